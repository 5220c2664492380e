"""The archive: answers in, WARC/1.1 files out (ISO 28500:2017), a gzip member a record, each on the disk before it counts.

Bodies are kept unpacked; the header fields that spoke of their packing are kept under names of their own
(`X-Crawler-...`, as Common Crawl does), and `Content-Length` is that of the body kept. So a record's payload digest
is that of the very bytes that are read. A file is never added to by a later run.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5

from onrecord.read.watching.outcomes import Answer

#: Header fields that are not true of the body as kept.
ALTERED = frozenset({b"content-encoding", b"transfer-encoding", b"content-length"})
Fields = list[tuple[str, str]]


class Archive:
    """Writes WARC files into a folder: `begun` is told of each new file's name before it is made."""

    def __init__(self, folder: Path, *, software: str, limit: int, begun: Callable[[str], None]) -> None:
        self._folder, self._software, self._limit, self._begun = folder, software, limit, begun
        self._file: BinaryIO | None = None

    def write(self, answer: Answer, *, via: str) -> str:
        """Write an answer, and how it was come by; return its record's id. On return it lies on the disk."""
        file = self._file or self._open(answer.at)
        response = response_record(answer)
        notes = [f"via: {via}"] if via and not via.startswith("@") else []
        notes += [f"redirectedFrom: {url}" for url in answer.hops]
        data = packed(response)
        if notes:
            data += packed(metadata_record(answer, notes, response[0][1]))
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        if file.tell() > self._limit:
            self.close()
        return response[0][1]

    def close(self) -> None:
        """Close the file at hand; the next answer begins a new one."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _open(self, at: float) -> BinaryIO:
        stamp = datetime.fromtimestamp(at, UTC).strftime("%Y%m%d-%H%M%S")
        number = 1
        while (path := self._folder / f"watch-{stamp}-{number}.warc.gz").exists():
            number += 1
        self._begun(path.name)
        self._file = path.open("xb")
        self._file.write(packed(info_record(path.name, self._software, at)))
        _sync_folder(self._folder)
        return self._file


def _sync_folder(folder: Path) -> None:
    """Bring a new file's name to the disk as well, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    directory = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def response_record(answer: Answer) -> tuple[tuple[str, str], Fields, bytes]:
    """Return a response record: its id's field, its other fields and its block."""
    block = http_head(answer) + answer.body
    fields = [
        ("WARC-Type", "response"),
        ("WARC-Target-URI", answer.url),
        ("WARC-Date", warc_date(answer.at)),
        ("WARC-IP-Address", answer.address),
        ("WARC-Payload-Digest", f"sha256:{sha256(answer.body).hexdigest()}"),
        ("WARC-Block-Digest", f"sha256:{sha256(block).hexdigest()}"),
        ("Content-Type", "application/http;msgtype=response"),
    ]
    return _id("response", answer.url, warc_date(answer.at), sha256(block).hexdigest()), fields, block


def metadata_record(answer: Answer, notes: list[str], about: str) -> tuple[tuple[str, str], Fields, bytes]:
    """Return a metadata record that tells which feed listed a page and which URLs redirected to it."""
    fields = [
        ("WARC-Type", "metadata"),
        ("WARC-Target-URI", answer.url),
        ("WARC-Date", warc_date(answer.at)),
        ("WARC-Concurrent-To", about),
        ("Content-Type", "application/warc-fields"),
    ]
    return _id("metadata", about), fields, "".join(f"{note}\r\n" for note in notes).encode("utf-8")


def info_record(name: str, software: str, at: float) -> tuple[tuple[str, str], Fields, bytes]:
    """Return the record that a file begins with: who wrote it and by which rules."""
    fields = [
        ("WARC-Type", "warcinfo"),
        ("WARC-Date", warc_date(at)),
        ("WARC-Filename", name),
        ("Content-Type", "application/warc-fields"),
    ]
    block = f"software: {software}\r\nformat: WARC File Format 1.1\r\nrobots: classic\r\n".encode()
    return _id("warcinfo", name, warc_date(at)), fields, block


def packed(record: tuple[tuple[str, str], Fields, bytes]) -> bytes:
    """Return a record as one gzip member; the same bytes for the same record."""
    named, fields, block = record
    lines = [f"{name}: {value}" for name, value in (*fields[:1], named, *fields[1:], ("Content-Length", str(len(block))))]
    head = "WARC/1.1\r\n" + "\r\n".join(lines) + "\r\n\r\n"
    return gzip.compress(head.encode("utf-8") + block + b"\r\n\r\n", mtime=0)


def http_head(answer: Answer) -> bytes:
    """Return the status line and header fields as received, those on packing renamed."""
    line, received = answer.head
    lines = [line]
    for name, value in received:
        lines.append((b"X-Crawler-" + name if name.lower() in ALTERED else name) + b": " + value)
    lines.append(b"Content-Length: %d" % len(answer.body))
    return b"\r\n".join(lines) + b"\r\n\r\n"


def warc_date(at: float) -> str:
    """Write a time as WARC-Date does, to the millisecond."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _id(*parts: str) -> tuple[str, str]:
    return "WARC-Record-ID", f"<{uuid5(NAMESPACE_URL, ' '.join(parts)).urn}>"
