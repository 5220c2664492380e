"""Aliases: the stories before and after a run in; former ids lead to the stories that took their articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from onrecord.flow.protocols import Store
from onrecord.model.stories import Story


def keep_aliases(before: Iterable[Story], store: Store) -> None:
    """Let the id of each story that is no more lead to the one that holds most of its articles now.

    An article that has a new version counts as that: its former id leads to it already.
    """
    after = store.all(Story)
    living = {story.id for story in after}
    home = {article: story.id for story in after for article in story.articles}
    for story in before:
        if story.id in living:
            continue
        today = [article if article in home else store.alias(article) for article in story.articles]
        homes = Counter(home[article] for article in today if article in home)
        if homes:
            heir = min(homes, key=lambda found: (-homes[found], found))
            store.put_alias(story.id, heir)
