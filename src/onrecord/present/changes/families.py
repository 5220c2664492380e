"""Families of stories: stories before and after in; those of them that have articles in common, together, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from onrecord.model.stories import Story


def families(
    before: Iterable[Story], after: Iterable[Story], now: Callable[[str], str]
) -> Iterator[tuple[list[Story], list[Story]]]:
    """Yield the stories before and after that have articles in common, directly or through others (union-find).

    `now` gives the article of today for one before: its new version, or itself.
    """
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    named = [(f"{side} {story.id}", story) for side, stories in (("<", before), (">", after)) for story in stories]
    for name, story in named:
        for article in story.articles:
            parent[root(f"= {now(article)}")] = root(name)
    found: dict[str, tuple[list[Story], list[Story]]] = {}
    for name, story in named:
        found.setdefault(root(name), ([], []))[name.startswith(">")].append(story)
    yield from found.values()
