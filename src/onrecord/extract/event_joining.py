"""Stage: events. In go one story's codings; out comes an Event for each event that they tell.

Codings are joined where nothing keeps them apart and something says that they are one (`event_likeness`). The surest
pairs are joined first, and two groups only where every coding of one may be one with every coding of the other: a
chain of half-fitting reports does not make two strikes on two days one. What comes out depends on the codings alone,
not on their order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TypeVar

from onrecord.extract.event_likeness import LikenessConfig, Side, days_of, do_tell_one, may_be_one, side_of
from onrecord.model.annotations import Coding, Event, Modality
from onrecord.model.stories import Story
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

T = TypeVar("T", bound=Hashable)
Parties = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]
#: Of equally supported statuses the one that stands.
_STATUSES: tuple[Modality, ...] = ("happened", "planned", "hypothetical", "denied")


@dataclass(frozen=True, slots=True, kw_only=True)
class JoiningConfig:
    """Settings of the stage."""

    likeness: LikenessConfig = field(default_factory=LikenessConfig)
    #: Most codings of one type, with one country in common, that are compared with one another; beyond it only those of
    #: one day are, so that the work does not grow with the square of a story.
    most: int = 300


def join_codings(group: Group, _tools: Tools, *, config: JoiningConfig = JoiningConfig()) -> Iterator[Event]:
    """Yield the events of each story, in the order of their evidence."""
    for story in group.of(Story):
        codings = [coding for coding in group.of(Coding) if coding.story == story.id]
        events = [_event(story.id, told) for told in joined(codings, config)]
        yield from sorted(events, key=lambda event: (event.evidence, event.id))


def joined(codings: Iterable[Coding], config: JoiningConfig) -> list[list[Coding]]:
    """Return the codings in groups that tell one event each."""
    kept = sorted(codings, key=lambda one: one.id)
    first: dict[str, int] = {}
    for one in kept:
        first[one.evidence.article] = min(one.evidence.start, first.get(one.evidence.article, one.evidence.start))
    sides = [side_of(one, opens=one.evidence.start == first[one.evidence.article]) for one in kept]
    group = list(range(len(sides)))
    members: dict[int, list[int]] = {n: [n] for n in group}
    for _, left, right in sorted(_pairs(sides, config)):
        a, b = group[left], group[right]
        if a != b and all(may_be_one(sides[i], sides[j]) for i in members[a] for j in members[b]):
            for n in members[b]:
                group[n] = a
            members[a] += members.pop(b)
    return [[sides[n].coding for n in sorted(found)] for found in members.values()]


def _pairs(sides: Sequence[Side], config: JoiningConfig) -> Iterator[tuple[float, int, int]]:
    """Yield the pairs that tell one event with their rank, the surest lowest: one day, then the words in common."""
    seen: set[tuple[int, int]] = set()
    for block in _blocks(sides, config.most):
        for left, right in combinations(block, 2):
            if (left, right) in seen:
                continue
            seen.add((left, right))
            a, b = sides[left], sides[right]
            if may_be_one(a, b) and do_tell_one(a, b, config.likeness):
                together = len(a.told & b.told) / max(1, len(a.told | b.told))
                same_day = a.first is not None and (a.first, a.last) == (b.first, b.last)
                yield -(same_day + together), left, right


def _blocks(sides: Sequence[Side], most: int) -> Iterator[list[int]]:
    """Yield the codings of one type that share a country or name; a large block goes in parts, by day."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, side in enumerate(sides):
        one = side.coding
        for key in sorted({*one.actor_countries, *one.recipient_countries} or {*one.actors, *one.recipients}):
            blocks[one.type, key].append(number)
    for _, block in sorted(blocks.items()):
        if len(block) <= most:
            yield block
            continue
        days: dict[str, list[int]] = defaultdict(list)
        for number in block:
            days[sides[number].coding.when].append(number)
        for day in sorted(days):
            for start in range(0, len(days[day]), most):
                yield days[day][start : start + most]


def _event(story: str, told: Sequence[Coding]) -> Event:
    """Return the event that codings tell together; what most reports tell stands, see docs/events.md."""
    actors, actor_codes, recipients, recipient_codes = _parties(told)
    mode = _most(told, lambda one: one.mode)
    return Event(
        story=story,
        type=told[0].type,
        mode=mode,
        actors=actors,
        actor_countries=actor_codes,
        recipients=recipients,
        recipient_countries=recipient_codes,
        when=_when(told),
        place=_most(told, lambda one: one.place),
        status=_status(told),
        codings=tuple(sorted(one.id for one in told)),
        evidence=tuple(sorted({one.evidence for one in told})),
        context=_contexts(told),
        attribution="" if any(not one.attribution for one in told) else _most(told, lambda one: one.attribution),
        cameo=_most([one for one in told if one.mode == mode], lambda one: one.cameo),
    )


def _support(told: Iterable[Coding], value_of: Callable[[Coding], T]) -> dict[T, tuple[int, int]]:
    """Return how many articles and how many codings tell each value that is told at all."""
    articles: dict[T, set[str]] = defaultdict(set)
    count: Counter[T] = Counter()
    for one in told:
        value = value_of(one)
        if value:
            articles[value].add(one.evidence.article)
            count[value] += 1
    return {value: (len(articles[value]), count[value]) for value in count}


def _most(told: Iterable[Coding], value_of: Callable[[Coding], str]) -> str:
    """Return the value that most articles tell, then most codings; of equals the longest, then the first by letter."""
    support = _support(told, value_of)
    return min(support, key=lambda value: (-support[value][0], -support[value][1], -len(value), value), default="")


def _parties(told: Sequence[Coding]) -> Parties:
    """Return the parties as most articles name them; of equals those who name both sides, countries, and more names."""
    support = _support(told, _parties_of)

    def rank(parties: Parties) -> tuple[object, ...]:
        actors, actor_codes, recipients, recipient_codes = parties
        sides = bool(actor_codes) + (bool(recipient_codes) or len(actor_codes) > 1)
        named = len(actors) + len(recipients)
        return (-sides, -support[parties][0], -support[parties][1], -named, parties)

    return min(support, key=rank)


def _parties_of(one: Coding) -> Parties:
    return one.actors, one.actor_countries, one.recipients, one.recipient_countries


def _when(told: Sequence[Coding]) -> str:
    """Return the time that most articles tell; of equals the closest (a day before a month), then the earliest."""
    support = _support(told, lambda one: one.when)

    def rank(value: str) -> tuple[int, int, int, str]:
        first, last = days_of(value)
        width = (last - first).days if first and last else 100_000
        return (-support[value][0], width, -support[value][1], value)

    return min(support, key=rank, default="")


def _status(told: Sequence[Coding]) -> Modality:
    """Return what most tell; a deed told as done by any is done, for its plan came before."""
    found = {one.status for one in told}
    if {"happened", "planned"} <= found:
        return "happened"
    count = Counter(one.status for one in told)
    return min(found, key=lambda status: (-count[status], _STATUSES.index(status)))


def _contexts(told: Sequence[Coding]) -> tuple[str, ...]:
    """Return the contexts by the number of codings that bear them, three at most."""
    count = Counter(name for one in told for name in one.context)
    return tuple(sorted(count, key=lambda name: (-count[name], name))[:3])
