"""Output: results to standard output or to files, progress to a terminal; nothing else writes."""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

import click


def say(text: str = "") -> None:
    """Write a line to standard output, without the control characters that a terminal would obey."""
    write(_harmless(text) + "\n")


def note(text: str) -> None:
    """Write a line to standard error: one, whatever the names of files are."""
    click.echo(_harmless(text.replace("\n", "\N{REPLACEMENT CHARACTER}")), err=True)


def write(text: str) -> None:
    """Write text to standard output as UTF-8."""
    write_bytes(text.encode("utf-8", "replace"))


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_json(value: Any) -> None:
    """Write a value as JSON to standard output."""
    from onrecord.present.export.lines import json_text

    write(json_text(value))


def write_json_line(value: Any) -> None:
    """Write a value as JSON on one line to standard output: for results that come one after the other."""
    write(json.dumps(value, ensure_ascii=False) + "\n")


def write_file(path: Path, data: str | bytes) -> None:
    """Write a whole file or none: to a neighbour first, which then takes its name."""
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(raw)
        os.replace(part, path)
    except OSError as fault:
        part.unlink(missing_ok=True)
        raise OSError(fault.errno, fault.strerror, str(path)) from fault


def slug(title: str, *, limit: int = 60) -> str:
    """Return a file name's stem for a title: ASCII letters and digits joined by hyphens."""
    ascii_title = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", ascii_title)
    stem = ""
    for word in words:
        if len(stem) + len(word) + 1 > limit:
            break
        stem = f"{stem}-{word}" if stem else word
    return stem or "story"


def _harmless(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "\N{REPLACEMENT CHARACTER}", text)


class LiveLine:
    """One line of standard error that changes, on a terminal; nothing in a pipe."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()

    def __enter__(self) -> LiveLine:
        return self

    def __exit__(self, *_: object) -> None:
        if self._live:
            click.echo("\r\x1b[K", err=True, nl=False)

    def show(self, text: str) -> None:
        """Show a text in place of the last."""
        if self._live:
            click.echo(f"\r\x1b[K{_harmless(text)[:100]}", err=True, nl=False)


class TerminalProgress:
    """Tells a terminal how far a run is, on one line of standard error; with `times`, what each stage took."""

    def __init__(self, *, times: bool = False) -> None:
        self._live = sys.stderr.isatty()
        self._times = times
        self._total = self._done = 0

    def started(self, stage: str, groups: int) -> None:
        """Name the stage."""
        self._total, self._done = groups, 0
        self._line(stage)

    def advanced(self, stage: str) -> None:
        """Count a group; the line changes at most a hundred times a stage."""
        self._done += 1
        if self._done % max(1, self._total // 100) == 0:
            self._line(stage)

    def finished(self, stage: str, seconds: float) -> None:
        """Clear the line, or tell the stage's time."""
        if self._live:
            click.echo("\r\x1b[K", err=True, nl=False)
        if self._times:
            click.echo(f"{stage:24} {self._done:6} groups {seconds:8.2f} s", err=True)

    def _line(self, stage: str) -> None:
        if self._live:
            count = f" {self._done} of {self._total}" if self._total else ""
            click.echo(f"\r\x1b[K{stage}{count}", err=True, nl=False)
