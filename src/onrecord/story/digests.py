"""Round-ups among a component's articles: articles, scores and a way to cluster in, clusters that no round-up bridges out.

A round-up is alike to reports of several events, and would tie them into one story. So the other articles are clustered
without it; then it goes to the one story that it is mostly about: the whole is like the story's reports, and so are the
greater part of its sections. The whole alone does not tell: of 50 round-ups made of six reports' beginnings, half are as
like one of the six stories as its least like report is. Round-ups of none are clustered among themselves, so that copies
of one round-up are one story.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from onrecord.model.articles import Article
from onrecord.model.stories import Section, StoryKeys
from onrecord.story.likeness import compare, vectors_of

Clusters = list[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestConfig:
    """When a round-up belongs to a story, or two to each other; scores are those of `worth`."""

    whole: float = 0.17  # least average score of a round-up and the articles of its story
    part: float = 0.5  # part of its sections' characters that must tell of the story
    told: float = 0.2  # least average score of such a section and the story's articles
    same: float = 0.34  # least score of two round-ups that are one (of different ones 0.31 was the highest of 50)


def worth(left: StoryKeys, right: StoryKeys) -> float:
    """Return how alike a digest or a section of one is to an article, in [0, 1]: their cosine, less for days between.

    Not the likeness of two reports: a section has no beginning apart from its whole, and is short, so that a probability
    fitted on pairs of reports holds for none of its pairs.
    """
    found = compare(vectors_of(left), vectors_of(right))
    near = 0.4 + 0.6 * exp(-found.gap / 2) if found.gap is not None else 0.0
    near = near if left.sure and right.sure else max(near, 0.8)
    return near * (0.7 * found.whole + 0.15 * found.lead + 0.15 * found.headline)


@dataclass(frozen=True, slots=True)
class Parts:
    """The sections of the round-ups, by article, and the keys of all articles."""

    sections: Mapping[str, Sequence[Section]]
    keys: Mapping[str, StoryKeys]

    def alike(self, digest: str, cluster: Sequence[str]) -> float:
        """Return the average score of a round-up and the articles of a cluster."""
        known = [self.keys[name] for name in cluster if name in self.keys]
        if digest not in self.keys or not known:
            return 0.0
        return sum([worth(self.keys[digest], keys) for keys in known]) / len(cluster)

    def share(self, digest: str, cluster: Sequence[str], least: float) -> float:
        """Return the part of a round-up, by characters, whose sections are like a cluster's articles, in [0, 1]."""
        sections = self.sections.get(digest, ())
        known = [self.keys[name] for name in cluster if name in self.keys]
        total = sum(section.end - section.start for section in sections)
        if not total or not known:
            return 0.0
        told = [s.end - s.start for s in sections if sum([worth(s.keys, keys) for keys in known]) >= least * len(known)]
        return sum(told) / total


#: Articles of a cluster, those with the smallest ids, that a round-up is held against.
SPEAKERS = 8


def is_digest(article: Article) -> bool:
    """Say whether an article tells of several things by its form, so that it holds no two reports together."""
    return article.form == "round-up"


def cluster_apart(
    articles: Mapping[str, Article],
    cluster: Callable[[Sequence[str]], Clusters],
    parts: Parts,
    *,
    placed: Collection[str] = (),
    apart: Collection[tuple[str, str]] = (),
    config: DigestConfig = DigestConfig(),
) -> Clusters:
    """Return the clusters of articles, sorted by their smallest ids; `cluster` makes those of the articles it is given.

    Round-ups in `placed`, of which a person said with what they belong together, are clustered like any article. None
    comes into a cluster with an article that it is `apart` from (the smaller id first).
    """
    digests = sorted(name for name, article in articles.items() if is_digest(article) and name not in placed)
    found = cluster(sorted(set(articles).difference(digests)))
    homes: dict[int, list[str]] = {}
    left = []
    for digest in digests:
        barred = {end for pair in apart if digest in pair for end in pair}
        ranked = [(parts.alike(digest, part[:SPEAKERS]), -at) for at, part in enumerate(found) if barred.isdisjoint(part)]
        best, place = max(ranked, default=(0.0, 0))
        if ranked and best >= config.whole and parts.share(digest, found[-place][:SPEAKERS], config.told) > config.part:
            homes.setdefault(-place, []).append(digest)
        else:
            left.append(digest)
    joined = [tuple(sorted((*part, *homes.get(at, ())))) for at, part in enumerate(found)]
    return sorted([*joined, *_same(left, parts, config.same)])


def _same(digests: Sequence[str], parts: Parts, least: float) -> Clusters:
    """Return the round-ups, those that are copies of one another together."""
    found: list[list[str]] = []
    for digest in digests:
        near = [group for group in found if parts.alike(digest, group[:1]) >= least]
        if near:
            near[0].append(digest)
        else:
            found.append([digest])
    return [tuple(group) for group in found]
