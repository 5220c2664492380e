"""The plan: a list of stages, checked before any work. Stages in, WrongUse out where they do not fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.flow.shapes import Stage
from onrecord.tools.errors import WrongUse


def check(stages: Sequence[Stage], *, given: Iterable[type]) -> None:
    """Raise WrongUse unless every stage takes what was given before it and no name is used twice.

    `given` are the types that are there before the first stage.
    """
    known = set(given)
    names: set[str] = set()
    for stage in stages:
        if stage.name in names:
            raise WrongUse(f"The stage {stage.name!r} is in the list twice; give each stage a name of its own.")
        names.add(stage.name)
        needed = (*stage.takes, *((stage.through,) if stage.through else ()))
        missing = [kind.__name__ for kind in needed if kind not in known]
        if missing:
            raise WrongUse(
                f"The stage {stage.name!r} takes {', '.join(missing)}, which no stage before it gives; "
                "move it behind the stage that does."
            )
        if stage.through and stage.through not in stage.takes:
            raise WrongUse(
                f"The stage {stage.name!r} gathers through {stage.through.__name__} but does not take it."
            )
        known.update(stage.gives)


def kinds(stages: Iterable[Stage], *, given: Iterable[type]) -> tuple[type, ...]:
    """Return all record types of a plan, in the order in which they are first given."""
    found = dict.fromkeys(given)
    for stage in stages:
        found.update(dict.fromkeys(stage.gives))
    return tuple(found)
