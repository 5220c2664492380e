"""Readings of expressions made of units: "late last year", "six months ago", "five hours", "every week"."""

from __future__ import annotations

import re
from datetime import date

from onrecord.extract.timex_calendar import got, modified
from onrecord.extract.timex_counts import VAGUE, counted, duration_value, singular, unit_code
from onrecord.extract.timex_quarters import quarter_ago
from onrecord.extract.timex_scenes import NOTHING, Reading, Scene, dated, lasting
from onrecord.tools.dates import (
    Interval,
    add_days,
    add_months,
    interval_of,
    parse_day,
    week_value,
)
from onrecord.tools.tables import rows

#: Words that count from the date last told, and not from the day of writing.
_TOLD = ("that", "the same", "the follow", "following", "the next", "the previous", "the preceding")
#: How far back "in recent weeks" and ahead "in coming months" may reach, in units.
RECENT = 6


def shifted(day: date, unit: str, count: float) -> date | None:
    """Move a day by a number of units (hours and shorter leave it)."""
    code, factor = unit_code(unit)
    steps = count * factor
    if abs(steps) > 100_000:
        return None
    if code == "Y":
        return add_months(day, round(steps * 12))
    if code == "M":
        return add_months(day, round(steps))
    return add_days(day, round(steps * (7 if code == "W" else 1)) if code in {"W", "D"} else 0)


def unit_value(day: date, unit: str) -> str:
    """Return the value of the unit of the calendar that holds a day: its year, month, week or itself."""
    code, factor = unit_code(unit)
    name = singular(unit)
    if name == "quarter":
        return f"{day.year:04d}-Q{(day.month - 1) // 3 + 1}"
    if code == "Y":
        return f"{day.year:04d}"[: {1: 4, 10: 3, 100: 2}.get(int(factor), 4)]
    if code == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if code == "W":
        return week_value(day, weekend=name == "weekend")
    return day.isoformat()


def unit_rel(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "last year", "earlier this week", "the end of next month", "that day", "this weekend"."""
    rel, unit, mod = got(match, "rel"), got(match, "unit"), got(match, "mod")
    last = scene.told(match) if rel.startswith(_TOLD) and unit == "day" else scene.last
    if last != scene.last:
        return dated("XXXX-XX-XX", precision="vague")  # the day told lies ahead, what is told of is over
    day, step = _unit_anchor(rel, scene.anchor, last), _step(rel)
    code = unit_code(unit)[0]
    if _is_title(match):
        return NOTHING
    if rel in {"following", "previous", "the same", "that", "past", "current", "coming"} and code.startswith("T"):
        return NOTHING
    if code.startswith("T") or (day is None and rel.startswith(("that", "the same"))):
        return None
    if rel in {"the last", "the past", "this past", "past"} and unit in {"decade", "century", "day"}:
        return lasting(duration_value(1, unit), _back(scene.anchor, unit))
    around = rel in {"the next", "the following", "following", "the previous", "the preceding"}
    ahead = re.search(r"\b(?:will|shall|would)\b|['’]ll\b", match.string)
    # the day of what went before is not told: counting from the day of writing would make it up
    if day is None or (unit == "day" and around and not interval_of(last) and not ahead):
        return dated({"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX"}.get(code, "XXXX-XX-XX"), precision="vague")
    if rel.startswith(_TOLD) and (coarse := _coarse(last, unit, abs(step), step)):
        return coarse
    day = shifted(_weekend_day(day, rel, match, scene) if unit == "weekend" else day, unit, step)
    value = unit_value(day, unit) if day else ""
    if mod in {"earlier", "later", "the rest of", "the remainder of"} and scene.anchor:
        return dated(value, _clipped(interval_of(value), scene.anchor, mod), precision="interval")
    return modified(value, mod)


def _coarse(last: str, unit: str, count: float, sign: int) -> Reading | None:
    """Read "the next day" after a date without a day ("March 2018"): no finer than that; None where it is fine enough.

    The value leaves open what nobody told ("2018-XX-XX"); the days reach from that month or year so far past it.
    """
    told, code = interval_of(last), unit_code(unit)[0]
    day_known = parse_day(last) is not None or "W" in last
    grain = "Y" if last.isdecimal() else "" if day_known else "M"
    if told is None or not grain or code not in {"D", "W", "M"} or (code == "M" and grain == "M") or not last[:4].isdecimal():
        return None
    start, end = told.earliest, told.latest
    ends = shifted(start, unit, sign * count), shifted(end, unit, sign * count)
    days = Interval(min(start, ends[0]), max(end, ends[1])) if ends[0] and ends[1] else told
    if sign and count > 1:
        days = Interval(ends[0], ends[1]) if ends[0] and ends[1] else told
    value = f"{days.earliest.year:04d}" if days.earliest.year == days.latest.year else "XXXX"
    same = days.earliest.month == days.latest.month and value.isdecimal()
    month = f"{days.earliest.month:02d}" if same else "XX"
    tail = {"D": f"-{month}-XX", "W": "-WXX", "M": "-XX"}[code]
    return dated(value + tail, days, precision="approximate")


def _is_title(match: re.Match[str]) -> bool:
    """Say whether the words are a programme's name: \"This Week\", in quotation marks of its own."""
    text = match.string
    quoted = text[match.start() - 1 : match.start()] in {'"', "“", "'", "‘"} and match.start() > 0
    return quoted and match.group().istitle() and bool(re.match(r",?[\"”'’]|\s+With\b", text[match.end() :]))


def _step(rel: str) -> int:
    if re.search(r"last|past|previous|preceding|prior", rel):
        return -1
    return 1 if re.search(r"next|following|coming", rel) else 0


def _unit_anchor(rel: str, anchor: date | None, last: str) -> date | None:
    """Return the day to count from: for "that year" and "the following year" the date last told."""
    told = interval_of(last)
    return told.earliest if told and rel.startswith(_TOLD) else anchor


def _weekend_day(day: date, rel: str, match: re.Match[str], scene: Scene) -> date:
    """Return a day in the week whose weekend is meant: on a Monday "the weekend" is mostly the last one."""
    way = scene.direction(match) if rel == "the" and day.isoweekday() < 6 else "future"
    back = way == "past" or (way != "future" and day.isoweekday() <= 3)
    if rel == "this" and day.isoweekday() == 1 and scene.direction(match) == "past":
        back = True
    return (add_days(day, -7) or day) if back else day


def _clipped(days: Interval | None, anchor: date, mod: str) -> Interval | None:
    """Cut "earlier this year" at the day of writing, "later this year" before it."""
    if days is None or not days.earliest <= anchor <= days.latest:
        return days
    return Interval(days.earliest, anchor) if mod == "earlier" else Interval(anchor, days.latest)


def _in_days(unit: str, count: float) -> tuple[str, float]:
    """Return hours of a day and more as whole days: "the next 48 hours" reach two days on."""
    return ("day", -(-count // 24)) if singular(unit) == "hour" and count >= 24 else (unit, count)


def _back(anchor: date | None, unit: str, count: float = 1) -> Interval | None:
    unit, count = _in_days(unit, count)
    start = shifted(anchor, unit, -count) if anchor else None
    return Interval(start, anchor) if anchor and start else None


def _forth(anchor: date | None, unit: str, count: float = 1) -> Interval | None:
    unit, count = _in_days(unit, count)
    end = shifted(anchor, unit, count) if anchor else None
    return Interval(anchor, end) if anchor and end else None


def before_last(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the week before last" and "the weekend after next": two back, two ahead."""
    if scene.anchor is None:
        return None
    unit = got(match, "unit")
    day = shifted(scene.anchor, unit, -2 if got(match, "dir").startswith("before") else 2)
    return dated(unit_value(day, unit)) if day else None


def unit_the(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the year", "the week" as the one of writing."""
    unit = got(match, "unit")
    before = match.string[: match.start()].lower()
    prize = re.search(r"\b(?:of|man|woman|person|player|team|word)\s+$", before)
    part = re.search(r"(?:end|beginning|start|rest|half|quarter|months|most|part) of\s+$", before)
    if prize and unit == "year" and not part:
        return None
    value = unit_value(scene.anchor, unit) if scene.anchor else ""
    return dated(value, precision="interval") if value else None


def unit_part(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "year-end", "month end"."""
    days = interval_of(unit_value(scene.anchor, got(match, "unit"))) if scene.anchor else None
    if days is None or got(match, "unit") not in {"year", "month"}:
        return None
    back = re.search(r"\bsince\s+$", match.string[: match.start()].lower())
    return dated((add_days(days.earliest, -1) or days.latest if back else days.latest).isoformat())


def ago(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "six months ago" from the anchor, "a few months later" from the date last told."""
    unit, way = got(match, "unit"), got(match, "dir")
    words = got(match, "count") or ("" if unit != singular(unit) else "a")
    if unit == "year" and words in {"a", "one"} and way != "later" and (quarter := quarter_ago(match, scene)):
        return quarter
    count, code = counted(words), unit_code(unit)[0]
    sign = -1 if way in {"ago", "earlier", "before", "previously", "prior"} else 1
    if way in {"before", "prior"} and (count is None or re.match(r"\s+\w", match.string[match.end() :])):
        return None
    told = interval_of(scene.last)
    base = scene.anchor
    if way in {"later", "afterwards", "afterward", "before"} or (way == "earlier" and told and words != "a"):
        base = told.earliest if told else None
    if base is not None and base is not scene.anchor and count is not None and (coarse := _coarse(scene.last, unit, count, sign)):
        return coarse
    if base is None:
        return lasting(duration_value(count, unit)) if way != "ago" else dated("PAST_REF", precision="vague")
    if count is None:
        return _vague_ago(base, unit, words, sign)
    day = shifted(base, unit, sign * count)
    if day is None:
        return None
    value = unit_value(day, unit)
    fine = code == "D"
    return dated(value, precision="day" if fine else "approximate")


def _vague_ago(base: date, unit: str, words: str, sign: int) -> Reading:
    low, high = VAGUE.get(words, (2, 10))
    ends = [shifted(base, unit, sign * n) for n in (low, high)]
    days = Interval(min(ends[0], ends[1]), max(ends[0], ends[1])) if ends[0] and ends[1] else None
    if sign > 0 and days and unit_code(unit)[0] == "M":
        return dated(unit_value(days.earliest, unit), days, precision="approximate")
    return dated("PAST_REF" if sign < 0 else "FUTURE_REF", days, precision="approximate")


def ago_vague(_match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "long ago"."""
    return dated("PAST_REF", precision="vague")


def last_n(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the past three months", "the next several days", "the first nine months" as durations with their days."""
    way, unit, words = got(match, "dir"), got(match, "unit"), got(match, "count")
    count = counted(words)
    if words in {"a", "an"}:
        return None
    if way == "last" and re.search(r"\b(?:to|could|would|will|may|might|can|should|must|not|n['’]t)\s+$", match.string[: match.start()]):
        return lasting(duration_value(count, unit))
    reach = count if count is not None else float(VAGUE.get(words, (2, 10))[1])
    days = None
    if way in {"last", "past", "previous", "preceding", "recent", "latest"}:
        days = _back(scene.anchor, unit, reach)
    elif way in {"next", "coming"}:
        days = _forth(scene.anchor, unit, reach)
    return lasting(duration_value(count, unit), days)


def recent(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "in recent weeks" and "in the coming months", with the days they may reach over."""
    way, unit = got(match, "dir"), got(match, "unit")
    if way in {"last", "past", "recent"}:
        return lasting(duration_value(None, unit), _back(scene.anchor, unit, RECENT), precision="interval")
    if way in {"coming", "upcoming", "next"}:
        return lasting(duration_value(None, unit), _forth(scene.anchor, unit, RECENT), precision="interval")
    return lasting(duration_value(None, unit))


def same_time(_match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "at the time" as the date last told."""
    return dated(scene.past or "PAST_REF", precision="" if scene.past else "vague")


def since_then(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "since then": from the date last told to the anchor; "until then" looks to the one told that lies ahead."""
    if got(match, "w").startswith(("until", "by")) and scene.direction(match) == "future":
        return dated(scene.ahead or "FUTURE_REF", precision="" if scene.ahead else "vague")
    told = interval_of(scene.past)
    if not told or not scene.anchor or not got(match, "w").startswith("since"):
        return dated(scene.past or "PAST_REF", precision="" if scene.past else "vague")
    days = Interval(told.earliest, scene.anchor)
    return dated(f"{scene.past}/{scene.anchor.isoformat()}", days, precision="interval")


def reference(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "now", "recently", "soon"."""
    words = got(match, "w")
    value = next((row["value"] for row in rows("times/references.tsv") if row["words"] == words), "")
    if not value or (words == "soon" and re.match(r"\s+that\b", match.string[match.end() :])):
        return None
    anchor = scene.anchor
    days: Interval | None = Interval(anchor, anchor) if anchor else None
    if anchor and value == "FUTURE_REF":
        days = None
    elif anchor and value == "PAST_REF":
        days = _back(anchor, "months", 3) if "recent" in words or words == "lately" else None
    return dated(value, days, precision="vague")


def nothing(_match: re.Match[str], _scene: Scene) -> Reading | None:
    """Mark words that only look like a time: an age, a newspaper's name."""
    return NOTHING


