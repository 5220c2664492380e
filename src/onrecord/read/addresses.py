"""Addresses: the mark-up of a saved page in, the address that it says it was saved from or belongs to out."""

from __future__ import annotations

import re
from html import unescape

#: Characters of a page that are looked through.
REACH = 262_144
#: What browsers and copiers note when they save a page: "saved from url" (browsers), SingleFile, HTTrack.
_SAVED = re.compile(
    r"<!--\s*(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s+url:\s*|Mirrored from\s+)([^\s<>]{4,2000})", re.I
)
_TAG = re.compile(r"<(?:link|meta)\b[^<>]{0,3000}>", re.I)
_PART = re.compile(r"""([a-zA-Z:-]{2,20})\s*=\s*(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'<>]{1,2000}))""")
_ABSOLUTE = re.compile(r"https?://[^\s/?#<>\"']+\.?[^\s<>\"']*", re.I)


def page_address(text: str) -> str:
    """Return a page's own http(s) address: as noted when it was saved, its canonical link, og:url; else ""."""
    head = text[:REACH]
    saved = _SAVED.search(head[:20_000])
    if saved:
        address = saved[1] if "://" in saved[1] else f"http://{saved[1]}"
        if _whole(address):
            return _whole(address)
    shared = ""
    for tag in _TAG.findall(head):
        lower = tag.lower()
        if "canonical" not in lower and "og:url" not in lower:
            continue
        parts = {found[0].lower(): unescape(found[1] or found[2] or found[3]).strip() for found in _PART.findall(tag)}
        if "canonical" in parts.get("rel", "").lower().split() and _whole(parts.get("href", "")):
            return _whole(parts["href"])
        if "og:url" in (parts.get("property", "").lower(), parts.get("name", "").lower()):
            shared = shared or _whole(parts.get("content", ""))
    return shared


def _whole(address: str) -> str:
    return address if len(address) <= 2000 and _ABSOLUTE.fullmatch(address) else ""
