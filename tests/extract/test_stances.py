"""Stances: what a speaker denies, doubts or does not say is not told as his word."""

from __future__ import annotations

import pytest
from tests.extract.reporting import quotes_of, report

from onrecord.tools.protocols import Tools


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Nils Aaro denied that the port was closed.", "denied"),
        ("Nils Aaro vehemently denies he took money.", "denied"),
        ("The port was closed, Nils Aaro has denied.", "denied"),
        ("Nils Aaro denied that ships were “rotten”.", "denied"),
        ("Nils Aaro rejected claims that the ships were “rotten”.", "denied"),
        ("Nils Aaro’s denial that “the ice will not hold” went unheard.", "denied"),
        ("Nils Aaro doubted that the port would open.", "doubted"),
        ("Nils Aaro did not think the port would open.", "doubted"),
        ("Nils Aaro never said that the port was closed.", "not said"),
        ("Nils Aaro did not call it “a coup”.", "not said"),
        ("Nils Aaro refused to say whether the port was “closed”.", "not said"),
    ],
)
def test_what_the_cue_takes_back_is_not_told(text: str, stance: str, tools: Tools) -> None:
    assert {quote.stance for quote in quotes_of(report(text), tools)} == {stance}


@pytest.mark.parametrize(
    "text",
    [
        "Nils Aaro said that the port was not closed.",
        "Nils Aaro denied the charge: “This is a lie.”",
        "“I never took it,” Nils Aaro denied.",
        "Nils Aaro dismissed the claims as “a fairy tale”.",
        "Nils Aaro rejected the “unfair” plan.",
        "The ministry denied reports of a strike, saying the port “is fine”.",
        "Nils Aaro did not only say that the port was closed, he wept.",
    ],
)
def test_a_speakers_own_words_stay_his(text: str, tools: Tools) -> None:
    assert {quote.stance for quote in quotes_of(report(text), tools)} == {""}
