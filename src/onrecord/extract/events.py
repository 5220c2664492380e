"""Stage: codings. In go one story's articles, parses and names; out comes a Coding for each event that a sentence tells.

Verb and noun patterns (`data/events`, the user's among them) on the dependency parse, parties from mentions and actors.
Precision comes first: a sentence that names no country or actor is not coded.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.event_clauses import Clauses, clauses_of
from onrecord.extract.event_coding import code_sentence
from onrecord.extract.event_details import contexts_of, place_of, teller_of, time_of, words_of
from onrecord.extract.event_parties import Cast, cast_of, countries_told
from onrecord.extract.event_types import VERBAL, Coded
from onrecord.extract.places import Places
from onrecord.model.annotations import Actor, Coding, Mention, Parse, Quote, Sentence, Timex
from onrecord.model.articles import Article
from onrecord.model.stories import Story
from onrecord.tools.countries import countries_in
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools
from onrecord.tools.tables import rows, words

#: What a match ended with ("3-1").
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}\Z")
#: Sentences that must name a country for a report to be about it.
_LEAST_NAMED = 2
#: Words of sport, different ones, that make what stands together a match.
_SPORT_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsConfig:
    """Settings of the stage."""

    #: Longest sentence coded, in tokens: beyond it the parse of a list or a hostile text tells nothing.
    max_tokens: int = 150
    #: Kinds of block whose sentences are coded.
    blocks: tuple[str, ...] = ("headline", "standfirst", "paragraph", "blockquote", "list")
    #: Sentences before and after an event's that its context is sought in.
    around: int = 2


def code_events(group: Group, tools: Tools, *, config: EventsConfig = EventsConfig()) -> Iterator[Coding]:
    """Yield the events of a story, article by article in the order of the text, each once a sentence."""
    parses, mentions = group.by_article(Parse), group.by_article(Mention)
    quotes, times = group.by_article(Quote), group.by_article(Timex)
    articles = {article.id: article for article in group.of(Article)}
    for story in group.of(Story):
        cast = cast_of((actor for actor in group.of(Actor) if actor.story == story.id), tools.patterns)
        for article in story.articles:
            if article not in articles:
                continue
            named = Places(mentions.get(article, ()), lambda mention: mention.span)
            said = Places(quotes.get(article, ()), lambda quote: quote.content)
            timed = Places(times.get(article, ()), lambda timex: timex.span)
            sentences = list(_coded_sentences(parses.get(article, ()), config))
            countries = [countries_told(sentence.tokens, tools.patterns) for sentence in sentences]
            home = _home(articles[article], countries)
            for number, sentence in enumerate(sentences):
                span = sentence.span
                if _is_sport(sentences[max(0, number - config.around) : number + config.around + 1]):
                    continue
                near = frozenset(countries[number - 1]) if number else frozenset()
                here = replace(
                    cast, mentions=tuple(named.touching(span)), quotes=tuple(said.touching(span)), near=near, home=home
                )
                found = list(sentence_events(story.id, sentence, here, timed.touching(span)))
                if found:
                    first = max(0, number - config.around)
                    around = [words_of(s) for s in sentences[first : number + config.around + 1] if s is not sentence]
                    contexts = contexts_of(words_of(sentence), around, tools.patterns)
                    yield from (replace(one, context=contexts) for one in found)


def _coded_sentences(parses: Iterable[Parse], config: EventsConfig) -> Iterator[Sentence]:
    for parse in parses:
        for sentence in parse.sentences:
            if sentence.block in config.blocks and len(sentence.tokens) <= config.max_tokens:
                yield sentence


def _home(article: Article, countries: Sequence[tuple[str, ...]]) -> str:
    """Return the country from which an article is filed, else the first named if most sentences name it, else ""."""
    texts = [article.text[block.start : block.end] for block in article.blocks if block.kind == "dateline"]
    filed = countries_in(texts[0].title()) if texts else ()
    if len(filed) == 1:
        return filed[0]
    count = Counter(code for codes in countries for code in codes)
    first = next((codes[0] for codes in countries if codes), "")
    return first if first and count[first] >= _LEAST_NAMED and count[first] * 2 > count.total() else ""


def _is_sport(sentences: Iterable[Sentence]) -> bool:
    """Say whether what stands together is told of a match: "attacked", "beat" and "shot" are no violence there."""
    told = {token.lemma.lower() for sentence in sentences for token in sentence.tokens}
    scores = any(_SCORE.match(word) for word in told)
    return len(told & words("events/sport.txt")) + scores >= _SPORT_WORDS


def sentence_events(story: str, sentence: Sentence, cast: Cast, times: Sequence[Timex]) -> Iterator[Coding]:
    """Yield the events of one sentence; `cast` and `times` hold what stands in it."""
    clauses = clauses_of(sentence)
    seen: set[str] = set()
    for coded in code_sentence(clauses, cast):
        event = _event(story, clauses, coded, (cast, times))
        if event.id not in seen:
            seen.add(event.id)
            yield event


def _event(story: str, clauses: Clauses, coded: Coded, known: tuple[Cast, Sequence[Timex]]) -> Coding:
    cast, times = known
    span, token = clauses.sentence.span, clauses.tokens[coded.index]
    start = token.start - span.start
    place = place_of(clauses, coded.index)
    mode = _mode(coded, place)
    return Coding(
        story=story,
        type=coded.type,
        mode=mode,
        actors=coded.actor.names,
        actor_countries=coded.actor.countries,
        recipients=coded.recipient.names,
        recipient_countries=coded.recipient.countries,
        when=time_of(clauses, coded.index, times, spoken=coded.type in VERBAL),
        place=place,
        status=coded.status,
        evidence=span,
        cue=replace(span, start=token.start, end=token.end, exact=span.exact[start : start + len(token.text)]),
        attribution=teller_of(clauses, coded.index, coded.actor, cast),
        cameo=(coded.cameo if mode == coded.mode else "") or cast.patterns.code(coded.type, mode),
        pattern=coded.row,
    )


def _flown(names: Iterable[str]) -> str:
    """Return the mode of what aircraft do: "warplanes", "two drones"; "" where nothing flies."""
    flying = {row["word"]: row["mode"] for row in rows("events/aircraft.tsv")}
    return next((flying[last] for name in names if (last := name.lower().split(" ")[-1]) in flying), "")


def _mode(coded: Coded, place: str) -> str:
    """Tell what a pattern does not: attacks by aircraft; meetings at home, at a third place and among many."""
    if coded.type == "ASSAULT" and coded.mode in {"", "explosives"}:
        return _flown(coded.actor.names) or coded.mode
    if coded.type != "CONSULT" or coded.mode:
        return coded.mode
    sides = set(coded.actor.countries) | set(coded.recipient.countries)
    if len(sides) > 2:
        return "multilateral"
    where = set(countries_in(place))
    if where and len(sides) == 2:
        return "visit" if where & sides else "third-party"
    return ""
