"""Senses: what reports tell alike, deny, name by other words, count as news comes in, or set against each other."""

from __future__ import annotations

import pytest
from tests.claims.newsroom import Newsdesk, Report, Told

from onrecord.claims.tolls import told_before

ACCOUNTS = "Mara Dovin says the brakes had failed, {joined} Piet Hollander says the driver was asleep."
BOUGHT = "The museum at Orrin bought a lost painting by Sella Quaine from a farmer on Friday."


def agreed(told: Told, word: str) -> list[tuple[str, int]]:
    """The agreed points that hold a word, with their count of newsrooms."""
    return [(p.question, p.claims[0].independent) for p in told.of("agreed") if word in p.claims[0].text]


class TestAgreement:
    def test_two_newsrooms_agree(self, desk: Newsdesk) -> None:
        told = desk.tell(BOUGHT, "On Friday a lost painting by Sella Quaine was bought by the museum at Orrin.")
        assert [n for _, n in agreed(told, "painting")] == [2], told.shown(told.points)

    def test_three_newsrooms_are_three_and_copies_are_none(self, desk: Newsdesk) -> None:
        told = desk.tell(
            Report("a", BOUGHT, origin="wire"),
            Report("b", BOUGHT, origin="wire"),
            Report("c", BOUGHT),
            Report("d", "On Friday a lost painting by Sella Quaine was bought by the museum at Orrin."),
        )
        assert [n for _, n in agreed(told, "painting")] == [3], told.shown(told.points)

    def test_copies_alone_are_one_newsroom(self, desk: Newsdesk) -> None:
        told = desk.tell(*(Report(name, BOUGHT, origin="wire") for name in "abc"))
        assert not told.of("agreed")
        single = [p for p in told.of("single_source") if "painting" in p.question]
        assert [p.claims[0].independent for p in single] == [1], told.shown(told.points)
        assert len(single[0].claims[0].statements) == 3, "its copies stand with it"

    def test_a_press_release_is_no_second_newsroom(self, desk: Newsdesk) -> None:
        told = desk.tell(
            Report("a", BOUGHT, origin="release-museum"),
            Report("b", "On Friday a lost painting by Sella Quaine was bought by the museum at Orrin."),
        )
        assert not told.of("agreed")
        single = [p for p in told.of("single_source") if "painting" in p.claims[0].text]
        assert [p.claims[0].independent for p in single] == [1], told.shown(told.points)
        assert len(single[0].claims[0].statements) == 2, "the newsroom tells it, and the release with it"
        assert "Only one newsroom tells it" in single[0].explanation

    def test_what_a_press_release_alone_tells_no_newsroom_does(self, desk: Newsdesk) -> None:
        told = desk.tell(Report("a", BOUGHT, origin="release-museum"), "A farmer near Orrin lost forty sheep on Sunday night.")
        found = [p.explanation for p in told.of("single_source") if "painting" in p.question]
        assert [line.startswith("No newsroom tells it") for line in found] == [True], found

    @pytest.mark.parametrize(
        "other",
        [
            "The museum at Orrin lent a globe to a gallery by the river in Tessmar on Friday.",
            "A farmer near Orrin lost forty sheep when the Luhr burst its banks on Friday.",
            "Sella Quaine was born in Orrin and learnt to paint from her aunt.",
        ],
    )
    def test_other_news_with_the_same_names_is_not_agreement(self, desk: Newsdesk, other: str) -> None:
        told = desk.tell(BOUGHT, other)
        assert not told.of("agreed"), told.shown(told.of("agreed"))

    def test_what_one_does_another_need_not(self, desk: Newsdesk) -> None:
        told = desk.tell(
            "Mara Dovin resigned from the harbour board on Friday after the sinking.",
            "Piet Hollander resigned from the harbour board on Friday after the sinking.",
        )
        assert not agreed(told, "resigned"), told.shown(told.points)

    @pytest.mark.parametrize(
        ("text", "values"),
        [
            ("The Vellmark harbour company will pay {} crowns to each bereaved family.", ("40,000", "45,000")),
            ("The ministers signed the herring treaty in {} on Monday.", ("Oslo", "Bergen")),
            ("The tram carried {} passengers when it left the rails in Orrin.", ("214", "297")),
        ],
    )
    def test_what_is_disputed_is_not_told_as_agreed(self, desk: Newsdesk, text: str, values: tuple[str, str]) -> None:
        told = desk.tell(*(text.format(value) for value in values))
        assert told.statuses(*values) == {"disputed"}
        assert not [p.question for p in told.of("agreed") if any(v in p.question + p.claims[0].text for v in values)]


class TestVoices:
    def high_low(self, told: Told, word: str) -> tuple[int, int]:
        (point,) = [p for p in told.of("agreed") if word in p.claims[0].text]
        return point.claims[0].voices.low, point.claims[0].voices.high

    def test_one_named_speaker_is_one_voice(self, desk: Newsdesk) -> None:
        told = desk.tell(
            "Mara Dovin said the northern dam at Ostrel would be drained before winter.",
            "The northern dam at Ostrel would be drained before winter, Mara Dovin said.",
        )
        assert self.high_low(told, "dam") == (1, 1)

    def test_reporters_of_two_newsrooms_are_two(self, desk: Newsdesk) -> None:
        told = desk.tell(BOUGHT, BOUGHT)
        assert self.high_low(told, "painting") == (2, 2)

    def test_unnamed_officials_may_be_one_or_two(self, desk: Newsdesk) -> None:
        told = desk.tell(
            "The northern dam at Ostrel will be drained before winter, a senior official said.",
            "The northern dam at Ostrel will be drained before winter, according to a ministry source.",
        )
        assert self.high_low(told, "dam") == (1, 2)


class TestDenials:
    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("The bridge was safe for heavy lorries when inspectors tested it on Friday.",
             "The bridge was not safe for heavy lorries when inspectors tested it on Friday."),
            ("The harbour company has paid the fine to the court before the deadline on Monday.",
             "The harbour company has never paid the fine to the court before the deadline on Monday."),
            ("Inspectors found cracks in the old bridge near the mill on Friday.",
             "Inspectors found no cracks in the old bridge near the mill on Friday."),
        ],
    )  # fmt: skip
    def test_a_not_in_a_near_copy_is_disputed(self, desk: Newsdesk, left: str, right: str) -> None:
        told = desk.tell(left, right)
        assert {(p.status, p.type) for p in told.differing} == {("disputed", "sense")}, told.shown(told.points)
        assert not told.of("agreed"), told.shown(told.of("agreed"))

    def test_a_not_with_another_verb_form_is_disputed(self, desk: Newsdesk) -> None:
        told = desk.tell(
            "The harbour company paid the fine to the court before the deadline on Monday.",
            "The harbour company did not pay the fine to the court before the deadline on Monday.",
        )
        assert not told.of("agreed"), told.shown(told.of("agreed"))
        assert {p.status for p in told.differing} == {"disputed"}, told.shown(told.points)

    def test_two_that_both_deny_agree(self, desk: Newsdesk) -> None:
        text = "The bridge was not safe for heavy lorries when inspectors tested it on Friday."
        told = desk.tell(text, text)
        assert not told.differing
        assert told.of("agreed")


class TestNaming:
    PUT_OFF = "Orsolya Brandt postponed the visit to Vellmark after the storm."

    @pytest.mark.parametrize("verb", ["cancelled", "called off", "scrapped"])
    def test_one_happening_by_another_word(self, desk: Newsdesk, verb: str) -> None:
        told = desk.tell(self.PUT_OFF, self.PUT_OFF.replace("postponed", verb))
        assert told.statuses("postponed", verb) == {"naming"}, told.shown(told.points)

    @pytest.mark.parametrize(
        "other",
        [
            "Piet Hollander cancelled the visit to Vellmark after the storm.",
            "Orsolya Brandt cancelled the dinner at Kastel Ohm after the quarrel.",
            "Orsolya Brandt delayed the visit to Vellmark after the storm.",
            "Orsolya Brandt never cancelled the visit to Vellmark after the storm.",
        ],
    )
    def test_another_doer_or_thing_or_the_same_side_is_none(self, desk: Newsdesk, other: str) -> None:
        told = desk.tell(self.PUT_OFF, other)
        assert not told.of("naming"), told.shown(told.differing)

    def test_words_that_cannot_both_be_right_are_disputed(self, desk: Newsdesk) -> None:
        verdict = "Orsolya Brandt {} the herring treaty at a meeting of the harbour board on Friday."
        told = desk.tell(verdict.format("accepted"), verdict.format("rejected"))
        assert told.statuses("accepted", "rejected") == {"disputed"}, told.shown(told.points)


class TestContests:
    def test_parties_set_against_each_other_are_contested(self, desk: Newsdesk) -> None:
        told = desk.tell(ACCOUNTS.format(joined="but"))
        assert [(p.status, len(p.claims)) for p in told.differing] == [("contested", 2)]

    def test_parties_that_say_one_after_the_other_are_not(self, desk: Newsdesk) -> None:
        told = desk.tell(ACCOUNTS.format(joined="and"))
        assert not told.of("contested"), told.shown(told.differing)


class TestTolls:
    DEAD = "{} people were killed when the tram left the rails in Orrin."

    def test_a_later_figure_supersedes(self, desk: Newsdesk) -> None:
        told = desk.tell(Report("a", self.DEAD.format("Eleven"), "2031-06-09"), Report("b", self.DEAD.format("Seventeen"), "2031-06-11"))
        (point,) = told.between("11", "17")
        assert point.status == "superseded"
        (best,) = [c.text for c in point.claims if c.id == point.preferred]
        assert "Seventeen" in best

    def test_it_is_the_moment_that_counts_and_not_the_name(self, desk: Newsdesk) -> None:
        told = desk.tell(Report("b", self.DEAD.format("Eleven"), "2031-06-09"), Report("a", self.DEAD.format("Seventeen"), "2031-06-11"))
        (point,) = told.between("11", "17")
        (best,) = [c.text for c in point.claims if c.id == point.preferred]
        assert (point.status, best) == ("superseded", "Seventeen people")

    def test_on_one_day_two_figures_are_disputed(self, desk: Newsdesk) -> None:
        told = desk.tell(self.DEAD.format("Eleven"), self.DEAD.format("Seventeen"))
        assert told.statuses("11", "17") == {"disputed"}, told.shown(told.points)

    def test_a_bound_on_one_day_is_less_precise(self, desk: Newsdesk) -> None:
        told = desk.tell(self.DEAD.format("At least 17"), self.DEAD.format("Seventeen"))
        assert told.statuses("17", "17") == {"less_precise"}, told.shown(told.points)

    def test_the_same_figure_on_two_days_is_no_difference(self, desk: Newsdesk) -> None:
        told = desk.tell(Report("a", self.DEAD.format("Eleven"), "2031-06-09"), Report("b", self.DEAD.format("Eleven"), "2031-06-11"))
        assert not told.differing, told.shown(told.differing)

    def test_a_smaller_later_figure_is_of_a_part(self, desk: Newsdesk) -> None:
        told = desk.tell(
            Report("a", self.DEAD.format("Seventeen"), "2031-06-09"),
            Report("b", self.DEAD.format("Seventeen"), "2031-06-10"),
            Report("c", "Nine people were killed in the first carriage of the tram.", "2031-06-11"),
        )
        assert told.statuses("17", "9") == {"scope"}, told.shown(told.points)

    @pytest.mark.parametrize("deed", ["killed", "injured"])
    def test_one_newsroom_alone_makes_no_whole_of_its_figure(self, desk: Newsdesk, deed: str) -> None:
        told = desk.tell(
            Report("a", f"Seventeen people were {deed} when the tram left the rails in Orrin.", "2031-06-09"),
            Report("b", f"In Orrin nine people were {deed} in the tram, the depot said.", "2031-06-10"),
        )
        assert told.statuses("17", "9") == {"disputed"}, told.shown(told.points)

    def test_some_kind_of_people_are_a_part_of_all(self, desk: Newsdesk) -> None:
        told = desk.tell(
            Report("a", self.DEAD.format("Seventeen"), "2031-06-09"),
            Report("b", "Nine pupils were killed in the tram, the head of the school in Orrin said.", "2031-06-10"),
        )
        assert told.statuses("17", "9") == {"scope"}, told.shown(told.points)

    def test_a_day_is_not_before_an_hour_of_it(self) -> None:
        assert told_before("2031-06-09", "2031-06-10T08:00")
        assert not told_before("2031-06-09", "2031-06-09T08:00")
        assert told_before("2031-06-09T08:00:30", "2031-06-09T08:01")

    def test_other_tolls_are_not_compared(self, desk: Newsdesk) -> None:
        told = desk.tell(self.DEAD.format("Eleven"), self.DEAD.format("Thirty-four").replace("killed", "injured"))
        assert not told.differing, told.shown(told.differing)

    def test_a_few_of_them_are_a_part(self, desk: Newsdesk) -> None:
        told = desk.tell(self.DEAD.format("Eleven"), self.DEAD.format("Eleven") + " Four of them were killed on the platform.")
        assert not told.differing, told.shown(told.differing)
