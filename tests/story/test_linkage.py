"""Average linkage: which articles come together, and what a person's judgement does to it."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.story.linkage import average_linkage

MANY = settings(max_examples=100, deadline=None)
NAMES = [f"n{number}" for number in range(8)]
PAIRS = list(combinations(NAMES, 2))
SCORES = st.dictionaries(st.sampled_from(PAIRS), st.floats(0, 1), max_size=len(PAIRS))
SETS = st.lists(st.frozensets(st.sampled_from([*NAMES, "gone"]), min_size=2, max_size=4), max_size=3)
KEPT_APART = st.frozensets(st.sampled_from([*PAIRS, ("gone", "n1")]), max_size=6)


def test_a_chain_is_cut_where_the_average_falls_below() -> None:
    scores = {("a", "b"): 0.9, ("b", "c"): 0.3, ("c", "d"): 0.9}
    assert average_linkage(["a", "b", "c", "d"], scores, 0.2) == [("a", "b"), ("c", "d")]
    assert average_linkage(["a", "b", "c", "d"], scores, 0.05) == [("a", "b", "c", "d")]


def test_articles_held_together_start_as_one_and_count_as_many() -> None:
    scores = {("a", "c"): 0.3}
    assert average_linkage(["a", "b", "c"], scores, 0.2) == [("a", "c"), ("b",)]
    assert average_linkage(["a", "b", "c"], scores, 0.2, together=[frozenset("ab")]) == [("a", "b"), ("c",)]


def test_articles_held_apart_stay_apart_through_others() -> None:
    scores = {("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.9}
    assert average_linkage(["a", "b", "c"], scores, 0.2, apart=frozenset({("b", "c")})) == [("a", "b"), ("c",)]


def test_groups_that_are_alike_within_ask_more_of_each_other_than_single_articles() -> None:
    names = ["a", "b", "c", "d"]
    scores = dict.fromkeys(combinations(names, 2), 0.6) | {("a", "b"): 0.9, ("c", "d"): 0.9}
    assert average_linkage(names, scores, 0.5) == [("a", "b", "c", "d")]
    assert average_linkage(names, scores, 0.5, cohesion=0.4) == [("a", "b"), ("c", "d")]
    assert average_linkage(["a", "c"], {("a", "c"): 0.6}, 0.5, cohesion=0.4) == [("a", "c")]


def test_thousands_that_are_tied_to_a_few_are_one_cluster_with_few_comparisons() -> None:
    names = [f"n{number:04}" for number in range(2000)]
    hubs = names[::400]
    ties = {(min(hub, name), max(hub, name)): 0.8 for hub in hubs for name in names if name != hub}
    asked: list[tuple[str, str]] = []

    def missing(left: str, right: str) -> float:
        asked.append((left, right))
        return 0.8

    assert average_linkage(names, ties, 0.475, cohesion=0.35, missing=missing) == [tuple(names)]
    assert len(asked) == len(set(asked)) < 60 * len(names)


@MANY
@given(SCORES, SETS, KEPT_APART, st.integers(0, 1000))
def test_judgements_hold_whatever_the_scores(
    scores: dict[tuple[str, str], float], together: list[frozenset[str]], apart: frozenset[tuple[str, str]], seed: int
) -> None:
    clusters = average_linkage(NAMES, scores, 0.2, together=together, apart=apart)
    assert sorted(name for cluster in clusters for name in cluster) == NAMES
    home = {name: cluster for cluster in clusters for name in cluster}
    for names in together:
        assert len({home[name] for name in names if name in home}) <= 1
    starts = {name: start for start in average_linkage(NAMES, {}, 0.2, together=together) for name in start}
    for left, right in apart:
        if left in home and starts[left] != starts[right]:
            assert home[left] != home[right]
    mixed = dict(random.Random(seed).sample(sorted(scores.items()), len(scores)))
    assert average_linkage(NAMES[::-1], mixed, 0.2, together=together[::-1], apart=apart) == clusters
