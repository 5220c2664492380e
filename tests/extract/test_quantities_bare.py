"""Numbers whose noun, if any, stands elsewhere: votes, crowds, levels, ages, the next of a series; and what only looks so."""

from __future__ import annotations

import pytest
from tests.extract.test_quantities import quantities_of

from onrecord.tools.numbers import find_numbers
from onrecord.tools.protocols import Tools


def told(text: str, tools: Tools) -> list[tuple[str, float, str, str, str]]:
    return [(q.span.exact, q.value, q.unit, q.noun, q.bound) for q in quantities_of(text, tools)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Councillors voted 7-4 to close it.", [("7", 7, "", "vote", ""), ("4", 4, "", "vote", "")]),
        ("The motion was passed by nine votes to six.", [("nine votes", 9, "", "vote", ""), ("six", 6, "", "vote", "")]),
        ("Tarvin won the match 3-2.", []),
        ("The crowd of 41,207 cheered.", [("41,207", 41_207, "", "person", "")]),
        ("A group of 34 lawmakers signed.", [("34 lawmakers", 34, "", "lawmaker", "")]),
        ("The number of ships waiting rose from 12 to 19.", [("12", 12, "", "ship", ""), ("19", 19, "", "ship", "")]),
        ("Of the injured, 22 are critical.", [("22", 22, "", "person", "")]),
        ("My brother was 19.", [("19", 19, "year", "age", "")]),
        ("Quillan, 58, of Mill Lane, was there.", [("58", 58, "year", "age", "")]),
        ("Doctors saw children under five in two towns.",
         [("under five", 5, "year", "age", "less than"), ("two towns", 2, "", "town", "")]),
        ("The village is under nine feet of water.", [("nine feet", 9, "foot", "", "")]),
        ("The wall is under nine feet high.", [("under nine feet", 9, "foot", "", "less than")]),
        ("Fuel rose by 5p to 182.4p a litre.", [("5p", 0.05, "GBP", "", ""), ("182.4p", 1.824, "GBP per litre", "", "")]),
        ("It was shot in 1080p for the web.", []),
        ("They barred firms from the 5G network.", []),
        ("A quarter of a million tonnes burned.", [("A quarter of a million tonnes", 250_000, "tonne", "", "")]),
        ("Guards held 12 \"troublemakers\".", [("12 \"troublemakers\"", 12, "", "troublemaker", "")]),
    ],
)  # fmt: skip
def test_what_is_told(text: str, found: list[tuple[str, float, str, str, str]], tools: Tools) -> None:
    assert [(w, pytest.approx(v), u, n, b) for w, v, u, n, b in found] == told(text, tools)


def test_a_third_is_the_next_of_a_series_where_it_is_what_was_hurt(tools: Tools) -> None:
    found = quantities_of("A crane fell, killing two men and injuring a third.", tools)
    assert [(q.value, q.fate) for q in found] == [(2, "killed"), (1, "injured")]
    assert [q.value for q in quantities_of("They lost a third of the crop.", tools)] == [pytest.approx(1 / 3)]


def test_what_rose_from_one_number_to_another_is_no_range() -> None:
    assert [n.value for n in find_numbers("rose from 12 to 19")] == [12, 19]
    assert [(n.low, n.high) for n in find_numbers("aged from 12 to 19")] == [(12, 19)]
    assert [n.value for n in find_numbers("three quarters of a million")] == [750_000]
