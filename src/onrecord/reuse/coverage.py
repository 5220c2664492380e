"""Coverage: which words of each body stand in which other article, from passages of kind `copy`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.model.articles import Article
from onrecord.model.reuse import Passage
from onrecord.model.spans import Span
from onrecord.tools.words import words_of

#: Part of a sentence's words that must lie in passages for it to count as taken.
TAKEN = 0.8
#: Sentences shorter than this, in words, are not counted.
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Body:
    """The words of an article's body (their places), which of them are narrative, and its sentences as ranges.

    `breaks` are the words before which something stands that is no body: a caption, a teaser.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    told: frozenset[int]
    sentences: tuple[range, ...]
    breaks: frozenset[int]


class Bodies(dict[str, Body]):
    """The bodies of articles, each measured when it is asked for: most articles share nothing with another."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        super().__init__()
        self._articles = articles

    def __missing__(self, name: str) -> Body:
        body = self[name] = _body(self._articles[name])
        return body


@dataclass(slots=True)
class Coverage:
    """For each article the words of its body that stand in each other article of the group."""

    bodies: dict[str, Body]
    shared: dict[str, dict[str, set[int]]] = field(default_factory=dict)
    matched: dict[str, dict[str, int]] = field(default_factory=dict)
    ranges: dict[str, dict[str, list[tuple[range, range]]]] = field(default_factory=dict)

    def words(self, article: str, others: Iterable[str]) -> set[int]:
        """Return the words of an article that stand in any of the others."""
        found: set[int] = set()
        for other in others:
            found |= self.shared.get(article, {}).get(other, set())
        return found

    def fraction(self, article: str, others: Iterable[str]) -> float:
        """Return the part of an article's body that stands in any of the others."""
        size = len(self.bodies[article].starts)
        return len(self.words(article, others)) / size if size else 0.0

    def told_part(self, article: str, words: set[int]) -> float:
        """Return the part of an article's narrative that some of its words are; of all its body if it has none.

        The narrative is what stands outside quotations: anyone may quote a speech.
        """
        body = self.bodies[article]
        return len(words & body.told) / len(body.told) if body.told else len(words) / max(1, len(body.starts))

    def exactness(self, article: str, other: str) -> float:
        """Return how many of the words shared with the other are the same words, in [0, 1]."""
        words = len(self.words(article, (other,)))
        return min(1.0, self.matched.get(article, {}).get(other, 0) / words) if words else 0.0

    def sentences(self, article: str, others: Iterable[str]) -> tuple[int, int]:
        """Return how many sentences of an article stand in any of the others, and how many it has."""
        return self.whole_sentences(article, self.words(article, others))

    def whole_sentences(self, article: str, taken: set[int]) -> tuple[int, int]:
        """Return how many sentences of an article some of its words make up, and how many it has."""
        all_of_it = self.bodies[article].sentences
        return sum(sum(w in taken for w in s) >= TAKEN * len(s) for s in all_of_it), len(all_of_it)


def coverage_of(articles: Mapping[str, Article], passages: Iterable[Passage]) -> Coverage:
    """Measure the copy passages among these articles."""
    coverage = Coverage(Bodies(articles))
    for passage in passages:
        if passage.kind != "copy" or not all(name in articles for name in passage.articles):
            continue
        left, right = (_words_in(coverage.bodies[span.article], span) for span in (passage.left, passage.right))
        for mine, other, words, theirs in (
            (passage.left, passage.right, left, right), (passage.right, passage.left, right, left),
        ):  # fmt: skip
            coverage.shared.setdefault(mine.article, {}).setdefault(other.article, set()).update(words)
            counts = coverage.matched.setdefault(mine.article, {})
            counts[other.article] = counts.get(other.article, 0) + passage.matched
            if words and theirs:
                coverage.ranges.setdefault(mine.article, {}).setdefault(other.article, []).append((words, theirs))
    return coverage


def _body(article: Article) -> Body:
    words = words_of(article)
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[list[int]] = []
    told: set[int] = set()
    breaks: set[int] = set()
    last, gap = -1, False
    is_body = [block.is_body for block in article.blocks]
    places = zip(words.starts, words.ends, words.blocks, words.sentences, words.quoted, strict=True)
    for start, end, block, sentence, quoted in places:
        if not is_body[block]:
            gap = True
            continue
        if gap:
            breaks.add(len(starts))
            gap = False
        if sentence != last:
            sentences.append([])
            last = sentence
        if not quoted:
            told.add(len(starts))
        sentences[-1].append(len(starts))
        starts.append(start)
        ends.append(end)
    long = tuple(range(s[0], s[-1] + 1) for s in sentences if len(s) >= SHORTEST)
    return Body(tuple(starts), tuple(ends), frozenset(told), long, frozenset(breaks))


def _words_in(body: Body, span: Span) -> range:
    return range(bisect_left(body.starts, span.start), bisect_left(body.starts, span.end))
