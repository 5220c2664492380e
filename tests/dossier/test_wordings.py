"""Small wordings: questions, days, lists of newsrooms, headlines, and retellings that read well."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dossier.builders import make_article, timex

from onrecord.dossier.backing import cuts_polarity, holds_words, outlets_only
from onrecord.dossier.days import read_day, tell_day, tell_when
from onrecord.dossier.differences import _name_begins
from onrecord.dossier.questions import embedded, regular_past
from onrecord.dossier.retellings import Wish, retell
from onrecord.dossier.standing import can_stand
from onrecord.dossier.wording import inner_quote, join_names, tell_count
from onrecord.tools.labels import UNKNOWN_ROOM, is_unnamed, newsroom_label
from onrecord.tools.protocols import Tools


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How long did the talks last?", "how long the talks lasted"),
        ("How many ships did the navy send?", "how many ships the navy sent"),
        ("When did Dana Fell say it?", "when Dana Fell said it"),
        ("How many people died?", "how many people died"),
        ("Which body leads the inquiry?", "which body leads the inquiry"),
        ("Who was elected?", "who was elected"),
        ("How long: “the talks lasted”?", "how long it took"),
        ("How many people: “died in the flood”?", "the number of people"),
        ("How long did the strike stop?", "how long the strike stopped"),
        ("When did Dana Fell leave the town hall?", "when Dana Fell left the town hall"),
        ("When did Fell carry the flag?", "when Fell carried the flag"),
        ("When did the mayor of Vellinge open the bridge?", ""),
        ("When did Bank of Tarn open?", ""),
        ("When was the vote?", "when the vote was"),
        ("How many people are missing?", "how many people are missing"),
        ("How long was the bridge closed?", ""),
        ("In which words did Dana Fell say it?", "the words of Dana Fell"),
        ("Was it put off or called off?", "whether it was put off or called off"),
        ("Which is it: Tarn or Karsk?", ""),
        ("On which day did it begin?", ""),
        ("When was the dam built?", ""),
        ("", ""),
        ("Did?", ""),
    ],
)
def test_questions_go_into_sentences_or_stay_as_they_are(question: str, told: str) -> None:
    assert embedded(question) == told


@pytest.mark.parametrize(
    ("verb", "past"),
    [("stop", "stopped"), ("visit", "visited"), ("use", "used"), ("carry", "carried"), ("stay", "stayed"), ("fix", "fixed"),
     ("rain", "rained"), ("open", "opened"), ("show", "showed"), ("ban", "banned"), ("end", "ended"), ("shout", "shouted")],
)  # fmt: skip
def test_regular_verbs_are_spelt_right_in_the_past(verb: str, past: str) -> None:
    assert regular_past(verb) == past


def test_unknown_newsrooms_are_told_apart() -> None:
    assert newsroom_label("Kestrel Post", "outlet") == "Kestrel Post"
    assert newsroom_label("kestrel.com", "outlet") == "kestrel.com"
    assert newsroom_label("in/dam-1.txt", "unknown") == "the report dam-1"
    assert newsroom_label("Dam breaks above “Vellinge” town", "unknown") == "the report ‘Dam breaks above Vellinge town’"
    assert newsroom_label(" .txt", "unknown") == UNKNOWN_ROOM
    assert newsroom_label("", "outlet") == UNKNOWN_ROOM
    assert is_unnamed(newsroom_label("dam-1.txt", "outlet"))
    assert not is_unnamed(newsroom_label("Kestrel Post", "agency"))


@given(st.text(max_size=80))
def test_odd_questions_do_no_harm(text: str) -> None:
    assert isinstance(embedded(text), str)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_days_are_read_back_as_told(day: date) -> None:
    told = read_day(tell_day(day.isoformat()).split())
    assert told is not None
    assert told.fits(day.isoformat())
    assert not told.fits((day + timedelta(days=7)).isoformat())


def test_odd_dates_are_not_told() -> None:
    assert [tell_day(value) for value in ("2031-13", "2031-02-30", "soon", "")] == ["", "", "", ""]
    assert tell_when("2031-06/2031-08") == "June 2031 to August 2031"
    assert read_day(["June", "soon"]) is None


def test_lists_and_counts() -> None:
    assert join_names(["A", "B", "C"]) == "A, B and C"
    assert [tell_count(n) for n in (0, 1, 11, 20, 21)] == ["no", "one", "eleven", "twenty", "21"]
    assert inner_quote("He said “stop” twice") == "He said ‘stop’ twice"


def test_only_the_named_newsrooms_are_named() -> None:
    assert outlets_only("Kestrel Post and Tarn Radio", ["Tarn Radio", "Kestrel Post"])
    assert outlets_only("Times and Star", ["Times and Star"])
    assert not outlets_only("Kestrel Post and Kestrel Post", ["Kestrel Post"])
    assert not outlets_only("Kestrel Post and others", ["Kestrel Post"])
    assert not outlets_only(" and ", ["Kestrel Post"])


def test_words_are_held_whole_and_not_cut_from_a_negation() -> None:
    assert holds_words("The dam ‘held’ for 40 days.", 'dam "held" for 40')
    assert not holds_words("The dam held for 140 days.", "for 40 days")
    assert cuts_polarity("Nobody warned the town.", "warned the town")
    assert not cuts_polarity("Nobody warned the town.", "Nobody warned the town")


def _told(tools: Tools, text: str, *, longest: int = 8, **wish: object) -> list[str]:
    article = make_article("Kestrel Post", [text])
    sentence = tools.parser.parse(article, {"paragraph"})[0]
    made = retell(sentence, (), Wish(longest=longest, **wish))  # type: ignore[arg-type]
    return [r.text for r in made if can_stand(sentence, r.dropped, named=bool(r.named))]


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("However, the dam (built in 1931) broke before the army came.", "The dam broke before the army came."),
        ("Dana Fell, who leads the council, has closed the old bridge.", "Dana Fell has closed the old bridge."),
        ("The river rose by a metre, flooding the lower town within an hour.", "The river rose by a metre."),
        ("The mayor closed the bridge on Monday and asked for help.", "The mayor closed the bridge on Monday."),
        ("Dana Fell also warned the town of a second wave.", "Dana Fell warned the town of a second wave."),
    ],
)
def test_sentences_are_shortened_at_their_joints(tools: Tools, printed: str, told: str) -> None:
    assert _told(tools, printed)[0] == told


@pytest.mark.parametrize(
    "printed",
    [
        "He closed the old bridge on Monday.",
        "This angered the people of the lower town.",
        "Such a wave had never been seen before.",
        "Hours later, the army reached the lower town.",
        "Was the dam safe before the storm came?",
        "We warned the council of the cracks last year.",
        "Dam breaks above Vellinge as storm hits coast",
        "“Nobody warned the lower town of the wave.”",
        "(Critics say that the dam was never safe.)",
        "The dam broke on Sunday https://t.co/abc and fell.",
        "The official said the dam had never been safe.",
        "The two leaders had agreed to mend the dam.",
        "The old bridge will reopen to the public the next day.",
        "The town council, they’ve done a wonderful job on the bridge.",
        "Now read: Dana Fell says the town will not pay for the dam.",
        "Trade and tariffs: The deal extends the terms to 70 years.",
    ],
)
def test_what_needs_the_sentence_before_is_not_told(tools: Tools, printed: str) -> None:
    assert not _told(tools, printed, longest=30)


def test_what_somebody_calls_for_is_not_cut_in_two(tools: Tools) -> None:
    printed = "The mayor opened the meeting on Friday, calling for Karsk, expelled for its debts, to be let back in."
    assert all("calling for Karsk" not in text or "let back in" in text for text in _told(tools, printed))


def test_a_named_official_stands_alone(tools: Tools) -> None:
    printed = "The official who runs the dam, Dana Fell, said the gates had never been safe."
    assert _told(tools, printed, longest=30)


def test_a_relative_day_is_told_with_its_date(tools: Tools) -> None:
    printed = {
        ("The dam broke on Sunday.", "Sunday"): "The dam broke on Sunday 8 June 2031.",
        ("The dam broke on Sunday night.", "Sunday night"): "The dam broke on Sunday night (8 June 2031).",
        ("The dam broke yesterday.", "yesterday"): "The dam broke yesterday (Sunday 8 June 2031).",
        ("Sunday’s flood killed two people.", "Sunday"): "Sunday’s flood killed two people.",
        ("The dam broke on June 8.", "June 8"): "The dam broke on June 8.",
    }
    for (text, when), told in printed.items():
        article = make_article("Kestrel Post", [text])
        sentence = tools.parser.parse(article, {"paragraph"})[0]
        assert next(iter(retell(sentence, [timex(article, when, "2031-06-08")], Wish()))).text == told


@pytest.mark.parametrize(
    ("words", "first", "begins"),
    [
        ("the US Secretary of State Mara Lind will visit", 4, 1),
        ("talks with Minister Ivo Stern ended", 3, 2),
        ("said Monday, Lind told them", 2, 2),
        ("in the harbour Lind spoke", 3, 3),
        ("A B C D E F spoke", 5, 5),
    ],
)
def test_a_quoted_reading_begins_no_name_in_its_midst(words: str, first: int, begins: int) -> None:
    assert _name_begins(words.split(), first) == begins
