"""JSON Lines: one record a line in (schema.org NewsArticle's names or their synonyms), one capture each out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from onrecord.model.captures import Capture, RecordFields
from onrecord.model.ids import content_id
from onrecord.model.issues import Issue
from onrecord.read.charsets import decode, looks_binary
from onrecord.read.limits import ReadLimits
from onrecord.read.sources import FAULTS, Source, megabytes, unreadable
from onrecord.tools.tables import rows


def read_records(source: Source, limits: ReadLimits) -> Iterator[Capture | Issue]:
    """Read a file of JSON records, a line at a time; a faulty line is an issue and the next one is read."""
    faults = found = 0
    try:
        for number, line in _lines(source, limits):
            got = _record(source, number, line, limits)
            if got is None:
                continue
            found += 1
            if isinstance(got, Issue) and got.level != "info":
                faults += 1
                if faults > limits.faults:
                    continue
            yield got
    except FAULTS as fault:
        yield unreadable(source, fault)
    if faults > limits.faults:
        yield source.issue("more-faults", f"{faults - limits.faults} more lines could not be read.")
    if not found:
        yield source.issue("empty-file", "The file holds no records.", "warning")


def _lines(source: Source, limits: ReadLimits) -> Iterator[tuple[int, bytes]]:
    """Yield numbered lines, none longer than the limit by more than one byte, till the file's limits."""
    total = 0
    with source.open() as stream:
        for number in range(1, limits.records + 1):
            line = stream.readline(limits.record_bytes + 1)
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


def _record(source: Source, number: int, line: bytes, limits: ReadLimits) -> Capture | Issue | None:
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
    fields = record_fields(value)
    if not fields.body and not fields.headline:
        seen = ", ".join(sorted(map(str, value))[:8]) or "none"
        message = f"Line {number} has neither headline nor articleBody (its fields: {seen[:200]})."
        return source.issue("bad-record", message)
    return record_capture(source.path, data, fields, (decoded.charset, decoded.reason))


def record_capture(path: str, data: bytes, fields: RecordFields, charset: tuple[str, str]) -> Capture:
    """Make the capture of one record: its text is the headline, a blank line and the body."""
    digest = sha256(data).hexdigest()
    key = fields.record_id or fields.url or path
    return Capture(
        id=content_id("capture", key, digest),
        path=path,
        sha256=digest,
        media_type="application/json",
        charset=charset[0],
        charset_reason=charset[1],
        text="\n\n".join(part for part in (fields.headline, fields.body) if part),
        url=fields.url,
        record_id=fields.record_id,
        record=fields,
        size=len(data),
    )


def record_fields(value: Mapping[str, Any]) -> RecordFields:
    """Find a record's fields under schema.org's names or their synonyms, in the table's order."""
    plain = {re.sub(r"[\s_-]", "", str(key)).lower(): item for key, item in value.items()}
    got: dict[str, str] = {}
    for row in rows("read/fields.tsv"):
        if not got.get(row["field"]):
            got[row["field"]] = _text(plain.get(row["name"].lower()))
    body = got.pop("body", "")
    single = {name: " ".join(text.split()) for name, text in got.items()}
    return RecordFields(body=body.strip("\r\n"), **single)


def _text(value: Any, depth: int = 0) -> str:
    """Return a field's words: a text, a number, a schema.org thing's name, or a list of them."""
    if isinstance(value, str):
        return re.sub("[\x00\ud800-\udfff]", "\ufffd", value)
    if isinstance(value, bool) or value is None or depth > 3:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dict):
        return next((_text(value[k], depth + 1) for k in ("name", "@value", "@id", "url", "text") if value.get(k)), "")
    if isinstance(value, list):
        texts = [_text(item, depth + 1) for item in value[:10_000]]
        joint = "\n\n" if any(len(t) > 120 for t in texts) else ", "
        return joint.join(t for t in texts if t)
    return ""
