"""Captures: bytes as found, with where they were found and how they were decoded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MediaType = Literal["text/plain", "text/html", "application/json"]


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


@dataclass(frozen=True, slots=True)
class Capture:
    """One article's bytes as found.

    `id` hashes the record id, else the URL, else the path relative to the argument read, with `sha256`
    (of `data`). `text` is `data` decoded by `charset` (decided for `charset_reason`), without a byte-order
    mark; for an HTML page it is the mark-up. `record` is set for records of tables only. `path` is
    relative to the argument read ("" for none). `draft` marks a text under check, which is no report.
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
