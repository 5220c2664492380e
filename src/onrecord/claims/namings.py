"""Namings: one happening for which the reports use words that a careful reader keeps apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.claims.building import Draft, Side, make_side
from onrecord.claims.clusters import Pair
from onrecord.claims.config import ClaimsConfig
from onrecord.claims.contrasts import Contrast, contrasted_words, contrasts, happening
from onrecord.claims.material import Material
from onrecord.claims.opposition import doer_of
from onrecord.claims.readings import Reading
from onrecord.claims.stating import make_statement, words_of

#: What is done to a thing that was only meant to be: the plan stands for the thing.
_PLAN = "*schedule"
#: Verb forms that tell what happens; an infinitive may only be wished for.
_TOLD = frozenset({"VBD", "VBN", "VBZ", "VBP"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A word of a contrast in place: which side it is of, who does it, and what is done with.

    `told` where the verb tells that it happens, instead of wishing or fearing it.
    """

    reading: int
    node: int
    side: int
    word: str
    subject: str
    things: frozenset[str]
    thing_node: int
    told: bool


def naming_points(material: Material, pairs: Sequence[Pair], config: ClaimsConfig) -> list[Draft]:
    """Compare verbs of both sides of a contrast that are said of one thing.

    Words that name one happening differently need the same thing and no other doer; words that cannot both be
    right need sentences that share a fact besides.
    """
    told = [(n, *one) for n, reading in enumerate(material.readings) if _tells_any(reading) for one in _happenings(reading)]
    aligned = {(p.left.reading, p.right.reading) for p in pairs if p.score >= config.least_disputed}
    found = []
    for contrast in contrasts():
        frames = [
            _frame(material.readings[n], (n, node), word, 0 if word in contrast.left else 1)
            for n, node, word in told if word in contrast.left or word in contrast.right
        ]  # fmt: skip
        left = [f for f in frames if f.side == 0]
        right = [f for f in frames if f.side == 1]
        kept: tuple[set[int], set[int]] = (set(), set())
        for i, one in enumerate(left):
            for j, other in enumerate(right):
                if _same_happening(material, one, other, contrast, aligned):
                    kept[0].add(i)
                    kept[1].add(j)
        if kept[0] and kept[1]:
            chosen = ([left[i] for i in sorted(kept[0])], [right[j] for j in sorted(kept[1])])
            if len({material.readings[f.reading].article for side in chosen for f in side}) > 1:
                sides = tuple(_side(material, frames) for frames in chosen)
                found.append(Draft(contrast.question, "sense", contrast.status, sides))
    return found


def _tells_any(reading: Reading) -> bool:
    """Say whether any word of a sentence stands in the table of contrasts: most sentences have none."""
    lemmas = {t.lemma.lower() for t in reading.sentence.tokens}
    return bool(lemmas & contrasted_words())


def _happenings(reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield the nodes of a sentence that may tell a happening, with its lemma."""
    for n, node in enumerate(reading.nodes):
        if node.kind == "word" and n not in reading.negated and node.link not in {"amod", "compound", "advmod"}:
            yield n, happening(reading, n)


def _frame(reading: Reading, place: tuple[int, int], word: str, side: int) -> Frame:
    """Return who does what by a word of a contrast; `place` is the sentence's number and the node's."""
    index, n = place
    thing = next((m for m, other in enumerate(reading.nodes)
                  if other.parent == n and other.link in {"dobj", "nsubjpass", "of"}), -1)  # fmt: skip
    doer = doer_of(reading, n)
    known = doer >= 0 and reading.nodes[doer].kind == "actor"
    told = reading.sentence.tokens[reading.nodes[n].head].tag in _TOLD
    return Frame(index, n, side, word, reading.nodes[doer].key if known else "", _things(reading, thing), thing, told)


def _things(reading: Reading, thing: int) -> frozenset[str]:
    """Return what a noun stands for: itself, and in "a round of talks" the talks."""
    if thing < 0:
        return frozenset()
    within = [node.key for node in reading.nodes if node.parent == thing and node.link == "of" and node.kind == "word"]
    return frozenset([reading.nodes[thing].key, *within])


def _same_happening(
    material: Material, one: Frame, other: Frame, contrast: Contrast, aligned: set[tuple[int, int]]
) -> bool:
    if one.subject and other.subject and one.subject != other.subject:
        return False
    same_thing = bool(one.things & other.things)
    planned = _PLAN in one.things | other.things and bool(one.subject) and one.subject == other.subject
    if contrast.status == "naming":
        return same_thing or planned
    if not one.subject or not (one.told and other.told):
        return False
    places = (min(one.reading, other.reading), max(one.reading, other.reading))
    articles = {material.readings[n].article for n in places}
    return len(articles) > 1 and places in aligned and (same_thing or (not one.things and not other.things))


def _side(material: Material, frames: Sequence[Frame]) -> Side:
    statements = []
    for frame in frames:
        reading = material.readings[frame.reading]
        nodes = [frame.node, frame.thing_node] if frame.thing_node >= 0 else [frame.node]
        statements.append(make_statement(material, reading, nodes, kind="sense", value=frame.word))
    side = make_side(min(s.value for s in statements), statements)
    words = sorted({words_of(material.readings[f.reading], f.node).lower() for f in frames})
    return Side(side.value, ", ".join(words), side.statements)
