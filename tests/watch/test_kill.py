"""A run that is killed at any moment loses nothing that was told, and the next one goes on where it was."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from tests.watch.conftest import HOST, Server

from onrecord.read.captures import read_paths
from onrecord.read.watching.setup import open_watching
from onrecord.read.watching.state import State
from onrecord.tools.errors import WrongUse

PROGRAM = """
import sys
from pathlib import Path
from onrecord.read.watching.config import WatchConfig
from onrecord.read.watching.setup import open_watching
folder, feed = sys.argv[1:]
watching = open_watching(Path(folder), workspace="onrecord.db", agent="onrecord/test", allowed=["127.0.0.1"],
                         config=WatchConfig(delay_s=0.0))
try:
    done = watching.round([feed], pages=1000)
finally:
    watching.close()
print(done.fetched, done.failed, done.waiting)
"""
PAGES = 40


def start(folder: Path, feed: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROGRAM, str(folder), feed]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def pages_kept(folder: Path) -> list[str]:
    """Return the paths of the pages in all WARC files, read as far as they are whole."""
    found = []
    for file in sorted(folder.glob("*.warc.gz")):
        with file.open("rb") as stream:
            try:
                for record in ArchiveIterator(stream, parse_http=False):
                    if record.headers["WARC-Type"] == "response":
                        found.append(record.headers["WARC-Target-URI"].rpartition("/")[2])
            except OSError:
                pass  # the last member was being written
    return [name for name in found if name != "feed.xml"]


@pytest.mark.parametrize("seed", [1])
def test_a_killed_run_is_gone_on_with(tmp_path: Path, server: Server, seed: int) -> None:
    feed = server.feed("/feed.xml", *(server.page(f"/{n}", f"page {n} " * 50) for n in range(PAGES)))
    chance = random.Random(seed)
    kills = 0
    while kills < 3:
        process, before = start(tmp_path, feed), len(server.asked)
        wanted = before + chance.randrange(3, 14)
        while len(server.asked) < wanted and process.poll() is None:
            time.sleep(0.002)
        time.sleep(chance.random() * 0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        kills += 1
    told, _ = start(tmp_path, feed).communicate(timeout=60)
    fetched, failed, waiting = map(int, told.split())
    kept = pages_kept(tmp_path)
    assert set(kept) == {str(n) for n in range(PAGES)}
    assert (failed, waiting) == (0, 0)
    assert len(kept) <= PAGES + kills, "at worst one page is fetched again for each kill"
    assert fetched < PAGES, "what was kept before is not fetched again"
    pages = {item.url for item in read_paths([tmp_path]) if hasattr(item, "media_type")}
    assert pages >= {server.url(f"/{n}") for n in range(PAGES)}


def test_a_record_that_was_kept_but_not_noted_is_fetched_again_and_no_file_is_added_to(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = server.feed("/feed.xml", server.page("/a", "A"))

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    def watch() -> None:
        watching = open_watching(tmp_path, workspace="w.db", agent="onrecord/test", allowed=[HOST])
        monkeypatch.setattr(watching.fetcher.gate, "wait", lambda host: None)
        try:
            watching.round([feed], pages=9)
        finally:
            watching.close()

    put = State.put
    monkeypatch.setattr(State, "put", lambda self, found: stop() if found.visits and "/a" in found.url else put(self, found))
    with pytest.raises(KeyboardInterrupt):
        watch()
    first = sorted(tmp_path.glob("*.gz"))
    sizes = [file.stat().st_size for file in first]
    monkeypatch.setattr(State, "put", put)
    watch()
    assert pages_kept(tmp_path) == ["a", "a"]
    assert [file.stat().st_size for file in first] == sizes


def test_a_torn_last_member_does_not_hurt(tmp_path: Path, server: Server) -> None:
    feed = server.feed("/feed.xml", *(server.page(f"/{n}", f"page {n}") for n in range(3)))
    start(tmp_path, feed).wait()
    file = next(tmp_path.glob("*.gz"))
    os.truncate(file, file.stat().st_size - 30)
    items = list(read_paths([file]))
    assert {item.url for item in items if hasattr(item, "media_type")} >= {server.url("/0"), server.url("/1")}


def test_two_watches_do_not_share_a_folder(tmp_path: Path) -> None:
    first = open_watching(tmp_path, workspace="w.db", agent="onrecord/test")
    with pytest.raises(WrongUse, match="another watch"):
        open_watching(tmp_path, workspace="w.db", agent="onrecord/test")
    first.close()
    open_watching(tmp_path, workspace="w.db", agent="onrecord/test").close()
    with pytest.raises(WrongUse, match="belong to the workspace"):
        open_watching(tmp_path, workspace="other.db", agent="onrecord/test")


def test_a_state_that_is_none_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "watch.db").write_bytes(b"no database " * 100)
    with pytest.raises(WrongUse, match="no state of watching"):
        open_watching(tmp_path, workspace="w.db", agent="onrecord/test")
