"""HTTP messages as a crawler stored them: bytes in, status, headers and the decoded payload out (RFC 9110, 9112).

Crawlers leave headers that are no longer true ("chunked" on a payload that is not) and tails that are cut: what can be
decoded is, within bounds, and what went wrong is told.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

#: Bytes of a head, and of one chunk's line, that are looked at.
HEAD, LINE = 65_536, 256
CHARSET = re.compile(r"(?i)charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:+-]{2,40})")
_CHUNK = re.compile(rb"\s{0,2}([0-9a-fA-F]{1,12})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
#: Codings that are one on top of another; more are a trick.
_MOST_CODINGS = 4


@dataclass(frozen=True, slots=True)
class Message:
    """A response: `body` is the payload without transfer and content codings, `damage` what went wrong in decoding."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    damage: str = ""


def read_message(block: bytes, limit: int) -> Message | None:
    """Read a response, None where the bytes are none. `limit` bounds the decoded payload in bytes."""
    if not block.startswith(b"HTTP/"):
        return None
    end = re.compile(rb"\r?\n\r?\n").search(block, 0, HEAD)
    if end is None:
        return Message(_status(block[:LINE]), {}, b"", "its head does not end")
    head, body, damage = block[: end.start()], block[end.end() :], ""
    headers = _headers(head)
    for coding in _codings(headers.get("transfer-encoding", "")):
        if coding == "chunked":
            body, fault = _unchunk(body)
            damage = damage or fault
    codings = _codings(headers.get("content-encoding", ""))
    if len(codings) > _MOST_CODINGS:
        return Message(_status(head), headers, b"", f"it names {len(codings)} content codings")
    for coding in reversed(codings):
        body, fault = _decode(body, coding, limit)
        damage = damage or fault
    return Message(_status(head), headers, body, damage)


def media_of(content_type: str) -> tuple[str, str]:
    """Return the media type in lower case and the charset that a Content-Type header names, "" where it names none."""
    found = CHARSET.search(content_type)
    return content_type.split(";")[0].split(",")[0].strip().lower(), found[1] if found else ""


def _status(head: bytes) -> int:
    found = re.match(rb"HTTP/[\d.]{1,5}\s+(\d{3})\b", head)
    return int(found[1]) if found else 0


def _headers(head: bytes) -> dict[str, str]:
    """Return headers by their names in lower case; the first of a name counts, folded lines are joined."""
    lines = re.sub(r"\r?\n[ \t]+", " ", head.decode("utf-8", "replace")).splitlines()[1:]
    got: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if colon:
            got.setdefault(name.strip().lower(), value.strip())
    return got


def _codings(header: str) -> list[str]:
    return [part.strip().lower() for part in header.split(",") if part.strip()]


def _unchunk(body: bytes) -> tuple[bytes, str]:
    """Join chunks; a payload that was joined before, whose header was left, stays as it is."""
    parts: list[bytes] = []
    place = 0
    while found := _CHUNK.match(body, place):
        size = int(found[1], 16)
        if not size:
            return b"".join(parts), ""
        parts.append(body[found.end() : found.end() + size])
        place = found.end() + size
        if place > len(body):
            return b"".join(parts), "it is cut off"
    if not parts:
        return body, ""
    return b"".join(parts), "" if not body[place:].strip() else "its chunks are damaged"


def _decode(body: bytes, coding: str, limit: int) -> tuple[bytes, str]:
    if coding in ("gzip", "x-gzip"):
        return _inflate(body, 31, limit) if body.startswith(b"\x1f\x8b") else (body, "")
    if coding == "deflate":
        zlib_head = len(body) > 1 and body[0] & 0x0F == 8 and (body[0] * 256 + body[1]) % 31 == 0
        return _inflate(body, 15 if zlib_head else -15, limit)
    if coding in ("br", "zstd"):
        return _by_library(body, coding, limit)
    if coding in ("identity", "none", "utf-8", "binary"):
        return body, ""
    return body, f"its content coding {coding[:20]} is not known"


def _inflate(body: bytes, window: int, limit: int) -> tuple[bytes, str]:
    machine, out, place = zlib.decompressobj(window), bytearray(), 0
    try:
        while place < len(body) and not machine.eof and len(out) <= limit:
            out += machine.decompress(machine.unconsumed_tail + body[place : place + 4096], limit + 1 - len(out))
            place += 4096
    except zlib.error:
        return (bytes(out), "its packed payload is damaged") if out else (body, "")
    if window < 0 and not machine.eof:  # bare deflate has no mark by which to tell it from something else
        return body, ""
    return bytes(out), "" if machine.eof or len(out) > limit else "it is cut off"


def _by_library(body: bytes, coding: str, limit: int) -> tuple[bytes, str]:
    from fastwarc.stream_io import BrotliReader, ZstdReader

    out = bytearray()
    try:
        reader = (BrotliReader if coding == "br" else ZstdReader)(io.BytesIO(body))
        while len(out) <= limit and (data := reader.read(min(65_536, limit + 1 - len(out)))):
            out += data
    except (OSError, ValueError):
        return (bytes(out), "its packed payload is damaged") if out else (body, "")
    return bytes(out), ""
