"""Stories out of chains of links: the Articles, StoryKeys, Links and Passages of a component in, Story out.

A connected component may hold several events joined by a chain of weak links. Average linkage (Sokal and
Michener 1958) inside the component undoes the chains: two clusters are one story only where their articles
are alike on average.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model.articles import Article
from onrecord.model.judgements import Judged
from onrecord.model.reuse import Passage
from onrecord.model.stories import Link, Story, StoryKeys, story_id
from onrecord.story.judged import constraints, judged_ends, judged_reasons
from onrecord.story.linkage import Scores, average_linkage
from onrecord.story.links import LinkConfig, score_of
from onrecord.story.titles import story_title
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


def link_ends(record: Article | StoryKeys | Link | Passage | Judged) -> tuple[str, ...]:
    """Return the articles that a record holds together: both ends of a link, else one."""
    if isinstance(record, Link):
        return record.articles
    if isinstance(record, Passage):
        return record.articles[:1]
    if isinstance(record, Judged):
        return judged_ends(record)
    return (record.article if isinstance(record, StoryKeys) else record.id,)


def split_component(group: Group, tools: Tools, *, config: SplitConfig = SplitConfig()) -> Iterator[Story]:
    """Split a component of links into stories; every article ends up in exactly one."""
    del tools
    articles = {article.id: article for article in group.of(Article) if not article.draft}
    members = sorted(articles)
    keys = {record.article: record for record in group.of(StoryKeys)}
    scores = _scores(members, keys, group, config)
    judged = group.of(Judged)
    together, apart = constraints(judged, members)
    for cluster in average_linkage(members, scores, config.join, together=together, apart=apart):
        title = story_title([articles[name] for name in cluster], keys)
        reasons = (*_reasons(cluster, scores), *judged_reasons(cluster, judged, articles))
        yield Story(story_id(cluster), cluster, title, reasons)


def _scores(members: Sequence[str], keys: Mapping[str, StoryKeys], group: Group, config: SplitConfig) -> dict[tuple[str, str], float]:
    """Return the score of each pair of articles, the smaller id first."""
    inside = set(members)
    found: dict[tuple[str, str], float] = {(link.left, link.right): link.score for link in group.of(Link) if {link.left, link.right} <= inside}
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


def _reasons(cluster: Sequence[str], scores: Scores) -> tuple[str, ...]:
    if len(cluster) == 1:
        return ("No other article is near enough.",)
    inside = [scores.get((a, b), 0.0) for n, a in enumerate(cluster) for b in cluster[n + 1 :]]
    return (f"{len(cluster)} articles, alike by {sum(inside) / len(inside):.2f} on average, {min(inside):.2f} at least.",)
