"""Sniffing: the first bytes of something in, what it is out, whatever its name says."""

from __future__ import annotations

import zlib
from typing import Literal

from onrecord.read.archives import OPENING
from onrecord.read.payloads import feed_kind, looks_like_page
from onrecord.read.tables import looks_like_table
from onrecord.read.tapes import MEMBER

Sniffed = Literal["archive", "parquet", "feed", "sitemap", "page", "json", "table", "plain"]
#: Bytes that are looked at.
HEAD = 8192


def sniff(head: bytes) -> Sniffed:
    """Return what begins with these bytes; "plain" where nothing else fits."""
    if OPENING.match(head):
        return "archive"
    if head.startswith(b"PAR1"):
        return "parquet"
    kind = feed_kind(head)
    if kind:
        return kind
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare.startswith(b"{") and bare[1:].lstrip()[:1] in (b'"', b"}"):
        return "json"
    if bare.startswith(b"[") and bare[1:].lstrip()[:1] == b"{":
        return "json"
    if looks_like_page(head):
        return "page"
    return "table" if looks_like_table(head) else "plain"


def unpack_head(head: bytes) -> tuple[bytes, bool]:
    """Return the beginning of what a gzip beginning holds and True; the bytes themselves and False for others."""
    if not head.startswith(MEMBER):
        return head, False
    try:
        return zlib.decompressobj(31).decompress(head, HEAD), True
    except zlib.error:
        return b"", True
