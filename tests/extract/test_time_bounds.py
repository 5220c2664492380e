"""The days that bound a time expression, its modifier, the word that relates to it and its zone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.test_times import article_of, times_of

from onrecord.extract.times import find_times
from onrecord.extract.timex_holidays import easter_day
from onrecord.extract.timex_mods import mod_of, signal_before
from onrecord.extract.timex_patterns import load_patterns, scan
from onrecord.model.annotations import Parse, Quote, Timex
from onrecord.model.articles import Article, Dating
from onrecord.tools.dates import interval_of
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools


def one(text: str, words: str, tools: Tools, *, written: str = "2031-06-18") -> Timex:
    found = {timex.span.exact: timex for timex in times_of(text, tools, written=written)}
    assert words in found, sorted(found)
    return found[words]


@pytest.mark.parametrize(
    ("text", "words", "mod"),
    [
        ("He led it for nearly five years.", "nearly five years", "LESS_THAN"),
        ("They waited for more than four hours.", "more than four hours", "MORE_THAN"),
        ("It takes at least 30 days.", "at least 30 days", "EQUAL_OR_MORE"),
        ("It takes up to 30 days.", "up to 30 days", "EQUAL_OR_LESS"),
        ("It took about two weeks.", "about two weeks", "APPROX"),
        ("They met a week or so ago.", "a week or so ago", "APPROX"),
        ("It closed late last year.", "late last year", "END"),
        ("It opened in early May.", "early May", "START"),
        ("It opened in mid-May.", "mid-May", "MID"),
        ("It will end by the end of 2032.", "the end of 2032", "END"),
        ("She left more than two years ago.", "more than two years ago", "BEFORE"),
        ("She left less than a month ago.", "less than a month ago", "AFTER"),
        ("The plan would cut 5,000 jobs over 10 years.", "over 10 years", ""),
        ("They met on Sunday.", "Sunday", ""),
    ],
)
def test_modifiers(text: str, words: str, mod: str, tools: Tools) -> None:
    assert one(text, words, tools).mod == mod


@pytest.mark.parametrize(
    ("text", "words", "signal"),
    [
        ("Prices have risen since August.", "August", "since"),
        ("The report is due by Friday.", "Friday", "by"),
        ("The fair was closed until Monday.", "Monday", "until"),
        ("He ran it from 2021 to 2025.", "2025", "to"),
        ("It lost money between 2010 and 2014.", "2010", "between"),
        ("It lost money between 2010 and 2014.", "2014", "and"),
        ("Two boats sank over the weekend.", "the weekend", "over"),
        ("They met on Sunday.", "Sunday", ""),
    ],
)
def test_the_word_before_that_relates(text: str, words: str, signal: str, tools: Tools) -> None:
    assert one(text, words, tools).signal == signal


def test_a_zone_is_kept_as_printed(tools: Tools) -> None:
    assert one("It struck at 14:30 GMT on Tuesday.", "14:30 GMT on Tuesday", tools).zone == "GMT"


def test_a_local_time_falls_on_the_day_that_its_utc_tells(tools: Tools) -> None:
    text = "The quake struck at 3:42 a.m. local time (2042 GMT Monday)."
    assert one(text, "3:42 a.m. local time", tools).value == "2031-06-17T03:42"
    text = "The quake struck at 9:42 p.m. local time (0142 GMT Tuesday)."
    assert one(text, "9:42 p.m. local time", tools).value == "2031-06-16T21:42"


@pytest.mark.parametrize(
    ("text", "words", "value", "days"),
    [
        ("The talks ran from June 3 to 5.", "June 3 to 5", "2031-06-03/2031-06-05", ("2031-06-03", "2031-06-05")),
        ("The talks ran from 3 to 5 June.", "3 to 5 June", "2031-06-03/2031-06-05", ("2031-06-03", "2031-06-05")),
        ("It met between June 3 and 5.", "June 3 and 5", "2031-06-03/2031-06-05", ("2031-06-03", "2031-06-05")),
        ("Earlier this week the bank met.", "Earlier this week", "2031-W25", ("2031-06-16", "2031-06-18")),
        ("Overnight shelling killed two.", "Overnight", "2031-06-17TNI", ("2031-06-17", "2031-06-18")),
        ("She left more than two years ago.", "more than two years ago", "2029", ("", "2029-12-31")),
        ("She left less than a month ago.", "less than a month ago", "2031-05", ("2031-05-01", "2031-06-18")),
        ("Sales rose in the three months to May.", "the three months", "P3M", ("2031-03-01", "2031-05-31")),
        ("Sales rose in the year to March.", "the year", "P1Y", ("2030-04-01", "2031-03-31")),
        ("Sales rose in the first half of 2030.", "the first half of 2030", "2030-H1", ("2030-01-01", "2030-06-30")),
        ("Sales rose in FY2031-32.", "FY2031-32", "2031", ("2031-01-01", "2031-12-31")),
        ("It took two-and-a-half years.", "two-and-a-half years", "P2Y6M", ("", "")),
        ("He will be back in 10 days’ time.", "10 days’ time", "2031-06-28", ("2031-06-28", "2031-06-28")),
        ("The vote was held on the first Monday in May.", "the first Monday in May", "2031-05-05", ("2031-05-05",) * 2),
        ("She takes office on January 20.", "January 20", "2032-01-20", ("2032-01-20", "2032-01-20")),
        ("The shop opens Monday to Friday.", "Monday to Friday", "XXXX-WXX-1/XXXX-WXX-5", ("", "")),
        ("The shop was shut from Monday to Friday.", "Monday to Friday", "2031-06-16/2031-06-20", ("2031-06-16", "2031-06-20")),
        ("The match starts at 9.30pm on 5th July.", "9.30pm", "2031-07-05T21:30", ("2031-07-05", "2031-07-05")),
        ("On the morning of June 9, at 8 a.m., shots were heard; that night all slept.", "8 a.m.", "2031-06-09T08:00",
         ("2031-06-09", "2031-06-09")),
        ("On June 9 the dam broke. The day after, they left.", "The day after", "2031-06-10", ("2031-06-10", "2031-06-10")),
        ("Months ago she had warned them.", "Months ago", "PAST_REF", ("2030-08-18", "2031-04-18")),
        ("They met the week before last.", "the week before last", "2031-W23", ("2031-06-02", "2031-06-08")),
        ("The town shut on Good Friday.", "Good Friday", "2031-04-11", ("2031-04-11", "2031-04-11")),
        ("It was built in 300 BC.", "300 BC", "BC0300", ("", "")),
        ("It was built in the 2nd century BC.", "the 2nd century BC", "BC01", ("", "")),
        ("It fell in AD 79.", "AD 79", "0079", ("0079-01-01", "0079-12-31")),
        ("He came in the early hours of Saturday.", "the early hours of Saturday", "2031-06-14TMO", ("2031-06-14",) * 2),
    ],
)  # fmt: skip
def test_bounds(text: str, words: str, value: str, days: tuple[str, str], tools: Tools) -> None:
    timex = one(text, words, tools)
    assert (timex.value, (timex.earliest, timex.latest)) == (value, days)


def test_a_numeric_date_with_two_readings_stays_open(tools: Tools) -> None:
    timex = one("It was signed on 10/11/2029.", "10/11/2029", tools)
    assert (timex.value, timex.earliest, timex.latest) == ("2029-XX-XX", "2029-10-11", "2029-11-10")
    assert one("It was signed on 25/12/2029.", "25/12/2029", tools).value == "2029-12-25"
    assert one("It was signed on 16/06/2031 and on 06/05/2031.", "06/05/2031", tools).value == "2031-06-05"


def test_a_quotation_goes_on_on_the_day_of_speaking(tools: Tools) -> None:
    text = '"I was there," she told reporters on Friday, June 13. "We met yesterday." He was held yesterday.'
    article = article_of(text)
    parse = Parse("a1", "test", tuple(tools.parser.parse(article, {"paragraph"})))
    quotes = [
        Quote(article.span(text.index(words), text.index(words) + len(words)), "direct")
        for words in ("I was there,", "We met yesterday.")
    ]
    dating = Dating("a1", "2031-06-18", "day", "printed", "2031-06-18")
    group = Group("a1", {Article: [article], Parse: [parse], Dating: [dating], Quote: quotes})
    found = [t.value for t in find_times(group, tools) if t.span.exact == "yesterday"]
    assert found == ["2031-06-12", "2031-06-17"]


def test_a_quarter_a_year_before_the_one_reported(tools: Tools) -> None:
    text = "Brandt said third-quarter net rose to $12 million, from $10 million a year earlier."
    assert one(text, "a year earlier", tools, written="2031-10-26").value == "2030-Q3"
    assert one("He resigned a year earlier, in the rain.", "a year earlier", tools).value != "2030-Q3"


def test_the_day_after_an_untold_day_is_not_made_up(tools: Tools) -> None:
    assert one("The two met in Orlitz; the next day they signed.", "the next day", tools).earliest == ""
    assert one("The two met on June 2. The next day they signed.", "The next day", tools).value == "2031-06-03"


@given(st.integers(1583, 9000))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    day = easter_day(year)
    assert day is not None
    assert day.isoweekday() == 7
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


_WORDS = st.sampled_from(
    ["nearly", "more", "than", "about", "early", "late", "mid", "the", "last", "next", "this", "past", "two", "3", "1999", "2031", "June", "May", "Monday", "Sunday's", "week", "year", "quarter", "months", "ago", "earlier", "later", "since", "until", "by", "between", "and", "from", "to", "of", "BC", "AD", "noon", "14:30", "GMT", "10/11/2030", "31/31/2031", "99", "over", "overnight", "weekend", "before", "after", "end-June", "Q3", "1980s", "century", "Easter", "a", "an", "ended", "in"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, min_size=2, max_size=14))
def test_whatever_the_words_bounds_are_in_order_and_hold_the_value(tools: Tools, words: list[str]) -> None:
    for timex in times_of(" ".join(words) + ".", tools):
        if timex.earliest and timex.latest:
            assert timex.earliest <= timex.latest
        days = interval_of(timex.value) if timex.type in {"DATE", "TIME"} else None
        if days and timex.earliest and timex.latest:
            # the bounds may narrow the value ("early May") or hold all that is open; they never lie apart from it
            assert timex.earliest <= days.latest.isoformat()
            assert days.earliest.isoformat() <= timex.latest


@given(st.text(max_size=80))
def test_any_text_has_some_modifier_or_none(text: str) -> None:
    assert mod_of(text, "DATE") == "" or mod_of(text, "DATE").isupper()
    assert signal_before(text, len(text)) == signal_before(text, len(text)).lower()


@given(st.lists(_WORDS, max_size=12))
def test_patterns_left_out_for_want_of_a_word_would_not_have_matched(words: list[str]) -> None:
    text = " ".join(words)
    tried = [(pattern.rank, match.span()) for pattern, match in scan(text)]
    assert tried == [(p.rank, match.span()) for p in load_patterns() for match in p.expression.finditer(text)]
