"""Days: a TIMEX3 value or a day in, the days that it covers out; a day and a grain in, the period that holds it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from onrecord.tools.errors import WrongUse

By = Literal["day", "week", "month", "year"]
GRAINS: tuple[By, ...] = ("day", "week", "month", "year")
#: Days that the coverage spans at most for a grain to be chosen unasked.
SPANS: tuple[tuple[By, int], ...] = (("day", 45), ("week", 240), ("month", 3700))

_WHEN = re.compile(r"(\d{4})(?:-W(\d{2})(-WE)?|-Q([1-4])|-H([12])|-(SP|SU|FA|WI)|-(\d{2})(?:-(\d{2})(?:T.*)?)?)?")
_SEASONS = {"SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3)}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A day, an ISO week, a month or a year, by its first and last day."""

    first: date
    last: date
    by: By

    @property
    def label(self) -> str:
        """ISO 8601: 2031-05-03, 2031-W18, 2031-05 or 2031."""
        if self.by == "week":
            year, week, _ = self.first.isocalendar()
            return f"{year:04}-W{week:02}"
        return self.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.by]]


def days_of(value: str) -> tuple[date, date] | None:
    """Return the first and last day of a TIMEX3 date ("2031-05-03T20:00", "2031-W18", "2031-05", "2031-Q2", "2031"), or of
    an interval `a/b`; None where it names no days ("FUTURE_REF", "203") or none of the calendar."""
    if "/" in value:
        ends = [days_of(part) for part in value.split("/", 1)]
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] and ends[0][0] <= ends[1][1] else None
    found = _WHEN.fullmatch(value)
    try:
        return _days(found) if found else None
    except (ValueError, OverflowError):
        return None


def _days(found: re.Match[str]) -> tuple[date, date]:
    year, week, weekend, quarter, half, season, month, day = found.groups()
    if week:
        return date.fromisocalendar(int(year), int(week), 6 if weekend else 1), date.fromisocalendar(int(year), int(week), 7)
    if day:
        return (one := date(int(year), int(month), int(day))), one
    start, months = 1, 12
    if quarter:
        start, months = 3 * int(quarter) - 2, 3
    elif half:
        start, months = 6 * int(half) - 5, 6
    elif season:
        start, months = _SEASONS[season]
    elif month:
        start, months = int(month), 1
    return date(int(year), start, 1), _after(int(year), start + months) - timedelta(1)


def _after(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def period_of(first: date, last: date, by: By) -> Period | None:
    """Return the period that days lie in, None where it is too fine for them: "in May" is on no day.

    A week, or less, that lies in two months or years stands in that of its middle day, as ISO 8601 has it for weeks.
    """
    if (last - first).days < 7 and by in ("month", "year"):
        first = last = first + (last - first) / 2
    found = period_at(first, by)
    return found if last <= found.last else None


def label_of(first: date, last: date) -> str:
    """Return days as finely as a period holds them: "2031-05-03", "2031-05", "2031"; "a/b" where no year does."""
    found = (period_of(first, last, by) for by in GRAINS)
    return next((period.label for period in found if period), f"{first.isoformat()}/{last.isoformat()}")


def period_at(day: date, by: By) -> Period:
    """Return the period that holds a day."""
    if by == "day":
        return Period(day, day, by)
    if by == "week":
        monday = day.toordinal() - day.weekday()
        return Period(date.fromordinal(monday), date.fromordinal(min(monday + 6, date.max.toordinal())), by)
    first = day.replace(day=1) if by == "month" else day.replace(month=1, day=1)
    last = _last(first.year, first.month + 1 if by == "month" else 13)
    return Period(first, last, by)


def _last(year: int, month: int) -> date:
    """Return the day before a month begins; the calendar ends with the year 9999."""
    return date.max if (year, month) == (9999, 13) else _after(year, month) - timedelta(1)


def periods_back(latest: Period, most: int) -> Iterator[Period]:
    """Yield a period and those before it, `most` in all, none before the calendar begins."""
    at = latest
    for _ in range(most):
        yield at
        if at.first == date.min or (at.by == "week" and at.first.toordinal() <= 7):
            return
        at = period_at(at.first - timedelta(1), at.by)


def grain_of(first: date | None, last: date | None) -> By:
    """Return the grain that suits reports between two days: some tens of periods at most."""
    spanned = (last - first).days if first and last else 0
    return next((by for by, most in SPANS if spanned <= most), "year")


def bound(text: str, name: str, *, end: bool = False) -> date | None:
    """Return the first (or last) day of a day, month or year that was asked for, None for ""; WrongUse for anything else."""
    found = days_of(text) if re.fullmatch(r"\d{4}(-\d{2}){0,2}", text) else None
    if text and found is None:
        raise WrongUse(f"{name} {text!r} is no day. Write it as 2031-05-03, a month as 2031-05, a year as 2031.")
    return found[1 if end else 0] if found else None
