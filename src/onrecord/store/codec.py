"""Codec: any record of the model in, JSON-able values or bytes out, and back, by the fields' type hints.

Dataclasses become objects by field name, tuples arrays. Nothing is lost: `decode(kind, encode(record))`
equals the record. The bytes are canonical (fixed order of fields, no spaces), so that equal records have
equal bytes.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

R = TypeVar("R")
Convert = Callable[[Any], Any]


def encode(record: Any) -> Any:
    """Return the record as JSON-able values."""
    hint: Any = type(record)
    return _encoder(hint)(record)


def decode(kind: type[R], value: Any) -> R:
    """Return the record that `encode` was given; ValueError where the value does not fit the type."""
    hint: Any = kind
    try:
        made: R = _decoder(hint)(value)
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError(f"not a {getattr(kind, '__name__', kind)}: {fault}") from fault
    return made


def to_bytes(record: Any) -> bytes:
    """Return the record as canonical JSON in UTF-8 (a lone surrogate in a text passes through)."""
    text = json.dumps(encode(record), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def from_bytes(kind: type[R], data: bytes) -> R:
    """Return the record that `to_bytes` was given."""
    return decode(kind, json.loads(data.decode("utf-8", "surrogatepass")))


def digest(data: bytes) -> str:
    """Return 32 hexadecimal digits of the BLAKE2b digest of a record's bytes."""
    return blake2b(data, digest_size=16).hexdigest()


@cache
def _encoder(hint: Any) -> Convert:
    if is_dataclass(hint):
        parts = [(name, _encoder(sub)) for name, sub in _fields(hint)]
        return lambda record: {name: part(getattr(record, name)) for name, part in parts}
    origin, args = get_origin(hint), get_args(hint)
    if origin in (tuple, frozenset):
        return _array_encoder(origin, args)
    if origin in (Union, types.UnionType):
        return _optional(hint, _encoder)
    if hint is float:
        return float
    return _as_is


@cache
def _decoder(hint: Any) -> Convert:
    if is_dataclass(hint):
        parts = [(name, _decoder(sub)) for name, sub in _fields(hint)]
        make: Any = hint
        return lambda value: make(**{name: part(value[name]) for name, part in parts if name in value})
    origin, args = get_origin(hint), get_args(hint)
    if origin in (tuple, frozenset):
        return _array_decoder(origin, args)
    if origin in (Union, types.UnionType):
        return _optional(hint, _decoder)
    if hint is float:
        return float
    return _as_is


def _fields(kind: Any) -> list[tuple[str, Any]]:
    hints = get_type_hints(kind)
    return [(field.name, hints[field.name]) for field in fields(kind)]


def _array_encoder(origin: Any, args: tuple[Any, ...]) -> Convert:
    if origin is frozenset:
        part = _encoder(args[0])
        return lambda values: sorted(part(value) for value in values)
    if len(args) == 2 and args[1] is Ellipsis:
        part = _encoder(args[0])
        return list if part is _as_is else lambda values: [part(value) for value in values]
    parts = [_encoder(arg) for arg in args]
    return lambda values: [part(value) for part, value in zip(parts, values, strict=True)]


def _array_decoder(origin: Any, args: tuple[Any, ...]) -> Convert:
    if origin is frozenset or (len(args) == 2 and args[1] is Ellipsis):
        part = _decoder(args[0])
        if origin is tuple and _is_flat(args[0]):
            size = len(get_args(args[0]))
            return lambda values: _flat_rows(values, size)
        return origin if part is _as_is else lambda values: origin(part(value) for value in values)
    parts = [_decoder(arg) for arg in args]
    return lambda values: tuple(part(value) for part, value in zip(parts, values, strict=True))


def _is_flat(hint: Any) -> bool:
    """Say whether a type is a row of plain values, as the keys of an article with their weights: there are many."""
    args = get_args(hint)
    return get_origin(hint) is tuple and Ellipsis not in args and all(arg in (str, int, float, bool) for arg in args)


def _flat_rows(values: Any, size: int) -> tuple[tuple[Any, ...], ...]:
    rows = tuple(map(tuple, values))
    if not {size}.issuperset(map(len, rows)):
        raise TypeError(f"rows of {size} values were expected")
    return rows


def _optional(hint: Any, of: Callable[[Any], Convert]) -> Convert:
    """Convert a union: None or one other type; several plain types pass as they are."""
    others = [arg for arg in get_args(hint) if arg is not type(None)]
    if len(others) > 1 and all(_is_plain(arg) for arg in others):
        return _as_is
    if len(others) != 1:
        raise TypeError(f"A record's field may be None or one type, not {hint}.")
    part = of(others[0])
    return lambda value: None if value is None else part(value)


def _is_plain(hint: Any) -> bool:
    return hint in (str, int, float, bool) or get_origin(hint) is Literal


def _as_is(value: Any) -> Any:
    return value
