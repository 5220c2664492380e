"""Explanations: why a point has its status, in one line."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.statements import Status

_WHY: dict[Status, str] = {
    "disputed": "The reports cannot both be right",
    "contested": "The reports agree on who says what; the parties differ",
    "superseded": "A later report revises an earlier one",
    "scope": "Both hold, of different things",
    "rounded": "One figure is the other, rounded",
    "less_precise": "The readings agree; one is less precise",
    "naming": "The same thing by another word",
    "spelling": "The same name, spelt differently",
    "agreed": "The reports tell it alike",
    "single_source": "Only one newsroom tells it",
}


def explain(status: Status, sides: Sequence[tuple[str, str]], preferred: int, *, printed: bool = True) -> str:
    """Return the reason for a status and who has which words; `sides` are (names of origins, words).

    `printed`: a newsroom tells it, not a press release alone.
    """
    if status == "single_source" and not printed:
        return f"No newsroom tells it: {sides[0][0]}."
    if status in {"agreed", "single_source"}:
        return f"{_WHY[status]}: {sides[0][0]}."
    told = "; ".join(f"{names}: “{' '.join(text.split())}”" for names, text in sides)
    told = f"T{told[1:]}" if told.startswith("the report ") else told
    line = f"{_WHY[status]}. {told}."
    if preferred >= 0:
        why = "later" if status == "superseded" else "better supported"
        line += f" The {why} reading: “{' '.join(sides[preferred][1].split())}”."
    return line
