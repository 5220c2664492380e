"""Rows: the shapes of what is exported, as typed dictionaries; the JSON Schema is generated from them."""

from __future__ import annotations

from typing import Literal, TypedDict

from onrecord.model.annotations import Modality, TimexType
from onrecord.model.reuse import OriginKind, PassageKind
from onrecord.model.statements import Fate, Status, ValueType, VoiceKind
from onrecord.present.export.article_rows import ArticleRow, IssueRow, SpanRow
from onrecord.present.export.judgements import JudgementRow
from onrecord.present.export.name_rows import ActorRow, MentionRow, ReferenceRow
from onrecord.present.export.origin_rows import DerivationRow, RebuiltRow
from onrecord.present.export.quote_rows import QuoteRow, UtteranceRow


class TimeRow(TypedDict):
    """A time expression (TIMEX3) with the day it was resolved against and the days that bound it.

    `mod` is TIMEX3's modifier, `signal` the word before it that relates to it ("since"), `zone` a zone as printed.
    """

    id: str
    span: SpanRow
    type: TimexType
    value: str
    anchor: str
    earliest: str
    latest: str
    precision: str
    mod: str
    signal: str
    zone: str


class PassageRow(TypedDict):
    """Text that two articles share; `matched` counts the words that are the same."""

    id: str
    left: SpanRow
    right: SpanRow
    kind: PassageKind
    matched: int


class OriginRow(TypedDict):
    """A newsroom behind articles of a story; `shares` tells how much of each article is its work."""

    id: str
    name: str
    kind: OriginKind
    articles: list[str]
    shares: dict[str, float]
    reasons: list[str]


class EventRow(TypedDict):
    """Who did what to whom (PLOVER), with the sentences that tell it; `cameo` is the code by the conversion table."""

    id: str
    type: str
    mode: str
    actors: list[str]
    actor_countries: list[str]
    recipients: list[str]
    recipient_countries: list[str]
    when: str
    place: str
    status: Modality
    context: list[str]
    attribution: str
    cameo: str
    evidence: list[SpanRow]
    codings: list[str]


class VoiceRow(TypedDict):
    """Who is behind what a report tells; the name is empty for an unnamed official or the reporter."""

    name: str
    kind: VoiceKind


class StatementRow(TypedDict):
    """This article, at this span, says that."""

    id: str
    span: SpanRow
    subject: str
    prop: str
    value: str
    value_type: ValueType
    holder: str
    when: str
    modality: Modality
    origin: str
    voice: VoiceRow
    background: bool


class CitedRow(TypedDict):
    """A statement as a claim cites it."""

    id: str
    span: SpanRow
    origin: str
    holder: str


class VoicesRow(TypedDict):
    """How many voices a claim rests on: a range where unnamed officials may be one and the same."""

    min: int
    max: int
    who: list[VoiceRow]


class ClaimRow(TypedDict):
    """The statements that say the same, and how many independent origins assert it."""

    id: str
    text: str
    value: str
    independent: int
    voices: VoicesRow
    statements: list[CitedRow]


class PointRow(TypedDict):
    """One question with the claims that answer it; `preferred` is the better supported claim's id, if any."""

    id: str
    question: str
    type: ValueType
    status: Status
    explanation: str
    preferred: str | None
    topic: str
    claims: list[ClaimRow]


class WhenRow(TypedDict):
    """A date or interval, ISO 8601, and how precise it is."""

    value: str
    precision: str


class TimelineRow(TypedDict):
    """What happened when, and the statements that say so."""

    when: WhenRow
    text: str
    statements: list[str]


class SentenceRow(TypedDict):
    """A sentence of the brief and the statements that back it."""

    id: str
    text: str
    statements: list[str]


class SectionRow(TypedDict):
    """A titled part of the brief."""

    title: str
    sentences: list[SentenceRow]


class BriefRow(TypedDict):
    """The brief, section by section."""

    sections: list[SectionRow]


class LedgerRow(TypedDict):
    """What became of one sentence of a body."""

    span: SpanRow
    fate: Fate
    reason: str


class UndeterminedRow(TypedDict):
    """What could not be told, and why."""

    what: str
    why: str


class TieRow(TypedDict):
    """Another story of the same affair; `ordered` is false where the days do not tell which of the two came first."""

    story: str
    title: str
    first: str
    last: str
    ordered: bool
    score: float
    reasons: list[str]


class ToldRow(TypedDict):
    """A section of a round-up or a live blog that tells of the story, in an article that is not one of its reports and
    counts for no origin."""

    id: str
    span: SpanRow
    heading: str
    title: str
    source: str
    url: str
    score: float
    reasons: list[str]


class OnwardRow(TypedDict):
    """A section of one of the story's own articles, and another story that it tells of."""

    story: str
    title: str
    first: str
    last: str
    span: SpanRow
    heading: str
    score: float
    reasons: list[str]


class StoryRow(TypedDict):
    """The record of one story."""

    id: str
    title: str
    summary: list[SentenceRow]
    articles: list[str]
    first: str
    last: str
    origins: list[OriginRow]
    events: list[EventRow]
    statements: list[StatementRow]
    points: list[PointRow]
    timeline: list[TimelineRow]
    brief: BriefRow
    ledger: list[LedgerRow]
    undetermined: list[UndeterminedRow]
    before: list[TieRow]
    after: list[TieRow]
    also_told_in: list[ToldRow]
    sections_tell_of: list[OnwardRow]


class StoryTableRow(TypedDict):
    """A story in the table of stories."""

    id: str
    title: str
    articles: list[str]
    first: str
    last: str


class SequelRow(TypedDict):
    """Two stories of one affair: the later goes on where the earlier left off."""

    id: str
    earlier: str
    later: str
    ordered: bool
    score: float
    reasons: list[str]


class OfStory(TypedDict):
    """What rows of a table have besides, where they belong to one story."""

    story: str


class ToldTableRow(ToldRow, OfStory):
    """A section of another article that tells of a story, in the table of these."""


class OriginTableRow(OriginRow, OfStory):
    """An origin in the table of origins."""


class CodingRow(OfStory):
    """What one sentence (`evidence`) tells: who did what to whom, by which word (`cue`) and row of the tables (`pattern`)."""

    id: str
    type: str
    mode: str
    actors: list[str]
    actor_countries: list[str]
    recipients: list[str]
    recipient_countries: list[str]
    when: str
    place: str
    status: Modality
    context: list[str]
    attribution: str
    cameo: str
    pattern: str
    cue: SpanRow | None
    evidence: SpanRow


class EventTableRow(EventRow, OfStory):
    """An event in the table of events."""


class StatementTableRow(StatementRow, OfStory):
    """A statement in the table of statements."""


class PointTableRow(PointRow, OfStory):
    """A point in the table of points."""


class LedgerTableRow(LedgerRow, OfStory):
    """A line of the table of the ledger."""


class RunRow(TypedDict):
    """What made the file: the program's version and the digest of its settings and helpers."""

    version: str
    settings_digest: str


class DossierFile(TypedDict):
    """A file of dossiers: the articles, what was found in them, and one record for each story."""

    format: Literal["onrecord.dossier/1"]
    articles: list[ArticleRow]
    actors: list[ActorRow]
    mentions: list[MentionRow]
    references: list[ReferenceRow]
    quotes: list[QuoteRow]
    utterances: list[UtteranceRow]
    times: list[TimeRow]
    passages: list[PassageRow]
    derivations: list[DerivationRow]
    texts: list[RebuiltRow]
    stories: list[StoryRow]
    issues: list[IssueRow]
    judgements: list[JudgementRow]
    run: RunRow
