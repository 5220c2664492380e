"""Payloads: the bytes of one page, text or feed with what is known of them, and what they are.

Files and the records of archives meet here: both hold bytes that say, or are said, to be something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.model.captures import Capture, Listing
from onrecord.model.issues import Issue, Level
from onrecord.read.charsets import looks_binary
from onrecord.read.sources import STAGE

Item = Capture | Listing | Issue
Kind = Literal["page", "plain", "feed", "sitemap"]

PAGES = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
#: What servers say where they do not know.
UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream", "unknown", "application/unknown", "*/*"})
#: What may stand before a root element. The groups are atomic: hostile beginnings cost no time.
_BEFORE = rb"(?>\s+|<\?[^>]{0,1000}>|<!--(?:(?!-->).){0,4000}-->|<!DOCTYPE\s(?!html)[^\[>]{0,1000}(?:\[[^\]]{0,6000}\]\s{0,9})?>)*+"
_PAGE = re.compile(
    _BEFORE + rb"<(?:!doctype\s+html|html|head|body|article|div|p|meta|title|section|main|h1)\b", re.S | re.I
)
_FEED = re.compile(
    _BEFORE + rb"<(?:[A-Za-z][\w.-]{0,40}:)?(rss|feed|rdf|channel|urlset|sitemapindex)(?=[\s>])", re.S | re.I
)
#: Bytes of a beginning that tell what something is.
HEAD = 8192


@dataclass(frozen=True, slots=True)
class Payload:
    """Bytes with what is known of them; "" where nothing is.

    `media` and `charset` are what the transport declares, `url` an http(s) address, `fetched` ISO 8601 in UTC.
    """

    path: str
    data: bytes
    media: str = ""
    charset: str = ""
    url: str = ""
    fetched: str = ""
    warc_record: str = ""

    def issue(self, code: str, message: str, level: Level = "error") -> Issue:
        """Make an issue about this payload."""
        named = f"{self.url}: {message}" if self.url and self.warc_record else message
        return Issue(STAGE, self.path, level, code, named)


def kind_of(media: str, head: bytes) -> Kind | None:
    """Return what bytes are, by the media type that is declared for them and by how they begin; None for others."""
    if looks_binary(head):
        return None
    told = _kind_of_head(head)
    if media in PAGES:
        return told if told in ("feed", "sitemap") else "page"
    if media == "text/plain" or media in UNTOLD:
        return told or ("plain" if media == "text/plain" else None)
    if media.endswith(("/xml", "+xml")) and media != "image/svg+xml":
        return told
    return None


def looks_like_page(head: bytes) -> bool:
    """Say whether the first bytes of a stream are an HTML page's."""
    return bool(_PAGE.match(head.removeprefix(b"\xef\xbb\xbf")))


def feed_kind(head: bytes) -> Literal["feed", "sitemap"] | None:
    """Say whether the first bytes are a feed's (RSS, Atom, RDF) or a sitemap's."""
    found = _FEED.match(_narrow(head).lstrip())
    if not found:
        return None
    return "sitemap" if found[1].lower() in (b"urlset", b"sitemapindex") else "feed"


def _kind_of_head(head: bytes) -> Kind | None:
    return feed_kind(head) or ("page" if looks_like_page(_narrow(head)) else None)


def _narrow(head: bytes) -> bytes:
    """Return a beginning without its mark and, where it is UTF-16, without the zeros: mark-up's letters are ASCII."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    return head.replace(b"\x00", b"") if b"\x00" in head[:16] else head


def listed_only(what: str, listed: int, short: int) -> str:
    """Say of entries or rows that they are no articles, and how many of them hold a description."""
    if not short:
        return f"{what} hold no text, only the address of a page: nothing is fetched here."
    some = "" if short == listed else f" ({short} of them)"
    return f"{what} hold only the address of a page and a short text{some}, not the whole: nothing is fetched here."
