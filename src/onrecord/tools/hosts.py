"""Hosts: a web address in, the host that published what lies there out, and the domain that the host is registered under.

Copies that an archive, a cache or a translator keeps name the page that they are of in their own address.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

#: Characters of the longest address that is looked at, and of a host's name (RFC 1035).
LONGEST, HOST = 4000, 253
#: Addresses that hold another: the Wayback Machine's and archive.today's copies, caches of accelerated pages.
HOLDING = re.compile(
    r"^https?://(?:"
    r"(?:[\w-]+\.)?archive\.org/(?:web/)?\d+(?:\w\w_)?|archive\.(?:today|ph|is|li|md|vn|fo)/(?:o/\w+|\d+)"
    r"|www\.google\.[a-z.]{2,6}/amp(?:/s)?|[\w-]+\.cdn\.ampproject\.org/\w(?:/s)?"
    r"|webcache\.googleusercontent\.com/search\?q=cache:(?:[\w-]{1,20}:)?"
    r")/?(?P<inner>[^\s]+)$",
    re.IGNORECASE,
)
TRANSLATED = ".translate.goog"
NAME = re.compile(r"(?!-)[\w-]{1,63}(?:\.[\w-]{1,63})+")
#: First labels of a host that name no publisher of their own.
BARE = ("www.", "www2.", "m.", "mobile.", "amp.")


def host_of(url: str) -> str:
    """Return the host that published what an address holds, in small ASCII letters (IDNA); "" for none.

    "https://web.archive.org/web/2031/https://www.example.org/a" is of "www.example.org".
    """
    for _ in range(3):
        held = HOLDING.match(url[:LONGEST])
        if not held:
            break
        inner = unquote(held["inner"])
        url = inner if inner.startswith(("http://", "https://")) else f"https://{inner}"
    host = _split(url)
    if host.endswith(TRANSLATED):
        host = host.removesuffix(TRANSLATED).replace("--", "\0").replace("-", ".").replace("\0", "-")
    return host


def as_host(name: str) -> str:
    """Return the host that a name is ("BBC.co.uk", "https://www.example.org/"); "" where it is no host's name."""
    name = name.strip()
    if name.startswith(("http://", "https://")):
        return host_of(name)
    return _ascii(name.rstrip("/")) if NAME.fullmatch(name.rstrip("/").lower()) else ""


def parents(host: str) -> tuple[str, ...]:
    """Return a host and the domains above it, longest first, down to two labels."""
    labels = host.split(".")
    return tuple(".".join(labels[first:]) for first in range(len(labels) - 1))


@lru_cache(maxsize=4096)
def registered_domain(host: str) -> str:
    """Return the domain under which a host is registered (Public Suffix List): "news.example.co.uk" gives
    "example.co.uk", "ann.blogspot.com" itself. A host under no known suffix is returned without "www."."""
    from tld import get_fld

    bare = next((host.removeprefix(first) for first in BARE if host.startswith(first)), host)
    found = get_fld(f"https://{host}", fail_silently=True, search_private=True) if host else ""
    return found or bare


def _split(url: str) -> str:
    if not url.startswith(("http://", "https://")) or len(url) > LONGEST:
        return ""
    try:
        return _ascii(urlsplit(url).hostname or "")
    except ValueError:
        return ""


def _ascii(host: str) -> str:
    host = host.strip(".").lower()
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return host if len(host) <= HOST and NAME.fullmatch(host) else ""
