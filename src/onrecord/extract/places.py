"""Records by place: spans with what they carry in, those that touch a stretch of the article out, in log n steps."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from onrecord.model.spans import Span

T = TypeVar("T")


class Places(Generic[T]):
    """The records of one article, sorted by where they stand. A place is found in log n steps."""

    def __init__(self, records: Iterable[T], span_of: Callable[[T], Span]) -> None:
        placed = sorted(((span_of(record), n, record) for n, record in enumerate(records)), key=lambda p: p[:2])
        self._records = [(span, record) for span, _, record in placed]
        self._starts = [span.start for span, _ in self._records]
        self._longest = max((span.end - span.start for span, _ in self._records), default=0)

    def touching(self, span: Span) -> list[T]:
        """Return the records that overlap a span, in order."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [record for place, record in self._records[first:last] if place.end > span.start]
