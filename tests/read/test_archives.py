"""WARC archives: what is read, what is counted, and how damage is passed."""

from __future__ import annotations

import gzip
import random
import time
import zlib
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.making import http, page, read_bytes, read_file, record, responses

from onrecord.read.limits import ReadLimits


def urls(*numbers: int) -> list[str]:
    return [f"https://gull.example/{n}" for n in numbers]


def test_a_response_keeps_address_time_record_and_digest_of_its_decoded_payload(tmp_path: Path) -> None:
    for version, date in (("1.0", "2031-04-02T05:06:07Z"), ("1.1", "2031-04-02T05:06:07.123456Z")):
        got = read_file(tmp_path / "a.warc", record(http(page(1)), version=version, date=date))
        (capture,) = got.captures
        assert not got.issues
        assert (capture.url, capture.fetched) == ("https://gull.example/0", "2031-04-02T05:06:07Z")
        assert (capture.warc_record, capture.path) == ("urn:uuid:0000-0", "a.warc")
        assert (capture.sha256, capture.size) == (sha256(page(1)).hexdigest(), len(page(1)))
        assert (capture.media_type, capture.charset) == ("text/html", "utf-8")


@pytest.mark.parametrize("pack", [lambda r: b"".join(r), lambda r: gzip.compress(b"".join(r)), lambda r: b"".join(map(gzip.compress, r))])
def test_plain_archives_and_both_kinds_of_packed_ones_give_the_same(pack, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    data = pack(responses(4))
    assert read_bytes(data).urls == urls(0, 1, 2, 3)
    assert read_file(tmp_path / f"a.warc{'.gz' if data[:1] == bytes([31]) else ''}", data).urls == urls(0, 1, 2, 3)


def test_what_is_no_article_is_counted_and_records_about_records_are_not() -> None:
    other = [
        record(b"software: x\r\n", kind="warcinfo", uri="", media="application/warc-fields"),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request", media="application/http; msgtype=request"),
        record(b"", kind="revisit"),
        record(http(b"<p>gone</p>", status="404 Not Found")),
        record(http(b"", status="301 Moved", extra=["Location: /x"])),
        record(http(b"\x89PNG\r\n\x1a\n", media="image/png")),
        record(http(b"\xff\xd8\xff\xe0", media="text/html")),
        record(http(b"User-agent: *\nDisallow:", media="text/plain"), uri="https://gull.example/robots.txt"),
        record(b"wget log", kind="resource", uri="metadata://gnu.org/wget.log", media="text/plain"),
    ]
    got = read_bytes(b"".join([*responses(1), *other]))
    assert got.urls == urls(0)
    assert got.codes == ["passed-over"]
    assert got.issues[0].level == "info"
    for part in ("7 records", "1 revisit", "1 with HTTP status 404", "1 with HTTP status 301", "1 image/png"):
        assert part in got.issues[0].message


def test_resources_and_conversions_are_read_and_odd_addresses_are_no_url() -> None:
    got = read_bytes(
        record(page(1), kind="resource", uri="file:///home/ann/saved page.html", media="text/html")
        + record(b"A text of its own.", kind="conversion", uri="<https://gull.example/t>", media="text/plain")
    )
    assert [(c.url, c.media_type) for c in got.captures] == [("", "text/html"), ("https://gull.example/t", "text/plain")]


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw", "br", "gzip twice", "chunked", "chunked gzip", "said, not done", "br said"])
def test_payloads_are_decoded(coding: str) -> None:
    import brotli

    body, extra = page(1), [f"Content-Encoding: {coding.split()[0]}"]
    if coding.startswith("gzip"):
        body = gzip.compress(body)
        if "twice" in coding:
            body, extra = gzip.compress(body), ["Content-Encoding: gzip, gzip"]
    elif coding in ("deflate", "raw"):
        body, extra = zlib.compress(body), ["Content-Encoding: deflate"]
        body = body[2:-4] if coding == "raw" else body
    elif coding == "br":
        body = brotli.compress(body)
    elif coding.startswith("chunked"):
        extra = ["Transfer-Encoding: chunked"]
        if "gzip" in coding:
            body, extra = gzip.compress(body), [*extra, "Content-Encoding: gzip"]
        body = b"".join(b"%x;x=1\r\n%s\r\n" % (len(part), part) for part in (body[:50], body[50:])) + b"0\r\n\r\n"
    else:
        extra = ["Content-Encoding: br" if "br" in coding else "Content-Encoding: gzip", "Transfer-Encoding: chunked"]
    got = read_bytes(record(http(body, extra=extra)))
    assert not got.issues
    assert got.texts == [page(1).decode()]


def test_cut_payloads_give_what_is_there_and_say_so() -> None:
    noise = random.Random(7).randbytes(3000).hex().encode()  # so that packed data come in several parts
    body = page(1) + noise
    chunked = b"%x\r\n%s" % (len(body), body[:900])
    got = read_bytes(
        record(http(gzip.compress(body)[:-400], extra=["Content-Encoding: gzip"]))
        + record(http(chunked, extra=["Transfer-Encoding: chunked"]))
    )
    assert got.codes == ["damaged-record"] * 2
    assert all("cut off" in issue.message for issue in got.issues)
    assert all(text.startswith("<html>") and len(text) >= 900 for text in got.texts)


@pytest.mark.parametrize("wrong", [2500, 300, "abc", -5, 10**15, 0])
def test_a_wrong_length_costs_its_own_record_at_most(wrong: int | str) -> None:
    records = responses(5)
    records[1] = record(http(page(1, words=15)), length=wrong, uri="https://gull.example/1")
    got = read_bytes(b"".join(records))
    assert [u for u in got.urls if u != urls(1)[0]] == urls(0, 2, 3, 4)
    assert {"damaged-archive", "damaged-record"} & set(got.codes)
    for text in got.texts:
        assert "WARC/1.0" not in text


@pytest.mark.parametrize("junk", [b"junk\r\n" * 40, b"\x00" * 500, b"WARC/1.0\r\n\r\n", b"WARC/1.0\r\nWARC-Type: response\r\n", b"\xff" * 70_000])
def test_junk_between_records_is_passed(junk: bytes) -> None:
    records = responses(4)
    got = read_bytes(b"".join([records[0], junk, *records[1:]]))
    assert got.urls == urls(0, 1, 2, 3)
    assert got.codes.count("damaged-archive") >= 1


def test_a_cut_tail_gives_the_cut_record_and_says_so() -> None:
    data = b"".join(responses(3))
    got = read_bytes(data[:-700])
    assert got.urls == urls(0, 1, 2)
    assert got.codes == ["damaged-record"]
    assert got.texts[-1].startswith("<html>")
    assert len(got.texts[-1]) < len(page(2))


def test_damaged_members_are_passed_and_what_was_before_the_fault_is_kept() -> None:
    members = [gzip.compress(r) for r in responses(5)]
    flipped = bytearray(members[2])
    flipped[30] ^= 0xFF
    got = read_bytes(b"".join([*members[:2], bytes(flipped), *members[3:]]))
    assert set(urls(0, 1, 3, 4)) <= set(got.urls)
    assert "damaged-archive" in got.codes
    wrong_sum = members[1][:-8] + b"\x00" * 8
    got = read_bytes(members[0] + wrong_sum + members[2])
    assert got.texts == [page(n).decode() for n in range(3)]
    got = read_bytes(b"".join([members[0], members[1][:-60], *members[2:]]))
    assert set(urls(0, 2, 3, 4)) <= set(got.urls)
    assert read_bytes(b"".join([members[0], b"\x00" * 300, members[1]])).urls == urls(0, 1)
    assert read_bytes(b"".join([members[0], b"garbage" * 40, members[1]])).urls == urls(0, 1)
    inner = gzip.compress(responses(2)[1][:-300])
    got = read_bytes(members[0] + inner + members[2])
    assert got.urls == urls(0, 1, 2)
    assert "WARC/" not in "".join(got.texts)


def test_bombs_cost_neither_time_nor_memory() -> None:
    packer = zlib.compressobj(9, wbits=31)
    zeros = packer.compress(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900000000\r\n\r\n")
    zeros += b"".join(packer.compress(b" " * 1_000_000) for _ in range(150)) + packer.flush()
    start = time.process_time()
    assert "damaged-archive" in read_bytes(zeros).codes
    body = gzip.compress(b"<p>a</p>" * 5_000_000)
    got = read_bytes(record(http(body, extra=["Content-Encoding: gzip"])) + responses(1)[0])
    assert got.urls == urls(0)
    assert got.codes == ["too-large"]
    assert time.process_time() - start < 5


def test_an_oversized_record_is_left_out_and_reading_goes_on() -> None:
    limits = ReadLimits(record_bytes=30_000)
    big = record(http(page(1, words=1000)), uri="https://gull.example/big")
    got = read_bytes(b"".join([*responses(1), big, responses(2)[1]]), limits)
    assert got.urls == urls(0, 1)
    assert got.codes == ["too-large"]
    got = read_bytes(b"".join(responses(5)), ReadLimits(records=2))
    assert len(got.captures) == 2
    assert got.codes == ["too-large"]


def test_many_places_of_damage_end_in_bounded_time() -> None:
    start = time.process_time()
    got = read_bytes(b"WARC/1.0\r\nWARC-x\r\n\r\n" * 100_000)
    assert not got.captures
    assert len(got.issues) < 30
    assert time.process_time() - start < 8


def test_an_archive_is_packed_or_not_whatever_its_name_says(tmp_path: Path) -> None:
    assert read_file(tmp_path / "a.warc", gzip.compress(responses(1)[0])).urls == urls(0)
    assert read_file(tmp_path / "b.warc.gz", responses(1)[0]).urls == urls(0)


def test_a_cut_header_is_told() -> None:
    got = read_bytes(responses(1)[0] + b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uu")
    assert got.urls == urls(0)
    assert len(got.codes) == 2
    assert set(got.codes) <= {"damaged-archive", "damaged-record"}


def test_an_archive_without_articles_says_so() -> None:
    assert read_bytes(record(b"x", kind="warcinfo", uri="", media="application/warc-fields")).codes == ["no-articles"]


def test_the_servers_charset_is_evidence() -> None:
    body = "<html><head></head><body><p>Погода в городе Ольм не изменится, сообщили в среду синоптики.</p></body></html>"
    got = read_bytes(record(http(body.encode("koi8-r"), media="text/html; charset=KOI8-R")))
    assert got.texts == [body]
    assert got.captures[0].charset_reason == "declared by the server"


SMALL = b"".join(responses(2))
PACKED = b"".join(map(gzip.compress, responses(2)))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([SMALL, PACKED]), st.lists(st.tuples(st.integers(0, 6000), st.binary(max_size=12), st.integers(0, 40)), max_size=4))
def test_mutated_archives_never_stop_the_program(data: bytes, changes: list[tuple[int, bytes, int]]) -> None:
    for place, new, drop in changes:
        place %= len(data)
        data = data[:place] + new + data[place + drop :]
    for item in (got := read_bytes(data)).captures:
        item.text.encode("utf-8")
    assert got.captures or got.issues
