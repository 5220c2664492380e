"""Gone files: the folders of a reading in, what they held before and do not hold any more out.

What was seen was seen: nothing is removed from the record. It is told, so that nobody takes it for what lies there now.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from onrecord.flow.protocols import Store
from onrecord.model.captures import Capture
from onrecord.model.issues import Issue

STAGE = "read"
#: How the places begin of what lies in a file.
_IN_FILES = ("file ", "row ")
#: Files that are named.
_NAMED = 8


def gone_files(folders: Iterable[str], store: Store) -> tuple[Issue, ...]:
    """Tell, for each folder that is read, which of its files are on record and not there any more.

    A file whose report another file or a page holds as well is not told.
    """
    found = []
    for folder in sorted({os.path.abspath(folder) for folder in folders}):
        inside = os.fsencode(folder).decode("utf-8", "backslashreplace").rstrip("/") + "/"
        names = sorted(
            {file for kind in _IN_FILES for place, record in _below(f"{kind}{inside}", store)
             if (file := _file(place)) and _is_gone(file) and _only_there(record, store)}
        )  # fmt: skip
        if names:
            found.append(_told(os.path.basename(folder) or folder, [name.removeprefix(inside) for name in names]))
    return tuple(found)


def _told(folder: str, names: list[str]) -> Issue:
    shown = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
    one = len(names) == 1
    message = (
        f"{len(names)} file{'' if one else 's'} read from it before {'is' if one else 'are'} not there any more ({shown}). "
        f"What {'it' if one else 'they'} held stays on record; a new workspace holds only what is there now."
    )
    return Issue(STAGE, folder, "info", "gone-files", message)


def _below(beginning: str, store: Store) -> Iterable[tuple[str, str]]:
    return ((seen.place, seen.record) for seen in store.places.below(Capture, beginning))


def _file(place: str) -> str:
    """Return the path in a place, "" where it is written otherwise than it is, as an odd name is."""
    path = place.partition(" ")[2].partition("\n")[0]
    return "" if "\\" in path else path


def _is_gone(file: str) -> bool:
    return not os.path.lexists(file)


def _only_there(record: str, store: Store) -> bool:
    """Say whether a capture is on record, and by files alone that are gone."""
    if not store.load(Capture, [record]):
        return False
    seen = store.places.of(Capture, record)
    return all(one.place.startswith(_IN_FILES) and _is_gone(_file(one.place) or os.sep) for one in seen)
