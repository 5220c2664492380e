"""Windows: the days in which a story's reports were written, by the votes of all of them. Reports in, window out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.story.dating_config import DatingConfig
from onrecord.story.dating_reports import Report, days_since
from onrecord.tools.calendars import is_day

Window = tuple[date, date]


def find_window(reports: Sequence[Report], config: DatingConfig) -> tuple[Window | None, frozenset[str]]:
    """Return the days in which most evidence falls, and the articles whose evidence it is."""
    votes: dict[date, dict[str, float]] = {}
    years = {day.year for r in reports for day, _ in r.days} | {year for r in reports for year in r.years}
    for report in reports:
        name = report.article.id
        for day, weight in _votes(report, sorted(years), config):
            votes.setdefault(day, {})[name] = max(weight, votes.get(day, {}).get(name, 0.0))
    best: tuple[float, date, date] | None = None
    best_names: frozenset[str] = frozenset()
    days = sorted(votes)
    for i, first in enumerate(days):
        inside = [day for day in days[i : i + config.window + 1] if (day - first).days <= config.window]
        each: dict[str, float] = {}
        for day in inside:
            for name, weight in votes[day].items():
                each[name] = max(each.get(name, 0.0), weight)
        total = round(sum(each[name] for name in sorted(each)), 6)
        if best is None or total > best[0]:
            best, best_names = (total, first, inside[-1]), frozenset(each)
    return ((best[1], best[2]), best_names) if best else (None, frozenset())


def _votes(report: Report, years: Sequence[int], config: DatingConfig) -> Iterator[tuple[date, float]]:
    """Yield the days that one report speaks for, with weights."""
    for day, candidate in report.days:
        yield day, candidate.score
    for named in report.named:
        for year in [named.year] if named.year else years:
            if named.day is None or not is_day(year, named.month, named.day):
                continue
            day = date(year, named.month, named.day)
            if named.weekday and named.weekday != day.isoweekday():
                continue
            fits = (named.weekday is not None) + (report.lead is not None and 0 <= days_since(day, report.lead) <= 1)
            yield day, config.named * (1 + fits)
