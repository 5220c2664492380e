"""Stage: quantities. In go an article, its sentences and time expressions; out comes a Quantity for each number.

A number is kept only where it is clear what it counts: money, percent, a measure, a duration, or a noun that
the parse hangs it on. Numbers that are names ("Article 5"), dates and bare figures are left out: precision first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.places import Places
from onrecord.extract.quantity_nouns import counted_noun, is_label
from onrecord.extract.quantity_units import Unit, unit_after, unit_before
from onrecord.model.annotations import Parse, Quantity, Sentence, Timex
from onrecord.model.articles import Article
from onrecord.model.spans import Span
from onrecord.tools.groups import Group
from onrecord.tools.numbers import Number, find_numbers
from onrecord.tools.protocols import Tools
from onrecord.tools.tables import rows

_AGE = re.compile(r"[\s-](?:year|month|week|day)s?[\s-]old\b", re.I)
_RATE = re.compile(r"[\s-]*(?:per|an?)[\s-](hour|day|week|month|year|barrel|share|gallon|ton)\b", re.I)
_AGED = re.compile(r"\b(?:aged|age)\s+$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantitiesConfig:
    """Settings of the stage."""

    #: Longest sentence read, in code points; what lies beyond is no prose. Bounds the time of a hostile text.
    max_sentence: int = 4_000
    #: Kinds of block whose sentences are read.
    blocks: tuple[str, ...] = (
        "headline", "standfirst", "paragraph", "heading", "list", "blockquote", "caption",
    )  # fmt: skip


def find_quantities(
    group: Group, _tools: Tools, *, config: QuantitiesConfig = QuantitiesConfig()
) -> Iterator[Quantity]:
    """Yield the quantities of a group's articles in the order of the text."""
    parses, times = group.by_article(Parse), group.by_article(Timex)
    for article in group.of(Article):
        timexes = Places(times.get(article.id, ()), lambda timex: timex.span)
        for parse in parses.get(article.id, ()):
            for sentence in parse.sentences:
                if sentence.block in config.blocks:
                    inside = timexes.touching(sentence.span)
                    yield from sentence_quantities(sentence, inside, config=config)


def sentence_quantities(
    sentence: Sentence, timexes: Sequence[Timex] = (), *, config: QuantitiesConfig = QuantitiesConfig()
) -> Iterator[Quantity]:
    """Yield the quantities of one sentence, in order."""
    text = sentence.span.exact[: config.max_sentence]
    end = -1
    for number in find_numbers(text):
        if number.start < end:
            continue
        timex = _timex_at(sentence, number, timexes)
        found = _duration(sentence, number, timex) if timex else _quantity(sentence, text, number)
        if found:
            end = found.span.end - sentence.span.start
            yield found


def _timex_at(sentence: Sentence, number: Number, timexes: Sequence[Timex]) -> Timex | None:
    start, end = sentence.span.start + number.core, sentence.span.start + number.end
    return next((t for t in timexes if t.span.start < end and start < t.span.end), None)


def _duration(sentence: Sentence, number: Number, timex: Timex) -> Quantity | None:
    """Make a quantity of a duration whose number was told ("more than five hours")."""
    if timex.type != "DURATION" or re.match(r"(?:the\s+)?(?:last|past|next|coming|recent|first)\b", timex.span.exact):
        return None
    words = re.findall(r"[a-z]+", sentence.span.exact[number.end : timex.span.end - sentence.span.start].lower())
    units = {form: row["form"] for row in rows("times/units.tsv") for form in (row["form"], row["plural"])}
    unit = next((units[word] for word in words if word in units), "")
    if not unit:
        return None
    half = 0.5 if re.search(r"\band\s+a\s+half$", timex.span.exact.lower()) else 0.0
    low = None if number.low is None else number.low + half
    high = None if number.high is None else number.high + half
    span = _cut(sentence, number.start, timex.span.end - sentence.span.start)
    return Quantity(span, number.value + half, unit, low, high, number.approximate)


def _cut(sentence: Sentence, start: int, end: int) -> Span:
    a = sentence.span.start
    return Span(sentence.span.article, a + start, a + end, sentence.span.exact[start:end])


def _quantity(sentence: Sentence, text: str, number: Number) -> Quantity | None:
    if age := _age(sentence, text, number):
        return age
    unit = unit_before(text, number.core) or unit_after(text, number.end)
    if unit:
        return _measured(sentence, text, number, unit)
    if is_label(sentence, text, number):
        return None
    noun = counted_noun(sentence, number)
    if noun is None:
        return None
    span = _cut(sentence, number.start, max(number.end, noun.end))
    if noun.lemma in {row["form"] for row in rows("times/units.tsv")}:
        return Quantity(span, number.value, noun.lemma, number.low, number.high, number.approximate)
    return Quantity(span, number.value, "", number.low, number.high, number.approximate, noun.lemma)


def _age(sentence: Sentence, text: str, number: Number) -> Quantity | None:
    """Read "a 45-year-old" and "aged 45": years of a person or thing, told apart by the noun "age"."""
    match = _AGE.match(text, number.end)
    unit = match.group().strip(" -").split("-")[0].split()[0].lower().rstrip("s") if match else "year"
    if not match and not _AGED.search(text[max(0, number.core - 8) : number.core]):
        return None
    span = _cut(sentence, number.start, match.end() if match else number.end)
    return Quantity(span, number.value, unit, number.low, number.high, number.approximate, "age")


def _measured(sentence: Sentence, text: str, number: Number, unit: Unit) -> Quantity | None:
    """Make a quantity of a number with its unit; a range's unit may stand before both ends."""
    start, end = min(number.start, unit.start), max(number.end, unit.end)
    low = None if number.low is None else number.low * unit.factor
    high = None if number.high is None else number.high * unit.factor
    span = _cut(sentence, start, end)
    rate = _RATE.match(text, end) if unit.kind in {"money", "volume", "mass"} else None
    name = f"{unit.name} per {rate[1]}" if rate else unit.name
    if name == "GBP" and re.match(r"pounds?\s+of\b", text[unit.start :]):
        name = "pound"
    return Quantity(span, number.value * unit.factor, name, low, high, number.approximate)
