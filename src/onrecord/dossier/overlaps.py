"""How much of a sentence another newsroom tells too, by shared words (`Overlaps`): a guard on "alone"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from onrecord.dossier.candidates import Candidate, content_terms
from onrecord.dossier.material import Material, is_body

#: Figures of two digits and more that are no year: two reports seldom share one by chance.
_FIGURE = re.compile(r"(?![12]\d{3}$)\d[\d.,]*\d")
#: Sentences with fewer words than this share them by chance.
_LEAST = 3


class Overlaps:
    """An index of the content words of all body sentences."""

    def __init__(self, material: Material) -> None:
        self._rooms: list[str] = []
        self._sizes: list[int] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        for parse in material.parses:
            origin = material.origin_of.get(parse.article)
            for sentence in parse.sentences:
                terms = content_terms(sentence) if is_body(sentence) else frozenset()
                if len(terms) >= _LEAST:
                    for word in sorted(terms):
                        self._places[word].append(len(self._rooms))
                    self._rooms.append(origin.id if origin else parse.article)
                    self._sizes.append(len(terms))

    def most(self, candidate: Candidate) -> float:
        """Return the largest share of words, of the shorter, that a sentence of another newsroom has in common."""
        own = candidate.statements[0].origin
        shared = Counter(n for word in sorted(candidate.terms) for n in self._places.get(word, ()))
        figures = [word for word in sorted(candidate.terms) if _FIGURE.fullmatch(word)]
        if any(shared[n] > 1 and self._rooms[n] != own for word in figures for n in self._places.get(word, ())):
            return 1.0  # the same figure of something in common: another tells it in other words
        size = len(candidate.terms)
        shares = (count / min(size, self._sizes[n]) for n, count in shared.items() if self._rooms[n] != own)
        return max(shares, default=0.0)
