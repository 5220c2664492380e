"""Times of day and zones, and how moments in different zones lie to each other."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tools.calendars import find_days
from onrecord.tools.clocks import clock_after, offset_of
from onrecord.tools.moments import split_zone, surely_after, utc_bounds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (", 14:05", ("14:05", "", "")),
        (" at 2.05pm", ("14:05", "", "")),
        (" 12:30 a.m. EST", ("00:30", "-05:00", "EST")),
        (" um 14.05 Uhr", ("14:05", "", "")),
        (" | 1405 GMT", ("14:05", "+00:00", "GMT")),
        ("T14:05:09.123-03:30", ("14:05:09", "-03:30", "")),
        (" 14:05 (GMT+8)", ("14:05", "+08:00", "")),
        (" 10:00-11:30", ("10:00", "", "")),
        (" 14:05 local time", ("14:05", "", "local time")),
        (" 14:05 est allé", ("14:05", "", "")),
        (" 下午2时05分", ("14:05", "", "")),
    ],
)
def test_times_as_printed(text: str, found: tuple[str, str, str]) -> None:
    clock = clock_after(text, 0, date(2031, 6, 3))
    assert clock is not None
    assert (clock.time, clock.zone, clock.named) == found


@pytest.mark.parametrize("text", [" 25:00", " 14:99", " 20 people", "14", " - 3 June", " 3.06.2031"])
def test_what_is_no_time(text: str) -> None:
    assert clock_after(text, 0) is None


def test_summer_time_follows_the_date() -> None:
    assert offset_of("ET", date(2031, 7, 1)) == "-04:00"
    assert offset_of("ET", date(2031, 12, 1)) == "-05:00"
    assert offset_of("ET") == ""
    assert offset_of("IST") == offset_of("CST") == offset_of("XYZ") == ""
    assert offset_of("IST", country="ISR") == "+02:00"


@pytest.mark.parametrize(
    "text",
    ["1 " * 40_000, "1/" * 40_000, "May 1 " * 10_000, "12:" * 30_000, "1 a a " * 15_000, "٣/" * 40_000, "Mon. " * 20_000 + "1", "1" * 80_000],
)
def test_hostile_runs_are_read_in_time(text: str) -> None:
    begun = time.process_time()
    find_days(text)
    assert time.process_time() - begun < 3


@given(st.text(alphabet="0123456789:.hT+-Z GMTpm午後時分uhrJune日年月, |", max_size=60))
def test_any_text_gives_real_times_in_place(text: str) -> None:
    for day in find_days(text):
        assert 0 <= day.start < day.end <= len(text)
        assert not day.time or (int(day.time[:2]) < 24 and int(day.time[3:5]) < 60)


def test_moments_are_told_apart_only_beyond_doubt() -> None:
    assert surely_after(("2031-06-03T14:05", "+02:00"), ("2031-06-03T11:59:59", "Z"))
    assert not surely_after(("2031-06-03T14:05", "+02:00"), ("2031-06-03T12:30", "Z"))
    assert not surely_after(("2031-06-04", ""), ("2031-06-03T14:00:00", "Z"))
    assert surely_after(("2031-06-05", ""), ("2031-06-03T12:00:00", "Z"))
    assert utc_bounds("2031-13") is None
    assert utc_bounds("0001-01-01") is None
    assert split_zone("2031-06-03T14:05-03:30") == ("2031-06-03T14:05", "-03:30")
    assert split_zone("2031-06-03") == ("2031-06-03", "")
