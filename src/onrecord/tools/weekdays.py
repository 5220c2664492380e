"""Weekdays: the days of the week that a text names, and whether they lie behind the report or ahead of it.

In: English prose. Out: `WeekdayMention`s. The direction comes from the nearest cue in the same sentence
(`data/tense-cues.tsv`) and from regular past forms; the word before the day counts most.
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
#: Characters before and after a day that are searched for a cue.
BEFORE, AFTER = 90, 60


@dataclass(frozen=True, slots=True)
class WeekdayMention:
    """A day of the week at `[start, end)`, ISO weekday (1 Monday). `far` is -1 for "last X", 1 for "next X"."""

    start: int
    end: int
    weekday: int
    direction: Direction
    far: int = 0


def find_weekdays(text: str) -> Iterator[WeekdayMention]:
    """Find the weekdays that a text names once (not "every Sunday")."""
    for match in NAME.finditer(text):
        before = text[max(0, match.start() - BEFORE) : match.start()]
        number = weekday_of(match.group())
        if number is None or HABIT.search(before):
            continue
        far = -1 if re.search(r"(?i)\blast\s+$", before) else 1 if re.search(r"(?i)\bnext\s+$", before) else 0
        after = text[match.end() : match.end() + AFTER]
        yield WeekdayMention(match.start(), match.end(), number, _direction(before, after), far)


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
