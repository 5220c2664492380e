"""Paths: patterns, files that are not what their name says, standard input, JSON files, and the addresses of pages."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.making import SENTENCE, Read, feed, page, read_bytes, read_file, responses, table

from onrecord.read.addresses import page_address
from onrecord.read.captures import read_paths
from onrecord.read.payloads import feed_kind, looks_like_page
from onrecord.read.sniffing import sniff


def test_patterns_are_expanded_sorted_and_once(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "in/c.txt", "in/deep/d.txt", "e.md"):
        (tmp_path / name).write_text(f"{name} says: {SENTENCE}")

    def paths(pattern: str) -> list[str]:
        return [c.path for c in Read(read_paths([str(tmp_path / pattern)])).captures]

    assert paths("*.txt") == ["a.txt", "b.txt"]
    assert paths("**/*.txt") == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert paths("[ab].tx?") == ["a.txt", "b.txt"]
    assert paths("**") == ["a.txt", "b.txt", "in/c.txt", "in/deep/d.txt"]
    got = Read(read_paths([str(tmp_path / "*.warc")]))
    assert got.codes == ["not-found"]
    assert "none fits it as a pattern" in got.issues[0].message


def test_a_file_whose_name_holds_a_pattern_is_itself(tmp_path: Path) -> None:
    (tmp_path / "report [1].txt").write_text(SENTENCE)
    (tmp_path / "report 1.txt").write_text("Another one.")
    assert Read(read_paths([str(tmp_path / "report [1].txt")])).texts == [SENTENCE]


def test_a_file_is_what_its_bytes_say(tmp_path: Path) -> None:
    archive, news = b"".join(responses(2)), feed("<item><title>A</title><link>https://gull.example/1</link></item>")
    assert len(read_file(tmp_path / "crawl.html", archive).captures) == 2
    assert len(read_file(tmp_path / "crawl.html.gz", gzip.compress(archive)).captures) == 2
    assert len(read_file(tmp_path / "news.html", news).listings) == 1
    assert read_file(tmp_path / "x.html", json.dumps({"headline": "A", "articleBody": SENTENCE}).encode()).captures[0].record
    assert read_file(tmp_path / "x.html", b"\x89PNG\r\n\x1a\n" + bytes(500)).codes == ["binary-file"]
    assert read_file(tmp_path / "saved.txt", b"<!DOCTYPE html><html><p>x</p></html>").captures[0].media_type == "text/html"
    assert read_file(tmp_path / "page.xml", page(1)).captures[0].media_type == "text/html"
    assert read_file(tmp_path / "less.txt", b"The sign < is less than > in ASCII.").captures[0].media_type == "text/plain"


def test_a_folder_reads_all_kinds_and_counts_xml_that_is_no_feed(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(b"".join(map(gzip.compress, responses(2))))
    (tmp_path / "b.csv").write_bytes(table([["title", "text"], ["A", SENTENCE]]))
    (tmp_path / "c.json").write_text(json.dumps([{"title": "B", "text": SENTENCE}]))
    (tmp_path / "d.xml").write_bytes(feed("<item><title>A</title><link>https://gull.example/1</link></item>"))
    (tmp_path / "e.xml").write_text("<?xml version='1.0'?><project><name>x</name></project>")
    (tmp_path / "f.html").write_bytes(page(3))
    got = Read(read_paths([tmp_path]))
    assert [c.path for c in got.captures] == ["a.warc.gz", "a.warc.gz", "b.csv", "c.json", "f.html"]
    assert [entry.path for entry in got.listings] == ["d.xml"]
    assert got.codes == ["listed-only", "passed-over"]
    assert "1 .xml (no feed)" in got.issues[-1].message
    assert read_file(tmp_path / "e.xml", b"<project/>").codes == ["no-feed"]


def test_json_of_many_tools(tmp_path: Path) -> None:

    def one(value: object) -> Read:
        return read_file(tmp_path / "a.json", json.dumps(value, ensure_ascii=False, indent=1).encode())

    for value in (
        {"title": "A", "text": SENTENCE},
        [{"title": "A", "maintext": SENTENCE}],
        {"status": "ok", "articles": [{"title": "A", "content": SENTENCE}]},
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "A", "articleBody": SENTENCE}]},
        {"response": {"status": "ok", "results": [{"webTitle": "A", "fields": {"bodyText": SENTENCE}}]}},
        {"version": "https://jsonfeed.org/version/1.1", "title": "Gull", "items": [{"title": "A", "content_text": SENTENCE}]},
    ):  # fmt: skip
        got = one(value)
        assert not got.issues
        assert got.texts == [f"A\n\n{SENTENCE}"], value
    lines = "\n".join(json.dumps({"title": f"{n}", "text": SENTENCE}) for n in range(3))
    assert len(read_file(tmp_path / "l.json", lines.encode()).captures) == 3
    scraped = {"title": "A", "text": SENTENCE, "source": "https://gull.example/1", "source-hostname": "Gull", "filedate": "2031-04-02T05:06:07"}
    (capture,) = one(scraped).captures
    assert capture.record
    assert (capture.url, capture.record.publisher, capture.fetched) == ("https://gull.example/1", "Gull", "2031-04-02T05:06:07Z")
    cut = one({"articles": [{"title": "A", "url": "https://gull.example/1", "content": "The dam… [+2031 chars]"}]})
    assert [entry.fields.description for entry in cut.listings] == ["The dam… [+2031 chars]"]


@pytest.mark.parametrize("data", [b"{broken", b"[" * 300_000, b"12", b'"text"', b"[1, 2]", b'{"a": ' * 50_000, b"{}", b'{"a": 1e999}', b'[{"a": {"b": 2}}]'])
def test_json_that_holds_no_record_is_told(data: bytes, tmp_path: Path) -> None:
    got = read_file(tmp_path / "a.json", data)
    assert not got.captures
    assert "bad-record" in got.codes


def test_standard_input_is_read_as_it_comes() -> None:
    lines = b"\n".join(json.dumps({"id": n, "body": SENTENCE * 300}).encode() for n in range(1000))
    assert len(lines) > 20_000_000
    assert len(read_bytes(lines).captures) == 1000
    assert read_bytes(b"").codes == ["empty-file"]
    assert len(read_bytes(gzip.compress(b"".join(responses(3)))).captures) == 3


SAVED = "<!DOCTYPE html>\n<!-- saved from url=(0029)https://gull.example/saved -->\n"
LINKS = '<link rel="shortcut icon" href="https://x.example/i"><link href=\'https://gull.example/a?x=1&amp;y=2\' rel="canonical">'


@pytest.mark.parametrize(
    ("markup", "address"),
    [
        (SAVED + LINKS, "https://gull.example/saved"),
        ("<!--\n Page saved with SingleFile \n url: https://gull.example/s \n saved date: x --><html>", "https://gull.example/s"),
        ("<!-- Mirrored from gull.example/news/1.html by HTTrack Website Copier/3.x -->", "http://gull.example/news/1.html"),
        (LINKS, "https://gull.example/a?x=1&y=2"),
        ('<meta content="https://gull.example/og" property="og:url"><link rel=canonical href=https://gull.example/c>', "https://gull.example/c"),
        ('<meta property="og:url" content="https://gull.example/og">', "https://gull.example/og"),
        ('<link rel="canonical" href="/relative"><meta property="og:url" content="https://gull.example/og">', "https://gull.example/og"),
        ('<link rel="canonical" href="javascript:alert(1)">', ""),
        ('<link rel="alternate canonicalised" href="https://x.example/">', ""),
        ("<p>See the canonical text at https://x.example/</p>", ""),
    ],
)  # fmt: skip
def test_a_page_tells_its_address(markup: str, address: str) -> None:
    assert page_address(markup) == address


def test_one_address_for_many_pages_does_not_merge_them(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://gull.example/">'
    for n in range(3):
        (tmp_path / f"{n}.html").write_bytes(page(n).replace(b"<head>", f"<head>{head}".encode()))
    got = Read(read_paths([tmp_path]))
    assert {c.url for c in got.captures} == {"https://gull.example/"}
    assert len({c.id for c in got.captures}) == 3


@pytest.mark.parametrize("bad", ["<!---->" * 1100, "<!--" * 2000, " " * 8000, "<?" * 4000, "<!DOCTYPE rss [" * 500, "<link " * 1300, "<meta a=" * 1000, "<!-- saved from url=(" * 400])
def test_beginnings_of_hostile_shape_cost_no_time(bad: str) -> None:
    start = time.process_time()
    for data in (bad, bad + "x"):
        feed_kind(data.encode())
        looks_like_page(data.encode())
        page_address(data * 30)
        sniff(data.encode())
    assert time.process_time() - start < 3


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"<html", b"{", b'[{"', b"PAR1", b"WARC/1.0\r\n", b"<?xml ", b"\x1f\x8b\x08", b"title,text\n"]))
def test_any_bytes_are_sniffed_and_read(data: bytes, head: bytes) -> None:
    got = read_bytes(head + data)
    assert got.captures or got.listings or got.issues
