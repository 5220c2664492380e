"""Lengths of time: what tells how long something took, and what only places it or names the days around it."""

from __future__ import annotations

import pytest
from tests.claims.newsroom import Newsdesk

ARREST = "Police in Vellmark arrested the harbour master Ole Brandt on Friday over the sunken ferry"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (f"{ARREST}, four days after the ferry sank.",
         "The arrest of the harbour master Ole Brandt on Friday over the sunken ferry ends a week in which Vellmark lost a ferry."),
        (f"{ARREST}, four days after the ferry sank.", f"{ARREST}, two weeks before the harbour election."),
        ("The talks between Vellmark and Sorrenia at Kastel Ohm ended a week of strikes.",
         "The talks between Vellmark and Sorrenia at Kastel Ohm ended three days after the strikes."),
        ("The trial of the harbour master Ole Brandt opened two years ago in Vellmark.",
         "The trial of the harbour master Ole Brandt opened in Vellmark five months after the ferry sank."),
    ],
)  # fmt: skip
def test_lengths_that_only_place_something_are_not_compared(desk: Newsdesk, left: str, right: str) -> None:
    told = desk.tell(left, right)
    assert not [point for point in told.differing if point.type == "duration"], told.shown(told.differing)


@pytest.mark.parametrize(
    ("left", "right"), [("lasted four hours.", "lasted nine hours."), ("took three days.", "took eight days."),
                       ("lasted four hours before they broke up.", "lasted nine hours before they broke up.")],
)  # fmt: skip
def test_lengths_of_one_thing_still_are(desk: Newsdesk, left: str, right: str) -> None:
    told = desk.tell(*(f"The talks between Vellmark and Sorrenia at Kastel Ohm {end}" for end in (left, right)))
    assert [point for point in told.differing if point.status == "disputed"], told.shown(told.points)
