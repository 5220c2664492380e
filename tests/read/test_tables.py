"""Tables of characters and Parquet files: dialects, columns under many names, faulty rows."""

from __future__ import annotations

import csv
import gzip
import io
import json
import time
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.making import SENTENCE, read_bytes, read_file, table

from onrecord.read.fields import field_map, field_names, unused_columns
from onrecord.read.limits import ReadLimits
from onrecord.tools.errors import WrongUse

HEADER = ["Headline", "Full Text", "Date", "URL", "Source"]
ROWS = [
    ["Dam holds", 'The dam, at Olm, held.\nIt "held", they said; nobody was hurt.', "2031-04-02", "https://gull.example/1", "Gull"],
    ["Fähre gesunken", "Die Fähre sank | nach Mitternacht.\tNiemand fehlt.", "2031-04-03", "https://tern.example/2", "Tern"],
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_dialects_and_charsets_are_told(delimiter: str, charset: str, tmp_path: Path) -> None:
    data = table([HEADER, *ROWS], delimiter=delimiter, charset=charset)
    got = read_file(tmp_path / "a.csv", data)
    assert not got.issues
    assert got.texts == ["\n\n".join(row[:2]).strip("\r\n") for row in ROWS]
    first = got.captures[0]
    assert first.record
    assert (first.media_type, first.url, first.record.publisher) == ("text/csv", "https://gull.example/1", "Gull")


def test_a_rows_digest_is_that_of_its_fields_as_json(tmp_path: Path) -> None:
    (capture,) = read_file(tmp_path / "a.csv", table([HEADER, ROWS[0]])).captures
    wanted = json.dumps(dict(zip(HEADER, ROWS[0], strict=True)), sort_keys=True, ensure_ascii=False).encode()
    assert capture.sha256 == sha256(wanted).hexdigest()
    packed = read_file(tmp_path / "b.csv.gz", gzip.compress(table([HEADER, ROWS[0]], delimiter="\t")))
    assert packed.captures[0].sha256 == capture.sha256


def test_a_spreadsheets_hint_names_the_delimiter(tmp_path: Path) -> None:
    got = read_file(tmp_path / "a.csv", b"\xef\xbb\xbfsep=;\r\n" + table([HEADER, ROWS[0]], delimiter=";"))
    assert [c.url for c in got.captures] == ["https://gull.example/1"]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"# made by a tool\n\n title , text \nA,x\n", ["A\n\nx"]),
        (b'title, text\nA, "x, y"\n', ["A\n\nx, y"]),
        (b'title,text\n"A \\"q\\" b","x, y"\n', ['A "q" b\n\nx, y']),
        (b'title\ttext\nA "quoted" word\tx "y" z\n"B\tw\n', ['A "quoted" word\n\nx "y" z', '"B\n\nw']),
        (b'title\ttext\nA\t"two\nlines ""here"""\n', ['A\n\ntwo\nlines "here"']),
        (b"title,text\rA,x\rB,y\r", ["A\n\nx", "B\n\ny"]),
        (b",title,text\n0,A,x\n1,B,   \n", ["A\n\nx", "B"]),
    ],
)
def test_the_manners_of_many_tools(data: bytes, texts: list[str], tmp_path: Path) -> None:
    got = read_file(tmp_path / "a.csv", data)
    assert not got.issues
    assert got.texts == texts


LINES = "The keeper spoke.\n\n\"\"We saw nothing,\"\" he said.\n\nHe went home."


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
@pytest.mark.parametrize("count", [1, 3, 2000])
def test_a_spreadsheets_tabs_keep_cells_of_many_lines(count: int, charset: str, tmp_path: Path) -> None:
    rows = [f'Title {n}\t"{LINES}"\t3/4/2031\t"The ""Gull"""\r\n' for n in range(count)]
    got = read_file(tmp_path / "a.tsv", ("Title\tText\tDate\tSource\r\n" + "".join(rows)).encode(charset))
    assert not got.issues
    assert len(got.captures) == count
    assert got.texts[-1] == f"Title {count - 1}\n\n" + LINES.replace('""', '"')
    assert {capture.record.publisher for capture in got.captures if capture.record} == {'The "Gull"'}


@pytest.mark.parametrize("count", [1, 3, 4000])
def test_tabs_without_quoting_keep_their_marks(count: int, tmp_path: Path) -> None:
    rows = [f'"Halt", they said {n}\t"Go on," he said.\n"Ends {n}\tHe said: "no"\n' for n in range(count)]
    got = read_file(tmp_path / "a.tsv", ("title\ttext\n" + "".join(rows)).encode())
    assert not got.issues
    assert got.texts[:2] == ['"Halt", they said 0\n\n"Go on," he said.', '"Ends 0\n\nHe said: "no"']
    assert len(got.captures) == 2 * count


def test_rows_with_too_few_or_too_many_cells_are_left_out_and_said(tmp_path: Path) -> None:
    rows = [ROWS[0], ["x", "y"], [*ROWS[1], "more"], [*ROWS[1], "", ""], [], ["", "", "", "", ""]]
    got = read_file(tmp_path / "a.csv", table([HEADER, *rows]))
    assert got.urls == ["https://gull.example/1", "https://tern.example/2"]
    assert got.codes == ["bad-record"] * 2
    assert "2 cells where the header has 5" in got.issues[0].message


def test_an_open_quotation_mark_costs_its_own_row_only(tmp_path: Path) -> None:
    rows = table([[f"Report {n}", SENTENCE, "2031-04-02", f"https://gull.example/{n}", "Gull"] for n in range(3000)])
    data = table([HEADER]) + b'Bad,"a quotation that is not closed,2031,u,s\r\n' + rows
    got = read_file(tmp_path / "a.csv", data)
    assert len(got.captures) == 3000
    assert got.codes == ["bad-record"]
    assert got.issues[0].message.startswith("Line 2 holds a quotation mark that is not closed")


def test_an_overlong_row_is_left_out_and_nuls_do_not_stop_reading(tmp_path: Path) -> None:
    data = table([["title", "text"], ["A", "x" * 300_000], ["B", f"Text \x00 {SENTENCE}"]])
    got = read_file(tmp_path / "a.csv", data, limits=ReadLimits(record_bytes=100_000))
    assert [c.record.headline for c in got.captures if c.record] == ["B"]
    assert got.codes == ["too-large"]
    assert "\x00" not in got.texts[0]


def test_a_header_that_names_nothing_known_is_told_with_what_it_reads(tmp_path: Path) -> None:
    got = read_file(tmp_path / "a.csv", table([["Kopf", "Inhalt"], ["Damm hält", SENTENCE]]))
    assert got.codes == ["no-header"]
    assert "Kopf, Inhalt" in got.issues[0].message
    assert "--map body=COLUMN" in got.issues[0].message
    got = read_file(tmp_path / "a.csv", table([["Kopf", "Inhalt"], ["Damm hält", SENTENCE]]), columns={"body": "Nowhere"})
    assert "no column Nowhere" in got.issues[0].message
    got = read_file(tmp_path / "a.csv", table([["Kopf", "Inhalt"], ["Damm hält", SENTENCE]]), columns={"headline": "Kopf", "body": "Inhalt"})
    assert got.texts == [f"Damm hält\n\n{SENTENCE}"]


def test_a_mapped_column_goes_before_a_known_name(tmp_path: Path) -> None:
    data = table([["title", "text", "original"], ["A", "Machine translation.", "Der Damm hielt."]])
    (capture,) = read_file(tmp_path / "a.csv", data, columns={"body": "original"}).captures
    assert capture.text == "A\n\nDer Damm hielt."
    lines = json.dumps({"title": "A", "text": "Machine.", "original": "Der Damm hielt."}).encode()
    (capture,) = read_file(tmp_path / "a.jsonl", lines, columns={"body": "original"}).captures
    assert capture.text == "A\n\nDer Damm hielt."


@pytest.mark.parametrize("pair", ["body", "body=", "colour=Text", "=Text"])
def test_a_wrong_mapping_names_the_fields(pair: str) -> None:
    with pytest.raises(WrongUse, match="publisher"):
        field_map([pair])
    with pytest.raises(WrongUse, match="twice"):
        field_map(["body=a", "articleBody=b"])
    assert field_map(["articleBody=Text", "datePublished=When"]) == {"body": "Text", "published": "When"}
    assert field_map(["source=Medium", "Titel=Kopf", "fetched=When"]) == {"publisher": "Medium", "headline": "Kopf", "fetched": "When"}
    assert "fetched" in field_names()


def test_columns_of_unknown_names_are_told_where_a_field_is_missing(tmp_path: Path) -> None:
    header = ["Kopf", "Text", "Datum", "Blatt", "Nr", "Leer"]
    rows = [["Damm hält", "Der Damm hielt.", "2031-04-02", "Gull", "17", ""]]
    (issue,) = read_file(tmp_path / "a.csv", table([header, *rows])).issues
    assert (issue.code, issue.level) == ("unused-columns", "info")
    assert "headline or publisher" in issue.message
    assert "not used: Kopf, Blatt. " in issue.message
    columns = {"headline": "Kopf", "publisher": "blatt"}
    assert unused_columns(header, header, columns) == ""
    assert unused_columns(["Text"], ["Text", "Nr"], {}) == ""


def test_a_row_without_a_text_but_with_an_address_is_a_listing(tmp_path: Path) -> None:
    data = table([["url", "title", "seendate", "domain"], ["https://gull.example/1", "Dam holds", "20310402T050607Z", "gull.example"]])
    got = read_file(tmp_path / "gdelt.csv", data)
    assert not got.captures
    (listing,) = got.listings
    assert (listing.url, listing.fields.headline, listing.fetched) == ("https://gull.example/1", "Dam holds", "2031-04-02T05:06:07Z")


def test_standard_input_is_a_table_only_where_that_is_clear() -> None:
    assert read_bytes(table([HEADER, *ROWS])).captures[0].media_type == "text/csv"
    prose = b"Title, text and date were wrong, the editor said, and no body was found.\nHe left.\n"
    assert [c.media_type for c in read_bytes(prose).captures] == ["text/plain"]


def test_a_table_of_hostile_shape_costs_no_time(tmp_path: Path) -> None:
    start = time.process_time()
    for data in (b'title,text\n"' + b"\n" * 3_000_000, b"title,text\n" + b'"\n' * 500_000, b"title,text\n" + b'""' * 3_000_000,
                 b"title,text\n" + b"," * 3_000_000, b"title" + b",text" * 500_000 + b"\nA,b\n"):
        assert not read_file(tmp_path / "a.csv", data).captures
    assert time.process_time() - start < 15


def parquet(**columns: object) -> bytes:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet as written

    file = io.BytesIO()
    written.write_table(pyarrow.table(columns), file)
    return file.getvalue()


def test_parquet_rows_are_read_with_their_types(tmp_path: Path) -> None:
    import datetime

    when = datetime.datetime(2031, 4, 2, 10, tzinfo=datetime.UTC)
    data = parquet(Title=["A", "B"], text=[SENTENCE, "Short."], date=[when, None], authors=[["Ann Oy", "Bo Ek"], []], n=[1, 2])
    for name, stored in (("a.parquet", data), ("a.parquet.gz", gzip.compress(data))):
        got = read_file(tmp_path / name, stored)
        assert not got.issues
        first = got.captures[0].record
        assert first
        assert (first.published, first.author, first.body) == ("2031-04-02T10:00:00+00:00", "Ann Oy, Bo Ek", SENTENCE.strip("\r\n"))
    assert len(read_bytes(data).captures) == 2
    got = read_file(tmp_path / "a.parquet", parquet(Inhalt=["x"]))
    assert "Inhalt" in got.issues[0].message
    assert read_file(tmp_path / "a.parquet", parquet(Inhalt=["x"]), columns={"body": "Inhalt"}).texts == ["x"]


def test_parquet_without_its_library_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    got = read_file(tmp_path / "a.parquet", b"PAR1")
    assert "pip install 'onrecord[parquet]'" in got.issues[0].message


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_damaged_parquet_never_stops_the_program(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    whole = parquet(title=["A", "B"], text=[SENTENCE * 3, "Short."])
    place = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:place] + data.draw(st.binary(max_size=6)) + whole[place + data.draw(st.integers(0, 8)) :]
    got = read_file(tmp_path_factory.getbasetemp() / "m.parquet", changed)
    assert got.captures or got.issues


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"title,text\n", b"title;text\r\n", b"", b"\xff\xfe", b'"title","text"\n"']))
def test_any_bytes_as_a_table(body: bytes, head: bytes) -> None:
    for item in read_bytes(head + body).captures:
        item.text.encode("utf-8")


@settings(max_examples=100, deadline=None)
@given(rows=st.lists(st.tuples(st.text(max_size=30), st.text(max_size=60)), max_size=6))
def test_any_rows_come_back(rows: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    wanted = [(a, b) for a, b in rows if a.split() and b.strip("\r\n") and "\x00" not in a + b and a.isprintable() and b.isprintable()]
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([("headline", "body"), *wanted])
    got = read_file(tmp_path_factory.getbasetemp() / "r.csv", text.getvalue().encode())
    assert [c.record.body for c in got.captures if c.record] == [b.strip("\r\n") for _, b in wanted]
