"""Wholes: an article's quotations in, those that are one piece of speech together with one speaker and kind out.

A speech whose paragraphs each open a mark that only the last one closes; a quotation broken by an aside between dashes
("“If they cut it” – he shook a padlock – “we have more.”"); the second half of a quotation that its cue splits; whole
sentences between marks, with or without a verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.extract.marks import Marked
from onrecord.extract.people import People
from onrecord.extract.phrases import phrase_of
from onrecord.extract.signs import Source
from onrecord.extract.views import View
from onrecord.model.annotations import QuoteKind
from onrecord.tools.tables import words

#: An aside between two dashes, outside the marks, and a cue between two commas.
_ASIDE = re.compile(r"\s?(?:--?|[–—])\s?[^.!?\n]{2,90}?\s?(?:--?|[–—])\s?")
_SPLIT = re.compile(r",?\s[^.!?;:\n]{2,90},\s")
#: A turn's label, or a note in brackets: each paragraph is another's.
_NOTE = re.compile(r"[(\[]|[A-Z][\w.’'-]{1,30}(?: [\w.’'-]{1,30}){0,3}:\s")
_STOPPED = re.compile(r"[.!?…][’')\]]?\Z")


def speeches(view: View, marks: Sequence[Marked]) -> Iterator[range]:
    """Yield the runs of quotations of which each but the last is open, at the ends of their paragraphs."""
    text = view.article.text
    first = 0
    for n in range(len(marks)):
        follows = n + 1 < len(marks) and not marks[n].closed and _next_line(text, marks[n], marks[n + 1])
        if follows:
            continue
        if n > first and not any(_NOTE.match(text, marks[k].start) for k in range(first, n + 1)):
            yield range(first, n + 1)
        first = n + 1


def _next_line(text: str, one: Marked, other: Marked) -> bool:
    between = text[one.outer_end : other.outer_start]
    return "\n" in between and not between.strip()


def is_aside(view: View, one: Marked, other: Marked) -> bool:
    """Say whether an aside between dashes is all that stands between two quotations."""
    return one.closed and _ASIDE.fullmatch(view.article.text, one.outer_end, other.outer_start) is not None


def complete(view: View, people: People, marks: Sequence[Marked], sources: Sequence[Source | None]) -> list[Source | None]:
    """Give the parts of one speech, or of one broken quotation, the source that any of them has, or who leads into it."""
    found = list(sources)
    for run in speeches(view, marks):
        source = next((found[n] for n in run if found[n]), None) or _opens(view, people, marks[run.start])
        for n in run if source else ():
            found[n] = found[n] or _same(source)
    for n in range(len(marks) - 1):
        if not is_aside(view, marks[n], marks[n + 1]):
            continue
        source = found[n] or found[n + 1] or (_before(view, marks, n, found) if n else None)
        found[n], found[n + 1] = found[n] or _same(source), found[n + 1] or _same(source)
    return found


def _same(source: Source | None) -> Source | None:
    return Source(source.cue, source.speaker, source.head, "same") if source else None


def _before(view: View, marks: Sequence[Marked], n: int, found: Sequence[Source | None]) -> Source | None:
    """The source of the quotation before, in the same line, where the broken one begins a sentence."""
    text = view.article.text
    between = text[marks[n - 1].outer_end : marks[n].outer_start]
    begins = "\n" not in between and text[marks[n].start].isupper() and between.rstrip()[-1:] in {".", ""}
    return found[n - 1] if begins else None


def _opens(view: View, people: People, mark: Marked) -> Source | None:
    """Aaro addressed the nation.¶ “…: the subject of the sentence before a speech."""
    first = view.at(mark.start)
    number = view.sentence_of[first]
    start, _ = view.bounds(number)
    if number == 0 or not all(view.is_mark(n) for n in range(start, first)):
        return None
    if view.sentences[number - 1].block in {"headline", "heading"}:
        return None
    start, stop = view.bounds(number - 1)
    for n in range(start, stop):
        verb = view.heads[n]
        told = view.tokens[verb].lemma.lower() in words("quotes/openings.txt") and view.heads[verb] == verb
        if view.tokens[n].dep == "nsubj" and told and not people.quoted[n]:
            return Source(None, phrase_of(view, n), n, "carried")
    return None


def whole_kinds(view: View, marks: Sequence[Marked], sources: Sequence[Source | None], kinds: Sequence[QuoteKind | None]) -> list[QuoteKind | None]:
    """Return the kinds again: what is a whole sentence, or the rest of one that is said directly, is direct."""
    found = list(kinds)
    for run in speeches(view, marks):
        found[run.start : run.stop] = [kinds[n] and "direct" for n in run]  # whoever speaks, it is a speech
    for n, mark in enumerate(marks):
        if found[n] in {"partial", "mixed"} and sources[n] and _whole(view, mark):
            found[n] = "direct"
        if found[n] and n + 1 < len(marks) and sources[n] and _goes_on(view, mark, marks[n + 1], found[n] == "direct"):
            found[n], found[n + 1] = "direct", found[n + 1] and "direct"
    return found


def _whole(view: View, mark: Marked) -> bool:
    """Whole sentences with their stop, which begin a line or a sentence, or which a comma or a colon leads in."""
    text = view.article.text
    before = text[max(0, mark.outer_start - 4) : mark.outer_start]
    led = before.rstrip()[-1:] in {":", ",", ".", "!", "?", ""} or not before.rstrip(" \t").rstrip("\r\n") or before.endswith("\n")
    inner = text[mark.start : mark.end]
    return led and (inner[0].isupper() or inner[0].isdigit()) and _STOPPED.search(inner) is not None


def _goes_on(view: View, one: Marked, other: Marked, direct: bool) -> bool:
    """Say whether two quotations are the halves of one sentence, the first in a capital, the second with the stop."""
    text = view.article.text
    if not text[one.start].isupper() or view.sentence_of[view.at(one.start)] > view.sentence_of[view.at(other.start)]:
        return False
    ended = _STOPPED.search(text[other.start : other.end]) or text[other.outer_end : other.outer_end + 1] in {".", ",", "!", "?"}
    if is_aside(view, one, other):
        return True
    comma = text[one.end - 1] == "," or text[one.outer_end : one.outer_end + 1] == ","
    begins = not text[max(0, one.outer_start - 2) : one.outer_start].strip()[-1:].isalnum()
    split = _SPLIT.fullmatch(text, one.outer_end, other.outer_start) is not None
    return bool(direct and comma and split and begins and ended and text[other.start].islower())
