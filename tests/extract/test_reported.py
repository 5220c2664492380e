"""Reported clauses: what is told to be said, whole and no further, with who says it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.reporting import quotes_of, report

from onrecord.extract import indirect, quotations, weights
from onrecord.model.annotations import Quote
from onrecord.tools.protocols import Tools


def reported(text: str, tools: Tools) -> list[Quote]:
    return [quote for quote in quotes_of(report(text), tools) if quote.kind == "indirect"]


def told(text: str, tools: Tools) -> list[tuple[str, str]]:
    return [(q.speaker.exact if q.speaker else "", q.content.exact) for q in reported(text, tools)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Nils Aaro said that the port was closed.", "the port was closed"),
        ("The port was closed, Nils Aaro said.", "The port was closed"),
        ("The council, Aaro said, knew nothing of the memo.", "The council, Aaro said, knew nothing of the memo"),
        ("According to Nils Aaro, the port is shut for good.", "the port is shut for good"),
        ("The port is shut for good, according to Nils Aaro.", "The port is shut for good"),
        ("Nils Aaro promised to reopen the port in May.", "to reopen the port in May"),
        ("The union accused the mayor of lying about the talks.", "the mayor of lying about the talks"),
        ("The poll shows that 52 percent of voters want the port reopened.", "52 percent of voters want the port reopened"),
        ("The ministry was reported to have warned the port in March.", "The ministry was reported to have warned the port in March"),
        ("Officials expressed concern about the delay.", "concern about the delay"),
        ("Aaro rejected claims that the port was a ruin.", "the port was a ruin"),
        ("ORLITZ (NRT) — The port will be shut until May, Nils Aaro said.", "The port will be shut until May"),
    ],
)
def test_the_content_is_whole(text: str, content: str, tools: Tools) -> None:
    assert content in [found for _, found in told(text, tools)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Aaro said the port would stay shut until spring, dismissing reports of a strike.", "the port would stay shut until spring"),
        ("Ann Oy said the deal would cost a crown, though she cautioned that it was early.", "the deal would cost a crown"),
        ("Aaro said the port would “never” open.", "the port would “never” open"),
        ("Aaro said he had never wanted “a third boat of gifts.”", "he had never wanted “a third boat of gifts.”"),
    ],
)
def test_the_content_ends_where_the_speaker_goes_on(text: str, content: str, tools: Tools) -> None:
    assert content in [found for _, found in told(text, tools)]


@pytest.mark.parametrize(
    "text",
    [
        "Nils Aaro tried to open the door of the old harbour office.",
        "A spokeswoman for the port declined to comment.",
        "Asked whether she would run again, Ann Oy said no.",
        "“The port is shut,” Nils Aaro said.",
        "“Where were they,” Ann Oy asked, “when the dyke broke?”",
        "Nils Aaro deleted the post, which he described as a “mistake”.",
        "The storm shut the port, and the ships left.",
    ],
)
def test_what_nobody_tells_is_no_report(text: str, tools: Tools) -> None:
    assert reported(text, tools) == []


def test_quoted_words_in_a_reported_clause_have_its_speaker(tools: Tools) -> None:
    found = quotes_of(report("Nils Aaro said that the long and bitter strike had made the port “a ruin”."), tools)
    assert {(q.kind, q.speaker_name) for q in found} == {("indirect", "Nils Aaro"), ("partial", "Nils Aaro")}


def test_scare_quotes_and_labels_are_told_apart(tools: Tools) -> None:
    text = "The so-called “ice law” was passed. A “spy” plane flew over the town, which sells “Sea Star” fish cakes."
    assert {q.kind for q in quotes_of(report(text), tools)} <= {"scare"}


def test_without_weights_the_rules_decide(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (indirect, quotations):
        monkeypatch.setattr(module, "TABLE", "quotes/none.tsv")
    weights.weights.cache_clear()
    assert told("Nils Aaro said that the port was closed.", tools) == [("Nils Aaro", "the port was closed")]
    assert told("According to Nils Aaro, the port is shut for good.", tools) == [("Nils Aaro", "the port is shut for good")]
    assert [q.kind for q in quotes_of(report("“We stay,” Nils Aaro said."), tools)] == ["direct"]
    assert told("Nils Aaro could say that the port was closed.", tools) == []


def test_signs_unknown_to_a_table_weigh_nothing() -> None:
    table = indirect.TABLE
    assert weights.weigh(table, ["no such sign"]) == weights.weigh(table, [])
    assert all(isinstance(weight, int) for weight in weights.weights(table).values())


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["said", "that", "Aaro", ",", "according", "to", "“", "”", "was", "told", "and", "."]), max_size=25))
def test_odd_sentences_give_contents_within_the_text(tools: Tools, words: list[str]) -> None:
    text = " ".join(words) or "."
    for quote in quotes_of(report(text), tools):
        assert text[quote.content.start : quote.content.end] == quote.content.exact != ""


def test_a_sentence_without_end_takes_bounded_time(tools: Tools) -> None:
    article = report(" he said that Nils Aaro told Ann Oy that" * 300)
    quotes_of(article, tools)
    began = time.process_time()
    quotes_of(article, tools)
    assert time.process_time() - began < 8


def test_a_verb_that_says_it_in_itself_has_few_words(tools: Tools) -> None:
    text = (
        "The ministry put the toll at two. Ann Oy promised elections within two years. The union disputed that. "
        "The ministry rejected that, calling the figure a fantasy. Witnesses denied this. Nils Aaro put the cup on the table."
    )
    found = [q.content.exact for q in quotes_of(report(text), tools)]
    assert found == ["the toll at two", "elections within two years", "that", "the figure a fantasy", "this"]


def test_what_is_drawn_or_asked_is_not_said(tools: Tools) -> None:
    text = "Nils Aaro claimed a total of £38,000 in two years. Ann Oy, asked if she had spoken to Aaro, said: “Not yet.”"
    assert [q.content.exact for q in quotes_of(report(text), tools)] == ["Not yet."]


def test_contents_are_cut_where_they_end(tools: Tools) -> None:
    text = (
        "Nils Aaro said that deaths had risen by 52%.\n\nThe company said that it was 'working fully with the police'.\n\n"
        "Police fired on a march in Orlitz on Saturday, killing five people and wounding at least 23, doctors said, in the worst day since the war began."
    )
    found = [q.content.exact for q in quotes_of(report(text), tools) if q.kind == "indirect"]
    assert found == [
        "deaths had risen by 52%", "it was 'working fully with the police'",
        "Police fired on a march in Orlitz on Saturday, killing five people and wounding at least 23",
    ]  # fmt: skip
