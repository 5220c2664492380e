"""Where a witness's words differ from those of the paragraph as it is told: two texts' words in, Variants out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.model.articles import Article
from onrecord.model.spans import Span
from onrecord.reuse.sentences import Told
from onrecord.tools.numbers import find_numbers

VariantKind = Literal["number", "words", "added", "left out"]
#: Words of a sentence that are compared: bounds time on hostile input.
MOST = 400


@dataclass(frozen=True, slots=True)
class Variant:
    """A difference: the words told, and those of the witness in their place; None where one of them has none.

    `kind`: a number that is another, other words, words added by the witness, or left out by it.
    """

    kind: VariantKind
    told: Span | None
    witness: Span | None


@dataclass(frozen=True, slots=True)
class Side:
    """Words of one article: the article, the places of the words in its text, their folded forms."""

    article: Article
    places: Sequence[tuple[int, int]]
    forms: Sequence[str]


def side_of(article: Article, told: Sequence[Told]) -> Side:
    """Return the words of sentences of an article, in the order of its text, each once."""
    ordered = sorted({one.number: one for one in told}.values(), key=lambda one: one.number)
    places = tuple(place for one in ordered for place in one.places)
    forms = tuple(form for one in ordered for form in one.forms)
    return Side(article, places[:MOST], forms[:MOST])


def variants_of(told: Side, witness: Side) -> Iterator[Variant]:
    """Yield the differences in the order of the words told; case, apostrophes and plural forms make none."""
    from rapidfuzz.distance import Levenshtein

    open_at: tuple[int, int] | None = None
    ends = (0, 0)
    for code in Levenshtein.opcodes(told.forms, witness.forms):
        if code.tag == "equal":
            if open_at:
                yield _variant((told, witness), open_at, ends)
            open_at = None
        else:
            open_at = open_at or (code.src_start, code.dest_start)
            ends = (code.src_end, code.dest_end)
    if open_at:
        yield _variant((told, witness), open_at, ends)


def _variant(sides: tuple[Side, Side], starts: tuple[int, int], ends: tuple[int, int]) -> Variant:
    mine, theirs = (_cut(side, start, end) for side, start, end in zip(sides, starts, ends, strict=True))
    kind: VariantKind = "added" if mine is None else "left out" if theirs is None else "words"
    numbers = [_numbers(one.exact) if one else [] for one in (mine, theirs)]
    if all(numbers) and numbers[0] != numbers[1]:
        kind = "number"
    return Variant(kind, mine, theirs)


def _cut(side: Side, start: int, end: int) -> Span | None:
    return side.article.span(side.places[start][0], side.places[end - 1][1]) if start < end else None


def _numbers(text: str) -> list[float]:
    return sorted(number.value for number in find_numbers(text))
