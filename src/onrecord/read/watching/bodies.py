"""Bodies: an answer's bytes as sent in, unpacked (gzip, deflate) and within a size out; what is cut off is refused."""

from __future__ import annotations

import zlib

from onrecord.read.watching.outcomes import NotFetched

#: What is asked for. Brotli and zstd are not: one way of packing is enough, and each is one more to be attacked by.
ACCEPTED = "gzip, deflate"
PLAIN, GZIPPED = frozenset({"", "identity"}), frozenset({"gzip", "x-gzip"})
GZIP = b"\x1f\x8b"
_GZIP_BITS = zlib.MAX_WBITS | 16


class Unpacker:
    """Unpacks a body piece by piece, within `limit` bytes of what it is given and of what it gives.

    With `cut` a longer body is not refused: it is `full` at the limit, and its first part is kept.
    """

    def __init__(self, coding: str, limit: int, *, cut: bool = False) -> None:
        coding = coding.strip().lower()
        if coding not in PLAIN | GZIPPED | {"deflate"}:
            message = f"The answer is packed as {coding[:60]!r}, which was not asked for."
            raise NotFetched("unwanted", "unknown-coding", message)
        self._packed, self._gzip = coding not in PLAIN, coding in GZIPPED
        self._unpack = zlib.decompressobj(_GZIP_BITS) if self._gzip else None
        self._head = b""
        self._limit, self._received, self._cut = limit, 0, cut
        self._out = bytearray()
        self.full = False

    def add(self, data: bytes) -> None:
        """Unpack a piece; NotFetched where it is damaged or too much."""
        self._received += len(data)
        if self._received > self._limit:
            self._over(unpacked=False)
            data = data[: max(0, len(data) - (self._received - self._limit))]
        try:
            if self._packed:
                self._inflate(data)
            else:
                self._out += data
        except zlib.error as fault:
            raise NotFetched("failed", "damaged-body", f"The answer could not be unpacked ({fault}).") from fault

    def finish(self) -> bytes:
        """Return the whole body; NotFetched where its end is missing."""
        ended = not self._packed or (self._unpack is not None and self._unpack.eof)
        if self._received and not ended and not self.full:
            raise NotFetched("failed", "truncated", f"The packed answer breaks off after {self._received:,} bytes.")
        return bytes(self._out[: self._limit])

    def _over(self, *, unpacked: bool) -> None:
        if not self._cut:
            raise too_large(self._limit, unpacked=unpacked)
        self.full = True

    def _inflate(self, data: bytes) -> None:
        if self._unpack is None:  # "deflate": with zlib's frame, as it should be, or without, as some servers send it
            self._head += data
            if len(self._head) < 2:
                return
            data, (first, second) = self._head, self._head[:2]
            framed = first & 0x0F == 8 and (first * 256 + second) % 31 == 0
            self._unpack = zlib.decompressobj(zlib.MAX_WBITS if framed else -zlib.MAX_WBITS)
        while data:
            if self._unpack.eof:
                if not (self._gzip and data.startswith(GZIP)):
                    return  # what follows the end is padding
                self._unpack = zlib.decompressobj(_GZIP_BITS)
            self._out += self._unpack.decompress(data, self._limit + 1 - len(self._out))
            if len(self._out) > self._limit:
                self._over(unpacked=True)
                return
            data = self._unpack.unused_data if self._unpack.eof else self._unpack.unconsumed_tail


def unpack(data: bytes, limit: int) -> bytes:
    """Return a gzip file's bytes, as sitemaps are often served."""
    unpacker = Unpacker("gzip", limit)
    unpacker.add(data)
    return unpacker.finish()


def too_large(limit: int, *, unpacked: bool = False) -> NotFetched:
    """Tell that an answer is larger than what is read of one."""
    how = "Unpacked, the answer" if unpacked else "The answer"
    return NotFetched("unwanted", "too-large", f"{how} is larger than {limit / 1_000_000:g} MB.")
