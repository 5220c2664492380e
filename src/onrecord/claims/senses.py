"""Senses: what several newsrooms tell alike (clusters in, agreed points out)."""

from __future__ import annotations

from onrecord.claims.agreeing import Telling, agree_on
from onrecord.claims.building import Draft, Side, make_side
from onrecord.claims.clusters import Cluster
from onrecord.claims.config import ClaimsConfig
from onrecord.claims.material import Material
from onrecord.claims.questions import shorten
from onrecord.claims.readings import Reading, is_telling
from onrecord.claims.stating import make_statement
from onrecord.claims.voices import takes_back

#: Families of words that report speech: they carry nothing of what is said.
SPEECH = frozenset({"*say", "*reporter", "*report", "*spokesman", "*official", "*stress"})


def content_weight(material: Material, reading: Reading, nodes: tuple[int, ...]) -> float:
    """Weigh what nodes tell besides names, their titles and words of saying."""
    total = 0.0
    for n in nodes:
        node = reading.nodes[n]
        if node.value is not None and is_telling(node.value):
            # the same large or broken figure of the same thing is content of its own
            total += material.weights.get(node.key, 0.0)
        if node.kind == "word" and not node.titular and node.key not in SPEECH:
            total += material.weights.get(node.key, 0.0)
    return round(total, 6)


def agreed_points(material: Material, clusters: list[Cluster], config: ClaimsConfig) -> list[Draft]:
    """Make an agreed point of each cluster that two or more origins stand behind."""
    found = []
    for cluster in clusters:
        members = [(material.readings[i.reading], i.nodes) for i in cluster.instances]
        members = [(r, nodes) for r, nodes in members if content_weight(material, r, nodes) >= config.least_content]
        if cluster.score < config.least_agreed or _opposed(members):
            continue
        told = [Telling(r, nodes, make_statement(material, r, nodes, kind="sense")) for r, nodes in members]
        agreed = agree_on(material, sorted(told, key=_standing))
        statements = [t.statement for t in agreed.told] if agreed else []
        if agreed is None or len({takes_back(material, s.span) for s in statements}) > 1:
            continue
        text = " ".join(agreed.text.split()).strip(" ,;:–—")
        side = Side("", text, make_side("", statements).statements)
        found.append(
            Draft(
                question=shorten(side.text),
                type="sense",
                status="agreed",
                sides=(side,),
            )
        )
    return found


def _standing(told: Telling) -> tuple[bool, bool, bool, int, str, tuple[int, ...]]:
    """Rank the wording that stands best on its own first: a clause with subject and verb, and a short one."""
    span, tokens = told.statement.span, told.reading.sentence.tokens
    inside = [t for t in tokens if span.start <= t.start < span.end]
    heads = {n for n, t in enumerate(tokens) if t.pos in {"VERB", "AUX"} and t in inside}
    clause = any(t.dep in {"nsubj", "nsubjpass"} and t.head in heads for t in inside)
    whole = all(t.head not in heads or t in inside for t in tokens if t.pos == "NOUN")
    pronoun = bool(inside) and inside[0].pos == "PRON"
    return not clause, pronoun, not whole, len(span.exact), span.exact, told.nodes


def _opposed(members: list[tuple[Reading, tuple[int, ...]]]) -> bool:
    """Say whether some members deny what others assert."""
    return len({any(n in reading.negated for n in nodes) for reading, nodes in members}) > 1
