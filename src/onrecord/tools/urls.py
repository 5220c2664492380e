"""URLs: the address of a page in, one spelling of it for all the addresses that differ in nothing but how they were
written (RFC 3986, section 6.2) or where the reader came from."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from onrecord.tools.tables import rows

#: Characters of an address that are looked at; a longer one is its own spelling.
LONGEST = 4096
_PORTS = {"http": 80, "https": 443}


def page_key(url: str) -> str:
    """Return one spelling for the addresses of a page.

    The host in small letters, no usual port, no fragment, http for https, "/" for no path, no parameters that only
    tell where a reader came from (`data/read/tracking.tsv`). What is no address of the web is returned as it is.
    """
    text = url.strip()
    if len(text) > LONGEST:
        return text
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return text
    if parts.scheme not in _PORTS or not host:
        return text
    shown = f"[{host}]" if ":" in host else host
    where = shown if port in (None, _PORTS[parts.scheme]) else f"{shown}:{port}"
    query = "&".join(part for part in parts.query.split("&") if not tells_the_way(part.partition("=")[0].lower()))
    return f"http://{where}{parts.path or '/'}{f'?{query}' if query else ''}"


def tells_the_way(name: str) -> bool:
    """Say whether a parameter of an address (its name, in small letters) only tells where a reader came from."""
    names, beginnings = _ways()
    return name in names or name.startswith(beginnings)


@cache
def _ways() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the parameters that tell where a reader came from: whole names, and beginnings."""
    known = [row["name"] for row in rows("read/tracking.tsv")]
    return frozenset(n for n in known if not n.endswith("*")), tuple(n[:-1] for n in known if n.endswith("*"))
