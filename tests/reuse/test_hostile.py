"""Texts that say one thing over and over are compared in bounded time."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from onrecord.reuse.alignments import align_words

SIDES = {
    "one word": ([0] * 60_000, [0] * 60_001),
    "one sentence": (list(range(12)) * 5_000, list(range(12)) * 4_999 + [3]),
    "the same text": (list(range(60_000)), list(range(60_000))),
    "words and a filler": ([n if n % 2 else 0 for n in range(60_000)], [n if n % 2 else 0 for n in range(60_000)][::-1]),
}


@pytest.mark.parametrize("case", sorted(SIDES))
def test_long_texts_that_repeat_themselves_are_aligned_soon(case: str) -> None:
    left, right = SIDES[case]
    begun = time.process_time()
    chains = align_words(left, right, [0.9] * 60_001)
    assert time.process_time() - begun < 5.0
    for chain in chains:
        assert all(left[i] == right[j] for i, j in chain)
        assert all(a < c and b < d for (a, b), (c, d) in pairwise(chain))


def test_the_same_long_text_is_one_passage() -> None:
    left, right = SIDES["the same text"]
    assert align_words(left, right, [0.9] * 60_001) == [[(n, n) for n in range(60_000)]]
