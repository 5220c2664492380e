"""What a person says of a workspace's reports: what is said in, the workspace brought up to date, what changed out.

All of it is one transaction: after a kill nothing of it was done, or all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypedDict, TypeVar

from onrecord import __version__
from onrecord.clean.articles import article_id
from onrecord.engine.aliases import keep_changed_aliases
from onrecord.engine.judgements import NAMED, Kept, describe, follow_versions, keep_judgement, titles_of
from onrecord.engine.removal import Removed, clear_history, name_mark, path_mark, take_out
from onrecord.flow.plan import check as check_plan
from onrecord.flow.protocols import Progress, Store
from onrecord.flow.settings import Settings, settings_digest
from onrecord.flow.stages import GIVEN, stages
from onrecord.model.articles import Article
from onrecord.model.ids import content_id
from onrecord.model.judgements import Judgement, Said, said
from onrecord.model.runs import Run
from onrecord.model.stories import Story
from onrecord.present.changes.lives import StoryStepRow, steps_of
from onrecord.present.export.judgements import JudgementRow, judgement_row
from onrecord.present.judging_names import actors_judged, told_of
from onrecord.present.naming import Named, find_named, places_of
from onrecord.tools.errors import WrongUse
from onrecord.tools.protocols import Tools
from onrecord.wiring import build_engine

T = TypeVar("T")
#: Characters of a note, and ids that the log shows of a command.
LONGEST, SHOWN = 500, 12


class JudgedRow(TypedDict):
    """What became of what was said: what it took the place of, whether it was said before, and what changed.

    `reading` is its number in the workspace's history, 0 where all of it was said before; `forgotten` are the judgements that were taken back.
    """

    reading: int
    judgement: JudgementRow | None
    known: bool
    replaced: list[JudgementRow]
    forgotten: list[JudgementRow]
    stories: list[StoryStepRow]


class RemovedReportRow(TypedDict):
    """A report that was removed, or would be: how many versions of it, and the stories that held it."""

    id: str
    title: str
    path: str
    url: str
    stories: list[str]


class RemovedRow(TypedDict):
    """What was removed, or (`dry_run`) would be: reports, captures (all versions), what feeds list, judgements."""

    dry_run: bool
    reading: int
    articles: list[RemovedReportRow]
    captures: int
    listings: int
    judgements: list[JudgementRow]
    stories: list[StoryStepRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """What it takes to bring a workspace up to date."""

    store: Store
    settings: Settings
    tools: Tools
    progress: Progress | None = None

    def change(self, what: str, work: Callable[[], T], *, after: Callable[[T], None] = lambda _: None) -> tuple[int, T]:
        """Do a piece of work on what was read and said, and bring the record up to date; all of it or nothing.

        `what` is told by the history; `after` is done once the record is up to date. Returns the number in the history.
        """
        plan, store = stages(self.settings), self.store
        check_plan(plan, given=GIVEN)
        engine = build_engine(self.progress)
        with store.batch():
            reading = store.history.begin(what)
            follow_versions(store, article_id)
            done = work()
            engine.run(plan, store, self.tools)
            keep_changed_aliases(store.history.changes(Story, [reading]), store)
            after(done)
            store.put([Run(__version__, settings_digest(self.settings, self.tools, __version__))])
            store.history.end()
        return reading, done


def judge_articles(verdict: Said, names: Sequence[str], shop: Workshop, *, note: str = "") -> JudgedRow:
    """Keep that reports or stories are of the same event, or that the first is of another than the others.

    Raises WrongUse where a name means nothing here, where there is nothing to judge, and on a contradiction.
    """
    store = shop.store
    note = " ".join(note.split())
    if len(note) > LONGEST:
        raise WrongUse(f"The note has {len(note)} characters; {LONGEST} are the most.")
    with store.batch():
        found = find_named(store, names)
        told = _told(verdict, found, store)
        judgement = _same(found, store, note) if verdict == "same" else _different(found, store, note)
        held = next(iter(store.load(Judgement, [judgement.id])), None)
        if held is not None and note in ("", held.note):
            reading, kept = 0, Kept(held, known=True)
        else:
            reading, kept = shop.change(_what(verdict, found), lambda: keep_judgement(judgement, store))
    return {
        "reading": reading,
        "judgement": {**rows_of([kept.judgement], store)[0], "text": told},
        "known": kept.known,
        "replaced": rows_of(kept.replaced, store),
        "forgotten": [],
        "stories": steps_of(store, reading),
    }


def judge_actors(verdict: Said, names: Sequence[str], shop: Workshop, *, story: str = "", note: str = "") -> JudgedRow:
    """Keep that names are one actor's, or that the first is another's than the others; by ids, or names in a story.

    Raises WrongUse where a name means nothing or too much, and on a contradiction.
    """
    store = shop.store
    note = " ".join(note.split())
    if len(note) > LONGEST:
        raise WrongUse(f"The note has {len(note)} characters; {LONGEST} are the most.")
    with store.batch():
        judgement, found = actors_judged(verdict, names, store, story=story, note=note)
        held = next(iter(store.load(Judgement, [judgement.id])), None)
        if held is not None and note in ("", held.note):
            reading, kept = 0, Kept(held, known=True)
        else:
            what = " ".join([verdict, *(one.id for one in found[:SHOWN])])
            reading, kept = shop.change(what, lambda: keep_judgement(judgement, store))
    return {
        "reading": reading,
        "judgement": {**rows_of([kept.judgement], store)[0], "text": told_of(verdict, found)},
        "known": kept.known, "replaced": rows_of(kept.replaced, store), "forgotten": [], "stories": steps_of(store, reading),
    }  # fmt: skip


def _same(found: Sequence[Named], store: Store, note: str) -> Judgement:
    articles = {article for named in found for article in named.articles}
    if len({named.id for named in found}) < 2 or len(articles) < 2:
        raise WrongUse(f"{_joined(found)} {'mean' if len({one.name for one in found}) > 1 else 'is'} one {'story' if found[0].is_story else 'report'}: name two or more that are the same event."
                       f"{_why_one(found, store) if len(found) > 1 and found[0].is_story else ''}")  # fmt: skip
    return said("same", articles, note=note, captures=_captures(articles, store))


def _different(found: Sequence[Named], store: Store, note: str) -> Judgement:
    """Return that the first is another event than the others: a report of a story is taken out of that story's."""
    first, others = set(found[0].articles), {article for named in found[1:] for article in named.articles}
    shared = first & others
    if shared and not found[0].is_story and len(others) > 1:
        others -= first
    elif shared and len(found) == 2 and not found[1].is_story and len(first) > 1:
        first -= others
    elif shared:
        names = _joined(found)
        seen = f"have {len(shared)} report{'s' * (len(shared) != 1)} in common" if len({named.name for named in found}) > 1 else "is one and the same"
        raise WrongUse(f"{names} {seen}: nothing is another event than itself.{_why_one(found, store)}")
    return said("different", first, others, note=note, captures=_captures({*first, *others}, store))


def _why_one(found: Sequence[Named], store: Store) -> str:
    """Say which judgements hold together what is named, so that they can be taken back."""
    articles = {article for named in found for article in named.articles}
    ties = [one.id for one in store.all(Judgement) if one.verdict == "same" and len(articles.intersection(one.one)) > 1]
    if ties:
        return f" To take back what was said of them: onrecord judgements --forget {ties[0]}"
    return " To take a report out of a story: onrecord different ARTICLE STORY"


def _joined(found: Sequence[Named]) -> str:
    return " and ".join(dict.fromkeys(named.name for named in found))


def _told(verdict: Said, found: Sequence[Named], store: Store) -> str:
    """Return what is said of reports and stories, by their titles, with the ids of stories and what reports were called."""
    one = {named.id: named for named in found}
    titles = {article.id: article.title for article in store.load(Article, one)}
    titles |= {story.id: story.title for story in store.load(Story, one)}
    names = []
    for named in one.values():
        title = f"“{' '.join(titles[named.id].split())}”" if titles.get(named.id, "").strip() else named.id
        names.append(f"{title} ({named.id if named.is_story else named.name})")
    if verdict == "same":
        return f"{_listed(names)} are the same event"
    return f"{names[0]} is another event than {_listed(names[1:])}"


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _captures(articles: set[str], store: Store) -> dict[str, str]:
    return {article.id: article.capture for article in store.load(Article, articles)}


def _what(command: str, found: Sequence[Named]) -> str:
    ids = [named.id for named in found]
    return " ".join([command, *ids[:SHOWN], *(["…"] if len(ids) > SHOWN else [])])


def rows_of(judgements: Sequence[Judgement], store: Store) -> list[JudgementRow]:
    """Return judgements as rows."""
    titles = titles_of(judgements, store)
    stories = store.all(Story) if any(len(side) > NAMED for one in judgements for side in (one.one, one.other)) else ()
    return [{**judgement_row(one, titles), "text": describe(one, titles, stories)} for one in judgements]


def forget_judgements(ids: Sequence[str], shop: Workshop) -> JudgedRow:
    """Take judgements back, by their ids or beginnings; WrongUse where one is not there."""
    store = shop.store
    known = [one.id for one in store.all(Judgement)]
    wanted = []
    for name in ids:
        fitting = [one for one in known if one.startswith(name)] if name.startswith("judgement-") else []
        if len(fitting) != 1:
            seen = "fits several" if fitting else "is not the id of a judgement of this workspace"
            raise WrongUse(f"{name} {seen}. For the ids: onrecord judgements")
        wanted.append(fitting[0])
    rows = rows_of(store.load(Judgement, wanted), store)
    reading, _ = shop.change(f"judgements --forget {' '.join(wanted[:SHOWN])}", lambda: store.drop(Judgement, wanted))
    return {"reading": reading, "judgement": None, "known": False, "replaced": [], "forgotten": rows,
            "stories": steps_of(store, reading)}  # fmt: skip


class _Undone(Exception):  # noqa: N818
    """Nothing was to be done."""


def would_remove(names: Sequence[str], store: Store) -> RemovedRow:
    """Return what removing reports would take out, and change nothing."""
    row: RemovedRow | None = None
    try:
        with store.batch():
            articles = _reports(names, store)
            row = _removed_row(articles, store, reading=0)
            gone = take_out(articles, store, article_of=article_id)
            raise _Undone
    except _Undone:
        return _completed(row, gone, store)


def remove_reports(names: Sequence[str], shop: Workshop) -> RemovedRow:
    """Remove reports, all their versions, and all that rested on them; WrongUse where one is not there.

    What is derived is made anew, and the file is written anew so that no word is left in it.
    """
    store = shop.store
    with store.batch():
        row = _remove(_reports(names, store), shop)
    store.scrub()
    return row


def _remove(articles: Sequence[Article], shop: Workshop) -> RemovedRow:
    store, ids = shop.store, {one.id for one in articles}
    row = _removed_row(articles, store, reading=0)
    holders = [story for story in store.all(Story) if not ids.isdisjoint(story.articles)]

    def work() -> tuple[Removed, list[JudgementRow]]:
        before = {row["id"]: row for row in rows_of(store.all(Judgement), store)}
        gone = take_out(articles, store, article_of=article_id)
        return gone, [before[one.id] for one in gone.judgements]

    reading, (gone, said_of) = shop.change(
        " ".join(["remove", *(article.id for article in articles[:SHOWN])]),
        work, after=lambda done: clear_history(done[0], holders, store),
    )  # fmt: skip
    return {**row, "dry_run": False, "reading": reading, "captures": len(gone.captures), "listings": len(gone.listings),
            "judgements": said_of, "stories": steps_of(store, reading)}  # fmt: skip


def _reports(names: Sequence[str], store: Store) -> list[Article]:
    return list(store.load(Article, [named.id for named in find_named(store, names, stories=False)]))


def _removed_row(articles: Sequence[Article], store: Store, *, reading: int) -> RemovedRow:
    holding: dict[str, list[str]] = {}
    for entry in store.entries(Story):
        for name in entry.articles:
            holding.setdefault(name, []).append(entry.id)
    rows: list[RemovedReportRow] = [
        {"id": one.id, "title": " ".join(one.title.split()), "path": one.path, "url": one.url, "stories": holding.get(one.id, [])}
        for one in articles
    ]  # fmt: skip
    return {"dry_run": True, "reading": reading, "articles": rows, "captures": 0, "listings": 0, "judgements": [], "stories": []}


def _completed(row: RemovedRow | None, gone: Removed, store: Store) -> RemovedRow:
    if row is None:
        raise WrongUse("Nothing was named.")
    return {**row, "captures": len(gone.captures), "listings": len(gone.listings),
            "judgements": rows_of(gone.judgements, store)}  # fmt: skip


def let_in(names: Sequence[str], store: Store) -> list[str]:
    """Let removed reports in again the next time that they are read; return their ids. WrongUse where one is not there."""
    known = store.places.removed()
    found: list[str] = []
    with store.batch():
        for name in dict.fromkeys(names):
            fitting = [one for one in known if one.startswith(name)] if name.startswith("article-") else _removed_under(name, store)
            if len(fitting) != 1:
                seen = "fits several" if fitting else "is no report that was removed from this workspace"
                raise WrongUse(f"{name} {seen}. For those that were: onrecord remove --list")
            if fitting[0] not in found:
                store.places.let_in(fitting[0])
                found.append(fitting[0])
    return found


def _removed_under(name: str, store: Store) -> list[str]:
    """Return the report that was removed under an address, or a file: by its place, else by its name as it was read.

    Two where its name is that of several: let in one after the other, in a batch that comes to nothing then.
    """
    if not name:
        return []
    exact = store.places.shut_for([name_mark(name), *(content_id("place", place) for place in places_of(name))])
    if exact:
        return [exact]
    found: list[str] = []
    while len(found) < 2 and (one := store.places.shut_for([path_mark(name)])):
        found.append(one)
        store.places.let_in(one)
    return found
