"""Local alignment of two sequences of words: numbers in, chains of matched pairs out.

Seed and extend: runs of words that both have are chained over small gaps (edits, cuts) and the ends of a
chain are extended word by word, as in Smith and Waterman (1981) with weights for words. Chains may cross, so
moved text is found. Time is bounded by caps on the repeats of a run and on the runs of a pair.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignConfig:
    """How words are aligned; scores are in words of weight 1."""

    seed: int = 3  # words in a row that begin an alignment
    telling: float = 0.8  # least sum of word weights of a seed
    repeats: int = 6  # places of one seed in an article above which it begins nothing
    runs: int = 4000  # longest list of runs that is chained
    gap: int = 12  # most words skipped on one side inside a passage
    skip: float = 0.12  # cost of one skipped word
    floor: float = 0.25  # worth of a matched word without weight; a rare word is worth 1 more
    reach: int = 26  # words tried at either end of a chain


@dataclass(frozen=True, slots=True)
class Run:
    """`size` words in a row that both sides have, from `left` and `right`."""

    left: int
    right: int
    size: int


@dataclass(frozen=True, slots=True)
class Sides:
    """The words of both sides, which of them no chain has yet, and what words are worth: their weight and a floor."""

    words: tuple[Sequence[int], Sequence[int]]
    free: tuple[bytearray, bytearray]
    weights: Sequence[float]
    floor: float


def align_words(
    left: Sequence[int], right: Sequence[int], weights: Sequence[float], *, config: AlignConfig = AlignConfig()
) -> list[list[Pair]]:
    """Return chains of matched places, best first; no place of either side is in two chains.

    `weights[word]` is how much a word tells, in [0, 1].
    """
    runs = _runs(left, right, weights, config)
    if not runs:
        return []
    chains = _chains(runs, left, weights, config)
    free = (bytearray(b"\x01" * len(left)), bytearray(b"\x01" * len(right)))
    sides = Sides((left, right), free, weights, config.floor)
    found = []
    for chain in chains:
        pairs = _free_pairs(chain, free)
        if len(pairs) < config.seed:
            continue
        pairs = _fill(pairs, sides, config)
        for i, j in pairs:
            free[0][i] = free[1][j] = 0
        found.append(pairs)
    return found


def _runs(
    left: Sequence[int], right: Sequence[int], weights: Sequence[float], config: AlignConfig
) -> list[Run]:
    """Return the longest runs that both sides have, in the order of the right side."""
    size = config.seed
    theirs = list(zip(*(right[n:] for n in range(size)), strict=False))
    ours = list(zip(*(left[n:] for n in range(size)), strict=False))
    common = set(theirs).intersection(ours)
    if not common:
        return []
    places: dict[tuple[int, ...], list[int]] = {seed: [] for seed in common}
    for i, seed in enumerate(ours):
        if seed in common:
            places[seed].append(i)
    open_runs: dict[int, int] = {}
    found: list[Run] = []
    before = -1
    for j in [j for j, seed in enumerate(theirs) if seed in common]:
        if j > before + 1:
            found += _closed(open_runs, before + 1, size)
            open_runs = {}
        before, seed = j, theirs[j]
        starts = places[seed]
        if len(starts) > config.repeats:
            starts = [j + shift for shift in open_runs if 0 <= j + shift < len(ours) and ours[j + shift] == seed]
        going: dict[int, int] = {}
        for i in starts:
            going[i - j] = open_runs.pop(i - j, j)
        found += _closed(open_runs, j, size)
        open_runs = going
    found += _closed(open_runs, before + 1, size)
    telling = [run for run in found if _is_telling(run, right, weights, config.telling)]
    return sorted(telling, key=lambda r: (-r.size, r.left, r.right))[: config.runs]


def _closed(runs: Mapping[int, int], end: int, size: int) -> list[Run]:
    """Return the runs, given by their shift and first place, of which no seed begins at a place of the right side."""
    return [Run(first + shift, first, end - first + size - 1) for shift, first in sorted(runs.items())]


def _is_telling(run: Run, right: Sequence[int], weights: Sequence[float], least: float) -> bool:
    """Say whether a run's words weigh enough together."""
    return sum([weights[word] for word in right[run.right : run.right + run.size]]) >= least


def _chains(
    runs: list[Run], left: Sequence[int], weights: Sequence[float], config: AlignConfig
) -> list[list[Run]]:
    """Join runs over small gaps: dynamic programming over the runs in order, best chains first."""
    order = sorted(runs, key=lambda r: (r.left, r.right))
    starts = [run.left for run in order]
    longest = max((run.size for run in order), default=0)
    own = [sum([config.floor + weights[word] for word in left[run.left : run.left + run.size]]) for run in order]
    score, back = list(own), [-1] * len(order)
    for n, run in enumerate(order):
        first = bisect_left(starts, run.left - config.gap - longest)
        for m in range(max(first, n - 200), n):
            step = _step(order[m], run, config)
            if step is not None and score[m] - step + own[n] > score[n]:
                score[n], back[n] = score[m] - step + own[n], m
    used = [False] * len(order)
    chains: list[list[Run]] = []
    for n in sorted(range(len(order)), key=lambda n: (-score[n], n)):
        chain, at = [], n
        while at >= 0 and not used[at]:
            used[at] = True
            chain.append(order[at])
            at = back[at]
        if chain:
            chains.append(chain[::-1])
    return chains


def _step(before: Run, after: Run, config: AlignConfig) -> float | None:
    """Return the cost of going from one run to the next, None where they do not follow each other."""
    over = max(0, before.left + before.size - after.left, before.right + before.size - after.right)
    if over >= after.size or after.left <= before.left or after.right <= before.right:
        return None
    skipped = (after.left - before.left - before.size, after.right - before.right - before.size)
    if max(skipped) > config.gap:
        return None
    return config.skip * (max(0, skipped[0]) + max(0, skipped[1])) + over


def _free_pairs(chain: list[Run], free: tuple[bytearray, bytearray]) -> list[Pair]:
    """Return the matched places of a chain that no better chain has, both sides growing."""
    pairs: list[Pair] = []
    for run in chain:
        for step in range(run.size):
            i, j = run.left + step, run.right + step
            if free[0][i] and free[1][j] and (not pairs or (i > pairs[-1][0] and j > pairs[-1][1])):
                pairs.append((i, j))
    return pairs


def _fill(pairs: list[Pair], sides: Sides, config: AlignConfig) -> list[Pair]:
    """Add the single words that match inside the gaps, then beyond both ends."""
    lengths = (len(sides.words[0]), len(sides.words[1]))
    found = [pairs[0]]
    for i, j in pairs[1:]:
        a, b = found[-1]
        if i - a > 1 and j - b > 1:
            found += _best_path((range(a + 1, min(i, a + 60)), range(b + 1, min(j, b + 60))), sides, 0.0)
        found.append((i, j))
    (a, b), reach = found[-1], config.reach
    after = (range(a + 1, min(lengths[0], a + reach)), range(b + 1, min(lengths[1], b + reach)))
    found += _best_path(after, sides, config.skip)
    a, b = found[0]
    before = (range(a - 1, max(-1, a - reach), -1), range(b - 1, max(-1, b - reach), -1))
    return _best_path(before, sides, config.skip)[::-1] + found


def _best_path(places: tuple[range, range], sides: Sides, cost: float) -> list[Pair]:
    """Return the best pairs of a small window, in its direction, at a cost for each word that is skipped.

    Only words that both sides have are compared: what lies between them costs what it is long.
    """
    words, free = sides.words, sides.free
    rows = [i for i in places[0] if free[0][i]]
    columns = [j for j in places[1] if free[1][j]]
    common = {words[0][i] for i in rows}.intersection([words[1][j] for j in columns])
    if not common:
        return []
    ours = [(r, words[0][i], i) for r, i in enumerate(rows, 1) if words[0][i] in common]
    theirs = [(c, words[1][j], j) for c, j in enumerate(columns, 1) if words[1][j] in common]
    table = [[0.0, *(-cost * c for c, _, _ in theirs)]]
    top, where, last = 0.0, (0, 0), 0
    for r, (place, word, _) in enumerate(ours, 1):
        above = table[-1]
        down = cost * (place - last)
        line, value, before = [-cost * place], -cost * place, 0
        worth = sides.floor + sides.weights[word] - (down - cost)
        for c, (column, other, _) in enumerate(theirs, 1):
            value = max(above[c] - down, value - cost * (column - before))
            if word == other and (met := above[c - 1] + worth - cost * (column - before - 1)) > value:
                value = met
                if value > top + 1e-9:
                    top, where = value, (r, c)
            line.append(value)
            before = column
        table.append(line)
        last = place
    return _trace(table, where, (ours, theirs), cost)


#: Words of a window that both sides have: number in the window, word, place.
_Shared = list[tuple[int, int, int]]


def _trace(table: list[list[float]], where: tuple[int, int], shared: tuple[_Shared, _Shared], cost: float) -> list[Pair]:
    r, c = where
    found: list[Pair] = []
    while r and c:
        (row, mine, i), (column, other, j) = shared[0][r - 1], shared[1][c - 1]
        up = table[r - 1][c] - cost * (row - (shared[0][r - 2][0] if r > 1 else 0))
        back = table[r][c - 1] - cost * (column - (shared[1][c - 2][0] if c > 1 else 0))
        if mine == other and table[r][c] > max(up, back):
            found.append((i, j))
            r, c = r - 1, c - 1
        elif up >= back:
            r -= 1
        else:
            c -= 1
    return found[::-1]
