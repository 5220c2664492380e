"""Sources: one readable file or stream, opened within limits and unpacked; the faults of opening it."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from onrecord.model.issues import Issue, Level
from onrecord.read.tapes import BombError, unpacked

STAGE = "read"
#: What reading a damaged or forbidden file raises.
FAULTS = (OSError, EOFError, zlib.error)


@dataclass(frozen=True, slots=True)
class Source:
    """One file (`file`), a stream that is read once (`stream`), or bytes (`data`).

    `path` is relative to the argument read. `columns` tells which columns hold which fields, as the user says.
    """

    path: str
    file: Path | None = None
    data: bytes = b""
    packed: bool = False
    stream: BinaryIO | None = None
    columns: Mapping[str, str] = field(default_factory=dict)

    @contextmanager
    def open_raw(self) -> Iterator[BinaryIO]:
        """Open it as it lies."""
        if self.stream is not None:
            yield self.stream
        else:
            with self.file.open("rb") if self.file else io.BytesIO(self.data) as raw:
                yield raw

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open it, unpacked where it is gzip."""
        with self.open_raw() as raw:
            yield unpacked(raw) if self.packed else raw

    def size(self) -> int:
        """Return its size in bytes as it lies, packed or not; 0 for a stream."""
        if self.stream is not None:
            return 0
        return self.file.stat().st_size if self.file else len(self.data)

    @property
    def location(self) -> str:
        """Where it lies on this machine: an absolute path, "" for a stream. It never enters a record."""
        return os.fsencode(os.path.abspath(self.file)).decode("utf-8", "backslashreplace") if self.file else ""

    def issue(self, code: str, message: str, level: Level = "error") -> Issue:
        """Make an issue about this source."""
        return Issue(STAGE, self.path, level, code, message)


class Joined(io.RawIOBase):
    """A stream whose first bytes were read already, whole again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Read into a buffer and return how many bytes were read."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        if self._head:
            data, self._head = self._head[: len(view)], self._head[len(view) :]
        else:
            data = self._rest.read(len(view))
        view[: len(data)] = data
        return len(data)


def joined(head: bytes, rest: BinaryIO) -> BinaryIO:
    """Return a stream of these bytes and what follows them."""
    return io.BufferedReader(Joined(head, rest), 65_536)


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
    if isinstance(fault, BombError):
        return source.issue("too-large", f"The file was not read any further: {fault.strerror}.")
    if isinstance(fault, gzip.BadGzipFile | EOFError | zlib.error):
        return source.issue("damaged-gzip", f"The gzip file is damaged: {fault}.")
    reason = getattr(fault, "strerror", None) or type(fault).__name__
    return source.issue("unreadable-file", f"The file could not be read: {reason}.")
