"""Content ids: the same parts give the same id on every machine, in every run, in any order of arrival."""

from __future__ import annotations

from hashlib import blake2b


def content_id(kind: str, *parts: str | int) -> str:
    """Return ``kind-`` and 16 hexadecimal digits of the BLAKE2b digest of the length-prefixed parts.

    The prefix of each part's length keeps ("ab", "c") and ("a", "bc") apart.
    """
    pieces: list[bytes] = []
    for part in parts:
        raw = str(part).encode("utf-8", "surrogatepass")
        pieces += (len(raw).to_bytes(8, "big"), raw)
    return f"{kind}-{blake2b(b''.join(pieces), digest_size=8).hexdigest()}"
