"""Values: where two reports put other numbers, dates, places or names on one fact (pairs in, points out)."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.building import Draft, Side, make_side
from onrecord.claims.clusters import Pair
from onrecord.claims.compare import Outcome, compare_dates, compare_quantities
from onrecord.claims.config import ClaimsConfig
from onrecord.claims.material import Material
from onrecord.claims.places import compare_places
from onrecord.claims.questions import ask
from onrecord.claims.readings import Node, Reading
from onrecord.claims.senses import SPEECH, content_weight
from onrecord.claims.slots import Slot, find_slots
from onrecord.claims.stating import canonical, cover, make_statement, words_of
from onrecord.claims.tolls import befell
from onrecord.model.annotations import Quantity, Timex
from onrecord.model.statements import Status
from onrecord.tools.tables import words


def value_points(material: Material, pairs: Sequence[Pair], config: ClaimsConfig) -> list[Draft]:
    """Compare the values that hang on the same node of a fact that two sentences share."""
    found = []
    for pair in pairs:
        left = find_slots(material.readings[pair.left.reading], pair.left)
        right = find_slots(material.readings[pair.right.reading], pair.right)
        for a in left:
            for b in right:
                if (a.type, a.role) == (b.type, b.role) and _hang_alike(a, b, pair, config):
                    draft = _compare(material, pair, a, b, config)
                    if draft:
                        found.append(draft)
    return found


def _hang_alike(a: Slot, b: Slot, pair: Pair, config: ClaimsConfig) -> bool:
    """Dates of one heavy fact, and counts of one kind of thing, may hang on different words; places may not."""
    heavy = pair.score >= config.least_disputed + config.least_content / 2
    return a.anchor == b.anchor or (a.type == "date" and heavy) or (a.type == "number" and bool(a.role))


def _compare(material: Material, pair: Pair, a: Slot, b: Slot, config: ClaimsConfig) -> Draft | None:
    if a.type == "number" and befell(_reading(material, a), a.node) >= 0:
        return None  # counts that grow with the news are compared report by report
    outcome = _outcome(material, a, b)
    if outcome in {"same", "unclear"} or _both_told(material, a, b):
        return None
    if outcome == "different" and not _may_dispute(material, pair, a, b, config):
        return None
    status = _status(material, a, b, outcome)
    sides = (_side(material, a), _side(material, b))
    question = min((_ask(material, slot) for slot in (a, b)), key=lambda q: ("“" in q, len(q), q))
    return Draft(question, a.type, status, sides, topic=a.anchor)


def _ask(material: Material, slot: Slot) -> str:
    reading = _reading(material, slot)
    phrase = cover(material, reading, slot.instance.nodes).exact
    return ask(slot.type, reading, anchor=slot.anchor_node, value=slot.node, phrase=phrase)


def _outcome(material: Material, left: Slot, right: Slot) -> Outcome:
    a, b = _node(material, left), _node(material, right)
    if isinstance(a.value, Timex) and isinstance(b.value, Timex):
        found = compare_dates(a.value, b.value)
        # the same words on another day of writing are more often a slip of the anchor than a dispute
        alike = words_of(_reading(material, left), left.node).lower() == words_of(_reading(material, right), right.node).lower()
        return "unclear" if found == "different" and alike else found
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity):
        return compare_quantities(a.value, b.value)
    if left.type == "place":
        return compare_places(material, a, b)
    return "same" if a.key == b.key else "unclear"


def _node(material: Material, slot: Slot) -> Node:
    return _reading(material, slot).nodes[slot.node]


def _reading(material: Material, slot: Slot) -> Reading:
    return material.readings[slot.instance.reading]


def _both_told(material: Material, a: Slot, b: Slot) -> bool:
    """A report that gives both values tells of two things, not of one thing twice."""
    one, other = _reading(material, a), _reading(material, b)
    keys = (_node(material, a).key, _node(material, b).key)
    if any(n.key == keys[1] for n in one.nodes) or any(n.key == keys[0] for n in other.nodes):
        return True
    if one.figures(a.node) & other.figures() or other.figures(b.node) & one.figures():
        return True
    if a.anchor in SPEECH:
        return False
    return (a.anchor, keys[1]) in material.hangs(one.article) or (b.anchor, keys[0]) in material.hangs(other.article)


def _may_dispute(material: Material, pair: Pair, a: Slot, b: Slot, config: ClaimsConfig) -> bool:
    """Demand a fact with content of its own before two values are held against each other."""
    if pair.score < config.least_disputed or (a.anchor != b.anchor and a.type != "number"):
        return False
    for slot in (a, b):
        nodes = tuple(n for n in slot.instance.nodes if n not in {slot.node, slot.anchor_node})
        if content_weight(material, _reading(material, slot), nodes) < config.least_content:
            return False
    speech = a.anchor in SPEECH and a.type == "date"
    return not speech or pair.score >= config.least_disputed + config.least_content / 2


def _side(material: Material, slot: Slot) -> Side:
    reading = _reading(material, slot)
    value = canonical(material, reading, slot.node)
    nodes = [slot.node, slot.anchor_node]
    side = make_side(value, [make_statement(material, reading, nodes, kind=slot.type, value=value)])
    return Side(value, words_of(reading, slot.node), side.statements)


def _status(material: Material, a: Slot, b: Slot, outcome: Outcome) -> Status:
    if outcome == "less_precise":
        return "less_precise"
    if outcome == "rounded":
        return "rounded"
    if a.type in {"number", "duration"} and _of_whole(material, a) != _of_whole(material, b):
        return "scope"
    holders = [make_statement(material, _reading(material, s), [s.node], kind=s.type).holder for s in (a, b)]
    if all(holders) and holders[0] != holders[1]:
        return "contested"
    return "disputed"


def _of_whole(material: Material, slot: Slot) -> bool:
    """Say whether the sentence says that the number is of all there are."""
    reading = _reading(material, slot)
    at = reading.nodes[slot.node]
    near = reading.sentence.tokens[max(0, at.first - 4) : at.last + 6]
    return any(t.lemma.lower() in words("claims/whole.txt") for t in near)
