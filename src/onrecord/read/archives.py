"""WARC archives (ISO 28500, versions 1.0 and 1.1; plain or gzip): the captures of pages, texts and feeds out.

Responses, resources and conversions are read; revisits, other kinds of payload and answers other than 2xx are counted.
fastwarc does the parsing. Where it gives up, on a cut tail, a wrong length, a damaged member, what was read is kept,
the damage becomes an issue, and reading goes on at the next record that can be found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.model.captures import Capture, Listing
from onrecord.model.issues import Issue
from onrecord.read.contents import read_payload
from onrecord.read.dates import utc
from onrecord.read.limits import ReadLimits
from onrecord.read.messages import Message, media_of, read_message
from onrecord.read.payloads import HEAD, Item, Payload, kind_of
from onrecord.read.sources import FAULTS, Source, joined, megabytes, unreadable
from onrecord.read.tapes import MEMBER, Gunzip, Tape

#: Where a record begins.
RECORD = re.compile(rb"(?=WARC/[01]\.\d{1,2}\r?\n(?:WARC-|Content-))", re.I)
OPENING = re.compile(rb"(?i)WARC/[01]\.\d{1,2}\r?\n")
#: Bytes of a record's header, and times that reading is taken up again in one archive.
HEADER, MOST_FAULTS = 65_536, 1000
#: Texts that are no articles, by the ends of their paths.
MACHINE = ("/robots.txt", "/ads.txt", "/app-ads.txt", "/humans.txt", "/security.txt", "/llms.txt", "/sellers.json")
READ_TYPES = frozenset({"response", "resource", "conversion"})
#: Records about other records: passed over without a word.
ABOUT = frozenset({"warcinfo", "request", "metadata"})


@dataclass(slots=True)
class Record:
    """One record as it lies: where it begins, its header, and its block as far as it is there."""

    place: int
    type: str
    headers: dict[str, str]
    block: bytes
    length: int
    damage: str = ""


def read_archive(source: Source, limits: ReadLimits) -> Iterator[Item]:
    """Read a WARC file."""
    passed: Counter[str] = Counter()
    faults = found = 0
    try:
        with source.open_raw() as raw:
            head = raw.read(len(MEMBER))  # what it is counts, not what its name says
            whole = joined(head, raw)
            stream = Gunzip(whole, opening=b"WARC/") if head == MEMBER else whole
            for item in _items(source, stream, limits, passed):
                found += isinstance(item, Capture | Listing)
                faults += isinstance(item, Issue) and item.level == "error"
                if faults <= limits.faults or not isinstance(item, Issue) or item.level != "error":
                    yield item
    except FAULTS as fault:
        yield unreadable(source, fault)
    if faults > limits.faults:
        yield source.issue("more-faults", f"{faults - limits.faults} more faults are not listed.")
    if passed:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(passed.items(), key=lambda k: (-k[1], k[0]))[:12])
        count = sum(passed.values())
        yield source.issue("passed-over", f"{count} record{'s were' if count != 1 else ' was'} passed over ({kinds}).", "info")
    if not found:
        yield source.issue("no-articles", "The archive holds no article that could be read.", "warning")


def _items(source: Source, stream: Any, limits: ReadLimits, passed: Counter[str]) -> Iterator[Item]:
    total = 0
    for record in _records(source, stream, limits):
        if isinstance(record, Issue):
            yield record
            continue
        total += 1
        if total > limits.records:
            yield source.issue("too-large", f"It holds more than {limits.records:,} records; the rest was not read.")
            return
        yield from _read_record(source, record, limits, passed)


def _records(source: Source, stream: Any, limits: ReadLimits) -> Iterator[Record | Issue]:
    """Yield the records; one is held back till the next shows that its length was right."""
    tape = Tape(stream, limits.record_bytes + 4 * HEADER)
    for _ in range(MOST_FAULTS):
        start, held, fault = tape.tell(), None, ""
        try:
            for record in _library(tape, limits):
                if held:
                    yield held
                held = record
                tape.forget(held.place)
        except FAULTS as error:
            fault = str(error) or type(error).__name__
        broken = isinstance(stream, Gunzip) and stream.fault
        if start and not held and not fault and not broken:
            yield source.issue("damaged-record", f"The record at byte {start:,} is cut off; nothing of it was read.")
        place = -1
        if fault or (held and len(held.block) < min(held.length, limits.record_bytes + 1)):
            place = tape.find(RECORD, held.place + 8 if held else start + 1, 64)
        if held:
            yield _mended(held, tape, place, wrong=bool(fault))
        if place >= 0:
            if fault:
                yield source.issue("damaged-archive", f"It is damaged before byte {place:,} ({fault}); reading went on there.")
            tape.take_up(place)
            continue
        if fault or broken:
            text = f"It is damaged behind byte {tape.tell():,} ({broken or fault})"
            resumed = isinstance(stream, Gunzip) and stream.resume()
            rest = "reading went on at the next part" if resumed else "what follows could not be read"
            yield source.issue("damaged-archive", f"{text}; {rest}.")
            if resumed:
                continue
        return
    yield source.issue("damaged-archive", f"It is damaged in more than {MOST_FAULTS} places; the rest was not read.")


def _library(tape: Tape, limits: ReadLimits) -> Iterator[Record]:
    """Yield the records that fastwarc gives; raises OSError where it gives up, by an error or by a panic of its own."""
    try:
        yield from _parsed(tape, limits)
    except Exception as fault:
        raise (fault if isinstance(fault, FAULTS) else OSError(type(fault).__name__)) from fault
    except BaseException as fault:
        if type(fault).__name__ == "PanicException":
            raise OSError("the record cannot be parsed") from fault
        raise


def _parsed(tape: Any, limits: ReadLimits) -> Iterator[Record]:
    from fastwarc.warc import ArchiveIterator, any_type

    for raw in ArchiveIterator(
        tape, record_types=any_type, parse_http=False, stream_detect=False, max_header_len=HEADER
    ):
        headers = {str(name).lower(): str(value) for name, value in raw.headers.items()}
        kind = headers.get("warc-type", "").strip().lower()
        length = headers.get("content-length", "").strip()
        if not length.isascii() or not length.isdigit() or len(length) > 18:
            raise OSError("a record has no length")
        wanted = limits.record_bytes + 1 if kind in READ_TYPES else 0
        block = raw.reader.read(wanted) if wanted else b""
        yield Record(int(raw.stream_pos), kind, headers, block, int(length) if wanted else 0)


def _mended(record: Record, tape: Tape, place: int, *, wrong: bool) -> Record:
    """Return a record with the block it really has, where its length proved wrong."""
    short = len(record.block) < record.length
    if not (short or wrong):
        return record
    whole = tape.cut(record.place, place) if place >= 0 else b""
    head = whole.find(b"\r\n\r\n")
    if head >= 0 and len(whole) - head - 4 < len(record.block) + 4:
        record.block = whole[head + 4 :].removesuffix(b"\r\n").removesuffix(b"\r\n")
        short = True
    if short:
        record.damage = "it is cut off"
    return record


def _read_record(source: Source, record: Record, limits: ReadLimits, passed: Counter[str]) -> Iterator[Item]:
    if record.type not in READ_TYPES:
        if record.type not in ABOUT:
            passed[record.type[:40] or "records without a type"] += 1
        return
    uri = record.headers.get("warc-target-uri", "").strip().removeprefix("<").removesuffix(">")
    if uri.startswith(("metadata:", "dns:", "urn:pageinfo:")):
        passed[uri.split(":")[0]] += 1
        return
    if len(record.block) > limits.record_bytes:
        yield source.issue("too-large", f"{uri[:200] or 'A record'}: it is larger than {megabytes(limits.record_bytes)} and was not read.")
        return
    message = read_message(record.block, limits.article_bytes) or Message(200, {}, record.block)
    declared = message.headers.get("content-type", "")
    if not message.headers and not record.headers.get("content-type", "").lower().startswith("application/http"):
        declared = record.headers.get("content-type", "")
    media, charset = media_of(declared)
    if not 200 <= message.status < 300 and not record.damage:
        passed[f"with HTTP status {message.status or 'unknown'}"] += 1
        return
    truncated = record.headers.get("warc-truncated", "")
    damage = record.damage or message.damage or (f"the crawler cut it ({truncated[:40]})" if truncated else "")
    named = uri[:200] or record.headers.get("warc-record-id", "") or f"the record at byte {record.place:,}"
    kind = kind_of(media, message.body[:HEAD])
    if damage and not message.body:
        yield source.issue("damaged-record", f"{named}: {damage}; nothing of it was read.")
        return
    if kind is None or uri.split("?")[0].endswith(MACHINE):
        passed[media[:60] or "of unknown type"] += 1
        return
    payload = Payload(
        path=source.path,
        data=message.body,
        media=media,
        charset=charset,
        url=uri if uri.lower().startswith(("http://", "https://")) else "",
        fetched=utc(record.headers.get("warc-date", "")),
        warc_record=record.headers.get("warc-record-id", "").strip().removeprefix("<").removesuffix(">"),
    )
    if damage:
        yield source.issue("damaged-record", f"{named}: {damage}.", "warning")
    yield from read_payload(payload, kind, limits)
