"""Sameness: whether what two sentences share is one fact, or like things done by others or on other days."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.clusters import Instance
from onrecord.claims.contrasts import contrasts, happening
from onrecord.claims.opposition import doer_of
from onrecord.claims.readings import Reading
from onrecord.claims.slots import find_slots
from onrecord.model.annotations import Timex
from onrecord.tools.dates import relation


def same_fact(readings: Sequence[Reading], left: Instance, right: Instance) -> bool:
    """Say whether two instances can be one fact: no other day, and no other doer of the same deed."""
    a, b = readings[left.reading], readings[right.reading]
    return not (_other_day(a, b, left, right) or _other_doer(a, b, left, right) or _contrary(a, b, left, right))


def _contrary(a: Reading, b: Reading, left: Instance, right: Instance) -> bool:
    """Say whether words that cannot both be right stand in the two, or right over them."""
    mine, theirs = _words_at(a, left), _words_at(b, right)
    for contrast in contrasts():
        if contrast.status == "disputed":
            for one, other in ((contrast.left, contrast.right), (contrast.right, contrast.left)):
                if mine & one and theirs & other and not (mine & other or theirs & one):
                    return True
    return False


def _words_at(reading: Reading, instance: Instance) -> set[str]:
    nodes = set(instance.nodes) | {reading.nodes[n].parent for n in instance.nodes}
    return {happening(reading, n) for n in nodes if n >= 0 and reading.nodes[n].kind == "word"}


def _other_day(a: Reading, b: Reading, left: Instance, right: Instance) -> bool:
    days = []
    for reading, instance in ((a, left), (b, right)):
        slots = [s for s in find_slots(reading, instance) if s.type == "date" and s.role in {"when", "through"}]
        values = [reading.nodes[s.node].value for s in slots]
        days.append([v for v in values if isinstance(v, Timex)])
    return bool(days[0]) and bool(days[1]) and all(relation(x.value, y.value) == "apart" for x in days[0] for y in days[1])


def _other_doer(a: Reading, b: Reading, left: Instance, right: Instance) -> bool:
    """Compare who does the deed that both tell, at the highest deed they share."""
    for i in sorted(left.nodes):
        if a.sentence.tokens[a.nodes[i].head].pos != "VERB":
            continue
        for j in sorted(right.nodes):
            if a.nodes[i].key != b.nodes[j].key or b.sentence.tokens[b.nodes[j].head].pos != "VERB":
                continue
            one, other = doer_of(a, i), doer_of(b, j)
            if one < 0 or other < 0 or a.nodes[one].kind != "actor" or b.nodes[other].kind != "actor":
                continue
            if a.nodes[one].key != b.nodes[other].key and a.nodes[one].parent == i and b.nodes[other].parent == j:
                return True
    return False
