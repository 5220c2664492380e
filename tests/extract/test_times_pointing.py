"""Which way times point: what was decided lies ahead, what is over lies behind, and nothing is finer than was told."""

from __future__ import annotations

import pytest
from tests.extract.test_times import times_of, values

from onrecord.tools.protocols import Tools

WRITTEN = "2031-06-18"  # a Wednesday


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The board voted on Monday to shut the pool by the end of July.", "the end of July", "2031-07"),
        ("It had shut the pool by the end of July.", "the end of July", "2030-07"),
        ("They managed to clear the road by Sunday.", "Sunday", "2031-06-15"),
        ("Crews voted on Tuesday to strike on Saturday.", "Saturday", "2031-06-21"),
        ("The mayor declared two days of mourning from Thursday.", "Thursday", "2031-06-19"),
        ("Shares were up from 40 crowns on Thursday.", "Thursday", "2031-06-12"),
        ("The ban applied from Friday to Sunday.", "Friday to Sunday", "2031-06-13/2031-06-15"),
        ("The ferries will stop in two weeks.", "two weeks", "2031-W27"),
        ("In eighteen months the town will vote.", "eighteen months", "2032-12"),
        ("It was the third fire in two weeks.", "two weeks", "P2W"),
        ("They will build 200 homes in five years.", "five years", "P5Y"),
        ("She left in March 2029. The next day he wrote.", "The next day", "2029-XX-XX"),
        ("She left in 2029. Two months later he wrote.", "Two months later", "XXXX-XX"),
        ("She left on 3 March 2029. The next day he wrote.", "The next day", "2029-03-04"),
    ],
)
def test_direction_and_precision(text: str, words: str, value: str, tools: Tools) -> None:
    assert values(text, tools)[words] == value


def test_days_of_what_is_open_are_bounded(tools: Tools) -> None:
    day = times_of("She left in March 2029. The next day he wrote.", tools)[-1]
    assert (day.earliest, day.latest, day.precision) == ("2029-03-01", "2029-04-01", "approximate")


def test_what_is_over_falls_on_no_day_to_come(tools: Tools) -> None:
    text = "The curfew will end on Friday.\nThe fire began at about 11 a.m. in a shed.\nShe met him the previous evening."
    hour, evening = times_of(text, tools)[1:]
    assert hour.latest <= WRITTEN
    assert evening.value == "2031-06-17TEV"


def test_until_then_is_until_what_lies_ahead(tools: Tools) -> None:
    assert values("The town will vote in three weeks. Until then the hall will stay shut.", tools)["Until then"] == "2031-W28"
    assert values("The hall will stay shut until then.", tools)["until then"] == "FUTURE_REF"


def test_a_signal_reaches_past_at_least(tools: Tools) -> None:
    assert [t.signal for t in times_of("It will stay shut until at least Friday.", tools)] == ["until"]


@pytest.mark.parametrize("text", ["It was told by minutes seen by the Echo.", "The minutes of the meeting were lost."])
def test_the_minutes_of_a_meeting_are_no_time(text: str, tools: Tools) -> None:
    assert times_of(text, tools) == []


def test_today_in_the_next_days_paper_may_be_the_day_before(tools: Tools) -> None:
    text = 'A court jailed him on Tuesday.\nOutside, a clerk said: "Today\'s ruling is clear."'
    today = times_of(text, tools, quoted="Today's ruling is clear.")[-1]
    assert (today.value, today.earliest, today.latest) == ("2031-06-17", "2031-06-17", WRITTEN)


def test_hours_of_more_than_a_day_reach_days_on(tools: Tools) -> None:
    assert [(t.earliest, t.latest) for t in times_of("Snow is due in the next 48 hours.", tools)] == [(WRITTEN, "2031-06-20")]
