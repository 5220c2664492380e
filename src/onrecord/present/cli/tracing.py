"""The command `trace`: an id in, its chain of custody out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.present.cli.output import say, write_json
from onrecord.present.cli.reading import json_option, workspace_option

if TYPE_CHECKING:
    from onrecord.present.links import Link

#: Earlier versions and listings of one article that are printed; JSON has all.
BESIDE = 10


@click.command("trace", short_help="Show what anything in a dossier rests on.")
@click.argument("thing", metavar="ID")
@workspace_option
@json_option
def trace_command(thing: str, workspace: Path, as_json: bool) -> None:
    """Show the chain of custody of anything in a dossier: down to the bytes, and one step up.

    It ends at the capture: address, time of fetching, WARC record, file, digest, size, media type and charset. Earlier
    versions of an article and what feeds say of it are named beside it.

    ID is that of a sentence of the brief, a point, claim, statement, quote, utterance, event, time, mention,
    actor, passage, origin, article, capture or story, or its beginning.
    """
    from onrecord.engine.aliases import stories_today
    from onrecord.present.custody import Evidence
    from onrecord.present.records import gather_material
    from onrecord.present.tracing import trace
    from onrecord.wiring import build_store

    store = build_store(workspace, create=False)
    try:
        stories = stories_today(thing, store) if thing.startswith("story-") else []
        link = trace(gather_material(store), Evidence(store), stories[0] if len(stories) == 1 else store.alias(thing))
    finally:
        store.close()
    if as_json:
        write_json(asdict(link))
        return
    for line in _lines(link, 0):
        say(line)
    for user in link.used_by:
        say(f"used by {user.kind} {user.id}: {_short(user.text)}")


def _lines(link: Link, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}{link.kind} {link.id}: {link.text if link.custody else _short(link.text)}"
    for below in (*link.rests_on, *link.beside[-BESIDE:]):
        yield from _lines(below, depth + 1)
    if len(link.beside) > BESIDE:
        yield f"{'  ' * depth}  and {len(link.beside) - BESIDE} more earlier versions or listings: onrecord diff {link.id}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 300 else f"{line[:299]}…"
