"""The groups that changes touch: a stage and what changed since it ran in, the groups to look at again out.

A run on a workspace of thousands of articles that ten were added to looks at the groups of the ten, found by the
store's index. What comes out is what listing all records would give, held to the groups named here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.engine.grouping import Keyed, Members, keyed_groups, large_enough
from onrecord.flow.protocols import Entry, Index, Store
from onrecord.flow.shapes import Stage


@dataclass(slots=True)
class Touched:
    """Keys of groups that may have changed, those of them that are there with their members, and keys to keep.

    `rows` are type name, id and keys of the records that changed; no keys for one that is no more.
    """

    keys: set[str]
    live: dict[str, Members]
    rows: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Changes:
    """For each type that a stage takes: entries of records that changed, and what they or those gone were before."""

    now: dict[type, Sequence[Entry]]
    before: dict[type, Sequence[Entry]]

    @property
    def size(self) -> int:
        """How many entries there are."""
        return sum(map(len, self.now.values())) + sum(map(len, self.before.values()))


def changes_since(stage: Stage, index: Index, since: int) -> Changes:
    """Return what changed in the records that a stage takes, after a number."""
    return Changes(
        {kind: index.changed(kind, since) for kind in stage.takes},
        {kind: index.former(kind, since) for kind in stage.takes},
    )


def touched(stage: Stage, store: Store, index: Index, changes: Changes) -> Touched:
    """Return the groups of a stage that changes touch, and those that are to run again."""
    again = set(index.again(stage.name))
    if stage.shape == "each":
        return _touched_records(stage, index, changes, again)
    if stage.by is not None:
        return _touched_keys(stage, store, index, changes, again)
    if stage.through is not None:
        return _touched_hubs(stage, index, changes, again)
    articles = again | {article for entry in _all(changes) for article in entry.articles}
    keyed = [(kind, entry, tuple(a for a in entry.articles if a in articles))
             for kind in stage.takes for entry in index.of_articles(kind, articles)]  # fmt: skip
    return Touched(articles, keyed_groups(stage, keyed))


def _all(changes: Changes) -> list[Entry]:
    return [entry for side in (changes.now, changes.before) for entries in side.values() for entry in entries]


def _touched_records(stage: Stage, index: Index, changes: Changes, again: set[str]) -> Touched:
    kind = stage.takes[0]
    keys = again | {entry.id for entry in _all(changes)}
    return Touched(keys, {entry.id: {kind: [entry]} for entry in index.entries(kind, keys)})


def _touched_hubs(stage: Stage, index: Index, changes: Changes, again: set[str]) -> Touched:
    hub = stage.through
    others = [entry for kind in stage.takes if kind is not hub
                  for entry in (*changes.now[kind], *changes.before[kind])]  # fmt: skip
    keys = again | {entry.story for entry in others if entry.story}
    if hub is None:
        return Touched(keys, {})
    keys |= {entry.id for entry in (*changes.now[hub], *changes.before[hub])}
    firsts = {entry.articles[0] for entry in others if not entry.story and entry.articles}
    keys |= {entry.id for entry in index.of_articles(hub, firsts)}
    live = {entry.id: _members_of(stage, hub, entry, index) for entry in index.entries(hub, keys)}
    return Touched(keys, large_enough(stage, live))


def _members_of(stage: Stage, hub: type, entry: Entry, index: Index) -> Members:
    """Return the records that name a hub, or whose articles it all holds."""
    inside = set(entry.articles)
    members: Members = {hub: [entry]}
    for kind in stage.takes:
        if kind is hub:
            continue
        held = [other for other in index.of_articles(kind, inside) if not other.story and inside.issuperset(other.articles)]
        found = sorted([*held, *index.of_story(kind, entry.id)], key=lambda other: other.id)
        if found:
            members[kind] = found
    return members


def _touched_keys(stage: Stage, store: Store, index: Index, changes: Changes, again: set[str]) -> Touched:
    """Gather by the keys that a stage has of its own: those of changed records, before and now."""
    new: dict[tuple[str, str], Keyed] = {}
    rows, keys = [], set(again)
    kinds = {kind.__name__: kind for kind in stage.takes}
    for name, kind in kinds.items():
        fresh = {entry.id: entry for entry in changes.now[kind]}
        ids = sorted({*fresh, *(entry.id for entry in changes.before[kind])})
        old = index.keys(stage.name, kind, ids)
        records: Sequence[Any] = store.load(kind, ids)
        made = {record.id: tuple(stage.by(record)) if stage.by else () for record in records}
        for found in ids:
            held = made.get(found, ())
            rows.append((name, found, held))
            keys.update(held, old.get(found, ()))
            if found in fresh and found in made:
                new[name, found] = (kind, fresh[found], held)
    gone = {(name, found) for name, found, _ in rows}
    shared = _reach if stage.shape == "components" else _sharing
    met = shared(stage, index, keys, gone)
    keyed = [*new.values(), *_with_entries(met, kinds, index)]
    keyed.sort(key=lambda row: (list(kinds).index(row[0].__name__), row[1].id))
    if stage.shape != "components":
        keyed = [(kind, entry, tuple(key for key in held if key in keys)) for kind, entry, held in keyed]
    return Touched(keys, keyed_groups(stage, keyed), rows)


#: Records met by their keys: type name and id, and the keys.
_Met = dict[tuple[str, str], tuple[str, ...]]


def _sharing(stage: Stage, index: Index, keys: set[str], but: set[tuple[str, str]]) -> _Met:
    """Return the records with any of the keys, but those that changed."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key, name, record in index.sharing(stage.name, keys):
        if (name, record) not in but:
            found[name, record].append(key)
    return {record: tuple(held) for record, held in found.items()}


def _reach(stage: Stage, index: Index, keys: set[str], but: set[tuple[str, str]]) -> _Met:
    """Return the records of the components that the keys lie in; `keys` takes in all keys of these components."""
    found: _Met = {}
    waiting = set(keys)
    while waiting:
        met: defaultdict[str, set[str]] = defaultdict(set)
        for _, name, record in index.sharing(stage.name, waiting):
            if (name, record) not in but and (name, record) not in found:
                met[name].add(record)
        waiting = set()
        for kind in stage.takes:
            for record, held in index.keys(stage.name, kind, met.get(kind.__name__, ())).items():
                found[kind.__name__, record] = held
                waiting.update(held)
        waiting -= keys
        keys |= waiting
    return found


def _with_entries(met: _Met, kinds: dict[str, type], index: Index) -> list[Keyed]:
    keyed: list[Keyed] = []
    for name, kind in kinds.items():
        ids = [record for other, record in met if other == name]
        keyed += [(kind, entry, met[name, entry.id]) for entry in index.entries(kind, ids)]
    return keyed
