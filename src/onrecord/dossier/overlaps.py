"""How much of a sentence another newsroom tells too, by shared words and values (`Overlaps`): a guard on "alone".

The same hour, or the same large figure, is the same news in whatever words it is told.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from onrecord.dossier.candidates import Candidate, content_terms
from onrecord.dossier.clashes import hours_in
from onrecord.dossier.material import Material, is_body
from onrecord.model.spans import Span

#: Figures of two digits and more that are no year: two reports seldom share one by chance.
_FIGURE = re.compile(r"(?![12]\d{3}$)\d[\d.,]*\d")
#: Above this figure two reports seldom count other things by chance.
_DOZEN = 12
#: The figure of a year.
_YEARS = range(1000, 2200)
#: A figure that "more than" bounds is another's exact one where that is no larger than so many times it.
_BEYOND = 1.25
#: Sentences with fewer words than this share them by chance.
_LEAST = 3


class Overlaps:
    """An index of the content words, hours and large figures of all body sentences."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._tellers: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        self._rooms: list[tuple[str, str]] = []
        self._sizes: list[int] = []
        self._counts: dict[str, list[tuple[float, tuple[str, str]]]] = defaultdict(list)
        self._places: dict[str, list[int]] = defaultdict(list)
        for parse in material.parses:
            origin = material.origin_of.get(parse.article)
            for sentence in parse.sentences:
                teller = (origin.id if origin else parse.article, parse.article)
                terms = content_terms(sentence) if is_body(sentence) else frozenset()
                for value in _values(material, sentence.span) if terms else ():
                    self._tellers[value].add(teller)
                for quantity in material.quantities_in(sentence.span) if terms else ():
                    if quantity.noun:
                        self._counts[quantity.noun].append((quantity.value, teller))
                if len(terms) >= _LEAST:
                    for word in sorted(terms):
                        self._places[word].append(len(self._rooms))
                    self._rooms.append(teller)
                    self._sizes.append(len(terms))

    def most(self, candidate: Candidate, *, report: bool = False) -> float:
        """Return the largest share of words, of the shorter, that a sentence of another newsroom has in common.

        `report`: of any other report, be it the same newsroom's.
        """
        own = candidate.sentence.span.article if report else candidate.statements[0].origin
        values = _values(self._material, candidate.sentence.span)
        if any(teller[report] != own for value in values for teller in self._tellers.get(value, ())):
            return 1.0
        if any(teller[report] != own for teller in self._beyond(candidate.sentence.span)):
            return 1.0
        shared = Counter(n for word in sorted(candidate.terms) for n in self._places.get(word, ()))
        figures = [word for word in sorted(candidate.terms) if _FIGURE.fullmatch(word)]
        if any(shared[n] > 1 and self._rooms[n][report] != own for word in figures for n in self._places.get(word, ())):
            return 1.0  # the same figure of something in common: another tells it in other words
        size = len(candidate.terms)
        shares = (count / min(size, self._sizes[n]) for n, count in shared.items() if self._rooms[n][report] != own)
        return max(shares, default=0.0)

    def _beyond(self, span: Span) -> list[tuple[str, str]]:
        """Return who has a figure that "more than" so many of the same may stand for."""
        return [
            teller for quantity in self._material.quantities_in(span)
            if quantity.noun and quantity.high is None and quantity.low is not None and quantity.value > _DOZEN
            for value, teller in self._counts.get(quantity.noun, ()) if quantity.value <= value <= _BEYOND * quantity.value
        ]  # fmt: skip


def _values(material: Material, span: Span) -> frozenset[tuple[str, str]]:
    """Return the hours of a sentence to the minute, and its large figures with their units.

    What is counted is left out: it has many names ("27 people", "27 pupils", "27 were hurt").
    """
    found = {("hour", hour) for hour in hours_in(material, span) if ":" in hour}
    for quantity in material.quantities_in(span):
        if quantity.value > _DOZEN and not (quantity.value in _YEARS and not quantity.unit):
            found.add((quantity.unit, f"{quantity.value:g}"))
    return frozenset(found)
