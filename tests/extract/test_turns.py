"""Printed conversations: labelled lines are what their speakers say, other labels are not."""

from __future__ import annotations

from tests.extract.reporting import quotes_of, report, spoken

from onrecord.tools.protocols import Tools


def test_turns_have_the_speaker_that_their_label_names(tools: Tools) -> None:
    text = "Nils Aaro met Ann Oy on the pier.\nAARO: We stay here.\nOY: You said “never” before.\nAARO: That was then.\nOY: So it was."
    found = spoken(text, tools)
    assert ("We stay here.", "Nils Aaro") in found
    assert ("That was then.", "Nils Aaro") in found
    assert ("So it was.", "Ann Oy") in found


def test_questions_are_left_out_and_answers_have_no_name(tools: Tools) -> None:
    text = "Q: Will the port reopen?\nA: We hope so.\nQ: When?\nA: In May, I think."
    assert spoken(text, tools) == [("We hope so.", ""), ("In May, I think.", "")]


def test_lists_and_notes_are_no_conversation(tools: Tools) -> None:
    text = "Photo: Ann Oy\nWhere: Orlitz harbour\nPhoto: Nils Aaro\nWhere: the old pier\nPrice: two crowns"
    assert spoken(text, tools) == []


def test_a_mark_that_opens_before_the_label_is_not_the_speakers(tools: Tools) -> None:
    text = "“AARO: We stay here.\n“OY: You said no.\n“AARO: That was then.\n“OY: So it was."
    assert {q.content.exact for q in quotes_of(report(text), tools) if q.kind == "direct"} == {
        "We stay here.", "You said no.", "That was then.", "So it was.",
    }  # fmt: skip


def test_full_names_and_last_names_lead_the_turns_of_one_person(tools: Tools) -> None:
    text = (
        "NILS AARO: No. We stay where we are.\n\nANN OY: They say there will be trouble.\n\nAARO: They say that often.\n\n"
        "OY: Did you tell the Vessians?\n\nAARO: I will not go into that."
    )
    found = dict(spoken(text, tools))
    assert found["No. We stay where we are."] == found["They say that often."] == "Nils Aaro"
    assert found["Did you tell the Vessians?"] == "Ann Oy"


def test_one_question_and_its_answer_are_a_conversation(tools: Tools) -> None:
    text = "Nils Aaro has a new book.\n\nQ: Do you read reviews?\nA: Never. My mother does.\n\nIt is out in May."
    assert spoken(text, tools) == [("Never. My mother does.", "")]
