"""Values: where the reports put other numbers, dates, places or names on one fact (clusters in, points out)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from onrecord.claims.building import Draft, Side, better_supported, make_side, names_of
from onrecord.claims.clusters import Cluster
from onrecord.claims.compare import Outcome, compare_dates, compare_quantities
from onrecord.claims.config import ClaimsConfig
from onrecord.claims.material import Material
from onrecord.claims.places import compare_places
from onrecord.claims.questions import ask
from onrecord.claims.readings import Node, Reading
from onrecord.claims.senses import SPEECH, content_weight
from onrecord.claims.slots import Slot, slots_of
from onrecord.claims.stating import cover, make_statement, words_of
from onrecord.claims.verdict_words import explain
from onrecord.model.annotations import Quantity, Timex
from onrecord.model.statements import Status
from onrecord.tools.tables import words


def value_points(material: Material, clusters: Sequence[Cluster], config: ClaimsConfig) -> list[Draft]:
    """Compare the values that hang on the same node of the same fact in different reports."""
    found = []
    for cluster in clusters:
        groups: dict[tuple[str, str, str], list[Slot]] = {}
        for slot in slots_of(material.readings, cluster.instances):
            groups.setdefault((slot.type, slot.anchor, slot.role), []).append(slot)
        for key in sorted(groups):
            slots = groups[key]
            if len({material.readings[s.instance.reading].article for s in slots}) > 1:
                found += _compare_group(material, slots, config)
    return found


def _compare_group(material: Material, slots: list[Slot], config: ClaimsConfig) -> list[Draft]:
    """Sort the slots into sides of equal value and judge how the sides lie to each other."""
    sides: list[list[Slot]] = []
    for slot in slots:
        home = next((side for side in sides if _outcome(material, side[0], slot) == "same"), None)
        if home is None:
            sides.append([slot])
        else:
            home.append(slot)
    best: list[Draft] = []
    for left, right in combinations(sides, 2):
        outcome = _outcome(material, left[0], right[0])
        if outcome in {"same", "unclear"} or _shares_article(material, left, right):
            continue
        if outcome == "different" and not _may_dispute(material, left + right, config):
            continue
        best.append(_draft(material, (left, right), outcome))
    return best


def _outcome(material: Material, left: Slot, right: Slot) -> Outcome:
    a, b = _node(material, left), _node(material, right)
    if isinstance(a.value, Timex) and isinstance(b.value, Timex):
        return compare_dates(a.value, b.value)
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity):
        return compare_quantities(a.value, b.value)
    if left.type == "place":
        return compare_places(material, a, b)
    if a.key == b.key:
        return "same"
    kinds = {material.actors[n.key].kind if n.key in material.actors else "" for n in (a, b)}
    return "different" if len(kinds) == 1 and kinds & {"organisation", "event"} else "unclear"


def _node(material: Material, slot: Slot) -> Node:
    return material.readings[slot.instance.reading].nodes[slot.node]


def _reading(material: Material, slot: Slot) -> Reading:
    return material.readings[slot.instance.reading]


def _shares_article(material: Material, left: list[Slot], right: list[Slot]) -> bool:
    """One article that gives both values tells of two things, not of one thing twice."""
    return bool({_reading(material, s).article for s in left} & {_reading(material, s).article for s in right})


def _may_dispute(material: Material, slots: list[Slot], config: ClaimsConfig) -> bool:
    """Demand a fact with content of its own before two values are held against each other."""
    for slot in slots:
        reading = _reading(material, slot)
        nodes = tuple(n for n in slot.instance.nodes if n != slot.node)
        if content_weight(material, reading, nodes) < config.least_content:
            return False
        if slot.anchor in SPEECH and slot.type == "date" and len(nodes) < 4:
            return False
    return True


def _draft(material: Material, pair: tuple[list[Slot], list[Slot]], outcome: Outcome) -> Draft:
    sides = tuple(_side(material, slots) for slots in pair)
    first = min((s for slots in pair for s in slots), key=lambda s: (s.instance, s.node))
    status = _status(material, pair, sides, outcome)
    preferred = better_supported(sides) if status == "disputed" else -1
    if status == "superseded":
        preferred = max((0, 1), key=lambda n: _latest(material, sides[n]))
    reading = _reading(material, first)
    phrase = cover(material, reading, first.instance.nodes).exact
    return Draft(
        question=ask(first.type, reading, anchor=first.anchor_node, value=first.node, phrase=phrase),
        type=first.type,
        status=status,
        explanation=explain(status, [(names_of(material, side.origins), side.text) for side in sides], preferred),
        sides=sides,
        preferred=preferred,
        topic=first.anchor,
    )


def _side(material: Material, slots: list[Slot]) -> Side:
    statements = []
    for slot in slots:
        reading = _reading(material, slot)
        nodes = [slot.node, slot.anchor_node]
        statements.append(
            make_statement(material, reading, nodes, kind=slot.type, value=canonical(material, reading, slot.node))
        )
    side = make_side(statements[0].value, statements)
    told = min((words_of(_reading(material, s), s.node) for s in slots), key=lambda t: (len(t), t))
    return Side(side.value, told, side.statements)


def canonical(material: Material, reading: Reading, node: int) -> str:
    """Return a value's canonical form: ISO for times, the number, the actor's name or the place's words."""
    value = reading.nodes[node].value
    if isinstance(value, Timex):
        return value.value
    if isinstance(value, Quantity):
        return f"{value.value:g} {value.unit}".strip()
    actor = material.actors.get(reading.nodes[node].key)
    return actor.name if actor else words_of(reading, node)


def _status(
    material: Material, pair: tuple[list[Slot], list[Slot]], sides: tuple[Side, ...], outcome: Outcome
) -> Status:
    if _grows(material, pair, sides):
        return "superseded"
    if outcome == "less_precise":
        return "less_precise"
    if outcome == "rounded":
        return "rounded"
    if any(_of_whole(material, s) for s in pair[0]) != any(_of_whole(material, s) for s in pair[1]):
        return "scope"
    holders = [{s.holder for s in side.statements} for side in sides]
    if all(h and "" not in h for h in holders) and not holders[0] & holders[1]:
        return "contested"
    return "disputed"


def _latest(material: Material, side: Side) -> str:
    return max(material.moment.get(article, "") for article in side.articles)


def _grows(material: Material, pair: tuple[list[Slot], list[Slot]], sides: tuple[Side, ...]) -> bool:
    """Say whether one side revises the other: a count of the kind that grows or shrinks as news comes in."""
    first = pair[0][0]
    if first.type != "number" or not {first.anchor, f"*{first.role}"} & words("claims/tolls.txt"):
        return False
    times = [sorted(material.moment.get(a, "") for a in side.articles) for side in sides]
    if not all(t and t[0] for t in times):
        return False
    return times[0][-1] < times[1][0] or times[1][-1] < times[0][0]


def _of_whole(material: Material, slot: Slot) -> bool:
    """Say whether the sentence says that the number is of all there are."""
    reading = _reading(material, slot)
    at = reading.nodes[slot.node]
    near = reading.sentence.tokens[max(0, at.first - 4) : at.last + 6]
    return any(t.lemma.lower() in words("claims/whole.txt") for t in near)
