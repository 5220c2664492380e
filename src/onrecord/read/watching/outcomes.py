"""What came of asking for a URL: what was fetched, or why nothing was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: `refused`: by the rules on addresses, ports and schemes; `robots`: by robots.txt; `held`: its host is left alone
#: for now; `busy`: 429 or 503; `gone`: 404 or 410; `denied`: another 4xx; `unwanted`: no page, or too large;
#: `failed`: everything that may go better next time.
Kind = Literal["refused", "robots", "held", "busy", "gone", "denied", "unwanted", "failed"]


class NotFetched(Exception):  # noqa: N818
    """Why a URL was not fetched. `code` is a short stable name, `message` a sentence, `wait_s` what the host asks for.

    `host` is the one that answered so, or that could not be reached or did not answer in time (`offline`).
    """

    def __init__(
        self, kind: Kind, code: str, message: str, *, host: str = "", wait_s: float | None = None, offline: bool = False
    ) -> None:
        super().__init__(message)
        self.kind, self.code, self.message = kind, code, message
        self.host, self.wait_s, self.offline = host, wait_s, offline


@dataclass(frozen=True, slots=True)
class Validators:
    """What makes a request conditional: RFC 9110's entity tag and date of one URL's last answer; "" where it has none."""

    url: str = ""
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer to one request: 200 with `body` unpacked, or 304 with none.

    `url` is where it came from, `hops` the URLs that redirected to it. `head` holds the status line and the header
    fields as received. `at` is when it was asked for (seconds since 1970), `address` who answered.
    """

    url: str
    hops: tuple[str, ...]
    status: int
    head: tuple[bytes, tuple[tuple[bytes, bytes], ...]]
    media_type: str
    body: bytes
    at: float
    address: str

    def header(self, name: str) -> str:
        """Return a header field's value (the last one of that name), "" where there is none."""
        return header(self.head[1], name)

    @property
    def validators(self) -> Validators:
        """What the next request to this URL may be made conditional with."""
        return Validators(self.url, _kept(self.header("etag")), _kept(self.header("last-modified")))


def header(fields: tuple[tuple[bytes, bytes], ...], name: str) -> str:
    """Return a header field's value (the last one of that name), "" where there is none."""
    wanted = name.lower().encode("ascii")
    values = [value for key, value in fields if key.lower() == wanted]
    if not values:
        return ""
    try:
        return values[-1].decode("utf-8").strip()
    except UnicodeDecodeError:
        return values[-1].decode("latin-1").strip()


def _kept(value: str) -> str:
    """Return a validator that may be sent back: short and printable ASCII."""
    return value if len(value) <= 256 and value.isascii() and value.isprintable() else ""
