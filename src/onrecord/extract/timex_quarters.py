"""Readings of the years and quarters that companies report on: "the third quarter", "fiscal 2031", "a year earlier"."""

from __future__ import annotations

import re
from datetime import date

from onrecord.extract.timex_calendar import got, nearest_year, relative_year
from onrecord.extract.timex_counts import counted, duration_value
from onrecord.extract.timex_scenes import NOTHING, Reading, Scene, dated, lasting
from onrecord.tools.dates import Interval, add_days, add_months, make_day, month_days, month_number


def fiscal(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "fiscal 2031" and "the fiscal year" by the calendar's year: whose fiscal year it is, is not told."""
    if got(match, "y") or got(match, "yy"):
        return dated(got(match, "y") or f"20{got(match, 'yy')}")
    year = relative_year(got(match, "rel"), scene.anchor)
    return dated(f"{year:04d}", precision="interval") if year else None


_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
#: What is reported of a quarter that is over: after "fourth-quarter" in January it is the last one, be it announced.
_RESULTS = re.compile(
    r"\s+(?:\w+\s+)?(?:loss|losses|profits?|earnings|results|sales|income|revenues?|net|figures|numbers)\b", re.I
)
#: A sentence of figures, in which "a year earlier" is the quarter a year before the one reported.
_FIGURES = re.compile(r"[$£€¥#]\s?\d|\d\s?%|\d\s+(?:percent|per\s+cent|cents|pence|million|billion)\b", re.I)
_LONGER = re.compile(r"\b(?:six|nine|6|9)[\s-]months?\b|\bhalf\b|\bfull[\s-]year\b|\bfiscal\s+year\b|\bfor\s+the\s+year\b", re.I)


def quarter_of(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the third quarter", "Q2 2031", "next year's first quarter", "the first half of last year"."""
    half = got(match, "what") in {"half", "h"}
    word = got(match, "n")
    number = _NTH.get(word) or (int(word) if word.isdecimal() else 2 if half else 4)
    told = got(match, "y") or got(match, "year1")
    rel = got(match, "rel") or got(match, "rel2")
    if half and (number > 2 or not (told or rel)):
        return NOTHING
    year = int(told or 0) or relative_year(rel, scene.anchor)
    if year is None and scene.anchor is not None:
        year = _quarter_year(match, scene, number, scene.anchor)
    letter = "H" if half else "Q"
    return dated(f"{year:04d}-{letter}{number}" if year else f"XXXX-{letter}{number}", precision="interval")


def _quarter_year(match: re.Match[str], scene: Scene, number: int, anchor: date) -> int:
    """Return the year of a quarter told without one: one just over is that of its results, whatever the tense."""
    begun = (anchor.month - 1) // 3 + 1
    past = scene.direction(match) != "future"
    if not past and number < begun:
        return anchor.year + (begun - number > 1)
    results = _RESULTS.match(match.string, match.end())
    return anchor.year - (number > begun and (past or (begun == 1 and number == 4 and results is not None)))


def quarter_same(_match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the quarter", "the latest period" in a report that has named a quarter."""
    return dated(scene.quarter, precision="interval") if scene.quarter else None


def quarter_then(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the 2030 quarter", "the 2030 period" as that year's quarter of the same number, else as the year."""
    if scene.quarter:
        return dated(f"{match['y']}-{scene.quarter[5:]}", precision="interval")
    return dated(match["y"], precision="interval")


def quarter_ago(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "a year earlier", "the year-ago quarter" beside a quarter's figures as the quarter a year before; else None."""
    named = got(match, "period") in {"quarter", "period"}
    sentence = match.string
    compared = _FIGURES.search(sentence) and not _LONGER.search(sentence[: match.start()])
    if not scene.quarter or not (named or compared):
        return None
    year = int(scene.quarter[:4]) - 1
    return dated(f"{year:04d}-{scene.quarter[5:]}", precision="interval") if year > 0 else None


def period_ended(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the quarter" of "the quarter ended Sept. 30", "the three months" of "to May": the days up to then."""
    month, number, unit = month_number(match["month"]), int(got(match, "d") or 0), got(match, "unit").rstrip("s")
    year = int(got(match, "y") or 0) or (nearest_year(scene, match, month, number) if month else None)
    last = make_day(year, month, number or month_days(year, month)) if year and month else None
    count = counted(got(match, "count")) if got(match, "count") else 1.0
    after = add_days(last, 1) if last else None
    if last is None or after is None or count is None or not 0 < count < 100:
        return None
    months = {"quarter": 3, "year": 12, "month": 1}.get(unit, 0) * round(count)
    begin = add_months(after, -months) if months else add_days(after, -7 * round(count))
    if unit == "quarter":
        return dated(f"{last.year:04d}-Q{(last.month - 1) // 3 + 1}", precision="interval")
    return lasting(duration_value(count, unit), Interval(begin, last)) if begin else None
