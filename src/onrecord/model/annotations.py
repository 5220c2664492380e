"""Annotations: what the extractor finds in one article, each with its span."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.ids import content_id
from onrecord.model.spans import Span

NameKind = Literal["person", "organisation", "place", "nationality", "role", "event", "other"]
QuoteKind = Literal["direct", "partial", "mixed", "indirect", "scare"]
#: What the cue makes of a quote's content: "" tells it; else the speaker denies, doubts or does not say it.
Stance = Literal["", "denied", "doubted", "not said"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Modality = Literal["happened", "planned", "denied", "hypothetical"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark at `[start, end)` of the article's text, with the parser's labels (Universal POS, ClearNLP).

    `head` is the index, in the sentence, of the word it depends on (itself for the root). Without a parser
    `pos`, `tag` and `dep` are "" and `head` is the token's own index.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str = ""
    tag: str = ""
    dep: str = ""
    head: int = 0
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block, with its tokens. `block` is the kind of block it stands in.

    `language` (ISO 639-1) is set where the sentence was read by a language's tables and not by the parser.
    """

    span: Span
    block: str
    tokens: tuple[Token, ...]
    language: str = ""

    @property
    def id(self) -> str:
        """Id from the place."""
        return content_id("sentence", self.span.article, self.span.start, self.span.end)


@dataclass(frozen=True, slots=True)
class Parse:
    """The sentences of an article's headline, body and captions, in order; `parser` says what made them.

    `others` are those in languages without a parser: quotations and times are read in them, and nothing else.
    """

    article: str
    parser: str
    sentences: tuple[Sentence, ...]
    others: tuple[Sentence, ...] = ()

    @property
    def id(self) -> str:
        """Id: one parse an article."""
        return f"parse-{self.article}"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in place. `role` is the title or office printed with it ("Foreign Minister"), "" for none."""

    span: Span
    kind: NameKind
    name: str
    role: str = ""

    @property
    def id(self) -> str:
        """Id from the place and the kind."""
        return content_id("mention", self.span.article, self.span.start, self.span.end, self.kind)


@dataclass(frozen=True, slots=True)
class Actor:
    """What mentions refer to, across the articles of one story. `name` is its fullest, commonest form.

    `spellings` are name forms that only differ in spelling; `countries` are ISO 3166 alpha-3 codes.
    """

    id: str
    story: str
    name: str
    kind: NameKind
    names: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[str, ...]
    countries: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Source, cue and content (PARC 3.0, PolNeAR). The content excludes its quotation marks.

    `speaker_name` is resolved within the article ("he" to "Nils Aaro"); `addressee` is who was told.
    `indirect` quotes have the reported clause as content. `stance` tells where the speaker does not stand behind
    the content ("denied that …").
    """

    content: Span
    kind: QuoteKind
    cue: Span | None = None
    speaker: Span | None = None
    speaker_name: str = ""
    mention: str = ""
    stance: Stance = ""

    @property
    def id(self) -> str:
        """Id from the place."""
        return content_id("quote", self.content.article, self.content.start, self.content.end)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quote seen with the whole story: its speaker as an actor, its utterance, the day of speaking."""

    quote: str
    story: str
    article: str
    speaker_name: str
    actor: str
    utterance: str
    said: str = ""
    said_precision: str = ""

    @property
    def id(self) -> str:
        """Id from the quote and the story."""
        return content_id("attribution", self.quote, self.story)


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression (TIMEX3). `value` is TIMEX3's; `earliest`/`latest` bound it as ISO days ("" unknown).

    `anchor` is the ISO day it was resolved against; `precision` is day, month, year, part-of-day, interval,
    approximate, duration, vague.
    """

    span: Span
    type: TimexType
    value: str
    anchor: str = ""
    earliest: str = ""
    latest: str = ""
    precision: str = ""

    @property
    def id(self) -> str:
        """Id from the place."""
        return content_id("timex", self.span.article, self.span.start, self.span.end)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. `low`/`high` bound the value (None: open); `noun` is the lemma of what is counted.

    "more than five hours": value 5, unit "hour", low 5, high None, approximate False.
    """

    span: Span
    value: float
    unit: str
    low: float | None
    high: float | None
    approximate: bool = False
    noun: str = ""

    @property
    def id(self) -> str:
        """Id from the place."""
        return content_id("quantity", self.span.article, self.span.start, self.span.end)


@dataclass(frozen=True, slots=True)
class Coding:
    """Who did what to whom (PLOVER type and mode) as one sentence (`evidence`) tells it.

    `cue` is the word that tells it, `pattern` names the entry of the tables that coded it. `context` holds PLOVER's
    contexts; `attribution` is who tells it where the report does not itself; `cameo` the code by the published table.
    """

    story: str
    type: str
    mode: str
    actors: tuple[str, ...]
    actor_countries: tuple[str, ...]
    recipients: tuple[str, ...]
    recipient_countries: tuple[str, ...]
    when: str
    place: str
    status: Modality
    evidence: Span
    cue: Span | None = None
    context: tuple[str, ...] = ()
    attribution: str = ""
    cameo: str = ""
    pattern: str = ""

    @property
    def id(self) -> str:
        """Id from the place, the type and the parties."""
        place = (self.evidence.article, self.evidence.start, self.evidence.end)
        return content_id("coding", *place, self.type, *self.actors, "|", *self.recipients)


@dataclass(frozen=True, slots=True)
class Event:
    """One event with all that tells it: the codings (ids) of a story's reports that mean the same one.

    `evidence` are their sentences, in order; the other fields tell what the codings tell together.
    """

    story: str
    type: str
    mode: str
    actors: tuple[str, ...]
    actor_countries: tuple[str, ...]
    recipients: tuple[str, ...]
    recipient_countries: tuple[str, ...]
    when: str
    place: str
    status: Modality
    codings: tuple[str, ...]
    evidence: tuple[Span, ...]
    context: tuple[str, ...] = ()
    attribution: str = ""
    cameo: str = ""

    @property
    def id(self) -> str:
        """Id from the story and the codings."""
        return content_id("event", self.story, *self.codings)
