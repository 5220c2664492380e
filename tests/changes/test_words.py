"""Words: whatever two versions are, what is told of them puts both together again."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.present.changes.words import changed_paragraphs, changed_words

WORDS = st.lists(st.sampled_from(["Rain", "fell", "on", "Tarn", ",", "17", "雨", "died", "“No”"]), max_size=30).map(" ".join)


def put_together(words: list, kind: str) -> str:
    return "".join(run["text"] for run in words if run["kind"] in ("same", kind))


@given(WORDS, WORDS)
def test_same_and_gone_are_the_former_words_same_and_new_the_new_ones(before: str, after: str) -> None:
    words = changed_words(before, after)
    assert put_together(words, "gone").split() == before.split() or "".join(put_together(words, "gone").split()) == "".join(before.split())
    assert put_together(words, "new") == after


@given(st.lists(WORDS.filter(bool), max_size=6), st.lists(WORDS.filter(bool), max_size=6))
def test_every_paragraph_of_both_is_the_same_or_told(before: list[str], after: list[str]) -> None:
    told = changed_paragraphs(before, after)
    old, new = [row["before"] for row in told if row["before"]], [row["after"] for row in told if row["after"]]
    rest = list(before)
    for text in old:
        rest.remove(" ".join(text.split()))
    other = list(after)
    for text in new:
        other.remove(" ".join(text.split()))
    assert sorted(rest) == sorted(other)


def test_one_figure_is_one_change() -> None:
    (row,) = changed_paragraphs(
        ["The bridge fell.", "At least three people died, police said.", "Rain."],
        ["The bridge fell.", "At least five people died, police said.", "Rain."],
    )
    assert [(run["kind"], run["text"].strip()) for run in row["words"]] == [
        ("same", "At least"), ("gone", "three"), ("new", "five"), ("same", "people died, police said."),
    ]  # fmt: skip


def test_what_changed_close_together_is_one_change() -> None:
    words = changed_words("He left on Monday by boat.", "He left last Sunday in boat.")
    assert [run["kind"] for run in words] == ["same", "gone", "new", "same"]


def test_a_new_paragraph_between_others_is_new_and_nothing_else() -> None:
    (row,) = changed_paragraphs(["One stayed.", "Two left."], ["One stayed.", "A third came later.", "Two left."])
    assert (row["before"], row["after"]) == ("", "A third came later.")


def test_a_rewritten_paragraph_is_found_among_its_neighbours() -> None:
    told = changed_paragraphs(
        ["The minister spoke for an hour on Monday.", "Trains stood still in the north."],
        ["Trains stood still in the north and the east.", "Nobody was hurt."],
    )
    assert [(bool(row["before"]), bool(row["after"])) for row in told] == [(True, False), (True, True), (False, True)]


def test_spaces_and_line_ends_are_no_change() -> None:
    assert changed_paragraphs(["Rain  fell\non Tarn."], ["Rain fell on\u00a0Tarn. "]) == []


def test_scripts_without_spaces_are_told_by_the_character() -> None:
    words = changed_words("三人死亡，警方说。", "五人死亡，警方说。")
    assert [(run["kind"], run["text"]) for run in words] == [("gone", "三"), ("new", "五"), ("same", "人死亡，警方说。")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["a b " * 100_000], ["b a " * 100_000]),
        ([f"word{n % 7} " * 50 for n in range(5000)], [f"word{n % 5} " * 50 for n in range(5000)]),
        (["a"] * 20_000, ["a", "b"] * 10_000),
        (["a b c a b d " * 90] * 900, ["a c b d a b " * 90] * 900),
        ([f"{n} " + "a b c a b d " * 30 for n in range(60)], [f"x{n} " + "a c b d a b " * 30 for n in range(60)]),
        ([f"{n} " + "a b c a b d " * 99 for n in range(60)], [f"x{n} " + "a c b d a b " * 99 for n in range(60)]),
    ],
    ids=["one long paragraph", "many paragraphs", "the same again and again", "many alike", "few alike", "few long alike"],
)
def test_monstrous_versions_take_seconds_at_most(before: list[str], after: list[str]) -> None:
    begun = time.process_time()
    assert changed_paragraphs(before, after)
    assert time.process_time() - begun < 8
