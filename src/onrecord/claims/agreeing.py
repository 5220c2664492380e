"""Agreeing: the tellings of one fact that say all that the wording says which stands for them (tellings in and out).

What is called agreed is printed in one report's words: no number in them, and no quoted word, may be that report's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.claims.compare import entails
from onrecord.claims.drifts import is_telling, read_wording
from onrecord.claims.material import Material
from onrecord.claims.readings import Reading
from onrecord.model.annotations import Quantity
from onrecord.model.reuse import confirming
from onrecord.model.statements import Statement
from onrecord.tools.terms import term

#: Numbers up to this one are often left out where a plural says as much ("the two leaders").
_SMALL = 2


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's sentence, its nodes that tell the fact, and the statement they make."""

    reading: Reading
    nodes: tuple[int, ...]
    statement: Statement


def agreeing_with(material: Material, told: Sequence[Telling]) -> list[Telling]:
    """Return the tellings that hold all of one's numbers and quoted words, that one first.

    Of several the one that most origins agree with is taken, then the earlier in the order given.
    """
    best: list[Telling] = []
    most = 0
    for lead in told:
        with_it = [lead, *(t for t in told if t is not lead and _says_all(material, lead, t))]
        rooms = len(confirming(t.statement.origin for t in with_it))
        if rooms > most:
            best, most = with_it, rooms
    return best


def _says_all(material: Material, lead: Telling, other: Telling) -> bool:
    return _has_numbers(lead, other.reading) and _has_quoted(material, lead, other.reading)


def _has_numbers(lead: Telling, other: Reading) -> bool:
    span = lead.statement.span
    asked = [n.value for n in lead.reading.nodes if isinstance(n.value, Quantity) and span.overlap(n.value.span)]
    told = [n.value for n in other.nodes if isinstance(n.value, Quantity)]
    return all(_is_small(a) or any(entails(t, a) or entails(a, t) for t in told) for a in asked)


def _is_small(asked: Quantity) -> bool:
    return not asked.unit and 0 <= asked.value <= _SMALL


def _has_quoted(material: Material, lead: Telling, other: Reading) -> bool:
    """Say whether the words quoted in the leading wording stand in the other sentence, in one form or another."""
    span = lead.statement.span
    own = {term(word) for word in read_wording(other.sentence.span.exact).tokens}
    for quote in material.quotes.get(span.article, []):
        if quote.kind not in {"direct", "mixed", "partial"} or not span.overlap(quote.content):
            continue
        start, end = max(span.start, quote.content.start), min(span.end, quote.content.end)
        asked = read_wording(material.words(span.article, start, end).exact).tokens
        if any(is_telling(word) and term(word) not in own for word in asked):
            return False
    return True
