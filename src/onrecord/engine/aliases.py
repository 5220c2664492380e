"""Aliases: the stories before and after a run in; former ids lead to the stories that took their articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.flow.bookkeeping import Change
from onrecord.flow.protocols import Store
from onrecord.model.articles import Article
from onrecord.model.stories import Story, story_id

#: What the id of every story begins with.
STORY = "story-"


def keep_changed_aliases(changes: Iterable[Change[Story]], store: Store) -> None:
    """Let the id of each story that is no more lead to the one that holds most of its articles now.

    `changes` tell what became of the stories that changed: who took an article changed, too. An article that has a new
    version counts as that: its former id leads to it already. A story that is there again goes by its own id again.
    """
    changed = list(changes)
    gone = [change.before for change in changed if change.before and not change.after]
    _keep(gone, [change.after for change in changed if change.after], store)
    _revive((change.id for change in changed if change.after and not change.before), store)


def _keep(gone: Iterable[Story], after: Iterable[Story], store: Store) -> None:
    home = {article: story.id for story in after for article in story.articles}
    for story in gone:
        heir = _heir(story.articles, home, store)
        if heir:
            store.put_alias(story.id, heir)


def _revive(ids: Iterable[str], store: Store) -> None:
    for name in ids:
        if store.alias(name) != name:
            store.put_alias(name, name)


def _heir(articles: Iterable[str], home: Mapping[str, str], store: Store) -> str:
    """Return the story that holds most of some articles today, the smallest id of several; "" where none holds one."""
    today = [article if article in home else store.alias(article) for article in articles]
    homes = Counter(home[article] for article in today if article in home)
    return min(homes, key=lambda found: (-homes[found], found)) if homes else ""


def stories_today(name: str, store: Store) -> list[str]:
    """Return the ids of the stories that a story's id, a former id, or a beginning of either stands for today, sorted.

    A beginning that fits stories of today means these alone.
    """
    home = {article: entry.id for entry in store.entries(Story) for article in entry.articles}
    living = sorted({entry.id for entry in store.entries(Story)})
    if name in living or (today := store.alias(name)) in living:
        return [name if name in living else today]
    if not name.startswith(STORY) or name == STORY:
        return [found for found in living if name and found.startswith(name)]
    fitting = [found for found in living if found.startswith(name)]
    if fitting:
        return fitting
    smallest = {story_id((entry.id,)): entry.id for entry in store.entries(Article)}
    held = _once_held(store)
    former = [found for found in {*store.former_ids(name), *smallest, *held} if found.startswith(name)]
    return sorted({_lead(found, home, smallest, held, store) for found in former} - {""})


def _once_held(store: Store) -> dict[str, list[tuple[str, ...]]]:
    """Return what stories held at one time or another, the latest first."""
    held: dict[str, list[tuple[str, ...]]] = {}
    for story in store.history.held(Story):
        held.setdefault(story.id, []).insert(0, story.articles)
    return held


def _lead(
    name: str,
    home: Mapping[str, str],
    smallest: Mapping[str, str],
    held: Mapping[str, Sequence[tuple[str, ...]]],
    store: Store,
) -> str:
    """Return the story that a former id leads to; "" where none of its articles is in one.

    Where the story that took its articles is gone with all it held then, they are looked for one by one: those that the
    history still tells of, else the one that the id was made from.
    """
    today = store.alias(name)
    if today in home.values():
        return today
    for lost in (name, today):
        heirs = (_heir(articles, home, store) for articles in held.get(lost, ()))
        heir = next(filter(None, heirs), "") or home.get(smallest.get(lost, ""), "")
        if heir:
            return heir
    return ""
