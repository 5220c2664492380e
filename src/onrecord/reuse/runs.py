"""Slots to paragraphs: which sentences stand together, and whose words tell them; Slots in, Runs out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.reuse.slots import Slot, votes_together


@dataclass(frozen=True, slots=True)
class Run:
    """Slots in a row that one witness has in a row too, in one block: a slice of its text tells them all."""

    slots: tuple[Slot, ...]
    witness: str


def paragraphs_in(slots: Sequence[Slot], trust: Callable[[str], Any]) -> Iterator[Run]:
    """Yield the paragraphs of slots in order.

    Two sentences stand together where more witnesses have them in one block than in two. A paragraph is told by the
    witness that has most of it in a row, then by the one whose wording most others have, then by the most trusted.
    """
    start = 0
    for end in range(1, len(slots) + 1):
        if end == len(slots) or votes_together(slots[end - 1], slots[end]) <= 0:
            yield from _told(slots[start:end], trust)
            start = end


def _told(slots: Sequence[Slot], trust: Callable[[str], Any]) -> Iterator[Run]:
    start = 0
    while start < len(slots):
        names = dict.fromkeys(told.article for told in slots[start].told)
        lengths = {name: _length(slots[start:], name) for name in names}
        best = min(names, key=lambda name: (-lengths[name], -_agreement(slots[start : start + lengths[name]], name), trust(name)))
        yield Run(tuple(slots[start : start + lengths[best]]), best)
        start += lengths[best]


def _length(slots: Sequence[Slot], article: str) -> int:
    """Return how many of these slots an article has in a row, in order and in one block, from the first on."""
    count = 0
    last = None
    for slot in slots:
        mine = slot.of(article)
        follows = mine and all(one.block == mine[0].block for one in mine) and _in_row([one.number for one in mine])
        if not follows or (last and not (mine[0].block == last.block and last.number <= mine[0].number <= last.number + 1)):
            break
        count, last = count + 1, mine[-1]
    return max(count, 1)


def _in_row(numbers: Sequence[int]) -> bool:
    return list(numbers) == list(range(numbers[0], numbers[0] + len(numbers)))


def _agreement(slots: Sequence[Slot], article: str) -> int:
    """Return how many other versions of the sentences have the same words as an article's."""
    same = 0
    for slot in slots:
        counts = Counter(told.forms for told in slot.told)
        same += sum(counts[told.forms] - 1 for told in slot.of(article))
    return same
