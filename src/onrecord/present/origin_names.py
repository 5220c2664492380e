"""Newsrooms by name: what a person calls one in; the origins of stories that are meant out, or names that are near."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from onrecord.flow.protocols import Store
from onrecord.model.reuse import Derivation, Origin, StoryOrigins
from onrecord.model.stories import Story
from onrecord.tools.directory import Agency, Directory, fold

#: What ids of origins begin with, and names that are offered in the place of one that nobody has.
IDS, NEAR = ("origin-", "release-"), 5


@dataclass(frozen=True, slots=True)
class Place:
    """An origin in a story: `reports` are those whose text is its own, `parts` those of others that hold words of it."""

    story: StoryOrigins
    origin: Origin
    reports: int
    parts: int


def find_places(store: Store, thing: str, directory: Directory, *, story: str = "") -> list[Place]:
    """Return the stories in which a newsroom has a text or a part of one, those with most of its reports first.

    It is named by its id or a beginning of it, its name, a name that the directory has for it, or by a word of its name
    where this is no other's. `story` is the one story that is asked for, or the beginning of its id.
    """
    places = [place for place in _places(store) if place.story.story.startswith(story)]
    if thing.startswith(IDS):
        ids = {place.origin.id for place in places}
        wanted = {thing} if thing in ids else {one for one in ids if one.startswith(thing)}
        found = [place for place in places if place.origin.id in wanted]
    else:
        names = _names(thing, directory)
        found = [place for place in places if fold(place.origin.name) in names]
        holding = {place.origin.name for place in places if f" {fold(thing)} " in f" {fold(place.origin.name)} "}
        if not found and fold(thing) and len(holding) == 1:
            found = [place for place in places if place.origin.name in holding]
    return sorted(found, key=lambda place: (-place.reports, -place.parts, place.story.story, place.origin.id))


def near_names(store: Store, thing: str) -> list[str]:
    """Return the names of newsrooms of the workspace that are like one that none has, the likest first."""
    names = sorted({place.origin.name for place in _places(store)})
    folded = {fold(name): name for name in reversed(names)}
    words = set(fold(thing).split())
    common = sorted((name for name in folded if words & set(name.split())), key=lambda n: (-len(words & set(n.split())), n))
    found = dict.fromkeys([*common, *get_close_matches(fold(thing)[:80], sorted(folded), NEAR)])
    return [folded[name] for name in found][:NEAR]


def _names(thing: str, directory: Directory) -> frozenset[str]:
    """Return the names, folded, of whoever goes by a name: itself, and those of its row in the directory."""
    found = {fold(thing)} if thing else set()
    for row in (directory.agency_by_name(thing), directory.outlet(thing)) if thing else ():
        if row:
            found |= {fold(name) for name in (row.name, *row.aliases, *((row.short,) if isinstance(row, Agency) else ()))}
    return frozenset(found)


def _places(store: Store) -> Iterable[Place]:
    """Yield the origins of all stories, then the newsrooms that have but a part of a report of another's there."""
    held = {one.story: one for one in store.all(StoryOrigins)}
    derivations = {one.article: one for one in store.all(Derivation)}
    for entry in store.entries(Story):
        if (origins := held.get(entry.id)) is None:
            continue
        inside = [derivations[article] for article in entry.articles if article in derivations]
        yield from _of_story(origins, inside)


def _of_story(origins: StoryOrigins, derivations: Sequence[Derivation]) -> Iterable[Place]:
    parts: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for derivation in derivations:
        for share in derivation.shares:
            if share.origin and share.origin != derivation.origin:
                parts.setdefault(share.origin, []).append(derivation.article)
                names[share.origin] = share.name
    known: set[str] = set()
    for origin in origins.origins:
        same = {origin.id, *(d.origin for d in derivations if d.article in origin.articles)}
        others = {article for key in sorted(same) for article in parts.get(key, ())} - set(origin.articles)
        known |= same
        yield Place(origins, origin, len(origin.articles), len(others))
    for key in sorted(set(parts) - known):
        yield Place(origins, Origin(key, names[key], "unknown", ()), 0, len(parts[key]))
