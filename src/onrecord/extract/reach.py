"""Reach: a view with its quoted tokens in, what is asked of every candidate for a report out, found in one pass."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from onrecord.extract.cues import verb_kind
from onrecord.extract.views import View


class Reach:
    """What is asked of every candidate, found once in time linear in the article.

    `low` and `high` are the first and the last token under every token; `cuts` the commas after which a participle goes
    on to another act of speech (", dismissing …"); words and quoted words are counted by `words` and `quoted`.
    """

    def __init__(self, view: View, quoted: Sequence[bool]) -> None:
        count = len(view.tokens)
        self._words = [0, *accumulate(not view.is_mark(n) for n in range(count))]
        self._quoted = [0, *accumulate(quoted[n] and not view.is_mark(n) for n in range(count))]
        self.cuts = [n for n in range(count - 1) if view.tokens[n].text == "," and not quoted[n] and _goes_on(view, n + 1)]
        self.low = list(range(count))
        self.high = list(range(count))
        order = [n for n in range(count) if view.heads[n] == n]
        for n in order:
            order += view.children[n]
        for n in reversed(order):
            above = view.heads[n]
            self.low[above] = min(self.low[above], self.low[n])
            self.high[above] = max(self.high[above], self.high[n])


    def words(self, first: int, end: int) -> int:
        """Count the words of `[first, end)`."""
        return self._words[end] - self._words[first]

    def quoted(self, first: int, end: int) -> int:
        """Count the words between marks of `[first, end)`."""
        return self._quoted[end] - self._quoted[first]

    def cut(self, after: int, end: int) -> int:
        """Return where a content that goes on to `end` is cut, beyond its head."""
        place = bisect_right(self.cuts, after)
        return min(end, self.cuts[place]) if place < len(self.cuts) else end


def _goes_on(view: View, n: int) -> bool:
    return view.tokens[n].tag == "VBG" and verb_kind(view, n) in {"say", "write", "call"}
