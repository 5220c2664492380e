"""The declared text: a page's body held against the text that its metadata says is the article's.

In: a page's units, the lines chosen as its body, and schema.org's articleBody. Out: the lines, with those of the
declared text that were passed over, without those before its first line and after its last. A text that is cut short,
or that is not on the page, decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.clean.alignment import covered, words_of
from onrecord.clean.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredConfig:
    """When a declared text is believed, in words and shares of words."""

    #: Words of a declared text, and what it must have of the chosen prose to be whole.
    least: int = 60
    #: Characters of it that are looked at.
    longest: int = 100_000
    whole: float = 0.85
    #: Share of its words that must stand on the page.
    printed: float = 0.9
    #: Share of a line's words that stand in it from which the line is of it, and below which it is not.
    within: float = 0.8
    without: float = 0.2
    #: Words of a line that is judged.
    line: int = 6


DEFAULT = DeclaredConfig()


def hold_against(units: Sequence[Unit], body: list[int], text: str, config: DeclaredConfig = DEFAULT) -> list[int]:
    """Return the lines of the body as the declared text has them."""
    text = text[: config.longest]
    length = len(words_of(text))
    chosen = sum(units[i].words for i in body if units[i].prose)
    if length < config.least or length < config.whole * chosen:
        return body
    shares = covered([unit.text for unit in units], [part for part in text.split("\n") if part.strip()] or [text])
    found = sum(share * len(words_of(unit.text)) for share, unit in zip(shares, units, strict=True))
    if found < config.printed * length:
        return body
    taken = set(body)
    for index, unit in enumerate(units):
        free = unit.kind is None and unit.prose and unit.terminal and unit.words >= config.line
        if index not in taken and free and shares[index] >= config.within:
            taken.add(index)
    inside = [i for i in taken if shares[i] >= config.within and units[i].words >= config.line]
    first, last = min(inside, default=0), max(inside, default=len(units))
    for index in sorted(taken):
        unit = units[index]
        outside = not first <= index <= last and unit.words >= config.line
        if outside and unit.prose and shares[index] < config.without:
            unit.label("furniture", "outside of the text that the page declares")
            taken.discard(index)
    return sorted(taken)
