"""Claims and points put together from statements, with counts and an explanation in one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.claims.explanations import explain
from onrecord.claims.material import Material
from onrecord.claims.voices import count_voices
from onrecord.model.reuse import confirming, newsroom_ids
from onrecord.model.statements import Claim, Point, Statement, Status, ValueType
from onrecord.tools.labels import UNKNOWN_ROOM


@dataclass(frozen=True, slots=True)
class Side:
    """What some of the reports say on a question: a value, its words, and the statements.

    `who` says whose account it is where that is not the origins'.
    """

    value: str
    text: str
    statements: tuple[Statement, ...]
    who: str = ""

    @property
    def origins(self) -> frozenset[str]:
        """The origins that assert it; a press release counts only where no newsroom does."""
        return confirming(s.origin for s in self.statements)

    @property
    def articles(self) -> frozenset[str]:
        """The articles that assert it."""
        return frozenset(s.span.article for s in self.statements)


@dataclass(frozen=True, slots=True)
class Draft:
    """A point with its statements, before it is made a record.

    `preferred` is the value of the side that a rule prefers, "" where the number of origins decides.
    """

    question: str
    type: ValueType
    status: Status
    sides: tuple[Side, ...]
    preferred: str = ""
    topic: str = ""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements of the point."""
        return tuple(s for side in self.sides for s in side.statements)


def make_side(value: str, statements: Iterable[Statement]) -> Side:
    """Make a side; its text is the shortest wording that is not a fragment of the others."""
    unique = {s.id: s for s in statements}
    ordered = tuple(sorted(unique.values(), key=lambda s: (s.span.article, s.span.start, s.span.end)))
    text = min((s.span.exact for s in ordered), key=lambda t: (len(t), t))
    return Side(value, " ".join(text.split()), ordered)


def make_point(material: Material, draft: Draft) -> Point:
    """Turn a draft into a record: claims with the best supported first, ties by value."""
    sides = sorted(range(len(draft.sides)), key=lambda n: (-len(draft.sides[n].origins), draft.sides[n].value, n))
    claims = []
    for n in sides:
        side = draft.sides[n]
        claims.append(
            Claim(
                text=side.text,
                value=side.value,
                statements=tuple(s.id for s in side.statements),
                independent=len(side.origins),
                voices=count_voices(side.statements),
            )
        )
    best = _preferred(draft)
    told = [(draft.sides[n].who or names_of(material, draft.sides[n].origins), draft.sides[n].text) for n in sides]
    preferred = claims[sides.index(best)].id if best >= 0 else ""
    return Point(
        story=material.story,
        question=draft.question,
        type=draft.type,
        status=draft.status,
        explanation=explain(
            draft.status, told, sides.index(best) if best >= 0 else -1,
            printed=bool(newsroom_ids(s.origin for s in draft.statements)),
        ),
        claims=tuple(claims),
        preferred=preferred,
        topic=draft.topic,
    )


def _preferred(draft: Draft) -> int:
    """Return the index of the side that is better supported, -1 where none is."""
    if draft.preferred:
        return next((n for n, side in enumerate(draft.sides) if side.value == draft.preferred), -1)
    return better_supported(draft.sides) if draft.status == "disputed" and len(draft.sides) > 1 else -1


def names_of(material: Material, origins: Iterable[str]) -> str:
    """Return the origins' names as a phrase: "AFP", "AFP and Reuters", "A, B and C"."""
    names = sorted({material.origin_names.get(origin, "") or UNKNOWN_ROOM for origin in origins})
    return listed(names)


def listed(items: Sequence[str]) -> str:
    """Join items as a phrase with commas and a last "and"."""
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + " and " + items[-1]


def better_supported(sides: Sequence[Side]) -> int:
    """Return the index of the side that more origins assert than any other, two at the least; -1 for none."""
    ranked = sorted(range(len(sides)), key=lambda n: -len(sides[n].origins))
    first, second = sides[ranked[0]], sides[ranked[1]]
    return ranked[0] if len(first.origins) >= 2 and len(first.origins) > len(second.origins) else -1
