"""Stage: quantities. In go an article, its sentences and time expressions; out comes a Quantity for each number.

A number is kept only where it is clear what it counts: money, percent, a measure, a duration, or a noun that
the parse hangs it on. Numbers that are names ("Article 5"), dates and bare figures are left out: precision first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.places import Places
from onrecord.extract.quantity_ages import age_at
from onrecord.extract.quantity_bare import bare_noun, is_vote
from onrecord.extract.quantity_fates import fate_of, is_toll, state_after
from onrecord.extract.quantity_kinds import bound_of, kind_of
from onrecord.extract.quantity_money import Currencies, currencies_of
from onrecord.extract.quantity_nouns import counted_noun, is_label
from onrecord.extract.quantity_shares import is_joined, with_shares
from onrecord.extract.quantity_units import Unit, magnitude_at, unit_after, unit_before
from onrecord.model.annotations import Parse, Quantity, Sentence, Timex
from onrecord.model.articles import Article
from onrecord.model.spans import Span
from onrecord.tools.groups import Group
from onrecord.tools.numbers import Number, find_numbers
from onrecord.tools.protocols import Tools
from onrecord.tools.tables import rows

#: Pounds from which on "a 5-million-pound deal" is money and no weight.
HEAVY = 10_000
_RATE = re.compile(r"[\s-]*(?:per|an?)[\s-](hour|day|week|month|year|barrel|share|gallon|ton|tonne|litre|head|person)\b", re.I)
_MINUS = re.compile(r"(?:\bminus\s+|(?<![\w.])[-−])$", re.I)
_OF_THEM = re.compile(r"\s+of\s+(?:them|us|those|these|whom|which)\b", re.I)
_OF = re.compile(r"\s+of(?=\s)", re.I)
_OF_A = re.compile(r"\s+of\s+an?(?=\s+(?:percentage\s+point|mile|inch|degree|cent|kilometre|kilometer|metre|meter)\b)", re.I)
_PER = re.compile(r"\s+(?:per|in\s+every|for\s+every)\s+(?P<many>\d{1,3}(?:,\d{3})+|\d{2,7}|hundred|thousand|million)\b", re.I)
#: What lies under so many feet of it is no less deep: "under nine feet of water".
_BURIED = re.compile(r"\s+of\s+(?:[a-z]+\s+)?(?:water|floodwater|snow|mud|rubble|ice|sand|earth|soil|rock|rocks|concrete|ash|silt|debris|lava)\b")
#: Lines of a picture, which are printed as pence are: "1080p".
_LINES = frozenset({240, 360, 480, 720, 1080, 1440, 2160})
#: "A third" that is the next of a series and no share.
_NEXT = frozenset({"a third", "a fifth", "a tenth"})
_QUOTED = re.compile(r"[\"“‘']")
_VOTES = re.compile(r"\s+votes?\b", re.I)
_FIGURE = re.compile(r"\d")
_LEAD = re.compile(r"[\s-]*(?:of\s+)?(?:(?:them|the|its|their|his|her|these|those)\s+)?", re.I)


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
    group: Group, tools: Tools, *, config: QuantitiesConfig = QuantitiesConfig()
) -> Iterator[Quantity]:
    """Yield the quantities of a group's articles in the order of the text."""
    parses, times = group.by_article(Parse), group.by_article(Timex)
    for article in group.of(Article):
        timexes = Places(times.get(article.id, ()), lambda timex: timex.span)
        money = currencies_of(article, tools.directory)
        for parse in parses.get(article.id, ()):
            for sentence in parse.sentences:
                if sentence.block in config.blocks:
                    inside = timexes.touching(sentence.span)
                    yield from sentence_quantities(sentence, inside, money=money, config=config)


def sentence_quantities(
    sentence: Sentence, timexes: Sequence[Timex] = (), *, money: Currencies = Currencies(),
    config: QuantitiesConfig = QuantitiesConfig(),
) -> Iterator[Quantity]:  # fmt: skip
    """Yield the quantities of one sentence, in order."""
    text = sentence.span.exact[: config.max_sentence]
    end = -1
    for number in with_shares(text, list(find_numbers(text))):
        if number.start < end:
            continue
        timex = _timex_at(sentence, number, timexes)
        found = _duration(sentence, number, timex) if timex else _quantity(sentence, text, number, money)
        if found and not timex and _into_time(found, timexes):
            continue
        if found:
            end = found.span.end - sentence.span.start
            yield _told(found, number, sentence)


def _told(found: Quantity, number: Number, sentence: Sentence) -> Quantity:
    """Add what sort of quantity it is, its bound, the words for what is counted, and the fate of those counted."""
    bound = "" if found.low == found.high == found.value else bound_of(number)
    start, end = found.span.start - sentence.span.start, found.span.end - sentence.span.start
    fate = found.fate or ("" if found.unit or found.noun in {"age", "vote"} else fate_of(sentence, start, end))
    if not fate and found.noun == "toll":
        fate = "killed" if re.search(r"\b(?:death|dead|killed|fatal)", sentence.span.exact[:start], re.I) else ""
    after = sentence.span.exact[number.end : end]
    lead = _LEAD.match(after)
    named = lead and not found.unit and found.noun not in {"", "age"}
    counted = after[lead.end() :].strip(" \"“”‘") if lead and named else ""
    kind = kind_of(found.unit, found.noun, fate, found.value)
    return replace(found, kind=kind, bound=bound, counted=counted, fate=fate)


def _into_time(found: Quantity, timexes: Sequence[Timex]) -> bool:
    """Say whether a count of units of time takes in a time with a number of its own: "about 135 | three decades ago"."""
    timed = kind_of(found.unit, "", "", found.value) == "duration"
    return timed and any(t.span.start < found.span.end and found.span.start < t.span.end for t in timexes)


def _timex_at(sentence: Sentence, number: Number, timexes: Sequence[Timex]) -> Timex | None:
    start, end = sentence.span.start + number.core, sentence.span.start + number.end
    return next((t for t in timexes if t.span.start < end and start < t.span.end), None)


def _duration(sentence: Sentence, number: Number, timex: Timex) -> Quantity | None:
    """Make a quantity of a duration whose number was told ("more than five hours")."""
    if timex.type != "DURATION" or re.match(r"(?:the\s+)?(?:last|past|next|coming|recent|first)\b", timex.span.exact):
        return None
    words = re.findall(r"[a-z]+", sentence.span.exact[number.end : timex.span.end - sentence.span.start].lower())
    if timex.signal == "over" and number.start < number.core and not timex.mod:
        # "over 10 years" that means during them
        number = replace(number, start=number.core, low=number.value, high=number.value, strict=False)
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


def _quantity(sentence: Sentence, text: str, number: Number, money: Currencies) -> Quantity | None:
    if age := age_at(sentence, text, number):
        return Quantity(_cut(sentence, number.start, age.end), number.value, age.unit, number.low, number.high,
                        number.approximate, "age")  # fmt: skip
    unit = magnitude_at(text, number.core, number.end) or unit_before(text, number.core) or unit_after(text, _past_of(text, number))
    if unit:
        if text[unit.start : unit.end] == "p" and number.value in _LINES:
            return None
        return _measured(sentence, text, number, unit, money)
    if is_vote(text, number):
        named = _VOTES.match(text, number.end)
        span = _cut(sentence, number.start, named.end() if named else number.end)
        return Quantity(span, number.value, "", number.low, number.high, number.approximate, "vote")
    if is_label(sentence, text, number):
        return None
    if per := _PER.match(text, number.end):
        span = _cut(sentence, number.start, per.end())
        return Quantity(span, number.value, f"per {per['many'].lower()}", number.low, number.high, number.approximate)
    noun = counted_noun(sentence, number)
    if number.value == 0 and number.form == "words":
        return None
    if noun is None:
        return _without_noun(sentence, text, number)
    if text[number.core : number.end].lower() in _NEXT and not _OF.match(text, number.end) and fate_of(sentence, number.core, number.end):
        return Quantity(_cut(sentence, number.core, number.end), 1.0, "", 1.0, 1.0, False, noun.lemma)
    other = _FIGURE.search(text, number.end, max(number.end, noun.end))
    # "half of the 8.2 million voters": the voters' own number is told after it
    end = number.end if other and number.value < 1 else max(number.end, noun.end)
    quoted = _QUOTED.search(text, number.end, end) and text[end : end + 1] in {'"', "”", "’", "'"}
    span = _cut(sentence, number.start, end + bool(quoted))
    if noun.lemma in {row["form"] for row in rows("times/units.tsv")}:
        return Quantity(span, number.value, noun.lemma, number.low, number.high, number.approximate)
    return Quantity(span, number.value, "", number.low, number.high, number.approximate, noun.lemma)


def _past_of(text: str, number: Number) -> int:
    """Return where a number's unit may begin: past the "of" of "thousands of tonnes", "0.3 of a percentage point"."""
    linked = _OF.match(text, number.end) if number.form == "plural" else None
    linked = linked or (_OF_A.match(text, number.end) if number.value < 1 else None)
    return linked.end() if linked else number.end


def _without_noun(sentence: Sentence, text: str, number: Number) -> Quantity | None:
    """Read what counts without a noun: "half of them", "one in five", the toll that "rose to 17"."""
    them = _OF_THEM.match(text, number.end)
    if (them and number.value != 1) or is_joined(text, number):
        span = _cut(sentence, number.start, them.end() if them else number.end)
        return Quantity(span, number.value, "", number.low, number.high, number.approximate)
    if fate := state_after(sentence, number.end):
        span = _cut(sentence, number.start, number.end)
        return Quantity(span, number.value, "", number.low, number.high, number.approximate, "person", fate=fate)
    if is_toll(sentence, number):
        span = _cut(sentence, number.start, number.end)
        return Quantity(span, number.value, "", number.low, number.high, number.approximate, "toll")
    noun = bare_noun(sentence, text, number)
    if noun is not None:
        span = _cut(sentence, number.start, number.end)
        return Quantity(span, number.value, "", number.low, number.high, number.approximate, noun)
    return None


def _measured(sentence: Sentence, text: str, number: Number, unit: Unit, money: Currencies) -> Quantity | None:
    """Make a quantity of a number with its unit; a range's unit may stand before both ends."""
    beneath = unit.kind == "length" and text[number.start : number.core].strip().lower() in {"under", "below"}
    if beneath and _BURIED.match(text, unit.end):
        number = replace(number, start=number.core, low=number.value, high=number.value, strict=False)
    start, end = min(number.start, unit.start), max(number.end, unit.end)
    factor = unit.factor
    if unit.kind == "temperature" and (minus := _MINUS.search(text[:start])):
        start, factor = minus.start(), -factor
    ends = [None if bound is None else bound * factor for bound in (number.low, number.high)]
    low, high = ends if factor > 0 else ends[::-1]
    span = _cut(sentence, start, end)
    name = money.name_of(unit.name, text[unit.start : unit.end]) if unit.kind == "money" else unit.name
    rate = _RATE.match(text, end) if unit.kind in {"money", "volume", "mass"} else None
    if name == "GBP" and re.match(r"pounds?\s+of\b", text[unit.start :]):
        name = "pound"
    if unit.kind == "mass" and name == "pound" and number.value >= HEAVY and text[unit.start : unit.end] == "pound":
        name = "GBP"
    name = f"{name} per {rate[1]}" if rate else name
    return Quantity(span, number.value * factor, name, low, high, number.approximate)
