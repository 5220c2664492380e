"""What a reading changed: a workspace and a reading's number in, one row of all of it out."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.engine.versions import (
    ArticleChanges,
    article_changes,
    article_versions,
    told_together,
    told_with,
)
from onrecord.flow.protocols import Store
from onrecord.model.articles import Article, Dating
from onrecord.model.issues import Issue
from onrecord.model.runs import Run
from onrecord.present.changes.articles import Dates, article_rows
from onrecord.present.changes.rows import ChangesRow, ProgramRow
from onrecord.present.changes.stories import story_rows
from onrecord.present.custody import Evidence
from onrecord.tools.errors import WrongUse


def changes_of(store: Store, reading: int | None = None) -> ChangesRow | None:
    """Return what a reading changed; without a number the last one that changed something, None where none did.

    Raises WrongUse where the reading is not told of any more, or never was.
    """
    known = store.history.readings()
    groups = told_together(known)
    if reading is not None:
        found = told_with(known, reading)
        if not found:
            kept = f"{groups[0][0]} to {groups[-1][-1]}" if groups else "none"
            raise WrongUse(f"There is no reading {reading} in this workspace's history (it tells of {kept}).")
        return _changes(store, found)
    changed = {told.number for told in known if told.changed}
    for group in reversed(groups):
        if changed.intersection(group):
            row = _changes(store, group)
            if row["articles"] or row["stories"] or row["program"]:
                return row
    return None


def changed_reports(store: Store, reading: int) -> int:
    """Return how many reports a reading found to say something else than before."""
    group = told_with(store.history.readings(), reading)
    versions = article_versions(store, group)
    dates = _dates(store, group, [article for pair in versions for article in pair]) if versions else ({}, {})
    return len(article_rows(ArticleChanges(versions=versions), *dates, ()))


def _changes(store: Store, readings: Sequence[int]) -> ChangesRow:
    articles = article_changes(store, readings)
    known = [*articles.new, *articles.gone, *(one for pair in (*articles.versions, *articles.reread) for one in pair)]
    before, after = _dates(store, readings, known)
    elsewhere = {name for name in before if before[name] and after[name]}.difference(article.id for article in known)
    rows = article_rows(articles, before, after, store.load(Article, elsewhere))
    reasons = _reasons(store, articles.gone)
    for row in rows:
        row["reason"] = reasons.get(row["id"], "")
    return {
        "readings": list(readings),
        "what": next((told.what for told in reversed(store.history.readings()) if told.number in readings and told.what), ""),
        "kept_from": min((told.number for told in store.history.readings()), default=0),
        "program": _program(store, readings),
        "same_text": len(articles.versions) - sum(row["change"] == "changed" for row in rows),
        "articles": rows,
        "stories": story_rows(store, readings, articles.now),
    }


def _dates(store: Store, readings: Sequence[int], articles: Sequence[Article]) -> tuple[Dates, Dates]:
    """Return the dates that readings touched, and those of some articles, before and after."""
    changes = store.history.changes(Dating, readings)
    wanted = {f"dating-{article.id}" for article in articles}.difference(change.id for change in changes)
    same: dict[str, Dating | None] = {dating.article: dating for dating in store.load(Dating, wanted)}
    sides: list[dict[str, Dating | None]] = [dict(same), dict(same)]
    for change in changes:
        name = change.id.removeprefix("dating-")
        sides[0][name], sides[1][name] = change.before, change.after
    return sides[0], sides[1]


def _reasons(store: Store, gone: Sequence[Article]) -> dict[str, str]:
    """Return why articles are gone: what the stages say of the capture that is at their place now."""
    evidence = Evidence(store)
    heirs = {article.id: evidence.today(article.capture) for article in gone}
    wanted = frozenset().union(*heirs.values())
    said = {issue.subject: issue.message for issue in store.all(Issue) if issue.subject in wanted} if wanted else {}
    return {name: " ".join(said[one] for one in sorted(captures) if one in said) for name, captures in heirs.items()}


def _program(store: Store, readings: Sequence[int]) -> ProgramRow | None:
    changes = store.history.changes(Run, readings)
    before = next((change.before.version for change in changes if change.before), "")
    after = next((change.after.version for change in changes if change.after), "")
    return {"before": before, "after": after} if before and after and before != after else None
