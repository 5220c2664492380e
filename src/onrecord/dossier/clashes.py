"""Clashes: whether a report's sentence gives another value of what a told sentence tells (two places in, yes or no out).

A sentence that is told rests on each statement it cites, so none of them may have another hour, figure or reading.
Doubt keeps a statement out: one citation less is no harm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.dossier.material import Material
from onrecord.model.annotations import Quantity
from onrecord.model.spans import Span
from onrecord.model.statements import Statement
from onrecord.tools.terms import term

_CLOCK = re.compile(r"T(\d\d(?::\d\d)?)")
_CONTRARY = frozenset({"disputed", "superseded", "contested"})
#: How far "about 300" reaches, as a part of the figure.
_ABOUT = 0.1


def agreeing(material: Material, told: Span, stated: Sequence[Statement]) -> list[Statement]:
    """Return the statements whose sentences give no other value than the told sentence."""
    return [stmt for stmt in stated if stmt.sentence == told or not clash(material, told, stmt.sentence)]


def clash(material: Material, told: Span, other: Span) -> bool:
    """Say whether two sentences answer a point otherwise, or give other hours or other figures of one kind of thing."""
    return (
        _answer_otherwise(material, told, other)
        or _other_hours(material, told, other)
        or _other_figures(material.quantities_in(told), material.quantities_in(other))
    )


def _answer_otherwise(material: Material, told: Span, other: Span) -> bool:
    mine, theirs = _claims(material, told), _claims(material, other)
    return any(not mine[point] & theirs[point] for point in mine.keys() & theirs.keys())


def _claims(material: Material, sentence: Span) -> dict[str, set[str]]:
    """Return the claims that a sentence makes on points whose claims cannot all hold, by point.

    Drift of a quotation is none of them: the sentence it stands in tells the same.
    """
    found: dict[str, set[str]] = {}
    for stmt in material.stated.get((sentence.article, sentence.start), ()):
        for cell in material.cells.get(stmt.id, ()):
            if cell.point.status in _CONTRARY and cell.point.type != "wording":
                found.setdefault(cell.point.id, set()).add(cell.claim.id)
    return found


def hours_in(material: Material, sentence: Span) -> frozenset[str]:
    """Return the hours of the day that a sentence tells, "18:40" or "18"."""
    return frozenset(m[1] for t in material.times_in(sentence) if t.type != "DURATION" and (m := _CLOCK.search(t.value)))


def _other_hours(material: Material, told: Span, other: Span) -> bool:
    mine, theirs = hours_in(material, told), hours_in(material, other)
    return bool(mine and theirs) and not any(a.startswith(b) or b.startswith(a) for a in mine for b in theirs)


def _other_figures(mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> bool:
    """Say whether the figures of some kind of thing are others on both sides; bounds hold what lies in them."""
    for kind in {_kind(q) for q in mine} & {_kind(q) for q in theirs} - {""}:
        left, right = ([q for q in side if _kind(q) == kind] for side in (mine, theirs))
        if not any(_meet(a, b) for a in left for b in right):
            return True
    return False


def _kind(quantity: Quantity) -> str:
    return quantity.unit or (term(quantity.noun) if quantity.noun else "")


def _meet(one: Quantity, other: Quantity) -> bool:
    """Say whether one number can be both."""
    (low, high), (least, most) = _range(one), _range(other)
    return low <= most and least <= high


def _range(quantity: Quantity) -> tuple[float, float]:
    slack = _ABOUT * abs(quantity.value) if quantity.approximate else 0.0
    low = quantity.value if quantity.low is None and quantity.high is None else quantity.low
    high = quantity.value if quantity.low is None and quantity.high is None else quantity.high
    return (float("-inf") if low is None else low - slack, float("inf") if high is None else high + slack)
