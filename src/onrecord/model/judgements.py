"""Judgements: what a person said is or is not the same event, or the same actor. They are kept, and outweigh the machine's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.ids import content_id

Said = Literal["same", "different"]
#: What a judgement is about: which articles report one event, or which names are one actor's.
About = Literal["event", "actor"]


@dataclass(frozen=True, slots=True, order=True)
class NameIn:
    """A name as an article has it, or (`start` not negative) the one place `[start, end)` where it stands there.

    By its name it is every mention that is held to be of that name in the article ("Nils Aaro" for "Aaro" as well);
    by its place it is that mention, as long as the article has the same words there.
    """

    article: str
    name: str
    start: int = -1
    end: int = -1

    @property
    def key(self) -> str:
        """The name in one line, as a judgement holds it."""
        place = f"{self.start}-{self.end}" if self.start >= 0 else ""
        return f"{self.article}\t{place}\t{' '.join(self.name.split())}"


def name_in(key: str) -> NameIn:
    """Return the name that a key was made of; a key of no name is that of a whole article."""
    article, _, rest = key.partition("\t")
    place, _, name = rest.partition("\t")
    start, _, end = place.partition("-")
    return NameIn(article, name, int(start), int(end)) if start else NameIn(article, name)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person said: that the articles `one` all report one event (`same`; `other` is empty then), or that none
    of `one` reports an event that one of `other` reports (`different`).

    Sides are sorted; of two sides `one` is the smaller. `captures` are pairs of an article and its capture: by the
    place of that capture a judgement is held to be of the article's new version when there is one. `note` is the
    person's own, and no part of the id: whoever says a thing again may give another reason. Where it is `about` an
    actor, the sides hold the keys of names (`NameIn`): that they are one actor's, or that the one side's is another's.
    """

    verdict: Said
    one: tuple[str, ...]
    other: tuple[str, ...] = ()
    note: str = ""
    captures: tuple[tuple[str, str], ...] = ()
    about: About = "event"

    @property
    def id(self) -> str:
        """Id from what was said, of which articles or names."""
        return content_id("judgement", self.verdict, len(self.one), *self.one, *self.other)

    @property
    def things(self) -> frozenset[str]:
        """All that is judged: ids of articles, or keys of names."""
        return frozenset((*self.one, *self.other))

    @property
    def articles(self) -> tuple[str, ...]:
        """All articles that it is about, sorted."""
        return tuple(sorted({name_in(thing).article for thing in self.things}))


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


@dataclass(frozen=True, slots=True)
class NamesJudged:
    """A judgement about actors as one of its articles has to keep to it: the keys of the names on its sides."""

    article: str
    verdict: Said
    one: tuple[str, ...]
    other: tuple[str, ...]
    judgement: str

    @property
    def id(self) -> str:
        """Id: one an article and judgement."""
        return content_id("names-judged", self.judgement, self.article)


def said(verdict: Said, one: set[str], other: set[str] | None = None, *, note: str = "",
         captures: dict[str, str] | None = None, about: About = "event") -> Judgement:  # fmt: skip
    """Return a judgement in its one form, whichever side was named first."""
    sides = sorted(tuple(sorted(side)) for side in (one, other or set()) if side)
    held = tuple(sorted((captures or {}).items()))
    return Judgement(verdict, sides[0] if sides else (), sides[1] if len(sides) > 1 else (), note, held, about)
