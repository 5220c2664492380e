"""What a speaker denies: it bears out nobody who says it, and is no contradiction of a "not"."""

from __future__ import annotations

from tests.claims.newsroom import Newsdesk

SAID = "The dockers’ union said on Friday that the city of Orlitz had ignored warnings about the Karl bridge."
DENIED = "Mayor Mira Tolv denied on Friday that the city of Orlitz had ignored warnings about the Karl bridge."
NOT = "Mayor Mira Tolv said the city of Orlitz had not ignored warnings about the Karl bridge."


def test_a_denial_agrees_with_no_one_who_says_it(desk: Newsdesk) -> None:
    told = desk.tell(SAID, DENIED)
    assert not told.of("agreed"), told.shown(told.points)


def test_two_reports_of_one_statement_agree(desk: Newsdesk) -> None:
    told = desk.tell(SAID, SAID.replace("on Friday that", "that"))
    assert told.of("agreed"), told.shown(told.points)


def test_a_denial_is_no_contradiction_of_a_not(desk: Newsdesk) -> None:
    told = desk.tell(DENIED, NOT)
    assert not told.of("disputed"), told.shown(told.points)
