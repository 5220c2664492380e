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
#: How words that are no name refer to an actor: by a description ("the minister") or by a pronoun.
ReferenceKind = Literal["description", "pronoun"]


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
class Office:
    """A role that reports print with a person's name, and the ISO days of the first and last report that does.

    The days are "" where no such report is dated. `past` where it is printed as held no longer ("former", "then");
    `reports` counts the articles. The days are those of reports and not of taking or leaving office.
    """

    role: str
    first: str = ""
    last: str = ""
    past: bool = False
    reports: int = 0
    country: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """What mentions refer to, across the articles of one story. `name` is its fullest, commonest form.

    `spellings` are name forms that only differ in spelling; `countries` are ISO 3166 alpha-3 codes. `offices` are
    the roles with the days on which they are printed; `reasons` tell, for each mention that is not the name in
    full (its id first), why it is held to be this actor's; `judgements` are ids of what a person said of it.
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
    offices: tuple[Office, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    judgements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """Words of an article that refer to an actor of a story without its name, and why they are held to.

    `mention` is the id of the description's mention, "" for a pronoun.
    """

    span: Span
    story: str
    actor: str
    kind: ReferenceKind
    mention: str = ""
    reason: str = ""

    @property
    def id(self) -> str:
        """Id from the place, the story and the actor."""
        return content_id("reference", self.span.article, self.span.start, self.span.end, self.story, self.actor)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where, to whom, how and on what terms something was said, as printed beside the cue; None where it is not.

    `addressee` is who was told ("reporters"), `place` where ("Geneva"), `occasion` in what way ("in a televised
    address", "on X"), `terms` what an unnamed speaker asked for ("on condition of anonymity"). `behind` is whom the
    speaker cites, `through` who passes the speaker's words on ("according to Reuters").
    """

    addressee: Span | None = None
    place: Span | None = None
    occasion: Span | None = None
    terms: Span | None = None
    behind: Span | None = None
    through: Span | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Source, cue and content (PARC 3.0, PolNeAR). The content excludes its quotation marks.

    `speaker_name` is resolved within the article ("he" to "Nils Aaro").
    `indirect` quotes have the reported clause as content. `stance` tells where the speaker does not stand behind
    the content ("denied that …"). `setting` is what the cue's sentence tells of where and how it was said.
    """

    content: Span
    kind: QuoteKind
    cue: Span | None = None
    speaker: Span | None = None
    speaker_name: str = ""
    mention: str = ""
    stance: Stance = ""
    setting: Setting = Setting()

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
    approximate, duration, vague. `mod` is TIMEX3's modifier (APPROX, START, MID, END, MORE_THAN, BEFORE, …; "" none).
    `signal` is the word before it that says how what is told stands to it ("since", "by", "until"; TimeML's SIGNAL):
    the bounds are those of the expression, not of what began or ended then. `zone` is a time zone as printed.
    """

    span: Span
    type: TimexType
    value: str
    anchor: str = ""
    earliest: str = ""
    latest: str = ""
    precision: str = ""
    mod: str = ""
    signal: str = ""
    zone: str = ""

    @property
    def id(self) -> str:
        """Id from the place."""
        return content_id("timex", self.span.article, self.span.start, self.span.end)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. `low`/`high` bound the value (None: open); `noun` is the lemma of what is counted.

    "more than five hours": value 5, unit "hour", low 5, high None, approximate False, bound "more than". `kind` is
    count, casualties, money, share, points, distance, area, weight, volume, speed, temperature, duration, age, vote, rate, …;
    `bound` is "", "at least", "more than", "at most", "less than", "about", "nearly", "just over", "range" or "order"
    ("dozens"); `counted` are the words for what is counted, with what qualifies them; `fate` is what befell them
    (killed, injured, missing, arrested, …; "" for none). Units of money are ISO 4217 codes; a share is a part of one.
    """

    span: Span
    value: float
    unit: str
    low: float | None
    high: float | None
    approximate: bool = False
    noun: str = ""
    kind: str = ""
    bound: str = ""
    counted: str = ""
    fate: str = ""

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
