"""Sides: what each of two articles brings to their comparison; TwoTexts in, the numbers of their words and sums out.

An article is held against several others, one after the other: what it brings is worked out once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from onrecord.model.articles import Article
from onrecord.reuse.numbering import Numbering
from onrecord.reuse.stretches import TwoTexts
from onrecord.tools.protocols import WordWeights
from onrecord.tools.words import Words


@dataclass(frozen=True, slots=True)
class Side:
    """An article's words as numbers, those of its body among them, each number once, and the sum of these' weights.

    `weights` has the weight of each number, and is the same for both sides of a pair.
    """

    numbers: Sequence[int]
    body: Sequence[int]
    vocabulary: set[int]
    total: float
    weights: Sequence[float]


class Sides:
    """The sides of the articles whose words are at hand."""

    def __init__(self) -> None:
        self._numbering = Numbering()
        self._kept: WeakKeyDictionary[Words, Side] = WeakKeyDictionary()

    def pair(self, texts: TwoTexts, source: WordWeights) -> tuple[Side, Side]:
        """Return both sides of a pair, whose words are weighed in the language of the left one."""
        weights = self._numbering.weights(texts.left.language, source)
        return (
            self._side(texts.left, texts.left_words, weights, texts.left.language),
            self._side(texts.right, texts.right_words, weights, texts.left.language),
        )

    def _side(self, article: Article, words: Words, weights: Sequence[float], language: str) -> Side:
        found = self._kept.get(words)
        if found is None or found.weights is not weights:
            numbers = self._numbering.numbers(words.forms, language)
            is_body = [block.is_body for block in article.blocks]
            body = [number for number, block in zip(numbers, words.blocks, strict=True) if is_body[block]]
            vocabulary = set(numbers)
            found = Side(numbers, body, vocabulary, sum([weights[word] for word in vocabulary]), weights)
            self._kept[words] = found
        return found


def kinship(left: Side, right: Side) -> float:
    """Return the part of the shorter side's vocabulary, by weight, that the other has: cheap, and high for copies."""
    least = min(left.total, right.total)
    return sum([left.weights[word] for word in left.vocabulary & right.vocabulary]) / least if least else 0.0
