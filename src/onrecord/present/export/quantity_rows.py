"""Quantities as rows: material in; numbers with unit, bound and what they count out, in the order of the texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from onrecord.present.export.article_rows import SpanRow
from onrecord.present.export.articles import span_row
from onrecord.present.material import Material


class QuantityRow(TypedDict):
    """A number with what it counts or measures.

    `low` and `high` bound the value (null: open). `unit` is a unit's name or an ISO 4217 code, "" for a count. `kind` is
    count, casualties, money, share, points, distance, area, weight, volume, speed, temperature, duration, age, vote, rate, …;
    `bound` what was said of the number ("at least", "nearly", "range", …); `noun` the lemma of what is counted,
    `counted` its words; `fate` what befell those counted (killed, injured, missing, arrested, …; "" for none).
    """

    id: str
    span: SpanRow
    value: float
    unit: str
    low: float | None
    high: float | None
    approximate: bool
    bound: str
    kind: str
    noun: str
    counted: str
    fate: str


def quantity_rows(material: Material) -> Iterator[QuantityRow]:
    """Yield the quantities in the order of the texts."""
    for one in sorted(material.quantities, key=lambda q: (q.span, q.id)):
        yield {
            "id": one.id, "span": span_row(one.span), "value": one.value, "unit": one.unit, "low": one.low,
            "high": one.high, "approximate": one.approximate, "bound": one.bound, "kind": one.kind,
            "noun": one.noun, "counted": one.counted, "fate": one.fate,
        }  # fmt: skip
