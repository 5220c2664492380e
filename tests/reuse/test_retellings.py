"""Retellings: an article that follows another sentence by sentence is told of, and stays its own newsroom's."""

from __future__ import annotations

import random
from itertools import pairwise

from tests.reuse.planting import derived, paragraphs, plant, shared

from onrecord.reuse.retellings import _in_order
from onrecord.tools.protocols import Tools

FACTS = [
    ("Orvelle", "beekeepers", "Brandreth", "reservoir", "eclipse", "4,180", "Tamsin"), ("Kestwick", "quarry", "notary", "granite", "juggler", "77", "Ilvane"),
    ("Porrick", "velvet", "goalkeeper", "drought", "lantern", "9,300", "Sarnov"), ("Yeldham", "vineyard", "blizzard", "cellist", "kennel", "612", "Quillan"),
    ("Dunmarrow", "glacier", "auditor", "orchard", "ferry", "31", "Ostermark"), ("Whitlow", "marble", "midwife", "warehouse", "thunder", "88", "Ilvane"),
    ("Kestwick", "timber", "plumber", "museum", "beacon", "2,044", "Tamsin"), ("Orvelle", "copper", "surgeon", "festival", "harvest", "53", "Brandreth"),
]  # fmt: skip
FIRST = "In {0} the {1} of {6} met over the {3} and said that {5} of them had seen the {2} with the {4}."
AGAIN = "As many as {5} saw it, {4} and {2} alike, was what came out when {1} talked about a {3} at {0}, not far off from {6}."


def told(pattern: str, order: list[int] | None = None) -> list[str]:
    return [pattern.format(*FACTS[n]) for n in order or range(len(FACTS))]


def test_an_article_told_again_in_order_is_a_hint_and_two_newsrooms(light_tools: Tools) -> None:
    first = plant("first", told(FIRST), source="Kestwick Mail", day="2031-06-03")
    again = plant("again", told(AGAIN), source="Ilvane Herald", day="2031-06-04")
    assert [passage.kind for passage in shared(first, again, light_tools)].count("retold") == 1
    found = derived([first, again], light_tools)
    assert {found["first"].name, found["again"].name} == {"Kestwick Mail", "Ilvane Herald"}
    assert any("8 of 8 sentences tell the same in the same order" in reason for reason in found["again"].reasons)
    assert not any("sentences tell the same" in reason for reason in found["first"].reasons)


def test_the_same_facts_in_another_order_and_other_facts_are_no_hint(light_tools: Tools) -> None:
    first = plant("first", told(FIRST), source="Kestwick Mail")
    turned = plant("turned", told(AGAIN, [5, 2, 7, 0, 4, 1, 6, 3]), source="Ilvane Herald")
    other = plant("other", paragraphs(4, 8), source="Ilvane Herald")
    for right in (turned, other):
        assert "retold" not in {passage.kind for passage in shared(first, right, light_tools)}


def test_a_copy_is_a_copy_and_not_told_again(light_tools: Tools) -> None:
    left, right = plant("left", told(FIRST), source="Kestwick Mail"), plant("right", told(FIRST), source="Ilvane Herald")
    assert "retold" not in {passage.kind for passage in shared(left, right, light_tools)}


def test_the_heaviest_pairs_in_order_are_found() -> None:
    rng = random.Random(5)
    for _ in range(60):
        size = rng.randint(0, 5)
        common = [{b: rng.randint(1, 9) / 2 for b in range(size) if rng.random() < 0.5} for _ in range(rng.randint(0, 5))]
        path = _in_order(common)
        assert all(x[0] < y[0] and x[1] < y[1] for x, y in pairwise(path))
        assert sum(value for _, _, value in path) == best(common, 0, 0)


def best(common: list[dict[int, float]], a: int, b: int) -> float:
    """The same by trying everything."""
    if a == len(common):
        return 0.0
    tries = [value + best(common, a + 1, k + 1) for k, value in common[a].items() if k >= b]
    return max([best(common, a + 1, b), *tries])
