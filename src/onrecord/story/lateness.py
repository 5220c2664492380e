"""Lateness: reports that were written later than the date declared for them, told by the weekdays they look back on.

In: the declared day of each report of a story and the weekdays it names. Out: by how many days a report's text is
younger than its date, and the weekdays that the evidence leaves open. A page's metadata often keeps the day of the
first version while the text has been rewritten since: dated Saturday the 15th, it tells what happened "early
Sunday". Such a Sunday is the 16th, not the 9th, where the other reports know the 16th and none knows the 9th.

Of 1,944 dated reports, past-tense weekdays fall off day by day (0 days back: 2,844, then 1,571, 336, 196, 104, 106)
and rise again at six days back (194): most of those mean the day after the declared date. Where the evidence is too
thin to say so, the weekday stays open: named, not dated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.tools.weekdays import WeekdayMention


@dataclass(frozen=True, slots=True, kw_only=True)
class LatenessConfig:
    """Weights of the evidence, chosen on invented stories (tests/story)."""

    most: int = 3  # days by which a text may be younger than its declared date
    past: float = 1.0  # another report was written on the later day or looks back on it
    future: float = 0.5  # another report expects it
    lead: float = 1.0  # the report opens with it, in the past tense
    hint: float = 0.5  # ... without a verb that tells
    again: float = 0.5  # the report names it more than once
    recounts: float = 0.5  # for the earlier day: the report also tells of days three or four back
    enough: float = 1.0  # evidence that a text is one day younger
    further: float = 1.5  # ... for each day, where it is more; another report must look back on that day too
    near: int = 3  # days back up to which a past weekday is plain


@dataclass(frozen=True, slots=True)
class DaysTold:
    """What one report tells of days: the day declared for it, its weekdays and the days it names by number.

    `movable` says that the day is only declared (metadata, address, feed), not printed with the text.
    """

    name: str
    written: date
    movable: bool
    weekdays: tuple[WeekdayMention, ...]
    lead: WeekdayMention | None
    named: frozenset[date]


@dataclass(frozen=True, slots=True)
class Lateness:
    """By how many days a text is younger, by which mention, and the ISO weekdays that stay open."""

    days: int = 0
    mention: WeekdayMention | None = None
    open: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """The reports that look back on a day or were written on it, those that expect it, those written near it."""

    past: Mapping[date, set[str]]
    future: Mapping[date, set[str]]
    running: Mapping[date, set[str]]


def find_lateness(reports: Sequence[DaysTold], *, config: LatenessConfig = LatenessConfig()) -> dict[str, Lateness]:
    """Map the reports' names to how late their texts are; a moved report vouches for others in a second round."""
    found: dict[str, Lateness] = {}
    told = {report.name: report for report in sorted(reports, key=lambda r: r.name)}
    for _ in range(2):
        known = _known(list(told.values()), config)
        moved = {}
        for name, report in told.items():
            if report.movable and not (name in found and found[name].days):
                found[name] = _later(report, known, config)
                moved[name] = found[name].days
        told = {n: replace(r, written=r.written + timedelta(moved.get(n, 0))) for n, r in told.items()}
    return found


def _known(reports: Sequence[DaysTold], config: LatenessConfig) -> _Known:
    """Gather the days that the reports vouch for without doubt."""
    past: dict[date, set[str]] = defaultdict(set)
    future: dict[date, set[str]] = defaultdict(set)
    running: dict[date, set[str]] = defaultdict(set)
    for report in reports:
        past[report.written].add(report.name)
        for day in report.named:
            past[day].add(report.name)
        for shift in (-1, 0, 1):
            running[report.written + timedelta(shift)].add(report.name)
        for mention in report.weekdays:
            back = _back(report.written, mention)
            if mention.direction == "past" and back <= config.near:
                past[report.written - timedelta(back)].add(report.name)
            elif mention.direction == "future" and back:
                future[report.written + timedelta(7 - back)].add(report.name)
    return _Known(past, future, running)


def _back(day: date, mention: WeekdayMention) -> int:
    """Return the days from the last such weekday up to a day, 0 to 6."""
    return (day.isoweekday() - mention.weekday) % 7


def _later(report: DaysTold, known: _Known, config: LatenessConfig) -> Lateness:
    """Weigh the later against the earlier reading of the weekdays that lie just ahead of the declared day."""
    past = [m for m in report.weekdays if m.direction == "past"]
    if report.lead is not None and report.lead not in past:
        past.append(report.lead)
    opened: list[int] = []
    for days in range(config.most, 0, -1):
        mentions = [m for m in past if _back(report.written, m) == 7 - days]
        if len(mentions) <= _expected(report, days):
            continue
        others, forward = _forward(report, days, mentions, known, config)
        backward = _backward(report, report.written + timedelta(days - 7), past, known, config)
        need = config.enough if days == 1 else config.further * days
        if forward >= need and forward > backward and (others or days == 1):
            return Lateness(days, min(mentions, key=lambda m: m.start))
        if days == 1 and not backward:
            opened.append(mentions[0].weekday)
    return Lateness(open=tuple(opened))


def _expected(report: DaysTold, days: int) -> int:
    """Count how often the report itself still expects the later day."""
    return sum(m.direction == "future" and _back(report.written, m) == 7 - days for m in report.weekdays)


def _forward(
    report: DaysTold, days: int, mentions: Sequence[WeekdayMention], known: _Known, config: LatenessConfig
) -> tuple[bool, float]:
    """Say whether another report looks back on the later day, and weigh what speaks for it."""
    day = report.written + timedelta(days)
    past = known.past.get(day, set()) - {report.name}
    future = known.future.get(day, set()) - {report.name} - past
    score = config.past * len(past) + config.future * min(1, len(future))
    if report.lead is not None and report.lead in mentions:
        score += config.lead if report.lead.direction == "past" else config.hint
    score += config.again * (len(mentions) > 1)
    return bool(past), score + config.past * (day in report.named)


def _backward(
    report: DaysTold, day: date, past: Sequence[WeekdayMention], known: _Known, config: LatenessConfig
) -> float:
    """Weigh what speaks for the earlier day: the story was running then, or the report recounts its week."""
    others = (known.past.get(day, set()) | known.running.get(day, set())) - {report.name}
    recounts = any(3 <= _back(report.written, m) <= 4 for m in past)
    return config.past * (len(others) + (day in report.named)) + config.recounts * recounts
