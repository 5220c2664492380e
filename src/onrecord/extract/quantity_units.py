"""What a number counts by the marks beside it: money, percent, lengths, weights. In goes text, out comes a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.tools.tables import rows

_MAGNITUDE = re.compile(r"\bmagnitude(?:\s+of)?\s+$", re.I)
_OF_MAGNITUDE = re.compile(r"[\s-]magnitude\b|\s+on\s+the\s+Richter\s+scale", re.I)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit beside a number: its normal name, kind, factor, and where it and the number end together."""

    name: str
    kind: str
    factor: float
    start: int
    end: int


@cache
def _forms(place: str) -> dict[str, tuple[str, str, float]]:
    """Return the printed forms of a place with normal name, kind and factor; symbols keep their case."""
    found: dict[str, tuple[str, str, float]] = {}
    for row in rows("quantities/units.tsv"):
        if row["place"] == place:
            for form in row["forms"].split("|"):
                found[_folded(form)] = (row["unit"], row["kind"], float(row["factor"]))
    return found


def _folded(form: str) -> str:
    """Fold case except in short symbols, where it tells: "MW", "C$", "m"."""
    form = " ".join(form.split())
    return form if len(form) <= 3 else form.lower()


@cache
def _pattern(place: str) -> re.Pattern[str]:
    forms = sorted(_forms(place), key=lambda form: (-len(form), form))
    short = "|".join(re.escape(form) for form in forms if len(form) <= 3)
    long = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms if len(form) > 3)
    either = rf"(?P<unit>(?i:{long})|{short})"
    if place == "before":
        return re.compile(rf"(?<![\w$]){either}\s?$")
    if place == "glued":
        return re.compile(rf"{either}(?![\w/])")
    return re.compile(rf"(?:\s+|-|\s*(?=[%°€]))(?:(?:more|additional|extra)\s+)?{either}(?![\w/])")


def unit_before(text: str, start: int) -> Unit | None:
    """Return the unit printed before the number at `start`: "$", "US$", "EUR"."""
    begin = max(0, start - 8)
    match = _pattern("before").search(text[begin:start])
    if not match:
        return None
    name, kind, factor = _forms("before")[_folded(match["unit"])]
    return Unit(name, kind, factor, begin + match.start("unit"), start)


def unit_after(text: str, end: int) -> Unit | None:
    """Return the unit printed after the number that ends at `end`: "percent", "km", "million euros", glued "41C"."""
    place = "glued" if text[end : end + 1].isalpha() else "after"
    match = _pattern(place).match(text, end)
    if not match:
        return None
    name, kind, factor = _forms(place)[_folded(match["unit"])]
    return Unit(name, kind, factor, match.start("unit"), match.end())


def magnitude_at(text: str, start: int, end: int) -> Unit | None:
    """Return the magnitude that a number is: "magnitude 6.3", "a 6.3-magnitude quake", "6.3 on the Richter scale"."""
    before = _MAGNITUDE.search(text[max(0, start - 20) : start])
    if before:
        return Unit("magnitude", "magnitude", 1.0, start - len(before.group()), end)
    after = _OF_MAGNITUDE.match(text, end)
    return Unit("magnitude", "magnitude", 1.0, start, after.end()) if after else None
