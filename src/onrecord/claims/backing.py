"""Backing: whether one report's sentence says what a given sentence says, and what is missing or against it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.claims.compare import compare_values, entails
from onrecord.claims.config import VerdictConfig
from onrecord.claims.material import Material
from onrecord.claims.opposition import find_opposition, find_replacement
from onrecord.claims.readings import Node, Reading
from onrecord.claims.stating import words_of
from onrecord.model.annotations import Quantity, Timex
from onrecord.tools.dates import hours_of, interval_of, parse_day, weekday_number
from onrecord.tools.tables import words
from onrecord.tools.terms import term

#: Links of those who do a deed, and of those to whom it is done.
_PARTIES = frozenset({"nsubj", "nsubjpass", "agent", "dobj"})


@dataclass(frozen=True, slots=True)
class Backing:
    """How far a report's sentence backs a given one.

    `coverage` is the share of the given sentence's weight found in it, `nodes` its nodes that were found;
    `grip` is coverage times the share of links that were found; `denies` where it has all that the given sentence has but for its polarity or its parties;
    `missing` names what was not found, `against` says what contradicts ("" for nothing).
    """

    reading: Reading
    nodes: tuple[int, ...]
    coverage: float
    grip: float
    backs: bool
    denies: bool
    missing: str
    against: str


def weigh_backing(
    material: Material, given: Reading, reports: Sequence[Reading], at: int, config: VerdictConfig
) -> Backing | None:
    """Hold a given sentence against the report's sentence `reports[at]`; None where they share next to nothing."""
    report = reports[at]
    before = reports[at - 1] if at and reports[at - 1].article == report.article else None
    match = _match(given, report)
    total = sum(_heft(material, node) for node in given.nodes if node.kind in {"word", "actor", "place"})
    found = sum(_heft(material, given.nodes[n]) for n in match)
    if not total or not match or found / total < config.least:
        return None
    names = [n for n, node in enumerate(given.nodes) if node.kind in {"actor", "place"} and n not in match]
    names = [n for n in names if not _named_near(given.nodes[n], report, before)]
    values = _values(material, given, report, match)
    coverage = (found + sum(_heft(material, given.nodes[n]) for n in range(len(given.nodes))
                if n not in match and n not in names and given.nodes[n].kind in {"actor", "place"})) / total  # fmt: skip
    opposed = find_opposition(given, report, match)
    missing = [words_of(given, n) for n in [*names, *values.unmet, *_other_deeds(given, report, match)]]
    replaced = find_replacement(given, report, match)
    grip = coverage * _held(given, report, match)
    whole = coverage >= config.backed and not missing and grip >= config.connected * coverage
    backs = whole and not opposed and not values.against and not replaced
    against = ""
    if coverage >= config.contradicted and not names and grip >= config.connected * coverage:
        against = values.against or (opposed.why if opposed and opposed.sure else "")
    why = opposed.why if opposed else replaced
    return Backing(report, tuple(sorted(match.values())), round(coverage, 4), round(grip, 4), backs, whole and bool(opposed),
                   ", ".join(f"“{m}”" for m in missing) or why, against)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Values:
    """Typed nodes of the given sentence that the report does not have, and a contradiction in words."""

    unmet: tuple[int, ...]
    against: str


def _held(given: Reading, report: Reading, match: dict[int, int]) -> float:
    """Return the share of the given sentence's links that the report's sentence has too, two steps long at most.

    Words that are all there but hang on other words say something else.
    """
    links = [(i, node.parent) for i, node in enumerate(given.nodes) if i in match and node.parent in match]
    if not links:
        return 0.0
    kept = sum(_near(report, match[i], match[up]) for i, up in links)
    return kept / len(links)


def _near(reading: Reading, one: int, other: int) -> bool:
    """Say whether one node hangs on the other, or both on one, two steps away at most."""
    chains = []
    for index in (one, other):
        chain = [index]
        while len(chain) < 3 and reading.nodes[chain[-1]].parent >= 0:
            chain.append(reading.nodes[chain[-1]].parent)
        chains.append(chain)
    steps = [m + n for m, x in enumerate(chains[0]) for n, y in enumerate(chains[1]) if x == y]
    return bool(steps) and min(steps) <= 2


def _heft(material: Material, node: Node) -> float:
    return max(material.weights.get(node.key, 0.5), 0.1)


def _match(given: Reading, report: Reading) -> dict[int, int]:
    """Pair the nodes with the same key, each once; of several, the one that hangs on the same word."""
    places: dict[str, list[int]] = {}
    for j, node in enumerate(report.nodes):
        if node.value is None:
            places.setdefault(node.key, []).append(j)
    match: dict[int, int] = {}
    for i, node in enumerate(given.nodes):
        choice = places.get(node.key) if node.value is None else None
        if choice:
            above = set(_keys_above(given, i))
            best = max(choice, key=lambda j: (len(above & set(_keys_above(report, j))), -j))
            choice.remove(best)
            match[i] = best
    return match


def _keys_above(reading: Reading, index: int) -> list[str]:
    """Return the keys of the three nodes above a node."""
    found = []
    for _ in range(3):
        index = reading.nodes[index].parent
        if index < 0:
            break
        found.append(reading.nodes[index].key)
    return found


def _named_near(node: Node, report: Reading, before: Reading | None) -> bool:
    """A name may stand in the sentence before, where this one has a pronoun or a title in its part."""
    if before is None or not any(other.key == node.key for other in before.nodes):
        return False
    tokens = report.sentence.tokens
    parts = {tokens[t.head].lemma.lower() if t.dep == "pobj" else t.dep for t in tokens if t.pos == "PRON"}
    parts |= {other.link for other in report.nodes if other.kind == "word" and other.link in _PARTIES}
    return node.link in parts or (node.link == "conj" and bool(parts & _PARTIES))


def _other_deeds(given: Reading, report: Reading, match: dict[int, int]) -> list[int]:
    """Return the verbs of the given sentence in whose place, with one of their parties, the report has another."""
    found = []
    for n, node in enumerate(given.nodes):
        if n in match or node.kind != "word" or given.sentence.tokens[node.head].pos != "VERB":
            continue
        parties = [m for m in match if given.nodes[m].parent == n and given.nodes[m].link in _PARTIES]
        if any(_does_other(report, match[m], match) for m in parties):
            found.append(n)
    return found


def _does_other(report: Reading, party: int, match: dict[int, int]) -> bool:
    above = report.nodes[party].parent
    if above < 0 or above in match.values() or report.nodes[party].link not in _PARTIES:
        return False
    return report.sentence.tokens[report.nodes[above].head].pos == "VERB"


def _values(material: Material, given: Reading, report: Reading, match: dict[int, int]) -> _Values:
    unmet, against = [], ""
    for n, node in enumerate(given.nodes):
        value = node.value
        if value is None:
            continue
        told = [other for other in report.nodes if other.value is not None]
        others = [other.value for other in told]
        if isinstance(value, Timex) and (_is_loose(value) or _same_weekday(value, others)):
            continue
        if any(other is not None and entails(other, value) and _one_kind(other, value) for other in others):
            continue
        if isinstance(value, Quantity) and f"{value.value:g}" in _bare_figures(report):
            continue
        if isinstance(value, Timex) and value.value in _context_days(material, report):
            continue
        unmet.append(n)
        # what hangs on another word of the report answers another question
        home = {match[up] for up in _above(given, n) if up in match}
        rival = next((o for m, o in enumerate(report.nodes) if o.value is not None
                      and _outcome(value, o.value) == "different" and home & set(_above(report, m)[:1])), None)  # fmt: skip
        if rival is not None and rival.value is not None:
            against = against or f"The report has “{rival.value.span.exact}”, not “{words_of(given, n)}”."
    return _Values(tuple(unmet), against)


def _above(reading: Reading, index: int) -> list[int]:
    """Return the two nodes above a node."""
    up = reading.nodes[index].parent
    return [n for n in (up, reading.nodes[up].parent if up >= 0 else -1) if n >= 0]


def _is_loose(value: Timex) -> bool:
    """A vague time asks for no match: "in the coming months", "that week"."""
    if value.type in {"DURATION", "SET"}:
        return hours_of(value.value) is None
    return interval_of(value.value) is None or not re.search(r"\d|day\b", value.span.exact)


def _same_weekday(value: Timex, others: Sequence[Timex | Quantity | None]) -> bool:
    """A draft's bare weekday has no week of its own: it is right where the report's day is one."""
    number = weekday_number(value.span.exact.split()[-1]) if value.span.exact.split() else None
    days = [parse_day(other.value) for other in others if isinstance(other, Timex)]
    return number is not None and any(day is not None and day.isoweekday() == number for day in days)


def _outcome(left: Timex | Quantity, right: Timex | Quantity | None) -> str:
    return "unclear" if right is None or not _one_kind(left, right) else compare_values(left, right)


def _one_kind(left: Timex | Quantity, right: Timex | Quantity) -> bool:
    """Say whether two values may be of one kind of thing: twelve bells are not twelve lanterns."""
    if not isinstance(left, Quantity) or not isinstance(right, Quantity) or (left.unit and right.unit):
        return True
    nouns = {noun for q in (left, right) if (noun := q.noun)}
    return nouns <= words("claims/people.txt") or len({term(noun) for noun in nouns}) < 2


def _bare_figures(reading: Reading) -> set[str]:
    """Return the figures of a sentence of which it is not told what they count ("rose to 17")."""
    taken = {n for node in reading.nodes if node.value is not None for n in range(node.first, node.last + 1)}
    return {t.text for n, t in enumerate(reading.sentence.tokens) if n not in taken and t.text.isdecimal()}


def _context_days(material: Material, report: Reading) -> set[str]:
    """The day of writing needs no words: the report of a day tells of that day."""
    day = material.written.get(report.article, "")
    return {day, day[:7], day[:4]} - {""}
