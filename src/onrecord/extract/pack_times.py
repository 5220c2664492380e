"""Time expressions in languages that have a pack: an article, its sentences, dating and quotes in, Timexes out.

The pack's patterns find them, `pack_readings` give their values on the day of writing, or inside a quotation on the day
of speaking that its sentence names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.extract.pack_patterns import PackPattern, scan_by_pack
from onrecord.extract.pack_readings import READINGS
from onrecord.extract.pack_scenes import PackScene
from onrecord.extract.places import Places
from onrecord.extract.timex_scenes import Reading
from onrecord.model.annotations import Parse, Quote, Sentence, Timex
from onrecord.model.articles import Article, Dating
from onrecord.tools.dates import parse_day
from onrecord.tools.language_packs import language_pack

#: Longest sentence read, in code points, and days back within which a day named beside a quotation is that of speaking.
MAX_SENTENCE, MAX_SPEAKING = 4_000, 31
#: Readings that take the day from what the sentence names.
_OF_DAY = frozenset({"clock", "part"})


@dataclass(frozen=True, slots=True)
class _Found:
    pattern: PackPattern
    match: re.Match[str]
    reading: Reading
    anchor: date | None


def pack_times(article: Article, parses: Sequence[Parse], dating: Dating | None, quotes: Sequence[Quote]) -> Iterator[Timex]:
    """Yield the time expressions of an article's sentences that are read by tables, in the order of the text."""
    written = parse_day(dating.written) if dating else None
    marked = Places((quote.content for quote in quotes if quote.kind != "indirect"), lambda span: span)
    last = ""
    for sentence in (s for parse in parses for s in parse.others):
        pack = language_pack(sentence.language)
        if pack is None:
            continue
        start = sentence.span.start
        quoted = tuple((span.start - start, span.end - start) for span in marked.touching(sentence.span))
        text = sentence.span.exact[:MAX_SENTENCE]
        scene = PackScene(pack, text, written, last, quoted=quoted)
        for found in _read(scene):
            yield _timex(article, sentence, found)
            if found.reading.type in {"DATE", "TIME"} and found.reading.days and "REF" not in found.reading.value:
                last = found.reading.value.partition("T")[0]


def _read(scene: PackScene) -> list[_Found]:
    """Read one sentence: all expressions, then times of day on its own day, then quotations on the day of speaking."""
    found = _choose(_all(scene))
    days = sorted({one.reading.value[:10] for one in found if _is_day(one) and one.pattern.reading not in _OF_DAY})
    own = parse_day(days[0]) if len(days) == 1 else None
    found = [_again(one, replace(scene, day=own)) if own and one.pattern.reading in _OF_DAY else one for one in found]
    for n in range(1, len(found)):
        told = found[n - 1].reading
        if found[n].pattern.told.get("base") and told.days and told.type in {"DATE", "TIME"}:
            found[n] = _again(found[n], replace(scene, last=told.value.partition("T")[0]))
    spoken = _day_of_speaking(found, scene)
    if spoken is None:
        return found
    return [_again(one, replace(scene, anchor=spoken)) if _within(one, scene) else one for one in found]


def _all(scene: PackScene) -> Iterator[_Found]:
    for pattern, match in scan_by_pack(scene.text, scene.pack):
        reading = READINGS[pattern.reading](match, scene, pattern.told)
        if reading is not None:
            yield _Found(pattern, match, reading, scene.anchor)


def _choose(candidates: Iterator[_Found]) -> list[_Found]:
    """Keep the longest expressions that do not overlap; the table's order breaks ties."""
    taken: list[_Found] = []
    covered: set[int] = set()
    for one in sorted(candidates, key=lambda f: (f.match.start() - f.match.end(), f.pattern.rank, f.match.start())):
        places = range(one.match.start(), one.match.end())
        if covered.isdisjoint(places):
            covered.update(places)
            taken.append(one)
    return sorted((one for one in taken if one.reading.type), key=lambda f: f.match.start())


def _is_day(one: _Found) -> bool:
    return one.reading.precision in {"day", "part-of-day"} and parse_day(one.reading.value) is not None


def _within(one: _Found, scene: PackScene) -> bool:
    return any(a <= one.match.start() and one.match.end() <= b for a, b in scene.quoted)


def _day_of_speaking(found: Sequence[_Found], scene: PackScene) -> date | None:
    """Return the day that the sentence names outside its quotations, where it lies not long back."""
    if not scene.quoted or scene.anchor is None:
        return None
    for one in found:
        day = parse_day(one.reading.value) if _is_day(one) and not _within(one, scene) else None
        if day and 0 <= (scene.anchor - day).days <= MAX_SPEAKING:
            return day
    return None


def _again(one: _Found, scene: PackScene) -> _Found:
    reading = READINGS[one.pattern.reading](one.match, scene, one.pattern.told)
    return replace(one, reading=reading, anchor=scene.anchor) if reading and reading.type else one


def _timex(article: Article, sentence: Sentence, found: _Found) -> Timex:
    reading, start = found.reading, sentence.span.start
    return Timex(
        span=article.span(start + found.match.start(), start + found.match.end()),
        type=reading.type or "DATE",
        value=reading.value,
        anchor=found.anchor.isoformat() if found.anchor else "",
        earliest=reading.days.earliest.isoformat() if reading.days else "",
        latest=reading.days.latest.isoformat() if reading.days else "",
        precision=reading.precision,
    )
