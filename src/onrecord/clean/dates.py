"""Dates: every date that may be the day of publication, with its basis, score, place and reason.

In: a layout, and what a page or record declares. Out: `DateCandidate`s, best first. Which one holds is
settled once the story is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from onrecord.clean.layouts import Layout
from onrecord.clean.units import WORD, Unit
from onrecord.model.articles import BODY_KINDS, DateBasis, DateCandidate, Precision
from onrecord.model.spans import Span
from onrecord.tools.calendars import NamedDay, find_days, is_day


@dataclass(frozen=True, slots=True, kw_only=True)
class DateConfig:
    """Scores in [0, 1] of a printed date by where it stands; chosen by the order in which they should win."""

    stated: float = 0.9  # "Published June 19, 2023" near the headline or under the text
    stamped: float = 0.85  # an agency's stamp under the text
    alone_below: float = 0.8  # a line of its own between headline and body
    dateline: float = 0.85
    masthead: float = 0.6  # above the headline, with the paper's name or price
    updated: float = 0.55
    after: float = 0.3  # a date of its own after the body's end
    clock: float = 0.25  # alone above the headline, with its weekday: a site's clock, or a paper's day
    listed: float = 0.05  # beside another article, in a comment
    metadata: float = 0.95
    modified: float = 0.35
    url: float = 0.75


DEFAULT = DateConfig()
STATED = re.compile(r"(?i)\b(?:published|posted|first published|issued|date|publié|publicado|pubblicato|veröffentlicht|опубликовано)\b")
UPDATED = re.compile(r"(?i)\b(?:updated|modified|last|mis à jour|actualizado|aggiornato|aktualisiert|stand|обновлено)\b")
IN_URL = re.compile(r"(?<![\d])((?:19|20)\d\d)[/_-](\d\d?)[/_-](\d\d?)(?![\d])|(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
IN_URL_WORDS = re.compile(r"/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(\d\d?)(?!\d)", re.I)
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
ISO = re.compile(r"^\s*(\d{4})-?(\d\d)(?:-?(\d\d))?(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?)?")
#: Words of a line outside the body in which a date is still the line's matter.
LONG_LINE = 40
#: Lines before a date that are looked at for other articles' titles.
NEAR = 200


def printed_dates(layout: Layout, article: str, config: DateConfig = DEFAULT) -> Iterator[DateCandidate]:
    """Yield the dates printed outside the body."""
    for index, unit in enumerate(layout.units):
        text = _outside(unit)
        if not text:
            continue
        for day in find_days(text):
            if not day.iso:
                continue
            score, reason = _judge(layout, index, day, config)
            span = Span(article, unit.start + day.start, unit.start + day.end, text[day.start : day.end])
            yield from _candidates(day, score, span, reason)


def declared_date(value: str, *, score: float, reason: str, basis: DateBasis = "metadata") -> DateCandidate | None:
    """Make a candidate from a declared date: ISO 8601, or words; None where it cannot be read."""
    got = ISO.match(value)
    if got and is_day(int(got[1]), int(got[2]), int(got[3] or 1)):
        iso = f"{got[1]}-{got[2]}" + (f"-{got[3]}" if got[3] else "")
        clock = f"T{got[4]}:{got[5]}" + (f":{got[6]}" if got[6] else "") if got[3] and got[4] else ""
        precision: Precision = "month" if not got[3] else _precision(clock)
        return DateCandidate(iso + clock, precision, basis, score, None, reason)
    if re.fullmatch(r"\s*\d{9,13}(?:\.\d+)?\s*", value):
        return _from_epoch(float(value), score, reason)
    days = [day for day in find_days(value) if day.iso]
    if not days:
        return None
    return next(_candidates(days[0], score, None, reason, basis))


def url_dates(url: str, config: DateConfig = DEFAULT) -> Iterator[DateCandidate]:
    """Yield the day that a URL's path names."""
    named = IN_URL_WORDS.search(url[:2000])
    if named:
        parts = [int(named[1]), MONTHS.index(named[2].lower()) + 1, int(named[3])]
    else:
        found = IN_URL.search(url[:2000])
        parts = [int(g) for g in found.groups() if g] if found else []
    if len(parts) == 3 and is_day(*parts):
        iso = f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}"
        yield DateCandidate(iso, "day", "url", config.url, None, "the URL’s path names the day")


def best_first(candidates: Iterable[DateCandidate]) -> tuple[DateCandidate, ...]:
    """Sort candidates by score; of those with the same day and place only the best stays."""
    def key(date: DateCandidate) -> tuple[float, str, int, str]:
        return -date.score, date.value, date.evidence.start if date.evidence else -1, date.reason

    kept: dict[tuple[str, str, Span | None], DateCandidate] = {}
    for date in sorted(candidates, key=key):
        kept.setdefault((date.value, date.basis, date.evidence), date)
    return tuple(kept.values())


def _outside(unit: Unit) -> str:
    """Return the part of a unit that is not the article's own prose, "" for none."""
    if unit.kind in ("paragraph", "heading", "list", "blockquote", "headline", "standfirst", "caption"):
        return unit.text[: unit.lead]
    return unit.text if unit.words <= LONG_LINE else unit.text[:400]


def _judge(layout: Layout, index: int, day: NamedDay, config: DateConfig) -> tuple[float, str]:
    """Return the score of a date by its place and the words beside it, with the reason."""
    unit = layout.units[index]
    before, beside = _above_body(layout, index), unit.text
    rest = [w for w in WORD.findall(beside[: day.start] + " " + beside[day.end :]) if not w.isdigit()]
    if unit.lead:
        return config.dateline, "stands in the dateline"
    if unit.kind in ("teaser", "comment") or unit.role == "list":
        return config.listed, "stands with another article or a comment"
    if _updated_only(beside):
        near = before or index <= layout.last
        return (config.updated if near else config.listed), "says when the page was updated"
    if STATED.search(beside):
        if _in_list(layout, index):
            return config.listed, "stands after the end, among other articles"
        return config.stated, "says when it was published"
    if unit.kind == "credit" or (not before and day.time and index <= layout.last + 2):
        return config.stamped, "a stamp with the agency’s name" if unit.kind == "credit" else "a stamp under the text"
    if before:
        return _judge_above(layout, unit, day, rest, config)
    return config.after, "stands after the body’s end"


def _above_body(layout: Layout, index: int) -> bool:
    """Say whether a unit stands above the body, a first line of which may stand above it too."""
    lines = (i for i in range(layout.first, index) if layout.units[i].kind in BODY_KINDS)
    return next(islice(lines, 1, None), None) is None


def _judge_above(
    layout: Layout, unit: Unit, day: NamedDay, rest: list[str], config: DateConfig
) -> tuple[float, str]:
    below = layout.headline is not None and unit.start >= layout.headline[1]
    if below:
        return config.alone_below, "stands between headline and body"
    if len([w for w in rest if len(w) > 3]) > 1:
        return config.masthead, "stands in the line of the paper’s name"
    if day.weekday:
        return config.clock, "alone above the headline with its weekday: a site’s clock, or the paper’s day"
    return config.masthead, "stands above the headline"


def _updated_only(text: str) -> bool:
    return bool(UPDATED.search(text)) and not STATED.search(text)


def _in_list(layout: Layout, index: int) -> bool:
    """Say whether other articles' titles stand before a place after the body."""
    start = max(layout.last, index - NEAR)
    return any(u.kind == "teaser" or u.role == "comments" for u in layout.units[start:index])


def _candidates(
    day: NamedDay, score: float, span: Span | None, reason: str, basis: DateBasis = "printed"
) -> Iterator[DateCandidate]:
    clock = f"T{day.time}" if day.time and day.day else ""
    precision: Precision = _precision(clock) if day.day else "month"
    if day.swapped:
        reason += ", read with the day first"
    yield DateCandidate(day.iso + clock, precision, basis, score, span, reason)
    if day.swapped:
        reason = reason.replace("with the day first", "with the month first")
        yield DateCandidate(day.swapped + clock, precision, basis, round(score * 0.9, 3), span, reason)


def _precision(clock: str) -> Precision:
    return "day" if not clock else "second" if clock.count(":") == 2 else "minute"


def _from_epoch(seconds: float, score: float, reason: str) -> DateCandidate | None:
    from datetime import UTC, datetime

    seconds = seconds / 1000 if seconds > 1e11 else seconds
    value = datetime.fromtimestamp(seconds, UTC)
    if not is_day(value.year, value.month, value.day):
        return None
    return DateCandidate(value.strftime("%Y-%m-%dT%H:%M:%S"), "second", "metadata", score, None, reason)
