"""Reuse: passages that two articles share, and whose text an article is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from onrecord.model.ids import content_id
from onrecord.model.spans import Span

#: retold: one tells the other again in order and in other words, which proves no copying.
PassageKind = Literal["copy", "quotation", "background", "furniture", "retold"]
#: release: the text of a press release, on whatever page; its issuer is no newsroom.
OriginKind = Literal["agency", "outlet", "unknown", "release"]
#: How one text repeats another: from the same words to the same matter in words and an order of its own.
Manner = Literal["verbatim", "lightly edited", "reworded", "retold"]


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
class Taking:
    """An edge of the derivation graph: the words of an article that another one, `source`, had first.

    `part` is the fraction of the taker's body; `reason` says why the other is held to have been first, `sure` whether
    that is well founded. A taking that is not sure may go the other way, or both may have it from a third.
    """

    source: str
    words: int
    part: float
    manner: Manner
    reason: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Words `[start, end)` of an article's body, whose they are (an origin's id, "" where nothing tells), and the article
    that had them first ("" for none at hand). All that lies between is body text."""

    start: int
    end: int
    origin: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Derivation:
    """Whose text an article is: one origin, the share of each, and why we think so.

    `origin` is an origin id that is the same for all articles of that newsroom; `copy_of` is the article
    whose text this one mostly repeats ("" for none). `takings` are the articles that its words come from, most words
    first; `parts` cover the words of the body in order, none where all of it is the origin's and no other article
    had it. Shares leave out what is too little to be told; parts do not.
    """

    article: str
    origin: str
    name: str
    kind: OriginKind
    credited: bool
    copy_of: str = ""
    shares: tuple[Share, ...] = ()
    reasons: tuple[str, ...] = ()
    takings: tuple[Taking, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def id(self) -> str:
        """Id: one derivation an article."""
        return f"derivation-{self.article}"


def is_foreign(derivation: Derivation, start: int, end: int) -> bool:
    """Say whether most of `[start, end)` of a report that is mostly another's work stands outside that one's text.

    Such are an outlet's own paragraphs in a reprint: the report has them, not the newsroom that its text is of.
    """
    mine = sum(_overlap(part, start, end) for part in derivation.parts if part.origin == derivation.origin)
    held = sum(_overlap(part, start, end) for part in derivation.parts)
    return 2 * mine < held


def _overlap(part: Part, start: int, end: int) -> int:
    return max(0, min(part.end, end) - max(part.start, start))


@dataclass(frozen=True, slots=True)
class Origin:
    """A newsroom behind one or more articles of a story."""

    id: str
    name: str
    kind: OriginKind
    articles: tuple[str, ...]
    shares: tuple[tuple[str, float], ...] = ()
    reasons: tuple[str, ...] = ()


def newsrooms_of(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """Return the origins that are newsrooms: the issuer of a press release is none."""
    return tuple(origin for origin in origins if origin.kind != "release")


def newsroom_ids(origins: Iterable[str]) -> frozenset[str]:
    """Return those of some origins' ids that are newsrooms': a press release has an id of its own kind."""
    return frozenset(origin for origin in origins if not origin.startswith("release-"))


def confirming(origins: Iterable[str]) -> frozenset[str]:
    """Return the ids of the origins that may confirm one another: beside a newsroom a press release confirms nothing,
    without one all releases together are one."""
    found = frozenset(origins)
    return newsroom_ids(found) or frozenset(sorted(found)[:1])


@dataclass(frozen=True, slots=True)
class StoryOrigins:
    """The newsrooms behind one story. An origin has one id in all stories, so the record is the story's list."""

    story: str
    origins: tuple[Origin, ...]

    @property
    def id(self) -> str:
        """Id: one list a story."""
        return f"origins-{self.story}"
