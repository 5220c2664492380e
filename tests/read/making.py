"""Material for the tests of reading, made in code: WARC records, pages, feeds, tables of invented news."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from onrecord.model.captures import Capture, Listing
from onrecord.model.issues import Issue
from onrecord.read.captures import read_paths
from onrecord.read.limits import DEFAULT_LIMITS, ReadLimits

SENTENCE = "The dam at Olm held through the night, and nobody was hurt, the harbour office said. "


def page(number: int = 0, *, words: int = 20) -> bytes:
    """A small page that tells its number."""
    return f"<html><head><title>Dam {number}</title></head><body><p>Report {number}. {SENTENCE * words}</p></body></html>".encode()


def http(body: bytes, *, status: str = "200 OK", media: str = "text/html; charset=utf-8", extra: Sequence[str] = ()) -> bytes:
    """An HTTP response."""
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {media}", *extra, "", ""]).encode() + body


def record(
    block: bytes, *, kind: str = "response", uri: str = "https://gull.example/0", number: int = 0,
    media: str = "application/http; msgtype=response", length: int | str | None = None, version: str = "1.0",
    date: str = "2031-04-02T05:06:07Z",
) -> bytes:  # fmt: skip
    """A WARC record; `length` is what its header says of its block's length."""
    head = [
        f"WARC/{version}", f"WARC-Type: {kind}", f"WARC-Record-ID: <urn:uuid:0000-{number}>", f"WARC-Date: {date}",
        f"Content-Type: {media}", f"Content-Length: {len(block) if length is None else length}",
        *([f"WARC-Target-URI: {uri}"] if uri else []),
    ]  # fmt: skip
    return "\r\n".join([*head, "", ""]).encode() + block + b"\r\n\r\n"


def responses(count: int) -> list[bytes]:
    """Records of so many pages, numbered from 0."""
    return [record(http(page(n)), uri=f"https://gull.example/{n}", number=n) for n in range(count)]


def table(rows: Iterable[Sequence[object]], *, delimiter: str = ",", charset: str = "utf-8") -> bytes:
    """Rows as CSV."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(charset)


def feed(*items: str, head: str = "", charset: str = "utf-8") -> bytes:
    """An RSS feed of these items."""
    return (
        f'<?xml version="1.0" encoding="{charset}"?>\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Gull</title><link>https://gull.example/</link><language>en</language>{head}{''.join(items)}"
        "</channel></rss>"
    ).encode(charset, "xmlcharrefreplace")


class Read:
    """What reading gave: captures, listings and issues."""

    def __init__(self, items: Iterable[Capture | Listing | Issue]) -> None:
        found = list(items)
        self.captures = [item for item in found if isinstance(item, Capture)]
        self.listings = [item for item in found if isinstance(item, Listing)]
        self.issues = [item for item in found if isinstance(item, Issue)]

    @property
    def codes(self) -> list[str]:
        """The issues' codes."""
        return [issue.code for issue in self.issues]

    @property
    def urls(self) -> list[str]:
        """The captures' addresses."""
        return [capture.url for capture in self.captures]

    @property
    def texts(self) -> list[str]:
        """The captures' texts."""
        return [capture.text for capture in self.captures]


def read_bytes(data: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Read:
    """Read bytes as standard input."""
    return Read(read_paths(["-"], stdin=io.BytesIO(data), limits=limits))


def read_file(path: Path, data: bytes, *, limits: ReadLimits = DEFAULT_LIMITS, columns: dict[str, str] | None = None) -> Read:
    """Write bytes to a file and read it."""
    path.write_bytes(data)
    return Read(read_paths([path], limits=limits, columns=columns))
