"""The three shapes of a stage (`each`, `gather`, `components`): the whole interface to an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeVar

from onrecord.tools.groups import article_of

R = TypeVar("R")


class Record(Protocol):
    """Anything a stage takes or gives: it has an id made from its content."""

    @property
    def id(self) -> str:
        """The id."""
        ...


Shape = Literal["each", "gather", "components"]
Run = Callable[..., Iterable[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One line of the list of stages.

    `run` gets one record (`each`), a `Group` (`gather`), or nothing (`components`, which the engine does),
    and the tools. `by` gives the keys of a record. With `through`, keys are replaced by the ids of the
    records of that type whose `articles` hold them: the way from an article to its story.
    """

    name: str
    shape: Shape
    takes: tuple[type, ...]
    gives: tuple[type, ...]
    run: Run
    by: Callable[[Any], Iterable[str]] = field(default=lambda record: (article_of(record),))
    through: type | None = None
    version: int = 1


def each(name: str, run: Run, *, takes: type, gives: tuple[type, ...], version: int = 1) -> Stage:
    """One record in, any number out."""
    return Stage(name=name, shape="each", takes=(takes,), gives=gives, run=run, version=version)


def story_of(record: Any) -> tuple[str, ...]:
    """Return the id of the story that a record belongs to: its `story`, or its own id for a story."""
    return (getattr(record, "story", None) or record.id,)


def iterate(runs: Iterable[Iterable[R]]) -> Iterator[R]:
    """Chain the outputs of many calls."""
    for run in runs:
        yield from run
