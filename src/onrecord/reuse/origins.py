"""The newsrooms behind a story: its articles and their Derivation records in, StoryOrigins out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from onrecord.model.articles import Article
from onrecord.model.reuse import Derivation, Origin, StoryOrigins
from onrecord.model.stories import Story
from onrecord.reuse.houses import same_houses
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools


def story_origins(group: Group, tools: Tools) -> Iterator[StoryOrigins]:
    """List the newsrooms behind each story of the group."""
    articles = {article.id: article for article in group.of(Article)}
    for story in group.of(Story):
        inside = set(story.articles)
        mine = [d for d in group.of(Derivation) if d.article in inside]
        same = same_houses(mine, {a: articles[a] for a in inside & articles.keys()}, tools.directory)
        yield StoryOrigins(story.id, origins_of([_housed(d, same) for d in mine], story.articles))


def _housed(derivation: Derivation, same: Mapping[str, Derivation]) -> Derivation:
    """Return a derivation under the newsroom that its own is by the host."""
    shares = tuple(
        replace(share, origin=same[share.origin].origin, name=same[share.origin].name) if share.origin in same else share
        for share in derivation.shares
    )
    house = same.get(derivation.origin)
    if house is None:
        return replace(derivation, shares=shares)
    reasons = (*derivation.reasons, f"Other reports on {derivation.name} name {house.name} as its publisher.")
    return replace(derivation, origin=house.origin, name=house.name, shares=shares, reasons=reasons)


def origins_of(derivations: Iterable[Derivation], articles: Collection[str]) -> tuple[Origin, ...]:
    """Gather derivations by origin: those of most articles first, then by name.

    `shares` tells, per article, the part of its body that is the origin's work, for other origins' articles too.
    """
    wanted = set(articles)
    mine = sorted((d for d in derivations if d.article in wanted), key=lambda d: d.article)
    groups: dict[str, list[Derivation]] = {}
    for derivation in mine:
        groups.setdefault(derivation.origin, []).append(derivation)
    origins = []
    for origin, members in sorted(groups.items()):
        shares = tuple(
            (d.article, share.fraction) for d in mine for share in d.shares if share.origin == origin and share.fraction
        )
        reasons = tuple(dict.fromkeys((*_counts(members), *(reason for d in members for reason in d.reasons))))
        names = tuple(d.article for d in members)
        origins.append(Origin(origin, members[0].name, members[0].kind, names, shares, reasons))
    return tuple(sorted(origins, key=lambda o: (-len(o.articles), o.name, o.id)))


def _counts(members: list[Derivation]) -> tuple[str, ...]:
    """Say how many of an agency's articles credit it, where more than one is its work."""
    if len(members) < 2 or members[0].kind != "agency":
        return ()
    credited = sum(derivation.credited for derivation in members)
    return (f"{credited} of {len(members)} reports credit {members[0].name}.",)
