"""Quantities of invented sentences against what a reader finds in them (`quantity-gold.jsonl`).

Part `before` was written before the rules, `after` and `last` when they stood; each part has a floor of its own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.extract.test_quantities import quantities_of

from onrecord.model.annotations import Quantity
from onrecord.tools.protocols import Tools

GOLD = [json.loads(line) for line in Path(__file__).with_name("quantity-gold.jsonl").read_text("utf-8").splitlines()]
FIELDS = ("unit", "noun", "bound", "kind", "fate")


def is_found(quantity: Quantity, wanted: Mapping[str, Any]) -> bool:
    words = quantity.span.exact
    near = words in wanted["words"] or wanted["words"] in words
    return near and quantity.value == pytest.approx(wanted["value"])


def is_right(quantity: Quantity, wanted: Mapping[str, Any]) -> bool:
    told = all(getattr(quantity, field) == wanted.get(field, "") for field in FIELDS)
    return told and ("high" not in wanted or quantity.high == pytest.approx(wanted["high"]))


@pytest.mark.parametrize(("part", "value_f1", "all_f1"), [("before", 0.97, 0.96), ("after", 0.97, 0.92), ("last", 0.93, 0.90)])
def test_f1_of_values_and_of_all_that_is_told(part: str, value_f1: float, all_f1: float, tools: Tools) -> None:
    found = wanted = values = rights = 0
    for row in GOLD:
        if row["part"] != part:
            continue
        left = quantities_of(row["text"], tools)
        found, wanted = found + len(left), wanted + len(row["quantities"])
        for one in row["quantities"]:
            hit = next((quantity for quantity in left if is_found(quantity, one)), None)
            if hit:
                left.remove(hit)
                values, rights = values + 1, rights + is_right(hit, one)
    assert 2 * values / (found + wanted) >= value_f1
    assert 2 * rights / (found + wanted) >= all_f1
