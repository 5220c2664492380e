"""Slots: the sentences of one text as its witnesses have them; each witness's sentences in, slots in their order out.

A slot is one sentence of the text that is rebuilt, with every witness's version of it. What a witness joins or splits
stands in several slots, or several times in one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from onrecord.reuse.orders import merged_order
from onrecord.reuse.sentences import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotConfig:
    """When two witnesses' sentences are versions of one."""

    like: float = 0.5  # least part of the words of both that are the same (2 x common / sum)
    inside: float = 0.8  # or part of the shorter one's words that the longer one has
    least: int = 6  # words of the shorter from which that counts
    held: int = 40  # slots that have a word, above which the word finds none
    tried: int = 6  # slots compared with a sentence, those with most words in common first


@dataclass(slots=True)
class Slot:
    """The versions of one sentence, by article; the first is of the witness that has most of the text."""

    told: list[Told] = field(default_factory=list)

    def of(self, article: str) -> list[Told]:
        """Return an article's versions, in the order of its text."""
        return [told for told in self.told if told.article == article]


def slots_of(
    witnesses: Mapping[str, Sequence[Told]], *, own: Collection[str] = (), config: SlotConfig = SlotConfig()
) -> list[Slot]:
    """Join the witnesses' sentences to slots and put these in the order that most witnesses have them in.

    Where the origin's `own` pages hold two of them, these pages decide: an outlet moves paragraphs, and another copies it.
    """
    order = sorted((name for name in witnesses if witnesses[name]), key=lambda name: (-len(witnesses[name]), name))
    index = _Index(config)
    lines: list[list[int]] = []
    sequence: list[int] = []
    for name in order:
        lines.append(_join(witnesses[name], index, sequence))
    chains = _chains(index.slots, sequence)
    head = {slot: chain[0] for chain in chains for slot in chain}
    place = {slot: n for n, slot in enumerate(sequence)}
    rank = {chain[0]: min(place[slot] for slot in chain) for chain in chains}
    inside = {chain[0]: chain for chain in chains}
    heads = [list(dict.fromkeys(head[slot] for slot in line)) for line in lines]
    ruling = [line for name, line in zip(order, heads, strict=True) if name in own]
    ordered = merged_order(heads, rank, ruling=ruling)
    return [index.slots[slot] for first in ordered for slot in inside[first]]


def votes_together(one: Slot, other: Slot) -> int:
    """Return how many more witnesses have the second sentence right after the first in one block than have it elsewhere."""
    votes = 0
    for article in dict.fromkeys(told.article for told in one.told):
        last, theirs = one.of(article)[-1], other.of(article)
        if theirs:
            votes += 1 if any(_follows(last, told) for told in theirs) else -1
    return votes


def _follows(one: Told, other: Told) -> bool:
    return other.block == one.block and one.number <= other.number <= one.number + 1


def _chains(slots: Sequence[Slot], sequence: Sequence[int]) -> list[list[int]]:
    """Return the slots in chains: the sentences of one paragraph, which are moved together."""
    places: dict[tuple[str, int], list[int]] = {}
    for number, slot in enumerate(slots):
        for told in slot.told:
            places.setdefault((told.article, told.number), []).append(number)
    following: dict[int, int] = {}
    taken: set[int] = set()
    for first in sequence:
        near = {n for told in slots[first].told for n in places.get((told.article, told.number + 1), ()) if n != first}
        scored = [(-votes_together(slots[first], slots[n]), n) for n in sorted(near - taken)]
        if scored and min(scored)[0] < 0:
            following[first] = min(scored)[1]
            taken.add(following[first])
    chains = []
    used: set[int] = set()
    for first in [*(one for one in sequence if one not in taken), *sequence]:  # what is a circle begins at its first
        chain: list[int] = []
        at: int | None = first
        while at is not None and at not in used:
            used.add(at)
            chain.append(at)
            at = following.get(at)
        if chain:
            chains.append(chain)
    return chains


class _Index:
    """Slots, to be found by the words of their first version."""

    def __init__(self, config: SlotConfig) -> None:
        self.slots: list[Slot] = []
        self.bags: list[Counter[str]] = []
        self.config = config
        self._by_word: dict[str, list[int]] = {}
        self._by_forms: dict[tuple[str, ...], list[int]] = {}

    def add(self, told: Told) -> int:
        """Open a slot."""
        number = len(self.slots)
        self.slots.append(Slot([told]))
        self.bags.append(Counter(told.forms))
        self._by_forms.setdefault(told.forms, []).append(number)
        for form in dict.fromkeys(told.forms):
            self._by_word.setdefault(form, []).append(number)
        return number

    def like(self, told: Told) -> Iterator[tuple[float, int]]:
        """Yield the slots of which a sentence may be a version, with how like it is (above 1: contained)."""
        common: Counter[int] = Counter()
        rare = [self._by_word.get(form, ()) for form in dict.fromkeys(told.forms)]
        for slots in rare:
            if len(slots) <= self.config.held:
                common.update(slots)
        common.update(dict.fromkeys(islice(self._by_forms.get(told.forms, ()), self.config.held), len(told.forms)))
        bag = Counter(told.forms)
        for slot, _ in sorted(common.items(), key=lambda item: (-item[1], item[0]))[: self.config.tried]:
            score = self._score(bag, self.bags[slot])
            if score:
                yield score, slot

    def _score(self, mine: Counter[str], theirs: Counter[str]) -> float:
        sizes = sorted((mine.total(), theirs.total()))
        same = (mine & theirs).total()
        like = 2 * same / sum(sizes)
        inside = sizes[0] >= self.config.least and same >= self.config.inside * sizes[0]
        return like if like >= self.config.like or inside else 0.0


def _join(told: Sequence[Told], index: _Index, sequence: list[int]) -> list[int]:
    """Put a witness's sentences into slots, open new ones next to those before them, and return them in its order."""
    scored = sorted(((-score, slot, place) for place, one in enumerate(told) for score, slot in index.like(one)))
    places: dict[int, list[int]] = {}
    used: set[int] = set()
    for _, slot, place in scored:  # each sentence to the slot that it is likest to, each slot first to its likest
        if place not in places and slot not in used:
            places[place] = [slot]
            used.add(slot)
    for _, slot, place in scored:  # what is joined or split: the rest of a sentence, or its other half
        mine, theirs = Counter(told[place].forms), index.bags[slot]
        least = min(mine.total(), theirs.total())
        inside = least >= index.config.least and (mine & theirs).total() >= index.config.inside * least
        if inside and (place not in places or slot not in used):
            places.setdefault(place, []).append(slot)
            used.add(slot)
    # What a witness begins with stands before the first slot that it shares, what it goes on with behind the last.
    known = [places[place][0] for place in range(len(told)) if place in places]
    opening = sequence.index(known[0]) if known else len(sequence)
    line: list[int] = []
    for place, one in enumerate(told):
        if place in places:
            for slot in places[place]:
                index.slots[slot].told.append(one)
        else:
            places[place] = [index.add(one)]
            sequence.insert(sequence.index(line[-1]) + 1 if line else opening, places[place][0])
        line += sorted(places[place], key=sequence.index)
    return list(dict.fromkeys(line))
