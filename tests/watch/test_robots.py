"""What robots.txt does not allow is not fetched, nor anything where it cannot be had (RFC 9309)."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.watch.conftest import QUICK, InventedClock, Reply, Server

from onrecord.read.watching.config import DAY, HOUR, MINUTE
from onrecord.read.watching.rounds import Round, Watching

Opened = Callable[..., Watching]
TEXT = {"Content-Type": "text/plain"}


def ask(opened: Opened, server: Server, robots: Reply | str, **options: object) -> Round:
    server.replies["/robots.txt"] = Reply(robots.encode(), fields=TEXT) if isinstance(robots, str) else robots
    feed = server.feed("/feed.xml", server.page("/news/a", "A"), server.page("/private/b", "B"))
    return opened(**options).round([feed], pages=10)


@pytest.mark.parametrize(
    ("robots", "fetched"),
    [
        ("User-agent: *\nDisallow: /private/", ["/news/a"]),
        ("User-agent: *\nDisallow: /\nAllow: /feed\nAllow: /news", ["/news/a"]),
        ("User-agent: onrecord\nDisallow: /private\n\nUser-agent: *\nDisallow: /feed.xml", ["/news/a"]),
        ("User-agent: *\nDisallow:\n\nUser-agent: OnRecord\nDisallow: /news/", ["/private/b"]),
        ("User-agent: *\nDisallow: /*/a$\nAllow: /", ["/private/b"]),
        ("\ufeffUser-agent: *\nDisallow: /news", ["/private/b"]),
        ("User-agent: other\nDisallow: /", ["/news/a", "/private/b"]),
        ("", ["/news/a", "/private/b"]),
        ("<html>not found, but 200</html>", ["/news/a", "/private/b"]),
        ("\x00\x01 damaged \n: :\nDisallow", ["/news/a", "/private/b"]),
    ],
)
def test_pages_are_fetched_as_robots_txt_allows(
    opened: Opened, server: Server, robots: str, fetched: list[str]
) -> None:
    done = ask(opened, server, robots)
    assert [path for path in server.paths() if path not in {"/robots.txt", "/feed.xml"}] == fetched
    assert done.refused == 2 - len(fetched)
    assert {issue.code for issue in done.issues} <= {"robots-refused"}


def test_a_feed_needs_leave_as_well(opened: Opened, server: Server) -> None:
    done = ask(opened, server, "User-agent: *\nDisallow: /feed.xml")
    assert [issue.code for issue in done.issues] == ["robots-refused"]
    assert server.paths() == ["/robots.txt"]


def test_a_name_of_ones_own_does_not_evade_what_is_said_of_the_program(opened: Opened, server: Server) -> None:
    robots = "User-agent: onrecord\nDisallow: /private\n\nUser-agent: deskbot\nDisallow: /news"
    assert ask(opened, server, robots, agent="DeskBot/2.0 (+desk@paper.example)").refused == 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_robots_txt_that_is_not_there_allows_all(opened: Opened, server: Server, status: int) -> None:
    assert ask(opened, server, Reply(status=status)).fetched == 2


@pytest.mark.parametrize(
    "robots",
    [
        Reply(status=500),
        Reply(status=502),
        Reply(b"User-agent: *\nAllow: /\n", length=999, fields=TEXT),
        Reply(raw=lambda request: time.sleep(1.5)),
        Reply(raw=lambda request: request.connection.close()),
        Reply(status=301, fields={"Location": "/robots.txt"}),
        Reply(b"??", fields=TEXT | {"Content-Encoding": "br"}),
        Reply(status=302, fields={"Location": "http://10.0.0.1/"}),
        Reply(status=429),
        Reply(status=503, fields={"Retry-After": "600"}),
    ],
)
def test_where_robots_txt_cannot_be_had_nothing_is_fetched_till_it_can(
    opened: Opened, server: Server, clock: InventedClock, robots: Reply
) -> None:
    done = ask(opened, server, robots, config=replace(QUICK, total_s=0.5))
    assert set(server.paths()) == {"/robots.txt"}
    assert (done.feeds, done.fetched, len(done.issues)) == (0, 0, 1)
    tries = len(server.asked)
    watching = opened()
    watching.round([server.url("/feed.xml")], pages=10)
    assert len(server.asked) == tries, "it is not asked for again at once"
    server.replies["/robots.txt"] = Reply(b"User-agent: *\nAllow: /\n", fields=TEXT)
    clock.seconds += HOUR
    assert watching.round([server.url("/feed.xml")], pages=10).fetched == 2


def test_robots_txt_is_kept_for_a_day_over_runs(opened: Opened, server: Server, clock: InventedClock) -> None:
    ask(opened, server, "User-agent: *\nDisallow: /private\n")
    for hour in (1, 12, 23, 25, 47):
        clock.seconds = hour * HOUR
        opened().round([server.url("/feed.xml")], pages=10)
    assert server.paths().count("/robots.txt") == 2


@pytest.mark.parametrize(
    ("line", "pause"),
    [
        ("Crawl-delay: 10", 10.0),
        ("Crawl-delay: 0.1", QUICK.delay_s),
        ("Crawl-delay: 86400", QUICK.most_delay_s),
        ("Crawl-delay: 1e400", QUICK.delay_s),
        ("Crawl-delay: soon", QUICK.delay_s),
        ("Request-rate: 1/20s", 20.0),
        ("Request-rate: 1/" + "9" * 400, QUICK.most_delay_s),
    ],
)
def test_the_pause_that_a_site_asks_for_is_kept_within_bounds(
    opened: Opened, server: Server, clock: InventedClock, line: str, pause: float
) -> None:
    ask(opened, server, f"User-agent: *\n{line}\n")
    assert clock.slept == [pause] * 3


def test_each_hop_of_a_redirect_needs_leave_of_its_own_site(opened: Opened, server: Server) -> None:
    names = {"one.example": ("127.0.0.1",), "two.example": ("127.0.0.1",)}
    server.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /closed", fields=TEXT)
    server.replies["/a"] = Reply(status=302, fields={"Location": server.url("/closed/a", "two.example")})
    server.page("/closed/a", "A")
    feed = server.feed("/feed.xml", server.url("/a", "one.example"))
    done = opened(names, allowed=("127.0.0.1", *names)).round([feed], pages=10)
    assert (done.refused, done.fetched) == (1, 0)
    assert server.paths() == ["/robots.txt", "/feed.xml", "/robots.txt", "/a", "/robots.txt"]


def test_a_hostile_robots_txt_is_read_to_its_bound_and_in_bounded_time(opened: Opened, server: Server) -> None:
    lines = "".join(f"Disallow: /{'*a' * 40}{n}$\n" for n in range(30_000))
    began = time.process_time()
    done = ask(opened, server, f"User-agent: *\nDisallow: /private\n{lines}")
    assert time.process_time() - began < 10
    assert (done.fetched, done.refused) == (1, 1)


def test_a_page_that_may_not_be_fetched_is_asked_about_again_after_a_day(
    opened: Opened, server: Server, clock: InventedClock
) -> None:
    ask(opened, server, "User-agent: *\nDisallow: /private\n")
    server.replies["/robots.txt"] = Reply(b"", fields=TEXT)
    clock.seconds = DAY + 20 * MINUTE
    opened().round([server.url("/feed.xml")], pages=10)
    assert "/private/b" in server.paths()
