"""Names in place: their kinds, full forms and printed roles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.reporting import mentions_of, report

from onrecord.model.annotations import Mention
from onrecord.tools.protocols import Tools


def named(text: str, tools: Tools) -> dict[str, Mention]:
    return {m.span.exact: m for m in mentions_of(report(text), tools)}


def test_a_family_name_gets_the_full_name(tools: Tools) -> None:
    text = "President Robert Lund met Patricia Holm in Lisbon. Lund thanked Holm. Mr. Lund left."
    found = [m for m in mentions_of(report(text), tools) if m.kind == "person"]
    assert [m.name for m in found] == ["Robert Lund", "Patricia Holm", "Robert Lund", "Patricia Holm", "Robert Lund"]


def test_one_kind_for_a_name_in_the_whole_article(tools: Tools) -> None:
    text = "Robert Tarn spoke first. Tarn was angry. The crowd cheered Tarn. For Tarn it was a good day."
    assert {m.kind for m in mentions_of(report(text), tools) if "Tarn" in m.name} == {"person"}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Norwegian Foreign Minister Robert Lund spoke.", "Robert Lund", "Norwegian Foreign Minister"),
        ("U.S. Secretary of State Robert Lund spoke.", "Robert Lund", "U.S. Secretary of State"),
        ("Robert Lund, a fellow at the Ice Institute, spoke.", "Robert Lund", "fellow at the Ice Institute"),
        ("The president’s national security adviser, Robert Lund, spoke.", "Robert Lund", "national security adviser"),
        ("They heard U.S. Ambassador to Norway Lund on Monday.", "Lund", "U.S. Ambassador to Norway"),
        ("Presidents Holm and President Lund spoke.", "Lund", "President"),
        ("Robert Lund spoke.", "Robert Lund", ""),
    ],
)
def test_roles_before_and_after_a_name(text: str, name: str, role: str, tools: Tools) -> None:
    found = named(text, tools)
    assert found[name].kind == "person"
    assert found[name].role == role


def test_countries_capitals_and_peoples(tools: Tools) -> None:
    found = named("The U.S. and Norway met in Oslo while Norwegian envoys waited in the South China Sea.", tools)
    assert (found["U.S."].kind, found["Norway"].kind, found["Oslo"].kind) == ("place", "place", "place")
    assert found["Norwegian"].kind == "nationality"
    assert found["South China Sea"].kind == "place"


def test_an_acronym_gets_its_long_name(tools: Tools) -> None:
    text = "The Northern Ice Research Agency (NIRA) met on Monday. NIRA was late. Leaders of the G20 came."
    found = named(text, tools)
    assert found["NIRA"].name.endswith("Northern Ice Research Agency")
    assert found["G20"].name == "Group of 20"


def test_roles_alone_are_mentions(tools: Tools) -> None:
    text = "The minister met a senior State Department official and Minister Robert Lund."
    roles = [m.name for m in mentions_of(report(text), tools) if m.kind == "role"]
    assert roles == ["minister", "senior State Department official"]


def test_a_headline_in_capitals_makes_no_names(tools: Tools) -> None:
    text = "Ministers Back Robert Lund On Thin Ice\nRobert Lund won on Monday."
    names = {m.name for m in mentions_of(report(text, kinds={0: "headline"}), tools) if m.kind == "person"}
    assert names == {"Robert Lund"}


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="AaBb Mr.’'s,“”-\n\u00a0é中1", max_size=120))
def test_spans_are_the_words_on_the_page(tools: Tools, text: str) -> None:
    for mention in mentions_of(report(text), tools):
        assert text[mention.span.start : mention.span.end] == mention.span.exact
        assert mention.name


def test_words_of_a_page_are_no_persons(tools: Tools) -> None:
    text = "Senator Robert Lund met Nils Aaro. Elroy LundAaro holds talks.\nPinterest Slideshow Twitter\nRobert Lund left."
    persons = {m.span.exact for m in mentions_of(report(text), tools) if m.kind == "person"}
    assert not persons & {"Elroy LundAaro", "LundAaro", "Pinterest", "Slideshow", "Twitter"}
