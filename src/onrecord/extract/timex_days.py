"""Readings of days and times of day: "Sunday afternoon", "yesterday", "last night", "10 p.m. Wednesday"."""

from __future__ import annotations

import re
from datetime import date

from onrecord.extract.timex_calendar import got, nearest_year
from onrecord.extract.timex_scenes import NOTHING, Reading, Scene, dated, repeated
from onrecord.tools.dates import (
    Interval,
    add_days,
    make_day,
    month_number,
    nth_day,
    parse_day,
    weekday_number,
    word_numbers,
)
from onrecord.tools.numbers import parse_number
from onrecord.tools.tables import words

_SHIFTS = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
_PARTS = {"night": "NI", "evening": "EV", "morning": "MO"}

#: Days back up to which a weekday whose verb does not tell lies behind: the nearer one is meant.
NEAR_BACK = 3


def today(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "today", "late yesterday", "tomorrow evening", "tonight"."""
    word = got(match, "w")
    quoted = match.string[max(0, match.start() - 1) : match.start()] in {"“", '"', "‘"}
    if quoted and match.group()[0].isupper() and re.match(r"[.,]?[”\"’]", match.string[match.end() :]):
        return NOTHING  # a programme's name: on "Today"
    shift = _SHIFTS.get(word, 0)
    day = add_days(scene.anchor, shift) if scene.anchor else None
    head = day.isoformat() if day else "XXXX-XX-XX"
    part = "NI" if word == "tonight" else _part(match)
    return dated(head + (f"T{part}" if part else ""), precision="" if day else "day")


def day_part(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "this morning", "last night", "that evening"."""
    word, part = got(match, "w"), _part(match)
    day = scene.anchor
    if word in {"that", "the same", "the following", "the next", "the previous", "the"}:
        ahead = scene.told(match) != scene.last
        if ahead and word != "the previous":
            return dated(f"XXXX-XX-XXT{part}", precision="vague")
        # where what lies ahead was told last, the previous evening is the one before this report
        day = (None if ahead else parse_day(scene.last)) or day
        shift = {"the following": 1, "the next": 1, "the previous": -1}.get(word, 0)
    else:
        shift = -1 if word == "last" else 0
    day = add_days(day, shift) if day else None
    return dated(f"{day.isoformat() if day else 'XXXX-XX-XX'}T{part}")


def overnight(_match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "overnight" as the night before the day of writing, which ends on it."""
    night = add_days(scene.anchor, -1) if scene.anchor else None
    if night is None or scene.anchor is None:
        return dated("XXXX-XX-XXTNI", precision="vague")
    return dated(f"{night.isoformat()}TNI", Interval(night, scene.anchor), precision="part-of-day")


def _part(match: re.Match[str]) -> str:
    word = got(match, "part")
    return word_numbers("part").get(word, "")


def weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "on Sunday", "last Friday", "Sunday afternoon", "next Monday"."""
    number = weekday_number(match["weekday"])
    if number is None:
        return None
    part = _part(match) or {"early": "MO", "small": "MO", "late": "NI"}.get(got(match, "hours"), "")
    tail = f"T{part}" if part else ""
    day = _weekday_day(match, scene, number)
    if day is None:
        return dated(f"XXXX-WXX-{number}{tail}", precision="vague" if scene.open_weekdays else "day")
    return dated(day.isoformat() + tail)


def _weekday_day(match: re.Match[str], scene: Scene, number: int) -> date | None:
    anchor, rel = scene.anchor, got(match, "rel")
    if rel in {"the same", "that"}:
        anchor = parse_day(scene.last) or anchor
    if anchor is None:
        return None
    back, ahead = (anchor.isoweekday() - number) % 7, (number - anchor.isoweekday()) % 7
    if match.group().lower().endswith("week"):
        return add_days(anchor, {"last": -7, "next": 7}.get(rel, 0) + number - anchor.isoweekday())
    if rel in {"last", "this past", "past", "the previous", "the preceding"}:
        return add_days(anchor, -(back or 7))
    if rel in {"next", "this coming", "the following"}:
        return add_days(anchor, ahead or 7)
    if rel == "this":
        return add_days(anchor, ahead)
    if back and (_compared(match, scene) or _behind(match, back)):
        return add_days(anchor, -back)
    direction = scene.direction(match)
    if direction == "near":
        direction = "past" if back <= NEAR_BACK else "future"
    if direction == "past" and number in scene.open_weekdays:
        return None
    return add_days(anchor, -back if direction == "past" else ahead)


def _behind(match: re.Match[str], back: int) -> bool:
    """Say whether the words show a day that is over: "Friday's close", "as of Friday" some days after it."""
    if re.match(r"\s+(?:close|closing|finish|session|trading|settlement)\b", match.string[match.end() :]):
        return True
    return back <= NEAR_BACK and bool(re.search(r"\bas\s+of\s+$", match.string[: match.start()], re.I))


def _compared(match: re.Match[str], scene: Scene) -> bool:
    """Say whether a day is what the present is held against: "lower than on Monday", "as high as on Sunday night"."""
    start = scene.sentence.span.start + match.start()
    before = [token for token in scene.sentence.tokens if token.end <= start][-3:]
    while before and before[-1].text.lower() in words("times/bridges.txt"):
        before.pop()
    if not before or before[-1].text.lower() != "than":
        return False
    ahead = {token.text.lower() for token in scene.sentence.tokens} & words("times/coming.txt")
    return not ahead


def weekdays(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "Mondays", "every Thursday", "Tuesday nights" as a set."""
    number, part = weekday_number(match["weekday"]), _part(match)
    return repeated(f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))


def weekday_span(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "Monday to Friday": the days of a week, or of every week where the verb tells what is usual."""
    first, last = weekday_number(match["weekday"]), weekday_number(match["last"])
    day = _weekday_day(match, scene, first) if first else None
    if first is None or last is None or first == last:
        return None
    end = add_days(day, (last - first) % 7) if day else None
    if day is None or end is None or scene.direction(match) == "present":
        return repeated(f"XXXX-WXX-{first}/XXXX-WXX-{last}")
    return dated(f"{day.isoformat()}/{end.isoformat()}", precision="interval")


def nth_weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the first Monday in May", "the last Sunday of October 2031"."""
    month, number = month_number(match["month"]), weekday_number(match["weekday"])
    if month is None or number is None:
        return None
    year = int(match["y"] or 0) or nearest_year(scene, match, month)
    nth = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 5}[got(match, "n")]
    day = nth_day(year, month, nth, number) if year else None
    return dated(day.isoformat()) if day else None


def day_around(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the day after", "the night before" by the day last told; the day stays open where none is told."""
    told = parse_day(scene.last) if scene.told(match) == scene.last else None
    part = _PARTS.get(got(match, "unit"), "")
    day = add_days(told, 1 if got(match, "dir") == "after" else -1) if told else None
    head = day.isoformat() if day else "XXXX-XX-XX"
    return dated(head + (f"T{part}" if part else ""), precision="" if day else "vague")


def clock(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "around 7:15 p.m.", "18:30 GMT", "noon Thursday", "Friday at 10 a.m."."""
    time = _time(match)
    if time is None:
        return None
    day = _clock_day(match, scene)
    number = weekday_number(got(match, "day")) if got(match, "day") else None
    head = day.isoformat() if day else f"XXXX-WXX-{number}" if number else "XXXX-XX-XX"
    sure = day is not None and (bool(got(match, "day")) or scene.carried is not None)
    return dated(f"{head}T{time}", precision="minute" if sure else "vague")


def _time(match: re.Match[str]) -> str | None:
    word, half = got(match, "w"), got(match, "ap")
    if word:
        return "24:00" if word == "midnight" else "12:00"
    digits = got(match, "h") or str(int(parse_number(got(match, "hw")) or 99))
    if len(digits) == 4:
        return f"{digits[:2]}:{digits[2:]}"
    hour, minute = int(digits), got(match, "min") or "00"
    if hour > 24 or int(minute) > 59 or (half and hour > 12):
        return None
    if got(match, "part") in {"afternoon", "evening", "night"} or half.startswith("p"):
        hour += 12 if hour < 12 else 0
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute}"


def _clock_day(match: re.Match[str], scene: Scene) -> date | None:
    word = got(match, "day")
    if not word:
        return scene.carried or parse_day(scene.told(match)) or scene.anchor
    if word in {"today", "tonight", "yesterday", "tomorrow"}:
        shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
        return add_days(scene.anchor, shift) if scene.anchor else None
    number = weekday_number(word)
    if number is not None:
        return _weekday_day(match, scene, number)
    parts = re.match(r"(\w+)\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?", word)
    month = month_number(parts[1]) if parts else None
    if not parts or month is None:
        return None
    year = int(parts[3]) if parts[3] else nearest_year(scene, match, month, int(parts[2]))
    return make_day(year, month, int(parts[2])) if year else None


def ordinal_day(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the first day" of what the report is about as the day last told, "the next day" as the one after it."""
    shift = {"next": 1, "following": 1, "previous": -1}.get(got(match, "n"), 0)
    last = parse_day(scene.last) if not shift or scene.told(match) == scene.last else None
    told = last or scene.anchor
    if told is None:
        return None
    if shift and not last and not re.search(r"\b(?:will|shall|would)\b|['’]ll\b", match.string):
        # the day of what went before is not told: counting from the day of writing would make it up
        return dated("XXXX-XX-XX", precision="vague")
    day = add_days(told, shift)
    return dated(day.isoformat()) if day else None
