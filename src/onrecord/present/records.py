"""From a store to what presentations are made from: a store and stories' ids in, material out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeVar

from onrecord.flow.protocols import Store
from onrecord.model.annotations import Actor, Attribution, Coding, Mention, Quote, Timex
from onrecord.model.articles import Article, Dating
from onrecord.model.dossiers import Dossier, Outline
from onrecord.model.issues import Issue
from onrecord.model.judgements import Judgement
from onrecord.model.reuse import Derivation, Passage
from onrecord.model.runs import Run
from onrecord.model.stories import Sequel, Told
from onrecord.present.custody import Evidence, title_of
from onrecord.present.material import Earlier, Material

R = TypeVar("R")


def gather_material(store: Store, *, only: Collection[str] | None = None) -> Material:
    """Return all that is shown, or what is shown of the stories `only` (ids)."""
    found = [entry.story for entry in store.entries(Dossier)] if only is None else sorted(only)
    around = gather_around(store, found)
    dossiers = around.dossiers
    inside = {article for dossier in dossiers for article in dossier.articles}
    whole = only is None
    run = next(iter(store.all(Run)), Run("", ""))
    articles = [a for a in (store.all(Article) if whole else store.load(Article, inside)) if not a.draft]
    held = {a.id for a in articles}
    stories = {dossier.story for dossier in dossiers}
    subjects = {*held, *(a.capture for a in articles), *stories}
    return Material(
        dossiers=dossiers,
        articles=tuple(articles),
        datings=_of(store, Dating, held),
        derivations=_of(store, Derivation, held),
        actors=_told(store, Actor, stories),
        mentions=_of(store, Mention, held),
        quotes=_of(store, Quote, held),
        attributions=_told(store, Attribution, stories),
        times=_of(store, Timex, held),
        passages=_of(store, Passage, held),
        sequels=around.sequels,
        outlines=around.outlines,
        told=around.told,
        digests=around.digests,
        codings=_told(store, Coding, stories),
        earlier=_earlier(store, articles),
        judgements=tuple(one for one in store.all(Judgement) if whole or not held.isdisjoint(one.articles)),
        issues=tuple(issue for issue in store.all(Issue) if whole or issue.subject in subjects),
        version=run.version,
        settings_digest=run.settings_digest,
    )


def gather_around(store: Store, stories: Sequence[str]) -> Material:
    """Return the dossiers of stories with what lies around them, and nothing that is in their articles."""
    wanted = set(stories)
    sequels = tuple(tie for tie in store.all(Sequel) if tie.earlier in wanted or tie.later in wanted)
    dossiers = _told(store, Dossier, wanted)
    own = {article for dossier in dossiers for article in dossier.articles}
    told = tuple(place for place in store.all(Told) if place.story in wanted or place.article in own)
    tied = {story for tie in sequels for story in (tie.earlier, tie.later)} | {place.story for place in told}
    return Material(
        dossiers=dossiers,
        articles=(),
        sequels=sequels,
        outlines=tuple(store.load(Outline, [f"outline-{story}" for story in sorted(tied)])),
        told=told,
        digests=tuple(store.load(Article, sorted({place.article for place in told}))),
    )


def _earlier(store: Store, articles: Sequence[Article]) -> tuple[Earlier, ...]:
    """Return of which articles other versions were read before."""
    evidence = Evidence(store)
    found = []
    for article in sorted(articles, key=lambda a: a.id):
        count = len(evidence.earlier_ids(article.capture))
        if count:
            first, now = next(iter(evidence.earlier(article.capture)), None), evidence.capture(article.capture)
            was, reads = (title_of(first) if first else "", title_of(now) if now else "")
            found.append(Earlier(article=article.id, versions=count, headed=was if was != reads else ""))
    return tuple(found)


def _of(store: Store, kind: type[R], articles: Collection[str]) -> tuple[R, ...]:
    """Return the records of one type all of whose articles are among these; the others are not read."""
    ids = [entry.id for entry in store.entries(kind) if all(article in articles for article in entry.articles)]
    return tuple(store.load(kind, ids))


def _told(store: Store, kind: type[R], stories: Collection[str]) -> tuple[R, ...]:
    """Return the records of one type that name one of these stories."""
    return tuple(record for story in sorted(stories) for record in store.of_story(kind, story))
