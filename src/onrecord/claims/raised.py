"""Raised figures: a lower bound that a later report says was passed is out of date, not less precise (drafts in and out).

"More than 14,000 fled" and "22,000 fled" agree as they stand; where a report says that the number rose to 22,000, the
first is of an earlier hour.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.claims.building import Draft, Side
from onrecord.claims.material import Material
from onrecord.claims.readings import Reading
from onrecord.tools.numbers import parse_number
from onrecord.tools.tables import words

_FIGURE = re.compile(r"(?P<bound>[≥~≤] )?(?P<number>\d[\d.]*(?:e\+?\d+)?)(?: (?P<what>.+))?")
#: Words before a figure among which "rose to" stands ("rose on Tuesday to some 22,000").
_NEAR = 7
#: Words from "to" to the figure, itself among them ("to some 22,000").
_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class _Raised:
    """A figure that something counted rose to, and what is counted, as the sentence says."""

    value: float
    what: frozenset[str]


def revise_raised(material: Material, drafts: Sequence[Draft]) -> list[Draft]:
    """Call a point superseded whose exact figure the number rose to, by a report, after the reports of the bound."""
    raised = [found for reading in material.readings for found in _raised_in(reading)]
    return [_revised(material, draft, raised) for draft in drafts] if raised else list(drafts)


def _raised_in(reading: Reading) -> list[_Raised]:
    """Return the figures after a word of rising and "to": of the noun after it, else of what the sentence names before."""
    tokens, found = reading.sentence.tokens, []
    for n, token in enumerate(tokens):
        if not token.text[:1].isdecimal():
            continue
        before = [t.lemma.lower() for t in tokens[max(0, n - _NEAR) : n]]
        at = len(before) - 1 - before[::-1].index("to") if "to" in before else -1
        value = parse_number(token.text)
        if value is None or at < 1 or len(before) - at > _BETWEEN or not set(before[:at]) & words("claims/rising.txt"):
            continue
        after = [t for t in tokens[n + 1 : n + 3] if t.pos == "NOUN" and t.entity.partition("-")[2] not in {"DATE", "TIME"}]
        nouns = after[:1] or [t for t in tokens[:n] if t.pos in {"NOUN", "PROPN"}]
        counted = {t.lemma.lower() for t in nouns}
        found.append(_Raised(float(value), frozenset(counted | ({"people"} if counted & words("claims/people.txt") else set()))))
    return found


def _revised(material: Material, draft: Draft, raised: Sequence[_Raised]) -> Draft:
    if draft.status != "less_precise" or draft.type != "number" or len(draft.sides) != 2:
        return draft
    for earlier, later in (draft.sides, draft.sides[::-1]):
        low, top = _FIGURE.fullmatch(earlier.value), _FIGURE.fullmatch(later.value)
        if low is None or top is None or low["bound"] != "≥ " or top["bound"] or low["what"] != top["what"]:
            continue
        value, what = float(top["number"]), top["what"] or ""
        told = any(found.value == value and what in found.what for found in raised)
        if told and float(low["number"]) < value and _follows(material, earlier, later):
            return replace(draft, status="superseded", preferred=later.value)
    return draft


def _follows(material: Material, earlier: Side, later: Side) -> bool:
    """Say whether the first report of one side was written before the first of the other."""
    first = [min((material.moment.get(name, "") for name in side.articles), default="") for side in (earlier, later)]
    size = min(map(len, first))
    return bool(size) and first[0][:size] < first[1][:size]
