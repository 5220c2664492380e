"""Ownership: whose words stand where, word by word; Coverage in, for each article the articles its words come from.

A text that holds an agency's paragraphs among its own passes both on. Who takes only its own has nothing of the
agency's, so words are followed to the article that had them first (their root), not to the article next to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.reuse.coverage import Coverage


class Ownership:
    """The roots of the words of articles that have been settled, and of the words of others that stand in them."""

    def __init__(self, coverage: Coverage, order: Sequence[str]) -> None:
        self._coverage = coverage
        self._rank = {name: place for place, name in enumerate(order)}
        self._roots: dict[str, list[str]] = {}
        self._held: dict[str, dict[str, set[int]]] = {}
        self._whole: set[str] = set()

    def settle(self, name: str, *, whole: bool) -> None:
        """Say that an article's words are known: all its own if `whole`, else those that no root of it has."""
        if whole:
            self._whole.add(name)
        ranges = self._coverage.ranges.get(name)
        if not ranges:  # it shares nothing: nobody asks whose its words are
            self._roots[name] = []
            return
        roots = [name] * len(self._coverage.bodies[name].starts)
        if not whole:
            for root, words in reversed(list(self.held(name).items())):
                for word in words:
                    roots[word] = root
        self._roots[name] = roots
        for other, places in sorted(ranges.items()):
            if other in self._roots:
                continue
            held = self._held.setdefault(other, {})
            for mine, theirs in places:
                for step, word in enumerate(theirs):
                    held.setdefault(roots[mine[step * len(mine) // len(theirs)]], set()).add(word)

    def held(self, name: str) -> Mapping[str, set[int]]:
        """Return the words of an article by their root, the most senior root first.

        Roots are settled articles before this one in the order, or such as are wholly their own.
        """
        held = self._held.get(name, {})
        mine = self._rank[name]
        senior = [root for root in held if root != name and (root in self._whole or self._rank[root] < mine)]
        return {root: held[root] for root in sorted(senior, key=lambda root: self._rank[root])}
