"""Counts: figures of one kind of thing in one setting ("crowns … bereaved family"), a report's only one each.

Sentences that carry the same figure may share too little for a fact; what is counted and the words around it
say that it is the same count. A report that has several figures of a kind is left out of the comparison.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.claims.building import Draft, Side, make_side
from onrecord.claims.compare import Outcome, compare_quantities
from onrecord.claims.config import ClaimsConfig
from onrecord.claims.material import Material
from onrecord.claims.questions import ask
from onrecord.claims.readings import Reading
from onrecord.claims.slots import DURATIONS, tells_length
from onrecord.claims.stating import canonical, cover, make_statement, words_of
from onrecord.claims.tolls import befell
from onrecord.model.annotations import Quantity
from onrecord.model.statements import Status, ValueType
from onrecord.tools.tables import words
from onrecord.tools.terms import term

#: Figures of one kind of thing in one report that are compared: a report with several has no one figure of it.
MOST = 30
_STEPS = 3
_GRAVEST: tuple[Outcome, ...] = ("different", "rounded", "less_precise")
_STATUS: dict[Outcome, Status] = {"different": "disputed", "rounded": "rounded", "less_precise": "less_precise"}


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with its unit, what is counted, and the keys around it.

    `own` are the figures printed in its words, `around` those of its whole sentence.
    """

    reading: Reading
    node: int
    quantity: Quantity
    what: str
    setting: frozenset[str]
    own: frozenset[str]
    around: frozenset[str]

    @property
    def type(self) -> ValueType:
        """How values of it compare: lengths of time by their length."""
        return "duration" if self.what == "time" else "number"


def count_points(material: Material, config: ClaimsConfig) -> list[Draft]:
    """Compare the counts of different reports that have what is counted and a setting in common."""
    counts = [c for reading in material.readings for c in _counts_in(reading)]
    by_kind: dict[str, list[Count]] = {}
    figures: Counter[tuple[str, str]] = Counter()
    for count in counts:
        figures[count.what, count.reading.article] += 1
        if figures[count.what, count.reading.article] <= MOST:
            by_kind.setdefault(count.what, []).append(count)
    found = []
    for what in sorted(by_kind):
        kind = by_kind[what]
        edges = {}
        for n, one in enumerate(kind):
            for m in range(n + 1, len(kind)):
                outcome = _compare(material, one, kind[m], kind, config)
                if outcome:
                    edges[n, m] = outcome
        found += [d for part in _parts(edges) if (d := _draft(material, kind, part, edges))]
    return found


def _parts(edges: dict[tuple[int, int], Outcome]) -> list[list[int]]:
    """Return the counts that comparisons hold together."""
    parts: list[set[int]] = []
    for pair in sorted(edges):
        joined = [part for part in parts if part & set(pair)]
        parts = [part for part in parts if not part & set(pair)] + [set(pair).union(*joined)]
    return sorted(sorted(part) for part in parts)


def _counts_in(reading: Reading) -> list[Count]:
    found, around = [], reading.figures()
    for n, node in enumerate(reading.nodes):
        quantity = node.value
        if not isinstance(quantity, Quantity) or node.link == "npadvmod":
            continue
        noun = quantity.noun or quantity.unit
        if noun and noun not in words("claims/loose-counts.txt") and quantity.noun != "age":
            people = noun in words("claims/people.txt")
            if people and befell(reading, n) >= 0:
                continue
            if quantity.unit in DURATIONS and not tells_length(reading, n):
                continue
            what = "person" if people else "time" if quantity.unit in DURATIONS else term(noun)
            found.append(Count(reading, n, quantity, what, _setting(reading, n), reading.figures(n), around))
    return found


def _setting(reading: Reading, n: int) -> frozenset[str]:
    """Return the keys of the nodes at most three steps from a node, up or down; its own is not among them."""
    reached, edge = {n}, {n}
    for _ in range(_STEPS):
        edge = {m for m, node in enumerate(reading.nodes) if node.parent in edge} | {
            reading.nodes[m].parent for m in edge if reading.nodes[m].parent >= 0
        }
        reached |= edge
    if reading.nodes[n].parent < 0:
        # a light verb at the root ("is to have 45,000 crowns"): its other parts are the setting
        tops = {m for m, node in enumerate(reading.nodes) if node.parent < 0}
        reached |= tops | {m for m, node in enumerate(reading.nodes) if node.parent in tops}
    return frozenset(reading.nodes[m].key for m in reached - {n} if reading.nodes[m].key != "time")


def _compare(
    material: Material, one: Count, other: Count, kind: Sequence[Count], config: ClaimsConfig
) -> Outcome | None:
    """Return what two counts are to each other, None where they are not the same count."""
    if one.reading.article == other.reading.article:
        return None
    if one.own & other.around or other.own & one.around:
        return "same" if compare_quantities(one.quantity, other.quantity) == "same" else None
    outcome = compare_quantities(one.quantity, other.quantity)
    shared = one.setting & other.setting
    weight = sum(material.weights.get(key, 0.0) for key in sorted(shared))
    if not any(key and key[0] not in "=#%" and not key.startswith("actor-") for key in shared):
        return None
    least = config.least_setting if outcome != "different" else config.least_setting_disputed
    if one.quantity.value == other.quantity.value and one.quantity.unit == other.quantity.unit:
        # the number itself says that it is the same count, told with another bound
        least = config.least_setting_same
    if (outcome not in _STATUS and outcome != "same") or weight < least:
        return None
    return None if any(_several(c, kind, shared) for c in (one, other)) else outcome


def _draft(
    material: Material, kind: Sequence[Count], part: Sequence[int], edges: dict[tuple[int, int], Outcome]
) -> Draft | None:
    outcomes = {outcome for pair, outcome in edges.items() if pair[0] in part}
    status = next((_STATUS[o] for o in _GRAVEST if o in outcomes), None)
    if status is None:
        return None
    sides: dict[str, list[Count]] = {}
    for n in part:
        count = kind[n]
        sides.setdefault(canonical(material, count.reading, count.node), []).append(count)
    if len(sides) < 2:
        return None
    question = min((_question(material, kind[n]) for n in part), key=lambda q: (not q[0], "“" in q[1], len(q[1]), q[1]))[1]
    made = tuple(_side(material, sides[value]) for value in sorted(sides))
    return Draft(question, kind[part[0]].type, status, made, topic=kind[part[0]].what)


def _question(material: Material, count: Count) -> tuple[bool, str]:
    """Return a question from the words about a count, and whether there are any."""
    up = count.reading.nodes[count.node].parent
    phrase = cover(material, count.reading, count.reading.with_parent(count.node)).exact
    asked = ask(count.type, count.reading, anchor=max(up, 0), value=count.node, phrase=phrase)
    return len(phrase.split()) > len(words_of(count.reading, count.node).split()), asked


def _several(count: Count, kind: Sequence[Count], shared: frozenset[str]) -> bool:
    """Say whether the report has another figure of this kind in this setting."""
    return any(
        other.reading.article == count.reading.article
        and bool(other.setting & shared)
        and compare_quantities(other.quantity, count.quantity) not in {"same", "rounded", "less_precise"}
        for other in kind
    )


def _side(material: Material, counts: Sequence[Count]) -> Side:
    statements = []
    for count in counts:
        value = canonical(material, count.reading, count.node)
        nodes = count.reading.with_parent(count.node)
        statements.append(make_statement(material, count.reading, nodes, kind=count.type, value=value))
    side = make_side(statements[0].value, statements)
    return Side(side.value, words_of(counts[0].reading, counts[0].node), side.statements)
