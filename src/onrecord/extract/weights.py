"""Weights: a table of signs with whole-numbered weights in, how much a set of signs speaks for a reading out.

Fitted by `bench/train_quotes.py` (logistic regression) on the training part of PolNeAR. Whole numbers, so that a sum is
the same on every machine: a thousand are one unit of log-odds.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from onrecord.extract.views import View
from onrecord.tools.tables import rows

#: The sign that every reading has.
ALWAYS = "always"


@cache
def weights(table: str) -> dict[str, int]:
    """Return the weights of a table's signs; without the table none, and every reading scores 0."""
    try:
        return {row["sign"]: int(row["weight"]) for row in rows(table)}
    except FileNotFoundError:
        return {}


def are_fitted(table: str, view: View) -> bool:
    """Say whether a table is there and speaks for an article: it was fitted on parsed English."""
    return bool(weights(table)) and view.parsed and view.article.language in {"", "en"}


def weigh(table: str, signs: Iterable[str]) -> int:
    """Return the sum of the weights of these signs, in thousandths of log-odds; unknown signs weigh nothing."""
    known = weights(table)
    return known.get(ALWAYS, 0) + sum(known.get(sign, 0) for sign in signs)
