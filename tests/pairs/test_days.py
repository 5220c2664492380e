"""Days of time expressions, and the periods that hold them."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.present.pairs.days import (
    GRAINS,
    By,
    bound,
    days_of,
    grain_of,
    label_of,
    period_at,
    period_of,
    periods_back,
)
from onrecord.tools.errors import WrongUse


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-05-03", "2031-05-03", "2031-05-03"), ("2031-05-03T20:00", "2031-05-03", "2031-05-03"),
        ("2031-05-03TEV", "2031-05-03", "2031-05-03"), ("2031-W18", "2031-04-28", "2031-05-04"),
        ("2031-W18-WE", "2031-05-03", "2031-05-04"), ("2031-02", "2031-02-01", "2031-02-28"),
        ("2031-12", "2031-12-01", "2031-12-31"), ("2031-Q2", "2031-04-01", "2031-06-30"), ("2031-H2", "2031-07-01", "2031-12-31"),
        ("2031-WI", "2031-12-01", "2032-02-29"), ("2031", "2031-01-01", "2031-12-31"),
        ("2031-05-03/2031-05-05", "2031-05-03", "2031-05-05"),
    ],
)  # fmt: skip
def test_time_values_cover_days(value: str, first: str, last: str) -> None:
    assert days_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["", "FUTURE_REF", "203", "2031-13", "2031-02-30", "0000", "9999-W60", "P3D", "2031-05-05/2031-05-03", "9" * 9])
def test_what_names_no_days_gives_none(value: str) -> None:
    assert days_of(value) is None


@given(st.text())
def test_any_text_is_borne(value: str) -> None:
    days_of(value)


@given(st.dates(), st.sampled_from(GRAINS))
def test_a_day_lies_in_its_period_and_periods_tile_the_calendar(day: date, by: By) -> None:
    period = period_at(day, by)
    assert period.first <= day <= period.last
    assert period_at(period.first, by) == period == period_at(period.last, by)
    back = list(periods_back(period, 3))
    assert back[0] == period
    assert all(later.first - timedelta(1) == earlier.last for later, earlier in itertools.pairwise(back))


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 800))
def test_days_are_held_by_the_finest_period_that_holds_them(first: date, length: int) -> None:
    last = first + timedelta(length)
    assert (period_of(first, last, "day") is None) == (length > 0)
    if length < 7:
        assert period_of(first, last, "month")
        assert period_of(first, last, "year")
    assert label_of(first, last)


def test_coverage_of_days_is_told_by_day_and_of_decades_by_year() -> None:
    start = date(2031, 5, 3)
    assert [grain_of(start, start + timedelta(days)) for days in (0, 30, 200, 2000, 9000)] == ["day", "day", "week", "month", "year"]
    assert grain_of(None, None) == "day"


def test_bounds_take_days_months_and_years() -> None:
    assert bound("2031-05", "--since") == date(2031, 5, 1)
    assert bound("2031", "--until", end=True) == date(2031, 12, 31)
    assert bound("", "--since") is None
    for odd in ("last week", "2031-5-3", "2031-02-30", "2031-W18"):
        with pytest.raises(WrongUse, match="is no day"):
            bound(odd, "--since")
