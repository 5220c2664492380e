"""The commands `same`, `different`, `judgements` and `remove`: what a person says of reports in, what changed out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.present.cli.output import TerminalProgress, say, write_json
from onrecord.present.cli.reading import json_option, workspace_option

if TYPE_CHECKING:
    from onrecord.flow.protocols import Store
    from onrecord.model.judgements import Said
    from onrecord.present.export.judgements import JudgementRow
    from onrecord.present.judging import JudgedRow, RemovedRow, Workshop

note_option = click.option("--note", default="", metavar="TEXT", help="Why: it is told with the judgement.")

story_option = click.option("--story", default="", metavar="STORY", help="The names are actors' names in this story.")

#: What is told of a judgement that the stories keep to already.
NOTHING = {
    "same": "Nothing changed: they are one story already. What was said keeps them so as more is read.",
    "different": "Nothing changed: they are in different stories already. What was said keeps them so as more is read.\n"
    "To move one report between them, take this back first; then onrecord different REPORT STORY takes it out of its story, "
    "and onrecord same REPORT STORY puts it into the other.",
}


@click.command("same", short_help="Say that reports or stories are the same event.")
@click.argument("names", nargs=-1, required=True, metavar="A B...")
@story_option
@note_option
@workspace_option
@json_option
@click.pass_obj
def same_command(
    settings_file: Path | None, names: tuple[str, ...], *, story: str, note: str, workspace: Path, as_json: bool
) -> None:
    """Say that reports or stories are the same event: they are one story from now on.

    A and B are ids of reports or stories (or beginnings of ids), or reports' files or addresses; a story stands for
    all reports that it holds now. What is said outweighs what the program finds, and is kept: other reports, and new
    versions of these, do not change it. To take it back: onrecord judgements --forget ID.

    Actors are judged in the same way: by their ids or those of mentions (onrecord actors STORY), or, with --story, by
    name. An actor stands for the names that it has now, a mention for the one place where it stands.
    """
    _judge(("same", names, note, story), workspace, settings_file, as_json=as_json)


@click.command("different", short_help="Say that a report or story is another event than others.")
@click.argument("one", metavar="A")
@click.argument("others", nargs=-1, required=True, metavar="B...")
@story_option
@note_option
@workspace_option
@json_option
@click.pass_obj
def different_command(
    settings_file: Path | None, one: str, others: tuple[str, ...], *, story: str, note: str, workspace: Path, as_json: bool
) -> None:
    """Say that A is another event than B: no report of the one is in a story with a report of the other.

    A and B are ids of reports or stories (or beginnings of ids), or reports' files or addresses. A report and the story
    it is in takes it out of that story; it then stands alone, and the others stay as they are. To move it to another:
    onrecord same A STORY. To take it back: onrecord judgements --forget ID.

    Actors are judged in the same way: by their ids or those of mentions (onrecord actors STORY), or, with --story, by
    name. "different MENTION ACTOR" takes one name out of an actor; "same MENTION OTHER" puts it to another.
    """
    _judge(("different", (one, *others), note, story), workspace, settings_file, as_json=as_json)


@click.command("judgements", short_help="List what was said to be the same or different, or take it back.")
@click.option("--forget", "ids", multiple=True, metavar="ID", help="Take a judgement back; may be given several times.")
@workspace_option
@json_option
@click.pass_obj
def judgements_command(settings_file: Path | None, ids: tuple[str, ...], workspace: Path, as_json: bool) -> None:
    """List what was said with same and different, or take some of it back."""
    from onrecord.model.judgements import Judgement
    from onrecord.present.judging import forget_judgements, rows_of
    from onrecord.wiring import build_store

    store = build_store(workspace, create=False)
    try:
        if ids:
            _tell(forget_judgements(ids, _shop(store, settings_file, workspace)), as_json=as_json)
            return
        rows = rows_of(store.all(Judgement), store)
    finally:
        store.close()
    if as_json:
        write_json(rows)
        return
    for row in rows:
        say(f"{row['id']}  {_said(row)}")
    if not rows:
        say("Nothing was said. To say that two are the same event: onrecord same A B; that they are not: onrecord different A B")


@click.command("remove", short_help="Remove reports and all that rested on them.")
@click.argument("names", nargs=-1, metavar="ARTICLE...")
@click.option("--dry-run", is_flag=True, help="Tell what would go, and change nothing.")
@click.option("--undo", is_flag=True, help="Let removed reports in again the next time that they are read.")
@click.option("--list", "as_list", is_flag=True, help="List the reports that were removed.")
@workspace_option
@json_option
@click.pass_obj
def remove_command(
    settings_file: Path | None, names: tuple[str, ...], *, dry_run: bool, undo: bool, as_list: bool, workspace: Path,
    as_json: bool,
) -> None:  # fmt: skip
    """Remove reports: the record is then as if they had never been read, and no word of them is left in the workspace.

    ARTICLE is a report's id or its beginning, its file or its address; all versions of it go. The files that were read
    stay where they are. Read again they are left out, until --undo lets them in: it brings nothing back by itself, as
    nothing is kept, so read the file again.
    """
    from onrecord.present.judging import let_in, remove_reports, would_remove
    from onrecord.tools.errors import WrongUse
    from onrecord.wiring import build_store

    if not names and not as_list:
        raise WrongUse("Which report? Name its id, its file or its address: onrecord remove ARTICLE... (--list for those removed).")
    if dry_run + undo + as_list > 1 or (as_list and names):
        raise WrongUse("--dry-run, --undo and --list exclude each other, and --list takes no ARTICLE.")
    store = build_store(workspace, create=False)
    try:
        if as_list:
            _tell_list(list(store.places.removed()), as_json=as_json)
        elif undo:
            _tell_let_in(let_in(names, store), as_json=as_json)
        elif dry_run:
            _tell_removed(would_remove(names, store), as_json=as_json)
        else:
            _tell_removed(remove_reports(names, _shop(store, settings_file, workspace)), as_json=as_json)
    finally:
        store.close()


def _shop(store: Store, settings_file: Path | None, workspace: Path) -> Workshop:
    from onrecord.flow.settings import load_settings
    from onrecord.present.judging import Workshop
    from onrecord.wiring import build_tools

    return Workshop(
        store=store, settings=load_settings(settings_file), tools=build_tools(workspace), progress=TerminalProgress()
    )


def _judge(
    said: tuple[Said, tuple[str, ...], str, str], workspace: Path, settings_file: Path | None, *, as_json: bool
) -> None:
    from onrecord.present.judging import judge_actors, judge_articles
    from onrecord.present.judging_names import are_actors
    from onrecord.wiring import build_store

    verdict, names, note, story = said
    store = build_store(workspace, create=False)
    try:
        shop = _shop(store, settings_file, workspace)
        if story or are_actors(names):
            row = judge_actors(verdict, names, shop, story=story, note=note)
        else:
            row = judge_articles(verdict, names, shop, note=note)
    finally:
        store.close()
    _tell(row, as_json=as_json)


def _said(row: JudgementRow) -> str:
    note = f" ({row['note']})" if row["note"] else ""
    return f"{row['text']}{note}"


def _tell(row: JudgedRow, *, as_json: bool) -> None:
    from onrecord.present.changes.lives import step_lines

    if as_json:
        write_json(row)
        return
    judgement = row["judgement"]
    if judgement is not None:
        say(f"{'Said before' if row['known'] else 'Kept'}: {_said(judgement)}.")
    for one in row["replaced"]:
        say(f"It takes the place of what was said before: {_said(one)}.")
    for one in row["forgotten"]:
        say(f"Taken back: {_said(one)}.")
    stories = row["stories"]
    for line in step_lines(stories):
        say(f"  {line}")
    if judgement is not None and judgement["about"] == "actor":
        say("The stories stay as they are; whom their names mean is brought up to date. For what became of them: onrecord actors STORY")
    elif not stories and judgement is not None:
        say(NOTHING[judgement["verdict"]])
    elif not stories:
        say("Nothing changed: the stories are what they would be without it.")
    if judgement is not None:
        say(f"To take it back: onrecord judgements --forget {judgement['id']}")


def _tell_removed(row: RemovedRow, *, as_json: bool) -> None:
    from onrecord.present.changes.lives import step_lines

    if as_json:
        write_json(row)
        return
    verb = "Would remove" if row["dry_run"] else "Removed"
    for report in row["articles"]:
        where = report["url"] or report["path"]
        say(f"{verb}: “{report['title']}”{f' ({where})' if where else ''}")
        say(f"  {report['id']}, in {', '.join(report['stories']) or 'no story'}")
    parts = [f"{row['captures']} capture{'s' * (row['captures'] != 1)}"]
    if row["listings"]:
        parts.append(f"{row['listings']} entr{'y' if row['listings'] == 1 else 'ies'} of feeds")
    say(f"With {'it' if len(row['articles']) == 1 else 'them'}: {', '.join(parts)}.")
    for one in row["judgements"]:
        say(f"What was said of {'it' if len(row['articles']) == 1 else 'them'}: {_said(one)}.")
    for line in step_lines(row["stories"]):
        say(f"  {line}")
    if not row["dry_run"]:
        ids = " ".join(report["id"] for report in row["articles"])
        say(f"Read again, {'it is' if len(row['articles']) == 1 else 'they are'} left out. To let in again: onrecord remove --undo {ids}")


def _tell_list(ids: list[str], *, as_json: bool) -> None:
    if as_json:
        write_json(ids)
        return
    for one in ids:
        say(one)
    if not ids:
        say("No report was removed.")


def _tell_let_in(ids: list[str], *, as_json: bool) -> None:
    if as_json:
        write_json(ids)
        return
    for one in ids:
        say(f"{one} is let in again. Nothing of it was kept: it is on record once its file or its page is read again (onrecord read PATH).")
