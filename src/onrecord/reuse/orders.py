"""One order out of many: sequences that share items in, all items in the order that most sequences have them in out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

#: Items after an item whose order to it is counted; what is further off follows from those between.
REACH = 12


def merged_order(sequences: Sequence[Sequence[int]], rank: Mapping[int, int]) -> list[int]:
    """Return the items of all sequences, each after those that more sequences have before it than behind it.

    Where no sequence tells, or they contradict each other in a circle, `rank` decides (every item has one). This is a
    topological order of the majority's precedences; in a circle the item goes first that the fewest speak against.
    """
    counts: Counter[tuple[int, int]] = Counter()
    for sequence in sequences:
        for place, item in enumerate(sequence):
            counts.update((item, other) for other in sequence[place + 1 : place + 1 + REACH] if other != item)
    after: dict[int, dict[int, int]] = {item: {} for item in rank}
    against: dict[int, int] = dict.fromkeys(rank, 0)
    waiting: dict[int, int] = dict.fromkeys(rank, 0)
    for (item, other), count in sorted(counts.items()):
        net = count - counts.get((other, item), 0)
        if net > 0:
            after[item][other] = net
            against[other] += net
            waiting[other] += 1
    free = [(rank[item], item) for item, number in waiting.items() if not number]
    heapify(free)
    left = dict(rank)
    found: list[int] = []
    while left:
        item = heappop(free)[1] if free else min(left, key=lambda one: (against[one], rank[one]))
        if item not in left:
            continue
        del left[item]
        found.append(item)
        for other, net in after[item].items():
            against[other] -= net
            waiting[other] -= 1
            if not waiting[other] and other in left:
                heappush(free, (rank[other], other))
    return found
