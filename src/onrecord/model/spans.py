"""Spans: places in an article's text, in Unicode code points, half-open (W3C Web Annotation selectors)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The words `exact` at `[start, end)` of the text of the article `article` (an article id)."""

    article: str
    start: int
    end: int
    exact: str

    def contains(self, other: Span) -> bool:
        """Say whether the other span lies wholly in this one."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """Return the number of code points that the two spans share."""
        if self.article != other.article:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))


def span_of(article: str, text: str, start: int, end: int) -> Span:
    """Cut a span out of an article's text."""
    return Span(article, start, end, text[start:end])


def trimmed(article: str, text: str, start: int, end: int) -> Span:
    """Cut a span without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(article, start, end, text[start:end])
