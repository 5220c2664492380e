"""Contents: payloads of a known kind in, captures, listings and issues out."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from onrecord.model.captures import Capture, MediaType
from onrecord.model.ids import content_id
from onrecord.read.addresses import page_address
from onrecord.read.charsets import Decoded, decode, looks_binary
from onrecord.read.limits import ReadLimits
from onrecord.read.payloads import Item, Kind, Payload
from onrecord.read.sources import megabytes


def read_payload(payload: Payload, kind: Kind, limits: ReadLimits) -> Iterator[Item]:
    """Read bytes that are of this kind."""
    if kind == "feed":
        from onrecord.read.feeds import read_feed

        yield from read_feed(payload, limits)
    elif kind == "sitemap":
        from onrecord.read.sitemaps import read_sitemap

        yield from read_sitemap(payload, limits)
    else:
        yield from _read_text(payload, "text/html" if kind == "page" else "text/plain", limits)


def _read_text(payload: Payload, media_type: MediaType, limits: ReadLimits) -> Iterator[Item]:
    data = payload.data
    if len(data) > limits.article_bytes:
        yield payload.issue("too-large", f"It is larger than {megabytes(limits.article_bytes)} and was not read.")
        return
    if not data.strip(b"\x00 \t\r\n\x0b\x0c"):
        yield payload.issue("empty-file", "The file is empty.", "warning")
        return
    if looks_binary(data):
        yield payload.issue("binary-file", "The file is not text.")
        return
    decoded = decode(data, declarations=media_type == "text/html", transport=payload.charset)
    if not decoded.text.strip():
        yield payload.issue("empty-file", "The file is empty.", "warning")
        return
    if decoded.damaged:
        message = f"{decoded.damaged} characters could not be read as {decoded.charset}."
        yield payload.issue("damaged-text", message, "warning")
    yield text_capture(payload, decoded, media_type)


def text_capture(payload: Payload, decoded: Decoded, media_type: MediaType) -> Capture:
    """Make the capture of a page or a text; a page without an address may tell its own."""
    url = payload.url or (page_address(decoded.text) if media_type == "text/html" else "")
    digest = sha256(payload.data).hexdigest()
    return Capture(
        id=content_id("capture", url or payload.path, digest),
        path=payload.path,
        sha256=digest,
        media_type=media_type,
        charset=decoded.charset,
        charset_reason=decoded.reason,
        text=decoded.text,
        url=url,
        size=len(payload.data),
        fetched=payload.fetched,
        warc_record=payload.warc_record,
    )
