"""Rows of what reading again changed, as typed dictionaries: what `onrecord diff --json` prints."""

from __future__ import annotations

from typing import Literal, TypedDict

from onrecord.model.statements import Status, ValueType

ArticleChange = Literal["new", "changed", "told-otherwise", "gone"]
StoryChange = Literal["new", "changed", "merged", "split", "regrouped", "gone"]
PointChange = Literal["new", "changed", "reworded", "gone"]


class FieldChange(TypedDict):
    """Something said of an article, before and after; empty where nothing was said."""

    field: str
    before: str
    after: str


class WordsRow(TypedDict):
    """A run of words of a paragraph: in both versions, in the former alone, or in the new one alone."""

    kind: Literal["same", "gone", "new"]
    text: str


class ParagraphChange(TypedDict):
    """A paragraph of the body before and after (empty where there was none), and its words in order."""

    before: str
    after: str
    words: list[WordsRow]


class ArticleChangeRow(TypedDict):
    """What became of an article.

    `changed`: its place holds other bytes than before, and its text or what it says of itself is another (`before` is
    the former version's id). `told-otherwise`: the same bytes are read or dated otherwise than before. `reason` is why
    one is gone, where that can be told.
    """

    change: ArticleChange
    id: str
    before: str
    title: str
    path: str
    url: str
    fields: list[FieldChange]
    paragraphs: list[ParagraphChange]
    corrections: list[str]
    reason: str


class CountRow(TypedDict):
    """A number before and after."""

    before: int
    after: int


class ClaimedRow(TypedDict):
    """What is claimed, and how many independent newsrooms assert it."""

    text: str
    independent: int


class PointChangeRow(TypedDict):
    """What became of a point; `before` is its former id, the status and claims before are empty for a new one.

    `reworded`: the same is claimed by as many newsrooms, in the words of another report.
    """

    change: PointChange
    id: str
    before: str
    question: str
    type: ValueType
    status_before: Status | None
    status: Status | None
    claims_before: list[ClaimedRow]
    claims: list[ClaimedRow]
    explanation: str


class StoryChangeRow(TypedDict):
    """What became of a story; `ids` are those of today, `before` the former ones.

    `added` and `removed` are articles (ids; a new version of an article is neither), `rooms_added` and `rooms_removed`
    the names of newsrooms: two that prove to print one agency's text become one.
    """

    change: StoryChange
    ids: list[str]
    before: list[str]
    titles: list[str]
    titles_before: list[str]
    added: list[str]
    removed: list[str]
    reports: CountRow
    newsrooms: CountRow
    rooms_added: list[str]
    rooms_removed: list[str]
    points: list[PointChangeRow]


class ProgramRow(TypedDict):
    """The program's version before and after, where it was another: what changed may be its doing."""

    before: str
    after: str


class ChangesRow(TypedDict):
    """What readings changed. Several are told together where all but the last were stopped before their end.

    `what` is "" for a reading of reports, else the command that a person gave, such as "same" with the ids it was given.
    `kept_from` is the first reading that is still told of; `same_text` counts the reports of which other bytes were
    found with the same text.
    """

    readings: list[int]
    what: str
    kept_from: int
    program: ProgramRow | None
    same_text: int
    articles: list[ArticleChangeRow]
    stories: list[StoryChangeRow]


class VersionRow(TypedDict):
    """A version of an article: its capture, and when it was found first and last (a time, or a reading's number).

    `change` is what it changed in the version before it, None for the first.
    """

    capture: str
    sha256: str
    size: int
    first: str
    last: str
    url: str
    path: str
    current: bool
    title: str
    change: ArticleChangeRow | None


class VersionsRow(TypedDict):
    """The versions of one article, the oldest first; `left_out` counts older ones that are not told."""

    article: str
    left_out: int
    versions: list[VersionRow]
