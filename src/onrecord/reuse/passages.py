"""Passages between two articles: Candidate and its Articles in, Passage out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.model.articles import Article
from onrecord.model.reuse import Passage
from onrecord.reuse.alignments import AlignConfig, Pair, align_words
from onrecord.reuse.contributions import shared_contributor
from onrecord.reuse.kinds import KindConfig, Named, tell_kinds
from onrecord.reuse.readouts import printed_statements
from onrecord.reuse.retellings import RetellConfig, find_retelling
from onrecord.reuse.rewordings import RewordConfig, reworded_sentences, widened
from onrecord.reuse.sames import SameConfig, are_same, with_short_bodies
from onrecord.reuse.sides import Sides, kinship
from onrecord.reuse.stretches import Stretch, TwoTexts, cut_chain, spans_of
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools
from onrecord.tools.words import words_of

_sides = Sides()


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageConfig:
    """What counts as a passage."""

    matched: int = 8  # least number of words that match
    density: float = 0.45  # least part of the longer side's words that match
    joined: tuple[int, float] = (4, 0.55)  # words and density above which neighbouring sentences are one passage
    short: int = 5  # matched words from which a stretch is widened in its sentences
    long: int = 14  # matched words from which it is taken as it is
    reach: int = 12  # words of its sentences by which it may be widened on either end
    slack: int = 2  # words by which an end may be moved to its sentence's
    align: AlignConfig = field(default_factory=AlignConfig)
    kinds: KindConfig = field(default_factory=KindConfig)
    reword: RewordConfig = field(default_factory=RewordConfig)
    retell: RetellConfig = field(default_factory=RetellConfig)
    same: SameConfig = field(default_factory=SameConfig)


def align_pair(group: Group, tools: Tools, *, config: PassageConfig = PassageConfig()) -> Iterator[Passage]:
    """Find the passages that the two articles of a candidate share, and tell their kinds apart."""
    articles = sorted(group.of(Article), key=lambda article: article.id)
    if len(articles) != 2:
        return
    stated = (printed_statements(articles[0]), printed_statements(articles[1]))
    texts = TwoTexts(articles[0], articles[1], words_of(articles[0]), words_of(articles[1]), stated)
    sides = _sides.pair(texts, tools.weights)
    left, right, weights = sides[0].numbers, sides[1].numbers, sides[0].weights
    stretches = []
    for chain in align_words(left, right, weights, config=config.align):
        if not _may_do(chain, (left, right), config):
            continue
        least, density = config.joined
        for stretch in cut_chain(chain, texts, least=least, density=density, gap=config.align.gap):
            whole = _whole(stretch, texts, left, right, config)
            if whole.matched >= config.matched and whole.density >= config.density:
                stretches.append(whole)
    stretches = _apart(stretches)
    same = are_same((sides[0].body, sides[1].body), config=config.same)
    if same:
        stretches = with_short_bodies(texts, (left, right), stretches, config=config.same)
    akin = kinship(*sides) >= config.reword.kinship
    reworded = reworded_sentences(texts, (left, right), stretches, config=config.reword) if akin else None
    noted = shared_contributor(articles[0], articles[1], tools.directory) if _may_be_noted(stretches, config.kinds) else ""
    found = list(tell_kinds(texts, stretches, reworded, noted=noted, same=same, config=config.kinds))
    if not any(named.kind == "copy" for named in found):
        told = find_retelling(texts, (left, right, weights), config=config.retell)
        found += [Named(told.stretch, "retold", told.reason)] if told else []
    for named in found:
        yield _passage(named, texts, config.slack)


def _may_do(chain: Sequence[Pair], sides: tuple[Sequence[int], Sequence[int]], config: PassageConfig) -> bool:
    """Say whether a chain has words enough for a passage, or may be widened to so many: most have not."""
    lacking = config.matched - len(chain)
    if lacking <= 0 or len(chain) < config.short:
        return lacking <= 0
    (a, b), (c, d), reach = chain[0], chain[-1], config.reach
    before = _in_common(sides[0][max(0, a - reach) : a], sides[1][max(0, b - reach) : b])
    after = _in_common(sides[0][c + 1 : c + 1 + reach], sides[1][d + 1 : d + 1 + reach])
    return before + after >= lacking


def _in_common(ours: Sequence[int], theirs: Sequence[int]) -> int:
    """Return how many words may match at most."""
    common = set(ours).intersection(theirs)
    return min(sum([word in common for word in ours]), sum([word in common for word in theirs])) if common else 0


def _may_be_noted(stretches: Sequence[Stretch], config: KindConfig) -> bool:
    """Say whether a stretch is such that an agency's part in both articles could decide on it."""
    return any(stretch.matched >= config.noted[0] and stretch.density >= config.density for stretch in stretches)


def _whole(
    stretch: Stretch, texts: TwoTexts, left: Sequence[int], right: Sequence[int], config: PassageConfig
) -> Stretch:
    """Widen a short stretch to the words that match around it, where that leaves it dense enough."""
    if not config.short <= stretch.matched < config.long:
        return stretch
    wide = widened(stretch, texts, left, right, config.reach)
    return wide if wide.density >= config.density else stretch


def _apart(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Keep the longer of two stretches that overlap on both sides after widening."""
    kept: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda s: (-s.matched, s.pairs)):
        (a, b), (c, d) = stretch.pairs[0], stretch.pairs[-1]
        if not any(a <= k.pairs[-1][0] and k.pairs[0][0] <= c and b <= k.pairs[-1][1] and k.pairs[0][1] <= d for k in kept):
            kept.append(stretch)
    return sorted(kept, key=lambda s: s.pairs)


def _passage(named: Named, texts: TwoTexts, slack: int) -> Passage:
    left, right = spans_of(Stretch(named.stretch.pairs), texts, slack=slack)
    return Passage(left, right, named.kind, named.stretch.matched, named.reason)
