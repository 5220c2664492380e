"""Articles: one report's text, never altered, with its labelled blocks, dates and credit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.model.issues import Issue
from onrecord.model.spans import Span

BlockKind = Literal[
    "headline", "standfirst", "byline", "dateline", "paragraph", "heading", "list", "blockquote",
    "caption", "credit", "date", "furniture", "teaser", "comment", "copyright", "duplicate",
    "correction",
]  # fmt: skip
BLOCK_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
BODY_KINDS: frozenset[str] = frozenset({"standfirst", "paragraph", "heading", "list", "blockquote"})

Precision = Literal["second", "minute", "day", "month", "year"]
#: What happened on a date: the text was published, changed, or seen (fetched, or listed in a feed).
DateKind = Literal["published", "modified", "seen"]
#: What kind of text an article is; what is no article at all (an index page, a gallery) is an Issue.
Form = Literal["report", "live-blog", "round-up", "stub", "press-release"]
DateBasis = Literal["printed", "metadata", "url", "feed", "inferred", "fetched"]


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled part `[start, end)` of the text. Blocks tile the text: white space goes with what precedes it.

    `language` is set (ISO 639-1) where it is another than the article's.
    """

    kind: BlockKind
    start: int
    end: int
    reason: str = ""
    language: str = ""

    @property
    def is_body(self) -> bool:
        """Say whether the block belongs to the article's body."""
        return self.kind in BODY_KINDS


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A date that may be the publication date: ISO value, precision, basis, a score in [0, 1] and where it stands.

    `kind` tells what happened then. `value` is local time; `zone` is its offset from UTC as given ("+08:00", "Z"),
    "" where it is unknown.
    """

    value: str
    precision: Precision
    basis: DateBasis
    score: float
    evidence: Span | None = None
    reason: str = ""
    kind: DateKind = "published"
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """What feeds and news sitemaps say of the page that an article is of: when it was published, changed, first seen.

    `listings` are the ids of the listings that say so.
    """

    article: str
    dates: tuple[DateCandidate, ...]
    listings: tuple[str, ...]

    @property
    def id(self) -> str:
        """Id: one of these an article."""
        return f"listed-{self.article}"


@dataclass(frozen=True, slots=True)
class Credit:
    """The agency whose text this says it is: its short name ("AFP") and where that is printed."""

    agency: str
    evidence: tuple[Span, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One report. `text` is as read; `blocks` tile it; `dates` are candidates, best first.

    `source_reason` tells in a sentence where `source` is from; of a press release `issuer` is whose it is ("" where it
    does not say).
    """

    id: str
    capture: str
    path: str
    url: str
    record_id: str
    sha256: str
    text: str
    headline: Span | None
    source: str
    author: str
    language: str
    blocks: tuple[Block, ...]
    dates: tuple[DateCandidate, ...] = ()
    credit: Credit | None = None
    dateline: Span | None = None
    issues: tuple[Issue, ...] = ()
    draft: bool = False
    form: Form = "report"
    source_reason: str = ""
    issuer: str = ""

    @property
    def body_blocks(self) -> tuple[Block, ...]:
        """The blocks that make up the body, in order."""
        return tuple(block for block in self.blocks if block.is_body)

    @property
    def body(self) -> str:
        """The text of the body's blocks, joined by blank lines."""
        return "\n\n".join(self.text[b.start : b.end].strip() for b in self.body_blocks)

    @property
    def title(self) -> str:
        """The headline's words; without one the first words of the body, without a body the path or URL."""
        if self.headline:
            return self.headline.exact
        opening = next((self.text[b.start : b.end].split() for b in self.blocks if b.is_body), [])
        words = " ".join(opening[:12])[:120]
        return f"{words}…" if words else (self.path or self.url or self.id)

    def span(self, start: int, end: int) -> Span:
        """Cut a span out of the text."""
        return Span(self.id, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Dating:
    """The publication date chosen for an article once its story is known.

    `value` is ISO ("" where it cannot be told). `written` is the day of writing, the anchor of the
    relative expressions; it may be a day before a printed date or some days after a declared one. `evidence`
    are the words it rests on. `open_weekdays` are the weekdays (ISO, 1 Monday) that the text looks back on while
    nothing tells whether they lie before the date or after it: they are named, not dated. `zone` is the offset from
    UTC of `value` ("" unknown). `modified` and `seen` are when the text last changed and when it was first seen (ISO,
    with the offset where it is known; "" where nothing tells), each with what it rests on.
    """

    article: str
    value: str
    precision: Precision | None
    basis: DateBasis | None
    written: str
    evidence: tuple[Span, ...] = ()
    reason: str = ""
    open_weekdays: tuple[int, ...] = ()
    zone: str = ""
    modified: str = ""
    seen: str = ""
    modified_basis: DateBasis | None = None
    modified_evidence: tuple[Span, ...] = ()
    seen_basis: DateBasis | None = None

    @property
    def id(self) -> str:
        """Id: one dating an article."""
        return f"dating-{self.article}"
