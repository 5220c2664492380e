"""Plain text, HTML pages and XML files: one file in, one capture out, or what a feed holds."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.issues import Issue
from onrecord.read.contents import read_payload
from onrecord.read.limits import ReadLimits
from onrecord.read.payloads import Item, Kind, Payload
from onrecord.read.sources import Source, read_whole


def read_plain(source: Source, limits: ReadLimits) -> Iterator[Item]:
    """Read a text file that holds one article."""
    yield from _read(source, limits, "plain")


def read_page(source: Source, limits: ReadLimits) -> Iterator[Item]:
    """Read a saved web page."""
    yield from _read(source, limits, "page")


def read_feed_file(source: Source, limits: ReadLimits) -> Iterator[Item]:
    """Read a file that holds an RSS, Atom or RDF feed."""
    yield from _read(source, limits, "feed")


def read_sitemap_file(source: Source, limits: ReadLimits) -> Iterator[Item]:
    """Read a file that holds a sitemap."""
    yield from _read(source, limits, "sitemap")


def _read(source: Source, limits: ReadLimits, kind: Kind) -> Iterator[Item]:
    data = read_whole(source, limits.feed_bytes if kind in ("feed", "sitemap") else limits.article_bytes)
    if isinstance(data, Issue):
        yield data
    else:
        yield from read_payload(Payload(source.path, data), kind, limits)
