"""Readings of the years and quarters that companies report on: "the third quarter", "fiscal 2031", "a year earlier"."""

from __future__ import annotations

import re

from onrecord.extract.timex_calendar import got, relative_year
from onrecord.extract.timex_scenes import NOTHING, Reading, Scene, dated


def fiscal(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "fiscal 2031" and "the fiscal year" by the calendar's year: whose fiscal year it is, is not told."""
    if got(match, "y"):
        return dated(match["y"])
    year = relative_year(got(match, "rel"), scene.anchor)
    return dated(f"{year:04d}", precision="interval") if year else None


_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}


def quarter_of(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the third quarter", "Q2 2031", "the first half of last year"."""
    half = got(match, "what") == "half"
    word = got(match, "n")
    number = _NTH.get(word) or (int(word) if word.isdecimal() else 2 if half else 4)
    if half and (number > 2 or not (got(match, "y") or got(match, "rel") or got(match, "year1"))):
        return NOTHING
    year = int(got(match, "y") or got(match, "year1") or 0) or relative_year(got(match, "rel"), scene.anchor)
    if year is None and scene.anchor is not None:
        begun = (scene.anchor.month - 1) // 3 + 1
        past = scene.direction(match) != "future"
        year = scene.anchor.year - (number > begun and past) + (number < begun and not past)
    letter = "H" if half else "Q"
    return dated(f"{year:04d}-{letter}{number}" if year else f"XXXX-{letter}{number}", precision="interval")


def quarter_same(_match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the quarter" in a report that has named one."""
    return dated(scene.quarter, precision="interval") if scene.quarter else None
