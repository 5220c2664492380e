"""Parquet files: rows in, in batches, with only the columns that name a field; one capture a row out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from onrecord.read.fields import knows, unused_columns
from onrecord.read.limits import ReadLimits
from onrecord.read.payloads import Item
from onrecord.read.records import counted, row_item
from onrecord.read.sources import Source

#: Rows that are held in memory at once: an article is some 5 KB.
BATCH = 256
#: Bytes of a packed or streamed file that are held in memory; more lie in a temporary file.
IN_MEMORY = 32_000_000


def read_parquet(source: Source, limits: ReadLimits) -> Iterator[Item]:
    """Read a Parquet file; what pyarrow cannot read is an issue."""
    yield from counted(source, _rows(source, limits), limits, what="rows")


def _rows(source: Source, limits: ReadLimits) -> Iterator[Item]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        yield source.issue(
            "missing-reader", "Parquet files are read with pyarrow, which is not installed: pip install 'onrecord[parquet]'"
        )
        return
    with _seekable(source, limits) as file:
        try:
            table = parquet.ParquetFile(
                file, thrift_string_size_limit=limits.record_bytes, buffer_size=1 << 20, pre_buffer=False
            )
            columns = [str(name) for name in table.schema_arrow.names]
            wanted = _wanted(columns, source)
            if not wanted:
                shown = ", ".join(name[:40] for name in columns[:12])
                yield source.issue(
                    "no-header", f"No column holds a headline or a text (the columns are: {shown}). "
                    "Others can be told with --map body=COLUMN.",
                )  # fmt: skip
                return
            if unused := unused_columns(_texts(table.schema_arrow), columns, source.columns):
                yield source.issue("unused-columns", unused, "info")
            number = 0
            for batch in table.iter_batches(batch_size=BATCH, columns=wanted, use_threads=False):
                for row in _values(batch):
                    number += 1
                    if number > limits.records:
                        yield source.issue("too-large", f"It holds more than {limits.records:,} rows; the rest was not read.")
                        return
                    yield row_item(
                        source, f"Row {number:,}", row, charset=("utf-8", "Parquet’s"),
                        media_type="application/vnd.apache.parquet",
                    )  # fmt: skip
        except (pyarrow.ArrowException, OSError, ValueError, TypeError, KeyError, OverflowError) as fault:
            message = " ".join(str(fault).split())[:200]
            yield source.issue("unreadable-file", f"The Parquet file is damaged ({message}).")


def _wanted(columns: list[str], source: Source) -> list[str]:
    """Return the columns that name a field, [] where none names a headline or a body."""
    mapped = set(source.columns.values())
    wanted = [name for name in dict.fromkeys(columns) if knows(name) or name in mapped]
    fields = {knows(name) for name in wanted} | {field for field, column in source.columns.items() if column in wanted}
    return wanted if fields & {"headline", "body"} else []


def _texts(schema: Any) -> list[str]:
    """Return the columns of texts and of times."""
    return [field.name for field in schema if str(field.type).startswith(("string", "large_string", "timestamp", "date"))]


def _values(batch: Any) -> Iterator[dict[str, Any]]:
    """Yield a batch's rows; where a value is no UTF-8 or no date, the row's other values are kept."""
    try:
        yield from batch.to_pylist()
        return
    except (ValueError, OverflowError):
        pass
    names = batch.schema.names
    for index in range(batch.num_rows):
        row: dict[str, Any] = {}
        for name, column in zip(names, batch.columns, strict=True):
            try:
                row[name] = column[index].as_py()
            except (ValueError, OverflowError):
                row[name] = None
        yield row


@contextmanager
def _seekable(source: Source, limits: ReadLimits) -> Iterator[BinaryIO]:
    """Open a source as a file in which can be moved about; a packed one is unpacked to the side."""
    if source.file and not source.packed:
        with source.open_raw() as raw:
            yield raw
        return
    with source.open() as stream, tempfile.SpooledTemporaryFile(IN_MEMORY) as copy:
        while (more := stream.read(1 << 20)) and copy.tell() <= limits.table_bytes:
            copy.write(more)
        copy.seek(0)
        yield copy  # type: ignore[misc]
