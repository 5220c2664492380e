"""Digests that give others' items and name them stay their own newsroom's; shares and reasons tell whose the items are."""

from __future__ import annotations

import pytest
from tests.reuse.planting import derived, paragraphs, plant

from onrecord.reuse.attributions import attribution
from onrecord.reuse.newsrooms import Newsroom
from onrecord.tools.protocols import Tools

MAIL = Newsroom("outlet", "Kestwick Mail", "")
AFP = Newsroom("agency", "AFP", "", True, aliases=("Agence France-Presse",))


@pytest.mark.parametrize(
    ("text", "room", "said"),
    [("The bridge is shut, according to the Kestwick Mail.", MAIL, "according to the Kestwick Mail"),
     ("The Kestwick Mail reports that the bridge is shut.", MAIL, "Kestwick Mail reports"),
     ("As first reported by the Kestwick Mail, it is shut.", MAIL, "As first reported by the Kestwick Mail"),
     ("Kestwick Mail: The bridge is shut.", MAIL, "Kestwick Mail:"),
     ("Agence France-Presse has learned that it is shut.", AFP, "Agence France-Presse has learned"),
     ("Wie die Nachrichtenagentur AFP meldet, ist sie zu.", AFP, "Wie die Nachrichtenagentur AFP"),
     ("Selon l’AFP, le pont est fermé.", AFP, "Selon l’AFP"),
     ("El puente está cerrado, según la agencia AFP.", AFP, "según la agencia AFP"),
     ("“It is shut,” she told AFP.", AFP, ""), ("The AFPs of this world report.", AFP, ""),
     ("He reads the Kestwick Mail every day.", MAIL, ""), ("One paper, the Kestwick Mail: it is his.", MAIL, "")],
)  # fmt: skip
def test_words_that_give_a_newsroom_its_due_are_found(text: str, room: Newsroom, said: str) -> None:
    assert attribution(plant("one", [text], headline="-"), room) == said


def digest(tools: Tools, *openings: str) -> dict[str, object]:
    first, second, own = paragraphs(1, 6), paragraphs(2, 6), paragraphs(3, 1)
    body = [f"{openings[0]} {first[0]}", *first[1:4], f"{openings[1]} {second[0]}", *second[1:3], *own]
    found = derived(
        [plant("mail", first, source="Kestwick Mail", day="2031-06-03"), plant("echo", second, source="Ilvane Echo", day="2031-06-03"),
         plant("digest", body, source="Orvelle Times", day="2031-06-04")],
        tools,
    )  # fmt: skip
    return {"name": found["digest"].name, "shares": {s.name for s in found["digest"].shares}, "reasons": " ".join(found["digest"].reasons)}


def test_a_digest_that_names_those_it_quotes_is_its_own(light_tools: Tools) -> None:
    found = digest(light_tools, "The Kestwick Mail reports:", "According to the Ilvane Echo,")
    assert found["name"] == "Orvelle Times"
    assert found["shares"] == {"Orvelle Times", "Kestwick Mail", "Ilvane Echo"}
    assert "“Kestwick Mail reports”" in str(found["reasons"])
    assert "“According to the Ilvane Echo”" in str(found["reasons"])


def test_who_takes_most_from_one_and_names_nobody_is_that_ones(light_tools: Tools) -> None:
    assert digest(light_tools, "News of the day.", "Also this.")["name"] == "Kestwick Mail"


def test_a_copy_that_names_its_only_source_is_that_sources(light_tools: Tools) -> None:
    body = paragraphs(1, 6)
    found = derived(
        [plant("mail", body, source="Kestwick Mail", day="2031-06-03"),
         plant("copy", ["The Kestwick Mail reports this.", *body], source="Orvelle Times", day="2031-06-04")],
        light_tools,
    )  # fmt: skip
    assert found["copy"].name == "Kestwick Mail"
