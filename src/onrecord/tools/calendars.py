"""Calendars: the days that a text names by number, as printed, without a guess at what is missing.

In: text. Out: `NamedDay` records with the parts that are printed. Month and weekday names of the languages
in `data/calendar.tsv` (Unicode CLDR); numeric forms after ISO 8601 and the day-first and month-first customs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.tools.tables import rows

#: Years that a report of our time can carry as its date.
FIRST_YEAR, LAST_YEAR = 1970, 2100


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day as printed at `[start, end)`; None for parts that are not printed. `weekday` is ISO (1 Monday).

    `swapped` is the other reading of a numeric date whose order cannot be told (04/05/2023), as ISO.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    weekday: int | None = None
    time: str = ""
    swapped: str = ""
    numeric: bool = False

    @property
    def iso(self) -> str:
        """The day in ISO 8601, as exact as it is printed; "" without a year."""
        if self.year is None:
            return ""
        return f"{self.year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")


def is_day(year: int, month: int, day: int) -> bool:
    """Say whether such a day exists, in the years that reports can carry."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def find_days(text: str) -> tuple[NamedDay, ...]:
    """Find the days that a text names by number, in order, the longest reading first where two overlap."""
    if not any(ch.isdigit() for ch in text):
        return ()
    found = sorted((day for match in _pattern().finditer(text) for day in _read(match, text)), key=lambda d: d.start)
    return tuple(found)


def weekday_of(word: str) -> int | None:
    """Return the ISO weekday (1 Monday) that a word names in full or in short; None for other words."""
    return _names("weekday").get(word.lower().rstrip("."))


@cache
def _names(kind: str) -> dict[str, int]:
    return {row["name"]: int(row["number"]) for row in rows("calendar.tsv") if row["kind"] == kind}


@cache
def _pattern() -> re.Pattern[str]:
    def names(kind: str) -> str:
        return "|".join(re.escape(name) for name in sorted(_names(kind), key=lambda n: (-len(n), n)))

    month, weekday = names("month"), names("weekday")
    nth = r"(?:st|nd|rd|th|er|º|ª|\.)?"
    year = r"(?P<{}>(?:19|20)\d\d)(?!\d|[.,]\d)"
    return re.compile(
        rf"(?:(?<!\w)(?P<wd>{weekday})\.?,?\s{{1,3}}(?:the\s|den\s|le\s|el\s)?)?"
        r"(?<![\w/.,+$€£-])(?:"
        r"(?P<iy>(?:19|20)\d\d)(?P<is>[-/.])(?P<im>\d\d?)(?P=is)(?P<id>\d\d?)(?!\d)"
        r"|(?P<cy>(?:19|20)\d\d)\s?[年년]\s?(?P<cm>\d\d?)\s?[月월]\s?(?P<cd>\d\d?)\s?[日일]"
        r"|(?P<na>\d\d?)(?P<ns>[/.-])(?P<nb>\d\d?)(?P=ns)(?P<ny>(?:19|20)?\d\d)(?!\d|[.,/-]\d)"
        rf"|(?P<dd>\d\d?){nth}(?:\s+(?:of|de|d[’'])|[\s-])\s*(?P<dm>{month})(?!\w)\.?"
        rf"(?:(?:,?\s+|-)(?:(?:de|del|of)\s+)?{year.format('dy')})?"
        rf"|(?P<mm>{month})(?!\w)\.?(?:\s+(?P<md>\d\d?)(?:st|nd|rd|th)?(?![\w:]|[.,]\d)"
        rf"(?:\s*,?\s+{year.format('my')})?|,?\s+(?:de\s+|of\s+)?{year.format('oy')})"
        r")"
        r"(?:T|,?\s+(?:at\s+|um\s+|à\s+|a las\s+)?|\s*[|–-]\s*)?"
        r"(?P<time>(?<=[T\s|–-])\d\d?[:.h]\d\d(?::\d\d)?(?!\d)(?:\.\d{1,9})?\s?(?:[ap]\.?m\.?(?!\w))?)?",
        re.IGNORECASE,
    )


def _read(match: re.Match[str], text: str) -> Iterator[NamedDay]:
    parts = match.groupdict()
    got = _numeric(parts) if parts["iy"] or parts["cy"] or parts["na"] else _worded(parts)
    if got is None:
        return
    year, month, day, swapped = got
    whole = match.group()
    end = match.start() + len(re.sub(r"[\s,|–-]+$", "", whole))
    start = match.start()
    weekday = parts["wd"]
    number = _names("weekday").get(weekday.lower()) if weekday else None
    after = re.match(r"\s*,?\s*\(?([^\W\d]{3,12})\b", text[end : end + 20]) if not number else None
    if after and len(after[1]) > 3:
        number = _names("weekday").get(after[1].lower())
    yield NamedDay(start, end, year, month, day, number, _clock(parts["time"] or ""), swapped, bool(parts["na"]))


def _numeric(parts: dict[str, str | None]) -> tuple[int, int, int, str] | None:
    if parts["iy"] or parts["cy"]:
        key = "i" if parts["iy"] else "c"
        year, month, day = (int(parts[key + part] or 0) for part in "ymd")
        return (year, month, day, "") if is_day(year, month, day) else None
    first, second, year = int(parts["na"] or 0), int(parts["nb"] or 0), int(parts["ny"] or 0)
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    if not is_day(year, second, first):
        return (year, first, second, "") if is_day(year, first, second) else None
    swapped = f"{year:04}-{first:02}-{second:02}" if first <= 12 and first != second else ""
    return year, second, first, swapped


def _worded(parts: dict[str, str | None]) -> tuple[int | None, int, int | None, str] | None:
    name = parts["dm"] or parts["mm"] or ""
    day = int(parts["dd"] or parts["md"] or 0) or None
    printed = parts["dy"] or parts["my"] or parts["oy"]
    if parts["mm"] and not name[0].isupper():  # "may 20 people" is no day
        return None
    year, month = int(printed) if printed else None, _names("month")[name.lower()]
    if day is None:
        return (year, month, None, "") if year and FIRST_YEAR <= year <= LAST_YEAR else None
    return (year, month, day, "") if is_day(year or 2000, month, day) else None


def _clock(printed: str) -> str:
    """Return a time of day as HH:MM or HH:MM:SS; "" where there is none."""
    got = re.match(r"(\d\d?)[:.h](\d\d)(?::(\d\d))?(?:\.\d+)?\s?([ap])?", printed, re.IGNORECASE)
    if not got:
        return ""
    hour, minute, second, half = int(got[1]), int(got[2]), got[3], (got[4] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return ""
    return f"{hour:02}:{minute:02}" + (f":{second}" if second else "")
