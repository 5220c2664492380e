"""Retellings: an article that tells, sentence by sentence and in the same order, what another tells, in other words.

Names, figures and rare words outside quotations are held against each other, sentences aligned in order. Reports of one
event by two newsrooms seldom go on like that for long, but two that retell a third do, so it is a hint and proves no
copying: it is told, and two newsrooms stay two. In: TwoTexts with the weights of their words. Out: a Retelling, or None.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from weakref import WeakKeyDictionary

from onrecord.model.articles import Article
from onrecord.model.reuse import Passage
from onrecord.reuse.stretches import Stretch, TwoTexts
from onrecord.tools.words import Words

Sentence = tuple[range, dict[int, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetellConfig:
    """What makes an article follow another. Of 1,957 pairs of real reports of one event or day without a copied passage
    the highest have 0.45 and 0.44 of the weight in common (the second retell one third report), 0.42 (both report one
    poll) and 0.40. Planted retellings have 0.36 to 0.95, nineteen of twenty 0.49 and up."""

    words: int = 5  # least words of narrative in a sentence
    telling: float = 0.25  # least weight of a word that is looked at
    alike: float = 0.3  # least weight in common of two sentences that are aligned, by the mean of both
    weight: float = 0.44  # least part of the shorter article's weight that aligned sentences have in common, in order
    sentences: int = 6  # least number of aligned sentences
    part: float = 0.7  # least part of the shorter article's sentences that is aligned
    most: int = 300  # sentences of one article that are compared: the time is quadratic


@dataclass(frozen=True, slots=True)
class Retelling:
    """Sentences that tell the same in order: one stretch from the first to the last, how many, and of how many."""

    stretch: Stretch
    aligned: int
    total: int

    @property
    def reason(self) -> str:
        """Say in words how far one article follows the other."""
        return f"{self.aligned} of {self.total} sentences tell the same in the same order, in other words"


def find_retelling(
    texts: TwoTexts, numbers: tuple[Sequence[int], Sequence[int], Sequence[float]], *, config: RetellConfig = RetellConfig()
) -> Retelling | None:
    """Return how one article follows the other sentence by sentence, None where it does not.

    `numbers` are both sides' words as numbers, and the weight of each number.
    """
    left = _told.of(texts.left, texts.left_words, (numbers[0], numbers[2]), config)
    right = _told.of(texts.right, texts.right_words, (numbers[1], numbers[2]), config)
    ours, theirs = left.sentences, right.sentences
    least = min(len(ours), len(theirs))
    if least < config.sentences or max(len(ours), len(theirs)) > config.most or not _akin(left, right, config):
        return None
    path = _in_order(_common(ours, theirs, config))
    shorter = ours if len(ours) <= len(theirs) else theirs
    total = sum(sum(held.values()) for _, held in shorter)
    shared = sum(value for _, _, value in path)
    if len(path) < max(config.sentences, config.part * least) or shared < config.weight * total:
        return None
    pairs: list[tuple[int, int]] = []
    for a, b, _ in path:
        pairs += _matches(ours[a], theirs[b], numbers, pairs[-1] if pairs else (-1, -1))
    return Retelling(Stretch(tuple(pairs)), len(path), least) if pairs else None


def retelling_reasons(passages: Iterable[Passage], labels: Mapping[str, str], order: Sequence[str]) -> dict[str, list[str]]:
    """Return, by article, what is told of the articles that it follows: `order` says which of two is the later."""
    rank = {name: place for place, name in enumerate(order)}
    found: dict[str, list[str]] = {}
    for passage in sorted((p for p in passages if p.kind == "retold"), key=lambda p: p.id):
        if all(name in rank for name in passage.articles):
            first, later = sorted(passage.articles, key=rank.__getitem__)
            said = f"It follows {labels[first]}: {passage.reason}. That proves no copying: it counts as its own newsroom’s."
            found.setdefault(later, []).append(said)
    return found


@dataclass(frozen=True, slots=True)
class _Narrative:
    """What an article tells outside quotations: its sentences, the weights of all their telling words, and their sum.

    `weights` and `config` are what these were worked out with.
    """

    sentences: tuple[Sentence, ...]
    vocabulary: Mapping[int, float]
    total: float
    weights: Sequence[float]
    config: RetellConfig


class _Told:
    """The narratives of the articles whose words are at hand: an article is held against several others."""

    def __init__(self) -> None:
        self._kept: WeakKeyDictionary[Words, _Narrative] = WeakKeyDictionary()

    def of(
        self, article: Article, words: Words, numbers: tuple[Sequence[int], Sequence[float]], config: RetellConfig
    ) -> _Narrative:
        """Return the narrative of an article, whose words are given as numbers with the weight of each number."""
        found = self._kept.get(words)
        if found is None or found.weights is not numbers[1] or found.config is not config:
            sentences = tuple(_sentences(article, words, numbers, config))
            vocabulary = {word: weight for _, held in sentences for word, weight in held.items()}
            found = _Narrative(sentences, vocabulary, sum(vocabulary.values()), numbers[1], config)
            self._kept[words] = found
        return found


_told = _Told()


def _sentences(
    article: Article, words: Words, numbers: tuple[Sequence[int], Sequence[float]], config: RetellConfig
) -> Iterator[Sentence]:
    """Yield the sentences of a body's narrative, each with the weights of its telling words."""
    body = [block.is_body for block in article.blocks]
    mine, weights = numbers
    quoted = words.quoted
    for places in _ranges(words.sentences):
        if body[words.blocks[places[0]]]:
            told = [mine[at] for at in places if not quoted[at]]
            if len(told) >= config.words:
                held = {word: weights[word] for word in told if weights[word] >= config.telling}
                if held:
                    yield places, held


def _ranges(numbers: Sequence[int]) -> Iterator[range]:
    """Yield the places of each sentence's words, which bear its number."""
    start = 0
    for _, held in groupby(numbers):
        end = start + len(list(held))
        yield range(start, end)
        start = end


def _akin(ours: _Narrative, theirs: _Narrative, config: RetellConfig) -> bool:
    """Say whether the articles have words enough in common, in any order: cheap, and false for most pairs."""
    other = theirs.vocabulary
    shared = sum([weight for word, weight in ours.vocabulary.items() if word in other])
    return shared >= 0.8 * config.weight * min(ours.total, theirs.total)


def _common(ours: Sequence[Sentence], theirs: Sequence[Sentence], config: RetellConfig) -> list[dict[int, float]]:
    """Return for each of our sentences the weight that it has in common with each of theirs that is like it."""
    holders: dict[int, list[int]] = {}
    sizes = [sum(held.values()) for _, held in theirs]
    for number, (_, held) in enumerate(theirs):
        for word in held:
            holders.setdefault(word, []).append(number)
    found = []
    for _, held in ours:
        shared: dict[int, float] = {}
        for word, weight in held.items():
            for number in holders.get(word, ()):
                shared[number] = shared.get(number, 0.0) + weight
        size = sum(held.values())
        found.append({b: value for b, value in shared.items() if value >= config.alike * (size * sizes[b]) ** 0.5})
    return found


def _in_order(common: Sequence[Mapping[int, float]]) -> list[tuple[int, int, float]]:
    """Return the pairs of sentences that follow one another on both sides and have most in common together.

    The pair behind which a chain does best is looked up by its place on the other side; time n m for n and m sentences.
    """
    width = 1 + max((b for row in common for b in row), default=-1)
    ends: list[tuple[float, int]] = [(0.0, -1)] * (width + 1)  # best chain over their first sentences, and its last pair
    pairs: list[tuple[int, int, float, int]] = []  # our sentence, theirs, what they share, the pair before
    for a, row in enumerate(common):
        grown = list(ends)
        for b in sorted(row):
            weight, before = ends[b]
            if weight + row[b] > grown[b + 1][0]:
                pairs.append((a, b, row[b], before))
                grown[b + 1] = (weight + row[b], len(pairs) - 1)
        for b in range(width):  # a chain over more of their sentences is at least as good
            if grown[b][0] > grown[b + 1][0]:
                grown[b + 1] = grown[b]
        ends = grown
    found, at = [], ends[width][1]
    while at >= 0:
        a, b, value, at = pairs[at]
        found.append((a, b, value))
    return found[::-1]


def _matches(
    mine: Sentence, other: Sentence, numbers: tuple[Sequence[int], Sequence[int], Sequence[float]], after: tuple[int, int]
) -> list[tuple[int, int]]:
    """Return places of words that two sentences share, growing on both sides."""
    at = after
    found = []
    theirs: dict[int, list[int]] = {}
    for place in other[0]:
        if numbers[1][place] in other[1]:
            theirs.setdefault(numbers[1][place], []).append(place)
    for place in mine[0]:
        if numbers[0][place] in mine[1]:
            match = next((j for j in theirs.get(numbers[0][place], ()) if j > at[1]), None)
            if match is not None and place > at[0]:
                at = (place, match)
                found.append(at)
    return found
