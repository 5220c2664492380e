"""Who is named beside a quotation without a sentence around it: labels, headlines, signatures, signs, ages, crowds."""

from __future__ import annotations

import pytest
from tests.extract.reporting import spoken

from onrecord.tools.protocols import Tools


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("Mira Tolv: ‘I Am Tired Of Men Who Tell Us What To Do’", "Mira Tolv"),
        ("Ferry Union President On Aaro: ‘We Do Not Pay Candidates’", "Ferry Union President"),
        ("Tolv on Lund Releasing Her Ice Speech: ‘I Think She Will’", "Mira Tolv"),
        ("Storm on the coast: ‘We lost it all’", ""),
    ],
)
def test_a_headlines_label_speaks(headline: str, speaker: str, tools: Tools) -> None:
    found = spoken(f"{headline}\nMira Tolv and Nils Aaro met in the port.", tools, kinds={0: "headline"})
    assert [name for _, name in found] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ferries share the blame for the queue - HarbourPollster: “Skippers answer for the quay, too.”", "HarbourPollster"),
        ("Minority views are hard to tell - Tolv Research: “All the samples included the docks.”", "Tolv Research"),
        ("Not all panels are equal. From the report: “In general, more vessels are better.” It is so.", "the report"),
        ("Mira Tolv: “The port stays open for good.”", "Mira Tolv"),
        ("Nils Aaro said of Mr. Lund: “He is from here, and he knows the ice.”", "Nils Aaro"),
        ("Verdict: “A farce in three acts.”", ""),
        ("Note: “This is not a drill.”", ""),
    ],
)
def test_a_label_before_a_colon_speaks_and_a_word_that_is_no_name_does_not(text: str, speaker: str, tools: Tools) -> None:
    assert [name for _, name in spoken(text, tools)] == [speaker]


def test_two_behind_a_dash_speak_together(tools: Tools) -> None:
    text = "The dockers want wages first - Nils Aaro and Mira Tolv: “We found that dockers care about wages.”"
    assert [name for _, name in spoken(text, tools)] == ["Nils Aaro and Mira Tolv"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Who pays for the ice?” the 51-year-old asked on the quay.", "the 51-year-old"),
        ("“I was afraid of the ice,” said the 43-year-old.", "the 43-year-old"),
        ("“Better watch out for the ice,” tweeted another.", "another"),
        ("“Dear member, the pier is ours. Come and see it,” the email read.", "email"),
        ("Article 33 affirms: “No state shall expel a sailor by night or by day.”", "Article 33"),
        ("Mira Lund held up a sign saying “Dockers Against Ice - Because We Have Seen This Before.”", "a sign"),
        ("Lund, 70, said it was late to mend the boats but added, “We have wood and nails enough.”", "Lund"),
        ("Mira Lund laughed in Orlitz, when harbour protesters broke into her toast, shouting “no ice, no boats!”", "protesters"),
        ("Mira Lund raised the wages of dockers, shouting “we lose!”", "Mira Lund"),
    ],
)
def test_whoever_the_words_show_speaks(text: str, speaker: str, tools: Tools) -> None:
    assert [name for _, name in spoken(text, tools)] == [speaker]


def test_an_adverb_with_hyphens_is_nobody(tools: Tools) -> None:
    text = "“We had better evenings than this one,” Orlitz delegate Nils Aaro, wearing a straw hat and “Ice First” badges, said matter-of-factly."
    names = [name for _, name in spoken(text, tools)]
    assert names[0] == "Nils Aaro"
    assert "matter" not in names


def test_who_breaks_in_keeps_his_words(tools: Tools) -> None:
    text = "When someone in the audience shouted, “Lund,” Aaro joked, again using his accent, “Amen, brother!”"
    assert spoken(text, tools) == [("Lund,", "someone"), ("Amen, brother!", "Aaro")]
