"""What an engine and a store must offer; they know records, not stages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeVar

from onrecord.flow.shapes import Stage
from onrecord.tools.protocols import Tools

R = TypeVar("R")


class Store(Protocol):
    """Where records lie. `put` replaces by id; reading gives records sorted by id."""

    def put(self, records: Iterable[Any]) -> None:
        """Add records, or replace those with the same type and id."""
        ...

    def drop(self, kind: type, ids: Iterable[str]) -> None:
        """Remove records by type and id."""
        ...

    def all(self, kind: type[R]) -> Sequence[R]:
        """Return all records of one type, sorted by id."""
        ...

    def outputs(self, stage: str) -> dict[str, tuple[str, list[tuple[str, str]]]]:
        """Return, per group key, the digest of its inputs and the (type name, id) of what it gave."""
        ...

    def record_outputs(
        self, stage: str, key: str, digest: str, given: Sequence[Any], gone: Sequence[tuple[str, str]]
    ) -> None:
        """Keep what a group gave and drop what it no longer gives, in one transaction."""
        ...

    def forget_group(self, stage: str, key: str) -> None:
        """Forget a group that is no more; its outputs that no other group gave are dropped."""
        ...


class Engine(Protocol):
    """Where stages run."""

    def run(self, stages: Sequence[Stage], store: Store, tools: Tools) -> None:
        """Bring the store up to date with its captures: run each stage's groups whose inputs changed."""
        ...
