"""Day forms: the shapes in which a day is printed by number (12/06/2031, 12. Juni 2031, June 12, 2031年6月12日).

In: text whose digits are ASCII, and a run of digits in it. Out: a `Form` with the parts that are printed. Month names
come from `data/calendar.tsv`; numeric shapes are ISO 8601's and those with the day or the month first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.tools.tables import rows

#: Years that a report of our time can carry as its date.
FIRST_YEAR, LAST_YEAR = 1970, 2100
#: Characters before a day in which its month's name is looked for.
BACK = 32

YEAR = r"(?:19|20)\d\d"
NTH = r"(?:st|nd|rd|th|er|re|º|ª|°|\.)?"
NAME = r"[^\s\d.,;:/()|،·–—’'\"-]{2,20}"

_ISO = re.compile(rf"(?P<year>{YEAR})(?P<sep>[-/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?!\d)|"
                  rf"(?P<syear>{YEAR})\.\s(?P<smonth>\d\d?)\.\s(?P<sday>\d\d?)(?!\d)")  # fmt: skip
_IDEOGRAPHIC = re.compile(r"(?:(?P<year>(?:19|20)\d\d)\s?[年년]\s?)?(?P<month>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日号號일]")
_NUMERIC = re.compile(r"(?P<first>\d\d?)(?P<sep>[/.-])(?P<second>\d\d?)(?P=sep)(?P<year>(?:19|20)?\d\d)(?!\d|[.,/-]\d)|"
                      rf"(?P<sfirst>\d\d?)(?P<ssep>\.|\s?/)\s(?P<ssecond>\d\d?)(?P=ssep)\s(?P<syear>{YEAR})(?!\d|[.,/-]\d)")  # fmt: skip
_WORDED = re.compile(rf"(?P<day>\d\d?){NTH}(?:\s+(?:of|de|d[’'])|[\s-])?\s*(?P<name>ב?{NAME}(?:[\s/]{NAME})?)")
#: "حزيران/يونيو": a month by the names of two calendars.
_TWIN = re.compile(rf"\s?/\s?(?P<name>{NAME})")
_YEAR_AFTER = re.compile(rf"\.?(?:,?\s+|-|،\s*|/)(?:(?:de|del|of|năm)\s+)?(?P<year>{YEAR})(?!\d|[.,]\d)(?:\s?(?:г\.|года|р\.|року|م)(?!\w))?")
_YEAR_FIRST = re.compile(rf"(?P<year>{YEAR})[.,]?\s(?:m\.\s)?(?P<name>{NAME})\.?\s(?P<day>\d\d?)(?![\w:]|[.,]\d)")
_BEFORE = re.compile(rf"(?<![\w/.,+$€£-])(?P<name>{NAME})\.?,?\s{{1,3}}(?:de\s|of\s|den\s)?$")
_DAY_AFTER = re.compile(r"\d\d?(?:st|nd|rd|th)?(?![\w:]|[.,]\d)")
_YEAR_LAST = re.compile(rf"\s*,?\s+(?P<year>{YEAR})(?!\d|[.,]\d)")
_VIETNAMESE = re.compile(rf"(?P<day>\d\d?)\s?tháng\s(?P<month>\d\d?)(?:,?\s(?:năm\s)?(?P<year>{YEAR}))?(?!\d)")


@dataclass(frozen=True, slots=True)
class Form:
    """A day as printed at `[start, end)`; None for parts that are not printed.

    `swapped` is the other reading of a numeric date whose order cannot be told (04/05/2031), as ISO.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    swapped: str = ""
    numeric: bool = False


def is_day(year: int, month: int, day: int) -> bool:
    """Say whether such a day exists, in the years that reports can carry."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@cache
def calendar_names(kind: str) -> dict[str, int]:
    """Return the names of a kind ("month", "weekday"), in small letters and without a full stop, with their numbers."""
    return {row["name"]: int(row["number"]) for row in rows("calendar.tsv") if row["kind"] == kind}


def read_form(text: str, start: int, length: int) -> Form | None:
    """Read the day whose first digits are the run of so many digits at `start`; None where there is none."""
    free = start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "_/.,+$€£-")
    apart = free or not text[start - 1].isascii()
    if length == 4 and apart:
        found = _iso(text, start) or _year_first(text, start)
        if found:
            return found
    if apart:
        found = _ideographic(text, start)
        if found:
            return found
    if length <= 2 and free:
        found = _numeric(text, start) or _vietnamese(text, start) or _day_first(text, start)
        if found:
            return found
    return _month_first(text, start, length) if length in (1, 2, 4) else None


def _iso(text: str, at: int) -> Form | None:
    m = _ISO.match(text, at)
    if m is None:
        return None
    year, month, day = (int(m[part] or m["s" + part]) for part in ("year", "month", "day"))
    return Form(at, m.end(), year, month, day) if is_day(year, month, day) else None


def _ideographic(text: str, at: int) -> Form | None:
    m = _IDEOGRAPHIC.match(text, at)
    if m is None:
        return None
    year, month, day = int(m["year"]) if m["year"] else None, int(m["month"]), int(m["day"])
    return Form(at, m.end(), year, month, day) if is_day(year or 2000, month, day) else None


def _numeric(text: str, at: int) -> Form | None:
    """Read a numeric date: the day first where both orders can be, as in most countries."""
    m = _NUMERIC.match(text, at)
    if m is None:
        return None
    first, second, year = (int(m[part] or m["s" + part]) for part in ("first", "second", "year"))
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    if not is_day(year, second, first):
        return Form(at, m.end(), year, first, second, numeric=True) if is_day(year, first, second) else None
    dotted = (m["sep"] or m["ssep"]) == "."
    swapped = f"{year:04}-{first:02}-{second:02}" if first <= 12 and first != second and not dotted else ""
    return Form(at, m.end(), year, second, first, swapped, True)


def _vietnamese(text: str, at: int) -> Form | None:
    m = _VIETNAMESE.match(text, at)
    if m is None:
        return None
    year = int(m["year"]) if m["year"] else None
    good = is_day(year or 2000, int(m["month"]), int(m["day"]))
    return Form(at, m.end(), year, int(m["month"]), int(m["day"])) if good else None


def _day_first(text: str, at: int) -> Form | None:
    m = _WORDED.match(text, at)
    if m is None:
        return None
    month, end = _month(m.start("name"), m["name"])
    if month is None:
        return None
    twin = _TWIN.match(text, end)
    end = twin.end() if twin and calendar_names("month").get(twin["name"]) == month else end
    after = _YEAR_AFTER.match(text, end)
    year, day = int(after["year"]) if after else None, int(m["day"])
    if not is_day(year or 2000, month, day):
        return None
    stop = text[end : end + 1] == "." and not after
    return Form(at, after.end() if after else end + stop, year, month, day)


def _month(at: int, words: str) -> tuple[int | None, int]:
    """Return the month that the name at `at` tells, two words or one, and where it ends."""
    names = calendar_names("month")
    one = re.split(r"[\s/]", words)[0]
    for name in (words, one):
        key = name.lower()
        for skip in (0, 1 if key.startswith("ב") else 0):
            if key[skip:] in names:
                return names[key[skip:]], at + len(name)
    return None, at


def _year_first(text: str, at: int) -> Form | None:
    m = _YEAR_FIRST.match(text, at)
    month = calendar_names("month").get(m["name"].lower()) if m else None
    if m is None or month is None:
        return None
    year, day = int(m["year"]), int(m["day"])
    return Form(at, m.end(), year, month, day) if is_day(year, month, day) else None


def _month_first(text: str, at: int, length: int) -> Form | None:
    """Read "June 12, 2031" or "June 2031", from the digits after the month's name."""
    slot = max(0, at - BACK)
    before = _BEFORE.search(text[slot:at])
    month = calendar_names("month").get(before["name"].lower()) if before else None
    if before is None or month is None:
        return None
    start, name = slot + before.start("name"), before["name"]
    cased = name[0].isupper() or name[0] == name[0].upper()
    if length == 4:
        if re.search(r"\d[.\w]{0,2}\s?$", text[max(0, start - 5) : start]):  # "31 February 2031" is no day, nor a month
            return None
        year = int(text[at : at + 4])
        closed = not re.match(r"\d|[.,]\d", text[at + 4 : at + 6])
        return Form(start, at + 4, year, month, None) if cased and closed and FIRST_YEAR <= year <= LAST_YEAR else None
    m = _DAY_AFTER.match(text, at)
    if m is None or not cased:  # "may 20 people" is no day
        return None
    after = _YEAR_LAST.match(text, m.end())
    year_printed, day = int(after["year"]) if after else None, int(text[at : at + length])
    if not is_day(year_printed or 2000, month, day):
        return None
    return Form(start, after.end() if after else m.end(), year_printed, month, day)
