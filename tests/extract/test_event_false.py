"""Events that sentences seem to tell and do not: victims, opposites, envoys, hackers, matches, clipped headlines."""

from __future__ import annotations

import pytest
from tests.extract.test_event_joining import coding
from tests.extract.test_event_joining import events_of as joined_of
from tests.extract.test_events import coded, events_of

from onrecord.tools.protocols import Tools


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finland condemned the attack on Portugal.", ["ACCUSE FIN happened"]),
        ("Finland denounced the bombing of Portugal.", ["ACCUSE FIN happened"]),
        ("Finland criticised Portugal for its silence.", ["ACCUSE FIN PRT happened"]),
        ("Finland condemned the Portuguese decision.", ["ACCUSE FIN PRT happened"]),
        ("Finland expelled the three envoys.", ["SANCTION FIN happened"]),
        ("Finland threw out three Portuguese envoys.", ["SANCTION FIN PRT happened"]),
        ("Finnish hackers attacked the computer networks of Portuguese ministries.", ["COERCE FIN PRT happened"]),
        ("Finland attacked Portuguese websites.", ["COERCE FIN PRT happened"]),
        ("Finnish forces attacked a Portuguese ship.", ["ASSAULT FIN PRT happened"]),
        ("Had Finland attacked Portugal, Norway would have closed the border.", ["ASSAULT FIN PRT hypothetical"]),
        ("Portugal's Senate ratified a fishing treaty with Finland.", ["SUPPORT PRT FIN happened"]),
        ("The Senate of Portugal ratified a fishing treaty with Finland.", ["SUPPORT PRT FIN happened"]),
        ("The Senate ratified a fishing treaty with Finland.", ["SUPPORT USA FIN happened"]),
        ("The Kremlin denied that Russian troops had entered Finland.", ["REJECT RUS happened"]),
        ("Man stabbed outside Lisbon pub", []),
        ("Six killed in Kashmir shelling", []),
        ("Finnish police arrested two Portuguese sailors.", ["COERCE FIN PRT happened"]),
    ],
)
def test_no_more_is_coded_than_is_told(text: str, expected: list[str], tools: Tools) -> None:
    assert [coded(event) for event in events_of(text, tools)] == expected


def test_the_criticised_is_whoever_did_the_deed(tools: Tools) -> None:
    found = [coded(one) for one in events_of("Finland condemned the Portuguese attack on Norway.", tools)]
    assert "ACCUSE FIN PRT happened" in found
    found = [coded(one) for one in events_of("Finland condemned the killing of a Norwegian by Portuguese troops.", tools)]
    assert "ACCUSE FIN PRT happened" in found


@pytest.mark.parametrize(
    "text",
    [
        "Portugal met Finland in the final on Friday.",
        "Portugal and Finland met in the World Cup qualifier.",
        "The US men's team attacked Portugal from the start.",
    ],
)
def test_a_match_is_no_event(text: str, tools: Tools) -> None:
    assert events_of(text, tools) == []


def test_ministers_meet_on_a_final_day(tools: Tools) -> None:
    (event,) = events_of("The Finnish premier met Portuguese ministers on the final day.", tools)
    assert coded(event) == "CONSULT FIN PRT happened"


def test_a_warning_of_what_another_will_do_is_no_threat_to_the_other(tools: Tools) -> None:
    hanging = "If Washington closes another consulate, Portugal will retaliate, {} warned."
    for teller in ("the minister", "Nils Aaro"):
        assert not [one for one in events_of(hanging.format(teller), tools) if one.type == "THREATEN"]
    found = [coded(one) for one in events_of(hanging.format("Portugal's minister"), tools)]
    assert "THREATEN PRT USA happened" in found
    found = [coded(one) for one in events_of("Portugal warned that it would retaliate against Finland.", tools)]
    assert found == ["THREATEN PRT FIN happened"]


def test_an_undated_headline_and_its_lead_are_one_event_in_other_words(tools: Tools) -> None:
    head = coding("Drills open off Skerra", when="", type="COOPERATE", mode="", pattern="begin.drill")
    lead = coding("Both navies set out on Monday.", start=60, type="COOPERATE", mode="", pattern="start.exercise")
    assert len(joined_of([head, lead], tools)) == 1
    assert len(joined_of([head, coding("Both navies set out.", start=4000, type="COOPERATE", mode="")], tools)) == 2
    other = coding("Both navies set out.", start=60, type="COOPERATE", mode="", recipient_countries=("SWE",), recipients=("Velmark",))
    assert len(joined_of([head, other], tools)) == 2
