"""Quality floors: gates.toml in, a line a figure and exit code 1 where one is not reached out.

A gate runs the program on a data set that lies beside the repository, and a grader on what comes out. It is
skipped, with a line, where the data is not at hand, and fails where the data is not the one that the floors
were set for (`digest`, which data in this repository does without; `--digests` prints today's).
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import subprocess
import sys
import tempfile
import time
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
GATES = Path(__file__).with_name("gates.toml")
ONRECORD = f"{shlex.quote(sys.executable)} -m onrecord"


def main() -> int:
    """Check the gates and say how many figures hold."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("names", nargs="*", help="gates to check (default: all)")
    options.add_argument("--digests", action="store_true", help="print the digests of the data and end")
    chosen = options.parse_args()
    gates = tomllib.loads(GATES.read_text("utf-8"))
    begun, held, missed, skipped = time.monotonic(), 0, 0, 0
    for name, gate in gates.items():
        if chosen.names and name not in chosen.names:
            continue
        paths = [ROOT / part for part in gate["data"]]
        absent = [str(part) for part, path in zip(gate["data"], paths, strict=True) if not path.exists()]
        if absent:
            say(f"{name}: skipped, {', '.join(absent)} is not at hand")
            skipped += 1
        elif chosen.digests:
            say(f"{name}: {digest_of(paths)}")
        elif gate.get("digest", digest_of(paths)) != digest_of(paths):
            say(f"{name}: MISSED, the data is not the one that the floors were set for ({digest_of(paths)})")
            missed += 1
        else:
            good, bad = check(name, gate)
            held, missed = held + good, missed + bad
    say(f"{missed} missed, {held} held, {skipped} skipped in {time.monotonic() - begun:.1f}s")
    return 1 if missed else 0


def check(name: str, gate: dict[str, Any]) -> tuple[int, int]:
    """Run a gate's commands and hold the figures of the last against its floors: (held, missed)."""
    with tempfile.TemporaryDirectory() as folder:
        output = ""
        for command in gate["run"]:
            own = {"onrecord": ONRECORD, "python": shlex.quote(sys.executable)}
            first = command.split(None, 1)[0]
            line = command.replace(first, own.get(first, first), 1)
            result = subprocess.run(
                line.replace("{out}", folder), shell=True, cwd=ROOT, capture_output=True, text=True, check=False
            )
            if result.returncode != 0:
                say(f"{name}: MISSED, {command!r} failed: {result.stderr.strip()[-400:]}")
                return 0, 1
            output = result.stdout
    figures = figures_of(output)
    held = missed = 0
    for kind, holds in (("at_least", lambda a, b: a >= b), ("at_most", lambda a, b: a <= b)):
        for figure, floor in gate.get(kind, {}).items():
            value = figures.get(figure)
            good = value is not None and holds(value, floor)
            held, missed = held + good, missed + (not good)
            say(f"{name}: {figure:36} {value if value is not None else 'none':>8}  {kind.replace('_', ' ')} "
                f"{floor}{'' if good else '  MISSED'}")  # fmt: skip
    return held, missed


def figures_of(output: str) -> dict[str, float]:
    """Return a grader's figures by name, from JSON or from lines of name and value; "3 of 8" counts as 3."""
    try:
        table = json.loads(output)
    except json.JSONDecodeError:
        table = dict(re.findall(r"(?m)^(\S+) +(\S.*)$", output))
    figures: dict[str, float] = {}
    for name, value in table.items():
        for key, part in (value if isinstance(value, dict) else {"": value}).items():
            number = re.match(r"-?\d+(\.\d+)?", str(part))
            if number:
                figures[f"{name}.{key}" if key else name] = float(number[0])
    counts = re.match(r"(\d+) of (\d+)", str(table.get("points.typed_right", "")))
    if counts:
        figures["points.typed_share"] = round(int(counts[1]) / max(1, int(counts[2])), 3)
    return figures


def digest_of(paths: list[Path]) -> str:
    """Return 16 hexadecimal digits of the SHA-256 of all files' names and bytes."""
    total = sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                total.update(f"{file.name}\0{file.stat().st_size}\0".encode())
                total.update(file.read_bytes())
    return total.hexdigest()[:16]


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
