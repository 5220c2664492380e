"""A dossier's points in the order in which a page shows them, and the warnings they give to its sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model.dossiers import Dossier
from onrecord.model.reuse import is_foreign
from onrecord.model.spans import Span
from onrecord.model.statements import Point, Statement
from onrecord.present.view.handles import Handle, Newsroom
from onrecord.present.view.indexes import Index
from onrecord.present.view.terms import StatusWords, status_words
from onrecord.tools.labels import newsroom_label

#: The statuses of which a reader of a sentence must know at once; the others wait for the matrix.
GRAVE = frozenset({"disputed", "contested", "superseded", "scope"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """Who alone tells points: the letter of a newsroom or the code of a report, and a title that says it."""

    letter: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedPoint:
    """A point with its number, the place, among the newsrooms, of the first that tells it, and who alone does if one does."""

    number: int
    newsroom: int
    point: Point
    alone: Alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A warning: a sentence rests on words of a point on which the reports differ.

    `said` are the words of one reading that the other readings lack: a sentence without them does not state it.
    """

    number: int
    anchor: str
    status: StatusWords
    said: frozenset[str] = frozenset()


#: Where a point of one source stands among those of its newsroom: the newsroom's own, a report's own, another story's.
_OWN, _REPORT, _APART = range(3)


def number_points(
    dossier: Dossier, newsrooms: tuple[Newsroom, ...], index: Index, *, apart: Sequence[Span] = ()
) -> tuple[NumberedPoint, ...]:
    """Number the points that stand on words of a report shown: by status, those of one source by newsroom.

    `apart` are sections of the reports that tell of another story: what stands there is not said to be told once only.
    """
    handles = {one.article: one for room in newsrooms for one in room.handles}
    statements = {one.id: one for one in dossier.statements if one.span.article in handles}
    places = {one.article: place for place, room in enumerate(newsrooms) for one in room.handles}
    tells = {one.id: places[one.span.article] for one in dossier.statements if one.span.article in places}
    ranks = {status: rank for rank, status in enumerate(status_words())}
    found = []
    for order, point in enumerate(dossier.points):
        told = [tells[key] for claim in point.claims for key in claim.statements if key in tells]
        if told:
            newsroom = min(told)
            place, alone, at = (0, _OWN, ""), Alone(letter="", title=""), (0, "", 0)
            if point.status == "single_source":
                held = [statements[key] for claim in point.claims for key in claim.statements if key in statements]
                kind = _kind_of(held, index, apart)
                handle = handles[held[0].span.article]
                alone = _alone(newsrooms[newsroom], handle, kind)
                place = (newsroom, kind, "" if kind == _OWN else handle.code)
                codes = [(handles[one.span.article].code, one.span.start) for one in held]
                at = min((len(code), code, start) for code, start in codes)  # as the report tells it
            found.append((ranks[point.status], place, at, order, NumberedPoint(number=0, newsroom=newsroom, point=point, alone=alone)))
    found.sort(key=lambda one: one[:4])
    return tuple(replace(one, number=number) for number, (*_, one) in enumerate(found, start=1))


def _kind_of(held: Sequence[Statement], index: Index, apart: Sequence[Span]) -> int:
    """Say whether a newsroom alone tells a point, or one report in what it adds to another's text, or of another story."""
    if held and all(any(span.contains(one.span) for span in apart) for one in held):
        return _APART
    if len({one.span.article for one in held}) != 1:
        return _OWN
    derivation = index.derivations.get(held[0].span.article)
    added = derivation is not None and all(is_foreign(derivation, s.sentence.start, s.sentence.end) for s in held)
    return _REPORT if added else _OWN


def _alone(room: Newsroom, handle: Handle, kind: int) -> Alone:
    if kind == _APART:
        return Alone(letter=handle.code, title=f"{handle.outlet}, where it tells of another story")
    if kind == _REPORT and handle.outlet.casefold() != room.name.casefold():
        text = newsroom_label(room.name, "release") if room.kind == "release" else room.name
        return Alone(letter=handle.code, title=f"{handle.outlet} alone, in its version of the text of {text}")
    return Alone(letter=room.letter, title=f"{room.name} alone")


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
