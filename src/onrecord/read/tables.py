"""Tables of characters (.csv, .tsv; RFC 4180 and its relatives): a header and rows in, one capture a row out."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from onrecord.read.charsets import decode, looks_binary
from onrecord.read.fields import knows, unused_columns
from onrecord.read.limits import ReadLimits
from onrecord.read.payloads import Item
from onrecord.read.records import counted, row_item
from onrecord.read.sources import Source, joined, megabytes

DELIMITERS = ",;\t|"
#: Bytes by which charset and delimiter are told.
SAMPLE = 262_144
#: Rows that may stand before the header: comments, empty lines.
_BEFORE = 20
_ESCAPED = re.compile(r'[^",;\t|\r\n\\]\s?\\"[^,;\t|\r\n]')
#: Characters that open quotation marks may swallow and that are then read again, in all and times that this is done.
_AGAIN, _TIMES = 20_000_000, 20
#: Lines of one row, and lines of a table for each record that it may hold.
_ROW, _LINES = 200_000, 4


def read_table(source: Source, limits: ReadLimits) -> Iterator[Item]:
    """Read a table whose first row names the columns; a faulty row is an issue and the next one is read."""
    yield from counted(source, _rows(source, limits), limits, what="rows")


def delimiter_of(head: str) -> str:
    """Return what separates the cells: what the first row holds most of outside of quotation marks, known names first."""
    first = _first_line(head)
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4]
    counts = []
    for rank, sign in enumerate(DELIMITERS):
        cells = _cells(first, sign)
        counts.append((sum(bool(knows(cell)) for cell in cells), len(cells), -rank, sign))
    return max(counts)[3]


def dialect_of(head: str) -> dict[str, Any]:
    """Return what the csv module must know of a table that begins so: delimiter, quoting, escapes, spaces."""
    told: dict[str, Any] = {"delimiter": delimiter_of(head)}
    if '""' not in head and _ESCAPED.search(head):  # MySQL's way: a quotation mark within a cell has a backslash
        told |= {"escapechar": "\\", "doublequote": False}
    if _cells(_first_line(head), told["delimiter"])[1:] and all(
        cell.startswith(" ") for cell in _cells(_first_line(head), told["delimiter"])[1:]
    ):
        told["skipinitialspace"] = True
    if told["delimiter"] == "\t" and not _quotes(head):
        told["quoting"] = csv.QUOTE_NONE  # IANA's text/tab-separated-values knows no quoting
    return told


def _quotes(head: str) -> bool:
    """Say whether a table with tabs puts cells in quotation marks, as spreadsheets do: its rows come out even then.

    Where they do either way, the marks themselves decide: they open and close cells.
    """
    if '"' not in head:
        return False
    width = len(_cells(_first_line(head), "\t"))
    quoted = _uneven(csv.reader(io.StringIO(head, newline=""), delimiter="\t", strict=True), width, cut=_is_cut(head))
    plain = _uneven(csv.reader(io.StringIO(head, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE), width)
    return quoted < plain if quoted != plain else _marks_pair(head)


def _uneven(rows: Iterator[list[str]], width: int, *, cut: bool = False) -> int:
    """Count the rows with another number of cells than the header; the last one of a beginning may be cut off."""
    count, last = 0, False
    while True:
        try:
            cells = next(rows)
            last = bool(cells) and len(cells) != width
        except csv.Error:
            last = True
        except StopIteration:
            return count - (cut and last)
        count += last


def _marks_pair(head: str) -> bool:
    """Say whether quotation marks open and close cells; a beginning may end within one cell."""
    cells = re.split(r"[\t\r\n]+", head)
    opened: int = sum(cell.startswith('"') for cell in cells)
    closed = sum(cell.endswith('"') and len(cell) > 1 for cell in cells)
    return bool(abs(opened - closed) <= int(_is_cut(head)))


def _is_cut(head: str) -> bool:
    """Say whether a text may be the beginning of a longer one."""
    return len(head) > SAMPLE // 8


def looks_like_table(head: bytes) -> bool:
    """Say whether the first bytes are clearly a table's: a row of names, of which one is a headline's or a body's."""
    if looks_binary(head):
        return False
    text = decode(head).text
    if "\n" not in text.lstrip("\ufeff\r\n"):
        return False
    cells = _cells(_first_line(text), delimiter_of(text))
    known = {knows(cell) for cell in cells} - {""}
    return len(known) >= 2 and bool(known & {"headline", "body"}) and all(len(cell) < 60 for cell in cells)


def _first_line(text: str) -> str:
    """Return the first line that is neither empty nor a comment."""
    lines = text.lstrip("\ufeff\r\n")[:65_536].replace("\r", "\n").split("\n", _BEFORE)
    return next((line for line in lines if line.strip() and not line.startswith("#")), "")


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _rows(source: Source, limits: ReadLimits) -> Iterator[Item]:
    with source.open() as raw:
        head = raw.read(SAMPLE)
        if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
            return
        if looks_binary(head.replace(b"\x00", b"") if head.count(0) < len(head) * 0.01 else head):
            yield source.issue("binary-file", "The file is not text.")
            return
        whole = head if len(head) < SAMPLE else head[: head.rfind(b"\n") + 1] or head
        decoded = decode(whole)
        # The csv module's bound on a cell is one for the process, and this program's cells are bounded by their rows.
        csv.field_size_limit(max(limits.record_bytes, 131_072))
        lines = _Lines(joined(head, raw), decoded.charset, limits)
        table = _Table(csv.reader(lines, **dialect_of(decoded.text)), lines)
        charset = (decoded.charset, decoded.reason)
        header = _header(table)
        fault = _fault_of(header, source)
        if fault:
            yield source.issue("no-header", fault)
            return
        filled: dict[str, None] = {}
        for cells in table:
            if table.fault:
                yield source.issue("bad-record", f"{table.place} {table.fault} and was left out.")
            else:
                filled.update((name, None) for name, cell in zip(header, cells, strict=False) if name not in filled and _tells(cell))
                yield from _row(source, table.place, header, cells, charset)
        for message in lines.faults:
            yield source.issue("too-large", message)
        unused = unused_columns([name for name in header if name in filled], header, source.columns)
        if unused:
            yield source.issue("unused-columns", unused, "info")


def _tells(cell: str) -> bool:
    """Say whether a cell holds more than a number."""
    return bool(cell.strip()) and not cell.strip().lstrip("-").isdecimal()


def _header(table: _Table) -> list[str]:
    """Return the columns' names, past empty lines, comments and a spreadsheet's hint ("sep=;")."""
    for cells in islice(table, _BEFORE):
        names = [cell.strip().removeprefix("\ufeff") for cell in cells]
        if any(names) and not names[0].startswith("#") and not (names[0].lower() in ("sep=", "sep") and len(names) < 3):
            table.expect(len(names))
            return names
    return []


def _row(source: Source, place: str, header: list[str], cells: list[str], charset: tuple[str, str]) -> Iterator[Item]:
    if len(cells) > len(header) and not any(cell.strip() for cell in cells[len(header) :]):
        cells = cells[: len(header)]
    if not any(cell.strip("\x00 \t\r\n") for cell in cells):
        return
    if len(cells) != len(header):
        seen = f"{len(cells)} cell{'s' * (len(cells) != 1)} where the header has {len(header)}"
        yield source.issue("bad-record", f"{place} has {seen} and was left out.")
        return
    value: dict[str, str] = {}
    for name, cell in zip(header, cells, strict=True):
        if name and (name not in value or not value[name]):
            value[name] = cell
    yield row_item(source, place, value, charset=charset, media_type="text/csv")


def _fault_of(header: list[str], source: Source) -> str:
    """Say what is wrong with a header, "" for nothing."""
    known = {knows(cell) for cell in header}
    missing = [column for column in source.columns.values() if column not in header]
    shown = ", ".join(cell[:40] for cell in header[:12])
    if missing:
        return f"There is no column {missing[0]}; the columns are: {shown}."
    if known & {"headline", "body"} or {"headline", "body"} & set(source.columns):
        return ""
    return (
        f"The first row names no column with a headline or a text (it reads: {shown}). Expected are names such as "
        "headline, articleBody, datePublished, url; others can be told with --map body=COLUMN."
    )


class _Lines:
    """A table's lines as text, with those of the present row kept, so that they can be read again."""

    def __init__(self, stream: BinaryIO, charset: str, limits: ReadLimits) -> None:
        mark = {"utf-8": "utf-8-sig"}.get(charset, charset)
        self._text = io.TextIOWrapper(stream, mark, errors="replace", newline="")
        self._limits = limits
        self._again: deque[str] = deque()
        self._total = 0
        self.row: list[str] = []
        self.faults: list[str] = []
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._read()
        self.number += 1
        self.row.append(line)
        if len(self.row) > _ROW:
            raise csv.Error(f"it goes on for more than {_ROW:,} lines")
        return line.replace("\x00", "\ufffd") if "\x00" in line else line

    def _read(self) -> str:
        most = self._limits.record_bytes
        line = self._text.readline(most + 1)
        self._total += len(line)
        if len(line) > most:
            self.faults.append(f"Line {self.number + 1:,} is longer than {megabytes(most)} and was not read.")
            rest = line
            while rest and not rest.endswith("\n") and self._total <= self._limits.table_bytes:
                rest = self._text.readline(most + 1)
                self._total += len(rest)
            line = "\n"
        if line and (self._total > self._limits.table_bytes or self.number > _LINES * self._limits.records):
            self.faults.append(f"What follows line {self.number:,} was not read: the table is too large.")
            line = ""
        if not line:
            raise StopIteration
        return line

    def again(self) -> None:
        """Read the present row's lines again, without the first of them."""
        self.number -= len(self.row) - 1
        self._again.extendleft(reversed(self.row[1:]))


class _Table:
    """The rows of a table; one whose open quotation mark swallowed its followers gives them back.

    `place` and `fault` tell of the row that was yielded last.
    """

    def __init__(self, rows: Iterator[list[str]], lines: _Lines) -> None:
        self._rows, self._lines = rows, lines
        self._width = self._times = self._swallowed = 0
        self.place = self.fault = ""

    def __iter__(self) -> _Table:
        return self

    def __next__(self) -> list[str]:
        self._lines.row.clear()
        self.place, self.fault = f"Line {self._lines.number + 1:,}", ""
        cells: list[str] = []
        try:
            cells = next(self._rows)
        except csv.Error as error:
            self.fault = f"cannot be read ({error})"
        lines = self._lines.row
        if self._width and len(lines) > 1 and len(cells) != self._width and self._may_again(lines):
            self.fault = "holds a quotation mark that is not closed"
            self._lines.again()
        return cells

    def expect(self, width: int) -> None:
        """Know how many cells a row has."""
        self._width = width

    def _may_again(self, lines: list[str]) -> bool:
        self._times += 1
        self._swallowed += sum(map(len, lines))
        return self._times <= _TIMES and self._swallowed <= _AGAIN
