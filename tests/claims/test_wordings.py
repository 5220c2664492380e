"""Wordings: one passage of speech in several reports, word for word, drifted, retold, cut or dated otherwise."""

from __future__ import annotations

import pytest
from tests.claims.newsroom import Newsdesk, Told

from onrecord.claims.drifts import drift
from onrecord.model.statements import Point

SAID = "“{}” Mara Dovin, the harbour master, told reporters."


def wording(told: Told) -> Point:
    """The one point on what Mara Dovin said."""
    (point,) = [p for p in told.points if p.type == "wording"]
    return point


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We know that the hatch was sealed before the ship left,", "We know that the crate was sealed before the ship left,"),
        ("The hatch was sealed before the ship left the quay,", "The crate was sealed before the ship left the quay,"),
        ("We know that the ship left the quay with a sealed hatch,", "We know that the ship left the quay with a sealed crate,"),
    ],
)  # fmt: skip
def test_another_word_is_disputed(desk: Newsdesk, left: str, right: str) -> None:
    told = desk.tell(SAID.format(left), SAID.format(right))
    point = wording(told)
    assert point.status == "disputed", told.shown(told.points)
    assert told.statuses("hatch", "crate") == {"disputed"}


def test_two_newsrooms_are_better_supported_than_one(desk: Newsdesk) -> None:
    words = "We know that the {} was sealed before the ship left,"
    told = desk.tell(*(SAID.format(words.format(w)) for w in ("hatch", "hatch", "crate")))
    point = wording(told)
    best = next(claim for claim in point.claims if claim.id == point.preferred)
    assert "hatch" in best.value
    assert [claim.independent for claim in point.claims] == [2, 1]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We have seen the papers and we will pay the families,", "We have seen the papers and we will not pay the families,"),
        ("We have seen the papers and we will pay forty families,", "We have seen the papers and we will pay sixty families,"),
        ("We have never met the owner of the ship that sank,", "We have met the owner of the ship that sank,"),
    ],
)  # fmt: skip
def test_a_not_or_a_number_more_is_not_the_same_wording(desk: Newsdesk, left: str, right: str) -> None:
    told = desk.tell(SAID.format(left), SAID.format(right))
    assert not [p for p in told.of("agreed") if p.type == "wording"], told.shown(told.points)


def test_several_other_words_are_another_telling(desk: Newsdesk) -> None:
    told = desk.tell(
        SAID.format("Nobody in this harbour goes back to the long piers on a promise from the company,"),
        SAID.format("Nobody in this harbour returns to the long jetties on a promise from the company,"),
    )
    assert wording(told).status == "naming", told.shown(told.points)


SAME = [
    ("It isn’t the end of the road for the valley,", "It is not the end of the road for the valley,"),
    ("They [the crew] had it in writing and sailed anyway,", "They had it in writing and sailed anyway,"),
    ("They (the crew) had it in writing and sailed anyway,", "They had it in writing and sailed anyway,"),
    ("They had it in writing — and sailed anyway,", "They had it in writing, and sailed anyway,"),
    ("The U.K. council had it in writing and sailed anyway,", "The UK council had it in writing and sailed anyway,"),
    ("They HAD it in writing and sailed anyway,", "they had it in writing and sailed anyway,"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_the_same_words_are_agreed(desk: Newsdesk, left: str, right: str) -> None:
    told = desk.tell(SAID.format(left), SAID.format(right))
    assert wording(told).status == "agreed", told.shown(told.points)
    assert not told.differing
    assert wording(told).claims[0].independent == 2
    assert wording(told).claims[0].voices.high == 1, "one speaker is one voice"


@pytest.mark.parametrize("marks", ["\"{}\"", "«{}»", "« {} »", "„{}“", "‘{}’", "”{}”"])  # fmt: skip
def test_the_style_of_the_marks_says_nothing(desk: Newsdesk, marks: str) -> None:
    words = "They had it in writing and sailed anyway,"
    told = desk.tell(SAID.format(words), f"{marks.format(words)} Mara Dovin, the harbour master, told reporters.")
    assert not told.differing, told.shown(told.differing)
    assert wording(told).status == "agreed"


def test_a_part_of_a_longer_quotation_is_agreed(desk: Newsdesk) -> None:
    told = desk.tell(
        SAID.format("They had it in writing and sailed anyway, into the worst storm for years,"),
        "Mara Dovin, the harbour master, told reporters that the crew “sailed anyway, into the worst storm”.",
    )
    assert wording(told).status == "agreed", told.shown(told.points)


def test_two_speeches_are_not_one(desk: Newsdesk) -> None:
    told = desk.tell(
        SAID.format("They had it in writing and sailed anyway,"),
        SAID.format("Nobody will be shielded, not in any boardroom,"),
    )
    assert not [p for p in told.points if p.type == "wording"], told.shown(told.points)


def test_one_newsroom_and_its_copies_agree_with_nobody(desk: Newsdesk) -> None:
    from tests.claims.newsroom import Report

    text = SAID.format("They had it in writing and sailed anyway,")
    told = desk.tell(*(Report(name, text, origin="wire") for name in "abc"))
    assert not told.of("agreed"), told.shown(told.of("agreed"))


class TestDayOfSpeaking:
    SAID = "“They had it in writing and sailed anyway,” Mara Dovin said on {}."

    def test_two_days_are_disputed(self, desk: Newsdesk) -> None:
        told = desk.tell(self.SAID.format("Friday"), self.SAID.format("Saturday"))
        assert [(p.status, p.type) for p in told.differing] == [("disputed", "date")]

    @pytest.mark.parametrize("day", ["6 June", "Friday", "June 6"])
    def test_one_day_in_other_words_is_none(self, desk: Newsdesk, day: str) -> None:
        told = desk.tell(self.SAID.format("Friday"), self.SAID.format(day))
        assert not told.differing, told.shown(told.differing)

    def test_days_of_two_speeches_are_not_compared(self, desk: Newsdesk) -> None:
        told = desk.tell(self.SAID.format("Friday"), "“Nobody will be shielded,” Mara Dovin said on Saturday.")
        assert not told.differing, told.shown(told.differing)


class TestDrift:
    """The comparison by itself, on wordings that no report needs to hold."""

    def test_fragments_do_not_drift(self) -> None:
        assert drift("sailed anyway, into the worst storm", "They had it in writing and sailed anyway, into the worst storm of all") == []  # fmt: skip

    def test_endings_do_not_drift(self) -> None:
        assert drift("the ships were leaving the long quay at dawn", "the ships leave the long quay at dawn") == []

    def test_it_is_the_same_from_both_sides(self) -> None:
        one, other = "we saw the old hatch open before dawn", "we saw the old crate open before dawn"
        assert drift(one, other) == [("hatch", "crate")]
        assert drift(other, one) == [("crate", "hatch")]

    @pytest.mark.parametrize("text", ["", "…", "[]" * 50, "“”", "a", "word " * 5000, "[" * 5000])
    def test_odd_text_is_no_drift(self, text: str) -> None:
        assert drift(text, "we saw the old hatch open before dawn") == []
        assert drift(text, text) == []
