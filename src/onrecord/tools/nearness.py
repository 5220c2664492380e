"""Nearness: things with places in one text in, those that touch a stretch of it out, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Places(Generic[T]):
    """Things of one article by place: a look-up costs what lies near, where a comparison with all costs all."""

    def __init__(self, things: Sequence[T], place_of: Callable[[T], tuple[int, int]]) -> None:
        places = [place_of(thing) for thing in things]
        self._things = things
        self._order = sorted((start, end, number) for number, (start, end) in enumerate(places))
        self._starts = [start for start, _, _ in self._order]
        self._longest = max((end - start for start, end in places), default=0)

    def touching(self, start: int, end: int) -> list[T]:
        """Return the things that share a code point with `[start, end)`, in the order in which they were given."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        found = [number for a, b, number in self._order[first:last] if min(b, end) > max(a, start)]
        return [self._things[number] for number in sorted(found)]
