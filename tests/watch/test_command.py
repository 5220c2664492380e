"""The command `watch`: what it prints, what it leaves behind, and how it ends."""

from __future__ import annotations

import importlib.util
import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.watch.conftest import HOST, Reply, Server

from onrecord.tools.protocols import Tools

BRIDGE = (
    "<html><head><title>Bridge collapses in Maldora</title></head><body><article><h1>Bridge collapses in Maldora</h1>"
    "<p>VARN, 4 May 2031 - A road bridge over the river Lenn collapsed on Sunday morning, killing three people, "
    "police said.</p><p>“We heard a crack and then the road was gone,” said Petra Aldin, a lorry driver who had "
    "stopped for coffee.</p><p>Interior Minister Juro Sanek said an inquiry would begin on Monday.</p>"
    "</article></body></html>"
)


@dataclass(frozen=True)
class Result:
    """What a command did."""

    code: int
    out: str
    err: str


Command = Callable[..., Result]


@pytest.fixture
def watch(
    tools: Tools, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Command:
    """Run `onrecord watch` in this process, in an empty folder, with the helpers that the tests share."""
    import onrecord.present.functions
    import onrecord.wiring
    from onrecord.present.cli.main import run

    monkeypatch.setattr(onrecord.wiring, "build_tools", lambda workspace=None: tools)
    monkeypatch.setattr(onrecord.present.functions, "build_tools", lambda workspace=None: tools)
    monkeypatch.chdir(tmp_path)

    def command(*args: object) -> Result:
        capfd.readouterr()
        code = run(["watch", *map(str, args)])
        captured = capfd.readouterr()
        return Result(code, captured.out, captured.err)

    return command


ONCE = ("--once", "--allow-host", HOST, "--delay", 0)


def publish(server: Server) -> str:
    server.replies["/bridge"] = Reply(BRIDGE.encode(), fields={"Content-Type": "text/html; charset=utf-8"})
    return server.feed("/feed.xml", server.url("/bridge"), server.url("/gone"))


def test_a_round_fetches_keeps_reads_and_tells(watch: Command, server: Server, tmp_path: Path) -> None:
    result = watch(publish(server), *ONCE)
    assert result.out == (
        "1 feed polled, 2 pages newly listed: 1 fetched, 0 unchanged, 0 refused by robots.txt, 1 failed, 0 waiting. "
        "1 report read, 1 of them new.\n"
    )
    assert f"warning: {server.url('/gone')}: {HOST} answered with status 404." in result.err
    assert result.code == 0, "a page that is gone is told, and no fault of the watch"
    assert sorted(path.name.partition("-")[0] for path in (tmp_path / "captures").iterdir()) == ["watch", "watch.db"]
    from onrecord.model.captures import Capture
    from onrecord.wiring import build_store

    store = build_store(tmp_path / "onrecord.db", create=False)
    (capture,) = store.all(Capture)
    store.close()
    assert (capture.url, capture.media_type) == (server.url("/bridge"), "text/html")
    assert capture.fetched
    assert capture.warc_record.startswith("urn:uuid:")


def test_a_second_round_has_nothing_to_do(watch: Command, server: Server) -> None:
    feed = publish(server)
    watch(feed, *ONCE)
    result = watch(feed, *ONCE, "--json")
    told = json.loads(result.out)
    assert result.code == 0
    assert (told["fetched"], told["listed"], told["reports"], told["issues"]) == (0, 0, 0, [])


def test_a_page_that_changed_is_told_with_the_command_that_shows_it(watch: Command, server: Server) -> None:
    feed = server.feed("/feed.xml", server.url("/bridge"), stamp="1")
    server.replies["/bridge"] = Reply(BRIDGE.encode(), fields={"Content-Type": "text/html"})
    assert "changed since" not in watch(feed, *ONCE).out
    server.replies["/bridge"] = Reply(BRIDGE.replace("three", "four").encode(), fields={"Content-Type": "text/html"})
    server.feed("/feed.xml", server.url("/bridge"), stamp="2")
    time.sleep(1.1)  # times of fetching are kept in seconds
    assert "1 report changed since last read. To see how: onrecord diff -w onrecord.db\n" in watch(feed, *ONCE).out


def test_a_page_watched_as_a_feed_is_told_to_be_none_even_where_it_is_known(watch: Command, server: Server) -> None:
    fields = {"Content-Type": "text/html", "ETag": '"a"'}
    server.replies["/bridge"] = Reply(BRIDGE.encode(), fields=fields)
    assert watch(server.feed("/feed.xml", server.url("/bridge")), *ONCE).code == 0
    result = watch(server.url("/bridge"), *ONCE)
    assert result.code == 1
    assert "is no RSS or Atom feed and no sitemap" in result.err
    assert result.out.startswith("0 feeds polled")


def test_what_was_only_kept_is_read_by_the_next_run(watch: Command, server: Server, tmp_path: Path) -> None:
    feed = publish(server)
    result = watch(feed, *ONCE, "--no-compare", "--json")
    assert "reports" not in json.loads(result.out)
    assert not (tmp_path / "onrecord.db").exists()
    assert json.loads(watch(feed, *ONCE, "--json").out)["new"] == 1
    assert json.loads(watch(feed, *ONCE, "--json").out)["reports"] == 0


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ((), "FEED"),
        (("feed.xml",), "no scheme"),
        (("ftp://a.example/",), "not http:"),
        (("https://me:secret@a.example/",), "user name or password"),
        (("https://a.example/", "--every", "5"), "15m"),
        (("https://a.example/", "--every", "30s"), "15m"),
        (("https://a.example/", "--agent", "übernews"), "no name"),
        (("https://a.example/", "--agent", "a\r\nCookie: x"), "no name"),
        (("https://a.example/", "--allow-host", "http://b/"), "--allow-host"),
        (("https://a.example/", "--limit", "-1"), "--limit"),
    ],
)
def test_wrong_use_is_told_before_anything_is_asked_or_made(
    watch: Command, tmp_path: Path, args: tuple[str, ...], told: str
) -> None:
    result = watch(*args, "--once")
    assert result.code == 2
    assert told in result.err
    assert "secret" not in result.err
    assert list(tmp_path.iterdir()) == []


def test_without_its_libraries_it_says_what_to_install(watch: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    module = sys.modules.get("onrecord.present.cli.watching") or importlib.import_module("onrecord.present.cli.watching")
    monkeypatch.setattr(module, "find_spec", lambda name: None if name == "protego" else find(name))
    result = watch("https://a.example/feed")
    assert (result.code, "pip install 'onrecord[watch]'" in result.err) == (2, True)


def test_a_private_feed_is_refused_and_nothing_is_read(watch: Command, server: Server, tmp_path: Path) -> None:
    result = watch("http://127.0.0.1/feed.xml", "--once", "--delay", 0)
    assert result.code == 1
    assert "not public" in result.err
    assert not (tmp_path / "onrecord.db").exists()


def test_ctrl_c_ends_it_and_what_was_told_is_kept(tmp_path: Path, server: Server) -> None:
    command = [sys.executable, "-c", "from onrecord.present.cli.main import main; main()", "watch", publish(server)]
    options = ["--allow-host", HOST, "--delay", "0", "--every", "1h", "--no-compare", "--json"]
    process = subprocess.Popen(
        [*command, *options], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    told = json.loads(process.stdout.readline())
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, told["fetched"]) == (130, 1)
    assert "Traceback" not in err
    assert len(list((tmp_path / "captures").glob("*.warc.gz"))) == 1


def test_a_killed_run_is_read_in_by_the_next(watch: Command, tmp_path: Path, server: Server) -> None:
    server.replies["/bridge"] = Reply(BRIDGE.encode(), fields={"Content-Type": "text/html"})
    asked = threading.Event()
    release = threading.Event()
    server.replies["/slow"] = Reply(raw=lambda request: asked.set() or release.wait(20))
    feed = server.feed("/feed.xml", server.url("/bridge"), server.url("/slow"))
    command = [sys.executable, "-c", "from onrecord.present.cli.main import main; main()", "watch", feed]
    process = subprocess.Popen([*command, *map(str, ONCE)], cwd=tmp_path, stdout=subprocess.PIPE, text=True)
    assert asked.wait(20)
    process.kill()
    process.communicate()
    release.set()
    assert not (tmp_path / "onrecord.db").exists()
    server.replies["/slow"] = Reply(BRIDGE.replace("Maldora", "Varn").encode(), fields={"Content-Type": "text/html"})
    told = json.loads(watch(feed, *ONCE, "--json").out)
    assert (told["fetched"], told["reports"], told["new"], told["issues"]) == (1, 2, 2, [])


def test_help_does_not_import_what_fetches() -> None:
    code = (
        "import sys; from onrecord.present.cli.main import run; run(['watch', '--help']); "
        "print([m for m in ('httpx', 'httpcore', 'protego', 'lxml') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert result.stdout.splitlines()[-1] == "[]"
