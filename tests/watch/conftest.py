"""A web server on this machine that misbehaves as it is told, a clock that need not be waited for, and a watch on both."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from onrecord.read.watching.config import WatchConfig
from onrecord.read.watching.rounds import Watching
from onrecord.read.watching.setup import open_watching

HOST = "127.0.0.1"
#: What the invented clock shows at first: 5 May 2031, 12:00 UTC.
START = 1_935_748_800.0


@dataclass
class Reply:
    """What the server answers at a path."""

    body: bytes = b""
    status: int = 200
    fields: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    #: Takes over the connection once the request was read.
    raw: Callable[[BaseHTTPRequestHandler], None] | None = None
    #: Sent as Content-Length; None: the body's length.
    length: int | None = None


class Server:
    """Answers by a table of paths, and remembers what it was asked."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outer.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self._http = ThreadingHTTPServer((HOST, 0), Handler)
        self._http.daemon_threads = True
        self.port = self._http.server_address[1]
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        self.asked.append((request.path, {k.lower(): v for k, v in request.headers.items()}))
        reply = self.replies.get(request.path, Reply(status=404))
        request.close_connection = True
        try:
            if reply.raw:
                reply.raw(request)
                return
            etag = reply.fields.get("ETag")
            status = 304 if etag and request.headers.get("If-None-Match") == etag else reply.status
            request.send_response(status)
            for name, value in reply.fields.items():
                request.send_header(name, value)
            if status != 304:
                request.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
            request.end_headers()
            if status != 304:
                request.wfile.write(reply.body)
        except OSError:
            pass  # whoever asked has gone

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def url(self, path: str, host: str = HOST) -> str:
        return f"http://{host}:{self.port}{path}"

    def page(self, path: str, text: str, **fields: str) -> str:
        body = f"<html><head><title>{text}</title></head><body><p>{text}</p></body></html>".encode()
        self.replies[path] = Reply(body, fields={"Content-Type": "text/html", **fields})
        return self.url(path)

    def feed(self, path: str, *links: str, stamp: str = "Mon, 05 May 2031 10:00:00 GMT", **fields: str) -> str:
        items = "".join(
            f"<item><title>T</title><link>{link}</link><pubDate>{stamp}</pubDate></item>" for link in links
        )
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{items}</channel></rss>'.encode()
        self.replies[path] = Reply(body, fields={"Content-Type": "application/rss+xml", **fields})
        return self.url(path)

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


@dataclass
class InventedClock:
    """A clock that goes on only where it is slept by."""

    seconds: float = 0.0
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        return START + self.seconds

    def monotonic(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds


#: Names that the tests' resolver knows besides those that it passes on.
Names = dict[str, Sequence[str]]


def resolver(names: Names) -> Callable[[str, int, float], Sequence[str]]:
    def resolve(host: str, port: int, limit_s: float) -> Sequence[str]:
        if host in names:
            return names[host]
        socket.inet_pton(socket.AF_INET6 if ":" in host else socket.AF_INET, host)  # no other names: OSError
        return (host,)

    return resolve


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


@pytest.fixture
def clock() -> InventedClock:
    return InventedClock()


#: Real seconds that a test may spend on a request that never ends.
QUICK = WatchConfig(connect_s=1.0, read_s=0.4, total_s=0.8, page_bytes=200_000, feed_bytes=200_000)


@pytest.fixture
def opened(tmp_path: Path, clock: InventedClock) -> Iterator[Callable[..., Watching]]:
    """Open a watch on the test's folder; the server's host is allowed by name unless `allowed` says otherwise."""
    made: list[Watching] = []

    def make(names: Names | None = None, **options: Any) -> Watching:
        for other in made:
            other.close()
        made.clear()
        given = {"allowed": (HOST,), "config": QUICK, "agent": "onrecord/test", "workspace": "onrecord.db"} | options
        made.append(open_watching(tmp_path / "captures", clock=clock, resolve=resolver(names or {}), **given))
        return made[-1]

    yield make
    for other in made:
        other.close()
