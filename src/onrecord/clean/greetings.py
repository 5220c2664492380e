"""Greetings: sentences by which a page speaks to its readers: a good morning, a live blog's farewell, a pointer to a site.

In: a unit of prose. Out: the same unit, such a first sentence counted in `greeting`, such a last one cut off, a paragraph
of nothing else labelled. What somebody is quoted with is the report's, and so is a sentence that only begins so.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.clean.notes import SENTENCE, STRAIGHT
from onrecord.clean.units import Unit
from onrecord.tools.tables import rows

#: Characters at either end of a paragraph in which such a sentence stands, and such sentences in a row.
LOOK, MOST = 320, 3
REASON = "speaks to the readers"
_QUOTES = re.compile("[\"“”„«»]")


def cut_greetings(unit: Unit) -> None:
    """Mark the sentences at a paragraph's two ends that only speak to the readers."""
    if not unit.text[:1].isalpha() or unit.kind is not None:
        return
    first = _opening(unit.text)
    if first and not unit.text[first:].strip():
        unit.label("furniture", REASON)
        return
    unit.greeting = first
    last = _closing(unit.text)
    if last == 0:
        unit.label("furniture", REASON)
    elif last > first:
        unit.tails.append((last, "furniture", REASON))


def _opening(text: str) -> int:
    """Return where the sentences that speak to the readers end, 0 for none."""
    end = 0
    for _ in range(MOST):
        lower = _lower(text[end : end + LOOK])
        match = _pattern("open").match(lower)
        if match is None or _QUOTES.search(match.group()) or not (lower[match.end() :][:1].isspace() or match.end() == len(lower)):
            break
        end += match.end()
        while end < len(text) and text[end].isspace():
            end += 1
    return end


def _closing(text: str) -> int:
    """Return where the last sentence begins that points the readers elsewhere, -1 for none."""
    start = max(0, len(text) - LOOK)
    lower = _lower(text[start:])
    begins = ([0] if start == 0 else []) + [match.end() for match in SENTENCE.finditer(lower)]
    found = next((at for at in begins if _pattern("close").match(lower, at) and not _QUOTES.search(lower, at)), -1)
    return found if found < 0 else start + found


def _lower(text: str) -> str:
    """Return the text in lower case and with straight marks, as long as it was; as it is where that cannot be."""
    lower = text.translate(STRAIGHT).lower()
    return lower if len(lower) == len(text) else text


@cache
def _pattern(where: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows("clean/greetings.tsv") if row["where"] == where))
