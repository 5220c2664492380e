"""Dossiers: all of it for one story, and verdicts on a draft's sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from onrecord.model.annotations import Event
from onrecord.model.ids import content_id
from onrecord.model.reuse import Origin, newsrooms_of
from onrecord.model.spans import Span
from onrecord.model.statements import LedgerLine, Point, Statement

Verdict = Literal["backed", "single_source", "disputed", "contradicted", "altered_quote", "not_found"]


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """A sentence of the brief and the ids of the statements that back it, most important first."""

    text: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BriefSection:
    """A titled part of the brief."""

    title: str
    sentences: tuple[BriefSentence, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What happened when: an ISO date or interval with its precision, words, and the statements behind it."""

    when: str
    precision: str
    text: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Undetermined:
    """Something that could not be told, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """The record of one story."""

    story: str
    title: str
    summary: tuple[BriefSentence, ...]
    articles: tuple[str, ...]
    first: str
    last: str
    origins: tuple[Origin, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    points: tuple[Point, ...]
    timeline: tuple[TimelineEntry, ...]
    brief: tuple[BriefSection, ...]
    ledger: tuple[LedgerLine, ...]
    undetermined: tuple[Undetermined, ...]

    @property
    def id(self) -> str:
        """Id: one dossier a story."""
        return f"dossier-{self.story}"


@dataclass(frozen=True, slots=True)
class Outline:
    """What a list of stories says of one, without its dossier: counts of reports, of newsrooms, and of points by status."""

    story: str
    title: str
    reports: int
    newsrooms: int
    first: str
    last: str
    points: tuple[tuple[str, int], ...]

    @property
    def id(self) -> str:
        """Id: one outline a story."""
        return f"outline-{self.story}"


def outline_of(dossier: Dossier) -> Outline:
    """Return the outline of a dossier."""
    counts = Counter(point.status for point in dossier.points)
    return Outline(
        dossier.story, dossier.title, len(dossier.articles), len(newsrooms_of(dossier.origins)), dossier.first, dossier.last,
        tuple(sorted((str(status), count) for status, count in counts.items())),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A verdict on one sentence of a draft, with what backs or contradicts it.

    `origins` and `voices` count those behind the backing statements; `evidence` are spans in the reports,
    `against` spans that contradict; `explanation` says why in one line.
    """

    sentence: str
    start: int
    end: int
    verdict: Verdict
    origins: int
    voices: int
    evidence: tuple[Span, ...]
    against: tuple[Span, ...]
    explanation: str

    @property
    def id(self) -> str:
        """Id from the words and the place."""
        return content_id("check", self.sentence, self.start)
