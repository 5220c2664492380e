"""Whose account a quotation is: of several cues the right one, tag lines and leads without a listed verb, and nobody."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.extract.reporting import quotes_of, report, spoken

from onrecord.tools.protocols import Tools


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Nils Aaro said he felt “sick to the bone” after the vote.", "sick to the bone", "Nils Aaro"),
        ("Nils Aaro said his party would “never sign” the treaty.", "never sign", "Nils Aaro"),
        ("Nils Aaro said that Mira Lund called the treaty “a bad joke”.", "a bad joke", "Mira Lund"),
        (
            "Nils Aaro told a paper that Mira Lund had no plan for the quay, adding, “She never had one.”",
            "She never had one.", "Nils Aaro",
        ),
        ("The ministry put out a statement saying the quay was “closed for good”.", "closed for good", "The ministry"),
        (
            "Skippers said trust was gone, with an old pilot telling his crew that he had never seen “a worse quay”.",
            "a worse quay", "an old pilot",
        ),
    ],
)  # fmt: skip
def test_the_account_above_a_quotation_is_its_speakers(text: str, content: str, speaker: str, tools: Tools) -> None:
    assert (content, speaker) in spoken(text, tools)


@pytest.mark.parametrize(
    "text",
    [
        "“The quay is closed for the winter.” Mira Lund said.",
        "The quay was empty.\n“The quay is closed, and it will stay closed.”\n— Mira Lund\nThen it rained.",
        "“The quay is closed, and it will stay closed,” Mira Lund, the harbour’s chief pilot, said at the gate.",
        "“Will the quay be closed for the winter?” Mira Lund pressed.",
        "Mira Lund went on, to loud applause:\n“The quay is closed, and it will stay closed.”",
        "Mira Lund lost her temper in the hall, “The quay is closed, and it will stay closed.”",
    ],
)
def test_what_stands_beside_a_quotation_tells_the_speaker(text: str, tools: Tools) -> None:
    assert [speaker for _, speaker in spoken(text, tools)][-1] == "Mira Lund"


@pytest.mark.parametrize(
    "text",
    [
        "“The quay is closed and will stay closed.”\nIt rained in Selmark.",
        "It gets better: “The quay is closed and will stay closed.”",
        "The treaty was ill, it was said, with “a fever nobody could name”.",
        "“The quay is closed,” — It rained. Nobody came.",
    ],
)
def test_a_quotation_without_a_source_stays_without_one(text: str, tools: Tools) -> None:
    assert [speaker for _, speaker in spoken(text, tools)] == [""]


def test_a_sentence_that_leads_on_is_no_tag_line(tools: Tools) -> None:
    text = "Nils Aaro said, “The quay is closed for the winter.” Mira Lund said that the ferry was full."
    assert spoken(text, tools) == [("The quay is closed for the winter.", "Nils Aaro")]


def test_one_word_taken_up_is_nobodys(tools: Tools) -> None:
    text = "“A fever is a fever,” Mira Lund said.\nThe town spoke of a “fever” all winter, and it rained on the quay."
    assert ("fever", "Mira Lund") not in spoken(text, tools)


def test_joint_speakers_speak_together_and_they_take_them_up(tools: Tools) -> None:
    both = "Ella Stone and Paul Reyes"
    text = f"Mayor {both} said the bridge would be “open by noon”. “We have kept our word,” they said. “Rubbish,” Stone said later."
    assert spoken(text, tools) == [("open by noon", both), ("We have kept our word,", both), ("Rubbish,", "Ella Stone")]
    near = f"{both} met on Monday. The rebels left the town. “We have kept our word,” they said."
    assert both not in [speaker for _, speaker in spoken(near, tools)]


def test_who_knows_is_told_with_what(tools: Tools) -> None:
    text = "A person familiar with the talks said they were “dead in the water”. Relatives of the victims called it “a whitewash”."
    assert [speaker for _, speaker in spoken(text, tools)] == ["A person familiar with the talks", "Relatives of the victims"]


def test_numbers_stand_in_phrases_and_who_is_asked_says_nothing(tools: Tools) -> None:
    told = "According to two people familiar with the talks, the board was “taken by surprise”."
    assert spoken(told, tools) == [("taken by surprise", "two people familiar with the talks")]
    asked = "Asked if she would resign, Mira Lund shook her head."
    assert quotes_of(report(asked), tools) == []


def test_a_second_official_is_not_the_first(tools: Tools) -> None:
    text = "One official said the cabinet was “split down the middle”, while a second described the mood as “icy to the bone”."
    assert dict(spoken(text, tools)) == {"split down the middle": "One official", "icy to the bone": "a second"}


def test_an_unnamed_spokesman_is_told_with_whom_he_speaks_for(tools: Tools) -> None:
    text = "A spokesman for the port authority said nobody had asked it. “We read it in the papers,” he said."
    names = {quote.speaker_name for quote in quotes_of(report(text), tools)}
    assert names == {"A spokesman for the port authority"}


def test_a_union_is_no_exchange(tools: Tools) -> None:
    text = "The talks at the Grain Exchange in Orlitz ended on Monday. The union says that nobody was warned."
    assert "Grain Exchange" not in {quote.speaker_name for quote in quotes_of(report(text), tools)}


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.text(alphabet="“”\"—–-:,. \nAar said told citing in on X", max_size=120))
def test_odd_text_is_read_to_its_end(tools: Tools, text: str) -> None:
    for quote in quotes_of(report(f"{text}."), tools):
        parts = (quote.setting.addressee, quote.setting.place, quote.setting.occasion, quote.setting.through)
        for span in (quote.content, quote.cue, quote.speaker, *parts):
            assert span is None or f"{text}."[span.start : span.end] == span.exact
