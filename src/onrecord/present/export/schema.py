"""JSON Schema (draft 2020-12) of the exported rows, generated from their typed dictionaries."""

from __future__ import annotations

import types
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from onrecord.present.export.rows import DossierFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN: Mapping[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


@cache
def dossier_schema() -> dict[str, Any]:
    """Return the schema of a dossier file."""
    return schema_of(DossierFile, title="Onrecord dossier")


def schema_of(row: Any, *, title: str) -> dict[str, Any]:
    """Return the schema of one row type, with the types that it is made of under `$defs`."""
    defs: dict[str, Any] = {}
    reference = _schema(row, defs)
    return {"$schema": DIALECT, "title": title, **reference, "$defs": dict(sorted(defs.items()))}


def _schema(hint: Any, defs: dict[str, Any]) -> dict[str, Any]:
    if is_typeddict(hint):
        return _object(hint, defs)
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(args)}
    if origin is list:
        return {"type": "array", "items": _schema(args[0], defs)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(args[1], defs)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(arg, defs) for arg in args]}
    return {"type": _PLAIN[hint]}


def _object(row: Any, defs: dict[str, Any]) -> dict[str, Any]:
    name = row.__name__
    if name not in defs:
        defs[name] = {}
        properties = {key: _schema(hint, defs) for key, hint in get_type_hints(row).items()}
        defs[name] = {
            "type": "object",
            "description": " ".join((row.__doc__ or "").split()),
            "properties": properties,
            "required": sorted(row.__required_keys__),
        }
    return {"$ref": f"#/$defs/{name}"}
