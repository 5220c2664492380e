"""Stretches: the pieces of an article's blocks that are parsed at once; blocks in, intervals out.

A line is a stretch: a name never runs over a line end, but a model thinks so. Where a block is wrapped at a
column (as in mail and old wire copy), its lines are one stretch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from statistics import median

from onrecord.model.articles import Article

#: Longest stretch, in code points: bounds the memory of a parser.
MAX_STRETCH = 20_000
#: A block is wrapped where it has three lines or more whose usual length, in code points, is in this range.
WRAPPED = (45, 100)

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_ENDS = re.compile(r"[.!?:…][\"”’»'’)\]]*\s*\Z")


def article_stretches(article: Article, kinds: Iterable[str]) -> list[tuple[int, int, str]]:
    """Return (start, end, kind of block) for the stretches of the blocks of these kinds, in order."""
    wanted = frozenset(kinds)
    found: list[tuple[int, int, str]] = []
    for block in article.blocks:
        if block.kind not in wanted:
            continue
        for a, b in _lines(article.text, block.start, block.end):
            found += [(x, y, block.kind) for x, y in _pieces(article.text, a, b)]
    return found


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a block at its line ends, or not at all where it is wrapped at a column."""
    lines = [_trim(text, m.start(), m.end()) for m in _LINE.finditer(text, start, end)]
    lines = [(a, b) for a, b in lines if a < b]
    if len(lines) < 3 or "\n\n" in text[lines[0][0] : lines[-1][1]]:
        return lines
    broken = sum(1 for a, b in lines[:-1] if not _ENDS.search(text, max(a, b - 8), b))
    usual = median(b - a for a, b in lines[:-1])
    if WRAPPED[0] <= usual <= WRAPPED[1] and broken * 2 > len(lines) - 1:
        return [(lines[0][0], lines[-1][1])]
    return lines


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a stretch that is too long, at white space where there is some."""
    found: list[tuple[int, int]] = []
    while end - start > MAX_STRETCH:
        cut = max(text.rfind(" ", start + MAX_STRETCH // 2, start + MAX_STRETCH), start + MAX_STRETCH // 2)
        found.append(_trim(text, start, cut))
        start = cut
    return [(a, b) for a, b in [*found, _trim(text, start, end)] if a < b]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
