"""Readings of dates in figures: "2031-06-18T18:16", "18/06/2031", "06/18/2031" by the custom of the outlet's country."""

from __future__ import annotations

import re
from datetime import date

from onrecord.extract.timex_calendar import SLIP_DAYS, got
from onrecord.extract.timex_scenes import Reading, Scene, dated
from onrecord.tools.dates import Interval, make_day


def iso_day(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read 2031-06-18T18:16."""
    day = make_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return dated(day.isoformat() + _clock(match), precision=_fineness(match)) if day else None


def slash_day(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read 18/06/2031 or 06/18/2031: the order that gives a day; where both do, that of the outlet's country.

    Where that is unknown, the day that alone lies near the day of writing; else both stay open, as the bounds.
    """
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if len(match["y"]) == 2:
        year += 2000 if year < 50 else 1900
    first, second = make_day(year, b, a), make_day(year, a, b)
    if not (first or second) or (len(match["y"]) == 2 and match["sep"] != "/"):
        return None
    day = _ordered(first, second, match["sep"], scene)
    if day is None and first and second:
        return dated(f"{year:04d}-XX-XX", Interval(min(first, second), max(first, second)), precision="approximate")
    return dated(day.isoformat() + _clock(match), precision=_fineness(match)) if day else None


def _ordered(first: date | None, second: date | None, mark: str, scene: Scene) -> date | None:
    """Choose between the day-first and the month-first reading; None where nothing tells."""
    if first is None or second is None or first == second:
        return first or second
    if scene.month_first is not None:
        return second if scene.month_first else first
    if mark == ".":
        return first
    near = [day for day in (first, second) if scene.anchor and abs((day - scene.anchor).days) <= SLIP_DAYS]
    return near[0] if len(near) == 1 else None


def _clock(match: re.Match[str]) -> str:
    if not got(match, "h"):
        return ""
    seconds = f":{match['s']}" if got(match, "s") else ""
    return f"T{int(match['h']):02d}:{match['min']}{seconds}" if int(match["h"]) < 24 else ""


def _fineness(match: re.Match[str]) -> str:
    return "second" if got(match, "s") else "minute" if got(match, "h") else "day"
