"""Material: one story's records, ordered for the composer and the checker (a `gather` group in, `Material` out)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from onrecord.dossier.backing import Answer, room_label
from onrecord.dossier.voices import Voiced, find_voices
from onrecord.model.annotations import (
    Actor,
    Attribution,
    Event,
    Mention,
    Parse,
    Quantity,
    Quote,
    Sentence,
    Timex,
)
from onrecord.model.articles import BODY_KINDS, Article, Dating
from onrecord.model.reuse import Derivation, Origin, Passage, StoryOrigins, is_foreign
from onrecord.model.spans import Span
from onrecord.model.statements import Claim, LedgerLine, Point, Statement, Voice
from onrecord.model.stories import Story
from onrecord.tools.labels import newsroom_label

R = TypeVar("R")
#: Part of a copy's shared words that are the same, below which it is a reworded copy (0.75 against 0.91 and more on the sample).
_EXACT = 0.85
Place = tuple[str, int]


class Records(Protocol):
    """What the stage asks of its group: the records of one type, sorted by id."""

    @property
    def key(self) -> str:
        """The story's id."""
        ...

    def of(self, kind: type[R]) -> Sequence[R]:
        """Return the records of one type."""
        ...


@dataclass(frozen=True, slots=True)
class Cell:
    """A statement's place in the points: the point, the claim's number in it, the claim."""

    point: Point
    number: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class Material:
    """The records of one story by what they are looked up by. `Place` is an article and a sentence's start."""

    story: Story
    articles: Mapping[str, Article]
    bounds: Mapping[str, tuple[int, int]]
    datings: Mapping[str, Dating]
    origins: tuple[Origin, ...]
    origin_of: Mapping[str, Origin]
    reworded: frozenset[str]
    derivations: tuple[Derivation, ...]
    parses: tuple[Parse, ...]
    sentences: Mapping[Place, Sentence]
    statements: Mapping[str, Statement]
    added: frozenset[str]
    stated: Mapping[Place, tuple[Statement, ...]]
    points: tuple[Point, ...]
    cells: Mapping[str, tuple[Cell, ...]]
    actors: tuple[Actor, ...]
    mentions: Mapping[str, tuple[Mention, ...]]
    times: Mapping[str, tuple[Timex, ...]]
    quantities: Mapping[str, tuple[Quantity, ...]]
    quotes: Mapping[str, tuple[Quote, ...]]
    voices: Mapping[str, tuple[Voiced, ...]]
    attributions: Mapping[str, Attribution]
    events: tuple[Event, ...]
    ledger: tuple[LedgerLine, ...]

    def sentence_at(self, span: Span) -> Sentence | None:
        """Return the parsed sentence that a statement's sentence span names."""
        return self.sentences.get((span.article, span.start))

    def times_in(self, span: Span) -> tuple[Timex, ...]:
        """Return the time expressions within a span, in order."""
        times = self.times.get(span.article, ())
        first = bisect_left(times, span.start, key=lambda timex: timex.span.start)
        last = bisect_right(times, span.end, lo=first, key=lambda timex: timex.span.start)
        return tuple(timex for timex in times[first:last] if timex.span.end <= span.end)

    def quantities_in(self, span: Span) -> tuple[Quantity, ...]:
        """Return the quantities within a span, in order."""
        quantities = self.quantities.get(span.article, ())
        first = bisect_left(quantities, span.start, key=lambda quantity: quantity.span.start)
        last = bisect_right(quantities, span.end, lo=first, key=lambda quantity: quantity.span.start)
        return tuple(q for q in quantities[first:last] if q.span.end <= span.end)

    def has_sure_speaker(self, span: Span) -> bool:
        """Say whether the reports agree on who speaks the quotes in a span: one actor for each utterance."""
        ours = {a.utterance for q in self.quotes_in(span) if (a := self.attributions.get(q.id)) and a.utterance}
        speakers: dict[str, set[str]] = defaultdict(set)
        for said in self.attributions.values():
            if said.utterance in ours and (said.actor or said.speaker_name):
                speakers[said.utterance].add(said.actor or said.speaker_name)
        return all(len(names) < 2 for names in speakers.values())

    def quotes_in(self, span: Span) -> tuple[Quote, ...]:
        """Return the quotes that begin within a span, in order."""
        quotes = self.quotes.get(span.article, ())
        first = bisect_left(quotes, span.start, key=lambda quote: quote.content.start)
        return quotes[first : bisect_left(quotes, span.end, lo=first, key=lambda quote: quote.content.start)]

    def voices_over(self, span: Span) -> tuple[Voiced, ...]:
        """Return the stretches of somebody's words that reach into a span, in order."""
        found = self.voices.get(span.article, ())
        return tuple(voice for voice in found if voice.start < span.end and span.start < voice.end)

    def answers(self, stmt: Statement) -> tuple[Answer, ...]:
        """Return the questions that a statement answers, each with the claim that it makes."""
        return tuple(Answer(c.point.question, c.point.type, c.claim.id) for c in self.cells.get(stmt.id, ()))

    def is_reworded(self, article: str) -> bool:
        """Say whether an article repeats another's text in other words: its wording is nobody's."""
        return article in self.reworded

    def position(self, span: Span) -> float:
        """Return how far into its article a span stands, 0 for the head and 1 for the end."""
        start, end = self.bounds.get(span.article, (0, 0))
        return min(1.0, max(0.0, (span.start - start) / (end - start))) if end > start else 1.0

    def outlet(self, stmt: Statement) -> str:
        """Return the name of the newsroom behind a statement."""
        return room_label(self.origin_of.get(stmt.span.article))

    def printer(self, span: Span) -> str:
        """Return who printed words that are not of the newsroom whose work their report mostly is; "" where they are."""
        derivation = next((d for d in self.derivations if d.article == span.article), None)
        article = self.articles.get(span.article)
        if derivation is None or article is None or not is_foreign(derivation, span.start, span.end):
            return ""
        origin = self.origin_of.get(span.article)
        name = " ".join(article.source.split()) or newsroom_label(article.path or article.title, "unknown")
        return "" if origin is None or name.casefold() == origin.name.casefold() else name

    def first_told(self, claim: Claim) -> str:
        """Return the ISO day of the earliest dated report that makes a claim; "" where none is dated."""
        held = [self.statements[key].span.article for key in claim.statements if key in self.statements]
        return min((self.datings[a].value for a in held if a in self.datings and self.datings[a].value), default="")

    def is_copy(self, stmt: Statement) -> bool:
        """Say whether a statement's article mostly repeats another's text."""
        return any(d.article == stmt.span.article and d.copy_of for d in self.derivations)


def gather_material(group: Records) -> Material:
    """Order the records of a story's group; a group without its story gives an empty one."""
    story = next(iter(group.of(Story)), Story(group.key, tuple(a.id for a in group.of(Article))))
    parses = tuple(sorted(group.of(Parse), key=lambda parse: parse.article))
    sentences = {(s.span.article, s.span.start): s for parse in parses for s in parse.sentences}
    statements = {s.id: s for s in sorted(group.of(Statement), key=_by_place)}
    stated: dict[Place, list[Statement]] = defaultdict(list)
    for stmt in statements.values():
        stated[(stmt.sentence.article, stmt.sentence.start)].append(stmt)
    times = _by_article(group.of(Timex), lambda timex: timex.span)
    quotes = _by_article(group.of(Quote), lambda quote: quote.content)
    added = [whole for found in stated.values() if (whole := whole_statement(found, times)) is not None]
    for whole in added:
        statements[whole.id] = whole
        stated[(whole.sentence.article, whole.sentence.start)].append(whole)
    points = tuple(sorted(group.of(Point), key=lambda point: point.id))
    derivations = tuple(sorted(group.of(Derivation), key=lambda d: d.article))
    listed = next(iter(group.of(StoryOrigins)), None)
    origins = listed.origins if listed else origins_of(derivations, group.of(Article))
    return Material(
        story=story,
        articles={a.id: a for a in sorted(group.of(Article), key=lambda a: a.id)},
        bounds={a.id: (a.body_blocks[0].start, a.body_blocks[-1].end) for a in group.of(Article) if a.body_blocks},
        datings={d.article: d for d in group.of(Dating)},
        origins=origins,
        origin_of={article: origin for origin in origins for article in origin.articles},
        reworded=_reworded(derivations, group.of(Passage)),
        derivations=derivations,
        parses=parses,
        sentences=sentences,
        statements=statements,
        added=frozenset(whole.id for whole in added),
        stated={place: tuple(found) for place, found in stated.items()},
        points=points,
        cells=_cells(points),
        actors=tuple(sorted(group.of(Actor), key=lambda actor: actor.id)),
        mentions=_by_article(group.of(Mention), lambda mention: mention.span),
        times=times,
        quantities=_by_article(group.of(Quantity), lambda quantity: quantity.span),
        quotes=quotes,
        voices={a.id: find_voices(a, quotes.get(a.id, ())) for a in group.of(Article)},
        attributions={a.quote: a for a in group.of(Attribution)},
        events=tuple(sorted(group.of(Event), key=lambda event: event.id)),
        ledger=tuple(sorted(group.of(LedgerLine), key=lambda line: line.span)),
    )


def whole_statement(stated: Sequence[Statement], times: Mapping[str, tuple[Timex, ...]]) -> Statement | None:
    """Return the statement that a sentence as a whole makes; None where one of its statements is that already.

    Statements of facts that reports share cover those facts only; what the brief tells is the sentence. Its day
    is the first that it names of those its statements are about.
    """
    widest = min(stated, key=lambda s: (s.span.start - s.span.end, s.span.start, s.id))
    if widest.span == widest.sentence:
        return None
    days = sorted({stmt.when for stmt in stated if stmt.when})
    named = [t.value for t in times.get(widest.sentence.article, ()) if widest.sentence.contains(t.span)]
    named = [value for value in named if re.fullmatch(r"\d{4}(-\d\d){0,2}", value)]
    most = (widest.span.end - widest.span.start) * 2 > widest.sentence.end - widest.sentence.start
    return replace(
        widest,
        span=widest.sentence,
        subject="",
        prop="reports",
        value="",
        value_type="sense",
        holder=widest.holder if most else "",
        voice=widest.voice if most else Voice("reporter"),
        when=next(iter([day for day in named if day in days] or days or named), ""),
        background=all(stmt.background for stmt in stated),
    )


def origins_of(derivations: Sequence[Derivation], articles: Sequence[Article]) -> tuple[Origin, ...]:
    """Gather the newsrooms behind a story, the one with most articles first; underived articles stand alone."""
    members: dict[str, list[Derivation]] = defaultdict(list)
    for derivation in sorted(derivations, key=lambda d: d.article):
        members[derivation.origin].append(derivation)
    known = {d.article for d in derivations}
    found = [_origin(key, rows) for key, rows in members.items()]
    found += [Origin(f"origin-{a.id}", a.source, "unknown", (a.id,)) for a in articles if a.id not in known]
    return tuple(sorted(found, key=lambda o: (-len(o.articles), o.name, o.id)))


def _origin(key: str, rows: Sequence[Derivation]) -> Origin:
    shares = tuple(
        (row.article, next((share.fraction for share in row.shares if share.origin == key), 1.0)) for row in rows
    )
    reasons = tuple(dict.fromkeys(reason for row in rows for reason in row.reasons))
    named = next((row for row in rows if row.name), rows[0])
    return Origin(key, named.name, named.kind, tuple(row.article for row in rows), shares, reasons)


def _reworded(derivations: Sequence[Derivation], passages: Sequence[Passage]) -> frozenset[str]:
    """Return the copies in whose passages too many words differ, held against the twin with which they share most."""
    copies = {d.article for d in derivations if d.copy_of}
    same: dict[tuple[str, str], int] = defaultdict(int)
    size: dict[tuple[str, str], int] = defaultdict(int)
    for passage in passages:
        for side, twin in ((passage.left, passage.right), (passage.right, passage.left)):
            if passage.kind == "copy" and side.article in copies:
                same[side.article, twin.article] += passage.matched
                size[side.article, twin.article] += len(side.exact.split())
    closest: dict[str, tuple[int, str]] = {}
    for (article, other), count in size.items():
        closest[article] = max(closest.get(article, (0, "")), (count, other))
    return frozenset(a for a, (count, other) in closest.items() if same[a, other] < _EXACT * count)


def _cells(points: Sequence[Point]) -> dict[str, tuple[Cell, ...]]:
    found: dict[str, list[Cell]] = defaultdict(list)
    for point in points:
        for number, claim in enumerate(point.claims):
            for stmt in claim.statements:
                found[stmt].append(Cell(point, number, claim))
    return {stmt: tuple(cells) for stmt, cells in found.items()}


def _by_place(stmt: Statement) -> tuple[str, int, int, str]:
    return (stmt.span.article, stmt.span.start, stmt.span.end, stmt.id)


def _by_article(records: Sequence[R], span_of: Callable[[R], Span]) -> dict[str, tuple[R, ...]]:
    found: dict[str, list[R]] = defaultdict(list)
    for record in sorted(records, key=span_of):
        found[span_of(record).article].append(record)
    return {article: tuple(rows) for article, rows in found.items()}


def is_body(sentence: Sentence) -> bool:
    """Say whether a sentence stands in the body in running text: not a heading, nor a standfirst's telegraphese."""
    return sentence.block in BODY_KINDS - {"heading", "standfirst"}
