"""The generated parts of the pages: templates and the program in, pages that tell what it does out.

Three things in the Markdown files are not written by hand:

* between `<!-- help: COMMAND -->` and `<!-- end -->`, what `onrecord COMMAND --help` prints;
* between `<!-- figures -->` and `<!-- end -->`, the table of `figures.json`;
* in blocks of kind `console`, what stands below each line that begins with `$ `: what the command prints on
  the bundled sample, lying in a folder `sample`. `| head -N` cuts it, `echo $?` tells the last exit code, and
  `sed -i 's/OLD/NEW/' FILE` changes a file.

`schema/` holds the JSON Schemas. Run `python docs/generate.py` after a change; the tests say when it is due.
"""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "src" / "onrecord" / "data" / "sample"
SCHEMAS = ROOT / "docs" / "schema"
#: Pages in the order in which they are made; the commands of a page run one after the other in one folder.
PAGES = tuple(ROOT / name for name in ("README.md", "docs/cli.md"))
COLUMNS = "88"
_HELP = re.compile(r"(<!-- help: ?([\w-]*) ?-->\n)(.*?)(<!-- end -->)", re.DOTALL)
_FIGURES = re.compile(r"(<!-- figures -->\n)(.*?)(<!-- end -->)", re.DOTALL)
_CONSOLE = re.compile(r"(```console\n)(.*?)(```)", re.DOTALL)

#: Runs the command line with these arguments and returns its exit code and what it printed.
Runner = Callable[[list[str]], tuple[int, str]]


def run_command(args: list[str]) -> tuple[int, str]:
    """Run the command line in this process, as on a terminal of fixed width."""
    from onrecord.present.cli.main import run

    raw = io.BytesIO()
    with io.TextIOWrapper(raw, "utf-8", write_through=True) as out:
        before, os.environ["COLUMNS"] = os.environ.get("COLUMNS"), COLUMNS
        try:
            with redirect_stdout(out), redirect_stderr(out):
                code = run(args)
        finally:
            os.environ.pop("COLUMNS")
            if before is not None:
                os.environ["COLUMNS"] = before
        out.flush()
        return code, raw.getvalue().decode("utf-8")


@dataclass(slots=True)
class Terminal:
    """A folder with the sample in which a page's commands run; remembers the last exit code."""

    run: Runner
    code: int = 0

    def told(self, line: str) -> str:
        """Return what a command line prints."""
        if line == "echo $?":
            return f"{self.code}\n"
        command, _, cut = line.partition(" | head -")
        words = shlex.split(command)
        if words[:2] == ["sed", "-i"]:
            _, old, new, _ = words[2].split("/")
            file = Path(words[3])
            file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
            return ""
        if words[0] != "onrecord":
            raise ValueError(f"no command of this program: {line}")
        self.code, text = self.run(words[1:])
        lines = [each.rstrip() for each in text.splitlines()]
        return "".join(f"{each}\n" for each in (lines[: int(cut)] if cut else lines))


def with_help(page: str) -> str:
    """Return a page with the help of its commands as they print it."""

    def block(found: re.Match[str]) -> str:
        _, text = run_command([*found[2].split(), "--help"])
        return f"{found[1]}```text\n{text.rstrip()}\n```\n{found[4]}"

    return _HELP.sub(block, page)


def with_figures(page: str) -> str:
    """Return a page with the table of the figures."""
    return _FIGURES.sub(lambda found: f"{found[1]}{''.join(figure_lines())}{found[3]}", page)


def figure_lines() -> Iterator[str]:
    """Yield the lines of the table of figures."""
    yield "| what | on | figure |\n|---|---|---|\n"
    for row in json.loads((ROOT / "docs" / "figures.json").read_text("utf-8"))["figures"]:
        yield f"| {row['what']} | {row['on']} | {row['told']} |\n"


def with_examples(page: str, run: Runner) -> str:
    """Return a page with what its example commands print."""
    terminal = Terminal(run)

    def block(found: re.Match[str]) -> str:
        commands = [line for line in found[2].splitlines() if line.startswith("$ ")]
        return found[1] + "".join(f"{line}\n{terminal.told(line[2:])}" for line in commands) + found[3]

    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        shutil.copytree(SAMPLE, "sample")
        return _CONSOLE.sub(block, page)


def schemas() -> dict[str, str]:
    """Return the schema files by name."""
    from onrecord.present.export.tables import TABLES

    commands = {"dossier": ["schema"], **{name: ["schema", "--table", name] for name in TABLES}}
    commands |= {f"diff-{of}": ["schema", "--diff", of] for of in ("reading", "article")}
    return {f"{name}.schema.json": run_command(args)[1] for name, args in commands.items()}


def main() -> None:
    """Write the generated parts anew."""
    for page in PAGES:
        made = with_examples(with_figures(with_help(page.read_text("utf-8"))), run_command)
        page.write_text(made, "utf-8")
    SCHEMAS.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (SCHEMAS / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
