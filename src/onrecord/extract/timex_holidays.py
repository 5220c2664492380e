"""Readings of feasts and public holidays: "Christmas Day", "Labor Day 2031"."""

from __future__ import annotations

import re
from datetime import date

from onrecord.extract.timex_calendar import got, nearest_year, relative_year
from onrecord.extract.timex_scenes import Reading, Scene, dated
from onrecord.tools.dates import make_day
from onrecord.tools.tables import rows


def holiday(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "Christmas Day", "Labor Day 2031"."""
    wanted = got(match, "holiday").replace("’", "'")
    rule = next((row["rule"] for row in rows("times/holidays.tsv") if row["name"].lower() == wanted), "")
    year = int(got(match, "y") or 0) or relative_year(got(match, "rel"), scene.anchor)
    month = int(rule[:2]) if rule else 0
    if not month or not match.group()[0].isupper():
        return None
    year = year or nearest_year(scene, match, month, 1)
    if year is None:
        return dated(f"XXXX-{rule}" if "W" not in rule else f"XXXX-{month:02d}", precision="day")
    day = _rule_day(year, month, rule[3:])
    return dated(day.isoformat()) if day else None


def _rule_day(year: int, month: int, rule: str) -> date | None:
    if not rule.startswith("W"):
        return make_day(year, month, int(rule))
    nth, weekday = (int(part) for part in rule[1:].split("-"))
    first = make_day(year, month, 1)
    if first is None:
        return None
    day = 1 + (weekday - first.isoweekday()) % 7 + 7 * (nth - 1)
    return make_day(year, month, day) or make_day(year, month, day - 7)
