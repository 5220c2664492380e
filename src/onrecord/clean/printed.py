"""Printed dates: the days that a page or text prints outside its body, as candidates with their place and reason.

In: a layout. Out: `DateCandidate`s. What the words beside a date say of it ("Published", "Stand:", "更新") is data
(`data/times/date-labels.tsv`); a time of day with such a word and no day of its own is of the day printed before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from onrecord.clean.dates import (
    DEFAULT,
    DateConfig,
    country_of_host,
    declared_date,
    month_first,
    precision_of,
)
from onrecord.clean.datewords import DateWord, find_date_words
from onrecord.clean.layouts import Layout
from onrecord.clean.units import WORD, Unit
from onrecord.model.articles import BODY_KINDS, DateCandidate, DateKind
from onrecord.model.spans import Span
from onrecord.tools.calendars import NamedDay, ascii_digits, find_days
from onrecord.tools.clocks import find_clock, offset_of
from onrecord.tools.directory import Directory
from onrecord.tools.hosts import host_of

#: Words of a line outside the body in which a date is still the line's matter.
LONG_LINE = 40
#: Lines before a date that are looked at for other articles' titles.
NEAR = 200
#: Lines below the body from which "Published" may be the paper's own registration.
FOOT = 15
#: Characters after a label in which a time of day without a day is its own.
CLOCK_NEAR = 14


@dataclass(frozen=True, slots=True)
class Customs:
    """What settles doubtful dates: the article's language (ISO 639-1) and its outlet's country (alpha-3), "" unknown."""

    language: str = ""
    country: str = ""


def customs_of(language: str, url: str, source: str, directory: Directory) -> Customs:
    """Return the customs of an outlet: its country is the directory's, else that of its address."""
    host = host_of(url)
    row = directory.at(host) if host else None
    row = row or (directory.outlet(source, host) if source else None)
    return Customs(language, (row.country if row else "") or country_of_host(host))


def printed_dates(
    layout: Layout, article: str, *, customs: Customs = Customs(), config: DateConfig = DEFAULT
) -> Iterator[DateCandidate]:
    """Yield the dates printed outside the body."""
    for index, unit in enumerate(layout.units):
        text = _outside(unit)
        days = [day for day in find_days(text) if day.iso] if text else []
        if not days:
            yield from _unprinted(layout, index, text, article, config)
            continue
        labels = find_date_words(text)
        trailing = _trailing(days, labels)
        for number, day in enumerate(days):
            before = days[number - 1].end if number else 0
            after = days[number + 1].start if number + 1 < len(days) else len(text)
            label = _label_of(day, labels, before, after, trailing=trailing)
            score, reason = _judge(layout, index, day, label, config)
            span = Span(article, unit.start + day.start, unit.start + day.end, text[day.start : day.end])
            found = DateCandidate(day.iso, "day", "printed", score, span, reason, label or "published")
            found = _with_moment(found, unit, number, day, len(days))
            foreign = bool(labels) and not any(one.english for one in labels)
            yield from _readings(day, found, replace(customs, language="other") if foreign else customs)
            yield from _later(text, day, [one for one in labels if day.end <= one.start < after], found, config)


def _trailing(days: Sequence[NamedDay], labels: Sequence[DateWord]) -> bool:
    """Say whether a line's words stand behind their dates ("2031-05-12 14:05 更新"), as none stands before the first."""
    return bool(labels) and labels[0].start >= days[0].end and labels[-1].start >= days[-1].end


def _label_of(
    day: NamedDay, labels: Sequence[DateWord], before: int, after: int, *, trailing: bool
) -> DateKind | None:
    """Return what the words beside a date say: the last before it; the first behind it in a line of that order."""
    ahead = [label for label in labels if before <= label.start and label.end <= day.start]
    behind = [label for label in labels if day.end <= label.start and label.end <= after]
    near = behind[:1] if trailing else ahead[-1:]
    return near[0].kind if near else None


def _outside(unit: Unit) -> str:
    """Return the part of a unit that is not the article's own prose, "" for none."""
    if unit.kind in ("paragraph", "heading", "list", "blockquote", "headline", "standfirst", "caption"):
        return unit.text[: unit.lead]
    return unit.text if unit.words <= LONG_LINE else unit.text[:400]


def _unprinted(layout: Layout, index: int, text: str, article: str, config: DateConfig) -> Iterator[DateCandidate]:
    """Yield the declared moment of a line that prints it in other words ("2 hours ago")."""
    unit = layout.units[index]
    moments = unit.moment.split("\n")
    if not text or len(moments) != 1 or not moments[0]:
        return
    labels = find_date_words(text)
    near = index <= layout.last + 2 and unit.kind not in ("teaser", "comment") and unit.role not in ("list", "comments")
    kind: DateKind = labels[0].kind if labels else "published"
    score = (config.updated if kind == "modified" else config.alone_below) if near and index >= layout.first - NEAR else config.listed
    span = Span(article, unit.start, unit.end, unit.text)
    found = declared_date(moments[0], score=score, reason="the time element of a line by the headline", kind=kind)
    if found is not None:
        yield replace(found, evidence=span)


def _with_moment(found: DateCandidate, unit: Unit, number: int, day: NamedDay, count: int) -> DateCandidate:
    """Take the exact moment of the line's time element (HTML), where it is of the day and time that are printed."""
    moments = unit.moment.split("\n")
    value = moments[number] if len(moments) == count else ""
    exact = declared_date(value, score=0, reason="") if value else None
    if exact is None or exact.value[:10] != found.value or len(exact.value) < 11:
        return found
    if day.time and not exact.zone and (day.zone or exact.value[11:16] != day.time[:5]):  # a zone unknown is worth less
        return found
    return replace(found, value=exact.value, precision=exact.precision, zone=exact.zone,
                   reason=f"{found.reason}, to the minute in its time element")  # fmt: skip


def _judge(
    layout: Layout, index: int, day: NamedDay, label: DateKind | None, config: DateConfig
) -> tuple[float, str]:
    """Return the score of a date by its place and the words beside it, with the reason."""
    unit = layout.units[index]
    before, beside = _above_body(layout, index), unit.text
    rest = [w for w in WORD.findall(beside[: day.start] + " " + beside[day.end :]) if not w.isdigit()]
    if unit.lead:
        return config.dateline, "stands in the dateline"
    if unit.kind in ("teaser", "comment") or unit.role == "list":
        return config.listed, "stands with another article or a comment"
    if label == "modified":
        near = before or index <= layout.last
        return (config.updated if near else config.listed), "says when the page was updated"
    if label == "published":
        if _in_list(layout, index):
            return config.listed, "stands after the end, among other articles"
        if index > layout.last + FOOT:
            return config.masthead, "says when something was published, far below the text"
        return config.stated, "says when it was published"
    if (unit.kind == "credit" or day.time) and not before and index <= layout.last + 2:
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


def _in_list(layout: Layout, index: int) -> bool:
    """Say whether other articles' titles stand before a place after the body."""
    start = max(layout.last, index - NEAR)
    return any(u.kind == "teaser" or u.role == "comments" for u in layout.units[start:index])


def _readings(day: NamedDay, found: DateCandidate, customs: Customs) -> Iterator[DateCandidate]:
    """Yield a printed day with its time and zone; in both orders where nothing tells which of them is meant."""
    if day.day is None:
        yield replace(found, value=day.iso, precision="month")
        return
    clock = f"T{day.time}" if day.time else ""
    if clock and len(found.value) == 10:
        zone, doubt = _zone(day, customs)
        found = replace(found, value=day.iso + clock, precision=precision_of(day.iso, clock), zone=zone,
                        reason=found.reason + doubt)  # fmt: skip
    if not day.swapped:
        yield found
        return
    order = _order(day, customs)
    other = replace(found, value=day.swapped + found.value[10:])
    first, second = "read with the day first", "read with the month first"
    if order is not True:
        yield replace(found, reason=f"{found.reason}, {first}")
    if order is not False:
        score = found.score if order else round(found.score * 0.9, 3)
        yield replace(other, score=score, reason=f"{found.reason}, {second}")


def _order(day: NamedDay, customs: Customs) -> bool | None:
    """Say whether the month stands first (True), the day (False), or nothing tells (None)."""
    if day.weekday:
        plain, swapped = (date.fromisoformat(v).isoweekday() == day.weekday for v in (day.iso, day.swapped))
        if plain != swapped:
            return swapped
    if customs.language not in ("", "en", "und"):
        return False
    return month_first(customs.country) if customs.country else None


def _zone(day: NamedDay, customs: Customs) -> tuple[str, str]:
    """Return the offset of a printed time, and what is in doubt about it."""
    if not day.zone_name:
        return day.zone, ""
    when = date.fromisoformat(day.iso)
    zone = offset_of(day.zone_name, when, customs.country)
    return zone, "" if zone else f"; which offset “{day.zone_name}” means is not known"


def _later(
    text: str, day: NamedDay, labels: Sequence[DateWord], found: DateCandidate, config: DateConfig
) -> Iterator[DateCandidate]:
    """Yield the times of day that labels behind a day give without a day of their own: "updated 16:20"."""
    span = found.evidence
    if day.day is None or span is None or day.swapped:
        return
    flat = ascii_digits(text)
    for label in labels:
        clock = find_clock(flat, label.end, date.fromisoformat(day.iso))
        if clock is None or clock.start - label.end > CLOCK_NEAR or find_days(text[label.end : clock.end]):
            continue
        place = Span(span.article, span.start - day.start + clock.start, span.start - day.start + clock.end, text[clock.start : clock.end])
        value = f"{day.iso}T{clock.time}"
        score = min(found.score, config.updated) if label.kind == "modified" else found.score
        yield replace(found, value=value, precision=precision_of(day.iso, f"T{clock.time}"), zone=clock.zone, score=score,
                      evidence=place, kind=label.kind, reason=f"a time of day that the line gives with “{text[label.start : label.end]}”, of the day before it")  # fmt: skip
