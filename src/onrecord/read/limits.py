"""Limits: how much is read of input that nobody vouches for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLimits:
    """Bounds of size, number and depth. The sizes hold after decompression as well."""

    #: Bytes of a file that holds one article; the longest news features lie below 1 MB.
    article_bytes: int = 20_000_000
    #: Bytes of a feed or a sitemap; a sitemap has 50 MB at most (sitemaps.org), real feeds lie below 5 MB.
    feed_bytes: int = 50_000_000
    #: Bytes of a file that is one JSON value, which is held in memory whole: up to some 25 times its size.
    json_bytes: int = 25_000_000
    #: Bytes of a file of records, read line by line.
    table_bytes: int = 4_000_000_000
    #: Bytes of one record.
    record_bytes: int = 20_000_000
    #: Records of one file.
    records: int = 2_000_000
    #: Depth of nested folders.
    depth: int = 64
    #: Faulty records behind which a file that holds next to no sound ones is not read on.
    hopeless: int = 20_000
    #: Faults of one file that are listed one by one; the rest are counted.
    faults: int = 20


DEFAULT_LIMITS = ReadLimits()
