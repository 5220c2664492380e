"""Weekdays: the days of the week that a text names, and whether they lie behind the report or ahead of it.

In: prose. Out: `WeekdayMention`s. In English the direction comes from the nearest cue in the same sentence
(`data/tense-cues.tsv`) and from regular past forms; the word before the day counts most. In the languages of
`data/times/weekday-words.tsv` it comes from the few words there; other languages name no weekdays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.tools.calendars import weekday_of
from onrecord.tools.tables import rows

Direction = Literal["past", "future", ""]
NAME = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!s\b)")
#: "every Sunday", "on Sundays" name no day; "Sunday, June 18" names one by number as well.
HABIT = re.compile(r"(?i)\b(?:every|each|any|most|some|a|black|good|easter|palm|ash|bloody|super|cyber)\s+$")
STOP = re.compile(r"[.!?]\s|[;\n”“\"]")
ANY_STOP = re.compile(r"[.!?؟]\s|[。！？;\n”“\"„«»]")
#: Characters before and after a day that are searched for a cue; those in which a word stands right beside it.
BEFORE, AFTER, NEAR = 90, 60, 12
#: Languages written without spaces between words (Korean's endings stand on the words).
UNSPACED = frozenset({"zh", "ja", "ko", "th"})


@dataclass(frozen=True, slots=True)
class WeekdayMention:
    """A day of the week at `[start, end)`, ISO weekday (1 Monday). `far` is -1 for "last X", 1 for "next X"."""

    start: int
    end: int
    weekday: int
    direction: Direction
    far: int = 0


def find_weekdays(text: str, language: str = "en") -> Iterator[WeekdayMention]:
    """Find the weekdays that a text in a language (ISO 639-1) names once (not "every Sunday")."""
    if language not in ("en", "und", ""):
        yield from _foreign(text, language)
        return
    for match in NAME.finditer(text):
        before = text[max(0, match.start() - BEFORE) : match.start()]
        number = weekday_of(match.group())
        if number is None or HABIT.search(before):
            continue
        far = -1 if re.search(r"(?i)\blast\s+$", before) else 1 if re.search(r"(?i)\bnext\s+$", before) else 0
        after = text[match.end() : match.end() + AFTER]
        yield WeekdayMention(match.start(), match.end(), number, _direction(before, after), far)


def _foreign(text: str, language: str) -> Iterator[WeekdayMention]:
    """Find the weekdays of a text in another language than English."""
    found = _words(language)
    if found is None:
        return
    pattern, numbers, cues = found
    matches = list(pattern.finditer(text))
    ends = [0, *(match.end() for match in matches)]
    starts = [*(match.start() for match in matches[1:]), len(text)]
    for match, behind, ahead in zip(matches, ends, starts, strict=False):
        before = text[max(behind, match.start() - BEFORE) : match.start()]
        after = text[match.end() : min(ahead, match.end() + AFTER)]
        stops = list(ANY_STOP.finditer(before))
        before = before[stops[-1].end() :] if stops else before
        stop = ANY_STOP.search(after)
        after = after[: stop.start()] if stop else after
        beside = before[-2:] if language in UNSPACED else f"{before[-NEAR:]} {after[:NEAR]}"
        if cues["habit"].search(before[-NEAR:]):
            continue
        past = bool(cues["past"].search(beside))
        direction: Direction = "past" if past else "future" if cues["future"].search(f"{before} {after}") else ""
        yield WeekdayMention(match.start(), match.end(), numbers[match.group().lower()], direction, -1 if past else 0)


@cache
def _words(language: str) -> tuple[re.Pattern[str], dict[str, int], dict[str, re.Pattern[str]]] | None:
    """Return a language's weekdays as a pattern, their numbers, and its cues by kind; None where it has none."""
    table = [row for row in rows("times/weekday-words.tsv") if row["language"] == language]
    if not table:
        return None
    whole = language not in UNSPACED

    def pattern(kind: str) -> re.Pattern[str]:
        words = sorted({row["word"] for row in table if row["kind"] == kind}, key=lambda w: (-len(w), w))
        either = "|".join(re.escape(word) for word in words)
        return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if whole else either, re.IGNORECASE)

    numbers = {row["word"]: int(row["number"]) for row in table if row["kind"] == "day"}
    return pattern("day"), numbers, {kind: pattern(kind) for kind in ("future", "past", "habit")}


def _direction(before: str, after: str) -> Direction:
    """Return where the nearest cue points: before the day first, then after it, in the same sentence."""
    stops = list(STOP.finditer(before))
    before = before[stops[-1].end() :] if stops else before
    stop = STOP.search(after)
    after = after[: stop.start()] if stop else after
    cues = [(m.start(), _points(m)) for m in _cues().finditer(before)]
    if cues:
        return cues[-1][1]
    following = _cues().search(after)
    return _points(following) if following else ""


def _points(match: re.Match[str]) -> Direction:
    return "future" if match["future"] else "past"


@cache
def _cues() -> re.Pattern[str]:
    table = rows("tense-cues.tsv")

    def words(direction: str) -> str:
        found = sorted({row["cue"] for row in table if row["direction"] == direction}, key=lambda w: (-len(w), w))
        return "|".join(re.escape(word).replace("'", "[’']") for word in found)

    passive = r"(?:will|would|shall|should|must|may|might|could|can|to)(?:\s+not)?\s+be\s+[a-z]{2,}(?:ed|[kwe]n)"
    return re.compile(
        rf"(?<!\w)(?:(?P<future>{passive}|{words('future')})|(?P<past>{words('past')}|[a-z]{{3,}}ed))(?!\w)", re.IGNORECASE
    )
