"""The command `actors`: a workspace and stories in, who is named in them out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.present.cli.output import say, write_json
from onrecord.present.cli.reading import json_option, story_ids, workspace_option

if TYPE_CHECKING:
    from onrecord.present.view.actors import ActorView


@click.command("actors", short_help="List who is named in a story, and why names are held to be one.")
@click.argument("stories", nargs=-1, metavar="[STORY]...")
@click.option("--kind", type=click.Choice(["person", "organisation", "place"]), default=None, help="Only actors of this kind.")
@click.option("--least", type=click.IntRange(1), default=1, metavar="N", help="Named so often at least.")
@click.option("--why", is_flag=True, help="Tell why names in other forms are held to be theirs.")
@workspace_option
@json_option
def actors_command(
    stories: tuple[str, ...], *, kind: str | None, least: int, why: bool, workspace: Path, as_json: bool
) -> None:
    """List the actors of stories (of all, without STORY): persons and bodies, then places, those named most first.

    Of each: its countries (ISO 3166), the roles that reports print with the days of the first and the last report that
    does, other forms of the name, how often it is named and otherwise referred to, and its id. Every link of a name to
    an actor with its reason: onrecord trace ID. To correct one: onrecord same, onrecord different.
    """
    from onrecord.present.records import gather_material
    from onrecord.present.view.actors import story_actors
    from onrecord.wiring import build_store

    store = build_store(workspace, create=False)
    try:
        wanted = story_ids(store, list(stories)) if stories else None
        material = gather_material(store, only=wanted)
    finally:
        store.close()
    found = {
        dossier.story: [a for a in story_actors(material, dossier.story) if (kind is None or a.kind == kind) and a.names >= least]
        for dossier in sorted(material.dossiers, key=lambda d: d.story)
    }
    if as_json:
        write_json([{"story": story, **asdict(actor)} for story, actors in found.items() for actor in actors])
        return
    titles = {dossier.story: " ".join(dossier.title.split()) for dossier in material.dossiers}
    for story, actors in found.items():
        if len(found) > 1:
            say(f"{titles[story]} ({story})")
        for actor in actors:
            for line in _lines(actor, why=why):
                say(line)
    if not any(found.values()):
        say("No actor of that kind is named so often." if found else f"{workspace} holds no story. To read reports: onrecord read PATH... -w {workspace}")


def _lines(actor: ActorView, *, why: bool) -> Iterator[str]:
    from onrecord.present.view.shown import count_of

    others = f", {count_of(actor.otherwise, 'time')} otherwise" if actor.otherwise else ""
    land = f" [{actor.countries}]" if actor.countries else ""
    judged = ", as a person said" if actor.judged else ""
    yield (f"{actor.name}{land}, {actor.kind}: named {count_of(actor.names, 'time')}{others} "
           f"in {count_of(actor.reports, 'report')}{judged}  {actor.id}")  # fmt: skip
    for office in actor.offices:
        yield f"    {office}"
    if actor.forms:
        yield f"    also: {'; '.join(actor.forms)}"
    if why:
        yield from (f"    why: {reason}" for reason in actor.reasons)
