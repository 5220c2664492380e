"""Scores: a PLOVER type and mode in, their class and their place between conflict (-10) and cooperation (10) out.

The table is `data/events/scores.tsv`, after the PLOVER manual (2021 draft).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.tools.tables import rows, words

#: PLOVER's classes, once called quad classes; the first two are cooperation.
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
QUADS: tuple[Quad, ...] = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
#: The scale in words, as it is printed beside figures.
SCALE = "-10 conflict to 10 cooperation (PLOVER 2021)"


@dataclass(frozen=True, slots=True)
class Score:
    """A type (with its mode) on the scale. `mutual` says whether countries that do it with no recipient do it to one
    another: "yes", "no", or "told", where the word that tells the event must say so."""

    quad: Quad
    value: float
    mutual: str

    @property
    def is_kind(self) -> bool:
        """Say whether it is cooperation."""
        return self.quad in QUADS[:2]


def score_of(kind: str, mode: str) -> Score | None:
    """Return the score of a type and mode; a mode without one has its type's. None for a type that PLOVER does not have."""
    table = _table()
    return table.get((kind, mode)) or table.get((kind, "-"))


def event_types() -> tuple[str, ...]:
    """Return the types in PLOVER's order, from agreement to assault."""
    return tuple(dict.fromkeys(kind for kind, _ in _table()))


def says_mutual(word: str) -> bool:
    """Say whether a word of violence tells that both sides fight ("clashed")."""
    return word.lower() in words("events/mutual.txt")


@cache
def _table() -> Mapping[tuple[str, str], Score]:
    return {
        (row["type"], row["mode"]): Score(QUADS[int(row["class"]) - 1], float(row["score"]), row["mutual"])
        for row in rows("events/scores.tsv")
    }
