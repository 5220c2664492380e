"""Calendars: the days that a text names by number, as printed, without a guess at what is missing.

In: text in any script's digits. Out: `NamedDay` records with the parts that are printed: a day in one of the shapes
of `dayforms`, the weekday beside it, the time of day with its zone after it or before it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.tools.clocks import Clock, clock_after, clock_before
from onrecord.tools.dayforms import FIRST_YEAR, LAST_YEAR, Form, calendar_names, is_day, read_form

__all__ = ["FIRST_YEAR", "LAST_YEAR", "NamedDay", "ascii_digits", "find_days", "is_day", "weekday_of"]

#: Characters before and after a day in which its weekday is looked for.
NEAR = 24
#: Behind the last block of decimal digits (Unicode 16: symbols for legacy computing).
BEYOND = 0x1FC00
_DIGITS = re.compile(r"\d+")
_WEEKDAY_BEFORE = re.compile(r"(?<!\w)(?P<name>[^\W\d_]+(?:[^\S\n]?[^\W\d_]+)?)[.)]?[,،]?\s{0,3}(?:(?:the|den|dem|le|el|o|a|il)\s)?$")
_WEEKDAY_AFTER = re.compile(r"\s*[,،]?\s*[(（]?\s?(?P<name>[^\W\d_]{1,14})")


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day as printed at `[start, end)`; None for parts that are not printed. `weekday` is ISO (1 Monday).

    `swapped` is the other reading of a numeric date whose order cannot be told (04/05/2023), as ISO. `time` is a time
    of day printed with it, `zone` its offset from UTC ("" unknown) and `zone_name` the zone's name as printed.
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
    zone: str = ""
    zone_name: str = ""

    @property
    def iso(self) -> str:
        """The day in ISO 8601, as exact as it is printed; "" without a year."""
        if self.year is None:
            return ""
        return f"{self.year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")


def find_days(text: str) -> tuple[NamedDay, ...]:
    """Find the days that a text names by number, in order, the longest reading first where two overlap."""
    if not _DIGITS.search(text):
        return ()
    return tuple(_days(ascii_digits(text)))


def weekday_of(word: str) -> int | None:
    """Return the ISO weekday (1 Monday) that a word names in full or in short; None for other words."""
    return calendar_names("weekday").get(word.lower().rstrip("."))


def ascii_digits(text: str) -> str:
    """Write the decimal digits of every script as 0 to 9; offsets stay."""
    return text if text.isascii() else text.translate(_digits())


@cache
def _digits() -> dict[int, str]:
    found: dict[int, str] = {}
    for code in range(0x80, BEYOND):
        value = unicodedata.decimal(chr(code), None)
        if value is not None:
            found[code] = str(value)
    return found


def _days(text: str) -> Iterator[NamedDay]:
    taken = 0
    for run in _DIGITS.finditer(text):
        if run.start() < taken or len(run.group()) > 4:
            continue
        form = read_form(text, run.start(), len(run.group()))
        if form is None or form.start < taken:
            continue
        named = _with_neighbours(text, form, taken)
        taken = named.end
        yield named


def _with_neighbours(text: str, form: Form, taken: int) -> NamedDay:
    """Add the weekday and the time of day that are printed with a day."""
    start, end = form.start, form.end
    slot = max(taken, start - NEAR)
    before = _WEEKDAY_BEFORE.search(text[slot:start])
    weekday, begins = _weekday(before, slot) if before else (None, 0)
    if weekday:
        start = begins
    else:
        after = _WEEKDAY_AFTER.match(text, end, end + NEAR)
        weekday = _weekday_after(after) if after else None
    whole = date(form.year, form.month, form.day) if form.year and form.day else None
    clock = clock_after(text, _past_weekday(text, end, weekday), whole) if form.day else None
    if clock is None and form.day:
        clock = clock_before(text, start, whole)
        clock = clock if clock and clock.start >= taken else None
        start = clock.start if clock else start
    else:
        end = clock.end if clock else end
    told = clock or Clock(0, 0, "")
    return NamedDay(start, end, form.year, form.month, form.day, weekday, told.time, form.swapped, form.numeric,
                    told.zone, told.named)  # fmt: skip


def _weekday(found: re.Match[str], slot: int) -> tuple[int | None, int]:
    """Return the weekday that ends before a day, two words or one, and where it begins."""
    words = found["name"]
    last = re.split(r"\s", words)[-1]
    for name in (words, last):
        number = weekday_of(name)
        if number is not None and (len(name) > 1 or not name.isascii()):
            return number, slot + found.start("name") + len(words) - len(name)
    return None, 0


def _weekday_after(found: re.Match[str]) -> int | None:
    name = found["name"]
    short = len(name) <= 3 and name.isascii()
    return None if short else weekday_of(name)


def _past_weekday(text: str, end: int, weekday: int | None) -> int:
    """Return where a time of day may follow: behind a weekday printed after the day."""
    after = _WEEKDAY_AFTER.match(text, end, end + NEAR) if weekday else None
    if after is None or weekday_of(after["name"]) != weekday:
        return end
    at = after.end()
    return at + 1 if text[at : at + 1] in (")", "）") else at
