"""Embedded posts and quoted passages: what a report sets in from elsewhere, which is not its own statement.

In: units with the body's bounds. Out: the same units: the words of a post as `blockquote` (somebody's words, with the reason
whose), the lines around it as furniture; what a page marks as a quotation as `blockquote`, a pull quote as `duplicate`.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.clean.units import Unit, fold
from onrecord.tools.tables import rows

#: "— Ann Oy (@annoy) May 3, 2031": who wrote the post, as the embedding code of X sets it.
SIGNED = re.compile(r"(?:^|\s)[—–-]{1,2}\s?(?P<who>[^\n—–()]{1,70}\(@[\w.-]{1,60}(?:@[\w.-]{1,60})?\))")
HANDLE = re.compile(r"@[\w.-]{2,60}")
#: Words of the longest post's paragraph, and paragraphs of the longest post.
LONGEST, MOST = 120, 8
#: Words of an answer in a poll, and lines of answers and buttons at most.
ANSWER, ANSWERS = 8, 10
#: Words of a pull quote, which the text has once more.
PULLED = (6, 60)
#: Share of the body's words in quotation elements from which they mean nothing.
TOO_MUCH = 0.7


def label_embeds(units: list[Unit], first: int, last: int) -> None:
    """Label the posts and quoted passages between the body's bounds."""
    for index in range(first, min(last + 3, len(units))):
        unit = units[index]
        if unit.words > LONGEST:
            continue
        who = _signature(unit)
        if who:
            _label_post(units, index, first, who)
        elif unit.kind in (None, "paragraph", "furniture") and _around(unit):
            unit.label("furniture", "a line of an embedded post")
        elif unit.kind is None and ("blockquote" in unit.names or _inside(unit)):
            unit.label("blockquote", "an embedded post")
    _label_quoted(units[first:last])


def label_polls(units: list[Unit]) -> None:
    """Label the boxes in which readers vote: a question, short answers, and a button."""
    buttons = frozenset(fold(row["phrase"]) for row in rows("clean/embeds.tsv") if row["where"] == "poll")
    for index in range(len(units)):
        if units[index].folded not in buttons or units[index].words > ANSWER:
            continue
        answers, at = 0, index - 1
        while at >= 0 and index - at <= ANSWERS and units[at].words <= ANSWER and not units[at].terminal:
            answers, at = answers + 1, at - 1
        if answers >= 2 and at >= 0 and units[at].text.rstrip().endswith(("?", "？", "؟")):
            for unit in units[at : index + 1]:
                unit.label("furniture", "a poll of readers")


def _signature(unit: Unit) -> str:
    match = SIGNED.search(unit.text)
    if match and len(unit.text) - match.end() <= 60:
        return match["who"].strip()
    return ""


def _label_post(units: list[Unit], index: int, first: int, who: str) -> None:
    """Label the line with a post's author, and the post's words above it or in the same line."""
    reason = f"a post of {who}, set into the report"
    unit = units[index]
    match = SIGNED.search(unit.text)
    if match is not None and match.start() > 3:
        unit.label("blockquote", reason)
        unit.tails = [(match.start(), "furniture", "who posted it")]
        return
    unit.label("furniture", "who posted it")
    at = index - 1
    if at < first or units[at].words > LONGEST or units[at].kind not in (None, "paragraph", "blockquote", "furniture"):
        return
    units[at].label("blockquote", reason)
    for above in _more(units, at, first):
        units[above].label("blockquote", reason)


def _more(units: list[Unit], index: int, first: int) -> list[int]:
    """Return the further paragraphs of a post: those that its element holds, or those below a line that announces it."""
    found: list[int] = []
    for at in range(index - 1, max(first, index - MOST) - 1, -1):
        unit = units[at]
        if unit.kind is not None or unit.words > LONGEST:
            return []
        if units[index].names and not {"blockquote", "quotation"} & unit.names:
            return found
        if not units[index].names and unit.text.rstrip().endswith((":", "：")):
            return found
        found.append(at)
    return []


def _around(unit: Unit) -> bool:
    heads, feet, _ = _phrases()
    if unit.words > 20:
        return False
    return unit.folded in heads or (bool(HANDLE.search(unit.text)) and unit.folded.startswith(feet))


def _inside(unit: Unit) -> bool:
    return any(mark in unit.text for mark in _phrases()[2])


def _label_quoted(body: list[Unit]) -> None:
    """Label what the page's own elements say is quoted; a pull quote repeats what a paragraph says."""
    quoted = [unit for unit in body if unit.kind is None and "quotation" in unit.names]
    words = sum(unit.words for unit in quoted)
    if not quoted or words > TOO_MUCH * sum(unit.words for unit in body if unit.kind is None):
        return
    rest = "\n".join(fold(unit.text) for unit in body if unit.kind is None and "quotation" not in unit.names)
    for unit in quoted:
        if PULLED[0] <= unit.words <= PULLED[1] and fold(unit.text) in rest:
            unit.label("duplicate", "a pull quote: a paragraph says the same")
        else:
            unit.label("blockquote", "the page sets it as a quotation")


@cache
def _phrases() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    table = rows("clean/embeds.tsv")
    heads = frozenset(fold(row["phrase"]) for row in table if row["where"] == "head")
    feet = tuple(sorted(fold(row["phrase"]) for row in table if row["where"] == "foot"))
    return heads, feet, tuple(row["phrase"] for row in table if row["where"] == "inside")
