"""URLs: an address as a feed or a redirect gives it in, one that may be asked for out."""

from __future__ import annotations

import re
from dataclasses import dataclass

import httpx

from onrecord.read.watching.outcomes import NotFetched
from onrecord.tools.urls import tells_the_way

DEFAULT_PORTS = {"http": 80, "https": 443}
#: A name in ASCII (with the underscore that some hosts have), or an IPv6 address without a zone.
HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]{0,251}[a-z0-9_])?|[0-9a-f:.]*:[0-9a-f:.]*")


@dataclass(frozen=True, slots=True)
class Target:
    """A URL that is well formed, http or https, without credentials and without its fragment.

    `host` is in ASCII and lower case, an IPv6 address without brackets; `path` begins with "/" and holds the query.
    """

    url: str
    scheme: str
    host: str
    port: int
    path: bytes

    @property
    def authority(self) -> str:
        """The host as the field Host has it: brackets around an IPv6 address, the port where it is not the usual."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme and authority: what a robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"


def parse_target(address: str, *, base: str = "", length: int = 4096) -> Target:
    """Read a URL, relative to a base where one is given; NotFetched where it may not be asked for."""
    address = address.strip()
    shown = address if len(address) <= 200 else f"{address[:200]}…"
    if len(address) > length:
        raise NotFetched("refused", "bad-url", f"The URL {shown} is longer than {length} characters.")
    try:
        url = (httpx.URL(base).join(address) if base else httpx.URL(address)).copy_with(fragment=None)
        host = url.raw_host.decode("ascii").lower().rstrip(".")
        port = url.port
    except (httpx.InvalidURL, ValueError) as fault:
        raise NotFetched("refused", "bad-url", f"{shown!r} is no URL.") from fault
    if url.scheme not in DEFAULT_PORTS:
        seen = f"{url.scheme}:" if url.scheme else "no scheme"
        raise NotFetched("refused", "scheme-refused", f"{shown} has {seen}, not http: or https:")
    port = DEFAULT_PORTS[url.scheme] if port is None else port
    if not HOST.fullmatch(host) or not 0 < port < 65_536:
        raise NotFetched("refused", "bad-url", f"{shown!r} names no host that can be asked.")
    if url.userinfo:
        raise NotFetched("refused", "credentials-refused", f"The URL of {host} holds a user name or password.")
    target = Target("", url.scheme, host, port, url.raw_path or b"/")
    return Target(f"{target.origin}{target.path.decode('ascii')}", url.scheme, host, port, target.path)


def without_tracking(url: str) -> str:
    """Return a URL without the parameters that tell where a reader came from, the rest as it was."""
    start, mark, query = url.partition("?")
    if not mark:
        return url
    kept = [part for part in query.split("&") if not tells_the_way(part.partition("=")[0].lower())]
    return f"{start}?{'&'.join(kept)}" if kept else start


def host_name(text: str) -> str:
    """Return a host's name as `Target.host` writes it; NotFetched where it is none."""
    bare = text.strip().strip("[]")
    return parse_target(f"http://[{bare}]/" if ":" in bare else f"http://{bare}/").host
