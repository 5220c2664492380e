"""Two who bear one family name: whom the bare name means, in one report and across reports."""

from __future__ import annotations

import pytest
from tests.extract.reporting import mentions_of, quotes_of, report, story_of

from onrecord.model.annotations import Actor
from onrecord.tools.protocols import Tools


def whose(text: str, tools: Tools) -> list[tuple[str, str]]:
    return [(m.span.exact, m.name) for m in mentions_of(report(text), tools) if m.kind == "person"]


def actors(texts: list[str], tools: Tools) -> dict[str, Actor]:
    found, _, _ = story_of(texts, tools)
    return {a.name: a for a in found if a.kind == "person"}


def test_the_bare_name_is_the_first_ones_and_not_the_nearest(tools: Tools) -> None:
    text = (
        "Gerald Holm was jailed on Thursday.\n\nPolice inspector Neil Holm welcomed the sentence.\n\n"
        "“Nobody will miss it,” Holm told the judge before the trial."
    )
    assert whose(text, tools)[2:] == [("Holm", "Gerald Holm")]


def test_whom_the_report_calls_so_before_it_names_another_stays_so(tools: Tools) -> None:
    text = "Gerald Holm was jailed on Thursday. Holm wept. Inspector Neil Holm said that Holm had lied."
    assert [name for form, name in whose(text, tools) if form == "Holm"] == ["Gerald Holm"] * 2


def test_it_stays_open_where_the_other_is_named_last_in_the_same_paragraph(tools: Tools) -> None:
    text = "Gerald Holm was jailed on Thursday.\n\nNeil Holm, a police inspector, came to court. Holm smiled."
    assert whose(text, tools)[2:] == [("Holm", "Holm")]
    assert "Holm" in actors([text], tools)


def test_mr_and_mrs_are_told_by_sex(tools: Tools) -> None:
    text = (
        "The interior minister, Paul Renfrew, visited the valley. His predecessor, Sarah Renfrew, stayed away.\n\n"
        "Mr Renfrew said nothing. Mrs Renfrew laughed."
    )
    assert [name for form, name in whose(text, tools) if form == "Renfrew"] == ["Paul Renfrew", "Sarah Renfrew"]


def test_mrs_is_no_man_but_his_wife_or_one_of_her_own(tools: Tools) -> None:
    told = "Robert Bellamy will go to court. Bellamy’s wife, Anna, agreed.\n\nMrs Bellamy wept."
    assert whose(told, tools)[-1] == ("Bellamy", "Anna")
    alone = "Robert Bellamy will go to court.\n\nMrs Bellamy wept."
    assert whose(alone, tools)[-1] == ("Bellamy", "Mrs Bellamy")
    assert len(actors([alone], tools)) == 2


@pytest.mark.parametrize("count", [0, 400])
def test_many_of_one_name_take_bounded_time(count: int, tools: Tools) -> None:
    assert len(whose("Ann Holm came. Paul Holm left. " + "Holm spoke. " * count, tools)) == 2 + count


def test_a_spelling_does_not_join_those_whose_titles_differ(tools: Tools) -> None:
    text = "Dr Maria Belov came to the ward on Monday. A nurse, Maria Belova, saw it. Another nurse, Maria Belova, wept."
    assert {"Maria Belov", "Maria Belova"} <= {name for _, name in whose(text, tools)}
    found = actors([text, "Nurse Maria Belova spoke in Kelda on Monday."], tools)
    assert {"Maria Belov", "Maria Belova"} <= set(found)


def test_a_spelling_does_not_join_a_man_and_a_woman(tools: Tools) -> None:
    found = actors(["Mario Holmgren came on Monday.", "Maria Holmgren came on Monday."], tools)
    assert len(found) == 2


def test_one_office_joins_a_short_name_spelt_in_two_ways(tools: Tools) -> None:
    found = actors(["Headteacher Robert Holt came on Monday.", "Headteacher Robert Holte came on Monday."], tools)
    assert len(found) == 1


def test_a_title_outweighs_a_family_name(tools: Tools) -> None:
    one = "Governor Robert Belov said on Saturday that many were missing."
    other = "A nurse, Maria Belov, saw the fire. Governor Belov wrote to her on Sunday."
    found = actors([one, other], tools)
    assert "Belov" in found["Robert Belov"].names
    assert found["Maria Belov"].roles == ("nurse",)
    alone = actors([other], tools)
    assert alone["Maria Belov"].roles == ("nurse",)
    assert alone["Belov"].roles == ("Governor",)


def test_the_owner_who_is_taken_up_as_the_company_is_a_body(tools: Tools) -> None:
    text = (
        "Some 300 people were moved, according to the National Rescue Agency. A spokesman for the mill’s owner, Lathe Norvik, "
        "declined to comment. The company said in a statement that it was helping."
    )
    found, _, _ = story_of([text], tools)
    assert {a.name: (a.kind, a.roles) for a in found}["Lathe Norvik"] == ("organisation", ())
    person = "A spokesman for the club’s owner, Robert Lund, declined to comment. He was abroad."
    assert actors([person], tools)["Robert Lund"].kind == "person"


def test_a_live_reports_bare_name_is_not_the_inspectors(tools: Tools) -> None:
    one = "Gerald Holm was jailed on Thursday. Holm wept.\n\nDetective Inspector Neil Holm spoke outside the court."
    live = "Holm is led into court by two guards.\n\nHolm has been taken down.\n\nDI Neil Holm is speaking on the steps."
    found = actors([one, live], tools)
    assert "Holm" not in found["Neil Holm"].names
    assert "DI Neil Holm" not in found


def test_letters_after_a_name_are_no_part_of_it(tools: Tools) -> None:
    found = actors(["Robert Lyle QC spoke for the defence. Mr Lyle said that it was late.", "Robert Lyle spoke on Monday."], tools)
    assert len(found) == 1


def test_who_is_of_a_body_speaks_and_not_the_body(tools: Tools) -> None:
    text = "Thirty-four people died in the blast in Kelda, Dr Maria Petrova of the city hospital said."
    assert [q.speaker_name for q in quotes_of(report(text), tools)] == ["Maria Petrova"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("President-elect Maria Sandoz spoke on Monday.", "Maria Sandoz", "President-elect"),
        ("The then-leader of the council, Ursula Pike, told the trial so.", "Ursula Pike", "then-leader of the council"),
        ("Maria Sandoz chairs Anna Lund at the board.", "Anna Lund", ""),
    ],
)
def test_roles_before_names(text: str, name: str, role: str, tools: Tools) -> None:
    assert {m.name: m.role for m in mentions_of(report(text), tools) if m.kind == "person"}[name] == role


def test_a_word_that_opens_a_sentence_is_no_person(tools: Tools) -> None:
    text = "Calm has returned to the town. Police asked for calm on Monday. Robert Holm said that calm was needed."
    assert [name for _, name in whose(text, tools)] == ["Robert Holm"]


def test_a_score_and_a_colon_part_names(tools: Tools) -> None:
    found = mentions_of(report("Aldern Vale 3-2 Port Holt: Robert Lund scores twice.\n\nRobert Lund scored twice on Monday."), tools)
    assert not any(":" in m.name or "3" in m.name for m in found)
    assert "Robert Lund" in {m.name for m in found}
