"""Judged: what a person said binds the grouping, wherever links lead."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.judgements import Judged, said
from onrecord.story.judged import constraints, judged_clusters, judged_ends, judged_reasons, spread_judgement

NAMES = st.sets(st.sampled_from("abcdefgh"), min_size=1, max_size=4)


def spread(judgement) -> list[Judged]:
    return list(spread_judgement(judgement, None))  # type: ignore[arg-type]


def test_the_side_named_first_does_not_count() -> None:
    assert said("different", {"b", "c"}, {"a"}) == said("different", {"a"}, {"c", "b"})
    assert said("different", {"a"}, {"b"}).id != said("same", {"a", "b"}).id


def test_same_ties_all_its_articles_and_different_ties_none() -> None:
    ends = [judged_ends(record) for record in spread(said("same", {"a", "b", "c"}))]
    assert {name for pair in ends for name in pair} == {"a", "b", "c"}
    assert sorted(judged_ends(record) for record in spread(said("different", {"a"}, {"b", "c"}))) == [("a",), ("b",), ("c",)]


@given(st.lists(st.tuples(st.sampled_from(["same", "different"]), NAMES, NAMES), max_size=5), NAMES)
def test_sets_are_disjoint_and_no_pair_is_both(rows, members) -> None:
    judged = [one for verdict, left, right in rows
              for one in spread(said(verdict, left | right) if verdict == "same" else said(verdict, left, right))]  # fmt: skip
    together, apart = constraints(judged, members)
    assert all(len(group) > 1 and group <= members for group in together)
    assert all(not (one & other) for one, other in combinations(together, 2))
    assert all(a < b and {a, b} <= members for a, b in apart)
    assert not any({a, b} <= group for a, b in apart for group in together)
    for verdict, left, right in rows:
        home = {name: number for number, group in enumerate(together) for name in group}
        if verdict == "same":
            here = (left | right) & members
            assert len(here) < 2 or len({home.get(name, name) for name in here}) == 1
        else:
            for a in (left - right) & members:
                assert all((min(a, b), max(a, b)) in apart or home.get(a, a) == home.get(b, b) for b in (right - left) & members)


def test_an_article_on_both_sides_is_passed_over() -> None:
    assert [(one.article, one.others) for one in spread(said("different", {"a", "b"}, {"b", "c"}))] == [("a", ("c",)), ("c", ("a",))]
    assert all("b" not in (one.article, *one.others) for one in spread(said("different", {"b"}, {"b"})))


def test_a_reason_tells_what_was_said_and_why() -> None:
    judged = [*spread(said("same", {"a", "b"}, note="one flood")), *spread(said("different", {"a"}, {"z"}))]
    reasons = judged_reasons(("a", "b"), judged, {})
    assert "A person said that a and b are of the same event: one flood" in reasons
    assert "A person said that a and z are of different events." in reasons
    assert judged_reasons(("q",), judged, {}) == ()


def test_stories_said_to_be_one_become_one_whole() -> None:
    machine = [("a", "b"), ("c", "d"), ("e",)]
    found = judged_clusters(lambda held: machine, [frozenset("bc")], frozenset())
    assert found == [("a", "b", "c", "d"), ("e",)]


def test_only_the_articles_are_tied_where_their_stories_hold_what_is_apart() -> None:
    asked: list[list[frozenset[str]]] = []

    def link(held):
        asked.append(list(held))
        return [("a",), ("b", "c"), ("d",)] if held else [("a", "b"), ("c", "d")]

    assert judged_clusters(link, [frozenset("bc")], frozenset({("a", "c")})) == [("a",), ("b", "c"), ("d",)]
    assert asked == [[], [frozenset("bc")]]


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=2, max_size=3), max_size=3))
def test_every_set_is_in_one_cluster_and_every_article_in_one(groups) -> None:
    machine = [("a", "b"), ("c",), ("d", "e", "f"), ("g",), ("h",)]
    found = judged_clusters(lambda held: machine, [frozenset(group) for group in groups], frozenset())
    assert sorted(name for cluster in found for name in cluster) == list("abcdefgh")
    assert all(any(group <= set(cluster) for cluster in found) for group in groups)
    assert all(any(set(part) <= set(cluster) for cluster in found) for part in machine)
    if not groups:
        assert found == machine
