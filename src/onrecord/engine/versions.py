"""Versions: what readings changed in the captures in; which article is a new version of which out.

An article's id holds its bytes' digest, so a new version has a new id. It is the same article where it was found at the
same place; a former id leads to the article of today.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.flow.bookkeeping import Reading
from onrecord.flow.protocols import Store
from onrecord.model.articles import Article
from onrecord.model.captures import Capture


@dataclass(frozen=True, slots=True)
class ArticleChanges:
    """What became of the articles that readings touched; each sorted by id.

    `versions` are pairs of an article and its new version, `reread` pairs of one and the same bytes that are told
    otherwise, as by another version of the program.
    """

    new: tuple[Article, ...] = ()
    gone: tuple[Article, ...] = ()
    versions: tuple[tuple[Article, Article], ...] = ()
    reread: tuple[tuple[Article, Article], ...] = ()

    @property
    def now(self) -> Mapping[str, str]:
        """The former id of each article that has a new version, and the new one's."""
        return {old.id: new.id for old, new in self.versions}


def told_together(readings: Sequence[Reading]) -> list[tuple[int, ...]]:
    """Return the numbers of the readings, each with those before it that were stopped: it ended what they began."""
    groups: list[tuple[int, ...]] = []
    begun: tuple[int, ...] = ()
    for reading in readings:
        begun = (*begun, reading.number)
        if reading.done:
            groups.append(begun)
            begun = ()
    return [*groups, begun] if begun else groups


def told_with(readings: Sequence[Reading], number: int) -> tuple[int, ...]:
    """Return the readings that are told together with one, itself among them; none where it is not kept."""
    return next((group for group in told_together(readings) if number in group), ())


def article_changes(store: Store, readings: Sequence[int]) -> ArticleChanges:
    """Return what became of the articles that neighbouring readings touched."""
    new: dict[str, Article] = {}
    gone: dict[str, Article] = {}
    reread: list[tuple[Article, Article]] = []
    for change in store.history.changes(Article, readings):
        if change.before and change.after:
            reread.append((change.before, change.after))
        elif change.after:
            new[change.id] = change.after
        elif change.before:
            gone[change.id] = change.before
    at: dict[str, list[str]] = {}
    for article in new.values():
        for place in _places(article, store):
            at.setdefault(place, []).append(article.id)
    versions = []
    for article in list(gone.values()):
        heirs = [heir for place in _places(article, store) for heir in at.get(place, ()) if heir in new]
        if heirs:
            versions.append((gone.pop(article.id), new.pop(min(heirs))))
    return ArticleChanges(tuple(new.values()), tuple(gone.values()), tuple(versions), tuple(reread))


def article_versions(store: Store, readings: Sequence[int]) -> tuple[tuple[Article, Article], ...]:
    """Return the pairs of an article and its new version that neighbouring readings found, sorted by the former's id.

    Where nothing was replaced, nothing is read: a reading of new reports costs no second look at them.
    """
    if all(change.after for change in store.history.changes(Article, readings, new=False)):
        return ()
    return article_changes(store, readings).versions


def keep_article_aliases(store: Store, versions: Iterable[tuple[str, str]]) -> None:
    """Let the id of each article that has a new version lead to it."""
    with store.batch():
        for old, new in versions:
            store.put_alias(old, new)


def _places(article: Article, store: Store) -> list[str]:
    return sorted({sighting.place for sighting in store.places.of(Capture, article.capture)})
