"""Grouping: a stage and the entries of what it takes in, the groups it runs on out, in a fixed order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.flow.protocols import Entry, Store
from onrecord.flow.shapes import Stage

#: A group's members: for each record type the entries of its records, sorted by id.
Members = dict[type, list[Entry]]
#: A record that a stage has keys of its own for: its type, its entry, its keys.
Keyed = tuple[type, Entry, tuple[str, ...]]


def groups(stage: Stage, store: Store, keyed: Sequence[Keyed] = ()) -> dict[str, Members]:
    """Return the groups of a stage by key, sorted by key, with their members sorted by id.

    `keyed` are the records with their keys, of a stage that has some of its own (see `keyed_records`).
    """
    if stage.by is not None:
        return keyed_groups(stage, keyed)
    entries = {kind: store.entries(kind) for kind in stage.takes}
    if stage.shape == "each":
        kind = stage.takes[0]
        return {entry.id: {kind: [entry]} for entry in entries[kind]}
    if stage.through is not None:
        return large_enough(stage, _through(stage.through, entries))
    return keyed_groups(stage, [(kind, entry, entry.articles) for kind in stage.takes for entry in entries[kind]])


def keyed_groups(stage: Stage, keyed: Iterable[Keyed]) -> dict[str, Members]:
    """Return the groups of records that share a key, or of the components that their keys make."""
    rows: Sequence[Keyed] = keyed if isinstance(keyed, Sequence) else list(keyed)
    if stage.shape == "components":
        smallest = _component_of(keys for _, _, keys in rows)
        rows = [(kind, entry, tuple({smallest[key] for key in keys[:1]})) for kind, entry, keys in rows]
    wanted = _shared_keys(rows) if stage.least > 1 else None
    return large_enough(stage, _gathered(rows, wanted))


def _shared_keys(rows: Iterable[Keyed]) -> set[str]:
    """Return the keys that two records have at least: of an article's many keys most are its own."""
    once: set[str] = set()
    twice: set[str] = set()
    for _, _, keys in rows:
        twice.update(once.intersection(keys))
        once.update(keys)
    return twice


def keyed_records(stage: Stage, store: Store) -> list[Keyed]:
    """Return all records of a stage with the keys that it has for them; none where it has no keys of its own."""
    if stage.by is None:
        return []
    by = stage.by
    return [
        (kind, entry, tuple(by(record)))
        for kind in stage.takes
        for entry, record in zip(store.entries(kind), _records(store, kind), strict=True)
    ]


def large_enough(stage: Stage, found: dict[str, Members]) -> dict[str, Members]:
    """Leave out the groups that are too small for a stage, or too large."""
    least, most = stage.least, stage.most
    if least > 1 or most:
        found = {
            key: members for key, members in found.items()
            if least <= (size := sum([len(entries) for entries in members.values()])) and not 0 < most < size
        }  # fmt: skip
    if stage.limit is None:
        return found
    limit, first = stage.limit, stage.takes[0]
    return {key: members for key, members in found.items() if not 0 < limit(key) < len(members.get(first, ()))}


def _gathered(keyed: Iterable[Keyed], wanted: set[str] | None) -> dict[str, Members]:
    """Put records into the groups of their keys: of all, or of those that are wanted."""
    found: dict[str, Members] = {}
    for kind, entry, keys in keyed:
        for key in set(keys) if wanted is None else wanted.intersection(keys):
            members = found.get(key)
            if members is None:
                found[key] = {kind: [entry]}
            elif kind in members:
                members[kind].append(entry)
            else:
                members[kind] = [entry]
    return dict(sorted(found.items()))


def _records(store: Store, kind: type) -> Sequence[Any]:
    return store.all(kind)


def _through(through: type, entries: Mapping[type, Sequence[Entry]]) -> dict[str, Members]:
    """Put each record into the groups of the `through` records that it names or whose articles hold its own."""
    groups: dict[str, Members] = {hub.id: {through: [hub]} for hub in entries[through]}
    holding: defaultdict[str, set[str]] = defaultdict(set)
    for hub in entries[through]:
        for article in hub.articles:
            holding[article].add(hub.id)
    for kind, found in entries.items():
        if kind is through:
            continue
        for entry in found:
            for key in _hubs(entry, groups, holding):
                groups[key].setdefault(kind, []).append(entry)
    return groups


def _hubs(entry: Entry, groups: Mapping[str, Members], holding: Mapping[str, set[str]]) -> list[str]:
    if entry.story:
        return [entry.story] if entry.story in groups else []
    sets = [holding.get(article, set()) for article in entry.articles]
    return sorted(set.intersection(*sets)) if sets else []


def side_by_side(stage: Stage, live: Mapping[str, Members]) -> Iterable[tuple[str, Members]]:
    """Return groups in an order in which those that share articles stand together, where a group is for some articles.

    What is worked out of an article is at hand then for the next group.
    """
    if stage.through is None:
        return live.items()
    articles = {key: members[stage.through][0].articles for key, members in live.items()}
    smallest = _component_of(articles.values())
    return sorted(live.items(), key=lambda item: ([smallest[name] for name in articles[item[0]][:1]], articles[item[0]], item[0]))


def _component_of(linked: Iterable[Sequence[str]]) -> dict[str, str]:
    """Return for each key the smallest key of its connected component (union-find with path halving)."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for keys in linked:
        for key in keys:
            parent.setdefault(key, key)
        for key in keys[1:]:
            a, b = sorted((root(keys[0]), root(key)))
            parent[b] = a
    return {key: root(key) for key in parent}
