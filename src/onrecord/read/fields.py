"""Fields: a record under anybody's names in, its fields under schema.org NewsArticle's names out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields as fields_of
from datetime import date
from functools import cache
from typing import Any

from onrecord.model.captures import RecordFields
from onrecord.tools.errors import WrongUse
from onrecord.tools.tables import rows

TABLE = "read/fields.tsv"
#: What a record may tell besides its article's fields.
FETCHED = "fetched"
#: schema.org and Dublin Core names of fields, for --map.
_FORMAL = {"articlebody": "body", "datepublished": "published", "datemodified": "modified", "inlanguage": "language",
           "identifier": "record_id", "id": "record_id", "title": "headline"}  # fmt: skip
#: A news service's mark that the text was cut ("… [+2031 chars]").
CUT = re.compile(r"\[\+\s?\d{1,7} (?:chars|characters|words)\]\s*$")
#: Characters from which a description is an article's text although the page has an address.
DESCRIPTION = 1500
_ADDRESS = re.compile(r"https?://\S+$")
#: Shape of nested values: members of a list, and levels.
_MEMBERS, _DEPTH = 10_000, 3
#: Unused columns that are named.
_NAMED = 8


def field_names() -> tuple[str, ...]:
    """Return the names of the fields that a column can be mapped to."""
    return (*sorted(field.name for field in fields_of(RecordFields)), FETCHED)


def field_map(pairs: Iterable[str]) -> dict[str, str]:
    """Read what a user says of columns ("body=Full Text"); WrongUse where a field is not known or named twice.

    A field may be told by any name under which a record may hold it ("source" for publisher).
    """
    got: dict[str, str] = {}
    for pair in pairs:
        name, sign, column = pair.partition("=")
        field = name.strip()
        if field not in field_names():
            field = _FORMAL.get(_plain(field)) or knows(field)
        if not sign or not column.strip() or not field:
            wrong = f"there is no field {name.strip()}" if sign and column.strip() else "expected FIELD=COLUMN, such as body=Text"
            raise WrongUse(f"--map {pair}: {wrong}. The fields are: {', '.join(field_names())}.")
        if field in got:
            raise WrongUse(f"--map {pair}: {field} is mapped twice (to {got[field]} before).")
        got[field] = column.strip()
    return got


def checked_columns(columns: Mapping[str, str]) -> dict[str, str]:
    """Return which columns hold which fields; WrongUse where a field is not known."""
    return field_map(f"{field}={column}" for field, column in columns.items())


def record_fields(value: Mapping[str, Any], columns: Mapping[str, str] | None = None) -> RecordFields:
    """Find a record's fields in the columns that the user named, else under schema.org's names or their synonyms."""
    return read_fields(value, columns)[0]


def read_fields(value: Mapping[str, Any], columns: Mapping[str, str] | None = None) -> tuple[RecordFields, str]:
    """Find a record's fields, and when it was fetched as the record says it."""
    plain: dict[str, Any] = {}
    for key, item in value.items():
        plain.setdefault(_plain(str(key)), item)
        if isinstance(item, dict):
            for inner, part in item.items():
                plain.setdefault(f"{_plain(str(key))}.{_plain(str(inner))}", part)
    got: dict[str, str] = {}
    known = _synonyms()
    for _, field, name in sorted((*known[name], name) for name in plain if name in known):
        if got.get(field):
            continue
        text = _text(plain[name])
        if field == "publisher" and _ADDRESS.match(text):  # some tools call a page's address its source
            got["url"] = got.get("url") or text
        else:
            got[field] = text
    for field, column in (columns or {}).items():
        got[field] = _text(value[column] if column in value else plain.get(_plain(column)))
    fetched = got.pop(FETCHED, "")
    body = got.pop("body", "") or _described(got)
    single = {name: " ".join(text.split()) for name, text in got.items()}
    return RecordFields(body=body.strip("\r\n") if body.strip() else "", **single), fetched


def _described(got: dict[str, str]) -> str:
    """Return a description that is the text: there is no page that could hold more, or it is long."""
    told = got.get("description", "")
    if got.get("url") and len(told) < DESCRIPTION:
        return ""
    return got.pop("description", "")


def knows(name: str) -> str:
    """Return the field that a column's name stands for, "" for none."""
    found = _synonyms().get(_plain(name))
    return found[1] if found else ""


def unused_columns(filled: Iterable[str], header: Iterable[str], columns: Mapping[str, str]) -> str:
    """Say which filled columns no field was read from, where a field that reports have is missing; "" for nothing.

    `header` names all columns, `columns` which of them the user told to hold which fields.
    """
    known = {knows(name) for name in header} | set(columns)
    missing = [field for field in ("headline", "publisher", "published") if field not in known]
    told = {_plain(column) for column in columns.values()}
    unused = [name for name in dict.fromkeys(filled) if name and not knows(name) and _plain(name) not in told]
    if not missing or not unused:
        return ""
    shown = ", ".join(name[:40] for name in unused[:_NAMED]) + (" and others" if len(unused) > _NAMED else "")
    return (
        f"No column is known to hold {' or '.join(missing)}, and these columns were not used: {shown}. "
        f"One can be told with --map {missing[0]}=COLUMN."
    )


@cache
def _synonyms() -> dict[str, tuple[int, str]]:
    """Return the known names: each with its place in the table and its field."""
    known: dict[str, tuple[int, str]] = {}
    for place, row in enumerate(rows(TABLE)):
        known.setdefault(_plain(row["name"]), (place, row["field"]))
    return known


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]", "", name).removeprefix("\ufeff").lower()


def _text(value: Any, depth: int = 0) -> str:
    """Return a field's words: a text, a number, a schema.org thing's name, or a list of them."""
    if isinstance(value, str):
        return re.sub("[\x00\ud800-\udfff]", "\ufffd", value)
    if isinstance(value, bool) or value is None or depth > _DEPTH:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return next((_text(value[k], depth + 1) for k in ("name", "@value", "@id", "url", "text") if value.get(k)), "")
    if isinstance(value, list):
        texts = [_text(item, depth + 1) for item in value[:_MEMBERS]]
        joint = "\n\n" if any(len(t) > 120 for t in texts) else ", "
        return joint.join(t for t in texts if t)
    return ""
