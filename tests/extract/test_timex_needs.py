"""The words that a pattern cannot do without."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.timex_needs import all_words, held_in, needs_of
from onrecord.extract.timex_patterns import load_patterns, scan


def needed(pattern: str) -> list[list[str]]:
    return [sorted(words) for words in needs_of(pattern)]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"noon|midnight", [["midnight", "noon"]]),
        (r"the\s+(?:first|last)\s+quarters?", [["the"], ["first", "last"], ["quarter"]]),
        (r"(?:the\s+)?centur(?:y|ies)(?!\s+ago)", [["centur"]]),
        (r"Q(?P<n>[1-4])(?:\s+of\s+year)?", [["0"]]),
        (r"\d{1,2}:\d\d|noon", [["0", "noon"]]),
        (r"(?P<sep>[/.-])bare(?P=sep)", [["bare"]]),
        (r"mid{0,2}-?week{2}", [["week"]]),
        (r"(?:today|[a-z]+)\s+(?:\w+|now)", []),
        (r"(?<=since\s)then(?=\s+(?-i:Monday))", [["since"], ["then"], ["monday"]]),
        (r"a\(day\)", [["day"]]),
    ],
)
def test_words_are_read_off_the_expression(pattern: str, words: list[list[str]]) -> None:
    assert needed(pattern) == words


@pytest.mark.parametrize("text", ["SECOND", "ſecond", "\u0662 quarters", "M\u0130DN\u0130GHT", "mıdnıght", "wee\u212a"])
def test_letters_that_match_a_plain_one_count_as_it(text: str) -> None:
    for pattern in (r"second", r"\d\s+quarters", r"midnight", r"week"):
        if re.search(pattern, text, re.I):
            held = held_in(text, all_words([needs_of(pattern)]))
            assert not any(map(held.isdisjoint, needs_of(pattern)))


_LETTERS = st.text("ab|?(:)*+c", max_size=12)


@given(_LETTERS, st.text("abc", max_size=12))
def test_no_pattern_is_left_out_that_would_match(pattern: str, text: str) -> None:
    pattern = pattern.replace("a", "abc").replace("b", "bca")
    try:
        expression = re.compile(pattern, re.I)
    except re.error:
        return
    needs = needs_of(pattern)
    if any(map(held_in(text, all_words([needs])).isdisjoint, needs)):
        assert not expression.search(text)


def test_most_patterns_are_left_out_of_a_sentence_without_a_time() -> None:
    text = "The council approved a plan to rebuild the harbour wall after the storm."
    held = held_in(text, all_words(pattern.needs for pattern in load_patterns()))
    tried = [p for p in load_patterns() if not any(map(held.isdisjoint, p.needs))]
    assert len(tried) < 10
    assert not list(scan(text))
