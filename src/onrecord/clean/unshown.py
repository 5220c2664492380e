"""Unshown: what a page declares of its article and does not show: its text, which a script lays out, or its headline.

In: a page's layout and what it declares. Out: the same layout, or one of the declared headline and text (schema.org's
headline and articleBody), in the form of a record's; with a headline of last resort, the page's title without the
site's name, put above the text. State that scripts carry in forms of their own is not guessed at.
"""

from __future__ import annotations

import re

from onrecord.clean.alignment import covered, words_of
from onrecord.clean.declared import Declared
from onrecord.clean.layouts import Layout, lay_out_record
from onrecord.model.articles import BODY_KINDS
from onrecord.tools.directory import Directory

#: Words of a declared text that is one, words of a shown one that is none, and the share of those that are the article's.
TEXT, SHOWN, SAME = 25, 25, 0.2
#: Words of a headline, and of a site's name behind it at most.
LEAST, SITE = 3, 5
#: Marks before a site's name at a title's end; the first is seldom part of a headline.
BAR = re.compile(r"\s[|»·]\s")
DASH = re.compile(r"\s[–—-]\s")
REASON = "as the page’s metadata declares it; the page shows none"


def from_metadata(layout: Layout, declared: Declared, directory: Directory) -> Layout:
    """Return the layout of the declared text where the page shows nothing of it, else the layout as it is."""
    shown = [unit.text for unit in layout.units if unit.kind in BODY_KINDS]
    told = [part for part in declared.body.split("\n") if part.strip()]
    if len(words_of(declared.body)) < TEXT or sum(len(words_of(text)) for text in shown) >= SHOWN:
        return layout
    if max(covered(shown, told), default=0.0) >= SAME:
        return layout
    title = declared.headline.strip()
    text = "\n\n".join([*([title] if title else []), *(part.strip() for part in told)])
    found = lay_out_record(text, len(title), directory)
    found.pieces = [
        (start, kind, f"{reason}, {REASON}" if kind == "headline" or kind in BODY_KINDS else reason) for start, kind, reason in found.pieces
    ]
    found.unshown = True
    return found


def with_title(layout: Layout, declared: Declared) -> Layout:
    """Put the declared title above a text whose headline is nowhere on the page; a text without a body needs none."""
    title = without_site(declared.headline, declared.source)
    if layout.headline or len(words_of(title)) < LEAST or not any(unit.kind in BODY_KINDS for unit in layout.units):
        return layout
    shift = len(title) + 2
    layout.text = f"{title}\n\n{layout.text}"
    layout.headline = (0, len(title))
    for unit in layout.units:
        unit.start, unit.end = unit.start + shift, unit.end + shift
    if layout.dateline:
        layout.dateline = (layout.dateline[0] + shift, layout.dateline[1] + shift)
    layout.pieces = [(start + shift, kind, reason) for start, kind, reason in layout.pieces]
    layout.pieces.insert(0, (0, "headline", "the title that the page declares; the page shows no headline"))
    layout.rest = [(start + shift, kind, reason) for start, kind, reason in layout.rest]
    return layout


def without_site(title: str, source: str) -> str:
    """Return a page's title without the site's name at its end."""
    for marks in (BAR, DASH):
        parts = list(marks.finditer(title))
        if not parts:
            continue
        head, site = title[: parts[-1].start()].strip(), title[parts[-1].end() :].strip()
        named = bool(source) and words_of(site) == words_of(source)
        if len(words_of(head)) >= LEAST and (named or (marks is BAR and len(words_of(site)) <= SITE)):
            return head
    return title.strip()
