"""Where, to whom, how and on what terms something was said."""

from __future__ import annotations

import pytest
from tests.extract.reporting import quotes_of, report, story_of

from onrecord.model.annotations import Setting
from onrecord.tools.protocols import Tools


def _setting(text: str, tools: Tools) -> dict[str, str]:
    setting = next(quote.setting for quote in quotes_of(report(text), tools) if quote.kind != "indirect")
    parts = ("addressee", "place", "occasion", "terms", "behind", "through")
    return {part: span.exact for part in parts if (span := getattr(setting, part)) is not None}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“The quay is closed,” Mira Lund told reporters in Geneva on Tuesday.", {"addressee": "reporters", "place": "Geneva"}),
        ("“The quay is closed,” Mira Lund said in a televised address.", {"occasion": "in a televised address"}),
        ("In a speech on Friday, Mira Lund said “the quay is closed”.", {"occasion": "In a speech"}),
        ("“The quay is closed,” Mira Lund wrote on X on Tuesday.", {"occasion": "on X"}),
        (
            "“The quay is closed,” Mira Lund said in an interview with Radio Selm in Rome.",
            {"occasion": "in an interview with Radio Selm", "place": "Rome"},
        ),
        (
            "“The quay is closed,” said a senior official, speaking on condition of anonymity.",
            {"terms": "on condition of anonymity"},
        ),
        ("“The quay is closed,” Mira Lund said, according to the Selmark Courier.", {"through": "the Selmark Courier"}),
        ("“The quay is closed,” the ministry said in a statement, citing Mira Lund.", {"occasion": "in a statement", "behind": "Mira Lund"}),
        ("“The quay is closed,” Mira Lund said.", {}),
        ("“The quay is closed,” Mira Lund said to cheers.", {}),
        ("“The quay is closed,” Mira Lund told him the day before.", {}),
    ],
)  # fmt: skip
def test_the_words_beside_the_cue_tell_the_setting(text: str, told: dict[str, str], tools: Tools) -> None:
    assert _setting(text, tools) == told


def test_words_inside_the_quotation_are_no_setting(tools: Tools) -> None:
    text = "“I told reporters in Geneva, according to my diary, on condition of anonymity,” Mira Lund said."
    assert _setting(text, tools) == {}


def test_without_a_cue_there_is_no_setting(tools: Tools) -> None:
    found = quotes_of(report("“The quay is closed and will stay closed.”\nIt rained in Geneva."), tools)
    assert [quote.setting for quote in found] == [Setting()]


def test_an_office_is_its_bearers_where_the_story_tells_of_one(tools: Tools) -> None:
    one = "“Nobody likes a new tax in this town,” Finance Minister Anna Weiss said on Monday."
    other = "“Nobody likes a new tax in this town,” the finance minister told reporters."
    _, attributions, _ = story_of([one, other], tools)
    assert {a.speaker_name for a in attributions.values()} == {"Anna Weiss"}
    assert len({a.utterance for a in attributions.values()}) == 1


def test_an_office_that_two_may_bear_stays_open(tools: Tools) -> None:
    one = "Foreign Minister Anna Weiss said it rained. Finance Minister Karl Holt said it snowed."
    _, attributions, quotes = story_of([one, "“It hails in this town,” the minister told reporters."], tools)
    said = [attributions[q.id].speaker_name for q in quotes.values() if q.content.article == "a2"]
    assert said == ["the minister"]


@pytest.mark.parametrize("who", ["A minister", "A former finance minister", "The deputy finance minister", "Finance ministers"])
def test_somebody_else_is_not_the_bearer(who: str, tools: Tools) -> None:
    one = "Finance Minister Anna Weiss said it rained."
    _, attributions, quotes = story_of([one, f"“It hails in this town,” {who[0].lower()}{who[1:]} told reporters."], tools)
    assert "Anna Weiss" not in [attributions[q.id].speaker_name for q in quotes.values() if q.content.article == "a2"]
