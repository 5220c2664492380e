"""Alignment of a told sentence with a report's sentence, word by word (two lists of units in, pairs out).

Affine gaps (Gotoh 1982): of the alignments with most equal words, the one with the fewest breaks.
"""

from __future__ import annotations

from collections.abc import Sequence

_MATCH, _OPEN, _EXTEND = 10, -4, -1
#: Longest list that is aligned, in units: bounds the time (120 x 120 takes about 20 ms).
MAX_UNITS = 160


def align(told: Sequence[str], source: Sequence[str]) -> list[tuple[int, int]] | None:
    """Return the pairs (told, source) of equal units in order; None where either is too long."""
    n, m = len(told), len(source)
    if n > MAX_UNITS or m > MAX_UNITS:
        return None
    worst = -(10**6)
    best = [[_EXTEND * j for j in range(m + 1)]]
    match = [[worst] * (m + 1)]
    for i in range(1, n + 1):
        above, word = best[i - 1], told[i - 1]
        row, runs = [_EXTEND * i], [worst] * (m + 1)
        for j in range(1, m + 1):
            most = max(above[j], row[j - 1]) + _EXTEND
            if word == source[j - 1]:
                fresh = above[j - 1] + (_OPEN if i > 1 or j > 1 else 0)
                runs[j] = max(match[i - 1][j - 1], fresh) + _MATCH
                most = max(most, runs[j])
            row.append(most)
        best.append(row)
        match.append(runs)
    return _trace(told, source, best, match)


def _trace(
    told: Sequence[str], source: Sequence[str], best: list[list[int]], match: list[list[int]]
) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    i, j, running = len(told), len(source), False
    while i and j:
        if running or best[i][j] == match[i][j]:
            pairs.append((i - 1, j - 1))
            running = match[i][j] == match[i - 1][j - 1] + _MATCH
            i, j = i - 1, j - 1
        elif best[i][j] == best[i - 1][j] + _EXTEND:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]
