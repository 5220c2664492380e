"""Sources: one readable file or stream, opened within limits and unpacked; the faults of opening it."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.model.issues import Issue, Level

STAGE = "read"
#: What reading a damaged or forbidden file raises.
FAULTS = (OSError, EOFError, zlib.error)


@dataclass(frozen=True, slots=True)
class Source:
    """One file (`file`) or a stream's bytes (`data`). `path` is relative to the argument read."""

    path: str
    file: Path | None = None
    data: bytes = b""
    packed: bool = False

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open it, unpacked where it is gzip."""
        with self.file.open("rb") if self.file else io.BytesIO(self.data) as raw:
            if self.packed:
                with gzip.GzipFile(fileobj=raw) as unpacked:
                    yield cast(BinaryIO, unpacked)
            else:
                yield raw

    def size(self) -> int:
        """Return its size in bytes as it lies, packed or not."""
        return self.file.stat().st_size if self.file else len(self.data)

    @property
    def location(self) -> str:
        """Where it lies on this machine: an absolute path, "" for a stream. It never enters a record."""
        return os.fsencode(os.path.abspath(self.file)).decode("utf-8", "backslashreplace") if self.file else ""

    def issue(self, code: str, message: str, level: Level = "error") -> Issue:
        """Make an issue about this source."""
        return Issue(STAGE, self.path, level, code, message)


def read_whole(source: Source, limit: int) -> bytes | Issue:
    """Return all of a source's bytes, or the issue that stopped it: too large, empty, damaged, unreadable."""
    try:
        if source.size() > limit:
            return too_large(source, limit)
        with source.open() as stream:
            data = stream.read(limit + 1)
    except FAULTS as fault:
        return unreadable(source, fault)
    if len(data) > limit:
        return too_large(source, limit)
    if not data.strip(b"\x00 \t\r\n\x0b\x0c"):
        return source.issue("empty-file", "The file is empty.", "warning")
    return data


def too_large(source: Source, limit: int) -> Issue:
    """Tell that a source is larger than what is read of one."""
    return source.issue("too-large", f"The file is larger than {megabytes(limit)} and was not read.")


def megabytes(size: int) -> str:
    """Write a number of bytes for a person."""
    return f"{size / 1_000_000:g} MB"


def unreadable(source: Source, fault: BaseException) -> Issue:
    """Tell why a source could not be read."""
    if isinstance(fault, FileNotFoundError):
        return source.issue("not-found", "There is no such file or folder.")
    if isinstance(fault, gzip.BadGzipFile | EOFError | zlib.error):
        return source.issue("damaged-gzip", f"The gzip file is damaged: {fault}.")
    reason = getattr(fault, "strerror", None) or type(fault).__name__
    return source.issue("unreadable-file", f"The file could not be read: {reason}.")
