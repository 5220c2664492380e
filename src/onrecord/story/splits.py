"""Stories out of chains of links: the Articles, StoryKeys, Links, Passages and Derivations of a component in, Story out.

A connected component may hold several events joined by a chain of weak links. Average linkage (Sokal and
Michener 1958) inside the component undoes the chains: two clusters are one story only where their articles
are alike on average.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model.articles import Article
from onrecord.model.reuse import Derivation, Passage
from onrecord.model.stories import Link, Section, Story, StoryKeys, story_id
from onrecord.story.digests import DigestConfig, Parts, cluster_apart
from onrecord.story.links import LinkConfig, score_of
from onrecord.story.titles import TitleConfig, story_title
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitConfig:
    """When clusters of articles are one story."""

    join: float = 0.17  # least average score of two clusters that are one story
    copied: float = 0.2  # what a page of shared text adds to the score of two articles
    page: int = 150  # words of such a page
    dense: int = 300  # articles of a component up to which every pair is compared; above, only links count
    links: LinkConfig = field(default_factory=LinkConfig)
    digests: DigestConfig = field(default_factory=DigestConfig)
    titles: TitleConfig = field(default_factory=TitleConfig)


def link_ends(record: Article | StoryKeys | Link | Passage | Derivation | Section) -> tuple[str, ...]:
    """Return the articles that a record holds together: both ends of a link, else one."""
    if isinstance(record, Link):
        return record.articles
    if isinstance(record, Passage):
        return record.articles[:1]
    return (record.article if isinstance(record, StoryKeys | Derivation | Section) else record.id,)


def split_component(group: Group, tools: Tools, *, config: SplitConfig = SplitConfig()) -> Iterator[Story]:
    """Split a component of links into stories; every article ends up in exactly one."""
    articles = {article.id: article for article in group.of(Article) if not article.draft}
    members = sorted(articles)
    keys = {record.article: record for record in group.of(StoryKeys)}
    parts = Parts(group.by_article(Section), keys)
    origins = {record.article: record for record in group.of(Derivation)}
    scores = _scores(members, keys, group, config)
    for cluster in cluster_apart(articles, scores, _average_linkage, parts, join=config.join, config=config.digests):
        title = story_title([articles[name] for name in cluster], keys, origins, tools.directory, config.titles)
        yield Story(story_id(cluster), cluster, title, _reasons(cluster, scores))


Scores = dict[tuple[str, str], float]


def _scores(members: Sequence[str], keys: Mapping[str, StoryKeys], group: Group, config: SplitConfig) -> Scores:
    """Return the score of each pair of articles, the smaller id first."""
    inside = set(members)
    found: Scores = {(link.left, link.right): link.score for link in group.of(Link) if {link.left, link.right} <= inside}
    if len(members) <= config.dense:
        for index, left in enumerate(members):
            for right in members[index + 1 :]:
                if (left, right) not in found and left in keys and right in keys:
                    found[left, right] = score_of(keys[left], keys[right], config.links)
    shared: dict[tuple[str, str], int] = {}
    for passage in group.of(Passage):
        if passage.kind == "copy":
            shared[passage.articles] = shared.get(passage.articles, 0) + passage.matched
    for pair, words in sorted(shared.items()):
        if pair in found:
            found[pair] = min(1.0, found[pair] + config.copied * min(1.0, words / config.page))
    return found


def _average_linkage(members: Sequence[str], scores: Scores, join: float) -> list[tuple[str, ...]]:
    """Merge the two clusters with the highest average score until none reaches `join`; ties go by id."""
    clusters: dict[str, tuple[str, ...]] = {name: (name,) for name in members}
    sums: dict[str, dict[str, float]] = {name: {} for name in members}
    for (left, right), score in scores.items():
        if score > 0:
            sums[left][right] = sums[right][left] = score
    heap = [(-score, left, right, 1, 1) for (left, right), score in sorted(scores.items()) if score >= join]
    heapq.heapify(heap)
    while heap:
        _, left, right, a, b = heapq.heappop(heap)
        if left not in clusters or right not in clusters or (len(clusters[left]), len(clusters[right])) != (a, b):
            continue
        clusters[left] = tuple(sorted(clusters[left] + clusters.pop(right)))
        for other, total in sorted(sums.pop(right).items()):
            del sums[other][right]
            if other != left:
                sums[left][other] = sums[other][left] = sums[left].get(other, 0.0) + total
        size = len(clusters[left])
        for other, total in sorted(sums[left].items()):
            average = total / (size * len(clusters[other]))
            if average >= join:
                first, second = sorted((left, other))
                heapq.heappush(heap, (-average, first, second, len(clusters[first]), len(clusters[second])))
    return [clusters[name] for name in sorted(clusters)]


def _reasons(cluster: Sequence[str], scores: Scores) -> tuple[str, ...]:
    if len(cluster) == 1:
        return ("No other article is near enough.",)
    inside = [scores.get((a, b), 0.0) for n, a in enumerate(cluster) for b in cluster[n + 1 :]]
    return (f"{len(cluster)} articles, alike by {sum(inside) / len(inside):.2f} on average, {min(inside):.2f} at least.",)
