"""The versions of one article: its id, its former id, its file or its address in; every version found there out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise

from onrecord.engine.places import moment_of, versions
from onrecord.engine.running import Job, run_job
from onrecord.flow.bookkeeping import Sighting
from onrecord.flow.protocols import Store
from onrecord.flow.shapes import Stage
from onrecord.model.articles import Article, Dating
from onrecord.model.captures import Capture
from onrecord.present.changes.articles import compare
from onrecord.present.changes.rows import ArticleChangeRow, VersionRow, VersionsRow
from onrecord.tools.errors import WrongUse
from onrecord.tools.protocols import Tools
from onrecord.tools.urls import page_key

#: Versions of one article that are told, the last of them.
TOLD = 50


def versions_of(store: Store, wanted: str, *, plan: Sequence[Stage], tools: Tools) -> VersionsRow:
    """Return the versions of an article, each compared with the one before it.

    All are cleaned as the program cleans today, so that what differs is the reports' doing. Raises WrongUse where
    nothing here goes by that name.
    """
    capture = _capture(store, wanted)
    found = versions(Capture, capture, store)
    if not found:
        held = store.load(Capture, [capture])
        found = [(Sighting("", one.sha256, "Capture", one.id, one.fetched, one.fetched), one) for one in held]
    left_out, found = max(0, len(found) - TOLD), found[-TOLD:]
    clean = next(stage for stage in plan if stage.takes == (Capture,) and Article in stage.gives)
    articles = [_cleaned(clean, one, tools) for _, one in found]
    changes = [None, *(_change(old, new, store) for old, new in pairwise(articles))]
    current = {entry.id for entry in store.load(Capture, [one.id for _, one in found])}
    return {
        "article": next((a.id for a in reversed(articles) if a and a.capture in current), ""),
        "left_out": left_out,
        "versions": [
            _row(sighting, one, article, change, current=one.id in current)
            for (sighting, one), article, change in zip(found, articles, changes, strict=True)
        ],
    }


def _capture(store: Store, wanted: str) -> str:
    """Return the id of the capture that an article's id, its beginning, a file or an address leads to."""
    today = store.alias(wanted)
    names = [entry.id for entry in store.entries(Article) if entry.id.startswith(today)] if wanted else []
    if len(names) == 1 or today in names:
        return store.load(Article, [today if today in names else names[0]])[0].capture
    known = bool(store.load(Capture, [wanted])) or store.places.former(Capture, wanted) is not None
    captures = [wanted] if known else []
    file = os.fsencode(os.path.abspath(wanted)).decode("utf-8", "backslashreplace")
    for place in (f"url {page_key(wanted)}", f"file {file}"):
        captures += [sighting.record for sighting in store.places.at(place)]
    if not captures:
        seen = f"begins {len(names)} articles’ ids" if names else "is no report of this workspace"
        raise WrongUse(f"{wanted!r} {seen}. Name an article’s id or its beginning, its file or its address, or the "
                       "number of a reading. Ids stand in what onrecord show prints.")  # fmt: skip
    return captures[0]


def _cleaned(clean: Stage, capture: Capture, tools: Tools) -> Article | None:
    given = run_job(clean, Job(capture.id, "", {Capture: [capture]}), tools, "issue").given
    return next((record for record in given if isinstance(record, Article)), None)


def _change(old: Article | None, new: Article | None, store: Store) -> ArticleChangeRow | None:
    if old is None or new is None:
        return None
    found = store.load(Dating, [f"dating-{one.id}" for one in (old, new)])
    dates = {dating.article: dating for dating in found} if len(found) == 2 else {}
    return compare("changed", old, new, dates, dates)


def _row(
    sighting: Sighting, capture: Capture, article: Article | None, change: ArticleChangeRow | None, *, current: bool
) -> VersionRow:
    return {
        "capture": capture.id, "sha256": capture.sha256, "size": capture.size,
        "first": moment_of(sighting.first), "last": moment_of(sighting.last), "url": capture.url, "path": capture.path,
        "current": current, "title": article.title if article else "", "change": change,
    }  # fmt: skip
