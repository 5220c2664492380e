"""The commands `stories`, `show` and `search`: a workspace in, what it holds out."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from onrecord.present.cli.output import say, write_json
from onrecord.present.cli.reading import json_option, story_ids, workspace_option

#: The order in which differences are shown: what matters most to a reader first.
ORDER = ("disputed", "contested", "superseded", "scope", "less_precise", "rounded", "naming", "spelling")


@click.command("stories", short_help="List the stories of a workspace.")
@workspace_option
@json_option
def stories_command(workspace: Path, as_json: bool) -> None:
    """List the stories of a workspace, those with most reports first."""
    from onrecord.present.cli.summaries import story_lines, story_list
    from onrecord.wiring import build_store

    store = build_store(workspace, create=False)
    try:
        stories = story_list(store)
    finally:
        store.close()
    if as_json:
        write_json(stories)
        return
    for line in story_lines(stories):
        say(line.strip())
    if not stories:
        say(f"{workspace} holds no story. To read reports: onrecord read PATH... -w {workspace}")


@click.command("show", short_help="Show a story: its reports, and the points on which they differ.")
@click.argument("story")
@workspace_option
@json_option
def show_command(story: str, workspace: Path, as_json: bool) -> None:
    """Show a story in short: what happened, whose reports they are, and where they differ.

    STORY is a story's id or its beginning. All of it: onrecord dossier STORY.
    """
    from onrecord.model.dossiers import Dossier
    from onrecord.present.cli.summaries import report_lines
    from onrecord.present.export.stories import story_row
    from onrecord.wiring import build_store

    store = build_store(workspace, create=False)
    try:
        found = story_ids(store, [story])[0]
        dossier = next(d for d in store.all(Dossier) if d.story == found)
        reports = report_lines(store, dossier)
    finally:
        store.close()
    if as_json:
        write_json({**story_row(dossier), "reports": reports})
        return
    say(dossier.title)
    for sentence in dossier.summary:
        say(f"  {sentence.text}")
    say("Reports:")
    for line in reports:
        whose = f", text of {line['origin']}" if line["origin"] not in ("", line["source"]) else ""
        say(f"  {line['published'][:10] or 'undated':10}  {line['source'] or line['path']}{whose}: {line['title']}")
        say(f"              {line['id']}")
        if line["earlier"]:
            say(f"              changed since it was first read; to see how: onrecord diff {line['id']} -w {workspace}")
    say("Points:")
    differing = [point for point in dossier.points if point.status in ORDER]
    for point in sorted(differing, key=lambda p: (ORDER.index(p.status), p.question, p.id)):
        say(f"  {point.status}: {point.question} {point.explanation}")
        say(f"              {point.id}")
    agreed = sum(point.status == "agreed" for point in dossier.points)
    single = sum(point.status == "single_source" for point in dossier.points)
    say(f"  {agreed} agreed by two or more newsrooms, {single} told by one only.")


@click.command("search", short_help="Find reports by their words.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("-n", "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many.")
@workspace_option
@json_option
def search_command(words: tuple[str, ...], limit: int, workspace: Path, as_json: bool) -> None:
    """Find the reports of a workspace that hold all these words, best first."""
    from onrecord.wiring import build_store

    store = build_store(workspace, create=False)
    try:
        hits = store.search(" ".join(words), limit=limit)
    finally:
        store.close()
    if as_json:
        write_json([asdict(hit) for hit in hits])
        return
    for hit in hits:
        say(f"{hit.article}  {hit.title}")
        say(f"  {' '.join(hit.excerpt.split())}")
    if not hits:
        say("No report holds all these words.")
