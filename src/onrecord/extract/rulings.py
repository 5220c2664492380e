"""Rulings: what a person said of names, as the grouping of one story's mentions has to keep to it.

A `Judgement` about actors in, one `NamesJudged` an article out (`spread_names`); of a story's `NamesJudged` and its
mentions which mentions are together, which apart (`Rulings`). A place outweighs a name: who says that one "Lund" is
Ann and not Paul speaks of that one alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.model.annotations import Mention
from onrecord.model.judgements import Judgement, NameIn, NamesJudged, name_in
from onrecord.tools.names import fold_name
from onrecord.tools.protocols import Tools

Barred = Callable[[Sequence[Mention], Sequence[Mention]], bool]
#: The two sides of a judgement; one that says that names are the same has the first alone.
_ONE, _OTHER = "1", "2"


def spread_names(judgement: Judgement, tools: Tools) -> Iterator[NamesJudged]:  # noqa: ARG001
    """Yield what a judgement about actors says, once for each of its articles; nothing of one about events."""
    if judgement.about == "actor":
        for article in judgement.articles:
            yield NamesJudged(article, judgement.verdict, judgement.one, judgement.other, judgement.id)


@dataclass(frozen=True)
class Rulings:
    """For each mention (id) that was spoken of: pairs of a judgement and the side on which it is, sorted."""

    same: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    different: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    placed: frozenset[str] = frozenset()

    def of(self, mention: Mention) -> tuple[str, ...]:
        """Return what sets a mention apart from others of its name: the sides on which it was said to be another."""
        return tuple(f"{judgement}/{side}" for judgement, side in self.different.get(mention.id, ()))

    def judgements(self, mentions: Iterable[Mention]) -> tuple[str, ...]:
        """Return the ids of the judgements that speak of any of these mentions, sorted."""
        return tuple(sorted({name for m in mentions for told in (self.same, self.different) for name, _ in told.get(m.id, ())}))

    def barred(self, left: Sequence[Mention], right: Sequence[Mention]) -> bool:
        """Say whether a person said that some of the one are others than some of the other."""
        if not self.different:
            return False
        sides = {pair for m in left for pair in self.different.get(m.id, ())}
        return any((name, _OTHER if side == _ONE else _ONE) in sides for m in right for name, side in self.different.get(m.id, ()))

    def free(self, mentions: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
        """Part the mentions that the program may group from those that a person put, by place, with others."""
        return [m for m in mentions if m.id not in self.placed], [m for m in mentions if m.id in self.placed]

    def clusters(self, groups: Sequence[Sequence[Mention]]) -> list[list[int]]:
        """Return the numbers of the groups that belong together, each cluster and all of them in order."""
        home = {n: [n] for n in range(len(groups))}
        holding: dict[str, list[int]] = {}
        for n, group in enumerate(groups):
            for name in sorted({name for m in group for name, _ in self.same.get(m.id, ())}):
                holding.setdefault(name, []).append(n)
        for _, numbers in sorted(holding.items()):
            for n in numbers[1:]:
                a, b = home[numbers[0]], home[n]
                members = ([m for k in side for m in groups[k]] for side in (a, b))
                if a is not b and not self.barred(*members):
                    a += b
                    home.update(dict.fromkeys(b, a))
        return [sorted(found) for n, found in home.items() if min(found) == n]


NOTHING_SAID = Rulings()


def rulings_of(judged: Sequence[NamesJudged], mentions: Sequence[Mention]) -> Rulings:
    """Find the mentions of a story that judgements speak of; one that finds nothing here says nothing."""
    if not judged:
        return NOTHING_SAID
    found: dict[str, dict[str, list[tuple[str, str]]]] = {"same": {}, "different": {}}
    placed: set[str] = set()
    for ruling in sorted({(one.judgement, one.verdict, one.one, one.other) for one in judged}):
        name, verdict, *sides = ruling
        meant = [_meant(keys, mentions) for keys in sides]
        if verdict == "same":
            everyone = {**meant[0][0], **meant[0][1]}
            placed |= set(meant[0][1]) if len(everyone) > len(meant[0][1]) else set()
        for number, (by_name, by_place), (_, elsewhere) in zip((_ONE, _OTHER), meant, reversed(meant), strict=True):
            for mention in {**by_name, **by_place}:
                if mention in by_place or mention not in elsewhere:
                    found[verdict].setdefault(mention, []).append((name, number))
    same, different = ({m: tuple(sorted(set(told))) for m, told in found[verdict].items()} for verdict in ("same", "different"))
    return Rulings(same, different, frozenset(placed))


def _meant(keys: Iterable[str], mentions: Sequence[Mention]) -> tuple[dict[str, None], dict[str, None]]:
    """Return the mentions that a side's keys mean: those by name, and those by place."""
    names: set[tuple[str, tuple[str, ...]]] = set()
    places: set[NameIn] = set()
    for key in keys:
        name = name_in(key)
        if name.start >= 0:
            places.add(name)
        else:
            names.add((name.article, fold_name(name.name)))
    by_place = {m.id: None for m in _at(places, mentions)}
    by_name = {m.id: None for m in mentions if m.id not in by_place and (m.span.article, fold_name(m.name)) in names}
    return by_name, by_place


def _at(places: Iterable[NameIn], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mention at each place; where a new version has moved it, the nearest one of the same words."""
    alike: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        here = place_of(mention)
        alike.setdefault((here.article, here.name), []).append(mention)
    for place in sorted(places):
        found = alike.get((place.article, place.name), [])
        if found:
            yield min(found, key=lambda m: (abs(m.span.start - place.start), m.span.start, m.id))


def place_of(mention: Mention) -> NameIn:
    """Return a mention as the place where it stands."""
    return NameIn(mention.span.article, " ".join(mention.span.exact.split()), mention.span.start, mention.span.end)
