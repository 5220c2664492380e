"""What a stage has to look at: all its groups, or those that changes since its last run touch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from onrecord.engine.grouping import Members, groups, keyed_records
from onrecord.engine.touched import changes_since, touched
from onrecord.flow.protocols import Index, Store
from onrecord.flow.shapes import Stage

#: Part of the records a stage takes above which changes are not followed one by one: all records are listed.
MANY = 0.2


@dataclass(frozen=True, slots=True)
class Work:
    """Groups that are there, the digests of those that ran before among the groups looked at, what to keep after.

    `rows` are the keys of records (type name, id, keys); `whole` says that all records were listed. `until` is the
    number of the last change that was looked at.
    """

    live: Mapping[str, Members]
    kept: Mapping[str, str]
    rows: Iterable[tuple[str, str, tuple[str, ...]]] = ()
    whole: bool = True
    until: int = 0

    def note(self, stage: Stage, index: Index, base: str) -> None:
        """Keep that the stage has done this work: the next run follows what changes from here on."""
        if stage.by is not None:
            index.keep_keys(stage.name, self.rows, anew=self.whole)
        index.set_mark(stage.name, base, self.until)


def find_work(stage: Stage, store: Store, base: str) -> Work:
    """Return what a stage has to look at; `base` is its digest, which changes with its version and settings."""
    index = store.index
    if index is None:
        kept = {key: given.digest for key, given in store.outputs(stage.name).items()}
        return Work(groups(stage, store, keyed_records(stage, store)), kept)
    until = index.now()
    known, since = index.mark(stage.name)
    if known == base and (stage.shape != "components" or stage.by is not None):
        changes = changes_since(stage, index, since)
        enough = ceil(changes.size / MANY)
        if sum(index.count(kind, enough) for kind in stage.takes) >= enough:
            found = touched(stage, store, index, changes)
            return Work(found.live, index.digests(stage.name, found.keys), found.rows, whole=False, until=until)
    keyed = keyed_records(stage, store)
    rows = [(kind.__name__, entry.id, keys) for kind, entry, keys in keyed]
    return Work(groups(stage, store, keyed), index.digests(stage.name), rows, until=until)
