"""Which way a day without a date points, in a language that has a pack: a sentence and a place in, a direction out.

The nearest word that tells a tense counts; one across a comma is further away, and one that stands on the other side of
a quotation mark does not count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from onrecord.tools.language_packs import LanguagePack

Direction = Literal["past", "future", "neither"]
_WORD = re.compile(r"\w+")
#: Words that a comma is worth, and farthest cue that counts, in words.
COMMA, FAR = 5, 40


def direction_near(
    text: str, start: int, end: int, *, pack: LanguagePack, quoted: Sequence[tuple[int, int]] = ()
) -> Direction:
    """Return the direction of the nearest cue around `[start, end)`, "neither" for none; `quoted` are the places between marks."""
    inside = _inside(quoted, start)
    best: tuple[float, Direction] = (FAR, "neither")
    forms, endings = _cues(pack)
    for match in _WORD.finditer(text):
        if start <= match.start() < end or _inside(quoted, match.start()) != inside:
            continue
        word = match.group().lower()
        told = forms.get(word) or _ending(match.group(), endings)
        if not told or told == "neither":
            continue
        between = text[match.end() : start] if match.end() <= start else text[end : match.start()]
        distance = len(between.split()) + COMMA * sum(between.count(sign) for sign in ",;:") + (match.start() > start) / 2
        best = min(best, (distance, told))
    return best[1]


def _inside(quoted: Sequence[tuple[int, int]], at: int) -> int:
    """The number of the quotation that a place lies in, -1 for none."""
    return next((n for n, (a, b) in enumerate(quoted) if a <= at < b), -1)


def _ending(word: str, endings: Sequence[tuple[str, Direction]]) -> Direction | None:
    if not word.islower() or len(word) < 4:
        return None
    return next((told for end, told in endings if word.endswith(end)), None)


def _cues(pack: LanguagePack) -> tuple[dict[str, Direction], tuple[tuple[str, Direction], ...]]:
    return _split(pack.tense)


@cache
def _split(tense: tuple[tuple[str, str], ...]) -> tuple[dict[str, Direction], tuple[tuple[str, Direction], ...]]:
    """Part whole words from endings, the longest ending first."""
    ways: dict[str, Direction] = {"past": "past", "future": "future"}
    told: list[tuple[str, Direction]] = [(form, ways.get(way, "neither")) for form, way in tense]
    endings = sorted(((form[1:], way) for form, way in told if form[0] == "-"), key=lambda x: (-len(x[0]), x[0]))
    return {form: way for form, way in told if form[0] != "-"}, tuple(endings)
