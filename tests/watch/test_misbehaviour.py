"""A server that drips, never ends, lies about lengths, packs bombs, redirects in circles or is too busy does no harm."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from tests.watch.conftest import QUICK, InventedClock, Reply, Server
from tests.watch.test_rounds import kept

from onrecord.read.watching.config import DAY, HOUR
from onrecord.read.watching.rounds import Round, Watching

Opened = Callable[..., Watching]
HTML = {"Content-Type": "text/html"}
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def send(*pieces: bytes, times: int = 1, pause: float = 0.0) -> Callable[[BaseHTTPRequestHandler], None]:
    """Return a handler that sends pieces, the last of them many times with pauses, till whoever asked has gone."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        for piece in (*pieces[:-1], *(pieces[-1:] * times)):
            request.wfile.write(piece)
            request.wfile.flush()
            time.sleep(pause)

    return answer


def one_page(opened: Opened, server: Server, reply: Reply, **options: object) -> Round:
    server.replies["/a"] = reply
    return opened(**options).round([server.feed("/feed.xml", server.url("/a"))], pages=10)


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(raw=send(HEAD + b"\r\n", b"<p>.", times=2000, pause=0.01)), "timeout"),
        (Reply(raw=send(b"H", *b"TTP/1.1 200 OK\r\nX: y".partition(b"T"), b"x", times=2000, pause=0.01)), "timeout"),
        (Reply(raw=send(b"", pause=3.0)), "timeout"),
        (Reply(raw=send(HEAD + b"\r\n", b"<p>never ends</p>" * 1000, times=5000)), "too-large"),
        (Reply(raw=send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"3e8\r\n" + b"x" * 1000 + b"\r\n", times=9000)), "too-large"),
        (Reply(raw=send(HEAD + b"X: ", b"y" * 1000, times=5000)), "bad-answer"),
        (Reply(raw=send(b"HTTP/1.1 100 Continue\r\n\r\n", times=100_000)), "timeout"),
        (Reply(b"x" * 300_000), "too-large"),
        (Reply(b"", fields=HTML | {"Content-Length": "9" * 30}, length=0), "bad-answer"),
        (Reply(b"<p>half", length=70), "truncated"),
        (Reply(raw=send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n20\r\nhalf of it\r\n")), "truncated"),
        (Reply(raw=send(HEAD + b"Content-Length: 5\r\nContent-Length: 7\r\n\r\nabcdefg")), "bad-answer"),
        (Reply(raw=send(b"220 mail.example ESMTP\r\n")), "bad-answer"),
        (Reply(raw=send(b"")), "bad-answer"),
        (Reply(gzip.compress(bytes(50_000_000)), fields=HTML | {"Content-Encoding": "gzip"}), "too-large"),
        (Reply(zlib.compress(bytes(50_000_000)), fields=HTML | {"Content-Encoding": "deflate"}), "too-large"),
        (Reply(gzip.compress(b"<p>whole</p>" * 100)[:-30], fields=HTML | {"Content-Encoding": "gzip"}), "truncated"),
        (Reply(b"\x1f\x8bno gzip", fields=HTML | {"Content-Encoding": "gzip"}), "damaged-body"),
        (Reply(b"??", fields=HTML | {"Content-Encoding": "br"}), "unknown-coding"),
        (Reply(b"??", fields=HTML | {"Content-Encoding": "gzip, gzip"}), "unknown-coding"),
        (Reply(b"%PDF-1.7", fields={"Content-Type": "application/pdf"}), "other-type"),
        (Reply(b"\x89PNG\r\n\x1a\n\x00\x00", fields=HTML), "other-type"),
        (Reply(b"\x00\x01\x02", fields={}), "other-type"),
        (Reply(b"<p>x", status=206), "status-206"),
        (Reply(status=304, fields={}), "status-304"),
    ],
)
def test_a_page_that_misbehaves_is_not_kept_and_said_so(
    opened: Opened, server: Server, tmp_path: Path, reply: Reply, code: str
) -> None:
    began = time.monotonic()
    done = one_page(opened, server, reply)
    assert time.monotonic() - began < 20
    assert (done.fetched, done.failed) == (0, 1)
    assert [(issue.subject, issue.code) for issue in done.issues] == [(server.url("/a"), code)]
    assert kept(tmp_path) == [server.url("/feed.xml")]


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"<p>whole and more", length=12),
        Reply(raw=send(HEAD + b"\r\n<p>to the end of the connection</p>")),
        Reply(gzip.compress(b"<p>one</p>") + gzip.compress(b"<p>two</p>"), fields=HTML | {"Content-Encoding": "gzip"}),
        Reply(zlib.compress(b"<p>bare</p>")[2:-4], fields=HTML | {"Content-Encoding": "deflate"}),
        Reply(gzip.compress(b"<p>padded</p>") + b"\x00\x00", fields=HTML | {"Content-Encoding": "gzip"}),
        Reply(b"<!doctype html><p>untold type</p>", fields={}),
    ],
)
def test_a_page_that_is_whole_is_kept_however_it_is_sent(
    opened: Opened, server: Server, tmp_path: Path, reply: Reply
) -> None:
    assert one_page(opened, server, reply).fetched == 1
    assert len(kept(tmp_path)) == 2


def test_what_follows_a_body_is_not_taken_for_the_next_answer(opened: Opened, server: Server) -> None:
    poison = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\npoison"
    server.replies["/a"] = Reply(raw=send(HEAD + b"Content-Length: 4\r\n\r\n<p>a" + poison))
    feed = server.feed("/feed.xml", server.url("/a"), server.page("/b", "B"))
    watching = opened()
    assert watching.round([feed], pages=10).fetched == 2
    assert server.paths()[-1] == "/b"


def test_a_page_that_fails_is_tried_again_later_and_later(opened: Opened, server: Server, clock: InventedClock) -> None:
    one_page(opened, server, Reply(status=500))
    watching = opened()
    tried = []
    for minute in range(5, 3 * 60, 5):
        clock.seconds = minute * 60.0 + 50
        server.asked.clear()
        done = watching.round([server.url("/feed.xml")], pages=10)
        if "/a" in server.paths():
            tried.append((minute, done.fetched))
        if minute == 60:
            server.page("/a", "A")
    assert tried == [(5, 0), (25, 0), (105, 1), (165, 0)]


def test_a_page_is_given_up_after_some_tries_till_it_is_listed_anew(
    opened: Opened, server: Server, clock: InventedClock
) -> None:
    one_page(opened, server, Reply(status=500))
    watching = opened()
    for day in range(1, 20):
        clock.seconds = day * DAY
        watching.round([server.url("/feed.xml")], pages=10)
    assert server.paths().count("/a") == QUICK.tries
    server.page("/a", "A")
    again = server.feed("/feed.xml", server.url("/a"), stamp="Tue, 20 May 2031 10:00:00 GMT")
    assert watching.round([again], pages=10).fetched == 1


def test_a_page_is_not_given_up_because_this_machine_was_offline_for_some_days(
    opened: Opened, server: Server, clock: InventedClock
) -> None:
    names = {"paper.example": ("127.0.0.1",)}
    feed = server.feed("/feed.xml", server.page("/a", "A").replace("127.0.0.1", "paper.example"))
    robots = server.replies["/robots.txt"] = Reply(status=404)
    opened(names, allowed=("127.0.0.1", *names)).round([feed], pages=0)
    for hour in range(1, 100, 5):
        clock.seconds = hour * HOUR
        watching = opened(allowed=("127.0.0.1", *names))  # the name is not known for some days
        watching.state.put_robots(server.url("", "paper.example"), clock.now(), robots.status, b"")
        assert watching.round([feed], pages=10).fetched == 0
    clock.seconds += DAY + HOUR
    assert opened(names, allowed=("127.0.0.1", *names)).round([feed], pages=10).fetched == 1


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_left_for_a_week(
    opened: Opened, server: Server, clock: InventedClock, status: int
) -> None:
    one_page(opened, server, Reply(status=status))
    watching = opened()
    for day in range(1, 8):
        clock.seconds = day * DAY
        watching.round([server.url("/feed.xml")], pages=10)
    assert server.paths().count("/a") == 2


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("120", 120),
        ("Mon, 05 May 2031 13:00:00 GMT", 3591),
        ("0", QUICK.least_hold_s),
        ("999999999999999999", QUICK.most_hold_s),
        ("Thu, 01 Jan 1970 00:00:00 GMT", QUICK.least_hold_s),
        ("soon", QUICK.wait_s),
        ("-5", QUICK.wait_s),
        ("Mon, 99 Foo 99999 99:99:99 GMT", QUICK.wait_s),
        ("", QUICK.wait_s),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_is_too_busy_is_left_alone_as_long_as_it_asks(
    opened: Opened, server: Server, clock: InventedClock, asked: str, held: float, status: int
) -> None:
    server.page("/b", "B")
    server.replies["/a"] = Reply(status=status, fields={"Retry-After": asked})
    feed = server.feed("/feed.xml", server.url("/a"), server.url("/b"))
    watching = opened()
    done = watching.round([feed], pages=10)
    assert (done.fetched, done.failed, done.waiting) == (0, 0, 2)
    assert "/b" not in server.paths()
    until = watching.state.held("127.0.0.1")[0] - clock.now()
    assert until == pytest.approx(held, abs=10)
    watching = opened()  # a new run goes by it as well
    server.page("/a", "A")
    assert watching.round([feed], pages=10).fetched == 0
    clock.seconds += max(until, 0) + 2 * DAY
    assert watching.round([feed], pages=10).fetched == 2
    assert watching.state.held("127.0.0.1") == (0.0, 0)


def test_a_host_that_stays_busy_without_saying_how_long_is_asked_less_and_less(
    opened: Opened, server: Server, clock: InventedClock
) -> None:
    one_page(opened, server, Reply(status=429))
    watching = opened()
    for hour in range(1, 25):
        clock.seconds = hour * HOUR
        watching.round([server.url("/feed.xml")], pages=10)
    assert server.paths().count("/a") <= 6


def test_redirects_are_followed_five_times_and_not_in_circles(opened: Opened, server: Server) -> None:
    for number in range(9):
        server.replies[f"/r{number}"] = Reply(status=301, fields={"Location": f"r{number + 1}"})
    server.page("/r9", "end")
    server.replies["/x"] = Reply(status=308, fields={"Location": "/y"})
    server.replies["/y"] = Reply(status=307, fields={"Location": "/x#again"})
    server.replies["/none"] = Reply(status=302, fields={})
    feed = server.feed("/feed.xml", *(server.url(path) for path in ("/r4", "/r3", "/x", "/none")))
    done = opened().round([feed], pages=10)
    assert (done.fetched, done.failed) == (1, 3)
    assert {i.subject.rpartition("/")[2]: i.code for i in done.issues} == {
        "r3": "too-many-redirects", "x": "redirect-loop", "none": "bad-redirect",
    }  # fmt: skip


def test_a_host_that_cannot_be_reached_is_left_after_some_tries(opened: Opened, server: Server, clock: InventedClock) -> None:
    for number in range(6):
        server.replies[f"/{number}"] = Reply(raw=send(b"", pause=2.0))
    feed = server.feed("/feed.xml", *(server.url(f"/{n}") for n in range(6)))
    watching = opened(config=replace(QUICK, total_s=0.2))
    done = watching.round([feed], pages=10)
    assert (done.failed, done.waiting) == (QUICK.host_failures, 6 - QUICK.host_failures)


def test_many_pages_that_fail_alike_are_told_briefly(opened: Opened, server: Server) -> None:
    feed = server.feed("/feed.xml", *(server.url(f"/{n}") for n in range(30)))
    done = opened().round([feed], pages=100)
    assert done.failed == 30
    assert len(done.issues) == QUICK.issues + 1
    assert "27 more pages" in done.issues[-1].message
