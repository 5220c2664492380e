"""What a person said of names outweighs the program: by name, by place, in any order, after new versions."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from tests.extract.reporting import group, parsed, report

from onrecord.extract.actors import find_actors
from onrecord.extract.mentions import find_mentions
from onrecord.extract.quotes import find_quotes
from onrecord.extract.rulings import place_of, spread_names
from onrecord.model.annotations import Actor, Mention
from onrecord.model.judgements import Judgement, NameIn, name_in, said
from onrecord.model.stories import Story
from onrecord.tools.protocols import Tools

TEXTS = (
    "Senator Ann Markham spoke on Monday. Paul Markham listened. Markham left.",
    "Robert Lund met Ann Markham in Oslo. Bob Harlund was there.",
)


def judged(tools: Tools, *judgements: Judgement, texts: tuple[str, ...] = TEXTS) -> tuple[list[Actor], list[Mention]]:
    articles = [report(text, name=f"a{n}") for n, text in enumerate(texts, 1)]
    records: list[Any] = [*articles, Story("story-1", tuple(a.id for a in articles))]
    for article in articles:
        alone: list[Any] = [article, parsed(article, tools)]
        alone += find_mentions(group(alone), tools)
        records += [*alone[1:], *find_quotes(group(alone), tools)]
    records += [one for judgement in judgements for one in spread_names(judgement, tools)]
    return list(find_actors(group(records), tools)), [r for r in records if isinstance(r, Mention)]


def persons(actors: list[Actor]) -> set[frozenset[str]]:
    return {frozenset(a.names) for a in actors if a.kind == "person"}


def key(article: str, name: str) -> str:
    return NameIn(article, name).key


def test_a_key_is_read_back() -> None:
    for one in (NameIn("a1", "Ann Oy"), NameIn("a1", "Oy", 3, 5)):
        assert name_in(one.key) == one
    assert name_in("article-1") == NameIn("article-1", "")


def test_two_names_are_made_one(tools: Tools) -> None:
    actors, _ = judged(tools, said("same", {key("a2", "Robert Lund"), key("a2", "Bob Harlund")}, about="actor"))
    assert frozenset({"Robert Lund", "Bob Harlund"}) in persons(actors)
    (one,) = [a for a in actors if "Bob Harlund" in a.names]
    assert one.judgements
    assert any("a person said" in why for _, why in one.reasons)


def test_one_name_is_made_two(tools: Tools) -> None:
    before, _ = judged(tools)
    assert len([a for a in before if "Ann Markham" in a.names]) == 1
    actors, _ = judged(tools, said("different", {key("a1", "Ann Markham")}, {key("a2", "Ann Markham")}, about="actor"))
    assert len([a for a in actors if "Ann Markham" in a.names]) == 2


def test_one_place_is_put_to_another(tools: Tools) -> None:
    before, mentions = judged(tools)
    alone = next(m for m in mentions if m.span.exact == "Markham")
    owner = next(a for a in before if alone.id in a.mentions)
    other = "Ann Markham" if owner.name == "Paul Markham" else "Paul Markham"
    actors, _ = judged(tools, said("same", {place_of(alone).key, key("a1", other)}, about="actor"))
    (now,) = [a for a in actors if alone.id in a.mentions]
    assert now.name == other
    moved = tuple(text.replace("Senator", "Yesterday Senator") for text in TEXTS)
    actors, mentions = judged(tools, said("same", {place_of(alone).key, key("a1", other)}, about="actor"), texts=moved)
    alone = next(m for m in mentions if m.span.exact == "Markham")
    assert next(a.name for a in actors if alone.id in a.mentions) == other


def test_the_order_of_saying_changes_nothing_and_different_outweighs_a_chain(tools: Tools) -> None:
    spoken = [
        said("same", {key("a2", "Robert Lund"), key("a2", "Bob Harlund")}, about="actor"),
        said("same", {key("a2", "Bob Harlund"), key("a1", "Paul Markham")}, about="actor"),
        said("different", {key("a1", "Paul Markham")}, {key("a2", "Robert Lund")}, about="actor"),
    ]
    results = {tuple(a.id for a in judged(tools, *order)[0]) for order in permutations(spoken)}
    assert len(results) == 1
    actors, _ = judged(tools, *spoken)
    assert not any({"Paul Markham", "Robert Lund"} <= set(a.names) for a in actors)


def test_bodies_are_judged_too_and_what_names_nothing_here_says_nothing(tools: Tools) -> None:
    texts = ("The Harbour Council met the Fisheries Agency on Monday.",)
    one = said("same", {key("a1", "Harbour Council"), key("a1", "Fisheries Agency")}, about="actor")
    actors, _ = judged(tools, one, texts=texts)
    assert any({"Harbour Council", "Fisheries Agency"} <= set(a.names) for a in actors)
    nothing = said("same", {key("a1", "Nobody Here"), key("a9", "Fisheries Agency")}, about="actor")
    assert [a.id for a in judged(tools, nothing, texts=texts)[0]] == [a.id for a in judged(tools, texts=texts)[0]]


def test_a_judgement_on_events_says_nothing_of_names(tools: Tools) -> None:
    assert list(spread_names(said("same", {"a1", "a2"}), tools)) == []
