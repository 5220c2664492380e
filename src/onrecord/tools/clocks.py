"""Clocks: times of day with their time zones, as printed beside a date. Text in, `Clock`s out.

A zone is an offset from UTC as printed ("+02:00", "Z") or the one that a name stands for (`data/times/offsets.tsv`);
a name with several meanings ("IST") stays unknown unless the outlet's country settles it. Nothing is converted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from onrecord.tools.tables import rows

#: Characters before and after a date in which its time is looked for.
REACH = 60
#: Hours of the widest offset from UTC in use (Kiribati, +14:00).
WIDEST = 14


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day at `[start, end)`: `time` is HH:MM or HH:MM:SS, `named` the zone as printed, "" for none.

    `zone` is its offset from UTC, "" where it is not printed or has several meanings.
    """

    start: int
    end: int
    time: str
    zone: str = ""
    named: str = ""


def clock_after(text: str, at: int, day: date | None = None) -> Clock | None:
    """Read the time that follows a date which ends at `at`; None where none does."""
    found = _after().match(text, at, at + REACH)
    return _clock(found, text, day) if found else None


def clock_before(text: str, at: int, day: date | None = None) -> Clock | None:
    """Read the time that stands right before a date which begins at `at`: "2:05 PM ET, Mon June 3"."""
    start = max(0, at - REACH)
    for found in _anywhere().finditer(text, start, at):
        clock = _clock(found, text, day)
        if clock and re.fullmatch(r"[\s,،|·•–—/)-]{0,4}(?:on\s|den\s|le\s|del?\s|am\s)?", text[clock.end : at]):
            return clock
    return None


def find_clock(text: str, start: int, day: date | None = None) -> Clock | None:
    """Return the first time of day in `text[start : start + 60]`."""
    found = _anywhere().search(text, start, start + REACH)
    return _clock(found, text, day) if found else None


def zone_at(text: str, at: int, day: date | None = None, *, exact: bool = False) -> tuple[int, str, str]:
    """Read a zone printed at `at`: its end, its offset ("" unknown) and its name; (at, "", "") where there is none.

    `exact` says that a minus is an offset's after this time ("14:05:00-05:00"); else it is a range's ("14:05-15:00").
    """
    found = _OFFSET.match(text, at)
    if found and (exact or found["name"] or found["sign"] == "+" or ":" not in found.group()) and _offset(found):
        return found.end(), _offset(found), ""
    named = _NAMED.match(text, at)
    if named is None:
        return at, "", ""
    words = named["words"]
    while words:
        if words in _zones() or words.casefold() in _zones():
            end = named.start("words") + len(words)
            closing = 1 if text[end : end + 1] == ")" and "(" in text[at:end] else 0
            return end + closing, offset_of(words, day), words
        words = words.rpartition(" ")[0].rstrip()
    return at, "", ""


def offset_of(name: str, day: date | None = None, country: str = "") -> str:
    """Return the offset that a zone's name stands for at outlets of a country (alpha-3), "" where it is unknown."""
    meanings = _zones().get(name) or _zones().get(name.casefold()) or {}
    offset = meanings.get(country) or meanings.get("*", "")
    if ":" in offset and offset[0].isalpha():
        rule, _, pair = offset.partition(":")
        standard, _, summer = pair.partition("/")
        return "" if day is None else summer if is_summer(rule, day) else standard
    return offset


def is_summer(rule: str, day: date) -> bool:
    """Say whether clocks are set to summer time on a day: "us" since 2007, "eu" since 1996 (to the day)."""
    if rule == "us":
        return _sunday(day.year, 3, 8) <= day < _sunday(day.year, 11, 1)
    return _sunday(day.year, 3, 25) <= day < _sunday(day.year, 10, 25)


def _sunday(year: int, month: int, first: int) -> date:
    """Return the first Sunday on or after a day of a month."""
    day = date(year, month, first)
    return day + timedelta(days=7 - day.isoweekday())


_OFFSET = re.compile(
    r"(?:\s?\(?(?P<name>GMT|UTC)\s?(?=[+−-]\d))?\s?(?P<sign>[+−-])(?P<hours>\d\d?):?(?P<minutes>\d\d)?(?![\d.:/])\)?"
)
_NAMED = re.compile(r"\s?[(\[,]?\s?(?P<words>[^\W\d_]{1,10}(?:\s[^\W\d_]{2,10}){0,2})")


def _offset(found: re.Match[str]) -> str:
    hours, minutes = int(found["hours"]), int(found["minutes"] or 0)
    bare = found["minutes"] is None and not found["name"]
    if hours > WIDEST or minutes > 59 or (bare and (len(found["hours"]) < 2 or found["sign"] != "+")):
        return ""
    return f"{'+' if found['sign'] == '+' else '-'}{hours:02}:{minutes:02}"


@cache
def _zones() -> dict[str, dict[str, str]]:
    """Map names to offsets by country; names of several words in any case, abbreviations as they are printed."""
    found: dict[str, dict[str, str]] = {}
    for row in rows("times/offsets.tsv"):
        name = row["name"].casefold() if " " in row["name"] else row["name"]
        for country in row["countries"].split("|"):
            found.setdefault(name, {})[country] = row["offset"]
    return found


@cache
def _words(kind: str) -> dict[str, str]:
    return {row["word"]: row["value"] for row in rows("times/clock-words.tsv") if row["kind"] == kind}


def _either(kind: str) -> str:
    return "|".join(re.escape(word) for word in sorted(_words(kind), key=lambda w: (-len(w), w)))


@cache
def _time() -> str:
    half = _either("half")
    return (
        rf"(?:(?P<front>{half})\s?)?(?<![\d:.])(?P<hour>\d\d?)"
        r"(?:\s?(?P<mark>[:.hHu]|[時点时시]|：)\s?(?P<minute>\d\d)(?:[:分](?P<second>\d\d)(?:[.,]\d{1,9})?|\s?[分분])?"
        r"|(?P<bare>\d\d)(?=\s?(?:hrs|hours|GMT|UTC)\b))(?![\d/])"
        rf"(?:\s?(?P<half>{half})(?!\w))?(?:\s?(?:{_either('unit')})(?!\w))?"
    )


@cache
def _after() -> re.Pattern[str]:
    lead = rf"(?:T(?=\d)|\.?[\s,،;|·•–—/(\]日일)*-]{{1,5}}(?:(?:{_either('lead')})\s{{0,2}})?|(?<=[日일]))"
    return re.compile(lead + _time(), re.IGNORECASE)


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.:/-])" + _time(), re.IGNORECASE)


def _clock(found: re.Match[str], text: str, day: date | None) -> Clock | None:
    """Make a clock of a match; None where there is no such time of day."""
    hour, minute, second = int(found["hour"]), int(found["minute"] or found["bare"] or 0), found["second"]
    printed = (found["half"] or found["front"] or "").casefold()
    half = _words("half").get(printed, "")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59 or (second and int(second) > 59):
        return None
    if found["mark"] == "." and not _dotted(found, text):
        return None
    exact = bool(second) or text[max(0, found.start("hour") - 1)] in "Tt"
    end, zone, named = zone_at(text, found.end(), day, exact=exact)
    start = found.start("front") if found["front"] else found.start("hour")
    time = f"{hour:02}:{minute:02}" + (f":{second}" if second else "")
    return Clock(start, end, time, zone, named)


def _dotted(found: re.Match[str], text: str) -> bool:
    """Say whether "14.05" is a time of day: not the beginning of a date such as 14.05.2031."""
    return text[found.end() : found.end() + 1] != "." or not text[found.end() + 1 : found.end() + 2].isdigit()
