"""A dossier's points in the order in which a page shows them, and the warnings they give to its sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model.dossiers import Dossier
from onrecord.model.statements import Point
from onrecord.present.view.handles import Newsroom
from onrecord.present.view.terms import StatusWords, status_words

#: The statuses of which a reader of a sentence must know at once; the others wait for the matrix.
GRAVE = frozenset({"disputed", "contested", "superseded", "scope"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedPoint:
    """A point with its number and the place, among the newsrooms, of the first that tells it."""

    number: int
    newsroom: int
    point: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A warning: a sentence rests on words of a point on which the reports differ.

    `said` are the words of one reading that the other readings lack: a sentence without them does not state it.
    """

    number: int
    anchor: str
    status: StatusWords
    said: frozenset[str] = frozenset()


def number_points(dossier: Dossier, newsrooms: tuple[Newsroom, ...]) -> tuple[NumberedPoint, ...]:
    """Number the points that stand on words of a report shown: by status, those of one source by newsroom."""
    places = {one.article: place for place, room in enumerate(newsrooms) for one in room.handles}
    tells = {one.id: places[one.span.article] for one in dossier.statements if one.span.article in places}
    ranks = {status: rank for rank, status in enumerate(status_words())}
    found = []
    for order, point in enumerate(dossier.points):
        told = [tells[key] for claim in point.claims for key in claim.statements if key in tells]
        if told:
            newsroom = min(told)
            by_room = newsroom if point.status == "single_source" else 0
            found.append((ranks[point.status], by_room, order, newsroom, point))
    found.sort(key=lambda one: one[:3])
    return tuple(
        NumberedPoint(number=number, newsroom=newsroom, point=point)
        for number, (_, _, _, newsroom, point) in enumerate(found, start=1)
    )


def words_of(text: str) -> frozenset[str]:
    """Return the words and figures of a text, in small letters."""
    return frozenset(re.findall(r"\w+(?:[.,]\d+)*", text.lower()))


def flag_statements(points: tuple[NumberedPoint, ...], prefix: str) -> Mapping[str, tuple[Flag, ...]]:
    """Return, by statement, the points with a grave status that it belongs to, the gravest first.

    The reading that supersedes the others stands, and gets no warning.
    """
    flags: dict[str, list[Flag]] = {}
    for one in points:
        if one.point.status in GRAVE:
            anchor = f"{prefix}-point-{one.number}"
            stands = one.point.preferred if one.point.status == "superseded" else ""
            doubted = [claim for claim in one.point.claims if claim.id != stands]
            for claim in doubted:
                others = {word for other in one.point.claims if other is not claim for word in words_of(other.text)}
                said = words_of(claim.text) - others
                flag = Flag(number=one.number, anchor=anchor, status=status_words()[one.point.status], said=said)
                for key in dict.fromkeys(claim.statements):
                    flags.setdefault(key, []).append(flag)
    return {key: tuple(held) for key, held in flags.items()}
