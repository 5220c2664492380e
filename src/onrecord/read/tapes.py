"""Tapes: a stream that is read forward once, and can be taken up again at a place not far back; gzip members unpacked.

What a crawler left damaged is to be read as far as it goes, and on behind the damage. So a `Tape` keeps what was read
since the last sound record, and `Gunzip` gives all bytes before a fault, says what the fault was, and goes on at the
next member.
"""

from __future__ import annotations

import io
import zlib
from typing import Any, BinaryIO, Protocol

#: Bytes read at once.
CHUNK = 65_536
#: A gzip member's beginning (RFC 1952): magic numbers and deflate.
MEMBER = b"\x1f\x8b\x08"
#: What is unpacked may be so many times as large as it lies, once it is larger than the floor: text packs 3 to 50 times.
RATIO, FLOOR = 300, 64_000_000


class BombError(OSError):
    """What unpacks to many times its size."""


class Stream(Protocol):
    """What can be read forward."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes, b"" at the end."""
        ...


class Gunzip(io.RawIOBase):
    """The bytes of a gzip file's members, one after the other.

    A fault (damage, a cut tail, a bomb) ends the stream and stands in `fault`; `resume` goes on at the next member
    whose bytes begin with `opening`. With `strict` a fault is raised instead.
    """

    def __init__(self, raw: Stream, *, opening: bytes = b"", strict: bool = False) -> None:
        self.fault: Exception | None = None
        self._raw, self._opening, self._strict = raw, opening, strict
        self._member: Any = None
        self._rest = self._seen = self._left = b""
        self._inside = 0
        self._taken = self._given = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Unpack into a buffer and return how many bytes were written, 0 at the end or a fault."""
        view = memoryview(buffer).cast("B")
        data = self._some(len(view))
        if self.fault is not None and not data and self._strict:
            raise self.fault
        view[: len(data)] = data
        return len(data)

    def resume(self) -> bool:
        """Go on at the next member behind a fault; False where there is none, or no fault."""
        if self.fault is None or isinstance(self.fault, BombError):
            return False
        while True:
            place = self._member_in(self._rest)
            if place >= 0:
                self._rest = self._rest[place:]
                self._member = self.fault = None
                return True
            more = self._raw.read(CHUNK)
            self._taken += len(more)
            if not more:
                return False
            self._rest = self._rest[-600:] + more

    def _some(self, size: int) -> bytes:
        if self._left:
            data, self._left = self._left[:size], self._left[size:]
            return data
        while self.fault is None:
            if self._member is None and not self._begin():
                return b""
            before, saved = self._rest, self._member.copy()
            try:
                data = self._member.decompress(before, size)
            except zlib.error as fault:
                self.fault = fault
                self._left = self._salvage(saved, before)
                return self._some(size) if self._left else b""
            self._inside += len(before) - len(self._member.unconsumed_tail) - len(self._member.unused_data)
            self._rest = self._member.unconsumed_tail
            if self._member.eof:
                self._rest, self._member = self._member.unused_data, None
            elif not self._rest and len(data) < size:
                self._more(data)
            if data:
                return self._count(data)
        return b""

    def _begin(self) -> bool:
        """Begin the next member, past padding; False at the end of the file or before something else."""
        while len(self._rest.lstrip(b"\x00")) < 3:
            more = self._raw.read(CHUNK)
            self._taken += len(more)
            if not more:
                break
            self._rest = self._rest.lstrip(b"\x00") + more
        self._rest = self._rest.lstrip(b"\x00")
        if not self._rest:
            return False
        if not self._rest.startswith(MEMBER):
            self.fault = zlib.error("what follows a member is no gzip")
            return False
        self._member, self._inside, self._seen = zlib.decompressobj(31), 0, self._rest
        return True

    def _more(self, data: bytes) -> None:
        self._rest = self._raw.read(CHUNK)
        self._seen = self._seen[-CHUNK:] + self._rest
        self._taken += len(self._rest)
        if not self._rest and not data:
            self.fault = EOFError("the end is missing")

    def _count(self, data: bytes) -> bytes:
        self._given += len(data)
        if self._given > FLOOR and self._given > RATIO * self._taken:
            self.fault = BombError(0, f"it unpacks to more than {RATIO} times its size")
            return b""
        return data

    def _salvage(self, saved: Any, chunk: bytes) -> bytes:
        """Return what can be unpacked of the chunk before the fault, or before the member that begins within it.

        A cut member's faults are seen late, in the bytes of the next: so that one is looked for before the fault too.
        """
        known = self._seen[: len(self._seen) - len(chunk)][-self._inside :] if self._inside else b""
        near = known + chunk
        place = self._member_in(near, 1 if self._inside <= len(known) else 0)
        self._rest = near[place:] if place >= 0 else b""
        end = len(chunk) if place < 0 else max(place - len(known), 0)
        out = bytearray()
        for step in (64, 1):
            start = 0
            while start < end:
                before = saved.copy()
                try:
                    out += saved.decompress(chunk[start : min(start + step, end)])
                except zlib.error:
                    saved, chunk, end = before, chunk[start : start + step], min(step, end - start)
                    break
                start += step
            else:
                break
        return bytes(out)

    def _member_in(self, data: bytes, start: int = 0) -> int:
        """Return where a member begins in the data whose bytes begin as they should, or -1."""
        while (place := data.find(MEMBER, start)) >= 0:
            try:
                if zlib.decompressobj(31).decompress(data[place : place + 600], len(self._opening)) == self._opening:
                    return place
            except zlib.error:
                pass
            start = place + 1
        return -1


class Tape:
    """A stream with a memory: what was read since `forget` can be read again, up to `window` bytes of it."""

    def __init__(self, stream: Stream, window: int) -> None:
        self._stream, self._window = stream, window
        self._held = bytearray()
        self._base = self._place = 0

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes from the present place."""
        size = CHUNK if size < 0 else size
        offset = self._place - self._base
        if offset >= len(self._held):
            self._fill(min(max(size, 1), CHUNK))
            offset = self._place - self._base
        data = bytes(self._held[offset : offset + size])
        self._place += len(data)
        return data

    def tell(self) -> int:
        """Return the present place, in bytes from the beginning."""
        return self._place

    def take_up(self, place: int) -> None:
        """Read on from this place, or from the earliest that is remembered."""
        self._place = max(self._base, min(place, self._base + len(self._held)))

    def forget(self, place: int) -> None:
        """Keep nothing before this place."""
        drop = min(place - self._base, len(self._held))
        if drop > 0:
            del self._held[:drop]
            self._base += drop

    def cut(self, start: int, end: int) -> bytes:
        """Return the bytes between two places, as far as they are remembered."""
        return bytes(self._held[max(start - self._base, 0) : max(end - self._base, 0)])

    def find(self, pattern: Any, start: int, overlap: int) -> int:
        """Return the place where a compiled pattern’s match ends, reading on; -1 where there is none.

        `overlap` is the length of the longest match.
        """
        at = max(start, self._base)
        while True:
            found = pattern.search(self._held, at - self._base)
            if found:
                return self._base + int(found.end())
            at = max(at, self._base + len(self._held) - overlap)
            self._place = self._base + len(self._held)
            if not self._fill(CHUNK):
                return -1
            at = max(at, self._base)

    def _fill(self, size: int) -> bool:
        data = self._stream.read(size)
        self._held += data
        excess = len(self._held) - self._window
        if excess > 0:
            self.forget(self._base + excess)
        return bool(data)


def unpacked(raw: BinaryIO) -> BinaryIO:
    """Return a gzip file's bytes as a buffered stream that raises where it is damaged or a bomb."""
    return io.BufferedReader(Gunzip(raw, strict=True), CHUNK)
