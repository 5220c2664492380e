"""References: a story's articles, names and actors in, the descriptions and pronouns that refer to them out."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.annotations import Reference
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools


def find_references(group: Group, tools: Tools) -> Iterator[Reference]:
    """Yield the references of each story of the group."""
    yield from ()
