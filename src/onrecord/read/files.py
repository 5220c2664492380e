"""Files: the paths named on the command line in, sources in a fixed order out (folders walked, hidden files left)."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.model.issues import Issue
from onrecord.read.limits import ReadLimits
from onrecord.read.sources import STAGE, Source


def suffix_of(name: str) -> tuple[str, bool]:
    """Return a file name's suffix in lower case without ".gz", and whether it had ".gz"."""
    name = name.lower()
    packed = name.endswith(".gz")
    return os.path.splitext(name[:-3] if packed else name)[1], packed


def matches(name: str, limits: ReadLimits) -> Iterator[Path | Issue]:
    """Yield the path of this name or, where there is none, what fits it as a pattern (*, ?, [...], **), sorted."""
    if os.path.lexists(name) or not glob.has_magic(name):
        yield Path(name)
        return
    found = []
    for fitting in glob.iglob(name, recursive=True):
        found.append(fitting)
        if len(found) >= limits.records:
            break
    if not found:
        yield Issue(STAGE, name, "error", "not-found", f"There is no file or folder {name}, and none fits it as a pattern.")
    folders = {path.rstrip(os.sep) for path in found if os.path.isdir(path)}
    for path in sorted(set(found)):
        if not _inside(path, folders):
            yield Path(path)


def _inside(path: str, folders: set[str]) -> bool:
    """Say whether a path lies in one of these folders, which are read with all below them."""
    above = os.path.dirname(path.rstrip(os.sep))
    while above and above != os.path.dirname(above):
        if above in folders:
            return True
        above = os.path.dirname(above)
    return False


@dataclass(slots=True)
class Walk:
    """A walk through one folder: counts what it passed over and guards against loops of links."""

    root: Path
    suffixes: frozenset[str]
    limits: ReadLimits
    columns: Mapping[str, str] = field(default_factory=dict)
    passed: Counter[str] = field(default_factory=Counter)
    seen: set[tuple[int, int]] = field(default_factory=set)

    def sources(self) -> Iterator[Source | Issue]:
        """Yield the readable files below the root, sorted by path, and what could not be opened."""
        yield from self._folder(self.root, 0)

    def _folder(self, folder: Path, depth: int) -> Iterator[Source | Issue]:
        place = relative(folder, self.root)
        try:
            status = folder.stat()
            names = sorted(os.listdir(folder))
        except OSError as fault:
            yield Issue(STAGE, place, "error", "unreadable-folder", f"The folder could not be read: {fault.strerror}.")
            return
        if (status.st_dev, status.st_ino) in self.seen:
            yield Issue(STAGE, place, "info", "folder-loop", "The folder was met before, by another link.")
            return
        self.seen.add((status.st_dev, status.st_ino))
        if depth > self.limits.depth:
            yield Issue(STAGE, place, "error", "too-deep", f"Folders below depth {self.limits.depth} were not read.")
            return
        for name in names:
            if not name.startswith("."):
                yield from self._entry(folder / name, depth)

    def _entry(self, path: Path, depth: int) -> Iterator[Source | Issue]:
        suffix, packed = suffix_of(path.name)
        if path.is_dir():
            yield from self._folder(path, depth + 1)
        elif suffix not in self.suffixes or (path.exists() and not path.is_file()):
            self.passed[suffix or path.name] += 1
        else:
            yield Source(relative(path, self.root), path, packed=packed, columns=self.columns)


def relative(path: Path, root: Path) -> str:
    """Return a path relative to the argument read, with forward slashes and readable in any charset."""
    text = path.relative_to(root).as_posix()
    return os.fsencode(text).decode("utf-8", "replace")
