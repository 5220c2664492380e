"""Reuse: passages that two articles share, and whose text an article is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.ids import content_id
from onrecord.model.spans import Span

PassageKind = Literal["copy", "quotation", "background", "furniture"]
OriginKind = Literal["agency", "outlet", "unknown"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that two articles share, aligned word by word. `matched` counts the words that are the same.

    `left` lies in the article with the smaller id.
    """

    left: Span
    right: Span
    kind: PassageKind
    matched: int
    reason: str = ""

    @property
    def id(self) -> str:
        """Id from the two places."""
        a, b = self.left, self.right
        return content_id("passage", a.article, a.start, a.end, b.article, b.start, b.end)


@dataclass(frozen=True, slots=True)
class Share:
    """The fraction of an article's body that is an origin's work, in [0, 1]."""

    origin: str
    name: str
    fraction: float


@dataclass(frozen=True, slots=True)
class Derivation:
    """Whose text an article is: one origin, the share of each, and why we think so.

    `origin` is an origin id that is the same for all articles of that newsroom; `copy_of` is the article
    whose text this one mostly repeats ("" for none).
    """

    article: str
    origin: str
    name: str
    kind: OriginKind
    credited: bool
    copy_of: str = ""
    shares: tuple[Share, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Id: one derivation an article."""
        return f"derivation-{self.article}"


@dataclass(frozen=True, slots=True)
class Origin:
    """A newsroom behind one or more articles of a story."""

    id: str
    name: str
    kind: OriginKind
    articles: tuple[str, ...]
    shares: tuple[tuple[str, float], ...] = ()
    reasons: tuple[str, ...] = ()
