"""Names: what a person calls a report or a story by in; the articles that are meant out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.clean.articles import article_id
from onrecord.engine.aliases import stories_today
from onrecord.engine.places import current
from onrecord.flow.protocols import Store
from onrecord.model.articles import Article
from onrecord.model.captures import Capture
from onrecord.model.stories import Story
from onrecord.tools.errors import WrongUse
from onrecord.tools.urls import page_key

#: Ids that a message names where a beginning fits several.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Named:
    """What was named: a report, or a story with all its reports. `name` is what the person wrote."""

    name: str
    id: str
    articles: tuple[str, ...]
    is_story: bool = False


def find_named(store: Store, names: Iterable[str], *, stories: bool = True) -> list[Named]:
    """Return what each name means: an id, its beginning, a former id; of a report its file or its address as well.

    Raises WrongUse where a name fits nothing of this workspace, or several things; or a story, with `stories` false.
    """
    return [_find(store, name, stories=stories) for name in names]


def _find(store: Store, name: str, *, stories: bool) -> Named:
    if name.startswith("story-"):
        story = find_story(store, name)
        if not stories:
            raise WrongUse(f"{name} is a story, where a report was expected. For the ids of its reports: onrecord show {story}")
        return Named(name, story, store.load(Story, [story])[0].articles, is_story=True)
    if name.startswith("article-"):
        known = [entry.id for entry in store.entries(Article)]
        found = _by_id(name, store.alias(name), known, "report", "onrecord show STORY")
        return Named(name, found, (found,))
    names = _by_place(store, name) if name else []
    if len(names) != 1:
        seen = f"holds {len(names)} reports of this workspace" if names else "is nothing that this workspace holds"
        wanted = "a story's id or a report's" if stories else "a report's id"
        raise WrongUse(f"{name!r} {seen}. Name {wanted} (or the beginning of one), a report's file or its address. "
                       "For the ids: onrecord stories, onrecord show STORY")  # fmt: skip
    return Named(name, names[0], (names[0],))


def find_story(store: Store, name: str) -> str:
    """Return the id of a story that is named by its id, a beginning of it, or a former id; WrongUse where none is."""
    return _only(name, stories_today(name, store), "story", "onrecord stories")


def _by_id(name: str, today: str, known: Sequence[str], kind: str, where: str) -> str:
    fitting = [today] if today in known else [found for found in known if today and found.startswith(today)]
    return _only(name, fitting, kind, where)


def _only(name: str, fitting: Sequence[str], kind: str, where: str) -> str:
    if len(fitting) != 1:
        shown = ", ".join(fitting[:SHOWN]) + (" and more" if len(fitting) > SHOWN else "")
        seen = f"fits several ({shown})" if fitting else f"is not the id of a {kind} of this workspace"
        raise WrongUse(f"{name} {seen}. For the ids: {where}")
    return fitting[0]


def places_of(name: str) -> tuple[str, ...]:
    """Return the places that a file's name or an address may stand for."""
    file = os.fsencode(os.path.abspath(name)).decode("utf-8", "backslashreplace") if "\0" not in name else name
    return (f"url {page_key(name)}", f"file {file}", f"row {file}\n")


def _by_place(store: Store, name: str) -> list[str]:
    """Return the articles that lie in a file or at an address today."""
    page, file, rows = places_of(name)
    captures = {record for place in (page, file) for record in current(store.places.at(place))}
    captures |= {seen.record for seen in store.places.below(Capture, rows)}
    found = [article_id(capture) for capture in store.load(Capture, captures)]
    articles = [article.id for article in store.load(Article, found)]
    if articles:
        return articles
    key = page_key(name)
    return [one.id for one in store.all(Article) if name == one.path or (one.url and page_key(one.url) == key)]
