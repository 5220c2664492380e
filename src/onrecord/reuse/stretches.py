"""Stretches of matched words between two articles: chains of places in, measured stretches and their spans out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.articles import Article
from onrecord.model.spans import Span
from onrecord.reuse.alignments import Pair
from onrecord.tools.words import Words

_OPENING = "\"“„«‘'(["
_CLOSING = ".!?…,;:\"”’»')]"


@dataclass(frozen=True, slots=True)
class TwoTexts:
    """Two articles with their words; `left` has the smaller id. `stated` are the blocks of each that print a statement
    under a line that says so."""

    left: Article
    right: Article
    left_words: Words
    right_words: Words
    stated: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Stretch:
    """Matched places `(left word, right word)`, both growing."""

    pairs: tuple[Pair, ...]

    @property
    def matched(self) -> int:
        """How many words match."""
        return len(self.pairs)

    @property
    def density(self) -> float:
        """The part of the longer side's words that match."""
        (a, b), (c, d) = self.pairs[0], self.pairs[-1]
        return len(self.pairs) / (max(c - a, d - b) + 1)


def cut_chain(pairs: Sequence[Pair], texts: TwoTexts, *, least: int, density: float, gap: int) -> Iterator[Stretch]:
    """Cut a chain at sentence ends and holes, and join again what is dense on both sides of the cut.

    So a passage goes on over a full stop where the copying does, and stops where only names go on.
    """
    parts: list[list[Pair]] = []
    for pair in pairs:
        if parts and not _new_part(parts[-1][-1], pair, texts, gap):
            parts[-1].append(pair)
        else:
            parts.append([pair])
    joined: list[list[Pair]] = []
    for part in parts:
        if joined and _strong(joined[-1], least, density) and _strong(part, least, density) and _near(joined[-1][-1], part[0], gap):
            joined[-1] += part
        else:
            joined.append(list(part))
    for part in joined:
        yield Stretch(tuple(part))


def _new_part(before: Pair, after: Pair, texts: TwoTexts, gap: int) -> bool:
    (a, b), (c, d) = before, after
    if c - a > gap + 1 or d - b > gap + 1:
        return True
    left, right = texts.left_words, texts.right_words
    sentences, others = left.sentences, right.sentences
    if sentences[a] != sentences[c] or others[b] != others[d]:
        return True
    return left.blocks[a] != left.blocks[c] or right.blocks[b] != right.blocks[d]


def _strong(part: Sequence[Pair], least: int, density: float) -> bool:
    return len(part) >= least and Stretch(tuple(part)).density >= density


def _near(before: Pair, after: Pair, gap: int) -> bool:
    return max(after[0] - before[0], after[1] - before[1]) <= gap


def spans_of(stretch: Stretch, texts: TwoTexts, *, slack: int) -> tuple[Span, Span]:
    """Cut out both sides; an end within `slack` words of its sentence's goes to it, marks included."""
    first, last = stretch.pairs[0], stretch.pairs[-1]
    sides = ((texts.left, texts.left_words), (texts.right, texts.right_words))
    spans = []
    for side, (article, words) in enumerate(sides):
        start, end = _to_edges(words, first[side], last[side], slack)
        spans.append(_with_marks(article, words, start, end))
    return spans[0], spans[1]


def _to_edges(words: Words, start: int, end: int, slack: int) -> tuple[int, int]:
    low, high = start, end
    while low and start - low <= slack and words.sentences[low - 1] == words.sentences[start]:
        low -= 1
    while high + 1 < len(words) and high - end <= slack and words.sentences[high + 1] == words.sentences[end]:
        high += 1
    return (low if start - low <= slack else start), (high if high - end <= slack else end)


def _with_marks(article: Article, words: Words, start: int, end: int) -> Span:
    """Include the marks around the first and last word of a sentence."""
    a, b = words.starts[start], words.ends[end]
    text, block = article.text, article.blocks[words.blocks[start]]
    if not start or words.sentences[start - 1] != words.sentences[start]:
        while a > block.start and text[a - 1] in _OPENING:
            a -= 1
    block = article.blocks[words.blocks[end]]
    if end + 1 == len(words) or words.sentences[end + 1] != words.sentences[end]:
        while b < block.end and text[b] in _CLOSING:
            b += 1
    return article.span(a, b)
