"""Plain text and HTML files: one file in, one capture out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from onrecord.model.captures import Capture, MediaType
from onrecord.model.ids import content_id
from onrecord.model.issues import Issue
from onrecord.read.charsets import Decoded, decode, looks_binary
from onrecord.read.limits import ReadLimits
from onrecord.read.sources import Source, read_whole


def read_plain(source: Source, limits: ReadLimits) -> Iterator[Capture | Issue]:
    """Read a text file that holds one article."""
    yield from _read(source, limits, "text/plain")


def read_page(source: Source, limits: ReadLimits) -> Iterator[Capture | Issue]:
    """Read a saved web page."""
    yield from _read(source, limits, "text/html")


def _read(source: Source, limits: ReadLimits, media_type: MediaType) -> Iterator[Capture | Issue]:
    data = read_whole(source, limits.article_bytes)
    if isinstance(data, Issue):
        yield data
        return
    if looks_binary(data):
        yield source.issue("binary-file", "The file is not text.")
        return
    decoded = decode(data, declarations=media_type == "text/html")
    if not decoded.text.strip():
        yield source.issue("empty-file", "The file is empty.", "warning")
        return
    if decoded.damaged:
        message = f"{decoded.damaged} characters could not be read as {decoded.charset}."
        yield source.issue("damaged-text", message, "warning")
    yield whole_capture(source, data, decoded, media_type)


def whole_capture(source: Source, data: bytes, decoded: Decoded, media_type: MediaType) -> Capture:
    """Make the capture of a file that holds one article."""
    digest = sha256(data).hexdigest()
    return Capture(
        id=content_id("capture", source.path, digest),
        path=source.path,
        sha256=digest,
        media_type=media_type,
        charset=decoded.charset,
        charset_reason=decoded.reason,
        text=decoded.text,
        size=len(data),
    )


def looks_like_page(head: bytes) -> bool:
    """Say whether the first bytes of a stream are an HTML page's."""
    return bool(re.match(rb"(?i)\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|!--|html|head|body|article|div|p|meta)\b", head))
