"""The directory's files: the shipped tables and the user's TOML file in, a `Directory` out.

The user's file, `onrecord-sources.toml` in the workspace's folder, holds [[outlet]] and [[agency]] tables with the
fields of `Outlet` and `Agency`. A row adds to the shipped ones; one that bears a shipped row's name (an agency's
short name) replaces the fields that it gives. An agency with a shipped one's short name and another full name is
another agency: it takes the short name, and the shipped one goes by its full name. What is wrong in the file is
WrongUse: it was written by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from onrecord.tools.countries import country_name
from onrecord.tools.directory import AGENCY_KINDS, OUTLET_KINDS, Agency, Directory, Outlet, fold
from onrecord.tools.errors import WrongUse
from onrecord.tools.hosts import as_host
from onrecord.tools.tables import read_data, rows
from onrecord.tools.user_files import read_user_table

#: The user's file, in the folder of the workspace.
FILE = "onrecord-sources.toml"
Row = TypeVar("Row", Outlet, Agency)


@cache
def shipped_directory() -> Directory:
    """Return the directory of the shipped tables."""
    outlets = tuple(Outlet(**_cells(Outlet, row)) for row in rows("outlets.tsv"))
    return Directory(outlets, tuple(Agency(**_cells(Agency, row)) for row in rows("agencies.tsv")))


def load_directory(folder: Path | None = None) -> Directory:
    """Return the shipped directory, with the rows of the user's file where the folder holds one."""
    path = folder / FILE if folder is not None else None
    table = read_user_table(path, "file of sources", "For one to start from: onrecord sources --template")
    return shipped_directory() if table is None else widened(shipped_directory(), table, str(path))


def widened(directory: Directory, table: Mapping[str, Any], where: str) -> Directory:
    """Return a directory with the rows of a user's table; WrongUse, naming `where`, for what is wrong in it."""
    for key in table:
        if key not in ("outlet", "agency"):
            raise WrongUse(f"{where} has the table “{key}”, where only [[outlet]] and [[agency]] are known.")
    outlets = _merged(Outlet, directory.outlets, table.get("outlet", []), where)
    agencies = _merged(Agency, directory.agencies, table.get("agency", []), where)
    _check_domains((*outlets, *agencies), where)
    return Directory(outlets, agencies)


def template() -> str:
    """Return a commented file of sources to start from: read as it stands, it adds nothing."""
    return read_data("sources-template.toml")


def label_of(row: Outlet | Agency) -> str:
    """Return the name by which a row is told: an outlet's name, an agency's short one."""
    return row.name if isinstance(row, Outlet) else row.short


def _cells(kind: type[Row], row: Mapping[str, str]) -> dict[str, Any]:
    """Read a shipped row's cells: lists are parted by "|"."""
    lists = _lists(kind)
    return {key: tuple(filter(None, value.split("|"))) if key in lists else value for key, value in row.items()}


def _lists(kind: type[Row]) -> set[str]:
    return {f.name for f in fields(kind) if f.default == ()}


def _merged(kind: type[Row], shipped: Sequence[Row], tables: Any, where: str) -> tuple[Row, ...]:
    """Return the user's rows, then the shipped ones that they do not replace: of two with one name the user's is met first."""
    word = kind.__name__.lower()
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise WrongUse(f"{where}: “{word}” is one value, where a list of tables was expected. Write [[{word}]] above each row.")
    known: dict[str, Row] = {fold(label_of(row)): row for row in shipped}
    mine: dict[str, Row] = {}
    for number, table in enumerate(tables, 1):
        place = f"{where}, [[{word}]] number {number}"
        row = _row(kind, table, known, place)
        key = fold(label_of(row))
        if key in mine:
            raise WrongUse(f"{place} is named “{label_of(row)}”, as one above it is. Put both into one table.")
        mine[key] = row
    kept: list[Row | None] = [row if key not in mine else _renamed(row, mine[key]) for key, row in known.items()]
    return tuple(list(mine.values()) + [row for row in kept if row is not None])


def _renamed(row: Row, mine: Row) -> Row | None:
    """Return a shipped row under the names that a user's row leaves it: None where that stands for it."""
    if isinstance(row, Outlet) or isinstance(mine, Outlet) or _is_same(row, mine.name):
        return None
    taken = {fold(name) for name in (mine.short, mine.name, *mine.aliases, *mine.signs)}
    aliases, signs = (tuple(name for name in names if fold(name) not in taken) for names in (row.aliases, row.signs))
    return replace(row, short=row.name, aliases=aliases, signs=signs)


def _is_same(row: Row, name: str) -> bool:
    """Say whether a shipped row is meant by a full name: none is given, or it is one of its own."""
    own = (row.name,) if isinstance(row, Outlet) else (row.name, row.short, *row.aliases)
    return not fold(name) or fold(name) in map(fold, own)


def _row(kind: type[Row], table: Mapping[str, Any], known: Mapping[str, Row], place: str) -> Row:
    named = "name" if kind is Outlet else "short"
    allowed = [f.name for f in fields(kind) if f.name != "own"]
    for key, value in table.items():
        if key not in allowed:
            raise WrongUse(f"{place} has the key “{key}”; known are: {', '.join(allowed)}.")
        _check_type(key, value, place, many=key in _lists(kind))
    name = str(table.get(named, "")).strip()
    if not fold(name):
        raise WrongUse(f"{place} has no “{named}”, by which it is told.")
    cells: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value.strip() for key, value in table.items()}
    if "domains" in cells:
        cells["domains"] = tuple(_domain(domain, place) for domain in cells["domains"])
    _check_values(kind, cells, f"{place} (“{name}”)")
    base = known.get(fold(name))
    if base is not None and _is_same(base, cells.get("name", "")):
        return replace(base, **{**cells, named: label_of(base), "own": True})
    cells |= {named: name, "own": True}
    return kind(**({"name": name} | cells))


def _check_type(key: str, value: Any, place: str, *, many: bool) -> None:
    if many and not (isinstance(value, list) and all(isinstance(part, str) and part.strip() for part in value)):
        raise WrongUse(f"{place}: “{key}” is {value!r}, where a list of texts was expected, such as [\"a\", \"b\"].")
    if not many and not isinstance(value, str):
        raise WrongUse(f"{place}: “{key}” is {value!r}, where a text in quotation marks was expected.")


def _domain(text: str, place: str) -> str:
    host = as_host(text).removeprefix("www.")
    if not host:
        raise WrongUse(f"{place}: “{text}” is no domain. Write it as example.org, without a path.")
    return host


def _check_values(kind: type[Row], cells: Mapping[str, Any], place: str) -> None:
    kinds = OUTLET_KINDS if kind is Outlet else AGENCY_KINDS
    if cells.get("kind", kinds[0]) not in kinds:
        raise WrongUse(f"{place}: the kind “{cells['kind']}” is not known; known are: {', '.join(kinds)}.")
    country = cells.get("country", "")
    if country and not is_country(country):
        raise WrongUse(f"{place}: the country “{country}” is not known. Write its ISO 3166 code of three letters, such as KEN.")
    for language in cells.get("languages", ()):
        if not (2 <= len(language) <= 3 and language.isascii() and language.isalpha() and language.islower()):
            raise WrongUse(f"{place}: the language “{language}” is no ISO 639 code of two or three small letters, such as sw.")


def is_country(alpha3: str) -> bool:
    """Say whether a code is one of ISO 3166-1 alpha-3, or Kosovo's XKX."""
    if country_name(alpha3):
        return True
    import pycountry

    return len(alpha3) == 3 and alpha3.isupper() and pycountry.countries.get(alpha_3=alpha3) is not None


def _check_domains(found: Iterable[Outlet | Agency], where: str) -> None:
    """Refuse a domain that two rows have, and one under which anybody may register."""
    from onrecord.tools.hosts import registered_domain

    owners: dict[str, Outlet | Agency] = {}
    for row in found:
        for domain in row.domains:
            other = owners.setdefault(domain, row)
            if other is not row:
                raise WrongUse(
                    f"{where}: the domain {domain} is both that of “{label_of(other)}” and of “{label_of(row)}”. Leave it "
                    f"out of one; to change a shipped row, write a table with its name."
                )
            if row.own and "." not in registered_domain(domain):
                raise WrongUse(f"{where}: {domain}, of “{label_of(row)}”, is no domain of one publisher.")
