"""Values: numbers, durations, days, places and names that two reports tell differently, and near misses."""

from __future__ import annotations

import pytest
from tests.claims.newsroom import Newsdesk, Report, Told

PAY = "The Vellmark harbour company will pay {} crowns to each bereaved family within a fortnight."
BOUGHT = "The museum at Orrin bought {} paintings by Sella Quaine on Friday."
LASTED = "The talks between Vellmark and Sorrenia at Kastel Ohm lasted {}."
REOPENED = "Workers reopened the bridge over the Luhr {} after two years of repairs."
CARRIED = "The tram carried {} passengers when it left the rails in Orrin."
MEMBERS = "The union has {} members in the ports of Vellmark."


def statuses(told: Told) -> set[str]:
    return {point.status for point in told.differing}


class TestNumbers:
    @pytest.mark.parametrize(
        ("left", "right", "values"),
        [
            (PAY.format("40,000"), PAY.format("45,000"), ("40,000", "45,000")),
            (PAY.format("40,000"), "Each bereaved family is to receive 45,000 crowns from the Vellmark harbour company.",
             ("40,000", "45,000")),
            (BOUGHT.format(14), "On Friday the museum at Orrin bought 19 paintings by Sella Quaine.", ("14", "19")),
            (BOUGHT.format(14), BOUGHT.format("sixteen"), ("14", "sixteen")),
            (CARRIED.format(297), CARRIED.format(214), ("297", "214")),
            (MEMBERS.format("5,200"), MEMBERS.format("at least 6,000"), ("5,200", "6,000")),
            ("The lost painting was sold for 3.4 million crowns at an auction in Tessmar.",
             "The lost painting was sold for 4.3 million crowns at an auction in Tessmar.", ("3.4", "4.3")),
            ("Turnout in the valley election was 61 percent.", "Turnout in the valley election was 68 percent.",
             ("61", "68")),
        ],
    )  # fmt: skip
    def test_other_figures_for_one_thing_are_disputed(
        self, desk: Newsdesk, left: str, right: str, values: tuple[str, str]
    ) -> None:
        told = desk.tell(left, right)
        assert told.statuses(*values) == {"disputed"}, told.shown(told.differing)

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            (BOUGHT.format(14), BOUGHT.format(14)),
            (BOUGHT.format(14), BOUGHT.format("fourteen")),
            (PAY.format("40,000"), PAY.format("40 000").replace("40 000", "forty thousand")),
            (BOUGHT.format(14), "The circus in Tessmar bought 19 elephants from a dealer."),
            (BOUGHT.format(14), "Sella Quaine sold 19 etchings to a gallery in Tessmar last autumn."),
            ("The harbour sold 14 cranes and 19 barges to a dealer from Tessmar.",
             "The harbour sold 19 barges and 14 cranes to a dealer from Tessmar."),
            ("The dealer paid 300 crowns for the horse and 20 for the cart.",
             "For the cart the dealer paid 20 crowns, and 300 for the horse."),
        ],
    )  # fmt: skip
    def test_equal_figures_and_figures_of_other_things_are_not(self, desk: Newsdesk, left: str, right: str) -> None:
        told = desk.tell(left, right)
        assert not told.differing, told.shown(told.differing)

    def test_other_things_bought_and_sold_are_not_one_count(self, desk: Newsdesk) -> None:
        told = desk.tell(BOUGHT.format(14), "The museum at Orrin sold 19 tapestries by Sella Quaine on Friday.")
        assert not told.differing, told.shown(told.differing)

    def test_a_report_that_gives_both_values_is_not_in_dispute(self, desk: Newsdesk) -> None:
        told = desk.tell(BOUGHT.format(14), BOUGHT.format(19) + " Earlier the museum at Orrin bought 14 paintings.")
        assert not told.of("disputed"), told.shown(told.differing)

    @pytest.mark.parametrize(
        ("left", "right", "status"),
        [
            (CARRIED.format("297"), CARRIED.format("about 300"), "rounded"),
            (CARRIED.format("297"), CARRIED.format("300"), "rounded"),
            (MEMBERS.format("6,200"), MEMBERS.format("at least 6,000"), "less_precise"),
            (MEMBERS.format("6,200"), MEMBERS.format("more than 6,000"), "less_precise"),
        ],
    )  # fmt: skip
    def test_rounding_and_bounds(self, desk: Newsdesk, left: str, right: str, status: str) -> None:
        told = desk.tell(left, right)
        assert statuses(told) == {status}, told.shown(told.differing)

    def test_nearly_is_compatible_with_a_little_less(self, desk: Newsdesk) -> None:
        told = desk.tell(CARRIED.format("297"), CARRIED.format("nearly 300"))
        assert statuses(told) <= {"rounded", "less_precise"}, told.shown(told.differing)

    def test_a_bound_beside_an_estimate_is_less_precise(self, desk: Newsdesk) -> None:
        told = desk.tell(MEMBERS.format("about 6,200"), MEMBERS.format("more than 6,000"))
        assert statuses(told) == {"less_precise"}, told.shown(told.differing)


class TestSupport:
    def preferred(self, told: Told) -> list[str]:
        (point,) = told.between("40,000", "45,000")
        return [claim.text for claim in point.claims if claim.id == point.preferred]

    def test_two_newsrooms_outweigh_one(self, desk: Newsdesk) -> None:
        told = desk.tell(PAY.format("40,000"), PAY.format("40,000"), PAY.format("45,000"))
        assert self.preferred(told) == ["40,000 crowns"]
        (point,) = told.between("40,000", "45,000")
        assert "40,000 crowns" in point.explanation.rsplit("better supported", 1)[-1]

    def test_one_against_one_and_two_against_two_are_left_open(self, desk: Newsdesk) -> None:
        one, other = PAY.format("40,000"), PAY.format("45,000")
        assert self.preferred(desk.tell(one, other)) == []
        assert self.preferred(desk.tell(one, one, other, other)) == []

    def test_copies_outweigh_nobody(self, desk: Newsdesk) -> None:
        copies = [Report(name, PAY.format("40,000"), origin="wire") for name in "abc"]
        told = desk.tell(*copies, Report("d", PAY.format("45,000")))
        (point,) = told.between("40,000", "45,000")
        assert point.preferred == ""
        assert [claim.independent for claim in point.claims] == [1, 1]


class TestDurations:
    @pytest.mark.parametrize(
        ("left", "right", "status"),
        [
            ("nine and a half hours", "more than nine hours", "less_precise"),
            ("nine and a half hours", "eleven hours", "disputed"),
            ("two weeks", "fourteen days", ""),
            ("nine hours", "540 minutes", ""),
            ("nine hours", "nine hours", ""),
        ],
    )
    def test_durations_compare_by_their_length(self, desk: Newsdesk, left: str, right: str, status: str) -> None:
        told = desk.tell(LASTED.format(left), LASTED.format(right))
        assert statuses(told) == ({status} if status else set()), told.shown(told.differing)

    def test_one_question_is_asked_once(self, desk: Newsdesk) -> None:
        told = desk.tell(LASTED.format("nine and a half hours"), LASTED.format("more than nine hours"))
        assert len(told.differing) == 1, [(p.type, p.question) for p in told.differing]


class TestDays:
    @pytest.mark.parametrize(("left", "right"), [("on 3 June", "on 5 June"), ("on Sunday", "on Monday"), ("on 3 June", "on Sunday")])
    def test_two_days_are_disputed(self, desk: Newsdesk, left: str, right: str) -> None:
        told = desk.tell(REOPENED.format(left), REOPENED.format(right))
        assert statuses(told) == {"disputed"}, told.shown(told.differing)
        assert {point.type for point in told.differing} == {"date"}

    @pytest.mark.parametrize(("left", "right"), [("on 3 June", "in June"), ("on 5 June", "last week")])
    def test_a_day_within_a_month_or_week_is_less_precise(self, desk: Newsdesk, left: str, right: str) -> None:
        told = desk.tell(REOPENED.format(left), REOPENED.format(right))
        assert statuses(told) == {"less_precise"}, told.shown(told.differing)

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("on Monday", "on 9 June"),
            ("on Monday", "yesterday"),
            ("on Monday", "on Monday"),
            ("on 9 June", "9 June 2031"),
        ],
    )
    def test_one_day_in_other_words_is_no_difference(self, desk: Newsdesk, left: str, right: str) -> None:
        told = desk.tell(REOPENED.format(left), REOPENED.format(right))
        assert not told.differing, told.shown(told.differing)

    def test_since_a_day_is_another_question_than_on_a_day(self, desk: Newsdesk) -> None:
        told = desk.tell(
            "The bridge over the Luhr has been closed to lorries since Friday.",
            "The bridge over the Luhr was closed to lorries on Monday.",
        )
        assert not told.of("disputed"), told.shown(told.differing)

    def test_the_same_words_on_another_day_of_writing_say_nothing(self, desk: Newsdesk) -> None:
        early = Report("a", REOPENED.format("on Monday"), "2031-06-10")
        told = desk.tell(early, Report("b", REOPENED.format("on Monday"), "2031-06-17"))
        assert not told.differing, told.shown(told.differing)

    def test_a_bare_weekday_may_be_of_another_week(self, desk: Newsdesk) -> None:
        late = Report("a", REOPENED.format("on Friday"), "2031-06-19")
        told = desk.tell(late, Report("b", REOPENED.format("on 6 June"), "2031-06-19"))
        assert not told.differing, told.shown(told.differing)

    def test_an_announced_day_is_disputed_too(self, desk: Newsdesk) -> None:
        plan = "Workers will reopen the bridge over the Luhr on {} July."
        told = desk.tell(plan.format(5), plan.format(15))
        assert told.statuses("5 July", "15 July") == {"disputed"}


class TestPlaces:
    def test_two_places_are_disputed(self, desk: Newsdesk) -> None:
        signed = "The ministers signed the herring treaty in {} on Monday."
        told = desk.tell(signed.format("Oslo"), signed.format("Bergen"))
        assert told.statuses("Oslo", "Bergen") == {"disputed"}, told.shown(told.differing)

    def test_kindred_names_of_a_place_are_disputed(self, desk: Newsdesk) -> None:
        aground = "The freighter Ostrel ran aground off {} in thick fog."
        told = desk.tell(aground.format("Cape Dovan"), aground.format("Cape Merril"))
        assert told.statuses("Cape Dovan", "Cape Merril") == {"disputed"}, told.shown(told.differing)

    def test_a_part_of_a_place_is_less_precise(self, desk: Newsdesk) -> None:
        held = "The rally of the farmers was held in {} on Sunday."
        told = desk.tell(held.format("Tessmar"), held.format("the Old Town of Tessmar"))
        assert statuses(told) == {"less_precise"}, told.shown(told.differing)

    def test_a_place_that_both_name_is_not_in_dispute(self, desk: Newsdesk) -> None:
        told = desk.tell(
            "The ministers met in Oslo on Monday to sign the herring treaty.",
            "The ministers met in Bergen on Monday to sign the herring treaty, after a first session in Oslo.",
        )
        assert not told.differing, told.shown(told.differing)

    def test_whence_and_whither_are_two_questions(self, desk: Newsdesk) -> None:
        told = desk.tell(
            "The freighter Ostrel sailed from Oslo on Monday with a load of herring.",
            "The freighter Ostrel sailed to Bergen on Monday with a load of herring.",
        )
        assert not told.of("disputed"), told.shown(told.differing)


class TestNames:
    BANNED = "The {} Fisheries Council banned herring nets in the bay on Monday."

    def test_kindred_organisations_are_disputed(self, desk: Newsdesk) -> None:
        told = desk.tell(self.BANNED.format("Northern"), self.BANNED.format("Southern"))
        assert told.statuses("Northern", "Southern") == {"disputed"}, told.shown(told.differing)

    def test_a_report_that_knows_both_tells_of_two(self, desk: Newsdesk) -> None:
        told = desk.tell(
            self.BANNED.format("Northern"),
            self.BANNED.format("Southern") + " The Northern Fisheries Council welcomed it.",
        )
        assert not told.of("disputed"), told.shown(told.differing)

    def test_a_spelling_is_no_other_person(self, desk: Newsdesk) -> None:
        told = desk.tell(
            "Thomas Berrik, who leads the union, spoke in Orrin. Thomas Berrik was cheered.",
            "Tomas Berrik, who leads the union, spoke in Orrin.",
        )
        assert statuses(told) == {"spelling"}, told.shown(told.differing)
        (point,) = told.differing
        assert sorted(claim.text for claim in point.claims) == ["Thomas Berrik", "Tomas Berrik"]

    @pytest.mark.parametrize("other", ["Mr Berrik", "Berrik", "Thomas Berrik"])
    def test_a_short_form_is_no_spelling(self, desk: Newsdesk, other: str) -> None:
        told = desk.tell(
            "Thomas Berrik, who leads the union, spoke in Orrin.",
            f"Thomas Berrik was in Orrin on Friday. {other} spoke to the harbour workers there.",
        )
        assert not told.differing, told.shown(told.differing)

    def test_what_is_named_after_a_person_is_no_other_person(self, desk: Newsdesk) -> None:
        told = desk.tell(
            "The former chairman of the Berrik campaign, Helena Marsk, pleaded guilty to fraud in Orrin on Friday.",
            "Helena Marsk, the former chairman of Thomas Berrik's campaign, pleaded guilty to fraud in Orrin on Friday.",
        )
        assert not told.differing, told.shown(told.differing)

    def test_another_person_is_no_spelling(self, desk: Newsdesk) -> None:
        spoke = "{}, who leads the union, spoke to harbour workers at the customs house in Orrin."
        told = desk.tell(spoke.format("Thomas Berrik"), spoke.format("Helena Marsk"))
        assert told.statuses("Thomas Berrik", "Helena Marsk") == {"disputed"}, told.shown(told.differing)
