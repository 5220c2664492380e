"""Who is who across the reports of one story."""

from __future__ import annotations

from tests.extract.reporting import story_of

from onrecord.model.annotations import Actor
from onrecord.tools.protocols import Tools


def people(texts: list[str], tools: Tools) -> dict[str, Actor]:
    actors, _, _ = story_of(texts, tools)
    return {a.name: a for a in actors if a.kind == "person"}


def test_variants_of_a_name_are_one_actor(tools: Tools) -> None:
    found = people(
        [
            "Foreign Minister Matthew Lund spoke. Lund left.",
            "Mr Lund was late, but Foreign Minister Matt Lund smiled.",
        ],
        tools,
    )
    assert list(found) == ["Matthew Lund"]
    assert found["Matthew Lund"].roles[0] == "Foreign Minister"


def test_a_misspelling_is_one_actor_with_two_spellings(tools: Tools) -> None:
    found = people(
        [
            "Harbour Minister Antony Kritenberg spoke. Antony Kritenberg left.",
            "Harbour Minister Anthony Kritenberg spoke.",
            "Assistant Harbour Minister Krittenberg spoke.",
        ],
        tools,
    )
    assert list(found) == ["Antony Kritenberg"]
    assert set(found["Antony Kritenberg"].spellings) >= {"Antony Kritenberg", "Anthony Kritenberg"}


def test_two_people_of_one_family_name_stay_apart(tools: Tools) -> None:
    found = people(["President Robert Lund met his wife Patricia Lund.", "Patricia Lund smiled."], tools)
    assert set(found) == {"Robert Lund", "Patricia Lund"}


def test_a_family_name_with_another_office_stays_apart(tools: Tools) -> None:
    texts = ["The meeting included U.S. Ambassador to Norway Burns.", "CIA Director William Burns travelled to Oslo."]
    assert set(people(texts, tools)) == {"Burns", "William Burns"}


def test_countries_come_from_the_office_and_not_from_where_an_envoy_is_sent(tools: Tools) -> None:
    found = people(["Norwegian Foreign Minister Robert Lund met U.S. Ambassador to Kenya Patricia Holm."], tools)
    assert found["Robert Lund"].countries == ("NOR",)
    assert found["Patricia Holm"].countries == ("USA",)


def test_a_country_its_forms_and_its_people_are_one(tools: Tools) -> None:
    actors, _, _ = story_of(["The U.S. and Norway met.", "The United States thanked the Norwegians."], tools)
    places = {a.name: a for a in actors if a.kind == "place"}
    assert set(places) == {"United States", "Norway"}
    assert places["United States"].countries == ("USA",)
    assert "Norwegians" in places["Norway"].names


def test_unnamed_speakers_of_two_reports_are_not_made_one(tools: Tools) -> None:
    text = "“It went well,” a senior official said."
    actors, _, _ = story_of([text, text.replace("well", "badly")], tools)
    assert len([a for a in actors if a.kind == "role"]) == 2


def test_the_order_of_the_reports_changes_nothing(tools: Tools) -> None:
    texts = ["President Robert Lund spoke.", "Lund met Patricia Holm.", "Holm thanked Rob Lund."]
    actors, _, _ = story_of(texts, tools)
    again, _, _ = story_of(texts, tools)
    assert actors == again
    assert {m for a in actors for m in a.mentions} == {m for a in again for m in a.mentions}


def test_a_name_has_one_kind_in_the_whole_story(tools: Tools) -> None:
    texts = [
        "Transport Minister Ilsa Corvane spoke. Corvane left.",
        "Corvane has accepted an invitation to Lisbon.",
        "The talks with Ilsa Corvane went on. Corvane was late.",
    ]
    actors, _, _ = story_of(texts, tools)
    assert [a.name for a in actors if "Corvane" in a.names] == ["Ilsa Corvane"]


def test_a_company_is_one_with_and_without_its_suffix(tools: Tools) -> None:
    actors, _, _ = story_of(["Harvessa Inc. said it would sail. Harvessa rose.", "Harvessa fell on Monday."], tools)
    assert len([a for a in actors if any("Harvessa" in n for n in a.names)]) == 1


def test_a_person_named_like_a_country(tools: Tools) -> None:
    found = people(["Rep. Jim Jordan spoke on Monday. Jordan said the port was safe."], tools)
    assert set(found) == {"Jim Jordan"}
    assert len(found["Jim Jordan"].mentions) == 2
