"""MemoryStore: records in dictionaries, for a run without a workspace."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from typing import Any, TypeVar

from onrecord.flow.bookkeeping import Change, Reading, Sighting
from onrecord.flow.protocols import Entry, Hit, Outputs
from onrecord.flow.shapes import articles_of, story_of
from onrecord.model.articles import Article
from onrecord.store.codec import digest, to_bytes

R = TypeVar("R")


class MemoryStore:
    """Records by the name of their type and by id; nothing outlives the process."""

    #: All records are at hand: listing them costs less than keeping an index.
    index = None

    def __init__(self) -> None:
        self._records: defaultdict[str, dict[str, Any]] = defaultdict(dict)
        self._entries: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
        self._outputs: defaultdict[str, dict[str, Outputs]] = defaultdict(dict)
        self._givers: Counter[tuple[str, str]] = Counter()
        self._aliases: dict[str, str] = {}
        self.places = MemoryPlaces()
        self.history = MemoryHistory()

    def put(self, records: Iterable[Any]) -> None:
        """Add records, or replace those with the same type and id."""
        for record in records:
            kind = type(record).__name__
            self._records[kind][record.id] = record
            self._entries[kind][record.id] = Entry(
                record.id, digest(to_bytes(record)), articles_of(record), story_of(record)
            )

    def drop(self, kind: type, ids: Iterable[str]) -> None:
        """Remove records by type and id; ids that are not there are passed over."""
        for found in ids:
            self._remove(kind.__name__, found)

    def entries(self, kind: type) -> Sequence[Entry]:
        """Return the entries of all records of one type."""
        return [entry for _, entry in sorted(self._entries[kind.__name__].items())]

    def load(self, kind: type[R], ids: Iterable[str]) -> Sequence[R]:
        """Return the records of one type with these ids."""
        held = self._records[kind.__name__]
        return [held[found] for found in sorted(set(ids)) if found in held]

    def all(self, kind: type[R]) -> Sequence[R]:
        """Return all records of one type."""
        return [record for _, record in sorted(self._records[kind.__name__].items())]

    def of_story(self, kind: type[R], story: str) -> Sequence[R]:
        """Return the records of one type that name this story."""
        held = self._entries[kind.__name__]
        return self.load(kind, [found for found, entry in held.items() if entry.story == story])

    def outputs(self, stage: str) -> dict[str, Outputs]:
        """Return what each group of a stage gave, by the group's key."""
        return dict(self._outputs[stage])

    def record_outputs(self, stage: str, key: str, digest: str, given: Sequence[Any]) -> None:
        """Keep what a group gave now; what it gave before and no group gives any more is removed."""
        refs = tuple(sorted({(type(record).__name__, str(record.id)) for record in given}))
        before = self._outputs[stage].get(key)
        self._givers.update(refs)
        self._outputs[stage][key] = Outputs(digest, refs)
        self.put(given)
        if before:
            self._release(before)

    def forget_group(self, stage: str, key: str) -> None:
        """Forget a group that is no more; what no other group gives is removed."""
        before = self._outputs[stage].pop(key, None)
        if before:
            self._release(before)

    def stages(self) -> Sequence[str]:
        """Return the names of the stages of which outputs are kept."""
        return sorted(stage for stage, groups in self._outputs.items() if groups)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Do nothing more: memory does not outlive a kill."""
        yield

    def search(self, words: str, *, limit: int = 20) -> Sequence[Hit]:
        """Return the articles that hold all these words, those that hold them most often first."""
        wanted = re.findall(r"\w+", words.lower())
        hits: list[tuple[int, str, Hit]] = []
        for article in (found for found in self.all(Article) if not found.draft):
            counts = Counter(re.findall(r"\w+", article.body.lower() + " " + article.title.lower()))
            if wanted and all(counts[word] for word in wanted):
                score = sum(counts[word] for word in wanted)
                hits.append((-score, article.id, Hit(article.id, article.title, article.body[:200])))
        return [hit for _, _, hit in sorted(hits, key=lambda row: row[:2])[:limit]]

    def alias(self, old: str) -> str:
        """Return the id that a former story id stands for today, or the id itself."""
        seen = {old}
        while (new := self._aliases.get(old, old)) not in seen:
            seen.add(new)
            old = new
        return old

    def put_alias(self, old: str, new: str) -> None:
        """Remember that a former story id stands for another, or for itself again."""
        self._aliases.pop(new, None)
        if old != new:
            self._aliases[old] = new

    def former_ids(self, beginning: str) -> Sequence[str]:
        """Return the former ids that begin so, sorted."""
        return sorted(old for old in self._aliases if old.startswith(beginning))

    def foreign_changes(self) -> int:
        """Return 0: no other process can write here."""
        return 0

    def scrub(self) -> None:
        """Do nothing: there is no file."""

    def fingerprint(self) -> str:
        """Return one digest of all records."""
        total = blake2b(digest_size=16)
        for kind, entries in sorted(self._entries.items()):
            for found, entry in sorted(entries.items()):
                total.update(f"{kind}\0{found}\0{entry.digest}\n".encode("utf-8", "surrogatepass"))
        return total.hexdigest()

    def close(self) -> None:
        """Do nothing: there is no file."""

    def _release(self, before: Outputs) -> None:
        for ref in before.given:
            self._givers[ref] -= 1
            if self._givers[ref] <= 0:
                del self._givers[ref]
                self._remove(*ref)

    def _remove(self, kind: str, found: str) -> None:
        self._records[kind].pop(found, None)
        self._entries[kind].pop(found, None)


class MemoryPlaces:
    """Sightings and replaced records in dictionaries."""

    def __init__(self) -> None:
        self._at: defaultdict[str, dict[str, Sighting]] = defaultdict(dict)
        self._of: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        self._former: dict[tuple[str, str], Any] = {}
        self._shut: dict[str, set[str]] = {}

    def at(self, place: str) -> Sequence[Sighting]:
        """Return what was seen at a place, sorted by digest."""
        return [seen for _, seen in sorted(self._at.get(place, {}).items())]

    def of(self, kind: type, record: str) -> Sequence[Sighting]:
        """Return the places at which a record stands for what was seen, sorted."""
        return [self._at[place][sha256] for place, sha256 in sorted(self._of.get((kind.__name__, record), ()))]

    def below(self, kind: type, beginning: str) -> Sequence[Sighting]:
        """Return what was seen of one type at the places that begin so, sorted by place and digest."""
        places = sorted(place for place in self._at if place.startswith(beginning))
        return [seen for place in places for seen in self.at(place) if seen.kind == kind.__name__]

    def keep(self, sighting: Sighting) -> None:
        """Keep a sighting, in place of that of the same bytes at the same place."""
        where = (sighting.place, sighting.sha256)
        before = self._at[sighting.place].get(sighting.sha256)
        if before:
            self._of[before.kind, before.record].discard(where)
        self._at[sighting.place][sighting.sha256] = sighting
        self._of[sighting.kind, sighting.record].add(where)

    def former(self, kind: type[R], record: str) -> R | None:
        """Return a record that another one replaced, None where there is none of this id."""
        found: R | None = self._former.get((kind.__name__, record))
        return found

    def put_former(self, record: Any) -> None:
        """Keep a record that another one replaced."""
        self._former[type(record).__name__, record.id] = record

    def drop_former(self, kind: type, record: str) -> None:
        """Let a replaced record go."""
        self._former.pop((kind.__name__, record), None)

    def leave(self, place: str) -> None:
        """Forget all that was seen at a place."""
        for sha256, seen in self._at.pop(place, {}).items():
            self._of[seen.kind, seen.record].discard((place, sha256))

    def shut(self, marks: Iterable[str], article: str) -> None:
        """Keep that what bears one of these marks is of an article that was removed."""
        for mark in marks:
            self._shut.setdefault(mark, set()).add(article)

    def shut_for(self, marks: Iterable[str]) -> str:
        """Return the removed article that one of these marks is of, "" for none."""
        return min((article for mark in marks for article in self._shut.get(mark, ())), default="")

    def removed(self) -> Sequence[str]:
        """Return the ids of the articles that were removed."""
        return sorted({article for held in self._shut.values() for article in held})

    def let_in(self, article: str) -> None:
        """Let a removed article in again."""
        for held in self._shut.values():
            held.discard(article)


class MemoryHistory:
    """Counts the readings and tells of none: what is only in memory is read once."""

    def __init__(self) -> None:
        self._reading = 0

    def begin(self, what: str = "") -> int:  # noqa: ARG002
        """Begin a reading and return its number."""
        self._reading += 1
        return self._reading

    def end(self) -> None:
        """Do nothing."""

    def readings(self) -> Sequence[Reading]:
        """Return none."""
        return ()

    def changes(self, kind: type[R], readings: Iterable[int], *, new: bool = True) -> Sequence[Change[R]]:  # noqa: ARG002
        """Return none."""
        return ()

    def held(self, kind: type[R]) -> Sequence[R]:  # noqa: ARG002
        """Return none."""
        return ()

    def forget(self, kind: type, ids: Iterable[str]) -> None:
        """Do nothing."""

    def rewrite(self, kind: type[R], ids: Iterable[str], change: Callable[[R], R]) -> None:
        """Do nothing."""
