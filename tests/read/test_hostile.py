"""Files that nobody vouches for: each gives captures or a reason, in bounded time and memory, the same ones each time."""

from __future__ import annotations

import gzip
import os
import random
import stat
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz_monsters import monsters, zeros
from fuzz_mutations import mutate
from fuzz_seeds import own_seeds
from onrecord.model.captures import Capture, Listing
from onrecord.model.issues import Issue
from onrecord.read.captures import read_paths

SEEDS = own_seeds()
#: Seconds of processor time that one file may take on a busy machine.
PATIENCE = 10.0
#: Large or deep files of each kind; the fuzzing in bench/ tries them all.
LARGE = (
    "deep.jsonl", "deep.json", "numbers.jsonl", "surrogates.jsonl", "same-keys.jsonl", "cells.csv", "open.csv", "quotes.csv", "nul.csv",
    "footer.parquet", "short.parquet", "headers.warc", "huge-length.warc", "negative.warc", "chunk.warc", "bomb.warc", "record-bomb.warc.gz",
    "codings.warc", "feed-laughs.xml", "feed-quadratic.xml", "feed-outside.xml", "feed-deep.xml", "feed-unclosed.xml", "words.json.gz",
)  # fmt: skip


def read_bytes(name: str, data: bytes) -> list[Capture | Listing | Issue]:
    """Read one file of these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return list(read_paths([path]))


def sound(items: list[Capture | Listing | Issue]) -> None:
    """What must hold of whatever a file gives."""
    assert items, "neither a capture nor a reason"
    for item in items:
        if isinstance(item, Capture):
            item.text.encode()
            assert "\x00" not in item.text
            assert len(item.sha256) == 64
        elif isinstance(item, Issue):
            item.message.encode()
            assert item.message.endswith((".", ")")), item.message


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.sampled_from(SEEDS), chance=st.integers(0, 10**9), packed=st.booleans())
def test_a_damaged_file_gives_captures_or_a_reason_and_the_same_again(seed: tuple[str, bytes], chance: int, packed: bool) -> None:
    data, made = mutate(random.Random(chance), seed[1], SEEDS)
    name = seed[0]
    if packed and not name.endswith(".gz"):
        name, data = f"{name}.gz", gzip.compress(data, 1, mtime=0)
    items = read_bytes(name, data)
    sound(items)
    assert read_bytes(name, data) == items, made


@settings(max_examples=60, deadline=None)
@given(suffix=st.sampled_from(["txt", "html", "jsonl", "json", "csv", "tsv", "xml", "warc", "warc.gz", "parquet", "txt.gz"]), data=st.binary(max_size=300))
def test_any_bytes_under_any_name_give_captures_or_a_reason(suffix: str, data: bytes) -> None:
    sound(read_bytes(f"any.{suffix}", data))


@pytest.mark.parametrize("name", LARGE)
def test_large_and_deep_files_end_soon(name: str) -> None:
    begun = time.process_time()
    sound(read_bytes(name, dict(monsters())[name]()))
    assert time.process_time() - begun < PATIENCE


@pytest.mark.parametrize("suffix", ["txt", "html", "json", "csv", "xml", "parquet"])
def test_what_is_huge_unpacked_is_not_unpacked(suffix: str) -> None:
    import tracemalloc

    data = zeros(400)
    tracemalloc.start()
    items = read_bytes(f"bomb.{suffix}.gz", data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert not [item for item in items if isinstance(item, Capture)]
    assert [item for item in items if isinstance(item, Issue)]
    assert peak < 300_000_000


def test_nothing_outside_a_feed_is_read_for_it(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the word is heliotrope", "utf-8")
    feed = f"""<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss version="2.0"><channel><item><title>A &x;</title>
    <link>https://tide.example/1</link><description>A ferry ran aground. &x;</description></item></channel></rss>"""
    assert "heliotrope" not in repr(read_bytes("feed.xml", feed.encode()))


def test_what_is_no_file_does_not_hold_reading_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "around").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "one.txt").write_text("Ferry runs aground\n\nA ferry ran aground off Skarn on Sunday, the coastguard said.\n", "utf-8")
    items = list(read_paths([tmp_path]))
    assert [item.path for item in items if isinstance(item, Capture)] == ["one.txt"]
    for name in ("pipe.txt", "endless.txt", "loop.txt", "gone.txt"):
        named = list(read_paths([tmp_path / name]))
        assert [item for item in named if isinstance(item, Issue)], name
        assert not [item for item in named if isinstance(item, Capture)], name


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "shut.txt").write_text("A ferry ran aground.", "utf-8")
    (tmp_path / "shut").mkdir()
    for path in (tmp_path / "shut.txt", tmp_path / "shut"):
        path.chmod(0)
    try:
        codes = {item.code for item in read_paths([tmp_path]) if isinstance(item, Issue)}
    finally:
        (tmp_path / "shut").chmod(stat.S_IRWXU)
    assert {"unreadable-file", "unreadable-folder"} <= codes


def test_a_file_that_grows_or_goes_while_it_is_read(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Ferry runs aground\n\nA ferry ran aground off Skarn on Sunday.\n", "utf-8")
    items = read_paths([tmp_path])
    first = next(items)
    (tmp_path / "b.txt").unlink()
    rest = list(items)
    assert isinstance(first, Capture)
    assert [item.code for item in rest if isinstance(item, Issue)] == ["not-found"]
