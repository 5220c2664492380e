"""Stage: time expressions. In go an article, its sentences, its dating and its quotes; out comes a Timex for each.

A grammar of patterns (`timex_patterns`) finds them, readings (`timex_readings`) give TIMEX3 values on the day of
writing or, inside a quotation whose sentence tells it, on the day of speaking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.extract.pack_times import pack_times
from onrecord.extract.places import Places
from onrecord.extract.timex_carried import CarriedDays, is_of_saying
from onrecord.extract.timex_patterns import Pattern, scan
from onrecord.extract.timex_readings import READINGS
from onrecord.extract.timex_scenes import Reading, Scene
from onrecord.model.annotations import Parse, Quote, Sentence, Timex
from onrecord.model.articles import Article, Dating
from onrecord.model.spans import Span
from onrecord.tools.dates import parse_day
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesConfig:
    """Settings of the stage."""

    #: Longest sentence read, in code points; what lies beyond is no prose. Bounds the time of a hostile text.
    max_sentence: int = 4_000
    #: A day named beside a quotation is the day of speaking where it lies at most this many days back.
    max_speaking_days: int = 31
    #: Kinds of block whose sentences are read.
    blocks: tuple[str, ...] = (
        "headline", "standfirst", "paragraph", "heading", "list", "blockquote", "caption", "date",
    )  # fmt: skip


#: Readings that refer to a date told before, be it in the same sentence.
LOOKING_BACK = frozenset({"ordinal_day", "same_time", "since_then", "ago", "day_part"})


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a pattern in a sentence, with its reading and the day it was read on."""

    pattern: Pattern
    match: re.Match[str]
    reading: Reading
    anchor: date | None

    @property
    def start(self) -> int:
        """Where it begins in the sentence."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Where it ends in the sentence."""
        return self.match.end()


def find_times(group: Group, _tools: Tools, *, config: TimesConfig = TimesConfig()) -> Iterator[Timex]:
    """Yield the time expressions of a group's articles in the order of the text."""
    parses, quotes = group.by_article(Parse), group.by_article(Quote)
    datings = {dating.article: dating for dating in group.of(Dating)}
    for article in group.of(Article):
        dating = datings.get(article.id)
        sentences = [s for parse in parses.get(article.id, ()) for s in parse.sentences if s.block in config.blocks]
        yield from _article_times(article, sentences, dating, quotes=quotes.get(article.id, ()), config=config)
        yield from pack_times(article, parses.get(article.id, ()), dating, quotes.get(article.id, ()))


def _article_times(
    article: Article, sentences: Sequence[Sentence], dating: Dating | None, *, quotes: Sequence[Quote], config: TimesConfig
) -> Iterator[Timex]:
    contents = Places((quote.content for quote in quotes if quote.kind != "indirect"), lambda span: span)
    written = parse_day(dating.written) if dating else None
    doubtful = dating.open_weekdays if dating else ()
    last = past = quarter = ""
    days = CarriedDays(written)
    for sentence in sentences:
        scene = Scene(sentence, written, last, past, quarter, doubtful)
        days.enter(sentence, article.text)
        for found in _with_days(read_sentence(scene, contents.touching(sentence.span), config=config), scene, days):
            if found.pattern.reading in LOOKING_BACK and last != scene.last:
                found = _again(found, replace(scene, anchor=found.anchor, last=last, past=past))
            reading = found.reading
            yield _timex(found, scene)
            if _tells(reading):
                last = reading.value.split("T")[0]
                past = last if written and reading.days and reading.days.latest < written else past
            if "-Q" in reading.value:
                quarter = reading.value


def _with_days(found: Sequence[Found], scene: Scene, days: CarriedDays) -> list[Found]:
    """Read times of day without a day on the sentence's own day of what happened, else on the one carried.

    A time of saying ("told reporters at 3 p.m.") carries no day but that of saying.
    """
    saying = [is_of_saying(scene.sentence, one.start, one.end) for one in found]
    own: dict[bool, set[str]] = {True: set(), False: set()}
    for one, said in zip(found, saying, strict=True):
        if one.reading.precision in {"day", "part-of-day", "minute"}:
            own[said].add(one.reading.value.partition("T")[0])
    for value in sorted(own[False]):
        days.note(value)
    read = []
    for one, said in zip(found, saying, strict=True):
        if one.pattern.reading == "clock" and one.reading.precision == "vague":
            day = parse_day(min(own[said])) if len(own[said]) == 1 else None
            carried = day or (None if said or own[False] else days.day())
            read.append(_again(one, replace(scene, anchor=one.anchor, carried=carried)))
        else:
            read.append(one)
    return read


def _tells(reading: Reading) -> bool:
    """Say whether later words ("then", "that day") may refer to this date."""
    if reading.type not in {"DATE", "TIME"} or not reading.days or "REF" in reading.value:
        return False
    return reading.precision in {"day", "month", "year", "part-of-day", "minute"}


def read_sentence(
    scene: Scene, inside: Sequence[Span] = (), *, config: TimesConfig = TimesConfig()
) -> list[Found]:
    """Return the expressions of one sentence; those inside its quotations (`inside`) on the day of speaking."""
    sentence = scene.sentence
    text = sentence.span.exact[: config.max_sentence]
    found = _choose(_read_all(text, scene))
    spoken = _day_of_speaking(found, inside, scene, config) if inside else None
    if spoken is None:
        return found
    return [_again(f, replace(scene, anchor=spoken)) if _within(f, inside, sentence) else f for f in found]


def _read_all(text: str, scene: Scene) -> Iterator[Found]:
    for pattern, match in scan(text):
        reading = READINGS[pattern.reading](match, scene)
        if reading is not None:
            yield Found(pattern, match, reading, scene.anchor)


def _choose(candidates: Iterator[Found]) -> list[Found]:
    """Keep the longest expressions that do not overlap; the table's order breaks ties."""
    taken: list[Found] = []
    covered: set[int] = set()
    for found in sorted(candidates, key=lambda f: (f.start - f.end, f.pattern.rank, f.start)):
        places = range(found.start, found.end)
        if covered.isdisjoint(places):
            covered.update(places)
            taken.append(found)
    return sorted((f for f in taken if f.reading.type), key=lambda f: f.start)


def _within(found: Found, inside: Sequence[Span], sentence: Sentence) -> bool:
    start, end = sentence.span.start + found.start, sentence.span.start + found.end
    return any(span.start <= start and end <= span.end for span in inside)


def _day_of_speaking(
    found: Sequence[Found], inside: Sequence[Span], scene: Scene, config: TimesConfig
) -> date | None:
    """Return the day that the sentence names outside its quotations: "told reporters on Saturday"."""
    for one in found:
        if one.reading.precision in {"day", "part-of-day"} and not _within(one, inside, scene.sentence):
            day = parse_day(one.reading.value)
            if day and scene.anchor and 0 <= (scene.anchor - day).days <= config.max_speaking_days:
                return day
    return None


def _again(found: Found, scene: Scene) -> Found:
    reading = READINGS[found.pattern.reading](found.match, scene)
    return replace(found, reading=reading, anchor=scene.anchor) if reading and reading.type else found


def _timex(found: Found, scene: Scene) -> Timex:
    span, reading = scene.sentence.span, found.reading
    words = found.match.group()
    start, days = span.start + found.start, reading.days
    return Timex(
        span=Span(span.article, start, start + len(words), words),
        type=reading.type or "DATE",
        value=reading.value,
        anchor=found.anchor.isoformat() if found.anchor else "",
        earliest=days.earliest.isoformat() if days else "",
        latest=days.latest.isoformat() if days else "",
        precision=reading.precision,
    )
