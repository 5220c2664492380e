"""Group: the records that share a key, as a `gather` stage gets them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from onrecord.model.spans import Span

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Group:
    """The records that share a key, by type, each type sorted by id."""

    key: str
    records: Mapping[type, Sequence[Any]]

    def of(self, kind: type[R]) -> Sequence[R]:
        """Return the group's records of one type, sorted by id."""
        return self.records.get(kind, ())

    def by_article(self, kind: type[R]) -> dict[str, list[R]]:
        """Return the group's records of one type by the article they belong to."""
        found: dict[str, list[R]] = {}
        for record in self.of(kind):
            found.setdefault(article_of(record), []).append(record)
        return found


def article_of(record: Any) -> str:
    """Return the id of the article that a record belongs to, by whichever field names it."""
    for name in ("article", "content", "span", "evidence"):
        value = getattr(record, name, None)
        if isinstance(value, str):
            return value
        if isinstance(value, Span):
            return value.article
    return str(record.id)
