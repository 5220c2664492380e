"""Departures: where a sentence that is nearly word for word another's has another name, number or day, or a "not"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from onrecord.claims.building import Draft, Side
from onrecord.claims.clusters import Pair
from onrecord.claims.compare import compare_dates, compare_quantities
from onrecord.claims.config import ClaimsConfig
from onrecord.claims.material import Material
from onrecord.claims.questions import shorten
from onrecord.claims.readings import Node, Reading, denies
from onrecord.claims.slots import bound_of
from onrecord.claims.stating import canonical, make_statement, words_of
from onrecord.claims.tolls import befell
from onrecord.claims.voices import takes_back
from onrecord.model.annotations import Quantity, Timex
from onrecord.model.statements import ValueType
from onrecord.tools.names import match_persons, spelling_variant
from onrecord.tools.tables import words
from onrecord.tools.terms import term

_MOST_TOKENS = 200
#: Most tokens on either side of a replacement.
_LONGEST = 6
#: A sentence of so many equal words, and this share of the longer one, is the other's text.
_LONG = 15
_CLOSE = 0.8


@dataclass(frozen=True, slots=True)
class Departure:
    """Nodes of the left and the right reading that stand in the same place and are not the same."""

    type: ValueType
    left: int
    right: int


def departure_points(material: Material, pairs: Sequence[Pair], config: ClaimsConfig) -> list[Draft]:
    """Compare the sentences that are nearly word for word the same."""
    found, seen = [], set()
    for pair in pairs:
        places = (pair.left.reading, pair.right.reading)
        if places in seen or pair.score < config.least_agreed:
            continue
        seen.add(places)
        a, b = (material.readings[n] for n in places)
        codes = _aligned(a, b, config)
        for departure in _departures(material, a, b, codes):
            found.append(_draft(material, a, b, departure))
        denial = _denial(a, b, codes)
        if denial is not None and takes_back(material, a.sentence.span) == takes_back(material, b.sentence.span):
            found.append(_denied(material, a, b, denial))
        elif not pair.across:
            found += [_reworded(material, a, b, run) for run in _rewording(a, b, codes)]
    return found


Codes = list[tuple[str, int, int, int, int]]


def _aligned(a: Reading, b: Reading, config: ClaimsConfig) -> Codes:
    """Return the word alignment of two sentences; empty where they are not nearly the same."""
    left, right = ([t.text.lower() for t in r.sentence.tokens[:_MOST_TOKENS]] for r in (a, b))
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.quick_ratio() < config.least_alike:
        return []
    same = sum(block.size for block in matcher.get_matching_blocks())
    if same < config.least_alike * min(len(left), len(right)) or same < config.fewest_alike:
        return []
    return list(matcher.get_opcodes())


def _departures(material: Material, a: Reading, b: Reading, codes: Codes) -> list[Departure]:
    found = []
    for n, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag != "replace" or max(i2 - i1, j2 - j1) > _LONGEST or not _held(codes, n):
            continue
        left, right = _nodes_in(a, i1, i2), _nodes_in(b, j1, j2)
        for x in left:
            for y in right:
                kind = _differ(material, a, b, x, y)
                if kind:
                    found.append(Departure(kind, x, y))
    return found


def _held(codes: Codes, n: int) -> bool:
    """A replacement counts between words that are the same; at a sentence's end one side is enough."""
    before = n == 0 or codes[n - 1][0] == "equal"
    after = n == len(codes) - 1 or codes[n + 1][0] == "equal"
    return before and after


def _nodes_in(reading: Reading, start: int, end: int) -> list[int]:
    return [n for n, node in enumerate(reading.nodes)
            if node.kind != "word" and node.first < end and start <= node.last]  # fmt: skip


def _differ(material: Material, a: Reading, b: Reading, x: int, y: int) -> ValueType | None:
    """Return the type of value in which two nodes differ, None where they do not, or nothing can be said."""
    one, other = a.nodes[x], b.nodes[y]
    if one.key == other.key or _both_told(material, a, b, x, y):
        return None
    if isinstance(one.value, Timex) and isinstance(other.value, Timex):
        days = compare_dates(one.value, other.value) == "different" and bound_of(one) == bound_of(other)
        return "date" if days and words_of(a, x).lower() != words_of(b, y).lower() else None
    if isinstance(one.value, Quantity) and isinstance(other.value, Quantity):
        return "number" if _one_count(a, b, x, y) and compare_quantities(one.value, other.value) == "different" else None
    if one.kind in {"actor", "place"} and other.kind in {"actor", "place"}:
        return _names_differ(material, one, other)
    return None


def _both_told(material: Material, a: Reading, b: Reading, x: int, y: int) -> bool:
    """Say whether one of the reports has both values: then they are of two things."""
    one, other = a.nodes[x].key, b.nodes[y].key
    if any(n.key == other for n in a.nodes) or any(n.key == one for n in b.nodes):
        return True
    if a.nodes[x].value is None:
        if _word_for_word(a, b):
            return False
        return one in material.named(b.article) or other in material.named(a.article)
    above = [r.nodes[r.nodes[n].parent].key if r.nodes[n].parent >= 0 else "" for r, n in ((a, x), (b, y))]
    return (above[0], other) in material.hangs(a.article) or (above[1], one) in material.hangs(b.article)


def _one_count(a: Reading, b: Reading, x: int, y: int) -> bool:
    """Say whether two figures count one kind of thing, to which the same happened."""
    values = [node.value for node in (a.nodes[x], b.nodes[y])]
    nouns = {term(v.noun) for v in values if isinstance(v, Quantity) and v.noun}
    deeds = {r.nodes[at].key for r, n in ((a, x), (b, y)) if (at := befell(r, n)) >= 0}
    return len(nouns) < 2 and len(deeds) < 2


def _word_for_word(a: Reading, b: Reading) -> bool:
    """Say whether two long sentences are one but for a few words: then a name in its place is that sentence's."""
    left, right = ([t.text.lower() for t in r.sentence.tokens[:_MOST_TOKENS]] for r in (a, b))
    same = sum(block.size for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks())
    return same >= _LONG and same >= _CLOSE * max(len(left), len(right))


def _names_differ(material: Material, one: Node, other: Node) -> ValueType | None:
    if one.kind == other.kind == "place":
        return "place"
    left, right = material.actors.get(one.key), material.actors.get(other.key)
    if left is None or right is None or left.kind != right.kind:
        return None
    if left.kind == "person" and match_persons(left.name, right.name) != "different":
        return None
    return "name"


def _draft(material: Material, a: Reading, b: Reading, departure: Departure) -> Draft:
    sides = []
    for reading, n in ((a, departure.left), (b, departure.right)):
        value = canonical(material, reading, n)
        statement = make_statement(material, reading, reading.with_parent(n), kind=departure.type, value=value)
        sides.append(Side(value, words_of(reading, n), (statement,)))
    told = " or ".join(f"“{side.text}”" for side in sides)
    question = f"Which is it, {told}: “{shorten(a.sentence.span.exact)}”?"
    return Draft(question, departure.type, "disputed", tuple(sides))


def _denial(a: Reading, b: Reading, codes: Codes) -> tuple[Reading, int] | None:
    """Return the sentence, and the token in it, with a "not" that the other lacks."""
    counts = [sum(denies(r.sentence.tokens, n) for n in range(len(r.sentence.tokens))) for r in (a, b)]
    if abs(counts[0] - counts[1]) != 1:
        return None
    kept = [{n for tag, *ends in codes if tag == "equal" for n in range(*ends[side : side + 2])} for side in (0, 2)]
    for tag, i1, i2, j1, j2 in codes:
        if tag == "equal" or max(i2 - i1, j2 - j1) > _LONGEST:
            continue
        runs = (a.sentence.tokens[i1:i2], b.sentence.tokens[j1:j2])
        for reading, start, same, mine, other in ((a, i1, kept[0], *runs), (b, j1, kept[1], *runs[::-1])):
            forms = {t.lemma for t in other}
            for n, token in enumerate(mine, start):
                # what is denied must stand in both sentences, in one form or another ("paid", "did not pay")
                if denies(reading.sentence.tokens, n) and (token.head in same or reading.sentence.tokens[token.head].lemma in forms):
                    return reading, n
    return None


def _rewording(a: Reading, b: Reading, codes: Codes) -> list[tuple[int, int, int, int]]:
    """Return the one run of words that a copy has otherwise than its twin, as token ranges; none where there are more."""
    runs = [(i1, i2, j1, j2) for tag, i1, i2, j1, j2 in codes if tag == "replace"]
    if len(runs) != 1:
        return []
    i1, i2, j1, j2 = runs[0]
    left, right = a.sentence.tokens[i1:i2], b.sentence.tokens[j1:j2]
    told = [[t for t in side if t.pos in {"NOUN", "VERB", "ADJ", "ADV"} and t.lemma.lower() not in words("claims/small.txt")]
            for side in (left, right)]  # fmt: skip
    if not all(told) or max(len(left), len(right)) > _LONGEST:
        return []
    terms = [{term(t.lemma) for t in side} for side in told]
    alike = any(x.text == y.text or spelling_variant(x.text.lower(), y.text.lower()) for x in told[0] for y in told[1])
    values = any(_nodes_in(r, s, e) for r, s, e in ((a, i1, i2), (b, j1, j2)))
    return [] if terms[0] & terms[1] or alike or values else runs


def _reworded(material: Material, a: Reading, b: Reading, run: tuple[int, int, int, int]) -> Draft:
    sides = []
    for reading, start, end in ((a, run[0], run[1]), (b, run[2], run[3])):
        tokens = reading.sentence.tokens[start:end]
        span = material.words(reading.article, tokens[0].start, tokens[-1].end)
        statement = make_statement(material, reading, range(len(reading.nodes)), kind="wording", value=span.exact)
        sides.append(Side(span.exact, span.exact, (replace(statement, span=span),)))
    told = " or ".join(f"“{side.text}”" for side in sides)
    question = f"Which is it, {told}: “{shorten(a.sentence.span.exact)}”?"
    return Draft(question, "wording", "naming", tuple(sides))


def _denied(material: Material, a: Reading, b: Reading, denial: tuple[Reading, int]) -> Draft:
    sides = []
    for reading in (a, b):
        value = "denied" if reading is denial[0] else "asserted"
        statement = make_statement(material, reading, range(len(reading.nodes)), kind="sense", value=value)
        sides.append(Side(value, value, (statement,)))
    return Draft(f"Is it so or not: “{shorten(a.sentence.span.exact)}”?", "sense", "disputed", tuple(sides))
