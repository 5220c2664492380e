"""Days of speaking: quotes and time expressions in, the day or interval on which each quote was said out.

Only an expression in the cue's own sentence counts, outside quotations and reported clauses, and near the cue
or at the sentence's beginning ("Speaking on Saturday, Aaro said …").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.model.annotations import Quote, Timex
from onrecord.model.articles import Article

_STOP = re.compile(r"[.!?][\"”’»')\]]*\s+(?=[A-ZÀ-Þ“\"«»„‚¿¡—])|\n")
#: Farthest a time expression may stand from the cue, in code points.
NEAR = 60
#: A time expression this near after the cue is its own.
BESIDE = 10
#: What may not stand between a cue and its day: there the reported clause has begun.
_CLAUSE = re.compile(r"\b(?:that|which|who|he|she|they|it|would|will|had|has|que|dass)\b|:")
#: What may stand between a cue and its day for the day to be its own all the same: to whom, where, at what occasion.
_BESIDE_WORDS = re.compile(
    r"(?:\s*(?:[A-Z][\w’'.-]{0,30}|an?|the|in|at|on|to|from|during|late|early|with|news|press|conference|interview|statement"
    r"|briefing|speech|address|letter|reporters|journalists|lawmakers|rally|hearing|televised|brief|joint)\b,?){0,12}\s*"
)
_PRECISE = frozenset({"day", "month", "year", "interval", "part-of-day"})


def said_on(
    articles: Mapping[str, Article], quotes: Sequence[Quote], times: Sequence[Timex]
) -> dict[str, tuple[str, str]]:
    """Map quote ids to (ISO value, precision) where the cue's sentence tells the day."""
    dates: dict[str, list[Timex]] = defaultdict(list)
    for timex in sorted(times, key=lambda t: (t.span.start, t.id)):
        line = articles[timex.span.article].dateline if timex.span.article in articles else None
        if line and line.overlap(timex.span):
            continue
        if timex.type in {"DATE", "TIME"} and timex.precision in _PRECISE and timex.value[:4].isdigit():
            dates[timex.span.article].append(timex)
    contents: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for quote in quotes:
        contents[quote.content.article].append((quote.content.start, quote.content.end))
    found: dict[str, tuple[str, str]] = {}
    for quote in quotes:
        place = quote.content.article
        if quote.cue and dates[place]:
            day = _day(articles[place].text, quote, dates[place], contents[place])
            if day:
                found[quote.id] = (day.value[:10], "day" if day.precision == "part-of-day" else day.precision)
    return found


def _day(text: str, quote: Quote, dates: Sequence[Timex], contents: Sequence[tuple[int, int]]) -> Timex | None:
    """The nearest fitting expression around the cue."""
    if quote.cue is None:
        return None
    cue = quote.cue
    low, high = _sentence(text, cue.start, cue.end)
    near = [t for t in dates if low <= t.span.start < high and abs(t.span.start - cue.end) <= 400]
    near = [t for t in near if not any(a <= t.span.start < b for a, b in contents)]
    after = [t for t in near if cue.end <= t.span.start <= cue.end + NEAR]
    after = [t for t in after if not _CLAUSE.search(text[cue.end : t.span.start])]
    if after and (after[0].span.start - cue.end <= BESIDE or _BESIDE_WORDS.fullmatch(text[cue.end : after[0].span.start])):
        return after[0]
    before = [t for t in near if t.span.end <= cue.start]
    before = [t for t in before if t.span.start - low <= NEAR or cue.start - t.span.end <= NEAR]
    before = [t for t in before if not _CLAUSE.search(text[low : t.span.start])]
    return before[-1] if before else (after[0] if after else None)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around a cue, by its stops."""
    floor = max(0, start - 600)
    cuts = [m.end() for m in _STOP.finditer(text, floor, start)]
    following = _STOP.search(text, end, min(len(text), end + 600))
    return (cuts[-1] if cuts else floor), (following.start() + 1 if following else min(len(text), end + 600))
