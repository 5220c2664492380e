"""Kindred names: on a fact that reports share, names of one pattern that cannot be the same thing.

"Inner Sea Council" and "Northern Sea Council", "Cape Dunn" and "Cape Harl": of one kind, with a word in common
and a word that differs, each unknown to the other report. Such pairs are slips, garbled copies or true
disputes.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.building import Draft, Side, make_side
from onrecord.claims.clusters import Instance, Pair
from onrecord.claims.config import ClaimsConfig
from onrecord.claims.material import Material
from onrecord.claims.readings import Node, Reading
from onrecord.claims.senses import content_weight
from onrecord.claims.slots import NAME_LINKS, PLACE_LINKS
from onrecord.claims.stating import make_statement
from onrecord.model.statements import Statement
from onrecord.tools.names import fold_name, match_persons
from onrecord.tools.tables import words

_REACH = 3


def kindred_points(material: Material, pairs: Sequence[Pair], config: ClaimsConfig) -> list[Draft]:
    """Return a disputed point for each pair of kindred names on a shared fact."""
    found: dict[tuple[str, str], dict[str, list[tuple[Instance, int]]]] = {}
    for pair in pairs:
        if pair.score < config.least_kindred_fact:
            continue
        left, right = pair.left, pair.right
        for a, b in _rivals(material, left, right, config):
            keys = (_node(material, left, a).key, _node(material, right, b).key)
            entry = found.setdefault((min(keys), max(keys)), {})
            entry.setdefault(keys[0], []).append((left, a))
            entry.setdefault(keys[1], []).append((right, b))
    for keys, entry in found.items():
        _add_witnesses(material, pairs, keys, entry)
    return [_draft(material, found[pair]) for pair in sorted(found)]


def _add_witnesses(
    material: Material, pairs: Sequence[Pair], keys: tuple[str, str], entry: dict[str, list[tuple[Instance, int]]]
) -> None:
    """Add the sentences that share a fact with those found and have one of the two names on it."""
    known = {instance.reading for places in entry.values() for instance, _ in places}
    for pair in pairs:
        for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
            if one.reading in known and other.reading not in known:
                for n in _names_near(material, other):
                    if _node(material, other, n).key in keys:
                        entry[_node(material, other, n).key].append((other, n))


def _node(material: Material, instance: Instance, node: int) -> Node:
    return material.readings[instance.reading].nodes[node]


def _rivals(material: Material, left: Instance, right: Instance, config: ClaimsConfig) -> list[tuple[int, int]]:
    a, b = material.readings[left.reading], material.readings[right.reading]
    if a.article == b.article or any(
        content_weight(material, r, i.nodes) < config.least_kindred for r, i in ((a, left), (b, right))
    ):
        return []
    known_a, known_b = material.named(a.article), material.named(b.article)
    return [
        (m, n)
        for m in _names_near(material, left)
        for n in _names_near(material, right)
        if a.nodes[m].key not in known_b
        and b.nodes[n].key not in known_a
        and _stands_alike(a, m, b, n)
        and _kindred(material, a.nodes[m], b.nodes[n])
    ]


def _names_near(material: Material, instance: Instance) -> list[int]:
    """Return the named nodes at most three steps below the fact's nodes."""
    reading, inside = material.readings[instance.reading], set(instance.nodes)
    found = []
    for n, node in enumerate(reading.nodes):
        if node.key not in material.actors:
            continue
        at = n
        for _ in range(_REACH + 1):
            if at in inside:
                found.append(n)
                break
            at = reading.nodes[at].parent
            if at < 0:
                break
    return found


def _stands_alike(a: Reading, m: int, b: Reading, n: int) -> bool:
    """Say whether two names play the same part: a place, the kind of a thing, or a party to the same deed."""
    one, other = a.nodes[m], b.nodes[n]
    parts = [_part(node) for node in (one, other)]
    if parts[0] != parts[1]:
        return False
    if parts[0] in {"where", "which"}:
        return True
    return one.parent >= 0 and other.parent >= 0 and a.nodes[one.parent].key == b.nodes[other.parent].key


def _part(node: Node) -> str:
    return "where" if node.link in PLACE_LINKS else "which" if node.link in NAME_LINKS else node.link


def _kindred(material: Material, left: Node, right: Node) -> bool:
    one, other = material.actors[left.key], material.actors[right.key]
    if {one.kind, other.kind} & {"nationality", "role"}:
        return False
    if one.kind == other.kind == "person" and match_persons(one.name, other.name) != "different":
        return False
    # "the Dovin campaign" is of Mara Dovin, not another name of her pattern
    common = {word for actor in (one, other) for word in actor.name.split() if word.islower()}
    a, b = (set(fold_name(actor.name)) - words("claims/small.txt") - common for actor in (one, other))
    return bool(a & b) and bool(a - b) and bool(b - a) and abs(len(a) - len(b)) <= 1


def _draft(material: Material, entry: dict[str, list[tuple[Instance, int]]]) -> Draft:
    keys = sorted(entry)
    told: list[list[Statement]] = []
    for key in keys:
        statements = []
        for instance, n in sorted(set(entry[key])):
            reading = material.readings[instance.reading]
            nodes = reading.with_parent(n)
            statements.append(make_statement(material, reading, nodes, kind="name", value=material.actors[key].name))
        told.append(statements)
    made = [make_side(statements[0].value, statements) for statements in told]
    sides = tuple(Side(side.value, side.value, side.statements) for side in made)
    question = f"Which is it: {' or '.join(side.value for side in sides)}?"
    kinds = {material.actors[key].kind for key in keys}
    return Draft(question, "place" if "place" in kinds else "name", "disputed", sides)
