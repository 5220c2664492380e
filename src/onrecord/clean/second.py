"""Second opinion: where little of an article was found on a page, what trafilatura finds (Barbaresi, ACL 2021).

In: a page's tree and its units. Out: the indexes of the units that stand in what the library extracts; none where it
fails or the page is too large for it.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from onrecord.clean.alignment import covered
from onrecord.clean.units import Unit

#: Share of a line's words that the extraction took, from which the line is of the body.
TAKEN = 0.6
#: Elements of a page with which an extraction is tried, whose time grows faster than they do.
ELEMENTS = 5_000


def ask_extractor(root: Any, units: Sequence[Unit]) -> list[int]:
    """Return the units that the library takes for the article's text."""
    if sum(1 for _ in root.iter()) > ELEMENTS:
        return []
    from lxml import etree
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(etree.tostring(root, encoding="unicode", method="html"), include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # a fault of the library on a broken page must not stop a run
        return []
    text = getattr(found, "text", None) or ""
    shares = covered([unit.text for unit in units], [line for line in text.split("\n") if line.strip()])
    return [index for index, share in enumerate(shares) if share >= TAKEN]
