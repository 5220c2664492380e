"""Manners: what is noted of how a text was made and published: corrections, paywalls, translations, rewording.

In: a labelled layout with what is declared, and its form. Out: issues, each with the words that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.clean.declared import Declared
from onrecord.clean.forms import Verdict
from onrecord.clean.layouts import Layout
from onrecord.clean.notes import Note, notes_of
from onrecord.clean.rewording import find_rewording
from onrecord.model.articles import Block
from onrecord.model.issues import Issue
from onrecord.model.spans import Span, trimmed

STAGE = "clean"
#: Characters of a note that a message quotes.
QUOTED = 160
#: What a note is told as: the issue's code and the beginning of its message.
TOLD = {
    "correction": ("corrected", "The article corrects itself"),
    "update": ("corrected", "The article says that it was changed after it was published"),
    "note": ("editors-note", "An editor’s note stands with the article"),
    "translated": ("translated", "The page says that the text is a translation"),
    "machine": ("reworded", "The page says that a program wrote or reworded the text"),
}


def manner_issues(
    subject: str, layout: Layout, blocks: tuple[Block, ...], declared: Declared, verdict: Verdict
) -> Iterator[Issue]:
    """Yield what is noted of a text; none of it keeps the article from being read."""
    for code, message in verdict.notes:
        yield Issue(STAGE, subject, "warning", code, message)
    notes = [note for note in notes_of(layout.units) if note.kind in TOLD]
    for note in notes:
        yield _noted(subject, layout.text, note)
    if declared.translated and not any(note.kind == "translated" for note in notes):
        message = "The page declares a work that its text is a translation of."
        yield Issue(STAGE, subject, "info", "translated", message)
    yield from _reworded(subject, layout.text, blocks)


def _noted(subject: str, text: str, note: Note) -> Issue:
    code, opening = TOLD[note.kind]
    span = trimmed(subject, text, note.start, note.end)
    words = " ".join(span.exact.split())
    words = words if len(words) <= QUOTED else f"{words[:QUOTED].rsplit(' ', 1)[0]} …"
    return Issue(STAGE, subject, "info", code, f"{opening}: “{words}”", span)


def _reworded(subject: str, text: str, blocks: tuple[Block, ...]) -> Iterator[Issue]:
    """Note a body in which fixed terms of the news stand in other words."""
    parts, at = [], 0
    for block in blocks:
        if block.is_body:
            parts += [" " * (block.start - at), text[block.start : block.end]]
            at = block.end
    found = find_rewording("".join(parts))
    if found:
        terms = "; ".join(f"“{r.printed}” for {r.usual}" for r in found[:6])
        message = f"The text reads as if a synonym tool had been over it: {terms}."
        first = found[0]
        span = Span(subject, first.start, first.end, text[first.start : first.end])
        yield Issue(STAGE, subject, "warning", "reworded", message, span)
