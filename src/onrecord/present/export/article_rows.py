"""Rows of articles: their dates, labelled blocks and issues, as typed dictionaries; the JSON Schema is made of them."""

from __future__ import annotations

from typing import TypedDict

from onrecord.model.articles import BlockKind, DateBasis, Precision
from onrecord.model.issues import Level


class SpanRow(TypedDict):
    """A place in an article's text, half-open, in Unicode code points; `exact` are the words there."""

    article: str
    start: int
    end: int
    exact: str


class PublishedRow(TypedDict):
    """The publication date that was chosen, and the words it rests on.

    `zone` is the offset from UTC of `value` as given ("+02:00", "Z"), "" where it is unknown.
    """

    value: str
    precision: Precision | None
    basis: DateBasis | None
    evidence: list[SpanRow]
    zone: str
    reason: str


class MomentRow(TypedDict):
    """When an article was last changed, or first seen, and what that rests on; `zone` as in PublishedRow."""

    value: str
    zone: str
    basis: DateBasis | None
    evidence: list[SpanRow]


class SourceRow(TypedDict):
    """The outlet or agency that published the article, and in a sentence where that is from ("" where unknown)."""

    name: str
    reason: str


class CreditRow(TypedDict):
    """The agency whose text the article says it is, by its short name."""

    agency: str
    evidence: list[SpanRow]


class TileRow(TypedDict):
    """A labelled part of an article's text; `language` (ISO 639-1) where it is another than the article's, else ""."""

    kind: BlockKind
    start: int
    end: int
    language: str


class IssueRow(TypedDict):
    """Something that could not be read, dated or understood."""

    id: str
    stage: str
    subject: str
    level: Level
    code: str
    message: str
    span: SpanRow | None


class ArticleRow(TypedDict):
    """One report: where it was found, its labelled blocks, its date and whose text it says it is."""

    id: str
    path: str
    url: str
    record_id: str
    sha256: str
    headline: SpanRow | None
    published: PublishedRow | None
    modified: MomentRow | None
    first_seen: MomentRow | None
    source: SourceRow
    author: str
    credit: CreditRow | None
    language: str
    form: str
    blocks: list[TileRow]
    issues: list[IssueRow]


class ArticleTableRow(ArticleRow):
    """An article in the table: with the text of its body's blocks, joined by blank lines."""

    title: str
    body: str


class BlockRow(TypedDict):
    """A labelled part of an article's text, and why it has its label."""

    article: str
    kind: BlockKind
    start: int
    end: int
    reason: str
    exact: str
    language: str
