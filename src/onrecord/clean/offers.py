"""Offers and names at a body's ends: a paywall's words below its opening, a reporter's name above its first paragraph.

In: units with the body's bounds. Out: the same units, such lines labelled.
"""

from __future__ import annotations

import re

from onrecord.clean.formwords import said_as
from onrecord.clean.units import WORD, Unit
from onrecord.clean.walls import COUNTER

#: Lines at the body's end among which an offer may begin; words of an offer's line, and of all of it.
NEAR, LINE, ALL = 8, 30, 80
#: Words of a line that is a name or a function.
NAME = 5
#: A reporter's function or a name set as Chinese papers do; the line holds nothing else.
FUNCTION = re.compile(
    r"(?i)^(?:\S+\s){0,3}(?:staff|staff writers?|correspondents?|reporters?|editors?|newsroom|news desk|bureau|redaktion|rédaction|redacción"
    r"|redazione|redação|redactie|редакция)$|^(?:文|记者|作者|撰文|本报记者|记者)\s?[/／|:：]?\s?[\u4e00-\u9fff·]{2,8}$"
)


def label_offer(units: list[Unit], first: int, last: int) -> None:
    """Label the words with which a page asks to be paid, and what follows them up to the body's end."""
    body = [i for i in range(first, last) if units[i].kind is None]
    for index in range(body[-NEAR:][0] if body else last, last):
        unit = units[index]
        if unit.kind not in (None, "furniture") or unit.hint == COUNTER:
            continue
        if unit.words <= LINE and index > body[0] and said_as("paywall", "line", [unit.text], start=True):
            rest = [i for i in body if i >= index]
            if sum(units[i].words for i in rest) <= ALL:
                for at in rest:
                    units[at].label("furniture", "an offer to subscribe", "end")
                return


def label_names(units: list[Unit], first: int, last: int) -> None:
    """Label a name or a function that stands alone between the headline and the first paragraph."""
    for index in range(first, last):
        unit = units[index]
        if unit.prose or unit.terminal or unit.words > NAME:
            return
        if unit.kind is None and (FUNCTION.match(unit.text) or (unit.tag[:1] != "h" and _is_name(unit.text))):
            unit.label("byline", "a name above the first paragraph")


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 4 and all(WORD.fullmatch(word.strip(",.")) and word[0].isupper() and not word.isupper() for word in words)
