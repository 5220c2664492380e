"""JSON: records in (schema.org NewsArticle's names or their synonyms), one capture each out.

JSON Lines are read a line at a time; a file that is one value is a record, a list of records, or an object that
wraps such a list ("articles", "@graph").
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from typing import Any

from onrecord.model.captures import Capture, Listing, MediaType, RecordFields
from onrecord.model.ids import content_id
from onrecord.model.issues import Issue
from onrecord.read.charsets import decode, looks_binary
from onrecord.read.dates import utc
from onrecord.read.fields import CUT, read_fields, record_fields
from onrecord.read.limits import ReadLimits
from onrecord.read.payloads import Item, listed_only
from onrecord.read.sources import FAULTS, Source, megabytes, unreadable

__all__ = ["read_json", "read_records", "record_capture", "record_fields", "row_item"]

#: Depth of objects around a list of records, and records looked at to tell a list of records.
_WRAPPED, _LOOK = 3, 3


def read_records(source: Source, limits: ReadLimits) -> Iterator[Item]:
    """Read a file of JSON records, a line at a time; a faulty line is an issue and the next one is read."""
    yield from counted(source, _read_lines(source, limits), limits)


def read_json(source: Source, limits: ReadLimits) -> Iterator[Item]:
    """Read a file that is one JSON value, or JSON Lines under another name."""
    yield from counted(source, _read_value(source, limits), limits, what="records")


def counted(source: Source, items: Iterator[Item], limits: ReadLimits, *, what: str = "lines") -> Iterator[Item]:
    """Pass the items of a table on: faults up to a number, the rest counted, and what broke it off as an issue."""
    faults = found = listed = short = 0
    try:
        for item in items:
            found += 1
            listed += isinstance(item, Listing)
            short += isinstance(item, Listing) and bool(item.fields.description)
            if isinstance(item, Issue) and item.level != "info":
                faults += 1
                if faults > limits.hopeless and faults > 0.9 * found:
                    yield source.issue("more-faults", f"Nearly all of its first {found:,} {what} are faulty; it was not read on.")
                    break
                if faults > limits.faults:
                    continue
            yield item
    except FAULTS as fault:
        yield unreadable(source, fault)
        found += 1
    if faults > limits.faults:
        yield source.issue("more-faults", f"{faults - limits.faults} more {what} could not be read.")
    if listed:
        yield source.issue("listed-only", listed_only(f"{listed} of the {what}", listed, short), "info")
    if not found:
        yield source.issue("empty-file", "The file holds no records.", "warning")


def _read_lines(source: Source, limits: ReadLimits) -> Iterator[Item]:
    with source.open() as stream:
        for number, line in _lines(stream, limits):
            got = _record(source, number, line, limits)
            if got is not None:
                yield got


def _lines(stream: Any, limits: ReadLimits, first: bytes = b"") -> Iterator[tuple[int, bytes]]:
    """Yield numbered lines, none longer than the limit by more than one byte, till the file's limits."""
    total = 0
    for number in range(1, limits.records + 1):
        line = first if first and number == 1 else stream.readline(limits.record_bytes + 1)
        if not line:
            return
        total += len(line)
        if total > limits.table_bytes:
            raise OSError(0, f"it holds more than {megabytes(limits.table_bytes)}")
        rest = line
        while len(rest) > limits.record_bytes and not rest.endswith(b"\n") and total <= limits.table_bytes:
            rest = stream.readline(limits.record_bytes + 1)
            total += len(rest)
        yield number, line
    if stream.read(1):
        raise OSError(0, f"it holds more than {limits.records:,} records")


def _record(source: Source, number: int, line: bytes, limits: ReadLimits) -> Item | None:
    data = line.rstrip(b"\r\n")
    if not data.strip(b"\x00 \t\xef\xbb\xbf"):
        return None
    if len(line) > limits.record_bytes:
        message = f"Line {number} is longer than {megabytes(limits.record_bytes)} and was not read."
        return source.issue("too-large", message)
    if number == 1 and looks_binary(data):
        return source.issue("binary-file", "The file is not text.")
    decoded = decode(data)
    try:
        value = json.loads(decoded.text)
    except (ValueError, RecursionError) as fault:
        place = getattr(fault, "colno", 0)
        return source.issue("bad-record", f"Line {number} is not JSON (at character {place}) and was left out.")
    if not isinstance(value, dict):
        return source.issue("bad-record", f"Line {number} is JSON but no record ({{...}}) and was left out.")
    return row_item(source, f"Line {number}", value, data=data, charset=(decoded.charset, decoded.reason))


def _read_value(source: Source, limits: ReadLimits) -> Iterator[Item]:
    with source.open() as stream:
        first = stream.readline(limits.record_bytes + 1)
        if _is_record(first):
            for number, line in _lines(stream, limits, first):
                got = _record(source, number, line, limits)
                if got is not None:
                    yield got
            return
        data = first + stream.read(max(limits.json_bytes + 1 - len(first), 1))
    if len(data) > limits.json_bytes:
        message = f"A file that is one JSON value is read up to {megabytes(limits.json_bytes)}; larger ones as JSON Lines."
        yield source.issue("too-large", message)
        return
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return
    if looks_binary(data):
        yield source.issue("binary-file", "The file is not text.")
        return
    decoded = decode(data)
    try:
        value = json.loads(decoded.text)
    except (ValueError, RecursionError) as fault:
        row, column = getattr(fault, "lineno", 0), getattr(fault, "colno", 0)
        yield source.issue("bad-record", f"The file is not JSON (at line {row}, character {column}).")
        return
    charset = (decoded.charset, decoded.reason)
    for number, item in enumerate(islice(_members(value), limits.records), 1):
        if isinstance(item, dict):
            yield row_item(source, f"Record {number}", item, charset=charset)
        else:
            yield source.issue("bad-record", f"Record {number} is JSON but no record ({{...}}) and was left out.")


def _is_record(line: bytes) -> bool:
    """Say whether a file's first line is a whole record, so that lines may follow it."""
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{") or not line.rstrip().endswith(b"}"):
        return False
    try:
        value = json.loads(decode(line).text)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and not _list_in(value)


def _members(value: Any) -> Iterator[Any]:
    """Yield the records of a JSON value: itself, its members, or those of the one list that it wraps."""
    for member in value if isinstance(value, list) else [value]:
        yield from _list_in(member) or [member]


def _list_in(value: Any, depth: int = 0) -> list[Any]:
    """Return the longest list of records in an object that is no record itself; [] where there is none."""
    if not isinstance(value, dict) or depth > _WRAPPED:
        return []
    graph = value.get("@graph")
    if isinstance(graph, list):
        return [item for item in graph if isinstance(item, dict) and _is_article(item)] or graph
    if not any(isinstance(item, list | dict) for item in value.values()) or record_fields(value).body:
        return []
    lists = [item for item in value.values() if isinstance(item, list) and _holds_records(item)]
    lists += [inner for item in value.values() if (inner := _list_in(item, depth + 1))]
    return max(lists, key=len, default=[])


def _holds_records(items: list[Any]) -> bool:
    return any(
        isinstance(item, dict) and (fields := record_fields(item)) and (fields.body or (fields.headline and fields.url))
        for item in items[:_LOOK]
    )


def _is_article(item: Mapping[str, Any]) -> bool:
    kind = item.get("@type", "")
    kinds = kind if isinstance(kind, list) else [kind]
    return bool(item.get("articleBody")) or any(str(name).endswith(("Article", "BlogPosting")) for name in kinds)


def row_item(
    source: Source, place: str, value: Mapping[str, Any], *, charset: tuple[str, str], data: bytes = b"",
    media_type: MediaType = "application/json",
) -> Item:  # fmt: skip
    """Return a record's capture; a listing where it holds no text but the address of a page; else an issue."""
    fields, seen = read_fields(value, source.columns)
    data = data or json.dumps(value, sort_keys=True, ensure_ascii=False, default=str).encode("utf-8", "replace")
    fetched = utc(seen)
    if fields.url.lower().startswith(("http://", "https://")) and (not fields.body or CUT.search(fields.body)):
        digest = sha256(data).hexdigest()
        fields = replace(fields, body="", description=fields.description or fields.body)
        return Listing(content_id("listing", fields.url, digest), source.path, digest, fields.url, fields, fetched)
    if not fields.body and not fields.headline:
        shown = ", ".join(sorted(map(str, value))[:8]) or "none"
        return source.issue("bad-record", f"{place} has neither headline nor articleBody (its fields: {shown[:200]}).")
    return record_capture(source.path, data, fields, charset, media_type=media_type, fetched=fetched)


def record_capture(
    path: str, data: bytes, fields: RecordFields, charset: tuple[str, str], *,
    media_type: MediaType = "application/json", fetched: str = "",
) -> Capture:  # fmt: skip
    """Make the capture of one record: its text is the headline, a blank line and the body."""
    digest = sha256(data).hexdigest()
    key = fields.record_id or fields.url or path
    return Capture(
        id=content_id("capture", key, digest),
        path=path,
        sha256=digest,
        media_type=media_type,
        charset=charset[0],
        charset_reason=charset[1],
        text="\n\n".join(part for part in (fields.headline, fields.body) if part),
        url=fields.url,
        record_id=fields.record_id,
        record=fields,
        size=len(data),
        fetched=fetched,
    )
