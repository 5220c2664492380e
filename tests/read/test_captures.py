"""Reading paths: what is read, what is passed over, and a clear line for all that cannot be read."""

from __future__ import annotations

import gzip
import io
import json
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.captures import Capture
from onrecord.model.issues import Issue
from onrecord.read.captures import read_paths
from onrecord.read.charsets import decode, looks_binary
from onrecord.read.limits import ReadLimits


def read(*paths: object, **options: object) -> tuple[list[Capture], list[Issue]]:
    found = list(read_paths([str(path) for path in paths], **options))  # type: ignore[arg-type]
    return [c for c in found if isinstance(c, Capture)], [i for i in found if isinstance(i, Issue)]


def codes(issues: list[Issue]) -> list[str]:
    return [issue.code for issue in issues]


def test_a_folder_is_read_in_order_without_hidden_files_and_counts_the_rest(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/late.txt", "a.txt", ".hidden.txt", "notes.md", "b/page.HTML", "c.txt.gz"):
        data = f"{name} says something.".encode()
        (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    captures, issues = read(tmp_path)
    assert [c.path for c in captures] == ["a.txt", "b/late.txt", "b/page.HTML", "c.txt.gz"]
    assert codes(issues) == ["passed-over"]
    assert "1 .md" in issues[0].message


def test_a_files_id_comes_from_its_path_and_bytes_not_from_where_it_lies(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("The bridge at Olm is closed.")
    (first,), _ = read(tmp_path / "x")
    (second,), _ = read(tmp_path / "y" / "a.txt")
    assert first.id == second.id
    (tmp_path / "y" / "a.txt").write_text("The bridge at Olm is open.")
    (third,), _ = read(tmp_path / "y")
    assert third.id != first.id


def test_newlines_and_offsets_stay_as_they_are_and_a_mark_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfOne\r\nTwo\rThree\n")
    (capture,), _ = read(tmp_path / "a.txt")
    assert capture.text == "One\r\nTwo\rThree\n"
    assert capture.charset_reason == "byte-order mark"
    assert capture.size == 18


def test_what_cannot_be_read_is_named_clearly(tmp_path: Path) -> None:
    files = {
        "empty.txt": b"",
        "blank.txt": b" \n\n\t",
        "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "zeros.html": b"<p>a\x00\x00\x00</p>",
        "damaged.txt.gz": gzip.compress(b"The ferry sank off the cape." * 50)[:-20],
        "not.txt.gz": b"plain text under a false name",
        "deck.pptx": b"x",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    wanted = {
        "empty.txt": "empty-file",
        "blank.txt": "empty-file",
        "picture.txt": "binary-file",
        "zeros.html": "binary-file",
        "damaged.txt.gz": "damaged-gzip",
        "not.txt.gz": "damaged-gzip",
        "deck.pptx": "unsupported-file",
        "nowhere.txt": "not-found",
    }
    for name, code in wanted.items():
        captures, issues = read(tmp_path / name)
        assert not captures
        assert codes(issues) == [code], name
        assert issues[0].subject == name
        assert "Traceback" not in issues[0].message


def test_a_folder_without_articles_says_so(tmp_path: Path) -> None:
    (tmp_path / "list.docx").write_text("a,b")
    _, issues = read(tmp_path)
    assert codes(issues) == ["passed-over", "no-articles"]


def test_a_huge_file_and_a_gzip_bomb_cost_no_time(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"0 " * 20_000_000, 9))
    start = time.process_time()
    _, issues = read(tmp_path)
    assert codes(issues)[:2] == ["too-large", "too-large"]
    assert "20 MB" in issues[0].message
    assert time.process_time() - start < 3


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links")
def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("The dam held.")
    (tmp_path / "in" / "again").symlink_to(tmp_path, target_is_directory=True)
    captures, issues = read(tmp_path)
    assert [c.path for c in captures] == ["in/a.txt"]
    assert "folder-loop" in codes(issues)


def test_standard_input_is_told_by_its_bytes() -> None:
    record = json.dumps({"title": "Dam holds", "body": "The dam at Olm held."}).encode()
    for data, media in (
        (b"Dam holds\n\nThe dam held.", "text/plain"),
        (b"<!DOCTYPE html><p>The dam held.", "text/html"),
        (record, "application/json"),
        (gzip.compress(record), "application/json"),
    ):
        captures, issues = read("-", stdin=io.BytesIO(data))
        assert not issues
        assert [c.media_type for c in captures] == [media]
        assert captures[0].path == "-"


def test_records_under_many_names(tmp_path: Path) -> None:
    lines = [
        {"@type": "NewsArticle", "headline": "A", "articleBody": "Text.", "publisher": {"name": "Gull"}, "id": 7},
        {"Title": "B", "full_text": "Text.", "outlet": "Tern", "authors": ["Ann Oy", {"name": "Bo Ek"}], "lang": "en"},
        {"text": "Body alone.", "date": "2031-04-02", "link": "https://gull.example/x"},
    ]
    (tmp_path / "r.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    captures, issues = read(tmp_path / "r.jsonl")
    assert not issues
    first, second, third = (c.record for c in captures)
    assert first
    assert second
    assert third
    assert (first.record_id, first.publisher) == ("7", "Gull")
    assert (second.author, second.publisher, second.language) == ("Ann Oy, Bo Ek", "Tern", "en")
    assert (third.published, third.url) == ("2031-04-02", "https://gull.example/x")
    assert [c.text for c in captures] == ["A\n\nText.", "B\n\nText.", "Body alone."]
    assert captures[0].record_id == "7"


def test_a_bad_line_is_an_issue_and_the_next_one_is_read(tmp_path: Path) -> None:
    good = json.dumps({"id": "ok", "body": "The dam held."}).encode()
    lines = [b"{broken", b"[1, 2]", b'"text"', b'{"colour": "red"}', b"", b"[" * 100_000, b'{"body": "\\ud800 x"}', good]
    (tmp_path / "r.jsonl").write_bytes(b"\n".join(lines))
    captures, issues = read(tmp_path / "r.jsonl")
    assert [c.record_id for c in captures] == ["", "ok"]
    captures[0].text.encode("utf-8")
    assert codes(issues) == ["bad-record"] * 5
    assert "Line 1 " in issues[0].message
    assert "colour" in issues[3].message


def test_many_faults_are_counted_not_listed(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text("{bad\n" * 500)
    _, issues = read(tmp_path / "r.jsonl")
    assert len(issues) == 21
    assert "480" in issues[-1].message


def test_an_overlong_record_is_left_out_and_reading_goes_on(tmp_path: Path) -> None:
    long = json.dumps({"id": "long", "body": "x" * 5000})
    (tmp_path / "r.jsonl").write_text(long + "\n" + json.dumps({"id": "ok", "body": "The dam held."}))
    captures, issues = read(tmp_path / "r.jsonl", limits=ReadLimits(record_bytes=1000))
    assert [c.record_id for c in captures] == ["ok"]
    assert codes(issues) == ["too-large"]


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("Müller sagt: „nein“".encode(), "utf-8", "Müller sagt: „nein“"),
        ("\ufeffDam".encode("utf-16-le"), "utf-16-le", "Dam"),
        ("Dam holds at Olm".encode("utf-16-be"), "utf-16-be", "Dam holds at Olm"),
        (b'<meta charset="iso-8859-1"><p>\x93Caf\xe9\x94', "cp1252", '<meta charset="iso-8859-1"><p>“Café”'),
        (b'<?xml version="1.0" encoding="windows-1251"?><p>\xcc\xe8\xf0', "cp1251", None),
    ],
)
def test_charsets_are_decided_with_reasons(data: bytes, charset: str, text: str | None) -> None:
    got = decode(data, declarations=True)
    assert got.charset == charset
    assert got.reason
    assert text is None or got.text == text


def test_single_damaged_bytes_do_not_turn_utf8_into_something_else() -> None:
    data = "Der Müller fährt über die Brücke nach Köln. ".encode() * 20
    got = decode(data[:500] + b"\xff" + data[500:])
    assert got.charset == "utf-8"
    assert got.damaged >= 1
    assert "Brücke" in got.text


@given(st.binary(max_size=400))
def test_any_bytes_decode_to_text_that_can_be_stored(data: bytes) -> None:
    looks_binary(data)
    text = decode(data, declarations=True).text
    text.encode("utf-8")
    assert "\x00" not in text


def test_a_file_of_faults_alone_is_not_read_to_its_end(tmp_path: Path) -> None:
    start = time.process_time()
    for name, data in (("r.jsonl", b'{"a": 1}\n' * 300_000), ("r.json", b"[" + b"{}," * 2_000_000 + b"{}]")):
        (tmp_path / name).write_bytes(data)
        captures, issues = read(tmp_path / name)
        assert not captures
        assert len(issues) < 30
        assert any("not read on" in issue.message for issue in issues)
    assert time.process_time() - start < 10
