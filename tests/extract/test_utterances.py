"""One passage of speech across reports: drifted, cut and broken wordings together, look-alikes apart."""

from __future__ import annotations

import pytest
from tests.extract.reporting import story_of

from onrecord.extract.saydays import said_on
from onrecord.model.annotations import Quote, Timex
from onrecord.tools.protocols import Tools


def grouped(texts: list[str], tools: Tools) -> list[set[str]]:
    _, attributions, quotes = story_of(texts, tools)
    found: dict[str, set[str]] = {}
    for quote in quotes.values():
        if quote.kind != "indirect":
            found.setdefault(attributions[quote.id].utterance, set()).add(quote.content.exact)
    return sorted((g for g in found.values()), key=lambda g: sorted(g))


LONG = "I’m hoping that, over the next several weeks, I’ll be sailing with Holm again and talking about legitimate quarrels we have but also how there are harbours we can share,"


def test_drifted_words_are_one_utterance(tools: Tools) -> None:
    other = LONG.replace("there are", "there’s").replace("several", "few")
    groups = grouped([f"“{LONG}” Robert Lund said.", f"“{other}” President Robert Lund said."], tools)
    assert groups == [{LONG, other}]


def test_scraps_belong_to_the_whole_they_were_broken_from(tools: Tools) -> None:
    scraps = "Robert Lund acknowledged “reasonable quarrels” with Holm but said there were “harbours where we can share.”"
    groups = grouped([f"“{LONG}” Robert Lund said.", scraps], tools)
    assert groups == [{LONG, "reasonable quarrels", "harbours where we can share."}]


def test_two_speakers_of_like_words_stay_apart(tools: Tools) -> None:
    texts = ["“The trip is essential, but not sufficient for the harbour,” Robert Lund said.",
             "“The trip is essential, but not sufficient for the harbour,” Patricia Holm said."]  # fmt: skip
    _, attributions, _ = story_of(texts, tools)
    assert len({a.utterance for a in attributions.values()}) == len(attributions)


def test_talking_points_of_one_speaker_are_not_one_utterance(tools: Tools) -> None:
    texts = ["“We want to lower the risk of miscalculation on the ice,” Robert Lund said.",
             "“A miscalculation is what every skipper fears when the fog comes down,” Robert Lund said."]  # fmt: skip
    assert len(grouped(texts, tools)) == 2


def test_the_same_reported_words_of_one_speaker_are_one_utterance(tools: Tools) -> None:
    said = "Robert Lund said that the ferries had carried no salt since the quay at Holm was closed."
    for other, count in ((said, 1), (said.replace("salt", "coal"), 2), (said.replace("Robert Lund", "Anna Quist"), 2)):
        _, attributions, quotes = story_of([said, f"It rained. {other}"], tools)
        told = {attributions[q.id].utterance for q in quotes.values() if q.kind == "indirect"}
        assert len(told) == count, other


def test_every_quote_has_an_attribution(tools: Tools) -> None:
    _, attributions, quotes = story_of(["“We sail,” Lund said. Lund said that the ice was thin. A “ghost” ship."], tools)
    assert set(attributions) == set(quotes)


def test_the_day_of_speaking_stands_beside_the_cue(tools: Tools) -> None:
    text = "“We sail,” Robert Lund said on Friday. Speaking on Saturday, Patricia Holm said the ferry of Monday was “late”."
    from tests.extract.reporting import quotes_of, report

    article = report(text)
    quotes: list[Quote] = [q for q in quotes_of(article, tools) if q.kind != "indirect"]
    days = {"Friday": "2031-06-13", "Saturday": "2031-06-14", "Monday": "2031-06-09"}
    times = [
        Timex(article.span(text.index(w), text.index(w) + len(w)), "DATE", day, precision="day") for w, day in days.items()
    ]
    said = said_on({article.id: article}, quotes, times)
    assert [said[q.id][0] for q in quotes] == ["2031-06-13", "2031-06-14"]


def test_a_cue_only_interrupts_an_utterance(tools: Tools) -> None:
    texts = ["“It is a beginning,” Robert Lund said, “and only a beginning.” Lund added that the port was “closed”."]
    groups = grouped(texts, tools)
    assert {"It is a beginning,", "and only a beginning."} in groups


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“The harbour isn’t closed and we won't close it this winter,” Nils Aaro said.",
         "“The harbour is not closed and we will not close it this winter,” Nils Aaro said."),
        ("“They should show [the harbour council] their findings about the ice,” Nils Aaro said.",
         "“They should show their findings about the ice,” Nils Aaro said."),
    ],
)  # fmt: skip
def test_short_forms_and_insertions_do_not_part_an_utterance(left: str, right: str, tools: Tools) -> None:
    _, attributions, quotes = story_of([left, right], tools)
    said = {attributions[q].utterance for q in quotes if quotes[q].kind == "direct"}
    assert len(said) == 1


def test_a_body_whose_name_begins_like_a_title_does_not_bear_the_bare_noun(tools: Tools) -> None:
    texts = [
        "Students of Duke University marched. Nils Aaro said it was late.",
        "The University of Orlitz and Vellin University had closed. The university called the march “a danger to all”.",
    ]
    _, attributions, quotes = story_of(texts, tools)
    names = {attributions[q].speaker_name for q in quotes if quotes[q].kind != "indirect"}
    assert names == {"The university"}


def test_a_telling_part_is_of_the_passage_however_its_speaker_is_printed(tools: Tools) -> None:
    whole = "This is a marriage of harbours in everything but name,"
    part = "a marriage of harbours in everything but the name"
    groups = grouped([f"“{whole}” Robert Lund said.", f"The two towns announced “{part}”."], tools)
    assert {whole, part} in groups
