"""Readings of feasts and public holidays: "Christmas Day", "Labor Day 2031"."""

from __future__ import annotations

import re
from datetime import date

from onrecord.extract.timex_calendar import got, nearest_year, relative_year
from onrecord.extract.timex_scenes import Reading, Scene, dated
from onrecord.tools.dates import add_days, make_day, nth_day
from onrecord.tools.tables import rows


def holiday(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "Christmas Day", "Labor Day 2031"."""
    wanted = got(match, "holiday").replace("’", "'")
    rule = next((row["rule"] for row in rows("times/holidays.tsv") if row["name"].lower() == wanted), "")
    year = int(got(match, "y") or 0) or relative_year(got(match, "rel"), scene.anchor)
    if not rule or not match.group()[0].isupper():
        return None
    if rule.startswith("E"):
        return _by_easter(match, scene, year, int(rule[1:]))
    month = int(rule[:2])
    # The day itself tells the year where the rule names one; else the month's first will do.
    year = year or nearest_year(scene, match, month, 1 if "W" in rule else int(rule[3:]))
    if year is None:
        return dated(f"XXXX-{rule}" if "W" not in rule else f"XXXX-{month:02d}", precision="day")
    day = _rule_day(year, month, rule[3:])
    return dated(day.isoformat()) if day else None


def _by_easter(match: re.Match[str], scene: Scene, year: int | None, shift: int) -> Reading | None:
    """Date a feast that moves with Easter: in the year told, else the last one or the next by the verb."""
    if year is None and scene.anchor is None:
        return None
    years = [year] if year else [scene.anchor.year + n for n in (-1, 0, 1)] if scene.anchor else []
    days = [day for one in years if (easter := easter_day(one)) and (day := add_days(easter, shift))]
    if not year and scene.anchor:
        anchor, ahead = scene.anchor, scene.direction(match) == "future"
        days = [day for day in days if day >= anchor][:1] if ahead else [day for day in days if day <= anchor][-1:]
    return dated(days[0].isoformat()) if days else None


def easter_day(year: int) -> date | None:
    """Return Easter Sunday of a year by the Gregorian computus (Meeus 1991, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, extra = divmod(century, 4)
    sync = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - sync + 15) % 30
    back = (32 + 2 * extra + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * back) // 451
    month, day = divmod(epact + back - 7 * late + 114, 31)
    return make_day(year, month, day + 1)


def _rule_day(year: int, month: int, rule: str) -> date | None:
    if not rule.startswith("W"):
        return make_day(year, month, int(rule))
    nth, weekday = (int(part) for part in rule[1:].split("-"))
    return nth_day(year, month, nth, weekday)
