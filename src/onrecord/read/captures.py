"""Captures from paths: files, folders, patterns or standard input in; captures, listings and issues out, in a fixed order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from onrecord.model.captures import Capture, Listing
from onrecord.model.issues import Issue
from onrecord.read.archives import read_archive
from onrecord.read.files import Walk, matches, suffix_of
from onrecord.read.limits import DEFAULT_LIMITS, ReadLimits
from onrecord.read.parquets import read_parquet
from onrecord.read.payloads import Item
from onrecord.read.plain import read_feed_file, read_page, read_plain, read_sitemap_file
from onrecord.read.records import read_json, read_records
from onrecord.read.sniffing import HEAD, Sniffed, sniff, unpack_head
from onrecord.read.sources import FAULTS, STAGE, Source, joined
from onrecord.read.tables import read_table

Reader = Callable[[Source, ReadLimits], Iterator[Item]]
#: Told of each source before what it holds is yielded, so that who reads knows which file an item lies in.
Opening = Callable[[Source], None]

#: How something is read, by what its first bytes say it is.
BY_BYTES: Mapping[Sniffed, Reader] = {
    "archive": read_archive,
    "parquet": read_parquet,
    "feed": read_feed_file,
    "sitemap": read_sitemap_file,
    "page": read_page,
    "json": read_json,
    "table": read_table,
    "plain": read_plain,
}
#: How a file is read, by its suffix (each also with ".gz"); of pages and XML files the first bytes decide.
READERS: Mapping[str, Reader] = {
    ".txt": read_plain,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".jsonl": read_records,
    ".ndjson": read_records,
    ".json": read_json,
    ".csv": read_table,
    ".tsv": read_table,
    ".parquet": read_parquet,
    ".warc": read_archive,
    ".xml": read_feed_file,
    ".rss": read_feed_file,
    ".atom": read_feed_file,
    ".rdf": read_feed_file,
}
#: What a file of a suffix may turn out to be, by its first bytes.
MAY_BE: Mapping[str, frozenset[str]] = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), frozenset({"archive", "parquet", "feed", "sitemap", "json"})),
    ".txt": frozenset({"archive", "parquet", "page", "feed"}),
    **dict.fromkeys((".xml", ".rss", ".atom", ".rdf"), frozenset({"archive", "page", "sitemap", "json"})),
    **dict.fromkeys((".csv", ".tsv"), frozenset({"archive", "parquet"})),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), frozenset({"archive", "parquet", "page", "feed", "sitemap"})),
}
FEEDS = frozenset({".xml", ".rdf"})


def read_paths(
    paths: Iterable[str | os.PathLike[str]],
    *,
    limits: ReadLimits = DEFAULT_LIMITS,
    stdin: BinaryIO | None = None,
    opening: Opening = lambda _: None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Item]:
    """Read files, folders (with all below them), patterns and "-" (standard input); what is not read is an issue.

    `opening` is told of each source before its items are yielded. `columns` tells which columns of tables hold which
    fields (see `fields.field_map`).
    """
    reading = _Reading(limits, columns or {}, opening)
    for path in paths:
        name = os.fspath(path)
        if name == "-":
            yield from reading.stream(stdin or sys.stdin.buffer)
            continue
        for found in matches(name, limits):
            if isinstance(found, Issue):
                yield found
            elif os.path.isdir(found):
                yield from reading.folder(found)
            else:
                yield from reading.file(found)


@dataclass(frozen=True, slots=True)
class _Reading:
    """How paths are read: within what bounds, which columns hold which fields, and who is told of each source."""

    limits: ReadLimits
    columns: Mapping[str, str]
    opening: Opening

    def file(self, path: Path) -> Iterator[Item]:
        suffix, packed = suffix_of(path.name)
        source = Source(os.fsencode(path.name).decode("utf-8", "replace"), path, packed=packed, columns=self.columns)
        self.opening(source)
        if not os.path.exists(path):
            yield source.issue("not-found", f"There is no file or folder {path}.")
        elif not os.path.isfile(path):
            yield source.issue("unsupported-file", "It is no file but a device or a pipe; what comes in a pipe is read as -.")
        elif suffix not in READERS:
            known = ", ".join(sorted(READERS))
            yield source.issue("unsupported-file", f"Files of this kind are not read (read are {known}, each also .gz).")
        elif (reader := _reader_of(source, suffix)) is None:
            yield source.issue("no-feed", "The file is XML, but neither a feed nor a sitemap.", "warning")
        else:
            yield from reader(source, self.limits)

    def folder(self, folder: Path) -> Iterator[Item]:
        walk = Walk(folder, frozenset(READERS), self.limits, self.columns)
        found = 0
        for source in walk.sources():
            if isinstance(source, Issue):
                yield source
                continue
            suffix = suffix_of(source.path)[0]
            reader = _reader_of(source, suffix)
            if reader is None:
                walk.passed[f"{suffix} (no feed)"] += 1
                continue
            self.opening(source)
            for item in reader(source, self.limits):
                found += isinstance(item, Capture | Listing)
                yield item
        name = folder.name or str(folder)
        if walk.passed:
            kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(walk.passed.items())[:12])
            count = sum(walk.passed.values())
            message = f"{count} file{'s' * (count != 1)} of other kinds {'were' if count != 1 else 'was'} passed over ({kinds})."
            yield Issue(STAGE, name, "info", "passed-over", message)
        if not found:
            yield Issue(STAGE, name, "warning", "no-articles", "The folder holds no article that could be read.")

    def stream(self, stream: BinaryIO) -> Iterator[Item]:
        """Read standard input: its bytes tell what it is, packed or not."""
        try:
            head = stream.read(HEAD)
        except OSError as fault:
            yield Issue(STAGE, "-", "error", "unreadable-file", f"Standard input could not be read: {fault.strerror}.")
            return
        beginning, packed = unpack_head(head)
        source = Source("-", stream=joined(head, stream), packed=packed, columns=self.columns)
        self.opening(source)
        yield from BY_BYTES[sniff(beginning)](source, self.limits)


def _reader_of(source: Source, suffix: str) -> Reader | None:
    """Return how a file is read: by its suffix, unless its first bytes say clearly that it is something else.

    None for an XML file that is no feed.
    """
    if suffix not in MAY_BE:
        return READERS[suffix]
    try:
        with source.open_raw() as raw:
            head = raw.read(HEAD)
    except FAULTS:
        return READERS[suffix]
    found = sniff(unpack_head(head)[0] if source.packed else head)
    if found in MAY_BE[suffix]:
        return BY_BYTES[found]
    if suffix in FEEDS and head.strip() and found != "feed":
        return None
    return READERS[suffix]
