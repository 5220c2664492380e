"""Content ids: the same parts give the same id on every machine, in every run, in any order of arrival."""

from __future__ import annotations

from hashlib import blake2b


def content_id(kind: str, *parts: str | int) -> str:
    """Return ``kind-`` and 16 hexadecimal digits of the BLAKE2b digest of the length-prefixed parts.

    The prefix of each part's length keeps ("ab", "c") and ("a", "bc") apart.
    """
    digest = blake2b(digest_size=8)
    for part in parts:
        raw = str(part).encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return f"{kind}-{digest.hexdigest()}"
