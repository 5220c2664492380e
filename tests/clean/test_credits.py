"""Whose text a page says it is: signs of agencies, and what only looks like one."""

from __future__ import annotations

import pytest

from onrecord.clean.agencies import agency_of, find_agencies
from onrecord.tools.directory_files import shipped_directory
from onrecord.tools.tables import rows

from .conftest import clean_text

DIRECTORY = shipped_directory()
BODY = [
    "Voters in Ostria go to the polls on Sunday after a campaign that turned on the price of bread, officials said.",
    "The two leading parties have each ruled out a coalition with the other, and the smaller ones will decide.",
    "Turnout is expected to be high, said Marta Lind of the election board, who has counted votes since 1998.",
]


def credit_of(*extra: str, before: str = "", tail: str = "") -> str | None:
    lines = ["Ostria votes on Sunday", *([before] if before else []), *BODY[:2], BODY[2] + tail, *extra]
    credit = clean_text("\n\n".join(lines)).credit
    return credit.agency if credit else None


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("  • Reuters", "Reuters"),
        ("— Reuters", "Reuters"),
        ("(AFP)", "AFP"),
        ("©️ Agence France-Presse", "AFP"),
        ("© 2031 AFP", "AFP"),
        ("Source: dpa", "dpa"),
        ("With inputs from PTI", "PTI"),
        ("02/03/2031 18:16:43 –   Ost (AFP) –   © 2031 AFP", "AFP"),
        ("Agencia EFE", "EFE"),
        ("新华社", "Xinhua"),
        ("ТАСС", "TASS"),
        ("© 2031 The Associated Press. All rights reserved.", "AP"),
        ("© Halcyon Press Agency", "HPA"),
        ("© Northern Isles News Agency", "Northern Isles News Agency"),
        ("© 2031 Ostria Daily Ltd", None),
        ("Associated Press writer Nils Aaro contributed to this report.", "AP"),
        ("The Associated Press contributed to this report.", None),
        ("Ostria Daily and The Associated Press contributed to this report.", None),
    ],
)
def test_lines_that_close_a_text(line: str, agency: str | None) -> None:
    assert credit_of(line) == agency


@pytest.mark.parametrize(
    ("tail", "agency"), [(" (AFP)", "AFP"), (" — AP", "AP"), (" /Xinhua/", "Xinhua"), (" – dpa", "dpa"), (" AP", None)]
)
def test_an_agencys_name_at_the_end_of_the_last_paragraph(tail: str, agency: str | None) -> None:
    assert credit_of(tail=tail) == agency


def test_bylines() -> None:
    assert credit_of(before="By Reuters") == "Reuters"
    assert credit_of(before="By Ann Oy, Associated Press") == "AP"
    assert credit_of(before="HPA | Published October 9, 2031") == "HPA"
    assert credit_of(before="By Ann Oy") is None


def test_a_photographs_credit_is_none_of_the_text() -> None:
    assert credit_of("Voters queue at a school in Ost on Sunday. — Reuters", "Published in the Ostria Daily, May 3, 2031") is None
    assert credit_of(before="Voters queue at a school in Ost. Photograph: Ann Oy/AFP") is None
    told = "Lind told AFP on Friday that the count would last until Monday, and that nobody should expect it sooner."
    assert credit_of(told) is None


def test_every_name_in_the_table_finds_its_agency() -> None:
    for row in rows("agencies.tsv"):
        assert agency_of(row["name"], DIRECTORY, marked=True)


def test_short_names_hold_in_their_own_case_only() -> None:
    assert [a.short for a in find_agencies("An aap and a pa met in APPLE, as AAP and PA did", DIRECTORY)] == ["AAP"]
    assert [a.short for a in find_agencies("With inputs from AAP and PA", DIRECTORY)] == ["AAP", "PA"]
