"""No private address is connected to, however it is come by, unless its host was allowed by name."""

from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from ipaddress import ip_network
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.watch.conftest import HOST, Reply, Server
from tests.watch.test_rounds import kept

from onrecord.read.watching.addresses import Guard, look_up, not_public
from onrecord.read.watching.outcomes import NotFetched
from onrecord.read.watching.rounds import Watching
from onrecord.read.watching.urls import host_name, parse_target, without_tracking
from onrecord.tools.errors import WrongUse

Opened = Callable[..., Watching]
PRIVATE = [
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.31.255.255", "192.168.0.1", "169.254.169.254", "100.100.1.1",
    "192.0.0.8", "198.18.0.1", "224.0.0.251", "239.1.1.1", "240.0.0.1", "255.255.255.255", "203.0.113.9", "::", "::1",
    "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::808:808", "fe80::1", "fe80::1%lo",
    "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "2001:db8::1", "2001::1", "2002:7f00:1::", "3fff::1", "4000::1",
    "100::1", "5f00::1", "", "localhost", "127.1", "1.2.3.4.5",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "93.184.215.14", "172.15.0.1", "172.32.0.1", "192.0.1.1", "100.128.0.1", "223.255.255.1",
          "2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_public_are_known(address: str) -> None:
    assert not_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_known(address: str) -> None:
    assert not_public(address) == ""


@given(st.ip_addresses(v=4))
def test_no_ipv4_address_that_python_calls_private_passes(address: object) -> None:
    private = ip_network(f"{address}/32")
    if private.is_private or private.is_multicast or private.is_reserved or private.is_loopback:
        assert not_public(str(address))
        assert not_public(f"::ffff:{address}")


@pytest.mark.parametrize(
    ("names", "allowed"),
    [
        ({}, ()),
        ({"feeds.example": (HOST,)}, ()),
        ({"feeds.example": ("::ffff:127.0.0.1",)}, ()),
        ({"feeds.example": ("93.184.215.14", HOST)}, ()),
        ({"feeds.example": (HOST,)}, ("example", "www.feeds.example", "other.example")),
    ],
)
def test_a_private_feed_is_not_asked_for(
    opened: Opened, server: Server, names: dict[str, Sequence[str]], allowed: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[Guard.__module__], "PORTS", frozenset({server.port}))
    feed = server.url("/feed.xml", *names)
    done = opened(names, allowed=allowed).round([feed], pages=10)
    assert [issue.code for issue in done.issues] == ["address-refused"]
    assert "--allow-host" in done.issues[0].message
    assert server.asked == []


def test_another_port_is_only_asked_of_hosts_allowed_by_name(opened: Opened, server: Server) -> None:
    done = opened({"feeds.example": (HOST,)}, allowed=()).round([server.url("/feed.xml", "feeds.example")], pages=10)
    assert [issue.code for issue in done.issues] == ["port-refused"]
    server.feed("/feed.xml", server.page("/a", "A").replace(HOST, "feeds.example"))
    done = opened({"feeds.example": (HOST,)}, allowed=("FEEDS.example",)).round(
        [server.url("/feed.xml", "feeds.example")], pages=10
    )  # fmt: skip
    assert (done.feeds, done.fetched) == (1, 1)


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("http://127.0.0.2/latest", "address-refused"),
        ("http://169.254.169.254/latest/meta-data/", "address-refused"),
        ("http://[::1]/", "address-refused"),
        ("http://[::ffff:169.254.169.254]/", "address-refused"),
        ("http://metadata.example/", "address-refused"),
        ("http://mixed.example/", "address-refused"),
        ("http://2130706433/", "address-refused"),
        ("//inner.example:6379/", "port-refused"),
        ("file:///etc/passwd", "scheme-refused"),
        ("gopher://127.0.0.1/", "scheme-refused"),
        ("http://user:secret@example.org/", "credentials-refused"),
        ("http://", "redirect-loop"),
        ("http://exa mple/", "bad-url"),
        ("http://" + "a" * 5000, "bad-url"),
        ("http://nowhere.example/", "robots-unreachable"),
        ("http://" + "a" * 70 + ".example/", "robots-unreachable"),
    ],
)
def test_a_redirect_to_a_place_that_may_not_be_asked_is_not_followed(
    opened: Opened, server: Server, location: str, code: str, tmp_path: Path
) -> None:
    names = {
        "metadata.example": ("169.254.169.254",), "mixed.example": ("93.184.215.14", "10.0.0.7"),
        "inner.example": ("10.0.0.8",), "2130706433": ("127.0.0.1",),
    }  # fmt: skip
    server.replies["/a"] = Reply(status=302, fields={"Location": location})
    done = opened(names).round([server.feed("/feed.xml", server.url("/a"))], pages=10)
    assert [issue.code for issue in done.issues] == [code]
    assert "secret" not in done.issues[0].message
    assert kept(tmp_path) == [server.url("/feed.xml")]


def test_a_name_is_looked_up_once_and_the_address_that_was_checked_is_connected_to(
    opened: Opened, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the first answer is public, the next one would be this machine's."""
    answers: Iterator[str] = iter(["192.88.98.1"] + [HOST] * 9)
    connected: list[tuple[str, int]] = []

    def connect(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        connected.append(address)
        raise OSError("no way there")

    watching = opened(allowed=())
    watching.fetcher.guard._resolve = lambda host, port, limit: (next(answers),)
    monkeypatch.setattr("socket.create_connection", connect)
    done = watching.round(["http://rebinding.example/feed.xml"], pages=1)
    assert connected == [("192.88.98.1", 80)]
    assert [issue.code for issue in done.issues] == ["robots-unreachable"]


def test_the_peer_of_a_connection_is_checked_as_well(opened: Opened, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.create_connection
    monkeypatch.setattr("socket.create_connection", lambda _, *rest, **more: connect((HOST, server.port), *rest, **more))
    watching = opened({"feeds.example": ("192.88.98.1",)}, allowed=())
    done = watching.round(["http://feeds.example/feed.xml"], pages=1)
    assert [issue.code for issue in done.issues] == ["address-refused"]
    assert server.asked == []


def test_name_servers_that_do_not_answer_are_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: release.wait(5) and [])
    began = time.monotonic()
    with pytest.raises(NotFetched, match="in time"):
        Guard().addresses("slow.example", 80, 0.05)
    assert time.monotonic() - began < 4
    release.set()


@pytest.mark.parametrize("host", ["a" * 70 + ".example", "..", "xn--", "\u0130", "no.such.host.invalid"])
def test_odd_names_have_no_address(host: str) -> None:
    with pytest.raises((OSError, ValueError)):
        look_up(host, 80, 20.0)


@given(st.text(max_size=60), st.sampled_from(["", "http://a.example/b", "https://[2a00::1]:444/"]))
def test_odd_urls_are_read_or_refused(text: str, base: str) -> None:
    try:
        target = parse_target(text, base=base)
    except NotFetched:
        return
    assert parse_target(target.url) == target
    assert target.path.startswith(b"/")
    assert "@" not in target.authority


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("HTTP://EXAMPLE.org.:80/a b?x=ü#f", "http://example.org/a%20b?x=%C3%BC"),
        ("https://münchen.example:443", "https://xn--mnchen-3ya.example/"),
        ("http://[2A00:1450::1]:8080/x", "http://[2a00:1450::1]:8080/x"),
        ("https://a.example?q=1", "https://a.example/?q=1"),
        ("http://a.example/%7Ex/../y", "http://a.example/y"),
    ],
)
def test_one_address_is_written_one_way(address: str, url: str) -> None:
    assert parse_target(address).url == url


def test_parameters_that_tell_of_the_reader_go() -> None:
    assert without_tracking("http://a/b?utm_source=x&id=4&FBCLID=9&utm_medium") == "http://a/b?id=4"
    assert without_tracking("http://a/b?utm_source=x") == "http://a/b"
    assert without_tracking("http://a/b?a=1&a=2&utmost=3") == "http://a/b?a=1&a=2&utmost=3"


def test_a_host_is_allowed_by_its_name_as_urls_write_it(opened: Opened) -> None:
    assert [host_name(name) for name in ("Desk.Example.", "::1", "[::1]", "127.0.0.1")] == [
        "desk.example", "::1", "::1", "127.0.0.1",
    ]  # fmt: skip
    with pytest.raises(WrongUse, match="--allow-host"):
        opened(allowed=("http://desk.example/",))
    with pytest.raises(WrongUse, match="--allow-host"):
        opened(allowed=("*",))
