"""Alignment: extracted paragraphs placed back on the page's text, word by word.

In: the words of the page's lines and of the extracted paragraphs. Out: the share of each line that was
extracted. Runs of words (shingles) vote for where a paragraph stands; its words are then marked there.
Time grows with the number of words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

#: Words of a shingle; places of one shingle that are looked at.
SHINGLE, PLACES = 4, 40


def words_of(text: str) -> list[str]:
    """Return a text's words as they are compared."""
    return re.findall(r"\w+", text.casefold())


def covered(lines: Sequence[str], paragraphs: Sequence[str]) -> list[float]:
    """Return, for each line, the share of its words that stand in an extracted paragraph, in [0, 1]."""
    line_words = [words_of(line) for line in lines]
    page = [word for words in line_words for word in words]
    starts, total = [], 0
    for words in line_words:
        starts.append(total)
        total += len(words)
    marks = bytearray(total)
    index = _index(page)
    pointer = 0
    for paragraph in paragraphs:
        words = words_of(paragraph)
        if len(words) < SHINGLE:
            pointer = _mark_short(words, line_words, starts, marks, pointer)
        elif words:
            pointer = _mark_long(words, index, marks, pointer)
    return [sum(marks[s : s + len(w)]) / len(w) if w else 0.0 for s, w in zip(starts, line_words, strict=True)]


def _index(page: list[str]) -> dict[tuple[str, ...], list[int]]:
    index: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(page) - SHINGLE + 1):
        places = index.setdefault(tuple(page[place : place + SHINGLE]), [])
        if len(places) < PLACES:
            places.append(place)
    return index


def _mark_long(words: list[str], index: dict[tuple[str, ...], list[int]], marks: bytearray, pointer: int) -> int:
    """Mark a paragraph's words where most of its shingles agree that it stands; return where it ends."""
    found = [(i, index.get(tuple(words[i : i + SHINGLE]), [])) for i in range(len(words) - SHINGLE + 1)]
    votes: Counter[int] = Counter()
    for i, places in found:
        votes.update({(place - i) // 8 for place in places})
    if not votes:
        return pointer
    best = max(votes.values())
    begin = min((v * 8 for v, n in votes.items() if n >= 0.8 * best), key=lambda p: (p + 8 < pointer, abs(p - pointer)))
    last = pointer
    for i, places in found:
        if not places:
            continue
        near = min(_neighbours(places, begin + i), key=lambda p: abs(p - begin - i))
        if abs(near - begin - i) <= 60 + len(words) // 4:
            marks[near : near + SHINGLE] = b"\x01" * SHINGLE
            last = max(last, near + SHINGLE)
    return last


def _neighbours(places: list[int], target: int) -> list[int]:
    at = bisect_left(places, target)
    return places[max(0, at - 1) : at + 1]


def _mark_short(
    words: list[str], lines: list[list[str]], starts: list[int], marks: bytearray, pointer: int
) -> int:
    """Mark a short paragraph where a line near the last one marked has the same words."""
    at = bisect_left(starts, pointer)
    for i in range(max(0, at - 1), min(len(lines), at + 8)):
        if words and lines[i] == words:
            marks[starts[i] : starts[i] + len(words)] = b"\x01" * len(words)
            return starts[i] + len(words)
    return pointer
