"""Stage: codings. In go one story's articles, parses and names; out comes a Coding for each event that a sentence tells.

A first coding: verb frames (`data/events`) on the dependency parse, parties from mentions and actors. Precision
comes first: a sentence whose parties are not named is not coded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.event_clauses import Clauses, clauses_of
from onrecord.extract.event_coding import Coded, code_sentence
from onrecord.extract.event_parties import Cast, cast_of
from onrecord.extract.places import Places
from onrecord.model.annotations import Actor, Coding, Mention, Parse, Quote, Sentence, Timex
from onrecord.model.articles import Article
from onrecord.model.stories import Story
from onrecord.tools.countries import countries_in
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsConfig:
    """Settings of the stage."""

    #: Longest sentence coded, in tokens: beyond it the parse of a list or a hostile text tells nothing.
    max_tokens: int = 150
    #: Kinds of block whose sentences are coded.
    blocks: tuple[str, ...] = ("headline", "standfirst", "paragraph", "blockquote", "list")


def code_events(group: Group, tools: Tools, *, config: EventsConfig = EventsConfig()) -> Iterator[Coding]:
    """Yield the events of a story, article by article in the order of the text, each once a sentence."""
    parses, mentions = group.by_article(Parse), group.by_article(Mention)
    quotes, times = group.by_article(Quote), group.by_article(Timex)
    known = {article.id for article in group.of(Article)}
    for story in group.of(Story):
        cast = cast_of((actor for actor in group.of(Actor) if actor.story == story.id), tools.patterns)
        for article in story.articles:
            if article not in known:
                continue
            named = Places(mentions.get(article, ()), lambda mention: mention.span)
            said = Places(quotes.get(article, ()), lambda quote: quote.content)
            timed = Places(times.get(article, ()), lambda timex: timex.span)
            for sentence in _coded_sentences(parses.get(article, ()), config):
                span = sentence.span
                here = replace(cast, mentions=tuple(named.touching(span)), quotes=tuple(said.touching(span)))
                yield from sentence_events(story.id, sentence, here, timed.touching(span))


def _coded_sentences(parses: Iterable[Parse], config: EventsConfig) -> Iterator[Sentence]:
    for parse in parses:
        for sentence in parse.sentences:
            if sentence.block in config.blocks and len(sentence.tokens) <= config.max_tokens:
                yield sentence


def sentence_events(story: str, sentence: Sentence, cast: Cast, times: Sequence[Timex]) -> Iterator[Coding]:
    """Yield the events of one sentence; `cast` and `times` hold what stands in it."""
    clauses = clauses_of(sentence)
    seen: set[str] = set()
    for coded in code_sentence(clauses, cast):
        event = _event(story, clauses, coded, times)
        if event.id not in seen:
            seen.add(event.id)
            yield event


def _event(story: str, clauses: Clauses, coded: Coded, times: Sequence[Timex]) -> Coding:
    span, token = clauses.sentence.span, clauses.tokens[coded.index]
    start = token.start - span.start
    place = _place(clauses, coded)
    return Coding(
        story=story,
        type=coded.type,
        mode=_mode(coded, place),
        actors=coded.actor.names,
        actor_countries=coded.actor.countries,
        recipients=coded.recipient.names,
        recipient_countries=coded.recipient.countries,
        when=_when(clauses, coded.index, times),
        place=place,
        status=coded.status,
        evidence=span,
        cue=replace(span, start=token.start, end=token.end, exact=span.exact[start : start + len(token.text)]),
        pattern=coded.row,
    )


def _mode(coded: Coded, place: str) -> str:
    """Tell meetings at home, at a third place and among many apart, where the frame does not."""
    if coded.type != "CONSULT" or coded.mode:
        return coded.mode
    sides = set(coded.actor.countries) | set(coded.recipient.countries)
    if len(sides) > 2:
        return "multilateral"
    where = set(countries_in(place))
    if where and len(sides) == 2:
        return "visit" if where & sides else "third-party"
    return ""


def _place(clauses: Clauses, coded: Coded) -> str:
    """Return the place that "in ..." or "at ..." names beside the event's word, "" for none."""
    obj = clauses.object(coded.index)
    for prep, noun in clauses.prepositions(coded.index) + (clauses.prepositions(obj) if obj is not None else []):
        token = clauses.tokens[noun]
        if prep in {"in", "at", "near"} and token.entity.partition("-")[2] in {"GPE", "LOC", "FAC"}:
            first = min([noun, *clauses.kids(noun, "compound")])
            start = clauses.tokens[first].start - clauses.sentence.span.start
            return clauses.sentence.span.exact[start : token.end - clauses.sentence.span.start]
    return ""


def _when(clauses: Clauses, index: int, times: Sequence[Timex]) -> str:
    """Return the value of the date that hangs on the event's word, else of the only date in the sentence."""
    dates = [t for t in times if t.type in {"DATE", "TIME"} and t.earliest and "REF" not in t.value]
    for timex in dates:
        place = next((i for i, t in enumerate(clauses.tokens) if t.start >= timex.span.start), None)
        for _ in range(4):
            if place is None or clauses.tokens[place].head == place:
                break
            place = clauses.tokens[place].head
            if place == index:
                return timex.value
            if clauses.tokens[place].pos in {"VERB", "AUX"}:
                break
    return dates[0].value if len(dates) == 1 else ""
