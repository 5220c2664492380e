"""The commands `read`, `dossier` and `demo`: paths in, a record or its dossiers out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.present.cli.output import TerminalProgress, note, say, slug, write, write_file, write_json

if TYPE_CHECKING:
    from onrecord.engine.intake import Taken
    from onrecord.flow.protocols import Store
    from onrecord.present.material import Material
    from onrecord.tools.protocols import Tools

#: The workspace unless one is named; the same as wiring's, which is not imported for --help.
WORKSPACE = "onrecord.db"
#: Stories that `read` lists; the command `stories` lists all.
SHOWN = 20
workspace_option = click.option(
    "-w", "--workspace", type=click.Path(path_type=Path), default=Path(WORKSPACE), show_default=True,
    metavar="FILE", help="The workspace.",
)  # fmt: skip
json_option = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
map_option = click.option(
    "--map", "columns", multiple=True, metavar="FIELD=COLUMN",
    help="Which column of tables and records holds a field, such as body=Text; may be given several times.",
)  # fmt: skip
times_option = click.option("--times", is_flag=True, help="Tell on standard error how long each stage took.")


@click.command("read", short_help="Read reports into a workspace and compare them.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@workspace_option
@map_option
@json_option
@times_option
@click.pass_obj
def read_command(
    settings_file: Path | None, paths: tuple[str, ...], *, workspace: Path, columns: tuple[str, ...], as_json: bool,
    times: bool,
) -> int:  # fmt: skip
    """Read reports into a workspace, compare them with what is there, and print what was found.

    Reading the same files again changes nothing. The workspace is one file; it is made if it is missing.
    """
    from onrecord.present.cli.listing import story_lines, terminal_width
    from onrecord.present.cli.summaries import doubts_line, read_summary
    from onrecord.wiring import build_store

    is_new = not workspace.exists()
    store = build_store(workspace)
    try:
        taken = run_into(store, settings_file, paths, times=times, columns=columns, workspace=workspace)
        summary = read_summary(store, taken, workspace)
    finally:
        store.close()
    if is_new and not (taken.captures or taken.listed) and workspace.is_file():
        workspace.unlink()  # nothing was read: nothing is made
    if as_json:
        write_json(summary)
    else:
        held = _count(len(summary["stories"]), "story", "stories") if summary["stories"] else "no story"
        shown = summary["stories"][:SHOWN] if taken.captures else []
        new = f", {taken.new_reports} of them new" if taken.reports else ""
        say(f"{_count(taken.reports, 'report')} read{new}. {workspace} holds {held}{':' if shown else '.'}")
        for line in story_lines(shown, width=terminal_width(), indent="  "):
            say(line)
        more = len(summary["stories"]) - len(shown)
        if more:
            say(f"{f'  and {more} more' if shown else 'To list them'}: onrecord stories -w {workspace}")
        if taken.left_out:
            say(left_out_line(taken.left_out))
        if taken.listed:
            say(f"{_count(taken.listed, 'page')} listed by feeds or sitemaps without text.")
        if summary["changed"]:
            say(f"{_count(summary['changed'], 'report')} changed since last read. To see how: onrecord diff -w {workspace}")
        if summary["doubts"]:
            say(doubts_line(summary["doubts"]))
        if shown:
            first = summary["stories"][0]["id"]
            say(f"To see a dossier: onrecord dossier {first} -w {workspace} -o dossier.html")
        tell_issues(taken)
    return code_of(taken)


@click.command("dossier", short_help="Write the dossier of reports, or of a story of a workspace.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...|STORY...")
@click.option("-f", "--format", "form", type=click.Choice(["html", "md", "json"]),
              help="Default: what the name of the file asks for; else md.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE|FOLDER",
              help="A folder gets one file a story. Default: standard output.")  # fmt: skip
@workspace_option
@map_option
@times_option
@click.pass_obj
def dossier_command(
    settings_file: Path | None, paths: tuple[str, ...], *, form: str | None, output: Path | None,
    workspace: Path, columns: tuple[str, ...], times: bool,
) -> int:  # fmt: skip
    """Write the dossier of reports, without a workspace; or of stories of a workspace, by their ids.

    One file (or standard output) holds all stories. Where the output is a folder (it is there already, or
    its name ends in / or has no suffix), html and md give one file a story, json one file for all.
    """
    from onrecord.present.records import gather_material
    from onrecord.wiring import build_store

    named = [path for path in paths if path.startswith("story-") and not Path(path).exists()]
    form = form or form_for(output)
    taken = None
    if named:
        store = build_store(workspace, create=False)
        only = story_ids(store, list(paths))
    else:
        store, only = build_store(), None
        taken = run_into(store, settings_file, paths, times=times, columns=columns, workspace=workspace)
    try:
        material = gather_material(store, only=only)
    finally:
        store.close()
    if taken is not None:
        tell_issues(taken)
        if not material.dossiers:
            note("There is no story: no report could be read.")
    deliver(material, form, output)
    return code_of(taken) if taken else 0


@click.command("demo", short_help="Run the main job on the bundled sample.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("onrecord-demo"),
              show_default=True, metavar="FOLDER", help="Where the result goes.")  # fmt: skip
@times_option
@click.pass_obj
def demo_command(settings_file: Path | None, output: Path, times: bool) -> int:
    """Run the main job on the bundled sample, reports of invented events, and say where the result lies."""
    from importlib.resources import as_file, files

    from onrecord.present.export.stories import ordered
    from onrecord.present.records import gather_material
    from onrecord.wiring import build_store

    store = build_store()
    with as_file(files("onrecord").joinpath("data", "sample", "reports")) as folder:
        # Beside the sample lies no file of own sources: the demo is the same everywhere.
        taken = run_into(store, settings_file, (str(folder),), times=times, workspace=folder / WORKSPACE)
    material = gather_material(store)
    written = [path for form in ("html", "md", "json") for path in into_folder(material, form, output)]
    for dossier in ordered(material.dossiers):
        say(f"{dossier.title} ({_count(len(dossier.articles), 'report')})")
        for sentence in dossier.summary:
            say(f"  {sentence.text}")
        say()
    say("The dossiers, to open in a browser or an editor:")
    for path in written:
        say(f"  {path}")
    return code_of(taken)


def run_into(
    store: Store, settings_file: Path | None, paths: tuple[str, ...], *, times: bool = False,
    tools: Tools | None = None, columns: tuple[str, ...] = (), workspace: Path | None = None,
) -> Taken:  # fmt: skip
    """Read paths into a store and run the stages, telling a terminal how far it is."""
    from onrecord.flow.settings import load_settings
    from onrecord.present.functions import bring
    from onrecord.read.fields import field_map
    from onrecord.wiring import build_tools

    mapped = field_map(columns)
    settings, tools = load_settings(settings_file), tools or build_tools(workspace)
    if tools.parser.name.startswith("rules"):
        note("The language pipeline is not installed: names, speakers and events are found by rule, and fewer "
             "of them. Install it with: pip install 'onrecord[models]'")  # fmt: skip
    return bring(paths, store, settings=settings, tools=tools, progress=TerminalProgress(times=times), columns=mapped)


def form_for(output: Path | None) -> str:
    """Return the format that a file's name asks for; md for standard output and folders; WrongUse for others."""
    from onrecord.present.export.formats import format_of
    from onrecord.tools.errors import WrongUse

    if output is None or output.is_dir() or not output.suffix:
        return "md"
    form = format_of(output.name)
    if form is None:
        raise WrongUse(
            f"{output} ends in {output.suffix}, which is no format of a dossier. Name a file that ends in .html, .md "
            "or .json, or say with --format which of html, md and json you want."
        )
    return form


def deliver(material: Material, form: str, output: Path | None) -> None:
    """Write the material to standard output, to a file, or one file a story into a folder."""
    from onrecord.present.export.formats import render

    if output is None:
        write(render(form, material))
    elif output.is_dir() or not output.suffix:
        for path in into_folder(material, form, output):
            say(str(path))
    else:
        write_file(output, render(form, material))
        say(str(output))


def into_folder(material: Material, form: str, folder: Path) -> list[Path]:
    """Write one file a story (one for all as JSON) into a folder, and return the paths."""
    from onrecord.present.export.formats import one_a_story, render

    if form == "json":
        files = [(folder / "dossiers.json", material)]
    else:
        files = [(folder / f"{slug(title)}-{story[-6:]}.{form}", one) for story, title, one in one_a_story(material)]
    for path, one in files:
        write_file(path, render(form, one))
    return [path for path, _ in files]


def story_ids(store: Store, wanted: list[str]) -> list[str]:
    """Return the ids of stories that are named in full, by a beginning, or by a former id or its beginning."""
    from onrecord.engine.aliases import stories_today
    from onrecord.model.dossiers import Dossier
    from onrecord.tools.errors import WrongUse

    known = {entry.story for entry in store.entries(Dossier)}
    found = []
    for name in wanted:
        if name.startswith("article-"):
            raise WrongUse(_is_report(store, name))
        fitting = [story for story in stories_today(name, store) if story in known]
        if len(fitting) != 1:
            seen = "fits several" if fitting else "is not the id of a story of this workspace"
            raise WrongUse(f"{name} {seen}. For the ids: onrecord stories")
        found.append(fitting[0])
    return found


def _is_report(store: Store, name: str) -> str:
    """Return what is said of a report that was named where a story was expected: the stories that it is in."""
    from onrecord.model.stories import Story
    from onrecord.present.naming import find_named

    report = find_named(store, [name])[0].id
    inside = sorted(entry.id for entry in store.entries(Story) if report in entry.articles)
    of = f"a report of {' and '.join(inside)}" if inside else "a report that is in no story"
    first = f" To see its story: onrecord show {inside[0]}." if inside else ""
    return f"{name} is {of}, where a story was expected.{first} To see whose text it is: onrecord origin {report}"


def tell_issues(taken: Taken) -> None:
    """List what was not read, and what is odd about what was."""
    for issue in taken.issues:
        note(f"{issue.level}: {taken.names.get(issue.subject, issue.subject)}: {issue.message}")


def left_out_line(ids: tuple[str, ...]) -> str:
    """Return the line on reports that were removed and were found again."""
    shown = " ".join(ids) if len(ids) <= SHOWN else "ARTICLE (for the ids: onrecord remove --list)"
    were = "report that was removed was" if len(ids) == 1 else "reports that were removed were"
    return f"{len(ids)} {were} left out; to read again: onrecord remove --undo {shown}"


def code_of(taken: Taken) -> int:
    """Return 1 where something was not read or a stage failed on it, or nothing was found to read, else 0."""
    return 1 if not (taken.captures or taken.listed or taken.left_out) or any(issue.level == "error" for issue in taken.issues) else 0


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
