"""Bounds on a page's mark-up: mark-up in, mark-up out that every parser reads in linear time.

Parsers compare each attribute of an element with all others: an element with a hundred thousand takes minutes. No page
that people read comes near this bound.
"""

from __future__ import annotations

import re

#: Attributes of one element, and characters of a tag from which they are counted.
ATTRIBUTES, WIDE_TAG = 400, 2_000

_WIDE = re.compile(rf"<([A-Za-z][\w:-]{{0,40}})\s[^<>]{{{WIDE_TAG},}}>?")


def bounded_markup(markup: str) -> str:
    """Return the mark-up with the attributes left out of elements that have far too many."""
    return _WIDE.sub(_without_attributes, markup)


def _without_attributes(tag: re.Match[str]) -> str:
    return f"<{tag[1]}>" if len(tag[0].split(None, ATTRIBUTES + 1)) > ATTRIBUTES else tag[0]
