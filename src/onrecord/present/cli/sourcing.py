"""The command `sources`: a name, a domain or an address in, what the directory of outlets and agencies knows of it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.present.cli.output import say, write, write_json
from onrecord.present.cli.reading import json_option, workspace_option

if TYPE_CHECKING:
    from onrecord.tools.directory import Agency, Directory, Outlet

#: Rows that are shown for one question; more of them ask for a narrower one.
SHOWN = 20


@click.command("sources", short_help="Show what is known of outlets and news agencies.")
@click.argument("what", required=False, metavar="[NAME|DOMAIN|URL]")
@click.option("--template", is_flag=True, help="Print a commented file of own sources (TOML) to start from.")
@workspace_option
@json_option
def sources_command(what: str | None, template: bool, workspace: Path, as_json: bool) -> int:
    """Show what the directory knows of an outlet or a news agency: country, publisher, names, where that is from.

    The directory is the shipped one with the rows of onrecord-sources.toml in the workspace's folder. Without an
    argument: how much it holds, and the rows of that file. Exit code 1 where nothing is known.
    """
    from onrecord.tools.directory_files import FILE, load_directory
    from onrecord.tools.directory_files import template as blank

    if template:
        write(blank())
        return 0
    file = workspace.parent / FILE
    directory = load_directory(workspace.parent)
    rows: Sequence[Outlet | Agency] = directory.find(what) if what else [*directory.outlets, *directory.agencies]
    if as_json:
        write_json([_row(row, str(file)) for row in rows])
    elif what is None:
        _tell_all(directory, file)
    elif not rows:
        say(f"The directory knows nobody by “{what}”. To add a source of your own: onrecord sources --template > {file}")
    else:
        for row in rows[:SHOWN]:
            for line in _lines(row, directory, file):
                say(line)
        if len(rows) > SHOWN:
            say(f"and {len(rows) - SHOWN} more")
    return 0 if rows else 1


def _tell_all(directory: Directory, file: Path) -> None:
    rows: list[Outlet | Agency] = [*directory.outlets, *directory.agencies]
    for kind, count in Counter(row.kind for row in rows).items():
        say(f"{count:6} {kind}")
    countries = {row.country for row in rows if row.country}
    say(f"from {len(countries)} countries and territories, of {len(directory.families)} publishers that are named")
    own = [row for row in rows if row.own]
    say(f"{file}: {len(own)} rows" if file.is_file() else f"There is no {file}. For one to start from: onrecord sources --template")
    for row in own:
        for line in _lines(row, directory, file):
            say(line)


def _row(row: Outlet | Agency, file: str) -> dict[str, Any]:
    """Return a row with what it is and where it is from: the shipped table or the user's file."""
    from onrecord.tools.directory import Outlet
    from onrecord.tools.directory_files import label_of

    cells = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(row).items() if key != "own"}
    table = "outlets.tsv" if isinstance(row, Outlet) else "agencies.tsv"
    return {"label": label_of(row), "type": type(row).__name__.lower(), **cells, "table": file if row.own else table}


def _lines(row: Outlet | Agency, directory: Directory, file: Path) -> Iterator[str]:
    from onrecord.tools.countries import country_name
    from onrecord.tools.directory import Agency
    from onrecord.tools.directory_files import label_of

    label = label_of(row)
    yield f"{label} ({row.kind})" if row.name == label else f"{label}, {row.name} ({row.kind})"
    country = country_name(row.country) or row.country
    if country:
        yield f"  country: {country} ({row.country})"
    if isinstance(row, Agency):
        parts = (("names", row.aliases), ("signs", row.signs), ("lines on its rights", row.notices))
    else:
        if row.family:
            others = [other.name for other in directory.outlets if other.family == row.family and other is not row]
            yield f"  publisher: {row.family}" + (f", as {_some(others)}" if others else "")
        parts = (("names", row.aliases), ("", ()), ("", ()))
    for what, values in (("domains", row.domains), *parts, ("languages", row.languages)):
        if values:
            yield f"  {what}: {', '.join(values)}"
    yield f"  from: {file if row.own else 'the shipped table'}" + (f" ({row.source})" if row.source else "")


def _some(names: Sequence[str], most: int = 6) -> str:
    shown = ", ".join(names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown
