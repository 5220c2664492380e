"""Figures that rose: a later report revises an earlier bound; without a word of rising the bound is less precise."""

from __future__ import annotations

from tests.claims.newsroom import Newsdesk, Report

EARLY = "More than 14,000 people fled the flood in the Luhr valley, officials in Orrin said."
ROSE = "The number of people who fled the flood rose to 22,000 overnight."
FLED = "In the Luhr valley 22,000 people fled the flood, officials in Orrin said."


def test_a_bound_that_the_number_rose_above_is_superseded(desk: Newsdesk) -> None:
    told = desk.tell(Report("a", EARLY, "2031-06-10"), Report("b", f"{FLED} {ROSE}", "2031-06-11"))
    (point,) = [p for p in told.differing if p.type == "number"]
    assert point.status == "superseded", told.shown(told.differing)
    assert "22,000" in point.explanation.rpartition("later reading")[2]


def test_without_a_word_of_rising_or_before_the_bound_it_is_less_precise(desk: Newsdesk) -> None:
    for days, more in ((("2031-06-10", "2031-06-11"), ""), (("2031-06-11", "2031-06-10"), f" {ROSE}"),
                       (("2031-06-10", "2031-06-11"), " The price of a boat rose to 22,000 crowns.")):  # fmt: skip
        told = desk.tell(Report("a", EARLY, days[0]), Report("b", FLED + more, days[1]))
        assert {p.status for p in told.differing if p.type == "number"} == {"less_precise"}, told.shown(told.differing)


def test_a_figure_beside_counted_deaths_is_no_toll(desk: Newsdesk) -> None:
    both = "The number of people who fled the flood rose to 22,000 and two deaths were confirmed, officials in Orrin said."
    told = desk.tell(Report("a", both, "2031-06-11"), Report("b", "Two people died in the flood, officials in Orrin said.", "2031-06-11"))
    assert not [p for p in told.differing if "22,000" in p.explanation], told.shown(told.differing)
