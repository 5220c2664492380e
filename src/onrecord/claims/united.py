"""One fact, one verdict: points on the same pair of readings united, and their readings made complete (drafts in and out).

Different ways of comparing may find the same two readings of one fact; a reader must not be told twice, and not
otherwise the second time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.building import Draft, Side, make_side
from onrecord.claims.material import Material
from onrecord.claims.readings import Reading
from onrecord.claims.senses import SPEECH
from onrecord.claims.slots import bound_of
from onrecord.claims.stating import canonical, make_statement
from onrecord.model.annotations import Timex
from onrecord.model.statements import DIFFERING, Statement, Status
from onrecord.tools.tables import rows

_TYPED = frozenset({"number", "duration", "date", "place", "name"})
#: Of two verdicts on one pair of readings the one that tells more of it holds; "cannot both be right" is the last.
_TELLING: tuple[Status, ...] = ("superseded", "scope", "contested", "rounded", "less_precise", "spelling", "naming", "disputed")
_PEOPLE = " people"


def one_verdict(drafts: Sequence[Draft]) -> list[Draft]:
    """Unite the points that hold the same values of the same reports against each other; the more telling one stays."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=_standing):
        twin = next((n for n, other in enumerate(kept) if _same_readings(draft, other)), None)
        if twin is None:
            kept.append(draft)
        else:
            kept[twin] = _taken_in(kept[twin], draft)
    order = {id(draft): n for n, draft in enumerate(drafts)}
    return sorted(kept, key=lambda draft: order.get(id(draft), len(drafts)))


def _standing(draft: Draft) -> tuple[bool, int]:
    tolls = {row["family"] for row in rows("claims/tolls.tsv")}
    return draft.topic not in tolls, _TELLING.index(draft.status) if draft.status in _TELLING else len(_TELLING)


def _same_readings(draft: Draft, other: Draft) -> bool:
    if draft.type != other.type or draft.type not in _TYPED or not {draft.status, other.status} <= DIFFERING:
        return False
    known = {_bare(side.value): side.articles for side in other.sides}
    return all(side.articles <= known.get(_bare(side.value), frozenset()) for side in draft.sides)


def _bare(value: str) -> str:
    """Return a value without the word for people, which a headline leaves out."""
    return value.removesuffix(_PEOPLE)


def _taken_in(kept: Draft, draft: Draft) -> Draft:
    more = {_bare(side.value): side.statements for side in draft.sides}
    return replace(kept, sides=tuple(_with(side, more.get(_bare(side.value), ())) for side in kept.sides))


def _with(side: Side, statements: Sequence[Statement]) -> Side:
    if not statements:
        return side
    return replace(side, statements=make_side(side.value, [*side.statements, *statements]).statements)


def complete_readings(material: Material, drafts: Sequence[Draft]) -> list[Draft]:
    """Add to each side of disputed dates the reports that have that date on the same happening in other words."""
    return [_completed(material, d) if d.status == "disputed" and d.type == "date" and d.topic else d for d in drafts]


def _completed(material: Material, draft: Draft) -> Draft:
    if draft.topic in SPEECH:
        return draft
    held = frozenset(a for side in draft.sides for a in side.articles)
    sentences = {s.sentence for s in draft.statements}
    own = [r for r in material.readings if r.sentence.span in sentences]
    shared = frozenset(node.key for r in own for node in r.nodes if node.kind != "time") - {draft.topic}
    found: dict[str, dict[str, list[Statement]]] = {}
    for reading in material.readings:
        if reading.article not in held:
            for value, statement in _telling(material, reading, draft, shared):
                found.setdefault(reading.article, {}).setdefault(value, []).append(statement)
    # a report that has both dates tells of two happenings
    sure = [by_value for _, by_value in sorted(found.items()) if len(by_value) == 1]
    sides = [_with(side, [s for by_value in sure for s in by_value.get(side.value, ())]) for side in draft.sides]
    return replace(draft, sides=tuple(sides))


def _telling(
    material: Material, reading: Reading, draft: Draft, shared: frozenset[str]
) -> Iterator[tuple[str, Statement]]:
    """Yield the statements of a reading that has one of the dates on the happening, and a word more in common."""
    values = {side.value for side in draft.sides}
    for n, node in enumerate(reading.nodes):
        if not isinstance(node.value, Timex) or node.parent < 0 or bound_of(node) or node.value.value not in values:
            continue
        over = reading.nodes[node.parent]
        if over.key == draft.topic and node.parent not in reading.negated and shared & {m.key for m in reading.nodes}:
            value = canonical(material, reading, n)
            yield value, make_statement(material, reading, [n, node.parent], kind="date", value=value)
