"""Namesakes, governments, short names and misspellings in one story, and why each name is whose it is."""

from __future__ import annotations

import pytest
from tests.extract.reporting import mentions_of, report, story_of

from onrecord.model.annotations import Actor
from onrecord.tools.protocols import Tools


def actors(texts: list[str], tools: Tools) -> dict[str, Actor]:
    found, _, _ = story_of(texts, tools)
    return {a.name: a for a in found}


def whose(text: str, tools: Tools) -> list[tuple[str, str]]:
    return [(m.span.exact, m.name) for m in mentions_of(report(text), tools) if m.kind == "person"]


def test_the_title_tells_which_of_two_of_one_name(tools: Tools) -> None:
    text = (
        "Senator Ann Markham and Representative Paul Markham clashed on Monday. "
        "Senator Markham left first. Representative Markham stayed."
    )
    found = whose(text, tools)
    assert found[2:] == [("Markham", "Ann Markham"), ("Markham", "Paul Markham")]


def test_a_family_name_alone_is_not_the_wifes(tools: Tools) -> None:
    text = "Mayor Robert Tolland and his wife, Patricia Tolland, came on Monday. Tolland spoke. Mrs. Tolland listened."
    assert whose(text, tools)[2:] == [("Tolland", "Robert Tolland"), ("Tolland", "Patricia Tolland")] or whose(text, tools)[2:] == [
        ("Tolland", "Robert Tolland"), ("Mrs. Tolland", "Patricia Tolland"),
    ]  # fmt: skip


def test_father_and_son_of_one_name_are_two(tools: Tools) -> None:
    text = "President Robert Tolland spoke on Friday. His son, Robert Tolland Jr., did not. Tolland Jr. is in Oslo."
    found = actors([text], tools)
    assert {"Robert Tolland", "Robert Tolland Jr."} <= set(found)
    assert "Tolland Jr." in found["Robert Tolland Jr."].names or "Tolland Jr" in found["Robert Tolland Jr."].names


@pytest.mark.parametrize(
    ("text", "acting"),
    [
        ("Oslo warned Copenhagen on Tuesday.", {"Oslo", "Copenhagen"}),
        ("Ministers accused Oslo of lying.", {"Oslo"}),
        ("Talks between Oslo and Copenhagen failed.", {"Oslo", "Copenhagen"}),
        ("Oslo’s ambassador left.", {"Oslo"}),
        ("Thousands marched in Oslo on Saturday.", set()),
        ("The delegation left Oslo by train.", set()),
        ("Oslo’s harbour is closed.", set()),
    ],
)
def test_a_capital_is_a_government_only_where_it_acts(tools: Tools, text: str, acting: set[str]) -> None:
    found = {m.span.exact.removesuffix("’s") for m in mentions_of(report(text), tools) if m.kind == "organisation"}
    assert found & {"Oslo", "Copenhagen"} == acting


def test_a_short_name_in_brackets_stands_for_the_long_one_in_all_reports(tools: Tools) -> None:
    texts = ["The World Harbour Organisation (WHOX) said on Monday that trade fell.", "The WHOX said trade fell. WHOX staff left."]
    found = actors(texts, tools)
    assert len([a for a in found.values() if any("WHOX" in name for name in a.names)]) == 1
    actor = found["World Harbour Organisation"]
    assert any("brackets" in why for _, why in actor.reasons)


def test_the_country_or_the_party_in_brackets_is_no_short_name(tools: Tools) -> None:
    found = actors(["Deputy Robert Lund (Lab) joined the Harbour Council (Norway) on Monday."], tools)
    assert "Norway" in found
    assert not any("Lab" in a.names for a in found.values())


def test_a_subsidiary_is_not_its_parent(tools: Tools) -> None:
    text = "Northsea Holdings Ltd. welcomed the step. Northsea Energy, a subsidiary of Northsea Holdings, declined to comment."
    assert {"Northsea Energy"} <= set(actors([text], tools))


def test_transliterations_of_one_name_are_one_person_with_reasons(tools: Tools) -> None:
    texts = [
        "President Oleksiy Zivenskyy spoke on Monday. Zivenskyy left.",
        "Alexei Zivensky spoke to lawmakers. Mr. Zivensky thanked them.",
        "Kováts Péter met Péter Kováts’s aide.",
    ]
    found, _, _ = story_of(texts, tools)
    one = [a for a in found if a.kind == "person" and any("Ziv" in n for n in a.names)]
    assert len(one) == 1
    assert any("transliteration" in why for _, why in one[0].reasons)
    assert len([a for a in found if any("Kov" in n for n in a.names)]) == 1


def test_a_person_known_by_another_name(tools: Tools) -> None:
    found = actors(["Mohamed Dagalven, known as Hemedra, agreed to a truce on Monday. Hemedra then left."], tools)
    assert found["Mohamed Dagalven"].names == ("Hemedra", "Mohamed Dagalven")


def test_offices_have_the_countries_and_say_what_is_past(tools: Tools) -> None:
    found = actors(["Norwegian Foreign Minister Robert Lund met former President Patricia Holm."], tools)
    (office,) = found["Robert Lund"].offices
    assert (office.country, office.past, office.reports, office.first) == ("NOR", False, 1, "")
    assert found["Patricia Holm"].offices[0].past


def test_a_leader_has_a_country_where_no_report_prints_it(tools: Tools) -> None:
    found = actors(["President Zelensky offered to talk on Monday."], tools)
    assert found["Zelensky"].countries == ("UKR",)


def test_the_words_of_a_place_are_not_taken_for_another_country(tools: Tools) -> None:
    found = actors(["Ministers travelled to Latin America on Monday."], tools)
    assert found["Latin America"].countries == ()


def test_a_misspelt_country_is_that_country(tools: Tools) -> None:
    found = actors(["Troops from Ethopia crossed into Somalia on Monday, officials in Ethopia said."], tools)
    assert "Ethopia" in found["Ethiopia"].names
    assert any("but for one letter" in why for _, why in found["Ethiopia"].reasons)


def test_who_is_introduced_as_a_relative_is_not_the_family_name_alone(tools: Tools) -> None:
    text = "Maeve Donnelly died on Monday. Her husband, the fiddler Pat Donnelly, died in 2019. Donnelly recorded 14 albums."
    assert whose(text, tools)[-1] == ("Donnelly", "Maeve Donnelly")


def test_an_arabic_article_is_left_out_later_on(tools: Tools) -> None:
    found = actors(["General Omar al-Burhani spoke on Monday. Burhani left."], tools)
    assert len([a for a in found.values() if any("urhani" in name for name in a.names)]) == 1
