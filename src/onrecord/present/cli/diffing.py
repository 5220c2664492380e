"""The command `diff`: a workspace in, what reading again changed in its articles and in its record out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.present.cli.output import say, write_json
from onrecord.present.cli.reading import json_option, workspace_option

if TYPE_CHECKING:
    from onrecord.flow.protocols import Store
    from onrecord.present.changes.rows import VersionsRow


@click.command("diff", short_help="Show what a reading changed, or the versions of a report.")
@click.argument("what", required=False, metavar="[READING|ARTICLE]")
@workspace_option
@json_option
@click.pass_obj
def diff_command(settings_file: Path | None, what: str | None, workspace: Path, as_json: bool) -> None:
    """Show what a reading changed: in the reports, and in the record of their stories.

    READING is its number; without one it is the last that changed something. ARTICLE is an article's id or its
    beginning, the file it was read from, or its address: its versions are shown, and what changed between them.
    """
    from onrecord.present.changes.lines import change_lines, version_lines
    from onrecord.present.changes.readings import changes_of
    from onrecord.wiring import build_store

    store = build_store(workspace, create=False)
    try:
        if what is not None and not (what.isdecimal() and len(what) < 10):
            versions = _versions(store, what, settings_file, workspace)
            if as_json:
                write_json(versions)
            else:
                for line in version_lines(versions):
                    say(line)
            return
        changes = changes_of(store, int(what) if what is not None else None)
    finally:
        store.close()
    if as_json:
        write_json(changes)
    elif changes is None:
        say(f"No reading that {workspace} tells of changed anything. To read again: onrecord read PATH... -w {workspace}")
    else:
        for line in change_lines(changes):
            say(line)


def _versions(store: Store, what: str, settings_file: Path | None, workspace: Path) -> VersionsRow:
    from onrecord.flow.settings import load_settings
    from onrecord.flow.stages import stages
    from onrecord.present.changes.versions import versions_of
    from onrecord.wiring import build_tools

    return versions_of(store, what, plan=stages(load_settings(settings_file)), tools=build_tools(workspace))
