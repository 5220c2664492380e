"""Readings of lengths of time and of what returns: "five hours", "half a year", "for months", "every week"."""

from __future__ import annotations

import re

from onrecord.extract.timex_ahead import in_time
from onrecord.extract.timex_calendar import got
from onrecord.extract.timex_counts import counted, duration_value, singular, unit_code
from onrecord.extract.timex_scenes import NOTHING, Reading, Scene, lasting, repeated
from onrecord.tools.dates import month_number, word_numbers
from onrecord.tools.numbers import find_numbers
from onrecord.tools.tables import rows

#: Words before "a year" that make it a rate.
_RATED = re.compile(
    r"(?:\d|\b(?:million|billion|thousand|hundred|dollars|euros|times|once|twice|percent|tons|tonnes|people))\s+$"
)
#: What the minutes of a meeting are followed or led by.
_OF_RECORD = re.compile(
    r"\s+(?:(?:of|from)\s+(?:the|an?|its|their|that|this|last)\b|(?:seen|obtained|leaked|released|published|taken|approved|signed|kept|reviewed)\b"
    r"|(?:show|state|reveal|record|suggest|say|read|note)(?:s|ed|d)?\b)", re.I,
)  # fmt: skip
_RECORDED = re.compile(r"\b(?:meeting|council|committee|board|official|leaked|published|confidential|Fed)(?:['’]s?)?\s+$", re.I)
_SPAN = re.compile(r"\s+(?:after|before|later|ago|earlier|into)\b", re.I)


def duration(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "more than five hours", "20-hour", "an hour", "two years and a half", "a year" after a sum (a rate)."""
    words, unit = got(match, "count"), got(match, "unit")
    if got(match, "abbr"):
        unit = {"h": "hour", "m": "minute", "s": "second", "y": "year"}[got(match, "abbr")[0]]
    plain = words in {"a", "an"} and not got(match, "approx") and not got(match, "half")
    if plain and (rate := _rate(match, unit)):
        return rate
    if _misread(match, words, unit) or (words == "one" and unit == "day" and _some_day(match)):
        return None
    count = counted(words)
    if got(match, "half") and count is not None:
        count += 0.5 if got(match, "half") == "half" else 0.25
    value = duration_value(count, unit)
    if got(match, "count2"):
        second = duration_value(counted(got(match, "count2")), got(match, "unit2"))
        value = _joined(value, second)
    vague = count is None or got(match, "approx")
    if count is not None and not got(match, "count2") and (ahead := in_time(match, scene, count, unit)):
        return ahead
    return lasting(value, precision="approximate" if vague else "duration")


def _joined(first: str, second: str) -> str:
    if first.startswith("PT") and second.startswith("PT"):
        return first + second[2:]
    return first + (second[1:] if not first.startswith("PT") else "")


def _rate(match: re.Match[str], unit: str) -> Reading | None:
    """Read "a year" after a number or a plural as "per year"."""
    before = match.string[: match.start()]
    if _RATED.search(before):
        return repeated(duration_value(1, unit))
    if re.search(r"\d[\d,.]*\s+(?:\w+\s+){1,2}$", before) and unit in {"year", "month", "week", "day", "hour"}:
        return repeated(duration_value(1, unit))
    return None


def _some_day(match: re.Match[str]) -> bool:
    """Say whether "one day" is some day to come, "will one day be": no length of time."""
    before = match.string[: match.start()].lower()
    return bool(re.search(r"\b(?:will|would|could|can|may|might|to|that|hopes?|hoped|he|she|they|we|i)\s+$", before))


def _misread(match: re.Match[str], words: str, unit: str) -> bool:
    """Say whether the words only look like a length of time: "a second", "a 45-year-old", "an hours-long"."""
    after = match.string[match.end() :]
    if words in {"a", "an", "one", "another"} and unit != singular(unit):
        return True
    if unit in {"second", "quarter", "season"} and words in {"a", "an", "one", "another", "half", "quarter", ""}:
        return True
    if words in {"a", "an"} and unit in {"night", "weekend"}:
        return True
    if unit in {"quarter", "quarters"} and re.match(r"\s+of\s+(?!a\b(?!\s+(?:million|billion|trillion))|the\s+year)", after):
        return True
    numbers = [number.value for number in find_numbers(words)]
    # "rose from 78 in 1959 to 79 years" names no stretch of years.
    falls = len(numbers) > 1 and numbers[0] >= numbers[1]
    return falls or bool(re.match(r"[\s-](?:olds?\b|of\s+age\b)", after, re.I))


def duration_vague(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "for months", "many years", "a while"."""
    unit = got(match, "unit")
    if unit in {"seconds", "quarters", "seasons", "nights", "weekends", "semesters"} or _is_record(match, unit):
        return None
    if re.match(r"[\s-](?:olds?\b|of\s+age\b)", match.string[match.end() :], re.I):
        return NOTHING
    return lasting(duration_value(None, unit) if unit else "PXX", precision="vague")


def _is_record(match: re.Match[str], unit: str) -> bool:
    """Say whether the minutes are those of a meeting: "minutes seen by the Echo", "the minutes of the council"."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    return unit == "minutes" and bool(_OF_RECORD.match(after) or (_RECORDED.search(before) and not _SPAN.match(after)))


def set_every(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "every week", "each July", "per year", "twice a month"."""
    if month := got(match, "month"):
        return repeated(f"XXXX-{month_number(month) or 0:02d}")
    if season := got(match, "season"):
        return repeated(f"XXXX-{word_numbers('season').get(season, 'XX')}")
    unit = got(match, "unit")
    if not unit or unit_code(unit)[0] == "TS":
        return repeated("XXXX-XX-XXT" + (got(match, "part")[:2].upper() or "XX")) if got(match, "part") else None
    return repeated(duration_value(counted(got(match, "count") or "one"), unit))


def set_adverb(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "daily", "monthly"."""
    word = got(match, "w").replace("-", "")
    value = next((row["value"] for row in rows("times/adverbs.tsv") if row["form"] == word), "")
    after = match.string[match.end() :]
    if re.match(r"\s+(?:[A-Z])", after) and match.group()[0].isupper():
        return NOTHING
    return repeated(value) if value else None


def set_rate(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "a year" as a rate, where a number stands before it."""
    return _rate(match, got(match, "unit"))
