"""Reports for dating: what one article, and the feeds that list it, say about days. Records in, `Report`s out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from onrecord.model.articles import Article, DateCandidate, Listed
from onrecord.model.issues import Issue
from onrecord.model.spans import Span
from onrecord.story.dating_config import DatingConfig
from onrecord.tools.calendars import FIRST_YEAR, LAST_YEAR, NamedDay, find_days, is_day
from onrecord.tools.weekdays import WeekdayMention, find_weekdays

STAGE = "dating"
DAY = timedelta(days=1)
#: Weekdays and days named by number of one article that are weighed: calendars of fixtures name thousands.
MOST = 1000
#: Bases of a date that is declared for a page, and not printed with its text.
DECLARED = frozenset({"metadata", "url", "feed"})
YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/]|[.,-]\d)")


@dataclass(slots=True)
class Report:
    """What one article says about days, and what is settled for it.

    `days` are the candidates for the day of publication, `changes` the dates of a change, `sights` when it was seen,
    `vague` the candidates that name a month or a year only.
    """

    article: Article
    days: list[tuple[date, DateCandidate]]
    changes: list[DateCandidate]
    sights: list[DateCandidate]
    vague: list[DateCandidate]
    weekdays: list[WeekdayMention]
    named: list[NamedDay]
    lead: WeekdayMention | None
    sentences: frozenset[str]
    years: frozenset[int]
    chosen: DateCandidate | None = None
    written: date | None = None
    resolved: frozenset[date] = frozenset()
    evidence: list[Span] = field(default_factory=list)
    reason: str = ""
    open_weekdays: tuple[int, ...] = ()
    doubts: list[Issue] = field(default_factory=list)


def read_report(article: Article, listed: Listed | None, config: DatingConfig) -> Report:
    """Read the days that an article's candidates, body and captions name."""
    text = article.text
    weekdays: list[WeekdayMention] = []
    named: list[NamedDay] = []
    lead: WeekdayMention | None = None
    read = 0
    for block in article.blocks:
        if not (block.is_body or block.kind in ("caption", "dateline")):
            continue
        part = text[block.start : block.end]
        named += [replace(day, start=day.start + block.start, end=day.end + block.start) for day in find_days(part) if day.day]
        if not block.is_body:
            continue
        found = [replace(m, start=m.start + block.start, end=m.end + block.start) for m in find_weekdays(part, block.language or article.language)]
        weekdays += [m for m in found if m.far == 0]
        if lead is None and read < config.lead_chars:
            lead = next((m for m in found if m.direction != "future" and m.far == 0), None)
        read += len(part)
    dates = sorted((*article.dates, *(listed.dates if listed else ())), key=_order)
    told = [c for c in dates if c.kind != "seen"]
    return Report(
        article=article,
        days=[(day, c) for c in told for day in [day_of(c.value)] if day is not None],
        changes=[c for c in dates if c.kind == "modified"],
        sights=[c for c in dates if c.kind == "seen"],
        vague=[c for c in told if c.kind == "published" and len(c.value) < 10],
        weekdays=weekdays[:MOST],
        named=named[:MOST],
        lead=lead,
        sentences=_sentences(article),
        years=frozenset(int(y) for y in YEAR.findall(article.body[:20_000])),
    )


def _order(date: DateCandidate) -> tuple[float, str, str, str, str, str, int]:
    """Return what candidates are sorted by, the best first, so that the order in which they came changes nothing."""
    place = date.evidence.start if date.evidence else -1
    return (-date.score, date.value, date.kind, date.basis, date.zone, date.reason, place)


def _sentences(article: Article) -> frozenset[str]:
    """Return the longer sentences of an article, bare of marks, by which twins are known."""
    sentences = {re.sub(r"\W+", " ", s).casefold() for s in re.split(r"(?<=[.!?])\s+|\n+", article.body[:20_000])}
    return frozenset(s for s in sentences if s.count(" ") >= 8)


def day_of(value: str) -> date | None:
    """Return the day of an ISO value, None where it names none, or one that no report of our time can carry."""
    try:
        day = date.fromisoformat(value[:10]) if len(value) >= 10 else None
    except ValueError:
        return None
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def days_since(day: date, mention: WeekdayMention) -> int:
    """Return the days from the last such weekday up to a day, 0 to 6."""
    return (day.isoweekday() - mention.weekday) % 7


def resolve(mention: WeekdayMention, written: date) -> date:
    """Return the day that a weekday names in a text written on a day."""
    if mention.direction == "future":
        return written + DAY * (((mention.weekday - written.isoweekday() - 1) % 7) + 1)
    return written - DAY * days_since(written, mention)


def resolved_days(report: Report, written: date) -> frozenset[date]:
    """Return the days that a report's weekdays name, if it was written on that day."""
    return frozenset(resolve(mention, written) for mention in report.weekdays)


def weekday_beside(text: str, span: Span) -> int | None:
    """Return the weekday printed with a date."""
    start = max(0, span.start - 14)
    for day in find_days(text[start : span.end + 14]):
        if start + day.end >= span.end - 1:
            return day.weekday
    return None


def numbered(days: Iterable[NamedDay], year: int) -> set[date]:
    """Return the days that are named by number, those without a year in the given one."""
    named = [(d.year or year, d.month, d.day) for d in days if d.day]
    return {date(y, m, d) for y, m, d in named if is_day(y, m, d)}
