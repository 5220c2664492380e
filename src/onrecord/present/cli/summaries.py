"""Summaries: a store in, what the commands print of it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypedDict

from onrecord.engine.intake import Taken
from onrecord.flow.protocols import Store
from onrecord.model.articles import Article, Dating
from onrecord.model.dossiers import Dossier
from onrecord.model.issues import Issue
from onrecord.model.reuse import newsrooms_of
from onrecord.present.changes.readings import changed_reports
from onrecord.present.custody import Evidence
from onrecord.present.export.article_rows import IssueRow
from onrecord.present.export.articles import issue_row
from onrecord.present.export.stories import ordered

#: Doubts about a report that whoever reads it in should know of at once: code, and its words for one and for several.
DOUBTS = {
    "no-body": ("without a text", "without a text"),
    "stub": ("stub", "stubs"),
    "paywalled": ("behind a paywall", "behind a paywall"),
    "cut-short": ("cut short", "cut short"),
    "undated": ("undated", "undated"),
}


class StoryLine(TypedDict):
    """A story in a list of stories."""

    id: str
    title: str
    reports: int
    newsrooms: int
    first: str
    last: str
    points: dict[str, int]


class ReadSummary(TypedDict):
    """What a run read, and the stories that the workspace holds after it.

    `reading` is the run's number, for `onrecord diff`; `changed` counts the reports that say something else than when
    they were last read, `listed` the pages of which feeds and sitemaps tell without their text. `doubts` tells what is
    doubtful about the reports read: how many of each kind, and in all ("reports").
    """

    workspace: str
    reading: int
    captures: list[str]
    new: list[str]
    changed: int
    listed: int
    doubts: dict[str, int]
    stories: list[StoryLine]
    issues: list[IssueRow]


class ReportLine(TypedDict):
    """A report in a story; `earlier` counts the versions of it that were read before this one."""

    id: str
    path: str
    url: str
    title: str
    source: str
    origin: str
    published: str
    earlier: int


def story_line(dossier: Dossier) -> StoryLine:
    """Return what a list of stories says of one."""
    counts: dict[str, int] = {}
    for point in sorted(dossier.points, key=lambda p: p.status):
        counts[point.status] = counts.get(point.status, 0) + 1
    return {
        "id": dossier.story, "title": dossier.title, "reports": len(dossier.articles),
        "newsrooms": len(newsrooms_of(dossier.origins)), "first": dossier.first, "last": dossier.last, "points": counts,
    }  # fmt: skip


def story_list(store: Store) -> list[StoryLine]:
    """Return the stories of a store: those with most reports first."""
    return [story_line(dossier) for dossier in ordered(store.all(Dossier))]


def read_summary(store: Store, taken: Taken, workspace: Path) -> ReadSummary:
    """Return what `onrecord read` tells."""
    return {
        "workspace": str(workspace), "reading": taken.reading, "captures": sorted(taken.captures),
        "new": sorted(taken.new), "changed": changed_reports(store, taken.reading),
        "listed": taken.listed, "doubts": doubts_of(store, taken),
        "stories": story_list(store), "issues": [issue_row(issue) for issue in taken.issues],
    }  # fmt: skip


def doubts_of(store: Store, taken: Taken) -> dict[str, int]:
    """Count the doubts about the reports read, by kind, and the reports that have one; {} where there is none."""
    about: dict[str, set[str]] = {}
    for issue in store.all(Issue):
        if issue.code in DOUBTS:
            about.setdefault(issue.subject, set()).add(issue.code)
    captures = set(taken.captures)
    found = [about[article.id] for article in store.load(Article, sorted(about)) if article.capture in captures]
    counts = {code: sum(code in codes for codes in found) for code in DOUBTS}
    return {"reports": len(found), **{code: count for code, count in counts.items() if count}} if found else {}


def doubts_line(doubts: Mapping[str, int]) -> str:
    """Return the line on doubts: "Doubts about 3 reports: 2 stubs, 1 undated; their dossiers tell which."."""
    reports = doubts["reports"]
    kinds = [f"{doubts[code]} {words[doubts[code] != 1]}" for code, words in DOUBTS.items() if code in doubts]
    return f"Doubts about {reports} report{'s' * (reports != 1)}: {', '.join(kinds)}; their dossiers tell which."


def story_lines(stories: Iterable[StoryLine]) -> Iterator[str]:
    """Yield a line a story."""
    for line in stories:
        reports, rooms = line["reports"], line["newsrooms"]
        counts = f"{reports} report{'s' * (reports != 1)}, {rooms} newsroom{'s' * (rooms != 1)}"
        yield f"  {line['id']}  {counts:26} {' to '.join(sorted({line['first'], line['last']} - {''}))}  {line['title']}"


def report_lines(store: Store, dossier: Dossier) -> list[ReportLine]:
    """Return the reports of a story with whose text they are, by date of publication."""
    datings = {dating.article: dating.value for dating in store.all(Dating)}
    evidence = Evidence(store)
    origin_of = {article: origin.name for origin in dossier.origins for article in origin.articles}
    rows: list[ReportLine] = [
        {
            "id": article.id, "path": article.path, "url": article.url, "title": article.title,
            "source": article.source, "origin": origin_of.get(article.id, ""),
            "published": datings.get(article.id, ""), "earlier": len(evidence.earlier_ids(article.capture)),
        }
        for article in store.load(Article, dossier.articles)
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row["published"] or "9", row["id"]))
