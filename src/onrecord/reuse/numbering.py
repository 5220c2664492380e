"""Numbering: the words of articles as numbers that are the same for all articles of a process; forms in, numbers out.

Two articles are compared by numbers, which are quick to hash and to compare. No result depends on which numbers
they are, so that processes need not agree on them.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.tools.protocols import WordWeights

#: Words that are numbered at most before it begins anew: bounds memory on texts of which no word comes twice.
MOST = 1 << 20


class Numbering:
    """Numbers of words, and their weights by language."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._forms: list[str] = []
        self._weights: dict[str, list[float]] = {}
        self._source: WordWeights | None = None

    def weights(self, language: str, source: WordWeights) -> Sequence[float]:
        """Return the weight of each number in a language: a list that grows as words are numbered, until it begins anew."""
        if self._source is not source or len(self._forms) > MOST:
            self._numbers, self._forms, self._weights, self._source = {}, [], {}, source
        return self._weights.setdefault(language, [])

    def numbers(self, forms: Sequence[str], language: str) -> list[int]:
        """Return words as numbers, and let the weights in a language, asked for before, reach to all of them."""
        found = self._of(forms)
        weights, source = self._weights[language], self._source
        if source is not None:
            weights += [source.weight(form, language) for form in self._forms[len(weights) :]]
        return found

    def _of(self, forms: Sequence[str]) -> list[int]:
        numbers = self._numbers
        try:
            return [numbers[form] for form in forms]
        except KeyError:
            for form in forms:
                if form not in numbers:
                    numbers[form] = len(numbers)
                    self._forms.append(form)
            return [numbers[form] for form in forms]
