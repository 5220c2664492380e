"""Tails: what closes a paragraph or a body and is not its own: a pointer to another story, a word on the author.

In: units with the body's bounds. Out: the same units, such lines labelled, such ends of paragraphs cut off.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.clean.notes import STRAIGHT
from onrecord.clean.units import WORD, Unit
from onrecord.tools.tables import rows

#: Words of a paragraph that has a pointer at its end, and of the pointer.
WHOLE, POINTER = 12, 30
#: Characters at a paragraph's end in which a pointer may begin.
LOOK = 300
#: Paragraphs at the body's end among which the author is told of, and words of such a paragraph.
LAST, ABOUT = 3, 70


def cut_pointer(unit: Unit) -> None:
    """Cut "Read more: ..." off the paragraph that it closes, which then ends with its own last sentence."""
    if unit.words < WHOLE or ":" not in unit.text[-LOOK:].translate(STRAIGHT):
        return
    start = max(0, len(unit.text) - LOOK)
    lower = unit.text[start:].translate(STRAIGHT).lower()
    match = _pointer().search(lower) if len(lower) == len(unit.text) - start else None
    if match and len(WORD.findall(lower[match.end() :])) <= POINTER and start + match.start("at") > 0:
        unit.tails.append((start + match.start("at"), "teaser", f"reads “{match['phrase']}”"))
        unit.terminal = True


def label_author(units: list[Unit], first: int, last: int) -> None:
    """Label the lines at the body's end that tell of the author whom the byline names."""
    bylines = " ".join(unit.text for unit in units if unit.kind == "byline" and unit.words <= 30)
    if not bylines:
        return
    for unit in [unit for unit in units[first:last] if unit.kind is None][-LAST:]:
        words = unit.text.split(maxsplit=4)[:4]
        if unit.words > ABOUT or len(words) < 3:
            continue
        for count in (2, 3):
            who, rest = " ".join(words[:count]).strip(" ,—–-"), unit.text.translate(STRAIGHT).lower()
            after = rest[rest.find(who.lower().translate(STRAIGHT)) + len(who) :].lstrip(" ,—–-")
            if len(who) > 4 and who in bylines and _about().match(after):
                unit.label("furniture", "tells of the author", "end")
                break


@cache
def _pointer() -> re.Pattern[str]:
    phrases = {row["phrase"].rstrip(":") for row in rows("clean/furniture.tsv") if row["kind"] == "teaser" and row["match"] == "start"}
    words = "|".join(re.escape(p) for p in sorted(phrases, key=lambda p: (-len(p), p)) if len(p) >= 4 or not p.isascii())
    return re.compile(rf"(?:[.!?。！？؟][\"')\]]*)\s*(?P<at>[\[(]?(?P<phrase>{words})\s?:)")


@cache
def _about() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['phrase']})" for row in rows("clean/bios.tsv")))
