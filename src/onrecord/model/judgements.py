"""Judgements: what a person said of which articles report one event. They are kept, and outweigh the machine's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.ids import content_id

Said = Literal["same", "different"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person said: that the articles `one` all report one event (`same`; `other` is empty then), or that none
    of `one` reports an event that one of `other` reports (`different`).

    Sides are sorted; of two sides `one` is the smaller. `captures` are pairs of an article and its capture: by the
    place of that capture a judgement is held to be of the article's new version when there is one. `note` is the
    person's own, and no part of the id: whoever says a thing again may give another reason.
    """

    verdict: Said
    one: tuple[str, ...]
    other: tuple[str, ...] = ()
    note: str = ""
    captures: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """Id from what was said, of which articles."""
        return content_id("judgement", self.verdict, len(self.one), *self.one, *self.other)

    @property
    def articles(self) -> tuple[str, ...]:
        """All articles that it is about, sorted."""
        return tuple(sorted({*self.one, *self.other}))


@dataclass(frozen=True, slots=True)
class Judged:
    """What a judgement says of one article: it is (`same`) or is not (`different`) of one event with `others`."""

    article: str
    verdict: Said
    others: tuple[str, ...]
    judgement: str
    note: str = ""

    @property
    def id(self) -> str:
        """Id: one an article and judgement."""
        return content_id("judged", self.judgement, self.article)


def said(verdict: Said, one: set[str], other: set[str] | None = None, *, note: str = "",
         captures: dict[str, str] | None = None) -> Judgement:  # fmt: skip
    """Return a judgement in its one form, whichever side was named first."""
    sides = sorted(tuple(sorted(side)) for side in (one, other or set()) if side)
    held = tuple(sorted((captures or {}).items()))
    return Judgement(verdict, sides[0] if sides else (), sides[1] if len(sides) > 1 else (), note, held)
