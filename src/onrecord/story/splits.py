"""Stories out of chains of links: the Articles with what is known of them and the Links of a component in, Story out.

A connected component may hold several events joined by a chain of weak links. Average linkage (Sokal and
Michener 1958) inside the component undoes the chains: two clusters are one story only where their articles
are alike on average.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import fsum

from onrecord.model.articles import Article
from onrecord.model.judgements import Judged
from onrecord.model.reuse import Derivation, Passage
from onrecord.model.stories import Link, Section, Story, StoryKeys, story_id
from onrecord.story.digests import DigestConfig, Parts, cluster_apart
from onrecord.story.judged import constraints, judged_clusters, judged_ends, judged_reasons
from onrecord.story.likeness import compare, raised, vectors_of
from onrecord.story.linkage import SPEAKERS, average_linkage
from onrecord.story.links import LinkConfig
from onrecord.story.titles import TitleConfig, story_title
from onrecord.story.voices import VoiceConfig, Voices, one_voice
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitConfig:
    """When clusters of articles are one story.

    Every article of the set that the weights of `LikenessConfig` were fitted on has another of its event, which a
    news day's articles do not: `join` is a little stricter than what is best there (0.425). With all but one article of
    nine stories in ten taken out (`bench/stories.py --thin 0.9`) precision is 0.88, recall 0.99.
    """

    join: float = 0.5  # least worth of a merge: two articles alone are one story from a probability of 25 % on
    cohesion: float = 0.32  # what is taken off for the scores at which two clusters were merged last, as a part of them
    copied: float = 3.0  # what a page of shared text adds, in logits
    page: int = 150  # words of such a page
    tied: int = 60  # words copied from which two articles are held against each other, linked or not
    dense: int = 60  # articles of a component up to which every pair is compared; above, pairs in question only
    voices: VoiceConfig = field(default_factory=VoiceConfig)
    links: LinkConfig = field(default_factory=LinkConfig)
    digests: DigestConfig = field(default_factory=DigestConfig)
    titles: TitleConfig = field(default_factory=TitleConfig)


def link_ends(
    record: Article | StoryKeys | Link | Passage | Derivation | Section | Judged, config: SplitConfig = SplitConfig()
) -> tuple[str, ...]:
    """Return the articles that a record holds together: both ends of a link and of a long copied passage, else one."""
    if isinstance(record, Link):
        return record.articles
    if isinstance(record, Passage):
        return record.articles if _ties(record, config) else record.articles[:1]
    if isinstance(record, Judged):
        return judged_ends(record)
    return (record.article if isinstance(record, StoryKeys | Derivation | Section) else record.id,)


def split_component(group: Group, tools: Tools, *, config: SplitConfig = SplitConfig()) -> Iterator[Story]:
    """Split a component of links into stories; every article ends up in exactly one."""
    articles = {article.id: article for article in group.of(Article) if not article.draft}
    members = sorted(articles)
    keys = {record.article: record for record in group.of(StoryKeys)}
    scores = PairScores(members, keys, group, config)
    origins = {record.article: record for record in group.of(Derivation)}
    judged = group.of(Judged)
    together, apart = constraints(judged, members)

    copies = one_voice(articles, keys, group.of(Passage), config.voices)

    def link(
        some: Sequence[str], held: Sequence[frozenset[str]], barred: frozenset[tuple[str, str]]
    ) -> list[tuple[str, ...]]:
        voices = Voices(some, copies, together=held, apart=barred, config=config.voices)
        best = voices.best(scores.at)
        found = average_linkage(
            sorted(voices.names), {pair: best(*pair) for pair in voices.pairs(scores.known)}, config.join,
            cohesion=config.cohesion, missing=best, copies=frozenset(voices.pairs(scores.copies)),
            together=voices.sets(held), apart=frozenset(voices.pairs(barred)),
        )  # fmt: skip
        return sorted([voices.spread(names) for names in found])

    def cluster(some: Sequence[str]) -> list[tuple[str, ...]]:
        return judged_clusters(link, some, together, apart)

    placed = {name for names in together for name in names}
    parts = Parts(group.by_article(Section), keys)
    for names in cluster_apart(articles, cluster, parts, placed=placed, apart=apart, config=config.digests):
        title = story_title([articles[name] for name in names], keys, origins, tools.directory, config.titles)
        reasons = (*_reasons(names, scores), *judged_reasons(names, judged, articles))
        yield Story(story_id(names), names, title, reasons)


def _ties(passage: Passage, config: SplitConfig) -> bool:
    return passage.kind == "copy" and passage.matched >= config.tied


class PairScores:
    """The scores of pairs of a component's articles: `known` those in question, `of` that of any; `copies` share much text."""

    def __init__(
        self, members: Sequence[str], keys: Mapping[str, StoryKeys], group: Group, config: SplitConfig
    ) -> None:
        self._config = config
        self._vectors = {name: vectors_of(keys[name]) for name in members if name in keys}
        self._copied: dict[tuple[str, str], int] = {}
        inside = set(members)
        links = {link.articles: link.score for link in group.of(Link) if inside.issuperset(link.articles)}
        tied = set()
        for passage in group.of(Passage):
            if passage.kind == "copy" and inside.issuperset(passage.articles):
                self._copied[passage.articles] = self._copied.get(passage.articles, 0) + passage.matched
                if _ties(passage, config):
                    tied.add(passage.articles)
        self.copies = {pair for pair, words in self._copied.items() if words >= config.tied}
        asked = sorted(pair for part in _parts(members, group, config) for pair in self._asked(part, tied | links.keys()))
        self.known = {pair: self._with_copies(pair, links[pair]) if pair in links else self.of(*pair) for pair in asked}

    def at(self, left: str, right: str) -> float:
        """Return the score of two articles, the smaller id first, worked out once where it is in question."""
        found = self.known.get((left, right))
        return self.of(left, right) if found is None else found

    def _asked(self, part: Sequence[str], found: Collection[tuple[str, str]]) -> Iterable[tuple[str, str]]:
        """Return the pairs in question of articles that links hold together."""
        if len(part) <= self._config.dense:
            return combinations(part, 2)
        inside = set(part)
        return [pair for pair in found if inside.issuperset(pair)]

    def of(self, left: str, right: str) -> float:
        """Return the score of two articles, the smaller id first."""
        if left not in self._vectors or right not in self._vectors:
            return 0.0
        found = compare(self._vectors[left], self._vectors[right], self._config.links.likeness)
        return self._with_copies((left, right), round(found.score, 4))

    def _with_copies(self, pair: tuple[str, str], score: float) -> float:
        words = self._copied.get(pair, 0)
        return raised(score, self._config.copied * min(1.0, words / self._config.page)) if words else score


def _parts(members: Sequence[str], group: Group, config: SplitConfig) -> list[list[str]]:
    """Return the articles that are held together by more than what a person said: so that saying it moves no others."""
    if not any(record.verdict == "same" for record in group.of(Judged)):
        return [sorted(members)]
    home = {name: [name] for name in sorted(members)}
    ties: list[Link | Passage | Derivation] = [*group.of(Link), *group.of(Passage), *group.of(Derivation)]
    for record in ties:
        ends = [name for name in link_ends(record, config) if name in home]
        for other in ends[1:]:
            one, two = home[ends[0]], home[other]
            if one is not two:
                one, two = (one, two) if len(one) >= len(two) else (two, one)
                one.extend(two)
                home.update(dict.fromkeys(two, one))
    return sorted(sorted(part) for part in {id(part): part for part in home.values()}.values())


def _reasons(cluster: Sequence[str], scores: PairScores) -> tuple[str, ...]:
    if len(cluster) == 1:
        return ("No other article is near enough.",)
    shown = cluster[:SPEAKERS]
    inside = [scores.known[pair] if pair in scores.known else scores.of(*pair) for pair in combinations(shown, 2)]
    least = f"alike by {fsum(inside) / len(inside):.2f} on average, {min(inside):.2f} at least"
    return (f"{len(cluster)} articles, {least}{'' if len(shown) == len(cluster) else f' ({len(shown)} of them compared)'}.",)
