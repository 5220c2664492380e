"""Who says what: cues before, after and inside, speakers carried, taken up and spoken for."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.reporting import quotes_of, report, spoken

from onrecord.tools.protocols import Tools
from onrecord.tools.rule_parser import RuleParser


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“The port stays open,” Nils Aaro said.", ["Nils Aaro"]),
        ("“The port stays open,” said Nils Aaro, a harbour master.", ["Nils Aaro"]),
        ("“Is the port open?” Nils Aaro asked.", ["Nils Aaro"]),
        ("“The port stays open!” beamed Nils Aaro.", ["Nils Aaro"]),
        ("“The port stays open,” Nils Aaro shot back.", ["Nils Aaro"]),
        ("Nils Aaro said: “The port stays open.”", ["Nils Aaro"]),
        ("Nils Aaro leaned in: “The port stays open.”", ["Nils Aaro"]),
        ("“The port,” Nils Aaro said, “stays open.”", ["Nils Aaro", "Nils Aaro"]),
        ("The port is “entirely safe”, according to Nils Aaro.", ["Nils Aaro"]),
        ("According to Nils Aaro, the port is “entirely safe”.", ["Nils Aaro"]),
        ("Calling the talks “candid”, Nils Aaro said he would return.", ["Nils Aaro"]),
        ("Nils Aaro said the port was safe, calling the reports “a fairy tale”.", ["Nils Aaro"]),
        ("Nils Aaro’s warning that “the ice will not hold” went unheard.", ["Nils Aaro"]),
        ("The strike was “a farce” and “a shame”, Nils Aaro told reporters.", ["Nils Aaro", "Nils Aaro"]),
        ("Nils Aaro called it “a farce”, but Mira Tolv said it was “a triumph”.", ["Nils Aaro", "Mira Tolv"]),
        ("Nils Aaro, who heads the union, told a briefing “the port stays open”.", ["Nils Aaro"]),
        ("A senior harbour official said the talks were “candid”.", ["A senior harbour official"]),
    ],
)
def test_the_cue_names_the_speaker(text: str, speakers: list[str], tools: Tools) -> None:
    assert [name for _, name in spoken(text, tools)] == speakers


def test_the_spokesman_speaks_and_not_his_principal(tools: Tools) -> None:
    text = "Aaro stressed “the need for open channels”, harbour ministry spokesman Joren Vask said."
    assert spoken(text, tools) == [("the need for open channels", "Joren Vask")]
    nested = "“They will meet again,” spokesman Joren Vask said, adding that Nils Aaro stressed “open channels”."
    assert [name for _, name in spoken(nested, tools)] == ["Joren Vask", "Joren Vask"]


def test_who_told_it_is_not_who_said_it(tools: Tools) -> None:
    text = "Nils Aaro told Mira Tolv that ties “are at their lowest point,” according to state broadcaster ORT."
    assert spoken(text, tools) == [("are at their lowest point,", "Nils Aaro")]


def test_a_speaker_carries_over_sentences_paragraphs_and_captions(tools: Tools) -> None:
    text = (
        "“The port stays open,” Mira Tolv, a fellow at the Ice Institute, told a briefing. “Nobody doubts it.”\n"
        "A crane in the port of Orlitz, in a file picture.\n"
        "“Both sides know it, and both sides wait for the ice to go,” she said.\n"
        "“That takes time.”"
    )
    found = spoken(text, tools, kinds={1: "caption"})
    assert len(found) == 4
    assert {name for _, name in found} == {"Mira Tolv"}


def test_pronouns_go_to_whom_they_fit(tools: Tools) -> None:
    text = "Patricia Holm met Robert Lund in Orlitz.\n“It was a good talk,” she said.\n“It was cold,” he said."
    assert [name for _, name in spoken(text, tools)] == ["Patricia Holm", "Robert Lund"]


def test_roles_are_taken_up(tools: Tools) -> None:
    text = (
        "Foreign Minister Nils Aaro met lawmakers on Tuesday.\n"
        "“We agreed on the ferry,” the minister said.\n"
        "A senior police official warned of thin ice.\n“Nobody should cross,” the official added."
    )
    names = [name for _, name in spoken(text, tools)]
    assert names[0] == "Nils Aaro"
    assert names[1].lower() == "a senior police official"


def test_kinds_of_quotation(tools: Tools) -> None:
    text = (
        "“The port stays open,” Nils Aaro said.\n"
        "Nils Aaro said the port was “entirely safe”.\n"
        "Nils Aaro said that the piers “have failed us for thirty years”.\n"
        "The guards had shown it as a “ghost” ship."
    )
    kinds = [q.kind for q in quotes_of(report(text), tools) if q.kind != "indirect"]
    assert kinds == ["direct", "partial", "mixed", "scare"]


def test_names_of_works_and_nicknames_are_no_quotations(tools: Tools) -> None:
    text = "Nils “Ice” Aaro sang the song “Winter Is Near” in the film “The Long Ferry”."
    assert spoken(text, tools) == []


def test_reported_clauses(tools: Tools) -> None:
    text = "Nils Aaro said that the ferry would sail at dawn. Mira Tolv could argue that it sank."
    found = [q for q in quotes_of(report(text), tools) if q.kind == "indirect"]
    assert [(q.content.exact, q.speaker_name) for q in found] == [("the ferry would sail at dawn", "Nils Aaro")]


def test_content_cue_and_speaker_are_the_words_on_the_page(tools: Tools) -> None:
    text = "“We sail,” harbour master Nils Aaro told reporters on Friday."
    (quote,) = [q for q in quotes_of(report(text), tools) if q.kind != "indirect"]
    assert quote.content.exact == "We sail,"
    assert quote.cue is not None
    assert quote.cue.exact == "told reporters"
    assert quote.speaker is not None
    assert "Nils Aaro" in quote.speaker.exact
    for span in (quote.content, quote.cue, quote.speaker):
        assert text[span.start : span.end] == span.exact


def test_without_a_model_the_plain_cases_still_work(tools: Tools) -> None:
    plain = replace(tools, parser=RuleParser())
    text = "“The port stays open,” Nils Aaro said. “It is safe,” said Mira Tolv.\nAccording to Jon Lund, it was “a farce”."
    assert [name for _, name in spoken(text, plain)] == ["Nils Aaro", "Mira Tolv", "Jon Lund"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["“", "”", '"', "‘", "’", "Aaro", "said", ",", ".", "he", "the minister", "\n", "adding", "of"]), max_size=40))
def test_odd_text_never_fails(tools: Tools, words: list[str]) -> None:
    text = " ".join(words)
    article = report(text)
    for quote in quotes_of(article, replace(tools, parser=RuleParser())):
        assert text[quote.content.start : quote.content.end] == quote.content.exact


def test_many_quotations_take_bounded_time(tools: Tools) -> None:
    plain = replace(tools, parser=RuleParser())
    text = "“Yes,” he said. " * 2000
    began = time.process_time()
    assert len(spoken(text, plain)) == 2000
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # the subject of the sentence before, not the one whom an earlier paragraph quoted
        (
            "Mayor Robert Lund told residents to stay away.\n“Do not come,” he told the Herald.\n"
            "Shaken by the waves, innkeeper and fisherman Peter Holm wished he had left.\n“I feel like a fool,” he said.",
            ["Robert Lund", "Peter Holm"],
        ),
        # nobody's unnamed object or subordinate subject speaks for a name
        (
            "Emily Tolv picks her seat, so that if a shooter looks into the room, it will seem empty.\n"
            "“I sit close to the door,” she said.",
            ["Emily Tolv"],
        ),
        # "they" after two names is neither the crowd of the paragraph before nor one of the two
        (
            "Protesters pulled the statue down.\nThe chairman, Robert Lund, and the president, Patricia Holm, "
            "condemned the act in a joint statement.\n“It was dangerous,” they said.",
            [""],
        ),
        # the source of "according to" is the last who spoke
        (
            "“It is a defeat,” former prosecutor Robert Lund said.\nThe term is half of what is usual, according to "
            "Peter Holm, a former clerk. “Very odd,” he said.",
            ["Robert Lund", "Peter Holm"],
        ),
        # a role beside a name is that person's
        ("The chairman of the harbour committee, Robert Lund, accused Holm of “a plain lie”.", ["Robert Lund"]),
        # of people in general the words are those of him who tells of them
        ("Robert Lund said his victory showed that voters were rejecting the “radical, costly plans”.", ["Robert Lund"]),
        # quoted as saying
        ("The agency quoted spokesman Robert Lund as saying the port “has invited both firms”.", ["Robert Lund"]),
        # storms and laws say nothing
        ("The weather office warned that Storm Edda will continue to bring “sudden floods”.", ["The weather office"]),
    ],
)
def test_a_wrong_name_is_worse_than_none(text: str, speakers: list[str], tools: Tools) -> None:
    assert [name for _, name in spoken(text, tools)] == speakers


def test_a_pronoun_with_two_that_fit_alike_stays_open(tools: Tools) -> None:
    text = (
        "Patricia Holm told the Herald that her daughter had been pursued.\n"
        "Maria Lund finally stood up to the boy.\n“A week later he came back,” she said."
    )
    assert [name for _, name in spoken(text, tools)] == [""]


def test_a_family_name_that_is_an_office_is_a_name(tools: Tools) -> None:
    text = "Robert Bishop won the seat.\nBishop campaigned on taxes. He said Lund “admires idleness”."
    assert [name for _, name in spoken(text, tools)] == ["Robert Bishop"]


def test_two_that_share_a_word_leave_the_body_open(tools: Tools) -> None:
    text = (
        "Students of Orlitz University met those of Vellin University.\n"
        "In a statement on Monday the university called the march “dangerous”."
    )
    assert [name for _, name in spoken(text, tools)] == ["the university"]


def test_a_speech_over_paragraphs_is_of_whoever_opens_it(tools: Tools) -> None:
    text = (
        "The council met in the old palace.\n\nGeneral Nils Aaro, its president, addressed the nation on Friday.\n\n"
        "“Citizens! The people asked us to act. We have acted.\n\n“In May you will vote. Until then, order shall reign.\n\n"
        "“Those who listen to foreign voices will regret it.”\n\nThe harbour stayed shut."
    )
    found = [(q.kind, q.speaker_name) for q in quotes_of(report(text), tools) if q.kind != "indirect"]
    assert found == [("direct", "Nils Aaro")] * 3


def test_an_aside_between_dashes_leaves_the_quotation_one(tools: Tools) -> None:
    text = "“We will stay here,” said Ann Oy, 67. “And if they shut the pier” – she held up a key – “we have a boat.”"
    found = [(q.kind, q.speaker_name) for q in quotes_of(report(text), tools)]
    assert found == [("direct", "Ann Oy")] * 3


def test_the_second_half_is_as_direct_as_the_first(tools: Tools) -> None:
    text = "“We sail where the law allows us,” Ann Oy said, “and on to Orlitz.” Nils Aaro said: “Not yet.” He walked off."
    assert [q.kind for q in quotes_of(report(text), tools)] == ["direct", "direct", "direct"]


def test_a_name_defined_in_brackets_is_nobodys_words(tools: Tools) -> None:
    text = "Orlitz Harbours plc (“Orlitz”) expressed regret. The fund (the “Harbour Fund”) will open in May."
    assert [q for q in quotes_of(report(text), tools) if q.kind != "indirect"] == []
