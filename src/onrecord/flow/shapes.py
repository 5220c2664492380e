"""The three shapes of a stage (`each`, `gather`, `components`): the whole interface to an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.tools.groups import article_of

Shape = Literal["each", "gather", "components"]
Run = Callable[..., Iterable[Any]]
Keys = Callable[[Any], Iterable[str]]
Limit = Callable[[str], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One line of the list of stages.

    `run` gets one record (`each`) or a `Group` (`gather`, `components`), then the tools, and by keyword the
    `config` where there is one; it yields records. Which records share a group:

    * `each`: none; a group is one record.
    * `gather`: those that share a key. `by` gives the keys of a record; without it, they are the ids of the
      articles that the record belongs to. With `through`, a group is a record of that type with all
      records whose articles lie among its `articles`, or that name it as their `story`.
    * `components`: those that share a key, those that share a key with them, and so on; the group's key is
      the smallest key in it.

    A group of fewer than `least` records is not run: a key that one record alone has proposes no pair. Nor is one of
    more than `most` (0: any number), whose key tells nothing. `limit` says the same by the key: how many records of the
    first type a group may have.
    `heavy` says that a group takes long enough for an engine to run groups side by side.
    """

    name: str
    shape: Shape
    takes: tuple[type, ...]
    gives: tuple[type, ...]
    run: Run
    by: Keys | None = None
    through: type | None = None
    config: object | None = None
    least: int = 1
    most: int = 0
    limit: Limit | None = None
    heavy: bool = False
    version: int = 1


def each(
    name: str,
    run: Run,
    *,
    takes: type,
    gives: tuple[type, ...],
    config: object | None = None,
    heavy: bool = False,
    version: int = 1,
) -> Stage:
    """One record in, any number out."""
    return Stage(
        name=name, shape="each", takes=(takes,), gives=gives, run=run, config=config, heavy=heavy, version=version
    )


def gather(
    name: str,
    run: Run,
    *,
    takes: tuple[type, ...],
    gives: tuple[type, ...],
    by: Keys | None = None,
    through: type | None = None,
    config: object | None = None,
    least: int = 1,
    most: int = 0,
    limit: Limit | None = None,
    heavy: bool = False,
    version: int = 1,
) -> Stage:
    """All records that share a key, or a record of type `through` with what belongs to its articles."""
    return Stage(
        name=name, shape="gather", takes=takes, gives=gives, run=run, by=by, through=through,
        config=config, least=least, most=most, limit=limit, heavy=heavy, version=version,
    )  # fmt: skip


def components(
    name: str,
    run: Run,
    *,
    takes: tuple[type, ...],
    gives: tuple[type, ...],
    by: Keys | None = None,
    config: object | None = None,
    heavy: bool = False,
    version: int = 1,
) -> Stage:
    """Links and what they link in, one group for each connected component; `by` gives a link's ends."""
    return Stage(
        name=name, shape="components", takes=takes, gives=gives, run=run, by=by, config=config, heavy=heavy,
        version=version,
    )  # fmt: skip


def articles_of(record: Any) -> tuple[str, ...]:
    """Return the ids of the articles that a record belongs to: one, or two for a passage or a link."""
    articles = getattr(record, "articles", None)
    if articles is not None:
        return tuple(articles)
    left, right = getattr(record, "left", None), getattr(record, "right", None)
    if left is not None and right is not None:
        return tuple(end if isinstance(end, str) else str(end.article) for end in (left, right))
    return (article_of(record),)


def story_of(record: Any) -> str:
    """Return the id of the story that a record names, "" for none."""
    story = getattr(record, "story", "")
    return story if isinstance(story, str) else ""
