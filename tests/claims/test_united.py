"""One fact, one verdict: the same readings found in several ways, told in other words, or agreed by one side."""

from __future__ import annotations

import pytest
from tests.claims.newsroom import Newsdesk, Report

CRASH = "A ferry with pupils on board struck the quay in Orrin on Friday morning, injuring {} people, the harbour police said."
CHECKED = "The lift at the Orrin lighthouse was last checked in {}, according to the harbour board of Orrin."
JOINED = "The lift at the Orrin lighthouse was built in 1987 and last checked in {}, according to the harbour board of Orrin."


class TestOneVerdict:
    def test_a_toll_in_headline_and_text_is_one_difference(self, desk: Newsdesk) -> None:
        told = desk.tell(
            Report("a", "# Orrin ferry accident injures 27\n\n" + CRASH.format(27), "2031-06-09"),
            Report("b", "# Orrin ferry accident injures 31\n\n" + CRASH.format(31), "2031-06-11"),
        )
        (point,) = told.between("27", "31")
        assert point.status == "superseded"
        assert {told.statements[s].span.article for c in point.claims for s in c.statements} == {"a", "b"}

    def test_two_counts_in_one_pair_of_sentences_stay_two(self, desk: Newsdesk) -> None:
        bought = "The museum at Orrin bought {} paintings from the heirs of Sella Quaine on Friday."
        carried = "The ferry Corvane carried {} passengers from Tessmar to the islands on its first voyage."
        told = desk.tell(f"{bought.format(14)}\n\n{carried.format(30)}", f"{bought.format(19)}\n\n{carried.format(36)}")
        assert len(told.between("14", "19")) == len(told.between("30", "36")) == 1


class TestCompleteReadings:
    OTHERS = (
        "Nobody asked why the lift was last checked in March 2027, the keeper Piet Hollander said.",
        "The lift had been checked in March 2029, the harbour board wrote to the keepers.",
    )

    def test_a_report_that_has_the_day_in_other_words_stands_with_its_side(self, desk: Newsdesk) -> None:
        told = desk.tell(CHECKED.format("March 2027"), CHECKED.format("March 2029"), *self.OTHERS)
        (point,) = told.between("2027", "2029")
        sides = {c.value: {told.statements[s].span.article for s in c.statements} for c in point.claims}
        assert sides == {"2027-03": {"a", "c"}, "2029-03": {"b", "d"}}

    @pytest.mark.parametrize(
        "other",
        [
            "Nobody asked why the lift was painted in March 2027, the keeper Piet Hollander said.",
            "The lift was checked in March 2027 and again in March 2029.",
            "The lift was not checked in March 2027, the keeper Piet Hollander said.",
        ],
    )
    def test_another_happening_both_days_or_a_denial_stand_with_none(self, desk: Newsdesk, other: str) -> None:
        told = desk.tell(CHECKED.format("March 2027"), CHECKED.format("March 2029"), other)
        assert all("c" not in {told.statements[s].span.article for c in p.claims for s in c.statements}
                   for p in told.between("2027", "2029") if p.status == "disputed")  # fmt: skip

    def test_what_is_disputed_is_not_agreed_as_well(self, desk: Newsdesk) -> None:
        told = desk.tell(CHECKED.format("March 2027"), CHECKED.format("March 2029"), CHECKED.format("March 2029"))
        assert told.statuses("2027", "2029") == {"disputed"}
        assert not [p.question for p in told.of("agreed") if "2029" in p.question or "2027" in p.question]


class TestSingles:
    def test_a_short_sentence_in_two_copies_is_told_once(self, desk: Newsdesk) -> None:
        line = "It rained at the lighthouse."
        told = desk.tell(Report("a", line), Report("b", line, origin="a"))
        (point,) = [p for p in told.of("single_source") if p.question == line]
        assert [len(claim.statements) for claim in point.claims] == [2]


class TestWords:
    def test_a_joined_verb_is_asked_after_with_the_subject_it_shares(self, desk: Newsdesk) -> None:
        told = desk.tell(JOINED.format("March 2027"), JOINED.format("March 2029"))
        (point,) = told.between("2027", "2029")
        assert point.question in {"When: “The lift … last checked in …”?", "When was the lift last checked?"}

    def test_a_word_with_a_hyphen_is_not_cut(self, desk: Newsdesk) -> None:
        told = desk.tell(
            "The 140-metre Quaine lighthouse lift fell into the sea while pupils were leaving a concert at the Arrow hall.",
            "The 140-metre Quaine lighthouse lift fell into the sea while visitors were leaving a concert at the Arrow hall.",
        )
        spans = [s.span for s in told.statements.values()]
        assert spans
        assert not [s.exact for s in spans if s.exact.startswith(("metre", "-")) or s.exact.endswith("140")]

class TestHours:
    FIRE = "The fire broke out at {} in a warehouse of the Quaine herring company in Orrin."

    @pytest.mark.parametrize(
        ("left", "right", "statuses"),
        [
            ("11:20 p.m.", "11:45 p.m.", {"disputed"}),
            ("11:20 p.m.", "10:20 p.m.", set()),
            ("11:20 p.m.", "11:20 a.m.", set()),
            ("11:20 p.m.", "11:24 p.m.", set()),
            ("11:20 p.m.", "11 p.m.", set()),
            ("about 11:20 p.m.", "11:45 p.m.", set()),
        ],
    )  # fmt: skip
    def test_hours_that_no_rounding_and_no_zone_explains_are_disputed(
        self, desk: Newsdesk, left: str, right: str, statuses: set[str]
    ) -> None:
        told = desk.tell(self.FIRE.format(left), self.FIRE.format(right).replace(" in Orrin", " in Orrin, the guild said"))
        assert {p.status for p in told.differing} == statuses, told.shown(told.differing)
