"""Blanks: an agreed fact without the values on which its tellers differ (drafts in, the same drafts out).

"The tram carried … passengers": two reports tell it alike, though one has 214 and the other 297.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.building import Draft, Side
from onrecord.model.statements import DIFFERING, Statement

_BLANK = "…"


def blank_disputed(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out of the words of agreed facts what other points say that their tellers tell differently."""
    differing = [d for d in drafts if d.status in DIFFERING and d.type not in {"wording", "sense"}]
    by_article: dict[str, list[tuple[int, int]]] = {}
    for n, draft in enumerate(differing):
        for m, side in enumerate(draft.sides):
            for article in sorted(side.articles):
                by_article.setdefault(article, []).append((n, m))
    return [_blanked(d, differing, by_article) if d.status == "agreed" and d.type == "sense" else d for d in drafts]


def _blanked(draft: Draft, differing: Sequence[Draft], by_article: dict[str, list[tuple[int, int]]]) -> Draft:
    held: dict[int, set[int]] = {}
    for statement in draft.statements:
        for n, m in by_article.get(statement.span.article, ()):
            if any(_within(value, statement) for value in differing[n].sides[m].statements):
                held.setdefault(n, set()).add(m)
    runs = {side.text for n in sorted(held) if len(held[n]) > 1 for side in differing[n].sides}
    if not runs:
        return draft
    sides = tuple(Side(s.value, _without(s.text, runs), s.statements, s.who) for s in draft.sides)
    return replace(draft, question=_without(draft.question, runs), sides=sides)


def _within(value: Statement, statement: Statement) -> bool:
    return value.span.overlap(statement.span) > 0 and value.sentence == statement.sentence


def _without(text: str, runs: set[str]) -> str:
    for run in sorted(runs, key=lambda r: (-len(r), r)):
        if run != text:
            text = text.replace(run, _BLANK)
    return text
