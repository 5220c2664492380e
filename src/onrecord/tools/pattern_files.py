"""The files of event patterns: the shipped tables and the user's TOML file in, `Patterns` out.

The user's file, `onrecord-events.toml` in the workspace's folder, holds [[verb]], [[noun]], [[class]], [[party]] and
[[context]] tables with the fields of the rows (`tools/event_patterns.py`). A row adds to the shipped ones; one that
bears a shipped row's id (a name, for the last three) replaces the fields that it gives; `type = "-"` switches a verb or
noun off. What is wrong in the file is WrongUse: it was written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from onrecord.tools.directory_files import is_country
from onrecord.tools.errors import WrongUse
from onrecord.tools.event_patterns import (
    MODES,
    NEEDS,
    ROUTES,
    ClassRow,
    ContextRow,
    NounRow,
    PartyRow,
    Patterns,
    VerbRow,
)
from onrecord.tools.tables import rows
from onrecord.tools.user_files import read_user_table

#: The user's file, in the folder of the workspace.
FILE = "onrecord-events.toml"
Row = TypeVar("Row", VerbRow, NounRow, ClassRow, PartyRow, ContextRow)
_KINDS: dict[str, type[Any]] = {
    "verb": VerbRow, "noun": NounRow, "class": ClassRow, "party": PartyRow, "context": ContextRow,
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_][\w'’ -]*\Z")


@cache
def shipped_patterns() -> Patterns:
    """Return the patterns of the shipped tables."""
    return Patterns(
        verbs=tuple(VerbRow(**_cells(VerbRow, row)) for row in rows("events/verbs.tsv")),
        nouns=tuple(NounRow(**_cells(NounRow, row)) for row in rows("events/nouns.tsv")),
        classes=tuple(ClassRow(**_cells(ClassRow, row)) for row in rows("events/classes.tsv")),
        parties=tuple(PartyRow(**_cells(PartyRow, row)) for row in rows("events/parties.tsv")),
        contexts=tuple(ContextRow(**_cells(ContextRow, row)) for row in rows("events/contexts.tsv")),
        cameo=tuple((row["type"], row["mode"].strip("-"), row["cameo"]) for row in rows("events/cameo.tsv")),
    )


def load_patterns(folder: Path | None = None) -> Patterns:
    """Return the shipped patterns, with the rows of the user's file where the folder holds one."""
    path = folder / FILE if folder is not None else None
    table = read_user_table(path, "file of event patterns", "docs/events.md shows one.")
    return shipped_patterns() if table is None else widened_patterns(shipped_patterns(), table, str(path))


def widened_patterns(shipped: Patterns, table: Mapping[str, Any], where: str) -> Patterns:
    """Return patterns with the rows of a user's table; WrongUse, naming `where`, for what is wrong in it."""
    for key in table:
        if key not in _KINDS:
            known = ", ".join(f"[[{name}]]" for name in _KINDS)
            raise WrongUse(f"{where} has the table “{key}”, where only {known} are known.")
    merged = Patterns(
        verbs=_merged(VerbRow, shipped.verbs, table.get("verb", []), f"{where}, [[verb]]"),
        nouns=_merged(NounRow, shipped.nouns, table.get("noun", []), f"{where}, [[noun]]"),
        classes=_merged(ClassRow, shipped.classes, table.get("class", []), f"{where}, [[class]]"),
        parties=_merged(PartyRow, shipped.parties, table.get("party", []), f"{where}, [[party]]"),
        contexts=_merged(ContextRow, shipped.contexts, table.get("context", []), f"{where}, [[context]]"),
        cameo=shipped.cameo,
    )
    known_classes = {row.name for row in merged.classes}
    for row in merged.verbs:
        for word in row.object:
            if word.startswith("@") and word[1:] not in known_classes:
                raise WrongUse(f"{where}: the verb “{row.id}” names the class {word}, which is not known.")
    return merged


def _cells(kind: type[Any], row: Mapping[str, str]) -> dict[str, Any]:
    """Read a shipped row's cells: "-" is nothing (but for a type and a need), lists are parted by white space or "|"."""
    lists = _lists(kind)
    cells: dict[str, Any] = {}
    for key, value in row.items():
        plain = "" if value == "-" and key not in ("type", "need") else value
        parts = plain.split("|") if key in ("aliases",) or kind is ContextRow else plain.split()
        cells[key] = tuple(part.strip() for part in parts if part.strip()) if key in lists else plain
    return cells


def _lists(kind: type[Any]) -> set[str]:
    return {f.name for f in fields(kind) if isinstance(f.default, tuple)}


def _label(kind: type[Any]) -> str:
    return "id" if kind in (VerbRow, NounRow) else "name"


def _merged(kind: type[Row], shipped: tuple[Row, ...], tables: Any, where: str) -> tuple[Row, ...]:
    """Return the user's rows, then the shipped ones that they do not replace: of equals the user's is met first."""
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise WrongUse(f"{where} is one value, where a list of tables was expected. Write the heading above each row.")
    label = _label(kind)
    known: dict[str, Row] = {str(getattr(one, label)): one for one in shipped}
    mine: dict[str, Row] = {}
    for number, table in enumerate(tables, 1):
        row: Row = _row(kind, table, known, f"{where} number {number}")
        name = getattr(row, label)
        if name in mine:
            raise WrongUse(f"{where} number {number} bears the {label} “{name}”, as one above it does.")
        mine[name] = row
    return tuple(mine.values()) + tuple(kept for name, kept in known.items() if name not in mine)


def _row(kind: type[Row], table: Mapping[str, Any], known: Mapping[str, Row], place: str) -> Row:
    allowed, lists, label = [f.name for f in fields(kind)], _lists(kind), _label(kind)
    cells: dict[str, Any] = {}
    for key, value in table.items():
        if key not in allowed:
            raise WrongUse(f"{place} has the key “{key}”; known are: {', '.join(allowed)}.")
        if key in lists and not (isinstance(value, list) and all(isinstance(p, str) and p.strip() for p in value)):
            raise WrongUse(f"{place}: “{key}” is {value!r}, where a list of texts was expected, such as [\"a\", \"b\"].")
        if key not in lists and not isinstance(value, str):
            raise WrongUse(f"{place}: “{key}” is {value!r}, where a text in quotation marks was expected.")
        cells[key] = tuple(part.strip() for part in value) if isinstance(value, list) else value.strip()
    name = cells.get(label, "")
    if not name:
        raise WrongUse(f"{place} has no “{label}”, by which it is told.")
    base = known.get(name)
    row: Row = replace(base, **cells) if base is not None else kind(**_complete(kind, cells, place))
    _check(row, f"{place} (“{name}”)")
    return row


def _complete(kind: type[Any], cells: dict[str, Any], place: str) -> dict[str, Any]:
    """Refuse a new row that lacks what codes it."""
    wanted = {VerbRow: ("verb", "type"), NounRow: ("noun", "type"), PartyRow: ("country",)}.get(kind, ("words",))
    for key in wanted:
        if not cells.get(key):
            raise WrongUse(f"{place} has no “{key}”: a new row needs {' and '.join(f'“{one}”' for one in wanted)}.")
    return cells


def _check(row: Any, place: str) -> None:
    if isinstance(row, PartyRow) and not is_country(row.country):
        raise WrongUse(f"{place}: the country “{row.country}” is not known. Write its ISO 3166 code, such as KEN.")
    if not isinstance(row, VerbRow | NounRow):
        return
    word = row.verb if isinstance(row, VerbRow) else row.noun
    if not _WORD.match(word) or word != word.lower():
        raise WrongUse(f"{place}: “{word}” is no base form in small letters, such as “call for”.")
    if row.type != "-" and row.type not in MODES:
        raise WrongUse(f"{place}: the type “{row.type}” is not known; known are: {', '.join(MODES)}, and “-” for none.")
    if row.mode and row.mode not in MODES.get(row.type, ()):
        known = ", ".join(MODES.get(row.type, ())) or "none"
        raise WrongUse(f"{place}: the mode “{row.mode}” is not one of {row.type}; these are: {known}.")
    if row.cameo and not (2 <= len(row.cameo) <= 4 and row.cameo.isascii() and row.cameo.isdigit()):
        raise WrongUse(f"{place}: “{row.cameo}” is no CAMEO code of two to four digits.")
    if isinstance(row, VerbRow):
        if row.need not in NEEDS:
            raise WrongUse(f"{place}: the need “{row.need}” is not known; known are: {', '.join(sorted(NEEDS))}.")
        for route in row.to:
            if route not in ROUTES and not (route.isalpha() and route.islower()):
                known = ", ".join(sorted(ROUTES))
                raise WrongUse(f"{place}: “{route}” in “to” is no preposition, nor one of: {known}.")
