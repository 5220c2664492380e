"""Announcers: the label that a colon ends before a quotation in, whose words it says follow out.

"Mira Tolv: “…”" at the beginning of a line or behind a dash, "From the report: “…”", and in a headline "Tolv On Lund:
‘…’" and "Mira Tolv: Port ‘Not Fit’ For Ice". A label is all names; whatever holds a verb is a sentence and read as one.
"""

from __future__ import annotations

import re

from onrecord.extract.cues import is_reporting
from onrecord.extract.marks import Marked
from onrecord.extract.people import People
from onrecord.extract.signs import Source
from onrecord.extract.titles import role_noun
from onrecord.extract.views import View
from onrecord.tools.tables import words

#: Longest label, in code points and in tokens, and what may stand before it besides a line's beginning: a dash, a bracket, a full
#: stop that no short title ("Mr.", "Prof.") has.
_LONG, _MOST = 90, 10
_BREAK = re.compile(r"[\s\]][-–—]\s|\]\s?|(?<=[a-z]{4}[.!?…])\s")
_FROM = re.compile(r"(?:More from|From|In|Per|Via) (?:the |a |his |her |their |its )?(?=\w)")
_ON = re.compile(r"\s(?:on|On|ON|to|To|about|About)\s")
_SMALL = frozenset({"and", "of", "the", "for", "de", "von", "van", "al", "bin", "da", "del", "&", "-", "’s", "'s", "."})
_HEADS = frozenset({"headline", "heading"})


def from_label(view: View, people: People, mark: Marked, first: int) -> Source | None:
    """Return who is named before a colon right before the quotation, None where no label stands there."""
    text = view.article.text
    lead = text[max(0, mark.outer_start - 3) : mark.outer_start].rstrip()
    if not lead.endswith(":"):
        return None
    colon = text.rindex(":", 0, mark.outer_start)
    found = _before(text, colon)
    if found is None:
        return None
    start, end = found
    heading = view.sentences[view.sentence_of[first]].block in _HEADS
    document = _FROM.match(text, start, end)
    if document:
        return _document(view, document.end(), end)
    about = _ON.search(text, start, end) if heading else None
    return _named(view, people, start, about.start() if about else end, sure=heading)


def from_headline(view: View, people: People, mark: Marked, first: int) -> Source | None:
    """Mira Tolv: Port ‘Not Fit’ For Ice: a person before the first colon of a headline."""
    text = view.article.text
    if view.sentences[view.sentence_of[first]].block not in _HEADS:
        return None
    line = text.rfind("\n", 0, mark.outer_start) + 1
    colon = text.find(":", line, min(mark.outer_start, line + _LONG))
    found = _before(text, colon) if colon >= 0 else None
    source = _named(view, people, *found, sure=True) if found else None
    person = people.by_token.get(source.head) if source else None
    return source if person and person.named and "#body" not in person.roles else None


def behind_dash(view: View, mark: Marked) -> bool:
    """Say whether names alone stand between a dash and the colon before a quotation: nobody before the dash speaks."""
    text = view.article.text
    colon = text.rfind(":", max(0, mark.outer_start - 3), mark.outer_start)
    found = _before(text, colon) if colon >= 0 else None
    return found is not None and _dashed(text, found[0]) and _all_names(view, *found)


def _dashed(text: str, start: int) -> bool:
    return text[max(0, start - 2) : start].strip() in {"-", "–", "—"}


def _all_names(view: View, start: int, end: int) -> bool:
    """Say whether a stretch is of capitalised words without a verb, and no word for an act of speech ("Verdict")."""
    run = [view.tokens[n] for n in range(view.at(start), view.before(end) + 1)]
    label = view.article.text[start:end].casefold()
    if not run or len(run) > _MOST or label in words("quotes/no-turns.txt") | words("quotes/nouns.txt"):
        return False
    return all((t.text[:1].isupper() or t.text in _SMALL) and t.tag not in {"VBD", "VBZ", "VBP", "MD"} for t in run)


def _before(text: str, colon: int) -> tuple[int, int] | None:
    """Return where the label that a colon ends stands."""
    line = text.rfind("\n", 0, colon) + 1
    begin = max(line, colon - _LONG)
    part = text[begin:colon]
    breaks = list(_BREAK.finditer(part))
    if breaks:
        return (begin + breaks[-1].end(), colon) if breaks[-1].end() < len(part) else None
    return (line, colon) if begin == line and colon > line else None


def _document(view: View, start: int, end: int) -> Source | None:
    """From the report: a noun for a text, alone."""
    n, last = view.at(start), view.before(end)
    if n != last or view.tokens[n].text.lower() not in words("quotes/documents.txt"):
        return None
    left = n - 1 if view.tokens[n - 1].text.lower() in {"the", "a", "his", "her", "their", "its"} else n
    return Source(None, (left, n + 1), n, "label")


def _named(view: View, people: People, start: int, end: int, *, sure: bool) -> Source | None:
    """A label of names alone, of somebody known or, where that is not asked for, of whatever has a name's form."""
    first, last = view.at(start), view.before(end)
    if first > last or people.quoted[last] or is_reporting(view.tokens[first].text) or not _all_names(view, start, end):
        return None
    token = view.tokens[last]
    person = people.by_token.get(last)
    known = person is not None and person.named and not person.roles & {"#place", "#nationality"}
    formed = token.entity[2:] in {"PERSON", "ORG", "NAME"} and last > first
    if not (known or role_noun(token.text.lower()) or (not sure and (formed or _dashed(view.article.text, start)))):
        return None
    head = next((n - 1 for n in range(first + 1, last) if view.tokens[n].text == "and"), last)
    return Source(None, (first, last + 1), head if head in people.by_token else last, "label")
