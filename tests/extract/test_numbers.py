"""Numbers in running text: words, figures, ranges and bounds, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tools.numbers import find_numbers, parse_number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seven and a half", 7.5),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("twenty-four", 24),
        ("twenty four", 24),
        ("two hundred and fifty-six thousand", 256_000),
        ("one million two hundred thousand", 1_200_000),
        ("a hundred thirty million", 130_000_000),
        ("1.2 billion", 1.2e9),
        ("1,200", 1200),
        ("2 1/2", 2.5),
        ("2½", 2.5),
        ("two-thirds", 2 / 3),
        ("one and a half million", 1.5e6),
        ("2.5bn", 2.5e9),
        ("half a million", 5e5),
    ],
)
def test_one_number(words: str, value: float) -> None:
    assert parse_number(words) == pytest.approx(value)


@pytest.mark.parametrize("words", ["", "the", "a year", "twenty twenty-one hundred cats", "and", "1,2", "-"])
def test_what_is_not_one_number(words: str) -> None:
    assert parse_number(words) is None


@pytest.mark.parametrize(
    ("text", "covered", "low", "high"),
    [
        ("killed at least 17 sailors", "at least 17", 17, None),
        ("more than 5,000 marched", "more than 5,000", 5000, None),
        ("paid up to $3 million", "up to $3 million", None, 3e6),
        ("20 to 30 boats", "20 to 30", 20, 30),
        ("between five and six hours", "between five and six", 5, 6),
        ("3 to 5 million crowns", "3 to 5 million", 3e6, 5e6),
        ("$10 million to $12 million", "10 million to $12 million", 1e7, 1.2e7),
        ("nearly 400 homes", "nearly 400", None, 400),
        ("five or more ferries", "five or more", 5, None),
        ("tens of thousands marched", "tens of thousands", 20_000, None),
    ],
)
def test_bounds_and_ranges(text: str, covered: str, low: float | None, high: float | None) -> None:
    (number,) = find_numbers(text)
    assert text[number.start : number.end] == covered
    assert (number.low, number.high) == (low, high)


def test_about_is_near_and_open() -> None:
    (number,) = find_numbers("about 30 people")
    assert (number.value, number.approximate, number.low, number.high) == (30, True, None, None)


def test_a_season_is_no_range_and_a_model_no_number() -> None:
    assert [n.value for n in find_numbers("the 2023-24 season")] == [2023, 24]
    assert list(find_numbers("a Falke7 launcher")) == []


@given(st.integers(min_value=0, max_value=10**12))
def test_figures_with_separators_are_read_back(value: int) -> None:
    assert parse_number(f"{value:,}") == value


@given(st.text(max_size=200))
def test_any_text_is_read_without_fault(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert number.start <= number.core
        end = number.end


def test_a_huge_run_of_numbers_is_read_in_linear_time() -> None:
    assert sum(1 for _ in find_numbers("one hundred " * 20_000)) > 100
