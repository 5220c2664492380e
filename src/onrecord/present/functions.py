"""The same as functions: paths in, a record out. What the command line does, without a command line.

Nothing is fetched. Without a workspace all lies in memory; with one, what was read before is part of the
record too, and only what changed is worked on.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord import __version__
from onrecord.clean.articles import article_id
from onrecord.engine.aliases import keep_changed_aliases
from onrecord.engine.drafts import Checking, check_draft
from onrecord.engine.gone import gone_files
from onrecord.engine.intake import Taken, take_in, with_faults
from onrecord.engine.judgements import follow_versions
from onrecord.engine.versions import article_versions, keep_article_aliases, told_with
from onrecord.flow.plan import check as check_plan
from onrecord.flow.protocols import Progress, Store
from onrecord.flow.settings import Settings, settings_digest
from onrecord.flow.stages import GIVEN, judging, stages
from onrecord.model.articles import Article
from onrecord.model.captures import Capture
from onrecord.model.dossiers import CheckedSentence, Dossier
from onrecord.model.issues import Issue
from onrecord.model.runs import Run
from onrecord.model.stories import Story
from onrecord.present.export.stories import ordered
from onrecord.present.material import Material
from onrecord.present.records import gather_material
from onrecord.tools.errors import WrongUse
from onrecord.tools.protocols import Tools
from onrecord.wiring import build_engine, build_store, build_tools

if TYPE_CHECKING:
    from onrecord.present.changes.lives import LogRow
    from onrecord.present.changes.rows import ChangesRow
    from onrecord.present.judging import JudgedRow, RemovedRow, Workshop
    from onrecord.present.pairs.answers import Question
    from onrecord.present.pairs.files import PairFile
    from onrecord.read.sources import Source

#: Runs at most, where other processes add to the same workspace meanwhile; each costs only what they added.
ROUNDS = 8
StrPath = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class Record:
    """What is on record after a run.

    `material` holds the dossiers and all records that they point to; `taken` tells what was read in this
    run. `to_json()` gives the format `onrecord.dossier/1`.
    """

    material: Material
    taken: Taken

    @property
    def articles(self) -> tuple[Article, ...]:
        """The reports, sorted by id."""
        return self.material.articles

    @property
    def dossiers(self) -> tuple[Dossier, ...]:
        """One dossier a story: those with most articles first."""
        return tuple(ordered(self.material.dossiers))

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What could not be read, dated or understood."""
        return self.material.issues

    def to_json(self) -> str:
        """Return the record in the format `onrecord.dossier/1`: the same bytes for the same reports."""
        from onrecord.present.export.dossiers import dossier_json

        return dossier_json(self.material)


def read(
    paths: Iterable[StrPath],
    *,
    workspace: StrPath | None = None,
    settings: Settings | None = None,
    tools: Tools | None = None,
    progress: Progress | None = None,
    columns: Mapping[str, str] | None = None,
) -> Record:
    """Read files and folders ("-" is standard input), compare them, and return the record.

    With `workspace` (a file, made where it is missing) the record is kept there and holds what was read
    before. `columns` tells which columns of tables hold which fields ({"body": "Full text"}), where their names do
    not. What cannot be read becomes an issue of the record. Raises WrongUse where a setting, the workspace or the
    installation has to be put right.
    """
    settings, tools = settings or Settings(), tools or build_tools(Path(workspace) if workspace is not None else None)
    store = build_store(Path(workspace) if workspace is not None else None)
    try:
        taken = bring(paths, store, settings=settings, tools=tools, progress=progress, columns=columns)
        return Record(gather_material(store), taken)
    finally:
        store.close()


def dossier(paths: Iterable[StrPath], *, settings: Settings | None = None, tools: Tools | None = None) -> list[Dossier]:
    """Read files and folders and return one dossier a story, those with most articles first."""
    return list(read(paths, settings=settings, tools=tools).dossiers)


def check(
    draft: StrPath,
    paths: Iterable[StrPath] = (),
    *,
    workspace: StrPath | None = None,
    settings: Settings | None = None,
    tools: Tools | None = None,
) -> list[CheckedSentence]:
    """Hold every sentence of a draft against reports: files and folders, or those of a workspace.

    Returns the verdicts in the order of the draft. Raises WrongUse where the draft or every report cannot
    be read.
    """
    settings, tools = settings or Settings(), tools or build_tools(Path(workspace) if workspace is not None else None)
    store = build_store(Path(workspace) if workspace is not None else None, create=False)
    try:
        if workspace is None:
            bring(paths, store, settings=settings, tools=tools)
        return judge(draft, store, settings=settings, tools=tools)
    finally:
        store.close()


def diff(workspace: StrPath, reading: int | None = None) -> ChangesRow | None:
    """Tell what a reading of a workspace changed in its reports and stories: the last that changed something, or one
    by its number. None where none did.

    Raises WrongUse where there is no such workspace, or its history does not tell of the reading.
    """
    from onrecord.present.changes.readings import changes_of

    store = build_store(Path(workspace), create=False)
    try:
        return changes_of(store, reading)
    finally:
        store.close()


def same(
    names: Iterable[str], workspace: StrPath, *, note: str = "", settings: Settings | None = None, tools: Tools | None = None
) -> JudgedRow:
    """Say that reports or stories of a workspace are the same event, and return what changed.

    `names` are ids or their beginnings, files or addresses; a story stands for the reports that it holds. Raises
    WrongUse where one means nothing there, and where it contradicts what was said before.
    """
    from onrecord.present.judging import judge_articles

    with _workshop(workspace, settings, tools) as shop:
        return judge_articles("same", list(names), shop, note=note)


def different(
    name: str, others: Iterable[str], workspace: StrPath, *, note: str = "", settings: Settings | None = None,
    tools: Tools | None = None,
) -> JudgedRow:  # fmt: skip
    """Say that a report or story of a workspace is another event than others, and return what changed.

    Names and errors are those of `same`. A report and the story that holds it takes it out of that story.
    """
    from onrecord.present.judging import judge_articles

    with _workshop(workspace, settings, tools) as shop:
        return judge_articles("different", [name, *others], shop, note=note)


def remove(
    names: Iterable[str], workspace: StrPath, *, settings: Settings | None = None, tools: Tools | None = None
) -> RemovedRow:
    """Remove reports and all that rested on them from a workspace: it is as if they had never been read.

    No word of them is left in the file; read again they are left out. Raises WrongUse where a name means no report there.
    """
    from onrecord.present.judging import remove_reports

    with _workshop(workspace, settings, tools) as shop:
        return remove_reports(list(names), shop)


def log(workspace: StrPath, story: str | None = None) -> list[LogRow]:
    """Tell what each reading, judgement and removal made of a workspace's stories, or of one, the oldest first.

    Raises WrongUse where there is no such workspace or story.
    """
    from onrecord.present.changes.lives import log_rows
    from onrecord.present.naming import find_story

    store = build_store(Path(workspace), create=False)
    try:
        return log_rows(store, story=find_story(store, story) if story is not None else "")
    finally:
        store.close()


def pairs(workspace: StrPath, a: str, b: str, question: Question | None = None) -> PairFile:
    """Tell what two countries do to each other over time by the reports of a workspace: what `onrecord pairs --json` prints.

    Countries are ISO 3166 codes or English names; `question` tells periods, days, types and statuses. Raises WrongUse where
    there is no such workspace or country.
    """
    from onrecord.present.pairs.accounts import accounts_of
    from onrecord.present.pairs.answers import Question, answer, two_countries
    from onrecord.present.pairs.files import pair_file
    from onrecord.present.pairs.records import gather_pairs

    store = build_store(Path(workspace), create=False)
    try:
        records = gather_pairs(store)
    finally:
        store.close()
    accounts = accounts_of(records)
    return pair_file(answer(records, accounts, two_countries(a, b, accounts), question or Question()))


@contextmanager
def _workshop(workspace: StrPath, settings: Settings | None, tools: Tools | None) -> Iterator[Workshop]:
    from onrecord.present.judging import Workshop

    store = build_store(Path(workspace), create=False)
    try:
        yield Workshop(store=store, settings=settings or Settings(), tools=tools or build_tools(Path(workspace)))
    finally:
        store.close()


def judge(
    draft: StrPath, store: Store, *, settings: Settings, tools: Tools, stdin: BinaryIO | None = None
) -> list[CheckedSentence]:
    """Hold every sentence of a draft against the stories of a store, which is not changed."""
    from onrecord.read.captures import read_paths

    items = list(read_paths([draft], limits=settings.read, stdin=stdin))
    captures = [item for item in items if isinstance(item, Capture)]
    if not captures:
        faults = " ".join(item.message for item in items if isinstance(item, Issue))
        raise WrongUse(f"The draft {os.fspath(draft)} could not be read. {faults}".strip())
    if not store.entries(Dossier):
        raise WrongUse("There is no report to hold the draft against: name files or folders that hold reports.")
    checking = Checking(
        plan=stages(settings), judge=judging(settings), engine=build_engine(on_error="stop"), tools=tools, empty_store=build_store
    )
    return [checked for capture in captures for checked in check_draft(capture, store, checking)]


def bring(
    paths: Iterable[StrPath],
    store: Store,
    *,
    settings: Settings,
    tools: Tools,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
    columns: Mapping[str, str] | None = None,
) -> Taken:
    """Read paths into a store and run the stages on what changed."""
    from onrecord.read.captures import read_paths
    from onrecord.read.fields import checked_columns

    plan = stages(settings)
    check_plan(plan, given=GIVEN)
    columns = checked_columns(columns or {})
    if progress:
        progress.started("read", 0)
    here = Whereabouts()
    paths = list(paths)
    items = read_paths(paths, limits=settings.read, stdin=stdin, opening=here, columns=columns)
    taken = take_in(((item, here.location) for item in items), store, progress)
    if progress:
        progress.finished("read", 0.0)
    follow_versions(store, article_id)
    engine = build_engine(progress)
    for _ in range(ROUNDS):
        seen = store.foreign_changes()
        engine.run(plan, store, tools)
        if store.foreign_changes() == seen:
            break
    told = told_with(store.history.readings(), taken.reading)
    keep_article_aliases(store, ((old.id, new.id) for old, new in article_versions(store, told)))
    keep_changed_aliases(store.history.changes(Story, told), store)
    with store.batch():
        store.put([Run(__version__, settings_digest(settings, tools, __version__))])
        store.history.end()
    store.scrub()
    gone = gone_files((os.fspath(path) for path in paths if os.path.isdir(path)), store)
    return with_faults(replace(taken, issues=(*taken.issues, *gone)), store)


class Whereabouts:
    """Knows which file is being read: told of each source before its items come."""

    def __init__(self) -> None:
        self.location = ""

    def __call__(self, source: Source) -> None:
        """Take the source that is read from now on."""
        self.location = source.location
