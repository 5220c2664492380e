"""Joining codings: what is one event, what stays apart, and that the order of arrival does not matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.event_joining import JoiningConfig, join_codings, joined
from onrecord.extract.event_likeness import days_of
from onrecord.model.annotations import Coding, Event
from onrecord.model.spans import Span
from onrecord.model.stories import Story
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools


def coding(text: str = "Ardovian jets struck the port of Skerra.", **fields: object) -> Coding:
    article, start = str(fields.pop("article", "a1")), int(str(fields.pop("start", 0)))
    given = {
        "story": "s1", "type": "ASSAULT", "mode": "aerial", "actors": ("Ardovia",), "actor_countries": ("NOR",),
        "recipients": ("Skerra",), "recipient_countries": ("DNK",), "when": "2031-06-01", "place": "", "status": "happened",
    }  # fmt: skip
    return Coding(**{**given, **fields}, evidence=Span(article, start, start + len(text), text))  # type: ignore[arg-type]


def events_of(codings: Sequence[Coding], tools: Tools) -> list[Event]:
    return list(join_codings(Group("s1", {Story: [Story("s1", ("a1", "a2"))], Coding: list(codings)}), tools))


def test_two_reports_of_one_strike_are_one_event(tools: Tools) -> None:
    (event,) = events_of([coding(), coding("Planes from Ardovia hit Skerra.", article="a2", place="Skerra")], tools)
    assert len(event.codings) == len(event.evidence) == 2
    assert (event.place, event.when) == ("Skerra", "2031-06-01")


@pytest.mark.parametrize(
    "other",
    [
        {"when": "2031-06-02"},
        {"type": "COERCE", "mode": "seize"},
        {"status": "denied"},
        {"status": "hypothetical"},
        {"actors": ("Velmark",), "actor_countries": ("SWE",)},
        {"recipients": ("Ostrel",), "recipient_countries": ("FIN",)},
        {"mode": "drone"},
    ],
)
def test_what_differs_in_day_kind_sense_or_party_stays_apart(other: dict[str, object], tools: Tools) -> None:
    assert len(events_of([coding(), coding(article="a2", **other)], tools)) == 2


def test_strikes_on_two_places_on_one_day_are_two(tools: Tools) -> None:
    assert len(events_of([coding(place="Korvas"), coding(article="a2", place="Halm")], tools)) == 2


def test_two_persons_of_one_country_are_two_visitors(tools: Tools) -> None:
    made = {"type": "CONSULT", "mode": "visit"}
    both = [coding(actors=("Nils Aaro",), **made), coding(article="a2", actors=("Ines Duarte",), **made)]
    assert len(events_of(both, tools)) == 2


def test_a_chain_of_half_fitting_reports_joins_no_two_days(tools: Tools) -> None:
    first, last = coding(when="2031-06-01"), coding(article="a2", when="2031-06-03")
    between = coding(article="a3", when="")
    events = events_of([first, between, last], tools)
    days = [{c.when for c in (first, between, last) if c.id in event.codings and c.when} for event in events]
    assert max(map(len, days)) == 1


def test_a_visit_planned_for_a_day_and_made_on_it_is_made(tools: Tools) -> None:
    made = {"type": "CONSULT", "mode": "visit", "actors": ("Nils Aaro",)}
    (event,) = events_of([coding(status="planned", **made), coding(article="a2", **made)], tools)
    assert event.status == "happened"
    undated = [coding(status="planned", when="", **made), coding(article="a2", **made)]
    assert len(events_of(undated, tools)) == 2


def test_undated_codings_are_one_where_they_share_words(tools: Tools) -> None:
    accused = {"type": "ACCUSE", "mode": "allege", "when": ""}
    one = coding("Ardovia accused Skerra of dumping toxic waste in the Halm river.", **accused)
    same = coding("Skerra was accused of dumping waste in the river Halm.", article="a2", **accused)
    other = coding("Ardovia accused Skerra of spying on its parliament.", article="a3", **accused)
    assert sorted(len(event.codings) for event in events_of([one, same, other], tools)) == [1, 2]


def test_a_headline_without_a_day_is_told_again_by_the_sentence_below_it(tools: Tools) -> None:
    headline = coding("Ardovia expels envoys", when="", pattern="expel")
    lead = coding("Ardovia expelled envoys of Skerra on Sunday.", start=40, pattern="expel")
    assert [len(event.codings) for event in events_of([headline, lead], tools)] == [2]
    other = coding("Ardovia expelled more envoys.", start=90, pattern="expel", when="2031-06-04")
    assert sorted(len(event.codings) for event in events_of([headline, lead, other], tools)) == [1, 2]


def test_fields_are_those_that_most_articles_tell(tools: Tools) -> None:
    told = [coding(article=f"a{n}", place="Korvas") for n in range(2)] + [coding(article="a9", place="Korvas port", attribution="Aaro")]
    (event,) = events_of(told, tools)
    assert (event.place, event.attribution) == ("Korvas", "")


def test_days() -> None:
    assert [str(day) for day in days_of("2031-02")] == ["2031-02-01", "2031-02-28"]
    assert [str(day) for day in days_of("2031-06-17/2031-06-18")] == ["2031-06-17", "2031-06-18"]
    assert days_of("FUTURE_REF") == days_of("9999-12") or days_of("FUTURE_REF") == (None, None)


CODINGS = st.lists(
    st.builds(
        coding,
        article=st.sampled_from(["a1", "a2", "a3"]),
        start=st.integers(0, 3).map(lambda n: n * 100),
        when=st.sampled_from(["", "2031-06-01", "2031-06-02", "2031-06", "2031-06-01/2031-06-07", "2031", "x"]),
        place=st.sampled_from(["", "Korvas", "Halm"]),
        status=st.sampled_from(["happened", "planned", "denied"]),
        actors=st.sampled_from([("Ardovia",), ("Nils Aaro",), ("Ines Duarte",), ()]),
        recipients=st.sampled_from([("Skerra",), ()]),
        text=st.sampled_from(["Jets struck the port of Skerra again.", "A strike hit the port of Skerra.", "", "—"]),
    ),
    max_size=12,
    unique_by=lambda one: one.id,
)


@settings(max_examples=60, deadline=None)
@given(codings=CODINGS, chance=st.randoms(use_true_random=False))
def test_order_and_partition_do_not_matter(codings: list[Coding], chance: object, tools: Tools) -> None:
    shuffled = list(codings)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    whole = events_of(codings, tools)
    assert whole == events_of(shuffled, tools)
    assert sorted(one for event in whole for one in event.codings) == sorted(one.id for one in codings)
    # A second story beside it changes nothing in the first.
    beside = [replace(one, story="s2") for one in codings]
    group = Group("x", {Story: [Story("s1", ("a1",)), Story("s2", ("a1",))], Coding: [*beside, *codings]})
    assert [event for event in join_codings(group, tools) if event.story == "s1"] == whole


def test_a_large_story_is_joined_in_bounded_time() -> None:
    many = [coding(article=f"a{n}", when=f"2031-06-{n % 28 + 1:02}") for n in range(1500)]
    assert len(joined(many, JoiningConfig())) >= 28
