"""Captures from paths: files and folders, or standard input, in; captures and issues out, in a fixed order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.model.captures import Capture
from onrecord.model.issues import Issue
from onrecord.read.files import Walk, suffix_of
from onrecord.read.limits import DEFAULT_LIMITS, ReadLimits
from onrecord.read.plain import looks_like_page, read_page, read_plain
from onrecord.read.records import read_records
from onrecord.read.sources import STAGE, Source

Reader = Callable[[Source, ReadLimits], Iterator[Capture | Issue]]
#: Told of each source before what it holds is yielded, so that who reads knows which file an item lies in.
Opening = Callable[[Source], None]

#: How a file is read, by its suffix (each also with ".gz").
READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".html": read_page,
    ".htm": read_page,
    ".jsonl": read_records,
}


def read_paths(
    paths: Iterable[str | os.PathLike[str]],
    *,
    limits: ReadLimits = DEFAULT_LIMITS,
    stdin: BinaryIO | None = None,
    opening: Opening = lambda _: None,
) -> Iterator[Capture | Issue]:
    """Read files, folders (with all below them) and "-" (standard input); what is not read is an issue.

    `opening` is told of each source before its items are yielded.
    """
    for path in paths:
        name = os.fspath(path)
        if name == "-":
            yield from _read_stream(stdin or sys.stdin.buffer, limits, opening)
        elif os.path.isdir(name):
            yield from _read_folder(Path(name), limits, opening)
        else:
            yield from _read_file(Path(name), limits, opening)


def _read_file(path: Path, limits: ReadLimits, opening: Opening) -> Iterator[Capture | Issue]:
    suffix, packed = suffix_of(path.name)
    source = Source(os.fsencode(path.name).decode("utf-8", "replace"), path, packed=packed)
    reader = READERS.get(suffix)
    opening(source)
    if not path.exists():
        yield source.issue("not-found", f"There is no file or folder {path}.")
    elif reader is None:
        known = ", ".join(sorted(READERS))
        yield source.issue("unsupported-file", f"Files of this kind are not read (read are {known}, each also .gz).")
    else:
        yield from reader(source, limits)


def _read_folder(folder: Path, limits: ReadLimits, opening: Opening) -> Iterator[Capture | Issue]:
    walk = Walk(folder, frozenset(READERS), limits)
    found = 0
    for source in walk.sources():
        if isinstance(source, Issue):
            yield source
            continue
        opening(source)
        for item in READERS[suffix_of(source.path)[0]](source, limits):
            found += isinstance(item, Capture)
            yield item
    name = folder.name or str(folder)
    if walk.passed:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(walk.passed.items())[:12])
        message = f"{sum(walk.passed.values())} files of other kinds were passed over ({kinds})."
        yield Issue(STAGE, name, "info", "passed-over", message)
    if not found:
        yield Issue(STAGE, name, "warning", "no-articles", "The folder holds no article that could be read.")


def _read_stream(stream: BinaryIO, limits: ReadLimits, opening: Opening) -> Iterator[Capture | Issue]:
    """Read standard input: its bytes tell whether it is packed, a page, records or plain text."""
    try:
        data = stream.read(limits.article_bytes + 1)
    except OSError as fault:
        yield Issue(STAGE, "-", "error", "unreadable-file", f"Standard input could not be read: {fault.strerror}.")
        return
    source = Source("-", data=data, packed=data.startswith(b"\x1f\x8b"))
    if len(data) > limits.article_bytes:
        yield source.issue("too-large", "Standard input is larger than what is read of it; name a file instead.")
        return
    opening(source)
    yield from _reader_of(source)(source, limits)


def _reader_of(source: Source) -> Reader:
    try:
        with source.open() as unpacked:
            head = unpacked.read(1024)
    except (OSError, EOFError):
        return read_plain
    if looks_like_page(head):
        return read_page
    return read_records if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b'{"') else read_plain
