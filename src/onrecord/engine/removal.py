"""Removal: articles in; their captures, places and listings, and what was said of them, out of the record.

What is derived from them goes when the stages run again. What is kept is what keeps them out: ids and digests, no word.
A file's or a page's other versions are versions of the same article, and go with it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from onrecord.engine.judgements import without
from onrecord.engine.places import place_of, settle
from onrecord.flow.protocols import Store
from onrecord.model.articles import Article, Dating, Listed
from onrecord.model.captures import Capture, Listing
from onrecord.model.ids import content_id
from onrecord.model.issues import Issue
from onrecord.model.judgements import Judgement
from onrecord.model.reuse import StoryOrigins
from onrecord.model.statements import Point
from onrecord.model.stories import Story
from onrecord.tools.urls import page_key


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out: ids of articles (all their versions), of captures, of listings; judgements on them."""

    articles: tuple[str, ...]
    captures: tuple[str, ...]
    listings: tuple[str, ...]
    judgements: tuple[Judgement, ...]


def marks_of(found: Capture | Listing, location: str) -> tuple[str, ...]:
    """Return what a removed article is known by when it is read again: its bytes, and its place, as a digest."""
    if isinstance(found, Listing):
        return (found.id, _mark(f"page {page_key(found.url)}"))
    return (found.id, _mark(place_of(found, location)))


def name_mark(url: str) -> str:
    """Return the mark by which a removed article is found under its address; it keeps nothing out."""
    return content_id("address", page_key(url))


def path_mark(path: str) -> str:
    """Return the mark by which a removed article is found under its file's name as it was read; it keeps nothing out."""
    return content_id("path", path)


def take_out(articles: Iterable[Article], store: Store, *, article_of: Callable[[Capture], str]) -> Removed:
    """Take articles out of what was read and said, and keep that they are to stay out.

    `article_of` gives the id of a capture's article. The stages have to run afterwards.
    """
    gone: set[str] = set()
    captures: set[str] = set()
    listings: set[str] = set()
    for article in sorted(articles, key=lambda one: one.id):
        marks, versions = _take_captures(article, store)
        captures |= {capture.id for capture in versions}
        gone |= {article.id, *(article_of(capture) for capture in versions)}
        for listing in _own_listings(article, store):
            _take_listing(listing, store)
            listings.add(listing.id)
            marks.add(_mark(f"page {page_key(article.url)}"))
        if article.url:
            marks.add(name_mark(article.url))
        if article.path:
            marks.add(path_mark(article.path))
        store.places.shut(marks, article.id)
    said = without(gone, store)
    return Removed(tuple(sorted(gone)), tuple(sorted(captures)), tuple(sorted(listings)), said)


def _take_captures(article: Article, store: Store) -> tuple[set[str], list[Capture]]:
    """Take all versions of an article out; return what they are known by, and those that are nowhere else."""
    places = sorted({seen.place for seen in store.places.of(Capture, article.capture)})
    names = {article.capture, *(seen.record for place in places for seen in store.places.at(place) if seen.kind == "Capture")}
    held = {name: found for name in sorted(names) if (found := _held(name, store)) is not None}
    for place in places:
        store.places.leave(place)
    for name in sorted(names):
        settle(Capture, name, None, store)
    alone = [found for name, found in sorted(held.items()) if not store.places.of(Capture, name)]
    marks = {_mark(place) for place in places} | {found.id for found in alone}
    if article.url and any(place.startswith("url ") for place in places):
        marks.add(_mark(f"page {page_key(article.url)}"))
    _take_issues([found.path for found in alone if any(place.startswith("file ") for place in places)], store)
    return marks, alone


def _take_issues(paths: Collection[str], store: Store) -> None:
    """Take out what reading said of files that held one article alone."""
    store.drop(Issue, [issue.id for issue in store.all(Issue) if issue.stage == "read" and issue.subject in paths])


def _own_listings(article: Article, store: Store) -> list[Listing]:
    """Return what feeds say of an article's page, where no other article is of that page."""
    found = {name for joined in store.load(Listed, [f"listed-{article.id}"]) for name in joined.listings}
    if not found:
        return []
    shared = {name for joined in store.all(Listed) if joined.article != article.id for name in joined.listings}
    return list(store.load(Listing, found - shared))


def _take_listing(listing: Listing, store: Store) -> None:
    places = sorted({seen.place for seen in store.places.of(Listing, listing.id)})
    names = {listing.id, *(seen.record for place in places for seen in store.places.at(place) if seen.kind == "Listing")}
    for place in places:
        store.places.leave(place)
    for name in sorted(names):
        settle(Listing, name, None, store)


def clear_history(removed: Removed, stories: Collection[Story], store: Store) -> None:
    """Take the words of removed articles out of what is told of readings; that stories held them is told, by their ids.

    `stories` are those that held them before they were removed.
    """
    gone, history = set(removed.articles), store.history
    history.forget(Capture, removed.captures)
    history.forget(Article, gone)
    history.forget(Dating, [f"dating-{name}" for name in sorted(gone)])
    history.forget(Judgement, [one.id for one in removed.judgements])
    told = [*stories, *history.held(Story)]
    held = {story.id for story in told if not gone.isdisjoint(story.articles)}
    titles = {story.id: story.title for story in store.load(Story, held)}
    history.rewrite(Story, held, lambda story: replace(story, title=titles.get(story.id, ""), reasons=()))
    history.forget(StoryOrigins, [found.id for found in history.held(StoryOrigins) if found.story in held])
    history.forget(Point, [point.id for point in history.held(Point) if point.story in held])


def _held(name: str, store: Store) -> Capture | None:
    return next(iter(store.load(Capture, [name])), None) or store.places.former(Capture, name)


def _mark(place: str) -> str:
    """Return a place as a digest: an address or a file's name may hold the words of a headline."""
    return content_id("place", place)
