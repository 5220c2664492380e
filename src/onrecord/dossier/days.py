"""Dates as readers say them: ISO values in ("2031-06-08"), words out ("Sunday 8 June 2031"), and the way back."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

MONTHS = {name.lower(): n for n, name in enumerate(month_name) if name}
WEEKDAYS = {name.lower(): n for n, name in enumerate(day_name)}
_ISO = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d))?)?(?!\d)")


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is told; None for what is not."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def fits(self, iso: str) -> bool:
        """Say whether an ISO value tells all that this does, and the same."""
        match = _ISO.match(iso)
        if not match:
            return False
        year, month, day = (int(match[k]) if match[k] else None for k in ("y", "m", "d"))
        pairs = ((self.year, year), (self.month, month), (self.day, day))
        if any(mine is not None and mine != theirs for mine, theirs in pairs):
            return False
        return self.weekday is None or self.weekday == weekday_of(iso)


def weekday_of(iso: str) -> int | None:
    """Return 0 for Monday to 6 for Sunday, or None where the value is no day."""
    try:
        return date.fromisoformat(iso[:10]).weekday()
    except ValueError:
        return None


def tell_day(iso: str, *, weekday: bool = True, year: bool = True) -> str:
    """Say an ISO year, month or day in words; "" where it is none of them.

    >>> tell_day("2031-06-08")
    'Sunday 8 June 2031'
    """
    match = _ISO.match(iso)
    if not match:
        return ""
    if not match["m"]:
        return match["y"] if year else ""
    if not 1 <= int(match["m"]) <= 12:
        return ""
    parts = [month_name[int(match["m"])]]
    if match["d"]:
        number = weekday_of(iso)
        if number is None:
            return ""
        parts.insert(0, str(int(match["d"])))
        if weekday:
            parts.insert(0, day_name[number])
    return " ".join([*parts, match["y"]] if year else parts)


def tell_when(iso: str) -> str:
    """Say a day, month, year or interval ("2031-06-08/2031-06-09")."""
    first, _, last = iso.partition("/")
    if last and last != first:
        return f"{tell_day(first)} to {tell_day(last)}" if tell_day(first) and tell_day(last) else ""
    return tell_day(first)


def read_day(words: Sequence[str]) -> Day | None:
    """Read "[Sunday] 8 June [2031]", "June [2031]" or "2031" back; None where the words are anything else."""
    rest = [word.lower() for word in words]
    weekday = WEEKDAYS[rest.pop(0)] if rest and rest[0] in WEEKDAYS else None
    day = int(rest.pop(0)) if len(rest) > 1 and re.fullmatch(r"\d{1,2}", rest[0]) and rest[1] in MONTHS else None
    month = MONTHS[rest.pop(0)] if rest and rest[0] in MONTHS else None
    year = int(rest.pop(0)) if rest and re.fullmatch(r"[12]\d{3}", rest[0]) else None
    if rest or (weekday is not None and day is None) or (day is None and month is None and year is None):
        return None
    return Day(year, month, day, weekday)
