"""What sort of quantity it is and how it is bounded: a number with its unit and noun in, words for the record out."""

from __future__ import annotations

from functools import cache

from onrecord.tools.numbers import Number
from onrecord.tools.tables import rows


@cache
def _nouns() -> dict[str, str]:
    return {row["noun"]: row["kind"] for row in rows("quantities/noun_kinds.tsv")}


@cache
def _measures() -> dict[str, str]:
    kinds = {row["unit_kind"]: row["kind"] for row in rows("quantities/measure_kinds.tsv")}
    found = {row["unit"]: kinds.get(row["kind"], "count") for row in rows("quantities/units.tsv")}
    found |= {row["unit"]: "money" for row in rows("quantities/nations_money.tsv")}
    found |= {row["form"]: "duration" for row in rows("times/units.tsv")}
    return found | {"percentage point": "points", "magnitude": "magnitude"}


def kind_of(unit: str, noun: str, fate: str, value: float) -> str:
    """Return the kind: money, share, points, distance, … of a unit; age, vote, casualties, share or count without one."""
    if noun == "age":
        return "age"
    if unit.startswith("per "):
        return "rate"
    if unit:
        return _measures().get(unit.partition(" per ")[0] if unit not in _measures() else unit, "count")
    if fate and value >= 1:
        return "casualties"
    if told := _nouns().get(noun):
        return told
    return "share" if 0 < value < 1 else "count"


def bound_of(number: Number) -> str:
    """Return what was said of the number: "at least", "more than", "at most", "about", "nearly", "range"; "" exact.

    "order" is a number of which only the size is told: "dozens", "tens of thousands".
    """
    if number.form == "plural":
        return "order"
    low, high = number.low, number.high
    if low is not None and high is not None:
        return "range" if low < high else "about" if number.approximate else ""
    if low is not None:
        return ("just over" if number.approximate else "more than") if number.strict else "at least"
    if high is not None:
        return ("nearly" if number.approximate else "less than") if number.strict else "at most"
    return "about"
