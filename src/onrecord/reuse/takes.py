"""Takes: which version of an agency's running story a text is, by its mark; Articles in, their order and reasons out.

"UPDATE 2-", "(2nd LD)", "1st Ld-Writethru", "ROUNDUP:", "(More)". A later take is a later text of the same newsroom,
whatever hour its reprint bears.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.model.articles import Article
from onrecord.tools.tables import rows

#: Code points of a headline or a first line in which a mark may stand, and of the longest line that is a mark and no more.
HEAD, LINE = 90, 60
#: Marks that may stand before one another: "RPT-UPDATE 2-", "URGENT - 1st Ld-Writethru".
MARKS = 3


@dataclass(frozen=True, slots=True)
class Take:
    """A mark's place among the takes of a day (0 the flash, then 1 and up), its words, and whose alone it is ("" for none)."""

    place: float
    words: str
    agency: str = ""


@lru_cache(maxsize=256)
def take_of(article: Article) -> Take | None:
    """Return which take an article is by its headline, its first line or its last; None where nothing tells."""
    body = [block for block in article.blocks if block.is_body]
    heads = [article.headline.exact] if article.headline else []
    heads += [article.text[block.start : block.end] for block in body[:1]]
    for head in heads:
        found = _at_head(" ".join(head[:HEAD].split()))
        if found:
            return found
    last = [article.text[block.start : block.end].strip() for block in article.blocks[-4:]] if body else []
    for line in last:
        if len(line) <= LINE:
            for row, pattern in _marks("end"):
                if pattern.fullmatch(line):
                    return Take(float(row["base"]), line)
    return None


def in_order_of_takes(
    order: Sequence[str], articles: Mapping[str, Article], series: Callable[[str], str]
) -> list[str]:
    """Return an order of articles in which the marked takes of one series stand by their marks.

    `series` tells of an article whose running story it may be a take of (the agency and the day, "" for none): its
    takes change places among themselves only.
    """
    takes = {name: take for name in order if (take := take_of(articles[name])) is not None}
    held: dict[str, list[str]] = {}
    for name in takes:
        key = series(name)
        if key:
            held.setdefault(key, []).append(name)
    found = list(order)
    places = {name: place for place, name in enumerate(order)}
    for names in held.values():
        slots = [places[name] for name in names]
        for slot, name in zip(slots, sorted(names, key=lambda n: (takes[n].place, places[n])), strict=True):
            found[slot] = name
    return found


def take_reasons(later: Article, earlier: Article) -> tuple[str, ...]:
    """Return in a sentence that an article is a later take of a text than another; nothing where no mark tells it."""
    mine, other = take_of(later), take_of(earlier)
    if mine is None or mine.place < 1 or (other is not None and other.place >= mine.place):
        return ()
    before = f", and it is later than “{other.words}”" if other is not None else ""
    return (f"It is marked “{mine.words}” as a take of a running story{before}.",)


def _at_head(line: str) -> Take | None:
    best: Take | None = None
    at = 0
    for _ in range(MARKS):
        found = next(((row, match) for row, p in _marks("head") if (match := p.match(line, at)) and match.end() > at), None)
        if found is None:
            break
        row, match = found
        number = match.groupdict().get("n")
        place = float(row["base"]) + int(number or 0)
        if best is None or place > best.place:
            best = Take(place, line[: match.end()].strip(" :|"), row["agency"] or (best.agency if best else ""))
        at = match.end()
    return best


@cache
def _marks(where: str) -> tuple[tuple[dict[str, str], re.Pattern[str]], ...]:
    """Return the marks of one place, those of one agency first, each with its pattern."""
    found = [row for row in rows("reuse/takes.tsv") if row["where"] == where]
    return tuple((row, re.compile(row["pattern"])) for row in sorted(found, key=lambda row: not row["agency"]))
