"""Blanks: an agreed fact without the values on which reports differ (drafts in, drafts out).

"The tram carried … passengers": two reports tell it alike, though one has 214 and the other 297. Where its tellers
all have one reading, and the fact is no more than what is disputed, it is told by the dispute alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.building import Draft, Side
from onrecord.model.statements import DIFFERING, Statement

_BLANK = "…"


def blank_disputed(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out of agreed facts what other points say that reports tell differently, and those that are nothing else."""
    differing = [d for d in drafts if d.status in DIFFERING and d.type not in {"wording", "sense"}]
    by_article: dict[str, list[tuple[int, int]]] = {}
    for n, draft in enumerate(differing):
        for m, side in enumerate(draft.sides):
            for article in sorted(side.articles):
                by_article.setdefault(article, []).append((n, m))
    found = []
    for draft in drafts:
        made = _blanked(draft, differing, by_article) if draft.status == "agreed" and draft.type == "sense" else draft
        found += [made] if made else []
    return found


def _blanked(draft: Draft, differing: Sequence[Draft], by_article: dict[str, list[tuple[int, int]]]) -> Draft | None:
    held: dict[int, set[int]] = {}
    for statement in draft.statements:
        for n, m in by_article.get(statement.span.article, ()):
            if any(_within(value, statement) for value in differing[n].sides[m].statements):
                held.setdefault(n, set()).add(m)
    disputed = [n for n in sorted(held) if differing[n].status == "disputed"]
    if any(_is_no_more(draft, differing[n]) for n in disputed):
        return None
    runs = {side.text for n in sorted(held) if len(held[n]) > 1 or n in disputed for side in differing[n].sides}
    if not runs:
        return draft
    sides = tuple(Side(s.value, _without(s.text, runs), s.statements, s.who) for s in draft.sides)
    return replace(draft, question=_without(draft.question, runs), sides=sides)


def _is_no_more(draft: Draft, dispute: Draft) -> bool:
    """Say whether all who tell a fact have one side's value for it, and it is told of the deed that the value is of."""
    deeds = {s.prop for s in dispute.statements}
    sides = [{s.sentence for s in side.statements} for side in dispute.sides]
    told = {s.sentence for s in draft.statements}
    return any(told <= side for side in sides) and any(s.prop in deeds for s in draft.statements)


def _within(value: Statement, statement: Statement) -> bool:
    return value.span.overlap(statement.span) > 0 and value.sentence == statement.sentence


def _without(text: str, runs: set[str]) -> str:
    for run in sorted(runs, key=lambda r: (-len(r), r)):
        if run != text:
            text = text.replace(run, _BLANK)
    return text
