"""Bodies that speak: one that its phrase describes is no other, and a bare noun takes up the right one."""

from __future__ import annotations

import pytest
from tests.extract.reporting import mentions_of, quotes_of, report

from onrecord.tools.protocols import Tools

_SAID = "Rask Marine sank a ferry off Orlitz. Mira Tolv left the Rask Marine board on Monday.\n"


def _speakers(text: str, tools: Tools) -> list[str]:
    return [quote.speaker_name for quote in quotes_of(report(text), tools)]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The dockers’ union of Orlitz said nobody had warned them.", "The dockers’ union of Orlitz"),
        ("The union of dockers said nobody had warned them.", "The union of dockers"),
        ("The union of the dockers of Orlitz said nobody had warned them.", "The union of the dockers of Orlitz"),
        ("“Nobody had warned us,” the dockers’ union said.", "the dockers’ union"),
        ("The insurance company of Mira Tolv said nobody had warned them.", "The insurance company of Mira Tolv"),
    ],
)
def test_a_body_that_its_phrase_describes_is_no_body_named_before(sentence: str, speaker: str, tools: Tools) -> None:
    assert _speakers(_SAID + sentence, tools) == [speaker]


def test_a_bare_noun_takes_up_the_body_named_or_described(tools: Tools) -> None:
    assert _speakers("Shares of Rask Marine Inc. fell on Monday. The company said the ferry had been safe.", tools) == ["Rask Marine Inc."]
    described = "The dockers’ union said the ferry had been full. The union said it would sue."
    assert _speakers(_SAID + described, tools) == ["The dockers’ union"] * 2


def test_a_bare_noun_that_two_bodies_bear_stays_open(tools: Tools) -> None:
    text = (
        "The Orlitz Dockers’ Union called a strike on Monday. The union said it would last a week.\n"
        "The teachers’ union said it would not join. The union said schools were open."
    )
    assert _speakers(text, tools) == ["Orlitz Dockers’ Union", "The teachers’ union", "The union"]


def test_words_of_the_name_itself_take_it_up(tools: Tools) -> None:
    text = "The Orlitz Dockers’ Union called a strike on Monday. The dockers’ union said it would last a week."
    assert _speakers(text, tools) == ["Orlitz Dockers’ Union"]


def test_an_office_and_its_holder_are_two_names(tools: Tools) -> None:
    text = "The mayor of Tarnby, Ole Brand, took money from a builder. “This is a lie,” Brand said."
    found = {mention.name: mention.kind for mention in mentions_of(report(text), tools)}
    assert found.get("Ole Brand") == "person"
    assert not any("," in name for name in found)
    assert _speakers(text, tools) == ["Ole Brand"]


def test_the_holder_set_beside_the_office_is_the_speaker(tools: Tools) -> None:
    assert _speakers("The governor of Aldern, Mira Tolv, said the port was closed.", tools) == ["Mira Tolv"]
