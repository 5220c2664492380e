"""How many of which unit: "seven and a half" and "hours" in, TIMEX3 durations (PT7H30M) out."""

from __future__ import annotations

from onrecord.tools.numbers import find_numbers, parse_number
from onrecord.tools.tables import rows

#: Counts that are words without a number: TIMEX3 writes X for them; how many they may be, at the least and most.
VAGUE = {"": (2, 10), "several": (3, 9), "a few": (2, 5), "few": (2, 5), "some": (2, 10), "many": (4, 30),
         "a number of": (3, 9), "countless": (10, 50)}  # fmt: skip


def unit_code(word: str) -> tuple[str, float]:
    """Return the TIMEX3 letter of a unit's singular or plural form and how many of it one is."""
    for row in rows("times/units.tsv"):
        if word in {row["form"], row["plural"]}:
            return row["code"], float(row["factor"])
    return "", 0.0


def duration_value(count: float | None, unit: str) -> str:
    """Return a TIMEX3 duration: PT7H30M for 7.5 hours, PXM for "months"."""
    code, factor = unit_code(unit)
    head = "PT" if code.startswith("T") else "P"
    letter = code[-1:]
    if count is None:
        letter = {"decade": "E", "century": "C"}.get(singular(unit), letter)
        return f"{head}X{letter}"
    count *= factor
    whole, rest = divmod(count, 1)
    if not rest:
        return f"{head}{int(count)}{letter}"
    finer = {"H": ("M", 60), "M": ("S", 60)} if head == "PT" else {"Y": ("M", 12), "W": ("D", 7)}
    if letter in finer:
        name, size = finer[letter]
        lead = f"{int(whole)}{letter}" if whole else ""
        return f"{head}{lead}{round(rest * size)}{name}"
    if letter == "D":
        return f"P{int(whole)}DT{round(rest * 24)}H" if whole else f"PT{round(rest * 24)}H"
    return f"{head}{count:g}{letter}"


def singular(unit: str) -> str:
    """Return the singular of a unit's name."""
    return next((row["form"] for row in rows("times/units.tsv") if unit in {row["form"], row["plural"]}), unit)


def counted(words: str) -> float | None:
    """Return the number that a count's words name, None for "several" and the like."""
    words = words.lower().strip().replace("-and-a-", " and a ")
    if words in VAGUE:
        return None
    if words in {"a", "an", "one", "another"}:
        return 1.0
    if words.startswith("a couple"):
        return 2.0
    if words in {"half", "quarter"}:
        return 0.5 if words == "half" else 0.25
    if words in {"a half dozen", "a half-dozen"}:
        return 6.0
    number = parse_number(words)
    if number is None:
        ranges = list(find_numbers(words))
        return ranges[0].value if ranges else None
    return number
