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
from onrecord.extract.timex_mods import mod_of, signal_before, spans
from onrecord.extract.timex_patterns import Pattern, scan
from onrecord.extract.timex_readings import READINGS
from onrecord.extract.timex_scenes import Reading, Scene
from onrecord.model.annotations import Parse, Quote, Sentence, Timex
from onrecord.model.articles import Article, Dating
from onrecord.model.spans import Span
from onrecord.tools.dateorders import country_at, month_first_in
from onrecord.tools.dates import Interval, add_days, interval_of, minutes_of, parse_day
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
LOOKING_BACK = frozenset({
    "ordinal_day", "same_time", "since_then", "ago", "day_part", "unit_rel", "weekday", "quarter_ago", "quarter_same",
    "quarter_then", "day_around",
})  # fmt: skip


#: What may stand between a time of day and its day.
_JOINED = re.compile(r",?\s*(?:on|at|from|by)?\s*", re.I)
#: Readings of the quarter held against the one reported, which stays the one spoken of.
AGO = frozenset({"quarter_ago", "quarter_then"})


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


def find_times(group: Group, tools: Tools, *, config: TimesConfig = TimesConfig()) -> Iterator[Timex]:
    """Yield the time expressions of a group's articles in the order of the text."""
    parses, quotes = group.by_article(Parse), group.by_article(Quote)
    datings = {dating.article: dating for dating in group.of(Dating)}
    for article in group.of(Article):
        dating = datings.get(article.id)
        sentences = [s for parse in parses.get(article.id, ()) for s in parse.sentences if s.block in config.blocks]
        custom = month_first_in(country_at(article.url, article.source, tools.directory))
        yield from _article_times(
            article, sentences, dating, quotes=quotes.get(article.id, ()), month_first=custom, config=config
        )
        yield from pack_times(article, parses.get(article.id, ()), dating, quotes.get(article.id, ()))


def _article_times(
    article: Article, sentences: Sequence[Sentence], dating: Dating | None, *, quotes: Sequence[Quote],
    month_first: bool | None, config: TimesConfig,
) -> Iterator[Timex]:
    contents = Places((quote.content for quote in quotes if quote.kind != "indirect"), lambda span: span)
    written = parse_day(dating.written) if dating else None
    doubtful = dating.open_weekdays if dating else ()
    last = past = quarter = ahead = ""
    days = CarriedDays(written)
    spoken: date | None = None
    before: Sentence | None = None
    for sentence in sentences:
        scene = Scene(sentence, written, last, past, quarter, doubtful, month_first=month_first, ahead=ahead)
        days.enter(sentence, article.text)
        inside = contents.touching(sentence.span)
        spoken = None if _begins(sentence, before, article.text) else spoken
        read, spoken = read_sentence(scene, inside, spoken=spoken, config=config)
        before = sentence
        if inside and spoken is None and (eve := days.eve()):
            read = [_of_the_eve(f, scene, eve) if _within(f, inside, sentence) else f for f in read]
        for found in _with_days(read, scene, days):
            if found.pattern.reading in LOOKING_BACK and (last, quarter, ahead) != (scene.last, scene.quarter, scene.ahead):
                now = replace(scene, anchor=found.anchor, last=last, past=past, quarter=quarter, ahead=ahead)
                found = _again(found, now)
            reading = found.reading
            yield _timex(found, scene)
            if _tells(reading):
                last = reading.value.split("T")[0]
                past = last if written and reading.days and reading.days.latest < written else past
            if reading.type == "DATE" and written and reading.days and reading.days.earliest > written:
                ahead = reading.value if interval_of(reading.value) else ahead
            if "-Q" in reading.value and _is_over(reading, written) and found.pattern.reading not in AGO:
                quarter = reading.value


def _of_the_eve(found: Found, scene: Scene, eve: date) -> Found:
    """Read the "today" of somebody quoted in the next day's paper as the day of what it reports; it may be either."""
    now = re.match(r"(?:earlier\s+|later\s+)?(?:today|tonight|this\s)", found.match.group(), re.I)
    if not now or found.pattern.reading not in {"today", "day_part"} or scene.anchor is None:
        return found
    again = _again(found, replace(scene, anchor=eve))
    return replace(again, reading=replace(again.reading, days=Interval(eve, scene.anchor), precision="approximate"))


def _with_days(found: Sequence[Found], scene: Scene, days: CarriedDays) -> list[Found]:
    """Read times of day without a day on the sentence's own day of what happened, else on the one carried.

    A time of saying ("told reporters at 3 p.m.") carries no day but that of saying.
    """
    saying = [is_of_saying(scene.sentence, one.start, one.end) for one in found]
    own: dict[bool, set[str]] = {True: set(), False: set()}
    for one, said in zip(found, saying, strict=True):
        back = one.match.group().lower().startswith(("that ", "the same ", "the next ", "the following "))
        if back and one.pattern.reading in LOOKING_BACK:
            continue  # its own day is told before it
        if one.reading.precision in {"day", "part-of-day", "minute"}:
            own[said].add(one.reading.value.partition("T")[0])
    for value in sorted(own[False]):
        days.note(value)
    read = []
    for one, said in zip(found, saying, strict=True):
        if one.pattern.reading == "clock" and one.reading.precision == "vague":
            day = parse_day(min(own[said])) if len(own[said]) == 1 else None
            beside = _beside_utc(found, one) or _beside_day(scene, found, one)
            carried = beside or day or (None if said or own[False] else days.day(over=scene.is_over(one.match)))
            read.append(_again(one, replace(scene, anchor=one.anchor, carried=carried)))
        else:
            read.append(one)
    return read


def _is_over(reading: Reading, written: date | None) -> bool:
    return written is None or reading.days is None or reading.days.earliest <= written


def _beside_utc(found: Sequence[Found], one: Found) -> date | None:
    """Return the day of a local time whose UTC is told in brackets with a day: "3:42 a.m. local time (2042 GMT Monday)"."""
    utc = next((other for other in found if one.end < other.start <= one.end + 2), None)
    if utc is None or (utc.match.groupdict().get("zone") or "") not in {"GMT", "UTC"}:
        return None
    day = parse_day(utc.reading.value)
    local, other = minutes_of(one.reading.value), minutes_of(utc.reading.value)
    if day is None or utc.reading.precision == "vague" or local is None or other is None:
        return None
    shift = 1 if local - other < -12 * 60 else -1 if local - other > 14 * 60 else 0
    return add_days(day, shift)


def _beside_day(scene: Scene, found: Sequence[Found], one: Found) -> date | None:
    """Return the day printed right beside a time of day: "9.30pm on 5th July", "on June 9, at 8 a.m."."""
    text = scene.sentence.span.exact
    for other in found:
        between = text[one.end : other.start] if other.start >= one.end else text[other.end : one.start]
        if other is not one and other.reading.precision == "day" and _JOINED.fullmatch(between):
            return parse_day(other.reading.value)
    return None


def _tells(reading: Reading) -> bool:
    """Say whether later words ("then", "that day") may refer to this date."""
    if reading.type not in {"DATE", "TIME"} or not reading.days or "REF" in reading.value:
        return False
    return reading.precision in {"day", "month", "year", "part-of-day", "minute"}


def _begins(sentence: Sentence, before: Sentence | None, text: str) -> bool:
    """Say whether a sentence begins a paragraph."""
    return before is None or "\n" in text[before.span.end : sentence.span.start]


def read_sentence(
    scene: Scene, inside: Sequence[Span] = (), *, spoken: date | None = None, config: TimesConfig = TimesConfig()
) -> tuple[list[Found], date | None]:
    """Return the expressions of one sentence, and the day of speaking that it tells beside quotations, else `spoken`.

    Those inside its quotations (`inside`) are read on that day; `spoken` is the one told before in the paragraph.
    """
    sentence = scene.sentence
    text = sentence.span.exact[: config.max_sentence]
    found = _choose(_read_all(text, scene))
    day = (_day_of_speaking(found, inside, scene, config) if inside else None) or spoken
    if day is None:
        return found, None
    read = [_again(f, replace(scene, anchor=day)) if _within(f, inside, sentence) else f for f in found]
    return read, day


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
    start, kind = span.start + found.start, reading.type or "DATE"
    during = spans(span.exact, found.start)
    mod = "" if during or "-H" in reading.value else mod_of(words, kind)
    earliest, latest = _bounds(reading, mod, found.anchor)
    return Timex(
        span=Span(span.article, start, start + len(words), words),
        type=kind,
        value=reading.value,
        anchor=found.anchor.isoformat() if found.anchor else "",
        earliest=earliest,
        latest=latest,
        precision=reading.precision,
        mod=mod,
        signal="over" if during else signal_before(span.exact, found.start),
        zone=" ".join((found.match.groupdict().get("zone") or "").split()),
    )


def _bounds(reading: Reading, mod: str, anchor: date | None) -> tuple[str, str]:
    """Return the first and the last day; "more than a year ago" has no first, "less than a year ago" ends today."""
    if reading.days is None:
        return "", ""
    earliest, latest = reading.days.earliest.isoformat(), reading.days.latest.isoformat()
    if reading.type in {"DATE", "TIME"} and anchor and mod in {"BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"}:
        past = latest < anchor.isoformat()
        if mod.endswith("BEFORE"):
            return ("" if past else anchor.isoformat()), latest
        return earliest, (anchor.isoformat() if past else "")
    return earliest, latest
