"""The command `watch`: feeds in, the pages they list fetched, kept as WARC files and read into the workspace."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord import __version__
from onrecord.present.cli.output import LiveLine, note, say, write_json_line
from onrecord.present.cli.reading import code_of, json_option, run_into, tell_issues, workspace_option

if TYPE_CHECKING:
    from onrecord.read.watching.rounds import Round
    from onrecord.read.watching.state import State
    from onrecord.tools.protocols import Tools

#: Captures lie in this folder, beside the workspace.
FOLDER = "captures"
#: What the program calls itself; --agent adds how to reach whoever runs it.
AGENT = f"onrecord/{__version__} (keeps to robots.txt)"
#: The shortest time between two rounds, in seconds.
SHORTEST = 60.0
_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}


def read_span(context: click.Context, parameter: click.Parameter, value: str) -> float:  # noqa: ARG001
    """Read a span of time such as 90s, 15m, 1h, 1d and return its seconds."""
    found = re.fullmatch(r"(\d{1,6})\s*([smhd])", value.strip().lower())
    if not found or float(found[1]) * _UNITS[found[2]] < SHORTEST:
        raise click.BadParameter(f"{value!r} is no span of a minute at least, such as 15m, 2h or 1d.")
    return float(found[1]) * _UNITS[found[2]]


@click.command("watch", short_help="Poll feeds and read the pages they list.")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@workspace_option
@click.option("--once", is_flag=True, help="One round, then end.")
@click.option("--every", "every_s", default="15m", show_default=True, callback=read_span, metavar="SPAN",
              help="Time from the beginning of one round to the next: 90s, 15m, 2h, 1d.")  # fmt: skip
@click.option("--limit", type=click.IntRange(0, 100_000), default=200, show_default=True, metavar="N",
              help="Pages fetched in one round at most.")  # fmt: skip
@click.option("--allow-host", "allowed", multiple=True, metavar="NAME",
              help="A host that may have a private address or another port than 80 and 443.")  # fmt: skip
@click.option("--delay", type=click.FloatRange(0, 3600), default=3.0, show_default=True, metavar="SECONDS",
              help="Pause between two requests to one host; a longer one in its robots.txt is kept.")  # fmt: skip
@click.option("--agent", default=AGENT, show_default=True, metavar="TEXT",
              help="What the program calls itself to hosts; add how to reach you.")  # fmt: skip
@click.option("--compare/--no-compare", default=True,
              help="Read what was fetched into the workspace after each round, or only keep it.")  # fmt: skip
@json_option
@click.pass_obj
def watch_command(
    settings_file: Path | None, feeds: tuple[str, ...], *, workspace: Path, once: bool, every_s: float, limit: int,
    allowed: tuple[str, ...], delay: float, agent: str, compare: bool, as_json: bool,
) -> int:  # fmt: skip
    """Poll feeds (RSS, Atom, news sitemaps), fetch the pages they list, and read them into a workspace.

    FEED is a URL, or @FILE with the URL of one page a line. Fetched pages are kept as WARC files in the folder
    captures beside the workspace, with the state of the watch, so that a run that was stopped or killed goes on where
    it was. Nothing is fetched that a site's robots.txt does not allow, or from an address that is not public unless
    its host is allowed by name. Ctrl-C ends it.
    """
    _check_installed()
    from onrecord.read.watching.config import WatchConfig
    from onrecord.read.watching.setup import check_feeds, open_watching

    wanted = check_feeds(feeds)
    watching = open_watching(
        workspace.parent / FOLDER, workspace=workspace.name, agent=agent, allowed=allowed,
        config=replace(WatchConfig(), delay_s=delay),
    )  # fmt: skip
    reader = _Reader(watching.state, workspace, settings_file)
    try:
        while True:
            began = watching.clock.monotonic()
            with LiveLine() as line:
                done = watching.round(wanted, pages=limit, tell=lambda url, left: line.show(f"{url} ({left} more)" if left else url))
            result, code = reader.read() if compare else ({}, 0)
            # A page that is gone, or that robots.txt refuses, is told; it is no fault of the watch.
            code = 1 if any(issue.level == "error" for issue in done.issues) else code
            _tell(done, result, workspace, as_json=as_json)
            if once:
                return code
            watching.clock.sleep(max(0.0, began + every_s - watching.clock.monotonic()))
    finally:
        watching.close()


def _check_installed() -> None:
    from onrecord.tools.errors import WrongUse

    missing = [name for name in ("httpx", "httpcore", "protego") if find_spec(name) is None]
    if missing:
        raise WrongUse(f"watch needs {', '.join(missing)}. Install it with: pip install 'onrecord[watch]'")


class _Reader:
    """Reads WARC files into the workspace, with helpers that are built once."""

    def __init__(self, state: State, workspace: Path, settings_file: Path | None) -> None:
        self._state, self._workspace, self._settings_file = state, workspace, settings_file
        self._tools: Tools | None = None

    def read(self) -> tuple[dict[str, Any], int]:
        """Read the files that were not yet read, those of a run that was killed too; return what came of it, and a code."""
        from onrecord.present.changes.readings import changed_reports
        from onrecord.wiring import build_store, build_tools

        names = self._state.archives_unread()
        paths = [self._workspace.parent / FOLDER / name for name in names]
        there = tuple(str(path) for path in paths if path.exists())
        if not there:
            self._state.mark_read(names)
            return {"reports": 0, "new": 0, "changed": 0, "left_out": 0}, 0
        self._tools = self._tools or build_tools(self._workspace)
        store = build_store(self._workspace)
        try:
            taken = run_into(store, self._settings_file, there, tools=self._tools)
            changed = changed_reports(store, taken.reading)
        finally:
            store.close()
        self._state.mark_read(names)
        tell_issues(replace(taken, issues=tuple(issue for issue in taken.issues if issue.level != "info")))
        counts = {"reports": taken.reports, "new": taken.new_reports, "changed": changed, "left_out": len(taken.left_out)}
        return counts, code_of(taken) if taken.captures else 0


def _tell(done: Round, result: dict[str, Any], workspace: Path, *, as_json: bool) -> None:
    """Tell what a round did, and what was seen of everything that was not fetched."""
    counts = {
        name: getattr(done, name)
        for name in ("feeds", "listed", "fetched", "unchanged", "refused", "failed", "waiting")
    }
    issues = [
        {"subject": issue.subject, "level": issue.level, "code": issue.code, "message": issue.message}
        for issue in done.issues
    ]
    if as_json:
        write_json_line({**counts, **result, "issues": issues})
        return
    for issue in done.issues:
        note(f"{issue.level}: {issue.subject}: {issue.message}")
    words = (
        f"{count(done.feeds, 'feed')} polled, {count(done.listed, 'page')} newly listed: {done.fetched} fetched, "
        f"{done.unchanged} unchanged, {done.refused} refused by robots.txt, {done.failed} failed, {done.waiting} waiting."
    )
    read = f" {count(result['reports'], 'report')} read, {result['new']} of them new." if result else ""
    say(words + read)
    if result.get("left_out"):
        say(f"{count(result['left_out'], 'report')} left out, as removed before. For the ids: onrecord remove --list -w {workspace}")
    if result.get("changed"):
        say(f"{count(result['changed'], 'report')} changed since last read. To see how: onrecord diff -w {workspace}")


def count(number: int, one: str) -> str:
    """Return a number with what is counted."""
    return f"{number} {one if number == 1 else one + 's'}"
