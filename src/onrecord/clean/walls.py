"""Walls: lines by which a page speaks to its reader: how many articles are free, what it asks leave for, whom to call.

In: units. Out: the same units, such lines labelled. The wordings are data (`data/clean/walls.tsv`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from onrecord.clean.notes import STRAIGHT
from onrecord.clean.units import Unit, fold
from onrecord.tools.tables import rows

#: Words of the longest line of each kind: a consent prompt may be a paragraph.
LONGEST = {"counter": 30, "consent": 70, "contact": 30}
#: Words of a line that names a contact without an address or a number, and digits of a number.
BARE, NUMBER = 6, 6
#: Words of a paragraph that ends by asking to subscribe, and of the line in capitals above it at most.
PITCH, HEADED = (6, 45), 10
LAST = re.compile(r"[.!?]\s+")
MARKS = "#*«»\"'([- "
#: The sender of a press release, as PR Newswire and Business Wire set it.
SENDER = re.compile(r"^SOURCE:?\s+[A-Z][^.!?]{1,80}$")
#: What such lines bear: a page that only asks for consent is no article, and a count of free articles is no paywall.
CONSENT, COUNTER = "consent", "counter"


def label_wall(unit: Unit) -> bool:
    """Label a line of these kinds; say whether it is one. What is quoted is the report's."""
    if unit.words > max(LONGEST.values()) or unit.quoted:
        return False
    if SENDER.match(unit.text):
        unit.label("credit", "names the sender of a press release", "end")
        return True
    line = " ".join(unit.text.translate(STRAIGHT).lower().split()).lstrip(MARKS)
    for kind, longest in LONGEST.items():
        match = _found(kind, line) if unit.words <= longest else None
        if match and (kind != "contact" or _reaches(unit)):
            unit.label("furniture", f"reads “{fold(match.group())}”", "end" if kind == "contact" else "inline")
            unit.hint = kind
            return True
    return False


def label_pitch(units: Sequence[Unit]) -> None:
    """Label the paragraphs that end by asking to subscribe, and the line in capitals above one."""
    for above, unit in zip([None, *units], units, strict=False):
        if unit.kind is not None or unit.quoted or not PITCH[0] <= unit.words <= PITCH[1]:
            continue
        line = " ".join(unit.text.translate(STRAIGHT).lower().split())
        last = LAST.split(line.rstrip(" .!>»"))[-1]
        match = _pattern("pitch").fullmatch(last)
        if match and last != line.rstrip(" .!>»"):
            unit.label("furniture", f"reads, at its end, “{match.group()}”")
            if above is not None and above.kind is None and above.text.isupper() and above.words <= HEADED:
                above.label("furniture", "the heading of what asks to subscribe")


def _found(kind: str, line: str) -> re.Match[str] | None:
    pattern = _pattern(kind)
    return pattern.search(line) if kind == CONSENT else pattern.match(line)


def _reaches(unit: Unit) -> bool:
    """Say whether a line tells how to reach somebody, or only announces it."""
    return "@" in unit.text or unit.words <= BARE or sum(map(str.isdigit, unit.text)) >= NUMBER


def consent_words(units: Iterable[Unit]) -> int:
    """Return the words of the lines that ask for consent."""
    return sum(unit.words for unit in units if unit.hint == CONSENT)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    parts = [row["pattern"] for row in rows("clean/walls.tsv") if row["kind"] == kind]
    return re.compile(r"(?<![^\W\d_])(?:" + "|".join(f"(?:{part})" for part in parts) + ")")
