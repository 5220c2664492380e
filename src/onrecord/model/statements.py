"""Statements, claims and points: the centre of the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.model.annotations import Modality
from onrecord.model.ids import content_id
from onrecord.model.spans import Span

VoiceKind = Literal["person", "office", "document", "unnamed", "reporter"]
ValueType = Literal[
    "sense", "number", "date", "duration", "place", "name", "wording",
]  # fmt: skip
Status = Literal[
    "agreed", "single_source", "less_precise", "disputed", "contested",
    "superseded", "scope", "rounded", "naming", "spelling",
]  # fmt: skip
STATUSES: tuple[Status, ...] = get_args(Status)
#: The statuses in which the reports tell something differently.
DIFFERING: frozenset[str] = frozenset(STATUSES) - {"agreed", "single_source"}
Fate = Literal["point", "single_source", "background", "not_understood"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is behind what a report tells. `who` is a name, an office, a document, or "" for the reporter.

    `words` is the utterance (id) in which somebody without a name says it, "" where none is known: two reports that
    quote the same words of an unnamed official have one voice.
    """

    kind: VoiceKind
    who: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """This article, at this span, says that.

    `span` lies in one sentence (`sentence`). `subject` is a name or noun phrase, `prop` the property in
    words ("lasted", "met"), `value` its canonical value ("PT7H30M", "2031-06-04", "17") and `value_type` how
    values of it compare. `holder` is who says so ("" for the report itself); `when` is the ISO day it is
    about; `origin` is the origin id of its article; `voice` who is behind it.
    """

    span: Span
    sentence: Span
    story: str
    subject: str
    prop: str
    value: str
    value_type: ValueType
    holder: str
    when: str
    modality: Modality
    origin: str
    voice: Voice
    background: bool = False

    @property
    def id(self) -> str:
        """Id from the place and what it says."""
        place = (self.span.article, self.span.start, self.span.end)
        return content_id("statement", self.story, *place, self.prop, self.value_type, self.value)


@dataclass(frozen=True, slots=True)
class VoiceCount:
    """How many voices a claim rests on; a range where unnamed officials may be one and the same."""

    low: int
    high: int
    who: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """The statements (ids) that say the same. `independent` counts the origins that assert it."""

    text: str
    value: str
    statements: tuple[str, ...]
    independent: int
    voices: VoiceCount

    @property
    def id(self) -> str:
        """Id from its statements."""
        return content_id("claim", *self.statements)


@dataclass(frozen=True, slots=True)
class Point:
    """One question on which claims may differ. `preferred` is the id of the better supported claim, or ""."""

    story: str
    question: str
    type: ValueType
    status: Status
    explanation: str
    claims: tuple[Claim, ...]
    preferred: str = ""
    topic: str = ""

    @property
    def id(self) -> str:
        """Id from its claims."""
        return content_id("point", self.story, self.type, *(claim.id for claim in self.claims))


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """What became of one sentence of a body: nothing is passed over in silence.

    `reason` says why a sentence was not understood, where that is known: it is in a language that is not read.
    """

    story: str
    span: Span
    fate: Fate
    reason: str = ""

    @property
    def id(self) -> str:
        """Id from the place."""
        return content_id("ledger", self.story, self.span.article, self.span.start)
