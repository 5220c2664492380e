"""Namings: one happening for which the reports use words that a careful reader keeps apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.claims.building import Draft, make_side
from onrecord.claims.clusters import Cluster, Instance
from onrecord.claims.config import ClaimsConfig
from onrecord.claims.material import Material
from onrecord.claims.readings import Reading
from onrecord.claims.senses import content_weight
from onrecord.claims.stating import make_statement
from onrecord.model.statements import Statement, Status
from onrecord.tools.tables import rows


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two sets of words that are kept apart, what their difference is, and the question it answers."""

    left: frozenset[str]
    right: frozenset[str]
    status: Status
    question: str


@cache
def contrasts() -> tuple[Contrast, ...]:
    """Return the table of contrasts."""
    return tuple(
        Contrast(
            frozenset(row["left"].split("|")),
            frozenset(row["right"].split("|")),
            "naming" if row["status"] == "naming" else "disputed",
            row["question"],
        )
        for row in rows("claims/contrasts.tsv")
    )


def naming_points(material: Material, clusters: Sequence[Cluster], config: ClaimsConfig) -> list[Draft]:
    """Find, on facts that several reports share, verbs and nouns of happening from both sides of a contrast."""
    found = []
    for cluster in clusters:
        for contrast in contrasts():
            draft = _compare(material, cluster, contrast, config)
            if draft:
                found.append(draft)
    return found


def _compare(material: Material, cluster: Cluster, contrast: Contrast, config: ClaimsConfig) -> Draft | None:
    told: tuple[dict[str, list[Statement]], dict[str, list[Statement]]] = ({}, {})
    for instance in cluster.instances:
        reading = material.readings[instance.reading]
        if content_weight(material, reading, instance.nodes) < config.least_content:
            continue
        for n, lemma in _happenings(reading, instance):
            at = 0 if lemma in contrast.left else 1 if lemma in contrast.right else -1
            if at >= 0 and n not in reading.negated:
                nodes = sorted({n, *(m for m in instance.nodes if reading.nodes[m].parent == n)})
                statement = make_statement(material, reading, nodes, kind="sense", value=lemma)
                told[at].setdefault(reading.article, []).append(statement)
    left, right = (side.keys() for side in told)
    if not left - right or not right - left or (contrast.status == "disputed" and left & right):
        return None
    made = tuple(make_side(_value(side), [s for a in sorted(side) for s in side[a]]) for side in told)
    return Draft(contrast.question, "sense", contrast.status, made)


def _value(side: dict[str, list[Statement]]) -> str:
    return min(s.value for statements in side.values() for s in statements)


def _happenings(reading: Reading, instance: Instance) -> list[tuple[int, str]]:
    """Return the nodes of the fact, and those directly over and under it, with their lemma and particle."""
    inside = set(instance.nodes)
    near = inside | {reading.nodes[n].parent for n in inside} | {
        n for n, node in enumerate(reading.nodes) if node.parent in inside
    }  # fmt: skip
    tokens = reading.sentence.tokens
    found = []
    for n in sorted(near - {-1}):
        node = reading.nodes[n]
        if node.kind != "word" or node.link in {"amod", "compound", "advmod", "npadvmod"}:
            continue
        particle = next((t.lemma for t in tokens if t.dep == "prt" and t.head == node.head), "")
        lemma = tokens[node.head].lemma.lower()
        found.append((n, f"{lemma} {particle.lower()}" if particle else lemma))
    return found
