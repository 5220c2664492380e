"""Fetching: a URL in, a complete answer out, or why there is none. Redirects are followed, each hop checked anew."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Collection
from dataclasses import dataclass

import httpcore

from onrecord.read.watching.addresses import Guard
from onrecord.read.watching.bodies import ACCEPTED, Unpacker, too_large
from onrecord.read.watching.clock import Clock
from onrecord.read.watching.config import WatchConfig
from onrecord.read.watching.connections import CheckedBackend
from onrecord.read.watching.outcomes import Answer, Kind, NotFetched, Validators, header
from onrecord.read.watching.politeness import Gate, retry_after
from onrecord.read.watching.urls import Target, parse_target

MOVED = frozenset({301, 302, 303, 307, 308})
PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
ACCEPT = (
    b"text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, "
    b"text/plain;q=0.8, */*;q=0.1"
)
FEED_TYPES = (
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml",
    "application/gzip", "application/x-gzip", "text/html", "text/plain",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of an answer: its media types (none: any) and its size; `cut` keeps the first part of a longer one."""

    types: Collection[str]
    limit: int
    cut: bool = False


class Fetcher:
    """Asks hosts for URLs, one at a time. No cookies, no credentials, no proxies, a new connection each time.

    `permit` is asked before every hop and raises NotFetched where the URL may not be asked for.
    """

    def __init__(self, guard: Guard, gate: Gate, clock: Clock, *, config: WatchConfig, agent: str) -> None:
        self.guard, self.gate, self._clock, self._config = guard, gate, clock, config
        self._agent = agent.encode("ascii")
        self._tls: ssl.SSLContext | None = None

    def fetch(
        self, url: str, wish: Wish, *, validators: Validators = Validators(), permit: Callable[[Target], None] | None = None
    ) -> Answer:
        """Return the answer to a GET (200, or 304 to a conditional one); NotFetched where there is no whole one."""
        target = parse_target(url, length=self._config.url_length)
        hops: list[str] = []
        while True:
            if permit:
                permit(target)
            answer = self._ask(target, wish, validators, tuple(hops))
            if answer.status not in MOVED:
                return answer
            if target.url in hops:
                raise NotFetched("failed", "redirect-loop", f"The redirects lead back to {target.url}.")
            hops.append(target.url)
            if len(hops) > self._config.redirects:
                raise NotFetched("failed", "too-many-redirects", f"More than {self._config.redirects} redirects.")
            if not answer.header("location"):
                raise NotFetched("failed", "bad-redirect", f"{target.host} redirects to nowhere.")
            target = parse_target(answer.header("location"), base=target.url, length=self._config.url_length)

    def _ask(self, target: Target, wish: Wish, validators: Validators, hops: tuple[str, ...]) -> Answer:
        self.guard.check_port(target.host, target.port)
        self.gate.wait(target.host)
        at = self._clock.now()
        conditions = _conditions(validators) if validators.url == target.url else []
        backend = CheckedBackend(self.guard, self._config)
        pool = httpcore.ConnectionPool(
            ssl_context=self._context(target), max_connections=1, max_keepalive_connections=0, network_backend=backend
        )
        try:
            with pool, pool.stream(
                "GET", _core_url(target), headers=self._fields(target) + conditions, extensions=self._timeouts()
            ) as response:  # fmt: skip
                return self._answer(target, response, wish, (hops, at, backend, bool(conditions)))
        except httpcore.TimeoutException as fault:
            message = f"{target.host} did not answer in time."
            raise NotFetched("failed", "timeout", message, host=target.host, offline=True) from fault
        except httpcore.NetworkError as fault:
            message = f"No connection to {target.host}: {(str(fault) or type(fault).__name__)[:200]}."
            raise NotFetched("failed", "no-connection", message, host=target.host, offline=True) from fault
        except (httpcore.ProtocolError, httpcore.UnsupportedProtocol, ValueError) as fault:
            code = "truncated" if "without sending complete" in str(fault) else "bad-answer"
            raise NotFetched("failed", code, f"The answer of {target.host} is faulty: {str(fault)[:200]}.") from fault
        finally:
            least = 0.0 if self.guard.allows(target.host) else self._config.least_delay_s
            self.gate.asked(target.host, least_s=least)

    def _answer(
        self, target: Target, response: httpcore.Response, wish: Wish, asked: tuple[tuple[str, ...], float, CheckedBackend, bool]
    ) -> Answer:
        hops, at, backend, conditional = asked
        fields = tuple((bytes(key), bytes(value)) for key, value in response.headers)
        if sum(len(key) + len(value) + 4 for key, value in fields) > self._config.head_bytes:
            raise NotFetched("failed", "bad-answer", f"The header fields of {target.host}'s answer are too long.")
        status = response.status
        media_type = header(fields, "content-type").partition(";")[0].strip().lower()
        body = b""
        if status == 200:
            body = self._body(response, fields, media_type, wish)
        elif status not in MOVED and not (status == 304 and conditional):
            raise _unwelcome(target, status, retry_after(header(fields, "retry-after"), self._clock.now()))
        version = bytes(response.extensions.get("http_version", b"HTTP/1.1"))
        line = b"%s %d %s" % (version, status, bytes(response.extensions.get("reason_phrase", b"")))
        return Answer(target.url, hops, status, (line.rstrip(), fields), media_type, body, at, backend.address)

    def _body(
        self, response: httpcore.Response, fields: tuple[tuple[bytes, bytes], ...], media_type: str, wish: Wish
    ) -> bytes:
        if wish.types and media_type and media_type not in wish.types:
            raise NotFetched("unwanted", "other-type", f"The answer is {media_type[:80]}, no text that is read here.")
        length = header(fields, "content-length")
        if length.isascii() and length.isdigit() and (len(length) > 15 or int(length) > wish.limit) and not wish.cut:
            raise too_large(wish.limit)
        unpacker = Unpacker(header(fields, "content-encoding"), wish.limit, cut=wish.cut)
        for piece in response.iter_stream():
            unpacker.add(piece)
            if unpacker.full:
                break
        return unpacker.finish()

    def _fields(self, target: Target) -> list[tuple[bytes, bytes]]:
        return [
            (b"Host", target.authority.encode("ascii")),
            (b"User-Agent", self._agent),
            (b"Accept", ACCEPT),
            (b"Accept-Encoding", ACCEPTED.encode("ascii")),
            (b"Connection", b"close"),
        ]

    def _timeouts(self) -> dict[str, object]:
        config = self._config
        times = {"connect": config.connect_s, "read": config.read_s, "write": config.read_s, "pool": config.total_s}
        return {"timeout": times}

    def _context(self, target: Target) -> ssl.SSLContext | None:
        if target.scheme == "https" and self._tls is None:
            self._tls = httpcore.default_ssl_context()
        return self._tls


def _core_url(target: Target) -> httpcore.URL:
    host = target.host.encode("ascii")
    return httpcore.URL(scheme=target.scheme.encode("ascii"), host=host, port=target.port, target=target.path)


def _conditions(validators: Validators) -> list[tuple[bytes, bytes]]:
    """Return the header fields that make a request conditional (RFC 9110, 13.1)."""
    fields = []
    if validators.etag:
        fields.append((b"If-None-Match", validators.etag.encode("ascii")))
    if validators.modified:
        fields.append((b"If-Modified-Since", validators.modified.encode("ascii")))
    return fields


def _unwelcome(target: Target, status: int, wait_s: float | None) -> NotFetched:
    """Tell what a status other than 200, 304 and the redirects means for the next try."""
    message = f"{target.host} answered with status {status}."
    if status in (404, 410):
        return NotFetched("gone", f"status-{status}", message)
    if status in (429, 503):
        return NotFetched("busy", f"status-{status}", message, host=target.host, wait_s=wait_s)
    kind: Kind = "denied" if 400 <= status < 500 and status != 408 else "failed"
    return NotFetched(kind, f"status-{status}", message)
