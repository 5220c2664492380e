"""Captures: bytes as found, with where they were found and how they were decoded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MediaType = Literal[
    "text/plain", "text/html", "application/json", "text/csv", "application/vnd.apache.parquet",
    "application/rss+xml", "application/atom+xml", "application/xml",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecordFields:
    """The fields of a table's or JSON Lines record, under schema.org NewsArticle's names; "" where absent."""

    headline: str = ""
    body: str = ""
    published: str = ""
    url: str = ""
    publisher: str = ""
    author: str = ""
    language: str = ""
    record_id: str = ""
    modified: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Capture:
    """One article's bytes as found.

    `id` hashes the record id, else the URL, else the path relative to the argument read, with `sha256`
    (of `data`). `text` is `data` decoded by `charset` (decided for `charset_reason`), without a byte-order
    mark; for an HTML page it is the mark-up. `record` is set for records of tables only. `path` is
    relative to the argument read ("" for none). `draft` marks a text under check, which is no report.
    `fetched` is when the bytes were taken off the web (ISO 8601 in UTC), `warc_record` the id of the WARC record that
    holds them (ISO 28500); both "" where nothing tells. A row of a table has no bytes of its own: `data` are then its
    fields as JSON.
    """

    id: str
    path: str
    sha256: str
    media_type: MediaType
    charset: str
    charset_reason: str
    text: str
    url: str = ""
    record_id: str = ""
    record: RecordFields | None = None
    size: int = 0
    draft: bool = False
    fetched: str = ""
    warc_record: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed or a news sitemap tells of a page that it links to, and whose text it does not hold: no article.

    `fields` holds its headline, dates, publisher and, as `description`, its summary; `sha256` is that of the
    entry's fields as JSON, `path` the feed's.
    """

    id: str
    path: str
    sha256: str
    url: str
    fields: RecordFields
    fetched: str = ""
