"""The commands `stories`, `show` and `search`: a workspace in, what it holds out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from onrecord.present.cli.output import say, write_json
from onrecord.present.cli.reading import json_option, story_ids, workspace_option

if TYPE_CHECKING:
    from onrecord.model.dossiers import Dossier
    from onrecord.present.around import Around
    from onrecord.present.cli.listing import Order

#: The order in which differences are shown: what matters most to a reader first.
ORDER = ("disputed", "contested", "superseded", "scope", "less_precise", "rounded", "naming", "spelling")
#: Reports counted at most that have the words which no title has.
HITS = 100
#: Events of a story that are shown.
EVENTS = 10


@click.command("stories", short_help="List the stories of a workspace.")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option("--since", default="", metavar="DAY", help="Stories that went on after it: 2031-05-03, or 2031-05.")
@click.option("--until", default="", metavar="DAY", help="Stories that had begun by then.")
@click.option("--least", type=click.IntRange(1), default=1, metavar="N", help="Of so many reports at least.")
@click.option("--least-origins", type=click.IntRange(1), default=1, metavar="N", help="Of so many newsrooms at least.")
@click.option("--sort", "order", type=click.Choice(["size", "origins", "last"]), default="size", show_default=True,
              help="Most reports, most newsrooms or the latest first.")  # fmt: skip
@click.option("-n", "--limit", type=click.IntRange(0), default=0, metavar="N", help="At most so many; 0 is all.  [default: 0]")
@workspace_option
@json_option
def stories_command(
    words: tuple[str, ...], since: str, until: str, *, least: int, least_origins: int, order: Order, limit: int,
    workspace: Path, as_json: bool,
) -> None:  # fmt: skip
    """List the stories of a workspace, those with most reports first.

    Of each: its id, how many reports it has of how many independent newsrooms, its days, and the headline that says most
    of what most newsrooms say. The stories of one long-running affair stand together; those that go on from an earlier
    one are marked with an arrow. WORDS must stand in the title; for words of the reports: onrecord search.
    """
    from onrecord.present.cli.listing import Wanted, story_lines, story_list, terminal_width
    from onrecord.wiring import build_store

    wanted = Wanted(since=_day(since), until=_day(until), reports=least, newsrooms=least_origins, words=words, order=order,
                    most=limit)  # fmt: skip
    store = build_store(workspace, create=False)
    try:
        stories = story_list(store, wanted)
        known = bool(stories) or bool(story_list(store, Wanted(most=1)))
        hits = len(store.search(" ".join(words), limit=HITS)) if words and known and not stories else 0
    finally:
        store.close()
    if as_json:
        write_json(stories)
        return
    for line in story_lines(stories, width=terminal_width()):
        say(line)
    if not known:
        say(f"{workspace} holds no story. To read reports: onrecord read PATH... -w {workspace}")
    elif not stories:
        if words:
            say(f"No story of {workspace} that you asked for has {'all these words' if len(words) > 1 else 'this word'} in its title. "
                f"{_elsewhere(words, hits, workspace)}")  # fmt: skip
            return
        say(f"No story of {workspace} is what you asked for. To list all: onrecord stories -w {workspace}")


def _elsewhere(words: Sequence[str], hits: int, workspace: Path) -> str:
    """Return what leads to the reports that have in their text the words that no title has."""
    if not hits:
        return "Nor does any report have them."
    number = f"{hits} or more reports have" if hits == HITS else f"{hits} report{' has' if hits == 1 else 's have'}"
    return f"{number} them in the text: onrecord search {' '.join(map(quote, words))} -w {quote(str(workspace))}"


def _day(text: str) -> str:
    """Return a day, month or year as it was given, ISO 8601; WrongUse for anything else."""
    from onrecord.tools.dates import parse_day
    from onrecord.tools.errors import WrongUse

    if text and not (parse_day(f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10]) and len(text) in (4, 7, 10)):
        raise WrongUse(f"{text!r} is no day. Write it as 2031-05-03, a month as 2031-05, a year as 2031.")
    return text


@click.command("show", short_help="Show a story: its reports, and the points on which they differ.")
@click.argument("story")
@workspace_option
@json_option
def show_command(story: str, workspace: Path, as_json: bool) -> None:
    """Show a story in short: what happened, whose reports they are, where else it is told, and where the reports differ.

    STORY is a story's id or its beginning. All of it: onrecord dossier STORY.
    """
    from onrecord.present.around import find_around
    from onrecord.present.cli.summaries import report_lines
    from onrecord.present.export.stories import story_row
    from onrecord.present.records import gather_around
    from onrecord.wiring import build_store

    store = build_store(workspace, create=False)
    try:
        material = gather_around(store, story_ids(store, [story]))
        dossier = material.dossiers[0]
        reports = report_lines(store, dossier)
    finally:
        store.close()
    around = find_around(material)[dossier.story]
    if as_json:
        write_json({**story_row(dossier, around), "reports": reports})
        return
    say(dossier.title)
    for sentence in dossier.summary:
        say(f"  {sentence.text}")
    _say_ties(around)
    say("Reports:")
    for line in reports:
        whose = f", text of {line['origin']}" if line["origin"] not in ("", line["source"]) else ""
        say(f"  {line['published'][:10] or 'undated':10}  {line['source'] or line['path']}{whose}: {line['title']}")
        say(f"              {line['id']}")
        if line["earlier"]:
            say(f"              changed since it was first read; to see how: onrecord diff {line['id']} -w {workspace}")
    _say_told(around)
    _say_onward(around)
    _say_events(dossier, workspace)
    _say_points(dossier)


def _say_events(dossier: Dossier, workspace: Path) -> None:
    """Tell the events that most sentences tell, in the order of their days."""
    from onrecord.present.view.events import event_line, in_one_line, in_order

    most = sorted(dossier.events, key=lambda e: (e.status != "happened", -len(e.evidence), e.evidence, e.id))[:EVENTS]
    if most:
        say("Events:")
    for event in in_order(most):
        line = event_line(event)
        say(f"  {line.day or 'no date':10}  {in_one_line(line)}")
        say(f"              {event.id}")
    if len(dossier.events) > len(most):
        say(f"  and {len(dossier.events) - len(most)} more: onrecord export events -w {quote(str(workspace))}")


def _say_ties(around: Around) -> None:
    """Tell the stories of the same affair."""
    from onrecord.present.cli.listing import days_of

    for label, ties in (("Before this:", around.before), ("After this:", around.after)):
        if ties:
            say(label)
        for tie in ties:
            say(f"  {days_of(tie.first, tie.last)}  {tie.title}{'' if tie.ordered else ' (or at the same time)'}")
            say(f"              {tie.story}")
            say(f"              {' '.join(tie.reasons)}")


def _say_told(around: Around) -> None:
    """Tell where the story is told besides its reports."""
    if around.told:
        say("Also told in, counted for no newsroom:")
    for place in around.told:
        article = place.article
        say(f"  {article.source or article.path}: {article.title}, section “{place.heading}”")
        say(f"              {article.id} {place.span.start}-{place.span.end}")


def _say_onward(around: Around) -> None:
    """Tell the other stories that sections of the story's own articles tell of."""
    if around.onward:
        say("Its sections tell of other stories:")
    for one in around.onward:
        say(f"  “{one.place.heading}”: {one.title}")
        say(f"              {one.story}")


def _say_points(dossier: Dossier) -> None:
    """Tell the points on which the reports differ."""
    say("Points:")
    differing = [point for point in dossier.points if point.status in ORDER]
    for point in sorted(differing, key=lambda p: (ORDER.index(p.status), p.question, p.id)):
        say(f"  {point.status}: {point.question} {point.explanation}")
        say(f"              {point.id}")
    agreed = sum(point.status == "agreed" for point in dossier.points)
    single = sum(point.status == "single_source" for point in dossier.points)
    say(f"  {agreed} agreed by two or more newsrooms, {single} told by one source only.")


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
