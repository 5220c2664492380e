"""Agreeing: the tellings of one fact that say all that the wording says which stands for them (tellings in and out).

What is called agreed is printed in one report's words: no number in them, and no quoted word, may be that report's own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from onrecord.claims.compare import entails
from onrecord.claims.drifts import is_telling, read_wording
from onrecord.claims.material import Material
from onrecord.claims.readings import Reading
from onrecord.model.annotations import Quantity
from onrecord.model.reuse import confirming
from onrecord.model.statements import Statement
from onrecord.tools.tables import words
from onrecord.tools.terms import term

#: Numbers up to this one are often left out where a plural says as much ("the two leaders").
_SMALL = 2
#: Words that must tell something in a stretch that stands for a fact.
_ENOUGH = 3
#: Share of those words that the other sentences must have.
_MOST = 0.6
_MARKS = frozenset({'"', "“", "”", "«", "»", "„", "‘"})
_WORDED = frozenset({"direct", "mixed", "partial"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's sentence, its nodes that tell the fact, and the statement they make."""

    reading: Reading
    nodes: tuple[int, ...]
    statement: Statement


@dataclass(frozen=True, slots=True)
class Agreed:
    """Words of the first telling that all the tellings say."""

    text: str
    told: tuple[Telling, ...]


def agree_on(material: Material, told: Sequence[Telling]) -> Agreed | None:
    """Return the first wording that two or more origins say in full, with those that do; None where there is none.

    Where no wording is said in full the longest stretch of one is taken that holds no number and no quoted word of its
    report's own.
    """
    best: Agreed | None = None
    most = 1
    for lead in told:
        with_it = (lead, *(t for t in told if t is not lead and not _unsaid(material, lead, t)))
        rooms = _rooms(with_it)
        if rooms > most:
            best, most = Agreed(lead.statement.span.exact, with_it), rooms
    return best or next((found for lead in told if (found := _in_part(material, lead, told))), None)


def _rooms(told: Sequence[Telling]) -> int:
    return len(confirming(t.statement.origin for t in told))


def _in_part(material: Material, lead: Telling, told: Sequence[Telling]) -> Agreed | None:
    with_it = (lead, *(t for t in told if t is not lead and not _conflicts(lead, t.reading)))
    if _rooms(with_it) < 2:
        return None
    unsaid = {n for other in with_it[1:] for n in _unsaid(material, lead, other)}
    text = _stretch(lead, unsaid)
    with_it = (lead, *(t for t in with_it[1:] if _tells_most(text, t.reading)))
    return Agreed(text, with_it) if text and _rooms(with_it) > 1 else None


def _tells_most(text: str, other: Reading) -> bool:
    """Say whether a sentence has most of the words of a stretch, in one form or another."""
    own = {term(t.lemma) for t in other.sentence.tokens} | {term(t.text) for t in other.sentence.tokens}
    asked = [word for word in read_wording(text).tokens if is_telling(word)]
    return sum(term(word) in own for word in asked) >= _MOST * len(asked)


def _stretch(lead: Telling, unsaid: Collection[int]) -> str:
    """Return the longest run of words without the unsaid ones and without half a quotation, if it tells enough."""
    span, tokens = lead.statement.span, lead.reading.sentence.tokens
    runs: list[list[int]] = [[]]
    for n in _inside(lead):
        if n in unsaid or tokens[n].text in _MARKS:
            runs.append([])
        else:
            runs[-1].append(n)
    best = max(runs, key=len)
    while best and not is_telling(tokens[best[-1]].text.lower()):
        best.pop()
    if sum(tokens[n].text.isalnum() and is_telling(tokens[n].text.lower()) for n in best) < _ENOUGH:
        return ""
    text = span.exact[tokens[best[0]].start - span.start : tokens[best[-1]].end - span.start]
    whole = _inside(lead)
    return ("… " if best[0] != whole[0] else "") + text + (" …" if best[-1] != whole[-1] else "")


def _inside(lead: Telling) -> list[int]:
    span = lead.statement.span
    return [n for n, t in enumerate(lead.reading.sentence.tokens) if span.start <= t.start and t.end <= span.end]


def _unsaid(material: Material, lead: Telling, other: Telling) -> list[int]:
    """Return the tokens of the leading wording that the other sentence does not say: its numbers and quoted words."""
    return _unsaid_numbers(lead, other.reading) + _unsaid_quoted(material, lead, other)


def _numbers(reading: Reading) -> list[Quantity]:
    return [n.value for n in reading.nodes if isinstance(n.value, Quantity)]


def _unsaid_numbers(lead: Telling, other: Reading) -> list[int]:
    tokens, told = lead.reading.sentence.tokens, _numbers(other)
    spans = [a.span for a in _numbers(lead.reading)
             if not _is_small(a) and not any(entails(t, a) for t in told)]  # fmt: skip
    return [n for n in _inside(lead) if any(s.start < tokens[n].end and tokens[n].start < s.end for s in spans)]


def _conflicts(lead: Telling, other: Reading) -> bool:
    """Say whether the other sentence has another number of the same things, one that does not make the first true."""
    inside = [a for a in _numbers(lead.reading) if lead.statement.span.overlap(a.span)]
    people = words("claims/people.txt") | {""}
    for a in inside:
        same = [t for t in _numbers(other) if t.unit == a.unit and (t.noun == a.noun or {t.noun, a.noun} <= people)]
        if same and not any(entails(t, a) for t in same):
            return True
    return False


def _is_small(asked: Quantity) -> bool:
    return not asked.unit and 0 <= asked.value <= _SMALL


def _unsaid_quoted(material: Material, lead: Telling, other: Telling) -> list[int]:
    own = {term(word) for text in _quoted(material, other) for word in read_wording(text).tokens}
    quotes = [q.content for q in material.quotes.get(lead.statement.span.article, []) if q.kind in _WORDED]
    tokens = lead.reading.sentence.tokens
    found = []
    for n in _inside(lead):
        if any(q.start <= tokens[n].start < q.end for q in quotes):
            told = [word for word in read_wording(tokens[n].text).tokens if is_telling(word)]
            if any(term(word) not in own for word in told):
                found.append(n)
    return found


def _quoted(material: Material, other: Telling) -> list[str]:
    """Return what a telling quotes, else its sentence: words about a quotation are not the speaker's."""
    span, sentence = other.statement.span, other.reading.sentence.span
    quotes = [q.content for q in material.quotes.get(span.article, []) if q.kind in _WORDED and q.content.overlap(span)]
    return [material.words(span.article, max(q.start, sentence.start), min(q.end, sentence.end)).exact
            for q in quotes if q.overlap(sentence)] or [sentence.exact]  # fmt: skip
