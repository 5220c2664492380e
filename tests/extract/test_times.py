"""Time expressions found and resolved: a day of writing and the tense of the verb decide."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.times import find_times
from onrecord.model.annotations import Parse, Quote, Timex
from onrecord.model.articles import Article, Block, Dating
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

WRITTEN = "2031-06-18"  # a Wednesday


def article_of(text: str) -> Article:
    return Article("a1", "c1", "", "", "", "", text, None, "", "", "en", (Block("paragraph", 0, len(text)),))


def times_of(text: str, tools: Tools, *, written: str = WRITTEN, quoted: str = "") -> list[Timex]:
    article = article_of(text)
    parse = Parse("a1", "test", tuple(tools.parser.parse(article, {"paragraph"})))
    dating = Dating("a1", written, "day", "printed", written)
    records: dict[type, list[object]] = {Article: [article], Parse: [parse], Dating: [dating]}
    if quoted:
        start = text.index(quoted)
        records[Quote] = [Quote(article.span(start, start + len(quoted)), "direct")]
    return list(find_times(Group("a1", records), tools))


def test_a_weekday_that_the_dating_leaves_open_is_named_and_not_dated(tools: Tools) -> None:
    text = "The dam burst early Thursday. Boats came at 5 a.m. Thursday, after a storm on Tuesday. They will leave on Thursday."
    article = article_of(text)
    parse = Parse("a1", "test", tuple(tools.parser.parse(article, {"paragraph"})))
    dating = Dating("a1", WRITTEN, "day", "metadata", WRITTEN, open_weekdays=(4,))
    found = list(find_times(Group("a1", {Article: [article], Parse: [parse], Dating: [dating]}), tools))
    assert [(t.value, t.earliest) for t in found] == [
        ("XXXX-WXX-4", ""),
        ("XXXX-WXX-4T05:00", ""),
        ("2031-06-17", "2031-06-17"),
        ("2031-06-19", "2031-06-19"),
    ]


def values(text: str, tools: Tools, *, written: str = WRITTEN) -> dict[str, str]:
    return {timex.span.exact: timex.value for timex in times_of(text, tools, written=written)}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ferry sank on Monday off Skerra.", "Monday", "2031-06-16"),
        ("The ferry sank on Wednesday off Skerra.", "Wednesday", "2031-06-18"),
        ("The minister will visit Orlitz on Monday.", "Monday", "2031-06-23"),
        ("The minister plans to visit Orlitz on Monday.", "Monday", "2031-06-23"),
        ("A vote of the council scheduled for Monday will settle it.", "Monday", "2031-06-23"),
        ("The service forecasts the river to crest at Orlitz after 2 p.m. Friday.", "2 p.m. Friday", "2031-06-20T14:00"),
        ("Trains will run again after Monday’s strike.", "Monday’s", "2031-06-16"),
        ("The town was set to host its festival Saturday.", "Saturday", "2031-06-21"),
        ("The ministry said on Monday it would not hand over the files.", "Monday", "2031-06-16"),
        ("The envoy met the king in November.", "November", "2030-11"),
        ("The envoy will meet the king in November.", "November", "2031-11"),
        ("Prices have risen since August.", "August", "2030-08"),
        ("The talks broke down in February.", "February", "2031-02"),
        ("The talks broke down last November.", "last November", "2030-11"),
        ("The bridge fell late last year.", "late last year", "2030"),
        ("The vote is planned for next year.", "next year", "2032"),
        ("He left office six months ago.", "six months ago", "2030-12"),
        ("They met on Sunday afternoon in Orlitz.", "Sunday afternoon", "2031-06-15TAF"),
        ("They met on June 3 in Orlitz.", "June 3", "2031-06-03"),
        ("They met on 3 June 2029 in Orlitz.", "3 June 2029", "2029-06-03"),
        ("They met on Tuesday, June 3, in Orlitz.", "Tuesday, June 3", "2031-06-03"),
        ("Orlitz, Wednesday, June 18, 2030, in the evening.", "Wednesday, June 18, 2030", "2031-06-18"),
        ("Orlitz, Tuesday, June 18, 2030, in the evening.", "Tuesday, June 18, 2030", "2030-06-18"),
        ("Tuesday’s accident follows a fire in the same mill.", "Tuesday’s", "2031-06-17"),
        ("They met on December 12 in Orlitz.", "December 12", "2030-12-12"),
        ("The treaty was signed in 1994.", "1994", "1994"),
        ("It happened in October 2018.", "October 2018", "2018-10"),
        ("The talks lasted more than five hours.", "more than five hours", "PT5H"),
        ("The talks lasted seven and a half hours.", "seven and a half hours", "PT7H30M"),
        ("After a 20-hour flight he slept.", "20-hour", "PT20H"),
        ("It was the worst storm in nearly five years.", "nearly five years", "P5Y"),
        ("The ferry left yesterday.", "yesterday", "2031-06-17"),
        ("The ferry left last night.", "last night", "2031-06-17TNI"),
        ("The court meets every Monday.", "every Monday", "XXXX-WXX-1"),
        ("The plant closed in the third quarter of 2029.", "the third quarter of 2029", "2029-Q3"),
        ("Exports grew in the late 1990s.", "the late 1990s", "199"),
        ("The shop opened at 7:30 p.m. on Monday.", "7:30 p.m. on Monday", "2031-06-16T19:30"),
        ("He spoke last week in Orlitz.", "last week", "2031-W24"),
    ],
)
def test_value(text: str, words: str, value: str, tools: Tools) -> None:
    assert values(text, tools).get(words) == value


def test_days_of_vague_expressions(tools: Tools) -> None:
    (timex,) = times_of("Clashes have grown in recent weeks.", tools)
    assert (timex.precision, timex.latest) == ("interval", WRITTEN)
    assert timex.earliest < WRITTEN
    (timex,) = times_of("Officials said earlier this week that talks went on.", tools)
    assert (timex.earliest, timex.latest) == ("2031-06-16", WRITTEN)


def test_a_quotation_is_read_on_the_day_of_speaking(tools: Tools) -> None:
    text = "“We agreed on it yesterday,” Nils Aaro told reporters on Saturday."
    found = times_of(text, tools, quoted="We agreed on it yesterday,")
    assert [(t.span.exact, t.value, t.anchor) for t in found] == [
        ("yesterday", "2031-06-13", "2031-06-14"),
        ("Saturday", "2031-06-14", WRITTEN),
    ]


def test_later_counts_from_the_date_told_before(tools: Tools) -> None:
    text = "The two met in November 2029. The flight of the balloon a few months later raised tension."
    assert values(text, tools)["a few months later"] == "2030-01"


def test_without_a_day_of_writing_values_stay_open(tools: Tools) -> None:
    found = values("They met on Sunday and in May, and in 1994.", tools, written="")
    assert found == {"Sunday": "XXXX-WXX-7", "May": "XXXX-05", "1994": "1994"}


@pytest.mark.parametrize(
    "text",
    [
        "You may visit the castle.",
        "Theresa May and April Jones marched to the capital.",
        "The Sunday Times said so.",
        "A 45-year-old man was held.",
        "He finished second and had a second chance.",
        "They sat on the bench and the sun set.",
        "About 1998 people came.",
        "Flight 1945 was late.",
    ],
)
def test_what_is_no_time(text: str, tools: Tools) -> None:
    assert times_of(text, tools) == []


def test_spans_hold_the_words_and_do_not_overlap(tools: Tools) -> None:
    text = "On Monday, June 16, 2031, and late last year, two days after the 1990s, every week, they met at 5 p.m."
    end = 0
    for timex in times_of(text, tools):
        assert text[timex.span.start : timex.span.end] == timex.span.exact
        assert timex.span.start >= end
        end = timex.span.end


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["on", "May", "last", "the", "year", "12", "of", "June", "99/99/9999", "'s", "ago", "32"]), max_size=25))
def test_any_words_are_read_without_fault(tools: Tools, words: list[str]) -> None:
    times_of(" ".join(words), tools)


def test_a_hostile_line_takes_bounded_time(tools: Tools) -> None:
    start = time.process_time()
    times_of("one hundred and two hundred and " * 600, tools)
    times_of("May 1 " * 3000, tools)
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The lake now stands nine metres lower than on Monday.", "2031-06-16"),
        ("The lake now stands lower than it did on Sunday, engineers say.", "2031-06-15"),
        ("The queue is longer than on Friday, and the rain heavier.", "2031-06-13"),
    ],
)
def test_a_day_compared_with_lies_behind(tools: Tools, text: str, day: str) -> None:
    assert [t.value for t in times_of(text, tools) if t.value.startswith("2031-06")] == [day]


def test_a_day_ahead_stays_ahead(tools: Tools) -> None:
    found = times_of("The minister will reopen the lock on Monday.", tools)
    assert [t.value for t in found] == ["2031-06-23"]
