"""Bounds: published, last changed and first seen are kept apart, and each bounds the others."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.story.test_dating import LEAD_SUNDAY, article

from onrecord.model.articles import Article, DateBasis, DateCandidate, DateKind, Dating, Listed, Precision
from onrecord.model.issues import Issue
from onrecord.model.stories import Story
from onrecord.story.dating import date_articles
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

# 2031-05-11 is a Sunday.


def told(
    value: str, kind: DateKind = "published", basis: DateBasis = "metadata", *, score: float = 0.95, zone: str = ""
) -> DateCandidate:
    precision: Precision = "month" if len(value) == 7 else "day" if len(value) == 10 else "minute"
    return DateCandidate(value, precision, basis, score, None, f"the {basis}", kind, zone)


def dating_of(tools: Tools, report: Article, *others: Article, listed: Listed | None = None) -> tuple[Dating, list[str]]:
    articles = [report, *others]
    story = Story("story-1", tuple(sorted(a.id for a in articles)))
    records = {Story: [story], Article: articles, Listed: [listed] if listed else []}
    found = list(date_articles(Group("story-1", records), tools))
    issues = [i.code for i in found if isinstance(i, Issue) and i.subject == report.id]
    return next(d for d in found if isinstance(d, Dating) and d.article == report.id), issues


def report(*dates: DateCandidate, text: str = "The Osprey is afloat again.") -> Article:
    return replace(article("a", text), dates=dates)


def test_the_three_are_kept_apart_with_their_zones(light_tools: Tools) -> None:
    dating, issues = dating_of(light_tools, report(
        told("2031-05-11T14:05", zone="+02:00"),
        told("2031-05-12T09:00", "modified", score=0.35, zone="+02:00"),
        told("2031-05-13T06:00", "seen", "fetched", score=0, zone="Z"),
    ))  # fmt: skip
    assert (dating.value, dating.zone) == ("2031-05-11T14:05", "+02:00")
    assert (dating.modified, dating.modified_basis) == ("2031-05-12T09:00+02:00", "metadata")
    assert (dating.seen, dating.seen_basis) == ("2031-05-13T06:00Z", "fetched")
    assert not issues


def test_what_lies_after_the_fetch_is_not_taken(light_tools: Tools) -> None:
    dating, issues = dating_of(light_tools, report(
        told("2031-05-20", basis="printed", score=0.9),
        told("2031-05-21T10:00", "modified", score=0.55, zone="Z"),
        told("2031-05-13T06:00", "seen", "fetched", score=0, zone="Z"),
    ))  # fmt: skip
    assert (dating.value, dating.modified) == ("", "")
    assert issues == ["date-after-fetch", "undated"]


def test_a_day_that_had_begun_somewhere_is_not_after_the_fetch(light_tools: Tools) -> None:
    seen = told("2031-05-13T20:00", "seen", "fetched", score=0, zone="Z")
    assert dating_of(light_tools, report(told("2031-05-14"), seen))[0].value == "2031-05-14"


def test_a_clock_of_the_day_of_fetching_tells_nothing(light_tools: Tools) -> None:
    clock = told("2031-05-13", basis="printed", score=0.25)
    seen = told("2031-05-13T06:00", "seen", "fetched", score=0, zone="Z")
    other = article("b", LEAD_SUNDAY, dates=(("2031-05-12", 0.9),))
    with_fetch, _ = dating_of(light_tools, report(clock, seen), other)
    without, _ = dating_of(light_tools, report(clock), other)
    assert (with_fetch.value, without.value) == ("", "2031-05-13")


def test_no_change_lies_before_the_publication(light_tools: Tools) -> None:
    early = told("2031-05-10T09:00", "modified", score=0.35)
    assert dating_of(light_tools, report(told("2031-05-11"), early))[0].modified == ""
    zones = report(told("2031-05-11T01:00", zone="+02:00"), told("2031-05-10T23:30", "modified", score=0.35, zone="Z"))
    assert dating_of(light_tools, zones)[0].modified == "2031-05-10T23:30Z"
    last = report(told("2031-05-11"), told("2031-05-12", "modified", score=0.35), told("2031-05-14T08:00", "modified", score=0.55))
    assert dating_of(light_tools, last)[0].modified == "2031-05-14T08:00"


def test_a_page_that_tells_only_its_last_change_is_dated_by_it_and_says_so(light_tools: Tools) -> None:
    dating, issues = dating_of(light_tools, report(told("2031-05-12T09:00", "modified", score=0.35)))
    assert (dating.value, dating.modified) == ("2031-05-12T09:00", "2031-05-12T09:00")
    assert "older" in dating.reason
    assert not issues


def test_a_month_is_a_month(light_tools: Tools) -> None:
    dating, issues = dating_of(light_tools, report(told("2031-05", basis="printed", score=0.8)))
    assert (dating.value, dating.precision, dating.written) == ("2031-05", "month", "")
    assert not issues


def test_a_feed_dates_a_page_that_does_not_and_saw_it_first(light_tools: Tools) -> None:
    listed = Listed("a", (told("2031-05-11T10:00", basis="feed", score=0.85, zone="+02:00"),
                          told("2031-05-11T09:30", "seen", "feed", score=0, zone="Z")), ("listing-1",))  # fmt: skip
    fetched = told("2031-05-13T06:00", "seen", "fetched", score=0, zone="Z")
    dating, _ = dating_of(light_tools, report(fetched), listed=listed)
    assert (dating.value, dating.basis, dating.zone) == ("2031-05-11T10:00", "feed", "+02:00")
    assert (dating.seen, dating.seen_basis) == ("2031-05-11T09:30Z", "feed")


def test_the_reason_says_what_agrees(light_tools: Tools) -> None:
    others = [article(name, LEAD_SUNDAY, dates=(("2031-05-11", 0.9),)) for name in ("b", "c")]
    dating, _ = dating_of(light_tools, report(told("2031-05-11"), told("2031-05-11", basis="url", score=0.75), text=LEAD_SUNDAY), *others)
    for words in ("the address says the same day", "the text’s “Sunday” fits", "2 other reports written on 2031-05-11"):
        assert words in dating.reason


def test_a_time_in_utc_is_of_the_day_that_the_page_prints(light_tools: Tools) -> None:
    page = report(told("2031-05-12T02:30", zone="Z"), told("2031-05-11", basis="printed", score=0.8))
    dating, _ = dating_of(light_tools, page)
    assert (dating.value, dating.zone, dating.written) == ("2031-05-12T02:30", "Z", "2031-05-11")


def test_an_order_that_nothing_settles_is_an_issue_and_one_that_a_report_settles_is_none(light_tools: Tools) -> None:
    def numeric(text: str) -> Article:
        base = article("a", text, "Published 04/05/2031")
        place = base.span(base.text.index("04/05"), len(base.text))
        first = DateCandidate("2031-05-04", "day", "printed", 0.9, place, "says when, read with the day first")
        return replace(base, dates=(first, replace(first, value="2031-04-05", score=0.81, reason="says when, read with the month first")))

    alone, issues = dating_of(light_tools, numeric("The Osprey is afloat again."))
    assert (alone.value, issues) == ("2031-05-04", ["date-order"])
    other = article("b", "The Osprey sailed.", dates=(("2031-04-05", 0.9),))
    settled, issues = dating_of(light_tools, numeric("The Osprey is afloat again."), other)
    assert (settled.value, issues) == ("2031-04-05", [])
    for text, value in (("The Osprey sailed on 4 April.", "2031-04-05"), ("It sailed on May 3, its owner said.", "2031-05-04")):
        named, issues = dating_of(light_tools, numeric(text))
        assert (named.value, issues) == (value, [])


_DATES = st.builds(
    told,
    st.sampled_from(["2031-05-11", "2031-05-12T09:00", "2031-05", "1970-01-01", "9999-12-31", "0001-01-01", ""]),
    st.sampled_from(["published", "modified", "seen"]),
    st.sampled_from(["metadata", "printed", "url", "feed", "fetched"]),
    score=st.sampled_from([0.0, 0.35, 0.6, 0.95]),
    zone=st.sampled_from(["", "Z", "+14:00", "-12:00"]),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(_DATES, max_size=6), st.randoms())
def test_any_dates_in_any_order_give_one_dating(light_tools: Tools, dates: list[DateCandidate], rng: object) -> None:
    shuffled = list(dates)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    assert dating_of(light_tools, report(*dates)) == dating_of(light_tools, report(*shuffled))


@pytest.mark.parametrize("text", ["", "Sunday " * 2000])
def test_odd_texts_are_dated_all_the_same(light_tools: Tools, text: str) -> None:
    assert dating_of(light_tools, report(told("2031-05-11"), text=text or "-"))[0].value == "2031-05-11"


def test_a_calendar_of_thousands_of_days_is_weighed_in_time(light_tools: Tools) -> None:
    text = " ".join(f"{1 + n % 28} May {1990 + n % 60}, Sunday." for n in range(20_000))
    begun = time.process_time()
    dating_of(light_tools, report(told("2031-05-11"), text=text), article("b", LEAD_SUNDAY))
    assert time.process_time() - begun < 5


def test_a_date_after_a_feed_had_listed_the_page_is_that_of_a_change(light_tools: Tools) -> None:
    listed = Listed("a", (told("2031-05-11T10:00", basis="feed", score=0.85, zone="Z"),
                          told("2031-05-11T12:00", "seen", "feed", score=0, zone="Z")), ("listing-1",))  # fmt: skip
    dating, _ = dating_of(light_tools, report(told("2031-05-14T08:00", zone="Z")), listed=listed)
    assert (dating.value, dating.modified) == ("2031-05-11T10:00", "2031-05-14T08:00Z")
