"""Summaries: a store in, what the commands print of it out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

from onrecord.engine.intake import Taken
from onrecord.flow.protocols import Store
from onrecord.model.articles import Article, Dating
from onrecord.model.dossiers import Dossier
from onrecord.model.issues import Issue
from onrecord.present.changes.readings import changed_reports
from onrecord.present.cli.listing import StoryLine, story_list
from onrecord.present.custody import Evidence
from onrecord.present.export.article_rows import IssueRow
from onrecord.present.export.articles import issue_row

#: Doubts about a report that whoever reads it in should know of at once: code, and its words for one and for several.
DOUBTS = {
    "no-body": ("without a text", "without a text"),
    "stub": ("stub", "stubs"),
    "paywalled": ("behind a paywall", "behind a paywall"),
    "cut-short": ("cut short", "cut short"),
    "undated": ("undated", "undated"),
}


class ReadSummary(TypedDict):
    """What a run read, and the stories that the workspace holds after it.

    `reading` is the run's number, for `onrecord diff`; `changed` counts the reports that say something else than when
    they were last read, `listed` the pages of which feeds and sitemaps tell without their text. `left_out` are reports (ids)
    that were removed, and were found again. `doubts` tells what is
    doubtful about the reports read: how many of each kind, and in all ("reports").
    """

    workspace: str
    reading: int
    captures: list[str]
    new: list[str]
    changed: int
    listed: int
    left_out: list[str]
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


def read_summary(store: Store, taken: Taken, workspace: Path) -> ReadSummary:
    """Return what `onrecord read` tells."""
    return {
        "workspace": str(workspace), "reading": taken.reading, "captures": sorted(taken.captures),
        "new": sorted(taken.new), "changed": changed_reports(store, taken.reading),
        "listed": taken.listed, "left_out": list(taken.left_out), "doubts": doubts_of(store, taken),
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


def report_lines(store: Store, dossier: Dossier) -> list[ReportLine]:
    """Return the reports of a story with whose text they are, by date of publication."""
    datings = {d.article: d.value for d in store.load(Dating, [f"dating-{name}" for name in dossier.articles])}
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
