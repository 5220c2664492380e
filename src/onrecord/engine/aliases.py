"""Aliases: the stories before and after a run in; former ids lead to the stories that took their articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from onrecord.flow.bookkeeping import Change
from onrecord.flow.protocols import Store
from onrecord.model.stories import Story


def keep_aliases(before: Iterable[Story], store: Store) -> None:
    """Let the id of each story that is no more lead to the one that holds most of its articles now.

    An article that has a new version counts as that: its former id leads to it already.
    """
    after = store.all(Story)
    living = {story.id for story in after}
    _keep([story for story in before if story.id not in living], after, store)


def keep_changed_aliases(changes: Iterable[Change[Story]], store: Store) -> None:
    """Do the same from what became of the stories that changed: who took an article changed, too."""
    changed = list(changes)
    gone = [change.before for change in changed if change.before and not change.after]
    _keep(gone, [change.after for change in changed if change.after], store)


def _keep(gone: Iterable[Story], after: Iterable[Story], store: Store) -> None:
    home = {article: story.id for story in after for article in story.articles}
    for story in gone:
        today = [article if article in home else store.alias(article) for article in story.articles]
        homes = Counter(home[article] for article in today if article in home)
        if homes:
            heir = min(homes, key=lambda found: (-homes[found], found))
            store.put_alias(story.id, heir)
