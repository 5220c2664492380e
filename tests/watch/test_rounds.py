"""Rounds against a real server: what is listed is fetched, kept as WARC, and asked for again only when it is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from tests.watch.conftest import QUICK, InventedClock, Reply, Server

from onrecord.read.watching.config import DAY, HOUR
from onrecord.read.watching.rounds import Round, Watching

Opened = Callable[..., Watching]


def run(watching: Watching, *feeds: str, pages: int = 100) -> Round:
    return watching.round(feeds, pages=pages)


def kept(folder: Path) -> list[str]:
    """Return the URLs of the responses kept, from all files, each record's digests held against its bytes."""
    urls = []
    for path in sorted((folder / "captures").glob("*.warc.gz")):
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, parse_http=False, strict_mode=True):
                if record.headers["WARC-Type"] == "response":
                    urls.append(record.headers["WARC-Target-URI"])
    return urls


def test_pages_that_a_feed_lists_are_fetched_and_kept(opened: Opened, server: Server, tmp_path: Path) -> None:
    pages = [server.page(f"/{name}", f"Ferry {name} runs late") for name in ("a", "b")]
    feed = server.feed("/feed.xml", *pages)
    done = run(opened(), feed)
    assert (done.feeds, done.listed, done.fetched, done.failed, done.issues) == (1, 2, 2, 0, [])
    assert kept(tmp_path) == [feed, *pages]
    assert server.paths() == ["/robots.txt", "/feed.xml", "/a", "/b"]


def test_requests_name_the_program_and_carry_no_cookies(opened: Opened, server: Server) -> None:
    feed = server.feed("/feed.xml", server.page("/a", "A", **{"Set-Cookie": "id=1"}), server.page("/b", "B"))
    run(opened(), feed)
    for _, fields in server.asked:
        assert fields["user-agent"] == "onrecord/test"
        assert not {"cookie", "authorization", "referer"} & set(fields)


def test_proxies_of_the_environment_and_passwords_of_netrc_are_not_used(
    opened: Opened, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n", "utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert run(opened(), server.feed("/feed.xml", server.page("/a", "A"))).fetched == 1
    assert not any("authorization" in fields for _, fields in server.asked)


def test_redirects_in_utf_8_are_followed(opened: Opened, server: Server) -> None:
    server.page("/f%C3%A4hre", "A")
    server.replies["/a"] = Reply(status=302, fields={"Location": "/fähre".encode().decode("latin-1")})
    assert run(opened(), server.feed("/feed.xml", server.url("/a"))).fetched == 1


def test_a_second_round_asks_for_the_feed_conditionally_and_for_no_page(opened: Opened, server: Server) -> None:
    feed = server.feed("/feed.xml", server.page("/a", "A"), ETag='"f1"', **{"Last-Modified": "Mon, 05 May 2031 10:00:00 GMT"})
    watching = opened()
    run(watching, feed)
    server.asked.clear()
    done = run(watching, feed)
    assert server.paths() == ["/feed.xml"]
    assert server.asked[0][1]["if-none-match"] == '"f1"'
    assert server.asked[0][1]["if-modified-since"].startswith("Mon, 05 May")
    assert (done.feeds, done.listed, done.fetched) == (1, 0, 0)


def test_pages_are_looked_at_again_a_few_times_conditionally(
    opened: Opened, server: Server, clock: InventedClock, tmp_path: Path
) -> None:
    page = server.page("/a", "A", ETag='"1"')
    feed = server.feed("/feed.xml", page)
    watching = opened()
    asked = []
    run(watching, feed)
    for hour in range(1, 48):
        clock.seconds = hour * HOUR + 120
        if hour == 6:
            server.page("/a", "A, corrected", ETag='"2"')
        server.asked.clear()
        done = run(watching, feed)
        if "/a" in server.paths():
            asked.append((hour, dict(server.asked)["/a"].get("if-none-match"), done.fetched, done.unchanged))
    assert asked == [(1, '"1"', 0, 1), (6, '"1"', 1, 0), (24, '"2"', 0, 1)]
    assert kept(tmp_path).count(page) == 2


def test_a_page_that_its_feed_says_has_changed_is_due_at_once(opened: Opened, server: Server, tmp_path: Path) -> None:
    page = server.page("/a", "A")
    feed = server.feed("/feed.xml", page)
    watching = opened()
    run(watching, feed)
    server.page("/a", "A, and more")
    server.feed("/feed.xml", page, stamp="Mon, 05 May 2031 11:30:00 GMT")
    assert run(watching, feed).fetched == 1
    assert kept(tmp_path).count(page) == 2


def test_a_feed_that_says_so_all_the_time_is_not_followed_without_end(
    opened: Opened, server: Server, clock: InventedClock
) -> None:
    watching, page = opened(), server.page("/a", "A")
    for minute in range(30):
        clock.seconds = minute * 60.0
        run(watching, server.feed("/feed.xml", page, stamp=f"Mon, 05 May 2031 11:{minute:02}:00 GMT"))
    assert server.paths().count("/a") == QUICK.visits


def test_the_same_bytes_are_not_kept_twice(opened: Opened, server: Server, clock: InventedClock, tmp_path: Path) -> None:
    page = server.page("/a", "A")  # no validators
    feed = server.feed("/feed.xml", page)
    watching = opened()
    run(watching, feed)
    clock.seconds = 2 * HOUR
    assert run(watching, feed).unchanged == 1
    assert kept(tmp_path).count(page) == 1


def test_the_limit_holds_for_a_round_and_the_rest_waits(opened: Opened, server: Server) -> None:
    feed = server.feed("/feed.xml", *(server.page(f"/{n}", f"page {n}") for n in range(5)))
    watching = opened()
    first, second = run(watching, feed, pages=3), run(watching, feed, pages=3)
    assert (first.fetched, first.waiting) == (3, 2)
    assert (second.fetched, second.waiting) == (2, 0)


def test_between_two_requests_to_a_host_there_is_a_pause(opened: Opened, server: Server, clock: InventedClock) -> None:
    feed = server.feed("/feed.xml", *(server.page(f"/{n}", f"page {n}") for n in range(3)))
    run(opened(), feed)
    assert len(server.asked) == 5
    assert clock.slept == [QUICK.delay_s] * 4


def test_a_pause_of_nothing_is_only_for_hosts_allowed_by_name(opened: Opened, server: Server, clock: InventedClock) -> None:
    feed = server.feed("/feed.xml", server.page("/a", "A"))
    run(opened(config=replace(QUICK, delay_s=0.0)), feed)
    assert clock.slept == []


def test_news_sitemaps_and_their_index_are_feeds(opened: Opened, server: Server, tmp_path: Path) -> None:
    page = server.page("/a", "A")
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    entry = f"<url><loc>{page}</loc><news:news><news:publication_date>2031-05-04</news:publication_date></news:news></url>"
    xml = {"Content-Type": "text/xml"}
    server.replies["/news.xml"] = Reply(f"<urlset {space}>{entry}</urlset>".encode(), fields=xml)
    index = f"<sitemapindex {space}><sitemap><loc>{server.url('/news.xml')}</loc></sitemap></sitemapindex>"
    server.replies["/index.xml"] = Reply(index.encode(), fields=xml | {"ETag": '"i"'})
    watching = opened()
    assert run(watching, server.url("/index.xml")).fetched == 1
    server.page("/b", "B")
    server.replies["/news.xml"].body = server.replies["/news.xml"].body.replace(b"/a<", b"/b<")
    assert run(watching, server.url("/index.xml")).fetched == 1
    assert [url.rpartition("/")[2] for url in kept(tmp_path)] == ["news.xml", "a", "news.xml", "b"]


def test_a_list_of_pages_in_a_file_is_a_feed(opened: Opened, server: Server, tmp_path: Path) -> None:
    file = tmp_path / "pages.txt"
    file.write_text(f"# two pages\n{server.page('/a', 'A')}\n\nno address\n{server.page('/b', 'B')}\n", "utf-8")
    done = run(opened(), f"@{file}")
    assert (done.fetched, [issue.code for issue in done.issues]) == (2, ["no-pages"])
    done = run(opened(), "@missing.txt")
    assert [issue.code for issue in done.issues] == ["unreadable-list"]


def test_addresses_that_differ_only_in_where_the_reader_came_from_are_one_page(
    opened: Opened, server: Server, tmp_path: Path
) -> None:
    page = server.page("/a?id=7", "A")
    feed = server.feed("/feed.xml", f"{page}&amp;utm_source=rss", f"{page}&amp;at_medium=RSS#top")
    assert run(opened(), feed).fetched == 1
    assert kept(tmp_path)[1:] == [page]


def test_a_page_that_two_addresses_lead_to_is_kept_once_and_tells_how_it_was_come_by(
    opened: Opened, server: Server, tmp_path: Path
) -> None:
    page = server.page("/a", "A")
    for path in ("/go/1", "/go/2"):
        server.replies[path] = Reply(status=302, fields={"Location": "/a"})
    feed = server.feed("/feed.xml", server.url("/go/1"), server.url("/go/2"), page)
    done = run(opened(), feed)
    assert (done.fetched, done.unchanged) == (1, 1)
    path = next((tmp_path / "captures").glob("*.warc.gz"))
    with path.open("rb") as stream:
        notes = [r.reader.read().decode() for r in ArchiveIterator(stream) if r.headers["WARC-Type"] == "metadata"]
    assert notes == [f"via: {feed}\r\nredirectedFrom: {server.url('/go/1')}\r\n"]


def test_what_is_no_feed_is_told_and_asked_for_again_later(opened: Opened, server: Server, clock: InventedClock) -> None:
    feed = server.page("/feed", "A page")
    watching = opened()
    assert [issue.code for issue in run(watching, feed).issues] == ["no-feed"]
    assert [issue.code for issue in run(watching, feed).issues] == ["feed-waits"]
    clock.seconds = 2 * DAY
    server.feed("/feed", server.page("/a", "A"))
    assert run(watching, feed).fetched == 1


def test_pauses_of_several_hosts_pass_together(opened: Opened, server: Server, clock: InventedClock) -> None:
    names = {f"{n}.example": ("127.0.0.1",) for n in range(10)}
    page = server.page("/a", "A")
    for name in names:
        server.feed(f"/{name}.xml", page.replace("127.0.0.1", name))
    feeds = [server.url(f"/{name}.xml", name) for name in names]
    done = run(opened(names, allowed=tuple(names)), *feeds)
    assert (done.feeds, done.fetched) == (10, 10)
    assert sum(clock.slept) == 2 * QUICK.delay_s
