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


def machine(found):
    """A way to cluster that finds these clusters, and parts each as little as what is apart asks for."""

    def link(members, held, barred):
        del held
        parts = []
        for cluster in found:
            bins: list[list[str]] = []
            for name in (name for name in cluster if name in members):
                fit = next((one for one in bins if not any((min(name, n), max(name, n)) in barred for n in one)), None)
                bins.append([name]) if fit is None else fit.append(name)
            parts += [tuple(one) for one in bins]
        return parts

    return link


def test_stories_said_to_be_one_become_one_whole() -> None:
    found = judged_clusters(machine([("a", "b"), ("c", "d"), ("e",)]), "abcde", [frozenset("bc")], frozenset())
    assert found == [("a", "b", "c", "d"), ("e",)]


def test_only_what_is_apart_leaves_where_stories_of_one_event_hold_it() -> None:
    found = judged_clusters(machine([("a", "b"), ("c", "d")]), "abcd", [frozenset("bc")], frozenset({("a", "c")}))
    assert found == [("a",), ("b", "c", "d")]


def test_a_report_taken_out_moves_none_of_the_others() -> None:
    stories = [("a", "b", "c", "x"), ("d", "e"), ("f",)]
    apart = frozenset((name, "x") for name in "abc")
    assert judged_clusters(machine(stories), "abcdefx", (), apart) == [("a", "b", "c"), ("d", "e"), ("f",), ("x",)]
    tied = [frozenset("abcde")]
    apart |= {("d", "x"), ("e", "x")}
    assert judged_clusters(machine(stories), "abcdefx", tied, apart) == [("a", "b", "c", "d", "e"), ("f",), ("x",)]


LETTERS = "abcdefghij"
PAIRS = st.sets(st.tuples(st.sampled_from(LETTERS), st.sampled_from(LETTERS)).filter(lambda pair: pair[0] < pair[1]), max_size=6)


@given(st.lists(st.integers(0, 3), min_size=10, max_size=10), st.lists(st.sets(st.sampled_from(LETTERS), min_size=2, max_size=3), max_size=3), PAIRS)
def test_stories_in_which_nothing_was_said_stay_as_they_are(homes, ties, pairs) -> None:
    stories = [tuple(n for n, home in zip(LETTERS, homes, strict=True) if home == place) for place in sorted(set(homes))]
    judged = [one for tie in ties for one in spread(said("same", tie))] + [one for a, b in pairs for one in spread(said("different", {a}, {b}))]
    together, apart = constraints(judged, LETTERS)
    found = judged_clusters(machine(stories), LETTERS, together, apart)
    assert sorted(name for cluster in found for name in cluster) == list(LETTERS)
    assert all(any(group <= set(cluster) for cluster in found) for group in together)
    assert not any(set(pair) <= set(cluster) for pair in apart for cluster in found)
    named = {name for one in judged for name in (one.article, *one.others)}
    assert all(story in found for story in stories if named.isdisjoint(story))
    if not pairs:
        assert all(any(set(story) <= set(cluster) for cluster in found) for story in stories)
