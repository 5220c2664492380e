"""The command `log`: a workspace in, what became of its stories reading by reading out."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.present.cli.output import say, write_json
from onrecord.present.cli.reading import json_option, workspace_option


@click.command("log", short_help="Show how stories came, grew, merged, split and went.")
@click.argument("story", required=False)
@workspace_option
@json_option
def log_command(story: str | None, workspace: Path, as_json: bool) -> None:
    """Show what each reading, and each same, different and remove, made of the stories: the oldest first.

    With STORY (its id, the beginning of it, or a former id) it is the life of this story, and of those it came from.
    """
    from onrecord.present.changes.lives import log_lines, log_rows
    from onrecord.present.naming import find_story
    from onrecord.wiring import build_store

    store = build_store(workspace, create=False)
    try:
        found = find_story(store, story) if story is not None else ""
        rows = log_rows(store, story=found)
        kept_from = min((told.number for told in store.history.readings()), default=0)
    finally:
        store.close()
    if as_json:
        write_json({"kept_from": kept_from, "story": found or None, "readings": rows})
        return
    for line in log_lines(rows):
        say(line)
    if not rows:
        say(f"Nothing is told of {found or 'any story'}. To read reports: onrecord read PATH... -w {workspace}")
    if kept_from > 1:
        say(f"The history tells of reading {kept_from} and later; what was before is let go.")
