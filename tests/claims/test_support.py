"""Support: which newsrooms stand behind a reading, and whether an agreed text is what all of them say."""

from __future__ import annotations

import pytest
from tests.claims.newsroom import Newsdesk, Told

from onrecord.claims.drifts import drift, place_of, read_wording
from onrecord.model.statements import Point

SAID = "“{}” Mara Dovin, the harbour master, told reporters."


def wordings(told: Told, status: str) -> list[Point]:
    """The points of one status on what Mara Dovin said."""
    return [p for p in told.points if p.type == "wording" and p.status == status]


class TestForms:
    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("I can't feel my legs,", "I cannot feel my legs,"),
            ("No one goes back to sea on a promise", "Nobody goes back to sea on a promise"),
            ("I can’t feel my legs", "I can not feel my legs"),
            ("We won't leave the pier", "We will not leave the pier"),
            ("They're gonna pay for the pier", "They are going to pay for the pier"),
            ("We've travelled to the harbour in grey coats", "We have traveled to the harbor in gray coats"),
            ("Ten per cent of the crews organise themselves", "Ten percent of the crews organize themselves"),
            ("They co-operate with the defence lawyers", "They cooperate with the defense lawyers"),
        ],
    )
    def test_two_forms_of_one_word_are_no_drift(self, left: str, right: str) -> None:
        assert drift(left, right) == []
        assert place_of(read_wording(left), read_wording(right)) is not None

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("I can't feel my legs today,", "I can feel my legs today,"),
            ("We filled the papers with our names", "We signed the papers with our names"),
        ],
    )
    def test_a_not_or_another_word_is(self, left: str, right: str) -> None:
        assert drift(left, right) or place_of(read_wording(left), read_wording(right)) is None

    def test_odd_text_is_read(self) -> None:
        for text in ("", "’", "İİİ [", "(" * 5000, "no. no.5 U.K. n't", "-" * 3000):
            assert len(read_wording(text).tokens) == len(read_wording(text).places)


def test_contractions_are_agreed(desk: Newsdesk) -> None:
    told = desk.tell(SAID.format("We can't see the far pier any more,"), SAID.format("We cannot see the far pier any more,"))
    assert not wordings(told, "disputed"), told.shown(told.points)
    assert wordings(told, "agreed"), told.shown(told.points)


def test_another_part_of_the_speech_supports_no_reading(desk: Newsdesk) -> None:
    one = "The crews trusted this office for years and you laughed at them."
    other = "The crews trusted this office for years and you cheated them."
    told = desk.tell(
        f"Mara Dovin, the harbour master, said: “You sold the long pier for a painted boat. {one}”",
        f"“You sold the long pier for a painted boat,” said Mara Dovin, the harbour master. “{other}”",
    )
    for point in wordings(told, "disputed"):
        assert [c.independent for c in point.claims] == [1, 1], told.shown(told.points)
        assert not point.preferred
        spans = [told.statements[s].span.exact for c in point.claims for s in c.statements]
        assert all("trusted" in span for span in spans), spans
    assert any("painted boat" in c.text for p in wordings(told, "agreed") for c in p.claims)


def test_words_that_one_newsroom_lacks_are_not_agreed(desk: Newsdesk) -> None:
    told = desk.tell(
        SAID.format("This is the worst night our valley has known,"),
        SAID.format("This was the worst night that our town has ever known,"),
    )
    agreed = [c.text for p in told.points if p.status == "agreed" for c in p.claims]
    assert not [t for t in agreed if "town" in t or "valley" in t], agreed


class TestVerbatim:
    REPORT = (
        "Mara Dovin, the harbour master, said: “You sold the long pier for a painted boat. "
        "The crews trusted this office and you laughed at them. I never said that the ferry was safe.”"
    )

    @pytest.mark.parametrize(
        ("sentence", "verdict"),
        [
            ("Mara Dovin told him: “You laughed at them.”", "single_source"),
            ("Mara Dovin said: “The crews trusted this office.”", "single_source"),
            ("Mara Dovin said: “You laughed at nobody.”", "not_found"),
            ("Joss Pellin told him: “You laughed at them.”", "not_found"),
            ("Mara Dovin said: “The ferry was safe.”", "not_found"),
        ],
    )
    def test_words_quoted_from_the_same_speaker_are_found(self, desk: Newsdesk, sentence: str, verdict: str) -> None:
        told = desk.tell(self.REPORT, "Joss Pellin, a ferryman, said that the painted boat was his.")
        checked = desk.verdict(told, sentence)
        assert checked.verdict == verdict, checked.explanation


class TestNumbers:
    def test_a_number_of_one_report_is_not_agreed(self, desk: Newsdesk) -> None:
        told = desk.tell(
            "Seven ferrymen were killed in the blaze at the Marrow quay warehouse on Monday, rescuers said.",
            "Five ferrymen were killed in the blaze at the Marrow quay warehouse on Monday, rescuers said.",
        )
        agreed = [c.text.lower() for p in told.points if p.status == "agreed" for c in p.claims]
        assert not [t for t in agreed if "seven" in t or "five" in t], agreed


def test_the_same_words_under_two_names_are_told_once(desk: Newsdesk) -> None:
    words = "a marriage of the stubborn in everything but name"
    told = desk.tell(
        f"“This is {words},” Mara Dovin and Joss Pellin said in a joint statement.",
        f"Joss Pellin has run the ferries since last spring. He said it was “{words}”.",
    )
    assert any("stubborn" in c.text for p in wordings(told, "agreed") for c in p.claims), told.shown(told.points)
    assert not [p for p in told.of("single_source") for c in p.claims if "stubborn" in c.text]
