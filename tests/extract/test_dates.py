"""ISO and TIMEX3 values as days: what holds what, and what cannot both be true."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tools.dates import (
    add_months,
    contains,
    hours_of,
    interval_of,
    month_number,
    precision_of,
    relation,
    week_value,
    weekday_number,
)

_DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(3000, 12, 31))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031", "2031-01-01", "2031-12-31"),
        ("2031-06", "2031-06-01", "2031-06-30"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031-06-18", "2031-06-18", "2031-06-18"),
        ("2031-06-18TAF", "2031-06-18", "2031-06-18"),
        ("2031-Q4", "2031-10-01", "2031-12-31"),
        ("2031-H1", "2031-01-01", "2031-06-30"),
        ("2031-WI", "2031-12-01", "2032-02-29"),
        ("2031-W01", "2030-12-30", "2031-01-05"),
        ("2031-W01-WE", "2031-01-04", "2031-01-05"),
        ("203", "2030-01-01", "2039-12-31"),
        ("2031-06/2031-08", "2031-06-01", "2031-08-31"),
    ],
)
def test_days_of_a_value(value: str, first: str, last: str) -> None:
    days = interval_of(value)
    assert days is not None
    assert (days.earliest.isoformat(), days.latest.isoformat()) == (first, last)


@pytest.mark.parametrize("value", ["", "P3D", "PAST_REF", "XXXX-06", "2031-13", "2031-02-30", "2031-W60", "9", "0000", "/"])
def test_values_without_days(value: str) -> None:
    assert interval_of(value) is None


def test_relations() -> None:
    assert relation("2031", "2031-06") == "contains"
    assert relation("2031-06-18", "2031-06") == "inside"
    assert relation("2031-06", "2031-Q2/2031-07") == "inside"
    assert relation("2031-06-18", "2031-06-19") == "apart"
    assert relation("2031-06-18", "PAST_REF") is None
    assert contains("2031-06", "2031-06-18TMO")
    assert relation("2031-05", "2031-06-01") == "apart"


@given(_DAYS)
def test_a_day_lies_in_its_week_month_and_year(day: date) -> None:
    iso = day.isoformat()
    assert contains(week_value(day), iso)
    assert contains(iso[:7], iso)
    assert contains(iso[:4], iso)


@given(_DAYS, st.integers(min_value=-1200, max_value=1200))
def test_months_are_added_without_leaving_the_calendar(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert moved is not None
    assert (moved.year - day.year) * 12 + moved.month - day.month == months


@pytest.mark.parametrize(
    ("value", "hours"), [("PT7H30M", 7.5), ("P2D", 48), ("P1W", 168), ("PT90M", 1.5), ("P1DT12H", 36)]
)
def test_hours_of_a_duration(value: str, hours: float) -> None:
    assert hours_of(value) == pytest.approx(hours)


@pytest.mark.parametrize("value", ["P", "PT", "PXM", "2031", "P3", "PT5H+"])
def test_no_hours(value: str) -> None:
    assert hours_of(value) is None


@given(st.text(max_size=40))
def test_any_value_is_read_without_fault(value: str) -> None:
    interval_of(value)
    hours_of(value)
    precision_of(value)


def test_words() -> None:
    assert (month_number("Sept."), month_number("march"), month_number("Foo")) == (9, 3, None)
    assert (weekday_number("Thursday"), weekday_number("thurs."), weekday_number("")) == (4, 4, None)
