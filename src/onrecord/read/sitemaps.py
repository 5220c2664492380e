"""Sitemaps (sitemaps.org, with Google's news extension): listings of the pages that they name."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from onrecord.model.captures import RecordFields
from onrecord.read.feeds import listing, told
from onrecord.read.limits import ReadLimits
from onrecord.read.payloads import Item, Payload

#: Fields by the local names of a sitemap's elements.
FIELDS = {"loc": "url", "title": "headline", "publication_date": "published", "lastmod": "modified", "name": "publisher",
          "language": "language"}  # fmt: skip


def read_sitemap(payload: Payload, limits: ReadLimits) -> Iterator[Item]:
    """Read a sitemap; nothing is fetched, no entity is followed."""
    listed = nowhere = further = 0
    fault = "" if payload.data.rstrip(b"\x00 \t\r\n").endswith(b">") else "its end is missing"
    try:
        for name, fields in _entries(payload.data, limits, whole=not fault):
            if name == "sitemap":
                further += 1
            elif fields.url:
                listed += 1
                yield listing(payload, fields)
            else:
                nowhere += 1
    except SyntaxError as error:  # lxml's XMLSyntaxError
        fault = fault or " ".join(str(error).split())[:120]
    if fault:
        yield payload.issue("damaged-feed", f"The sitemap is damaged ({fault}); {listed} entries were read.", "warning")
    if further:
        message = f"It names {further} further sitemaps, which are not fetched."
        yield payload.issue("sitemap-index", message, "info")
    if not further:
        yield from told(payload, listed, nowhere, entries=listed + nowhere)


def _entries(data: bytes, limits: ReadLimits, *, whole: bool) -> Iterator[tuple[str, RecordFields]]:
    """Yield each entry's element name and fields; what was read of the tree is let go.

    Where the sitemap is not whole its last entry is left out: its address may be cut.
    """
    last: tuple[str, RecordFields] | None = None
    for entry in _parsed(data, limits):
        if last:
            yield last
        last = entry
    if last and whole:
        yield last


def _parsed(data: bytes, limits: ReadLimits) -> Iterator[tuple[str, RecordFields]]:
    from lxml import etree

    found: dict[str, str] = {}
    events: Any = etree.iterparse(
        io.BytesIO(data), events=("end",), resolve_entities=False, no_network=True, load_dtd=False, recover=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    number = 0
    for _, element in events:
        name = re.split("[}:]", element.tag)[-1].lower() if isinstance(element.tag, str) else ""
        if name in FIELDS and not found.get(FIELDS[name]):
            found[FIELDS[name]] = " ".join("".join(element.itertext()).split())[:5000]
        elif name in ("url", "sitemap"):
            number += 1
            if number > limits.records:
                return
            if not found.get("url", "").lower().startswith(("http://", "https://")):
                found.pop("url", None)
            yield name, RecordFields(**found)
            found = {}
            element.clear()
            while (before := element.getprevious()) is not None:
                element.getparent().remove(before)
