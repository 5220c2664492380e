"""Date words and ISO values: in go words ("Tuesday", "Sept.") and TIMEX3 values, out come days and intervals.

Values are ISO 8601 and TIMEX3 (ISO-TimeML): ``2031``, ``2031-06``, ``2031-06-18``, ``2031-W24``,
``2031-W24-WE``, ``2031-Q2``, ``2031-H1``, ``2031-SU``, ``203`` (a decade), ``20`` (a century),
``2031-06-18TAF``, ``2031-06-18T18:16``, ``2031-06/2031-08`` (an interval) and durations ``PT7H30M``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from onrecord.tools.tables import rows

Relation = Literal["same", "contains", "inside", "overlaps", "apart"]

#: First and last month of a season on the northern half of the earth; winter runs into the next year.
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
#: Mean hours of a duration's units; months and years by the mean Gregorian year of 365.2425 days.
_HOURS = {"Y": 8765.82, "M": 730.485, "W": 168.0, "D": 24.0, "H": 1.0, "m": 1 / 60, "S": 1 / 3600}
_DURATION = re.compile(r"P(?P<days>(?:[\dX.]{1,12}[YMWD])*)(?:T(?P<clock>(?:[\dX.]{1,12}[HMS])+))?")


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """The days from `earliest` to `latest`, both included."""

    earliest: date
    latest: date

    @property
    def days(self) -> int:
        """The number of days."""
        return (self.latest - self.earliest).days + 1


@cache
def word_numbers(kind: str) -> dict[str, str]:
    """Return the forms of a kind of date word ("month", "weekday", "season", "part"), lower case, with values."""
    return {row["form"].lower(): row["value"] for row in rows("times/names.tsv") if row["kind"] == kind}


def month_number(word: str) -> int | None:
    """Return 1 to 12 for a month's name or abbreviation, with or without a full stop."""
    found = word_numbers("month").get(word.lower().rstrip("."))
    return int(found) if found else None


def weekday_number(word: str) -> int | None:
    """Return 1 (Monday) to 7 for a weekday's name or abbreviation."""
    found = word_numbers("weekday").get(word.lower().rstrip("."))
    return int(found) if found else None


def parse_day(value: str) -> date | None:
    """Return the day at the head of an ISO value, None where it names no real day."""
    try:
        return date.fromisoformat(value[:10]) if len(value) >= 10 else None
    except ValueError:
        return None


def minutes_of(value: str) -> int | None:
    """Return the minutes since midnight that an ISO time of day tells ("2031-06-18T18:16"), None where it tells none."""
    found = re.search(r"T(\d\d):(\d\d)", value)
    return int(found[1]) * 60 + int(found[2]) if found else None


def make_day(year: int, month: int, day: int) -> date | None:
    """Return a day, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nth_day(year: int, month: int, nth: int, weekday: int) -> date | None:
    """Return the nth weekday (ISO) of a month; 5 is the last one."""
    first = make_day(year, month, 1)
    if first is None:
        return None
    day = 1 + (weekday - first.isoweekday()) % 7 + 7 * (nth - 1)
    return make_day(year, month, day) or make_day(year, month, day - 7)


def add_days(day: date, days: int) -> date | None:
    """Move a day; None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_months(day: date, months: int) -> date | None:
    """Move a day by months, to the month's last day where it has no such day; None beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, month_days(year, month + 1)))


def month_days(year: int, month: int) -> int:
    """Return the number of days of a month."""
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days


def month_span(year: int, first: int, last: int) -> Interval | None:
    """Return the days of the months `first` to `last` of a year; months above 12 run into the next year."""
    years = (year + (first - 1) // 12, year + (last - 1) // 12)
    if not (date.min.year <= years[0] and years[1] <= date.max.year):
        return None
    first, last = (first - 1) % 12 + 1, (last - 1) % 12 + 1
    return Interval(date(years[0], first, 1), date(years[1], last, month_days(years[1], last)))


def week_span(year: int, week: int, *, weekend: bool = False) -> Interval | None:
    """Return an ISO week's days, or its Saturday and Sunday."""
    try:
        first = date.fromisocalendar(year, week, 6 if weekend else 1)
        return Interval(first, date.fromisocalendar(year, week, 7))
    except ValueError:
        return None


def week_value(day: date, *, weekend: bool = False) -> str:
    """Return the TIMEX3 value of the ISO week that holds a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}" + ("-WE" if weekend else "")


def interval_of(value: str) -> Interval | None:
    """Return the days that a TIMEX3 date or time covers, None for a duration, a set or an unknown day."""
    if "/" in value:
        ends = [interval_of(part) for part in value.split("/", 1)]
        if ends[0] and ends[1] and ends[0].earliest <= ends[1].latest:
            return Interval(ends[0].earliest, ends[1].latest)
        return None
    head = value.split("T", 1)[0]
    if not re.fullmatch(r"\d{2,4}(?:-[\dWQHSPUFAIE-]+)?", head):
        return None
    if head.isdecimal():
        return _years(head)
    year, rest = int(head[:4]) if head[:4].isdecimal() else 0, head[5:]
    if year < 1 or head[4] != "-":
        return None
    return _within_year(year, rest)


def _years(head: str) -> Interval | None:
    low, high = int(head.ljust(4, "0")), int(head.ljust(4, "9"))
    return Interval(date(max(low, 1), 1, 1), date(high, 12, 31)) if high else None


def _within_year(year: int, rest: str) -> Interval | None:
    if rest in SEASONS:
        return month_span(year, *SEASONS[rest])
    if match := re.fullmatch(r"Q([1-4])", rest):
        return month_span(year, int(match[1]) * 3 - 2, int(match[1]) * 3)
    if match := re.fullmatch(r"H([12])", rest):
        return month_span(year, int(match[1]) * 6 - 5, int(match[1]) * 6)
    if match := re.fullmatch(r"W(\d\d)(-WE)?", rest):
        return week_span(year, int(match[1]), weekend=bool(match[2]))
    if match := re.fullmatch(r"(\d\d)", rest):
        return month_span(year, int(match[1]), int(match[1])) if 1 <= int(match[1]) <= 12 else None
    if match := re.fullmatch(r"(\d\d)-(\d\d)", rest):
        day = make_day(year, int(match[1]), int(match[2]))
        return Interval(day, day) if day else None
    return None


def relation(left: str, right: str) -> Relation | None:
    """Say how the days of two values lie to each other ("contains": left holds right); None where unknown."""
    a, b = interval_of(left), interval_of(right)
    if a is None or b is None:
        return None
    if a == b:
        return "same"
    if a.earliest <= b.earliest and b.latest <= a.latest:
        return "contains"
    if b.earliest <= a.earliest and a.latest <= b.latest:
        return "inside"
    return "overlaps" if a.earliest <= b.latest and b.earliest <= a.latest else "apart"


def contains(left: str, right: str) -> bool:
    """Say whether the days of `left` hold all days of `right` ("2031-06" holds "2031-06-18")."""
    return relation(left, right) in {"same", "contains"}


def hours_of(value: str) -> float | None:
    """Return the length of a TIMEX3 duration in hours; None where it is none or has an X for its number."""
    match = _DURATION.fullmatch(value)
    if not match or "X" in value or not (match["days"] or match["clock"]):
        return None
    total = 0.0
    for part, clock in ((match["days"], False), (match["clock"] or "", True)):
        for number, unit in re.findall(r"([\d.]+)([YMWDHS])", part):
            try:
                total += float(number) * _HOURS["m" if clock and unit == "M" else unit]
            except ValueError:
                return None
    return total


def precision_of(value: str) -> str:
    """Return the precision that a value's form tells: day, part-of-day, month, year, interval, duration, vague."""
    if value.startswith("P") and not value.endswith("_REF"):
        return "duration"
    if "T" in value and interval_of(value):
        return "part-of-day"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return "day"
    if re.fullmatch(r"\d{4}-\d\d", value):
        return "month"
    if re.fullmatch(r"\d{4}", value):
        return "year"
    return "interval" if interval_of(value) else "vague"
