"""Dating: the publication date and the day of writing of each article, settled once its story is known.

In: a story's articles with their date candidates, and what feeds say of them. Out: one `Dating` an article, with its
last change and when it was first seen, and issues where a date cannot be told or was not taken. The reports of a story
were written within days of each other, so they vouch for one another:

1. what was published was published before it was fetched (`dating_bounds`);
2. every candidate, and every day that the texts name by number, votes for the story's window of days; a site's clock
   or a sidebar's date stands alone and is outvoted (`dating_windows`);
3. an article takes its best candidate, those inside the window first (`dating_choice`);
4. an article without one is dated by its own words against the others' (`dating_inference`);
5. the day of writing is the day before a printed date whose weekday the text still expects ("on Monday" will ...),
   and up to three days after a declared one on whose morrow the text looks back (`lateness`).

All sums are over sorted records, so that the order of arrival does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model.articles import Article, DateCandidate, Dating, Listed
from onrecord.model.issues import Issue
from onrecord.model.stories import Story
from onrecord.story.dating_bounds import bound_dates, first_seen, last_change
from onrecord.story.dating_choice import choose, take
from onrecord.story.dating_config import DEFAULT, DatingConfig
from onrecord.story.dating_inference import infer, take_inferred
from onrecord.story.dating_reasons import agreement
from onrecord.story.dating_reports import (
    DAY,
    DECLARED,
    STAGE,
    Report,
    day_of,
    numbered,
    read_report,
    resolved_days,
)
from onrecord.story.dating_windows import find_window
from onrecord.story.lateness import DaysTold, find_lateness
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools


def date_articles(group: Group, tools: Tools, *, config: DatingConfig = DEFAULT) -> Iterator[Dating | Issue]:
    """Settle the dates of one story's articles."""
    del tools
    members = {name for story in group.of(Story) for name in story.articles}
    articles = sorted((a for a in group.of(Article) if not members or a.id in members), key=lambda a: a.id)
    listed = {record.article: record for record in group.of(Listed)}
    reports = [read_report(article, listed.get(article.id), config) for article in articles]
    for report in reports:
        bound_dates(report, config)
    window, supporters = find_window(reports, config)
    for report in reports:
        choose(report, window, supporters, config)
    _move_late(reports)
    dated = [report for report in reports if report.written is not None]
    inferred = [infer(report, dated, window, config) for report in reports]
    for report, found in zip(reports, inferred, strict=True):
        take_inferred(report, found, window, config)
        if report.written is None:
            _take_change(report, config)
    for report in reports:
        yield from _result(report, reports, config)


def _take_change(report: Report, config: DatingConfig) -> None:
    """Date a report by its last change, where that is all that is told of it."""
    change = last_change(report, config)
    day = day_of(change.value) if change else None
    if change is not None and day is not None:
        take(report, change, day, [change])


def _move_late(reports: Sequence[Report]) -> None:
    """Move the day of writing on where a text looks back on days after the date declared for it."""
    told = {report.article.id: days for report in reports for days in [_told(report)] if days is not None}
    found = find_lateness(list(told.values()))
    for report in reports:
        late = found.get(report.article.id)
        if late is None or report.written is None:
            continue
        report.open_weekdays = late.open
        if late.days and late.mention:
            report.written += DAY * late.days
            report.resolved = resolved_days(report, report.written)
            report.evidence.append(report.article.span(late.mention.start, late.mention.end))
            report.reason += f"; written {late.days} {'day' if late.days == 1 else 'days'} later, as the text looks back on it"


def _told(report: Report) -> DaysTold | None:
    """Return what a dated report tells of days; a weekday printed with its date is told by the date."""
    written, chosen = report.written, report.chosen
    if written is None or chosen is None or len(chosen.value) < 10:
        return None
    spans = [(day.start, day.end) for day in report.named]
    weekdays = tuple(m for m in report.weekdays if not any(a <= m.start < b for a, b in spans))
    lead = report.lead if report.lead in weekdays else None
    named = frozenset(numbered(report.named, written.year))
    return DaysTold(report.article.id, written, chosen.basis in DECLARED, weekdays, lead, named)


def _result(report: Report, reports: Sequence[Report], config: DatingConfig) -> Iterator[Dating | Issue]:
    """Write down what was settled for one article."""
    yield from report.doubts
    vague = None if report.written else _vague(report, config)
    if report.written is None and vague is None:
        printed = ", ".join(dict.fromkeys(c.value[:10] for c in report.article.dates if c.kind != "seen"))[:34].rstrip(", ")
        shown = f" The page prints {printed}, which may be the day it was saved." if printed else ""
        message = f"When this article was published cannot be told.{shown}"
        yield Issue(STAGE, report.article.id, "warning", "undated", message)
    yield _dating(report, reports, vague, config)


def _vague(report: Report, config: DatingConfig) -> DateCandidate | None:
    """Return the best candidate that names no day, where it is well founded."""
    good = [c for c in report.vague if c.score >= config.accept]
    return min(good, key=lambda c: (-c.score, -len(c.value), c.value)) if good else None


def _dating(report: Report, reports: Sequence[Report], vague: DateCandidate | None, config: DatingConfig) -> Dating:
    """Return what was settled, with the last change and the first sight."""
    change, seen, chosen = last_change(report, config), first_seen(report), report.chosen or vague
    agreeing = agreement(report, reports)
    reason = report.reason if report.written else vague.reason if vague else "no date on the page that other reports or its text confirm"
    written = report.written.isoformat() if report.written else ""
    spans = report.evidence if report.written else [vague.evidence] if vague and vague.evidence else []
    return Dating(
        article=report.article.id,
        value=chosen.value if chosen else written,
        precision=chosen.precision if chosen else "day" if written else None,
        basis=chosen.basis if chosen else "inferred" if written else None,
        written=written,
        evidence=tuple(dict.fromkeys(spans))[:6],
        reason="; ".join(part for part in (reason, agreeing) if part),
        open_weekdays=report.open_weekdays if report.chosen else (),
        zone=chosen.zone if chosen else "",
        modified=change.value + change.zone if change else "",
        seen=seen.value + seen.zone if seen else "",
        modified_basis=change.basis if change else None,
        modified_evidence=(change.evidence,) if change and change.evidence else (),
        seen_basis=seen.basis if seen else None,
    )
