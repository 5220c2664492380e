"""Paragraph by paragraph, whose it is: an article and its Derivation in, each block of the body with its owners out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.articles import Article
from onrecord.model.reuse import Derivation, Part
from onrecord.model.spans import Span, trimmed
from onrecord.tools.words import Words, words_of


@dataclass(frozen=True, slots=True)
class Owner:
    """Words of a block that are one origin's ("" where nothing tells) and stood first in the article `source`
    ("" for none at hand)."""

    origin: str
    source: str
    words: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of a body: its kind, its place without the white space around it, its words and whose they are, most first."""

    kind: str
    span: Span
    words: int
    owners: tuple[Owner, ...]

    @property
    def origin(self) -> str:
        """The id of the origin that most of its words are of, "" where nothing tells."""
        counts: dict[str, int] = {}
        for owner in self.owners:
            counts[owner.origin] = counts.get(owner.origin, 0) + owner.words
        return max(counts, key=lambda origin: counts[origin], default="")

    def part(self, origin: str) -> float:
        """Return the part of its words that are an origin's, in [0, 1]."""
        return sum(owner.words for owner in self.owners if owner.origin == origin) / self.words if self.words else 0.0


def paragraphs_of(article: Article, derivation: Derivation) -> Iterator[Paragraph]:
    """Yield the blocks of an article's body that have words, in order, each with whose words they are."""
    words = words_of(article)
    owners = owners_of(derivation, words)
    for number, block in enumerate(article.blocks):
        if not block.is_body:
            continue
        first, end = bisect_left(words.blocks, number), bisect_left(words.blocks, number + 1)
        if first == end:
            continue
        counts: dict[tuple[str, str], int] = {}
        for word in range(first, end):
            counts[owners[word]] = counts.get(owners[word], 0) + 1
        found = sorted((Owner(*owner, count) for owner, count in counts.items()), key=lambda o: (-o.words, o.origin, o.source))
        span = trimmed(article.id, article.text, block.start, block.end)
        yield Paragraph(block.kind, span, end - first, tuple(found))


def owners_of(derivation: Derivation, words: Words) -> Sequence[tuple[str, str]]:
    """Return for each word of an article the origin and the source it is held to be from; ("", "") outside the body."""
    if not derivation.parts:
        return [(derivation.origin, "")] * len(words)
    parts: list[Part | None] = []
    at = 0
    for start in words.starts:
        while at < len(derivation.parts) and derivation.parts[at].end <= start:
            at += 1
        inside = at < len(derivation.parts) and derivation.parts[at].start <= start
        parts.append(derivation.parts[at] if inside else None)
    return [(part.origin, part.source) if part else ("", "") for part in parts]
