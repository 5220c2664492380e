"""From which articles an article's words come, how, and by what we know which was first."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reuse.planting import derived, paragraphs, plant, sentence

from onrecord.model.articles import Article, DateCandidate
from onrecord.reuse.paragraphs import paragraphs_of
from onrecord.tools.protocols import Tools

WIRE = paragraphs(42, 8)
OWN = paragraphs(43, 6)


def at(article: Article, moment: str, zone: str = "") -> Article:
    """Return an article published at a moment."""
    return replace(article, dates=(DateCandidate(moment, "minute", "metadata", 0.95, zone=zone),))


def test_a_credit_is_the_reason_and_the_words_are_counted(light_tools: Tools) -> None:
    wire = plant("wire", WIRE, agency="HPA")
    taker = plant("taker", [*OWN[:2], *WIRE[:4]], source="Kestwick Mail")
    [taking] = derived([wire, taker], light_tools)["taker"].takings
    words = sum(len(text.split()) for text in WIRE[:4])
    assert (taking.source, taking.manner, taking.sure) == (wire.id, "verbatim", True)
    assert abs(taking.words - words) <= 4
    assert taking.reason == "The other is credited to HPA, this one is not."


def test_a_credit_that_is_dated_later_says_so(light_tools: Tools) -> None:
    wire = plant("wire", WIRE, agency="HPA", day="2031-05-03")
    taker = plant("taker", WIRE[:5], source="Kestwick Mail", day="2031-05-02")
    [taking] = derived([wire, taker], light_tools)["taker"].takings
    assert taking.sure
    assert "though it is dated later" in taking.reason


@pytest.mark.parametrize(
    ("first", "second", "reason", "sure"),
    [
        (("2031-05-02T08:10", "Z"), ("2031-05-02T11:10", "Z"), "published 3 hours earlier", True),
        (("2031-05-02T08:10", ""), ("2031-05-02T08:40", ""), "published 30 minutes earlier", True),
        (("2031-05-02T23:10", "Z"), ("2031-05-03T01:10", "Z"), "published 2 hours earlier", True),
        (("2031-05-02T08:10", "Z"), ("2031-05-02T11:10", ""), "zone of one of the two hours is not told", False),
        (("2031-05-02", ""), ("2031-05-04", ""), "dated 2031-05-02, this one 2031-05-04", True),
        (("2031-05-02T08:10", "Z"), ("2031-05-02", ""), "only one of them tells the hour", False),
    ],
)
def test_time_is_the_reason_as_far_as_it_tells(
    first: tuple[str, str], second: tuple[str, str], reason: str, sure: bool, light_tools: Tools
) -> None:
    texts = []
    for name, (value, zone), size in (("early", first, 5), ("late", second, 8)):
        date = DateCandidate(value, "minute" if "T" in value else "day", "printed", 0.9, zone=zone)
        texts.append(replace(plant(name, WIRE[:size], source=f"The {name} Mail"), dates=(date,)))
    [taking] = derived(texts, light_tools)["late"].takings
    assert reason in taking.reason
    assert taking.sure is sure
    assert ("Both may have it from a third" in taking.reason) is not sure


def test_length_alone_is_no_sure_direction(light_tools: Tools) -> None:
    long, short = plant("long", WIRE, source="Kestwick Mail"), plant("short", WIRE[:5], source="Ilvane Post")
    [taking] = derived([long, short], light_tools)["short"].takings
    assert not taking.sure
    more = sum(len(t.split()) for t in WIRE[5:])
    assert f"longer by {more} words" in taking.reason


def test_of_two_alike_texts_nothing_tells_the_first(light_tools: Tools) -> None:
    found = derived([plant(name, WIRE, source=f"{name} Mail") for name in ("Kestwick", "Ilvane")], light_tools)
    [taking] = [taking for derivation in found.values() for taking in derivation.takings]
    assert taking.reason == "Nothing tells which of the two was first. Both may have it from a third."
    assert not taking.sure


def test_two_that_credit_one_agency_may_both_have_it_from_there(light_tools: Tools) -> None:
    first = at(plant("first", WIRE, agency="HPA", source="Kestwick Mail"), "2031-05-02T08:00", "Z")
    second = at(plant("second", WIRE, agency="HPA", source="Ilvane Post"), "2031-05-02T10:00", "Z")
    [taking] = derived([first, second], light_tools)["second"].takings
    assert taking.reason == "Both credit HPA, and may have it from there. The other was published 2 hours earlier."
    assert not taking.sure


def test_an_agencys_own_takes_follow_each_other(light_tools: Tools) -> None:
    first = at(plant("first", WIRE[:4], agency="HPA", source="HPA"), "2031-05-02T08:00", "Z")
    second = at(plant("second", WIRE, agency="HPA", source="HPA"), "2031-05-02T10:00", "Z")
    [taking] = derived([first, second], light_tools)["second"].takings
    assert taking.reason == "Both are HPA’s own, one an earlier take or text. The other was published 2 hours earlier."
    assert taking.sure


def test_what_two_reprints_have_beyond_the_wire_may_be_the_wires(light_tools: Tools) -> None:
    wire = plant("wire", WIRE[:5], agency="HPA", day="2031-05-02")
    first = plant("first", WIRE, source="Kestwick Mail", day="2031-05-03")
    second = plant("second", WIRE, source="Ilvane Post", day="2031-05-04")
    takings = derived([wire, first, second], light_tools)["second"].takings
    assert [(t.source, t.sure) for t in takings] == [(wire.id, True), (first.id, False)]
    assert takings[1].reason.startswith("Both may have it from HPA. ")


def test_manners(light_tools: Tools) -> None:
    rng = random.Random(5)
    texts = paragraphs(44, 10)
    edited = [" ".join(word for word in text.split() if rng.random() > 0.05) for text in texts]
    reworded = [" ".join(word if rng.random() > 0.25 else "zebra" for word in text.split()) for text in texts]
    wire = plant("wire", texts, agency="HPA")
    for body, manner in ((texts, "verbatim"), (edited, "lightly edited"), (reworded, "reworded")):
        found = derived([wire, plant("copy", body, source="Kestwick Mail")], light_tools)["copy"]
        assert [taking.manner for taking in found.takings] == [manner]


def test_each_paragraph_is_its_own_newsrooms_or_the_agencys_it_came_from(light_tools: Tools) -> None:
    wires = {name: plant(name, paragraphs(seed, 5), agency=name) for name, seed in (("HPA", 50), ("Reuters", 51))}
    body = [*paragraphs(50, 5)[:3], *OWN[:3], *paragraphs(51, 5)[2:4]]
    mixed = plant("mixed", body, source="Kestwick Mail", caption="A harbour, in a photograph by nobody.")
    found = derived([*wires.values(), mixed], light_tools)
    ids = {found[name].origin: name for name in wires}
    owners = [ids.get(p.origin, "own") for p in paragraphs_of(mixed, found["mixed"])]
    assert owners == ["HPA"] * 3 + ["own"] * 3 + ["Reuters"] * 2
    assert {t.source for t in found["mixed"].takings} == {wires["HPA"].id, wires["Reuters"].id}
    assert {p.source for p in found["mixed"].parts} == {"", wires["HPA"].id, wires["Reuters"].id}


def test_an_article_that_shares_nothing_is_all_its_own(light_tools: Tools) -> None:
    alone = plant("alone", OWN, source="Kestwick Mail")
    found = derived([alone, plant("other", WIRE)], light_tools)["alone"]
    assert (found.takings, found.parts) == ((), ())
    assert {p.origin for p in paragraphs_of(alone, found)} == {found.origin}


pieces = st.lists(st.tuples(st.sampled_from("wxo"), st.integers(0, 5)), min_size=1, max_size=8, unique=True)


@settings(max_examples=25, deadline=None)
@given(st.lists(pieces, min_size=2, max_size=4), st.booleans())
def test_parts_cover_the_body_and_agree_with_shares(corpus: list[list[tuple[str, int]]], credited: bool) -> None:
    tools = _tools()
    texts = {"w": WIRE, "x": paragraphs(45, 6), "o": OWN}
    articles = [
        plant(f"a{n}", [texts[kind][number] for kind, number in made], source=f"{n} Mail", day=f"2031-05-0{n + 1}",
              agency="HPA" if credited and not n else "", caption=sentence(random.Random(n)))
        for n, made in enumerate(corpus)
    ]  # fmt: skip
    for derivation in derived(articles, tools).values():
        article = next(a for a in articles if a.id == derivation.article)
        found = list(paragraphs_of(article, derivation))
        assert [p.span.exact for p in found] == [article.text[b.start : b.end].strip() for b in article.body_blocks]
        assert all(article.text[p.span.start : p.span.end] == p.span.exact for p in found)
        assert all(sum(o.words for o in p.owners) == p.words for p in found)
        total = sum(p.words for p in found)
        for share in derivation.shares:
            words = sum(o.words for p in found for o in p.owners if o.origin == share.origin)
            assert abs(words / total - share.fraction) <= 0.1
        assert all(one.end <= other.start for one, other in zip(derivation.parts, derivation.parts[1:], strict=False))
        for taking in derivation.takings:
            assert taking.source != derivation.article
            assert taking.words == sum(o.words for p in found for o in p.owners if o.source == taking.source)


def _tools() -> Tools:
    from onrecord.tools.languages import PackagedLanguageIdentifier
    from onrecord.tools.weights import FrequencyWeights

    return Tools(parser=None, weights=FrequencyWeights(), language=PackagedLanguageIdentifier())  # type: ignore[arg-type]


def test_a_copy_of_a_later_take_is_from_that_take(light_tools: Tools) -> None:
    second = [re.sub(r" (?:the|of|with) ", " every ", text) for text in WIRE]
    takes = [
        plant("first", WIRE[:7], agency="HPA", source="HPA", day="2031-05-02"),
        plant("second", second, agency="HPA", source="HPA", day="2031-05-03"),
    ]
    copy = plant("copy", second[:7], agency="HPA", source="Kestwick Mail", day="2031-05-04")
    found = derived([*takes, copy], light_tools)
    [taking] = found["copy"].takings
    assert (taking.source, taking.manner, taking.sure) == (takes[1].id, "verbatim", True)
    assert taking.reason.startswith("The other is HPA’s own page, this one credits HPA.")
    assert [one.source for one in found["second"].takings] == [takes[0].id]


def test_a_copy_of_the_first_take_stays_one_where_a_later_has_other_words(light_tools: Tools) -> None:
    second = [re.sub(r" (?:the|of|with) ", " every ", text) for text in WIRE]
    takes = [
        plant("first", WIRE[:7], agency="HPA", source="HPA", day="2031-05-02"),
        plant("second", second, agency="HPA", source="HPA", day="2031-05-03"),
    ]
    copy = plant("copy", WIRE[:7], agency="HPA", source="Kestwick Mail", day="2031-05-04")
    [taking] = derived([*takes, copy], light_tools)["copy"].takings
    assert (taking.source, taking.manner) == (takes[0].id, "verbatim")
