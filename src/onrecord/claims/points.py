"""The claims stage: one story's annotations in; its statements, points and ledger out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from onrecord.claims.blanks import blank_disputed
from onrecord.claims.building import Draft, Side, make_point, make_side
from onrecord.claims.clusters import cluster_facts, pair_facts
from onrecord.claims.config import ClaimsConfig
from onrecord.claims.contests import contested_points
from onrecord.claims.counts import count_points
from onrecord.claims.departures import departure_points
from onrecord.claims.kindred import kindred_points
from onrecord.claims.material import Material, gather_material
from onrecord.claims.namings import naming_points
from onrecord.claims.raised import revise_raised
from onrecord.claims.sameness import same_fact
from onrecord.claims.senses import agreed_points
from onrecord.claims.singles import ledger_lines, single_points
from onrecord.claims.spellings import spelling_points
from onrecord.claims.tolls import toll_points
from onrecord.claims.united import complete_readings, one_verdict
from onrecord.claims.values import value_points
from onrecord.claims.wordings import wording_points
from onrecord.model.statements import LedgerLine, Point, Statement
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

_ORDER = ("disputed", "contested", "superseded", "scope", "naming", "rounded", "less_precise", "spelling",
          "agreed", "single_source")  # fmt: skip


def find_points(
    group: Group, tools: Tools, *, config: ClaimsConfig = ClaimsConfig()
) -> Iterator[Statement | Point | LedgerLine]:
    """Yield a story's statements, points and ledger lines, each kind sorted."""
    material = gather_material(group, tools.weights)
    drafts = draft_points(material, config)
    statements = {s.id: s for draft in drafts for s in draft.statements}
    yield from (statements[key] for key in sorted(statements))
    yield from (make_point(material, draft) for draft in drafts)
    yield from ledger_lines(material, drafts)


def draft_points(material: Material, config: ClaimsConfig) -> list[Draft]:
    """Return the story's points: differences first, then what is agreed, then what one newsroom tells."""
    pairs = pair_facts(material.readings, material.weights, material.origin, config)
    agree = partial(same_fact, material.readings)
    facts = [pair for pair in pairs if agree(pair.left, pair.right)]
    clusters = cluster_facts(material.readings, facts, material.weights, config, agree=agree)
    told = [
        *value_points(material, pairs, config),
        *toll_points(material),
        *count_points(material, config),
        *departure_points(material, pairs, config),
        *kindred_points(material, pairs, config),
        *wording_points(material),
        *naming_points(material, pairs, config),
        *contested_points(material),
        *spelling_points(material),
        *agreed_points(material, clusters, config),
    ]
    told = blank_disputed(complete_readings(material, one_verdict(merge_drafts(told))))
    told = _said_once(revise_raised(material, told))
    told += single_points(material, told, pairs)
    return sorted(told, key=_rank)


def _rank(draft: Draft) -> tuple[int, int, str, str]:
    origins = {s.origin for s in draft.statements}
    first = min(f"{s.span.article}:{s.span.start:09d}" for s in draft.statements)
    return _ORDER.index(draft.status), -len(origins), first, draft.question


def merge_drafts(drafts: Sequence[Draft]) -> list[Draft]:
    """Unite the points that ask the same: same type and status, the same values, sentences in common."""
    merged: list[Draft] = []
    for draft in drafts:
        twin = next((n for n, other in enumerate(merged) if _same_question(draft, other)), None)
        if twin is None:
            merged.append(draft)
        else:
            merged[twin] = _unite(merged[twin], draft)
    return merged


def _said_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out agreed sentences of which an agreed quotation tells all."""
    quoted = [_sentences(draft) for draft in drafts if (draft.type, draft.status) == ("wording", "agreed")]
    return [draft for draft in drafts if (draft.type, draft.status) != ("sense", "agreed")
            or not any(_sentences(draft) <= held for held in quoted)]  # fmt: skip


def _same_question(one: Draft, other: Draft) -> bool:
    if (one.type, one.status) != (other.type, other.status) or len(one.sides) != len(other.sides):
        return False
    if one.status == "agreed":
        return _same_places(one, other)
    values = {side.value for side in one.sides}
    return values == {side.value for side in other.sides} and bool(_sentences(one) & _sentences(other))


def _sentences(draft: Draft) -> set[tuple[str, int]]:
    return {(s.sentence.article, s.sentence.start) for s in draft.statements}


def _same_places(one: Draft, other: Draft) -> bool:
    """Two agreed points are one where every statement of the smaller overlaps one of the larger."""
    small, large = sorted((one.statements, other.statements), key=len)
    return all(any(s.span.overlap(t.span) * 2 > s.span.end - s.span.start for t in large) for s in small)


def _unite(one: Draft, other: Draft) -> Draft:
    sides = []
    for side in one.sides:
        twin = next((s for s in other.sides if s.value == side.value), None)
        both = make_side(side.value, [*side.statements, *(twin.statements if twin else ())])
        sides.append(Side(side.value, side.text, both.statements, side.who))
    question = min(one.question, other.question, key=lambda q: ("“" in q, len(q), q))
    return Draft(question, one.type, one.status, tuple(sides), one.preferred, one.topic)
