"""Places: what reading found, and where, in; the version that is current at each place in the record.

A place is a page's address, where captures tell when they were fetched, or a file of this machine and what in it. Of a
page the bytes fetched last are current, whichever reading brought them: the order of reading does not count; the page
itself goes before what a feed or a table says it holds. A file holds what it held when it was last read. What was
replaced is kept beside the record (`Places.former`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.flow.bookkeeping import Sighting
from onrecord.flow.protocols import Store
from onrecord.model.captures import Capture, Listing
from onrecord.model.ids import content_id
from onrecord.tools.urls import page_key

#: What has a place: the bytes of an article, or what a feed says of one.
Found = Capture | Listing
#: How the places begin whose versions are told apart by the time of fetching.
BY_TIME = ("url ", "entry ")
#: Characters of a place; a longer one is told by its digest.
LONGEST = 8192
#: Sorts behind every time.
_NEVER = "~"


def place_of(found: Found, location: str) -> str:
    """Return the place where something was found; `location` is the absolute path of its file, "" for a stream.

    Where neither an address with a time nor a record id nor a file tells two versions of one thing from two things,
    the place is the thing's own, and nothing ever replaces it.
    """
    location = location.replace("\n", "\\n")
    if isinstance(found, Listing):
        page = page_key(found.url)
        place = f"entry {found.path}\n{page}" if found.fetched else f"feed {location}\n{page}" if location else ""
    elif found.url and found.fetched:
        place = f"url {page_key(found.url)}"
    elif found.record is None and not found.warc_record:
        place = f"file {location}" if location else ""
    else:
        part = found.record_id or found.url
        place = f"row {location}\n{part}" if location and part else ""
    text = (place or f"own {found.id}").encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= LONGEST else f"{text.split(' ')[0]} {content_id('place', text)}"


def current(sightings: Iterable[Sighting]) -> frozenset[str]:
    """Return the records (ids) that are current among the sightings of one place.

    Of a page it is one: of its own bytes those fetched last, else what was said of it last. Of a file it is all that
    the last reading found, since two rows of a table may have one record id.
    """
    seen = list(sightings)
    if seen and seen[0].place.startswith(BY_TIME):
        return frozenset({max(seen, key=lambda sighting: (sighting.rank, sighting.last, sighting.sha256)).record})
    last = max((sighting.last for sighting in seen), default="")
    return frozenset(sighting.record for sighting in seen if sighting.last == last)


def moment_of(text: str) -> str:
    """Return a sighting's time as it is told: a time of fetching in UTC, or a reading's number."""
    if text.isdecimal():
        return str(int(text))
    return f"{text}Z" if "T" in text and not text.endswith("Z") else text


def versions(kind: type[Capture], record: str, store: Store) -> list[tuple[Sighting, Capture]]:
    """Return all that was ever found at the places of a capture, the oldest first."""
    places = sorted({sighting.place for sighting in store.places.of(kind, record)})
    found: dict[str, tuple[Sighting, Capture]] = {}
    for sighting in (seen for place in places for seen in store.places.at(place)):
        held = _held(kind, sighting.record, store)
        if isinstance(held, kind):
            found.setdefault(held.id, (sighting, held))
    return sorted(found.values(), key=lambda pair: (pair[0].rank, pair[0].last, pair[0].first, pair[0].sha256))


class Shelf:
    """Puts what one reading finds where it belongs: into the record, or beside it where it is not current."""

    def __init__(self, store: Store, reading: int) -> None:
        self._store = store
        self._reading = f"{reading:010}"

    def put(self, found: Found, location: str) -> bool:
        """Put one thing found into the store; say whether it is new: no version of one that was known before."""
        kind, places = type(found), self._store.places
        place, moment = place_of(found, location), _moment(found) or self._reading
        known = _held(kind, found.id, self._store) is not None
        seen = {sighting.sha256: sighting for sighting in places.at(place)}
        before = current(seen.values())
        same = seen.get(found.sha256)
        stands = _better(_held(kind, same.record, self._store) if same else None, found)
        first, last = (min(same.first, moment), max(same.last, moment)) if same else (moment, moment)
        rank = int(isinstance(found, Capture) and found.record is None)
        seen[found.sha256] = Sighting(place, found.sha256, kind.__name__, stands.id, first, last, rank)
        if seen[found.sha256] != same:
            places.keep(seen[found.sha256])
        touched = {*before, *current(seen.values()), stands.id, *((same.record,) if same else ())}
        for record in sorted(touched):
            settle(kind, record, stands if record == stands.id else None, self._store)
        return not known and not before


def settle(kind: type[Found], record: str, found: Found | None, store: Store) -> None:
    """Put a record where its sightings say: into the record, beside it, or nowhere where none is left."""
    sightings = store.places.of(kind, record)
    held = _held(kind, record, store)
    body = _better(held, found) if found else held
    if body and any(record in current(store.places.at(place)) for place in _places(sightings)):
        store.put([body])
        store.places.drop_former(kind, record)
    else:
        store.drop(kind, [record])
        if body and sightings:
            store.places.put_former(body)
        else:
            store.places.drop_former(kind, record)


def _places(sightings: Sequence[Sighting]) -> list[str]:
    return sorted({sighting.place for sighting in sightings})


def _held(kind: type[Found], record: str, store: Store) -> Found | None:
    """Return a record that is current or was."""
    return next(iter(store.load(kind, [record])), None) or store.places.former(kind, record)


def _better(held: Found | None, found: Found) -> Found:
    """Return which of two records of the same bytes is kept: what was fetched first, what its path tells more of."""
    return held if held is not None and _custody(held) < _custody(found) else found


def _custody(found: Found) -> tuple[str, int, str, str, str]:
    held_by = found.warc_record if isinstance(found, Capture) else ""
    return (_moment(found) or _NEVER, -len(found.path), found.path, held_by, found.id)


def _moment(found: Found) -> str:
    """Return when something was fetched, so that times compare as text: without the mark of UTC."""
    return found.fetched.removesuffix("Z").removesuffix("+00:00")
