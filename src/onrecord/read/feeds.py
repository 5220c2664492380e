"""Feeds (RSS, Atom, RDF): the captures of entries that hold a text, listings of the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.read.limits import ReadLimits

if TYPE_CHECKING:
    from onrecord.read.payloads import Item, Payload


def read_feed(payload: Payload, limits: ReadLimits) -> Iterator[Item]:  # noqa: ARG001
    """Read one."""
    yield payload.issue("unsupported-file", "Files of this kind are not read yet.")
