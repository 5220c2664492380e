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

    @property
    def articles(self) -> tuple[str, str]:
        """The two articles, the smaller id first."""
        return (self.left.article, self.right.article)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What an article is found by where it shares text: hashes of runs of its words, a bounded sample.

    `source` is its outlet, folded: one outlet's articles share what stands on all its pages.
    """

    article: str
    shingles: tuple[str, ...]
    source: str = ""

    @property
    def id(self) -> str:
        """Id: one fingerprint an article."""
        return f"fingerprint-{self.article}"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two articles that may share text. `left` is the smaller id."""

    left: str
    right: str

    @property
    def id(self) -> str:
        """Id: the pair itself, so that the pairs of one article are worked on one after another."""
        return f"candidate-{self.left}-{self.right}"

    @property
    def articles(self) -> tuple[str, str]:
        """The two articles."""
        return (self.left, self.right)


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


@dataclass(frozen=True, slots=True)
class StoryOrigins:
    """The newsrooms behind one story. An origin has one id in all stories, so the record is the story's list."""

    story: str
    origins: tuple[Origin, ...]

    @property
    def id(self) -> str:
        """Id: one list a story."""
        return f"origins-{self.story}"
