"""Contrasts: sets of words that a careful reader keeps apart (the table), and the word of a node."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.claims.readings import Reading
from onrecord.model.statements import Status
from onrecord.tools.tables import rows


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two sets of words that are kept apart, what their difference is, and the question it answers."""

    left: frozenset[str]
    right: frozenset[str]
    status: Status
    question: str


@cache
def contrasts() -> tuple[Contrast, ...]:
    """Return the table of contrasts."""
    return tuple(
        Contrast(
            frozenset(row["left"].split("|")),
            frozenset(row["right"].split("|")),
            "naming" if row["status"] == "naming" else "disputed",
            row["question"],
        )
        for row in rows("claims/contrasts.tsv")
    )


@cache
def contrasted_words() -> frozenset[str]:
    """Return the first words of all entries of the table."""
    return frozenset(word.split()[0] for contrast in contrasts() for word in contrast.left | contrast.right)


def happening(reading: Reading, index: int) -> str:
    """Return the lemma of a node's word, with its particle ("call off")."""
    tokens = reading.sentence.tokens
    node = reading.nodes[index]
    particle = next((t.lemma for t in tokens if t.dep == "prt" and t.head == node.head), "")
    lemma = tokens[node.head].lemma.lower()
    return f"{lemma} {particle.lower()}" if particle else lemma
