"""Singles and the ledger: what only one newsroom tells, and what became of every sentence of a body."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.building import Draft, make_side
from onrecord.claims.clusters import Pair
from onrecord.claims.material import Material
from onrecord.claims.questions import shorten
from onrecord.claims.readings import Reading
from onrecord.claims.stating import make_statement
from onrecord.model.articles import BODY_KINDS
from onrecord.model.reuse import newsroom_ids
from onrecord.model.statements import Fate, LedgerLine, Statement

#: Share of a sentence's weight that a copy must repeat to be the same sentence.
_TWIN = 0.7
_FEWEST_NODES = 2


def single_points(material: Material, told: Sequence[Draft], pairs: Sequence[Pair]) -> list[Draft]:
    """Make a point of each body sentence that no other point tells, its copies with it."""
    covered = {(s.sentence.article, s.sentence.start) for draft in told for s in draft.statements}
    left = [n for n, r in enumerate(material.readings) if _tells(r) and _place(r) not in covered]
    found = []
    for members in _twins(material, left, pairs):
        statements = [_whole(material, material.readings[n]) for n in members]
        side = make_side("", statements)
        found.append(Draft(shorten(side.text), "sense", "single_source", (side,)))
    return found


def ledger_lines(material: Material, drafts: Sequence[Draft]) -> list[LedgerLine]:
    """Say of every sentence of every body what became of it."""
    fates: dict[tuple[str, int], Fate] = {}
    for draft in drafts:
        for statement in draft.statements:
            place = (statement.sentence.article, statement.sentence.start)
            fate: Fate = "point"
            if draft.status == "single_source":
                fate = "background" if statement.background else "single_source"
            if fates.get(place) != "point":
                fates[place] = fate
    return [
        LedgerLine(material.story, reading.sentence.span, fates.get(_place(reading), "not_understood"))
        for reading in material.readings
        if reading.sentence.block in BODY_KINDS
    ]


def _place(reading: Reading) -> tuple[str, int]:
    return reading.sentence.span.article, reading.sentence.span.start


def _tells(reading: Reading) -> bool:
    """A sentence with nothing to hold on to, or a sub-heading, tells nothing that could be compared."""
    return reading.sentence.block in BODY_KINDS - {"heading"} and len(reading.nodes) >= _FEWEST_NODES


def _whole(material: Material, reading: Reading) -> Statement:
    return make_statement(material, reading, range(len(reading.nodes)), kind="sense", whole=True)


def _twins(material: Material, left: Sequence[int], pairs: Sequence[Pair]) -> list[list[int]]:
    """Group the sentences that are copies of one another within one origin, or beside a press release."""
    weight = {n: sum(material.weights.get(node.key, 0.0) for node in material.readings[n].nodes) for n in left}
    parent = {n: n for n in left}
    origin = {n: material.origin[material.readings[n].article] for n in left}
    rooms = {n: newsroom_ids([origin[n]]) for n in left}

    def find(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    printed: dict[tuple[str, tuple[str, ...]], int] = {}
    for n in left:
        reading = material.readings[n]
        words = tuple(t.text.casefold() for t in reading.sentence.tokens if any(ch.isalnum() for ch in t.text))
        twin = find(printed.setdefault((material.origin[reading.article], words), n))
        if material.readings[twin].article != reading.article:
            parent[n] = twin  # the very same words, however few and common
    for pair in pairs:
        a, b = pair.left.reading, pair.right.reading
        if a not in parent or b not in parent or pair.score < _TWIN * min(weight[a], weight[b]):
            continue
        low, high = sorted((find(a), find(b)))
        # a newsroom that tells what a press release says is still the only newsroom; two never come together by one
        beside = not (newsroom_ids([origin[a]]) and newsroom_ids([origin[b]])) and len(rooms[low] | rooms[high]) < 2
        if not pair.across or beside:
            parent[high] = low
            rooms[low] |= rooms[high]
    groups: dict[int, list[int]] = {}
    for n in left:
        groups.setdefault(find(n), []).append(n)
    return [groups[n] for n in sorted(groups)]
