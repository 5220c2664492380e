"""The command `check`: a draft and reports in, a verdict on each sentence of the draft out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.present.cli.output import say, write, write_json
from onrecord.present.cli.reading import code_of, map_option, run_into, tell_issues, times_option

if TYPE_CHECKING:
    from onrecord.model.dossiers import CheckedSentence


@click.command("check", short_help="Check every sentence of a draft against reports.")
@click.argument("draft", metavar="DRAFT")
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("-w", "--workspace", type=click.Path(path_type=Path), metavar="FILE",
              help="Check against the reports of this workspace instead of PATH...")  # fmt: skip
@click.option("-f", "--format", "form", type=click.Choice(["text", "jsonl", "json"]), default="text", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@map_option
@times_option
@click.pass_obj
def check_command(
    settings_file: Path | None, draft: str, paths: tuple[str, ...], *, workspace: Path | None, form: str,
    columns: tuple[str, ...], as_json: bool, times: bool,
) -> int:  # fmt: skip
    """Check every sentence of a draft, or of a machine-written summary, against reports.

    The verdicts: backed (by two newsrooms or more), single_source, disputed (reports differ), contradicted,
    altered_quote (the words of a quotation differ), not_found (no report says it).
    """
    from onrecord.flow.settings import load_settings
    from onrecord.present.functions import judge
    from onrecord.tools.errors import WrongUse
    from onrecord.wiring import build_store, build_tools

    if bool(paths) == bool(workspace):
        raise WrongUse("Name the reports to check against, either as PATH... or as a workspace with -w.")
    tools, taken = build_tools(workspace), None
    store = build_store(workspace, create=False)
    try:
        if paths:
            taken = run_into(store, settings_file, paths, times=times, tools=tools, columns=columns)
            tell_issues(taken)
        found = judge(draft, store, settings=load_settings(settings_file), tools=tools)
    finally:
        store.close()
    _print(found, "json" if as_json else form)
    return code_of(taken) if taken else 0


def _print(found: Sequence[CheckedSentence], form: str) -> None:
    from onrecord.present.export.checks import check_row
    from onrecord.present.export.lines import json_line

    if form == "json":
        write_json([check_row(checked) for checked in found])
    elif form == "jsonl":
        for checked in found:
            write(json_line(check_row(checked)) + "\n")
    else:
        for checked in found:
            _print_one(checked)


def _print_one(checked: CheckedSentence) -> None:
    counts = ""
    if checked.origins:
        rooms = f"{checked.origins} newsroom{'s' * (checked.origins != 1)}"
        counts = f" ({rooms}, {checked.voices} voice{'s' * (checked.voices != 1)})"
    say(f"{checked.verdict}{counts}: {' '.join(checked.sentence.split())}")
    say(f"    {checked.explanation}")
    for mark, spans in (("for", checked.evidence), ("against", checked.against)):
        for span in spans[:3]:
            say(f"    {mark}: “{' '.join(span.exact.split())}” ({span.article}:{span.start})")
