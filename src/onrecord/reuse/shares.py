"""Shares: whose each word of a body is, and from which article; settled Ownership in, shares and parts out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.articles import Article
from onrecord.model.reuse import Part, Share
from onrecord.reuse.coverage import Body, Coverage
from onrecord.reuse.newsrooms import Newsroom

_OPENING = "\"“„«‘'(["
_CLOSING = ".!?…,;:\"”’»')]"


@dataclass(frozen=True, slots=True)
class Hands:
    """An article and those whose hands are in it: the newsroom it is held to be of, the one it names itself.

    `common` are agencies that contributed to it, with the articles that have the same words by the same note.
    """

    article: Article
    newsroom: Newsroom
    named: Newsroom
    common: Mapping[Newsroom, Sequence[str]]

    @property
    def is_taken(self) -> bool:
        """Say whether the article is held for another newsroom's than it names."""
        return self.named.id != self.newsroom.id


@dataclass(frozen=True, slots=True)
class Owned:
    """For each word of a body an origin's id ("": nothing tells) and the article that had it first ("": none)."""

    origins: Sequence[str]
    sources: Sequence[str]
    names: Mapping[str, str]

    def words_by_source(self) -> dict[str, set[int]]:
        """Return the words by the article that had them first."""
        found: dict[str, set[int]] = {}
        for word, source in enumerate(self.sources):
            if source:
                found.setdefault(source, set()).add(word)
        return found


def owned_words(
    hands: Hands, held: Mapping[str, set[int]], coverage: Coverage, kin: Collection[str], owner: Callable[[str], Newsroom]
) -> Owned:
    """Say whose each word is. `held` are words by their root, the most senior first; `owner` tells whose a root's are.

    An article's own newsroom has what no senior text of another has; where the text was taken, the newsroom it was
    taken from has what the taking shows (`kin` are its other articles), and the one that the article names the rest.
    """
    name, mine = hands.article.id, hands.newsroom
    rest = mine if not hands.is_taken else hands.named
    size = len(coverage.bodies[name].starts)
    origins = [rest.id if rest.kind != "unknown" or not hands.is_taken else ""] * size
    sources = [""] * size
    for root, words in reversed(list(held.items())):
        for word in words:
            sources[word] = root
    names = {mine.id: mine.name, hands.named.id: hands.named.name}
    theirs = {agency: coverage.words(name, others) for agency, others in hands.common.items()}
    contributed = {other for others in hands.common.values() for other in others}
    for root, words in held.items():
        if root not in contributed:
            theirs.setdefault(owner(root), set()).update(words)
    used: set[int] = set()
    if hands.is_taken:
        used = coverage.words(name, kin).union(*(words for room, words in theirs.items() if room.id == mine.id))
        for word in used:
            origins[word] = mine.id
    for room, words in theirs.items() if not mine.credited else ():
        names.setdefault(room.id, room.name)
        for word in words - used if room.id != mine.id else ():
            origins[word] = room.id
        used |= words if room.id != mine.id else set()
    return Owned(origins, sources, names)


def shares_of(hands: Hands, owned: Owned, *, told: float, noted: float) -> tuple[Share, ...]:
    """Return the part of a body that is each newsroom's, its own first, then by the places of their words.

    Below `told` (`noted` for an agency that the article says contributed) a share is not told, and counts as own.
    """
    size = len(owned.origins) or 1
    counts: dict[str, int] = {}
    for origin in owned.origins:
        counts[origin] = counts.get(origin, 0) + 1
    mine, named = hands.newsroom.id, hands.named.id
    contributors = {agency.id for agency in hands.common}
    others = []
    for origin, words in counts.items():
        if origin in ("", mine, named):
            continue
        if words >= (noted if origin in contributors else told) * size:
            others.append(Share(origin, owned.names[origin], round(words / size, 3)))
    first = counts.get(mine, 0) / size
    left = 1.0 - sum(share.fraction for share in others)
    if not hands.is_taken:
        return (Share(mine, hands.newsroom.name, round(left, 3)), *others)
    rest: tuple[Share, ...] = ()
    if hands.named.kind != "unknown" and left - first >= told:
        rest = (Share(named, hands.named.name, round(left - first, 3)),)
    return (Share(mine, hands.newsroom.name, round(first, 3)), *others, *rest)


def parts_of(article: Article, body: Body, owned: Owned) -> tuple[Part, ...]:
    """Return the runs of words that have one owner and one source, with the marks around them."""
    parts: list[Part] = []
    first = 0
    floor = 0
    for word in range(1, len(body.starts) + 1):
        ended = word == len(body.starts) or word in body.breaks
        if ended or (owned.origins[word], owned.sources[word]) != (owned.origins[first], owned.sources[first]):
            ceiling = body.starts[word] if word < len(body.starts) else len(article.text)
            start, end = _with_marks(article.text, (body.starts[first], body.ends[word - 1]), (floor, ceiling))
            parts.append(Part(start, end, owned.origins[first], owned.sources[first]))
            first, floor = word, end
    return tuple(parts)


def _with_marks(text: str, place: tuple[int, int], room: tuple[int, int]) -> tuple[int, int]:
    """Widen a place over the marks that open or close it, no further than there is room."""
    start, end = place
    while end < room[1] and text[end] in _CLOSING:
        end += 1
    while start > room[0] and text[start - 1] in _OPENING:
        start -= 1
    return start, end
