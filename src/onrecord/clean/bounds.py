"""Bounds on a page's mark-up: mark-up in, mark-up out that every parser reads in linear time.

Parsers compare each attribute of an element with all others, and extractors walk tables and lists again for each of
their cells: a page of a hundred thousand of either takes minutes. No page that people read comes near these bounds.
"""

from __future__ import annotations

import re

#: Attributes of one element, and characters of a tag from which they are counted.
ATTRIBUTES, WIDE_TAG = 400, 2_000
#: Tags of a page (opening and closing) with which an extraction is tried; long live blogs have 20,000.
TAGS = 40_000

_WIDE = re.compile(rf"<([A-Za-z][\w:-]{{0,40}})\s[^<>]{{{WIDE_TAG},}}>?")


def bounded_markup(markup: str) -> str:
    """Return the mark-up with the attributes left out of elements that have far too many."""
    return _WIDE.sub(_without_attributes, markup)


def extractable(markup: str) -> bool:
    """Say whether a page has few enough elements for an extraction, whose time grows faster than they do."""
    return markup.count("<") <= TAGS


def _without_attributes(tag: re.Match[str]) -> str:
    return f"<{tag[1]}>" if len(tag[0].split(None, ATTRIBUTES + 1)) > ATTRIBUTES else tag[0]
