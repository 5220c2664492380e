"""Events: who did what to whom, with its status, in sentences of invented persons and real countries."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.test_times import article_of

from onrecord.extract.events import code_events
from onrecord.extract.times import find_times
from onrecord.model.annotations import Actor, Coding, Mention, Parse, Timex
from onrecord.model.articles import Article, Dating
from onrecord.model.stories import Story
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

#: Invented persons and where they are from.
PERSONS = {"Nils Aaro": "FIN", "Aaro": "FIN", "Ines Duarte": "PRT", "Duarte": "PRT"}


def events_of(text: str, tools: Tools) -> list[Coding]:
    article = article_of(text)
    parse = Parse("a1", "test", tuple(tools.parser.parse(article, {"paragraph"})))
    mentions, actors = [], []
    for name, country in PERSONS.items():
        start = text.find(name)
        if start >= 0 and not any(m.span.start <= start < m.span.end for m in mentions):
            mention = Mention(article.span(start, start + len(name)), "person", name)
            mentions.append(mention)
            actors.append(Actor(f"actor-{name}", "s1", name, "person", (name,), (), (mention.id,), (country,)))
    dating = Dating("a1", "2031-06-18", "day", "printed", "2031-06-18")
    times = list(find_times(Group("a1", {Article: [article], Parse: [parse], Dating: [dating]}), tools))
    records = {Story: [Story("s1", ("a1",))], Article: [article], Parse: [parse], Mention: mentions,
               Actor: actors, Timex: times}  # fmt: skip
    return list(code_events(Group("s1", records), tools))


def coded(event: Coding) -> str:
    return " ".join((event.type, *event.actor_countries, *event.recipient_countries, event.status))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nils Aaro visited Portugal on Monday.", "CONSULT FIN PRT happened"),
        ("Nils Aaro will meet Ines Duarte on Friday.", "CONSULT FIN PRT planned"),
        ("Nils Aaro did not meet Ines Duarte.", "CONSULT FIN PRT denied"),
        ("Nils Aaro may meet Ines Duarte.", "CONSULT FIN PRT hypothetical"),
        ("Finland accused Portugal of spying.", "ACCUSE FIN PRT happened"),
        ("Finland was accused by Portugal of spying.", "ACCUSE PRT FIN happened"),
        ("Finland demanded that Portugal release the sailors.", "REQUEST FIN PRT happened"),
        ("Finland said that Portugal must release the sailors.", "REQUEST FIN PRT happened"),
        ("Finland rejected a Portuguese offer of talks.", "REJECT FIN PRT happened"),
        ("Finland threatened to cut ties with Portugal.", "THREATEN FIN PRT happened"),
        ("Finland will send aid to Portugal.", "AGREE FIN PRT happened"),
        ("Finland sent food aid to Portugal.", "AID FIN PRT happened"),
        ("Finland imposed sanctions on Portugal.", "SANCTION FIN PRT happened"),
        ("Finnish police arrested two Portuguese sailors.", "COERCE FIN PRT happened"),
        ("Finnish forces attacked a Portuguese ship.", "ASSAULT FIN PRT happened"),
        ("Finland praised Portugal for its help.", "SUPPORT FIN PRT happened"),
    ],
)
def test_one_event(text: str, expected: str, tools: Tools) -> None:
    assert expected in [coded(event) for event in events_of(text, tools)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finland plans to send troops to the Portuguese border.", "MOBILIZE FIN PRT planned"),
        ("Finland has sent no troops to Portugal.", "MOBILIZE FIN PRT denied"),
        ("Finland would impose sanctions on Portugal if it refused.", "THREATEN FIN PRT happened"),
        ("Finland failed to send aid to Portugal.", "REJECT FIN PRT happened"),
        ("Has Finland recalled its ambassador from Portugal?", "SANCTION FIN PRT hypothetical"),
        ("Finland is willing to withdraw its troops from Portugal.", "AGREE FIN PRT happened"),
        ("Finnish and Portuguese warships held exercises on Sunday.", "COOPERATE FIN PRT happened"),
        ("Finland threatened to annex Portuguese islands.", "THREATEN FIN PRT happened"),
        ("Nils Aaro said in a phone call with Ines Duarte that it was late.", "CONSULT FIN PRT happened"),
        ("Portugal was angered by Nils Aaro's remarks.", "ACCUSE PRT FIN happened"),
        ("Rebels backed by Finland attacked a Portuguese garrison.", "ASSAULT FIN PRT happened"),
        ("Finland ordered two Portuguese diplomats to leave.", "SANCTION FIN PRT happened"),
        ("Finland dismissed an offer by Ines Duarte.", "REQUEST PRT FIN happened"),
    ],
)
def test_status_and_what_an_announced_deed_is(text: str, expected: str, tools: Tools) -> None:
    assert expected in [coded(event) for event in events_of(text, tools)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finnish rebels attacked the police.", "ASSAULT FIN FIN happened"),
        ("Students demonstrated in Finland against the law.", "PROTEST FIN FIN happened"),
        ("The Finnish government imposed a curfew.", "COERCE FIN FIN happened"),
        ("Finnish police arrested three students.", "COERCE FIN FIN happened"),
    ],
)
def test_a_party_without_a_country_takes_it_from_the_other(text: str, expected: str, tools: Tools) -> None:
    assert expected in [coded(event) for event in events_of(text, tools)]


@pytest.mark.parametrize(
    "text",
    [
        "Protesters burned a Finnish flag.",
        "Finland's president summoned the Portuguese ambassador.",
        "World leaders criticised Finland.",
    ],
)
def test_a_country_is_not_lent_to_those_of_another(text: str, tools: Tools) -> None:
    for event in events_of(text, tools):
        assert set(event.actor_countries) <= {"FIN"}
        assert event.type == "ACCUSE" or not event.actor_countries
        assert not (event.actors == ("World leaders",) and event.actor_countries)


def test_details_stand_beside_the_event(tools: Tools) -> None:
    text = "Finnish warplanes bombed two Portuguese towns near the border on Monday, the army said."
    (event,) = events_of(text, tools)
    assert (event.type, event.mode, event.cameo, event.when) == ("ASSAULT", "aerial", "195", "2031-06-16")
    assert "military" in event.context
    assert event.pattern == "bomb"


def test_a_match_is_no_war(tools: Tools) -> None:
    text = "The striker scored twice. Finland attacked Portugal from the start and beat its defence. The coach praised the final goal."
    assert events_of(text, tools) == []


def test_an_outcome_is_no_second_attack(tools: Tools) -> None:
    found = events_of("Finnish rebels shelled a Portuguese town, killing six and wounding ten.", tools)
    assert [event.pattern for event in found] == ["shell"]


def test_both_sides_are_actors_where_neither_leads(tools: Tools) -> None:
    (event,) = events_of("Finland and Portugal agreed on Sunday to expand their dialogue.", tools)
    assert (event.type, event.actor_countries, event.recipients, event.when) == ("AGREE", ("FIN", "PRT"), (), "2031-06-15")


def test_what_is_promised_is_no_event_of_its_own(tools: Tools) -> None:
    types = [event.type for event in events_of("Finland refused to meet Ines Duarte in Lisbon.", tools)]
    assert types == ["REJECT"]


def test_not_does_not_reach_over_and(tools: Tools) -> None:
    found = {e.type: e.status for e in events_of("Finland did not attack Portugal and arrested two Portuguese sailors.", tools)}
    assert found.get("COERCE") == "happened"


@pytest.mark.parametrize(
    "text",
    [
        "The weather was mild and the sailors slept.",
        "A pandemic kills thousands of Americans a year.",
        "Nils Aaro asked Ines Duarte about her long trip.",
        "He met them there.",
        "The film received $3 million from its fans.",
        "",
    ],
)
def test_no_event_without_named_parties(text: str, tools: Tools) -> None:
    assert events_of(text, tools) == []


def test_evidence_is_the_sentence_and_the_cue_its_word(tools: Tools) -> None:
    text = "It rained. Finland accused Portugal of spying. It rained."
    (event,) = events_of(text, tools)
    assert event.evidence.exact == "Finland accused Portugal of spying."
    assert event.cue is not None
    assert text[event.cue.start : event.cue.end] == event.cue.exact == "accused"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["Finland", "accused", "to", "meet", "of", "by", "Portugal", "who", "and", ",", "not", "“"]), max_size=30))
def test_any_words_are_coded_without_fault(tools: Tools, words: list[str]) -> None:
    events_of(" ".join(words), tools)


@pytest.mark.parametrize(("text", "mode"), [("Finnish warplanes bombed a Portuguese port.", "aerial"),
                                            ("Finnish drones attacked a Portuguese port.", "drone"),
                                            ("Finnish rebels bombed a Portuguese port.", "explosives")])  # fmt: skip
def test_what_aircraft_do_is_from_the_air(text: str, mode: str, tools: Tools) -> None:
    assert [event.mode for event in events_of(text, tools)] == [mode]
