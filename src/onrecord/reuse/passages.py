"""Passages between two articles: Candidate and its Articles in, Passage out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.model.articles import Article
from onrecord.model.reuse import Passage
from onrecord.reuse.alignments import AlignConfig, align_words
from onrecord.reuse.kinds import KindConfig, Named, tell_kinds
from onrecord.reuse.rewordings import RewordConfig, reworded_sentences
from onrecord.reuse.stretches import Stretch, TwoTexts, cut_chain, spans_of
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools
from onrecord.tools.words import words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageConfig:
    """What counts as a passage."""

    matched: int = 8  # least number of words that match
    density: float = 0.45  # least part of the longer side's words that match
    joined: tuple[int, float] = (4, 0.55)  # words and density above which neighbouring sentences are one passage
    slack: int = 2  # words by which an end may be moved to its sentence's
    align: AlignConfig = field(default_factory=AlignConfig)
    kinds: KindConfig = field(default_factory=KindConfig)
    reword: RewordConfig = field(default_factory=RewordConfig)


def align_pair(group: Group, tools: Tools, *, config: PassageConfig = PassageConfig()) -> Iterator[Passage]:
    """Find the passages that the two articles of a candidate share, and tell their kinds apart."""
    articles = sorted(group.of(Article), key=lambda article: article.id)
    if len(articles) != 2:
        return
    texts = TwoTexts(articles[0], articles[1], words_of(articles[0]), words_of(articles[1]))
    left, right, weights = _numbered(texts, tools)
    stretches = []
    for chain in align_words(left, right, weights, config=config.align):
        least, density = config.joined
        for stretch in cut_chain(chain, texts, least=least, density=density, gap=config.align.gap):
            if stretch.matched >= config.matched and stretch.density >= config.density:
                stretches.append(stretch)
    reworded = reworded_sentences(texts, left, right, stretches, config=config.reword)
    for named in tell_kinds(texts, stretches, reworded, config=config.kinds):
        yield _passage(named, texts, config.slack)


def _numbered(texts: TwoTexts, tools: Tools) -> tuple[list[int], list[int], Sequence[float]]:
    """Return both sides' words as numbers, and each number's weight."""
    numbers: dict[str, int] = {}
    left = [numbers.setdefault(form, len(numbers)) for form in texts.left_words.forms]
    right = [numbers.setdefault(form, len(numbers)) for form in texts.right_words.forms]
    return left, right, [tools.weights.weight(form, texts.left.language) for form in numbers]


def _passage(named: Named, texts: TwoTexts, slack: int) -> Passage:
    left, right = spans_of(Stretch(named.stretch.pairs), texts, slack=slack)
    return Passage(left, right, named.kind, named.stretch.matched, named.reason)
