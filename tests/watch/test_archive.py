"""What is kept: WARC/1.1 that others read, true to the bytes, and never two files in one."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType, is_warc_11
from hypothesis import given
from hypothesis import strategies as st
from tests.watch.conftest import Reply, Server

from onrecord.model.captures import Capture
from onrecord.read.captures import read_paths
from onrecord.read.watching.archive import Archive
from onrecord.read.watching.bodies import Unpacker
from onrecord.read.watching.outcomes import Answer, NotFetched
from onrecord.read.watching.rounds import Watching

Opened = Callable[..., Watching]
FIELDS = ((b"Content-Type", b"text/html; charset=iso-8859-1"), (b"content-encoding", b"gzip"), (b"X-Odd", b"caf\xe9"))


def answer(body: bytes, url: str = "https://paper.example/a", at: float = 1_935_748_800.25) -> Answer:
    return Answer(url, (), 200, (b"HTTP/1.1 200 OK", FIELDS), "text/html", body, at, "192.88.98.1")


def archive(folder: Path, *, limit: int = 1_000_000) -> tuple[Archive, list[str]]:
    begun: list[str] = []
    return Archive(folder, software="onrecord/test", limit=limit, begun=begun.append), begun


def responses(path: Path) -> list[tuple[str, dict[str, str], bytes]]:
    with path.open("rb") as stream:
        return [
            (r.headers["WARC-Target-URI"], {k.lower(): v for k, v in r.http_headers.to_tuples()}, r.reader.read())
            for r in ArchiveIterator(stream, record_types=WarcRecordType.response, strict_mode=True)
        ]


@given(st.binary(max_size=3000))
def test_a_body_comes_back_as_it_was_whatever_its_bytes(tmp_path_factory: pytest.TempPathFactory, body: bytes) -> None:
    folder = tmp_path_factory.mktemp("w")
    written, _ = archive(folder)
    written.write(answer(body), via="https://paper.example/feed")
    written.close()
    (file,) = folder.iterdir()
    ((url, fields, kept),) = responses(file)
    assert (url, kept) == ("https://paper.example/a", body)
    assert fields["content-length"] == str(len(body))
    assert fields["x-crawler-content-encoding"] == "gzip"
    assert "content-encoding" not in fields


def test_a_file_holds_what_the_standard_asks_for_and_its_digests_are_right(tmp_path: Path) -> None:
    written, begun = archive(tmp_path)
    body = b"<p>caf\xe9</p>"
    ident = written.write(answer(body), via="https://paper.example/feed")
    written.close()
    (file,) = tmp_path.iterdir()
    assert begun == [file.name] == ["watch-20310505-120000-1.warc.gz"]
    with file.open("rb") as stream:
        records = []
        for record in ArchiveIterator(stream, parse_http=False, func_filter=is_warc_11):
            records.append((record.headers["WARC-Type"], dict(record.headers.to_tuples()), record.reader.read()))
    assert [kind for kind, _, _ in records] == ["warcinfo", "response", "metadata"]
    _, fields, block = records[1]
    assert fields["WARC-Record-ID"] == ident == records[2][1]["WARC-Concurrent-To"]
    assert (fields["WARC-Date"], fields["WARC-IP-Address"]) == ("2031-05-05T12:00:00.250Z", "192.88.98.1")
    assert fields["WARC-Payload-Digest"] == f"sha256:{sha256(body).hexdigest()}"
    assert fields["WARC-Block-Digest"] == f"sha256:{sha256(block).hexdigest()}"
    assert records[2][2] == b"via: https://paper.example/feed\r\n"


def test_each_record_is_a_gzip_member_of_its_own(tmp_path: Path) -> None:
    written, _ = archive(tmp_path)
    for number in range(3):
        written.write(answer(b"x" * number, f"https://paper.example/{number}"), via="")
    written.close()
    data, members = next(tmp_path.iterdir()).read_bytes(), 0
    while data:
        unpacker = zlib.decompressobj(31)
        assert unpacker.decompress(data).startswith(b"WARC/1.1\r\n")
        data, members = unpacker.unused_data, members + 1
    assert members == 4


def test_a_file_that_has_grown_is_followed_by_another_and_none_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "watch-20310505-120000-1.warc.gz").write_bytes(b"of an earlier run")
    written, begun = archive(tmp_path, limit=1)
    for number in range(3):
        written.write(answer(b"body", f"https://paper.example/{number}"), via="")
    written.close()
    assert begun == [f"watch-20310505-120000-{n}.warc.gz" for n in (2, 3, 4)]
    assert (tmp_path / "watch-20310505-120000-1.warc.gz").read_bytes() == b"of an earlier run"


def test_a_record_is_on_the_disk_before_it_counts(tmp_path: Path) -> None:
    written, begun = archive(tmp_path)
    written.write(answer(b"body"), via="")
    assert len(responses(tmp_path / begun[0])) == 1, "readable while the file is still open"
    written.close()


def test_what_was_fetched_reads_as_the_page_it_was(opened: Opened, server: Server, tmp_path: Path) -> None:
    page = "<html><head><title>Fähre</title></head><body><p>Die Fähre fährt später.</p></body></html>".encode("iso-8859-1")
    fields = {"Content-Type": "text/html; charset=iso-8859-1", "Content-Encoding": "gzip"}
    server.replies["/a"] = Reply(gzip.compress(page), fields=fields)
    opened().round([server.feed("/feed.xml", server.url("/a"))], pages=5)
    (capture,) = (item for item in read_paths([tmp_path / "captures"]) if isinstance(item, Capture))
    assert capture.sha256 == sha256(page).hexdigest()
    assert "Fähre fährt später" in capture.text
    assert capture.fetched.startswith("2031-05-05T12:00:0")
    assert capture.url == server.url("/a")


@given(
    st.binary(max_size=4000),
    st.sampled_from(["gzip", "deflate", "bare", ""]),
    st.integers(1, 50),
    st.one_of(st.none(), st.integers(0, 4000)),
)
def test_bodies_are_unpacked_whole_or_refused(body: bytes, how: str, step: int, cut: int | None) -> None:
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "bare": lambda b: zlib.compress(b)[2:-4], "": bytes}[how]
    sent = pack(body)[:cut]
    unpacker = Unpacker("deflate" if how == "bare" else how, 2000)
    try:
        for start in range(0, len(sent), step):
            unpacker.add(sent[start : start + step])
        got = unpacker.finish()
    except NotFetched:
        assert len(body) > 2000 or len(sent) > 2000 or (cut is not None and cut < len(pack(body)))
    else:
        assert got == (body[:cut] if not how else body if sent else b"")


@given(st.binary(max_size=400), st.sampled_from(["gzip", "deflate"]))
def test_damaged_bodies_are_refused_not_raised(data: bytes, coding: str) -> None:
    unpacker = Unpacker(coding, 1000)
    try:
        unpacker.add(data)
        unpacker.finish()
    except NotFetched:
        pass


def test_of_a_body_that_is_cut_the_beginning_is_kept() -> None:
    for coding, sent in (("", b"a" * 5000), ("gzip", gzip.compress(b"a" * 5_000_000))):
        unpacker = Unpacker(coding, 3000, cut=True)
        for start in range(0, len(sent), 700):
            unpacker.add(sent[start : start + 700])
            if unpacker.full:
                break
        assert unpacker.finish() == b"a" * 3000
