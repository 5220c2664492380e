"""Titles: each origin is one voice, and what outlets put around a headline is no part of a title."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reuse.planting import plant

from onrecord.model.articles import Article
from onrecord.model.reuse import Derivation
from onrecord.model.stories import StoryKeys
from onrecord.story.keys import story_keys
from onrecord.story.titles import is_shout, shown_headline, story_title
from onrecord.tools.protocols import Tools

DAM = ["The sluice gate of the Ostrel dam failed and water ran into Lower Tamm, destroying two hundred houses.",
       "Seventeen people died in Lower Tamm, the ministry said, and the reservoir of the Ostrel dam ran dry."]  # fmt: skip


def headed(name: str, headline: str, *, source: str = "", body: list[str] = DAM, url: str = "") -> Article:
    return replace(plant(name, body, headline=headline, source=source), url=url)


def title_of(articles: list[Article], tools: Tools, origins: dict[str, str] | None = None) -> str:
    keys: dict[str, StoryKeys] = {record.article: record for a in articles for record in story_keys(a, tools)}
    derived = {name: Derivation(name, origin, origin, "outlet", False) for name, origin in (origins or {}).items()}
    return story_title(articles, keys, derived, tools.directory)


def test_three_copies_of_one_text_are_one_voice(light_tools: Tools) -> None:
    minister = ["Minister Kestwick resigned over the budget row in parliament, his office told the agency Norvik."] * 2
    copies = [headed(f"c{n}", "Minister Kestwick resigns over budget row", body=minister) for n in range(3)]
    own = [headed("o1", "Gate fails at Ostrel dam, Lower Tamm flooded"), headed("o2", "Ostrel dam gate fails and floods Lower Tamm")]
    together = {copy.id: "origin-agency" for copy in copies} | {article.id: f"origin-{article.id}" for article in own}
    assert "Ostrel" in title_of([*copies, *own], light_tools, together)
    assert "Kestwick" in title_of([*copies, *own], light_tools)


@pytest.mark.parametrize(("headline", "shown"), [
    ("LIVE: Ostrel dam gate fails", "Ostrel dam gate fails"),
    ("WATCH Ostrel dam gate fails", "Ostrel dam gate fails"),
    ("Exclusive: Ostrel dam gate fails | Kestrel Post", "Ostrel dam gate fails"),
    ("UPDATE 2-Ostrel dam gate fails, 17 dead", "Ostrel dam gate fails, 17 dead"),
    ("CORRECTED-UPDATE 1-Ostrel dam gate fails", "Ostrel dam gate fails"),
    ("Ostrel dam gate fails – live", "Ostrel dam gate fails"),
    ("Ostrel dam gate fails (VIDEO)", "Ostrel dam gate fails"),
    ("Ostrel dam gate fails - The Kestrel Post", "Ostrel dam gate fails"),
    ("Ostrel dam gate fails — kestrelpost", "Ostrel dam gate fails"),
    ("[BREAKING] Ostrel dam gate fails.", "Ostrel dam gate fails"),
    ("EILMELDUNG: Staudamm bei Ostrel gebrochen", "Staudamm bei Ostrel gebrochen"),
    ("En direct : le barrage d'Ostrel a cédé", "Le barrage d'Ostrel a cédé"),
    ("ÚLTIMA HORA | Se rompe la presa de Ostrel", "Se rompe la presa de Ostrel"),
])  # fmt: skip
def test_what_outlets_put_around_a_headline_goes(light_tools: Tools, headline: str, shown: str) -> None:
    article = headed("x", headline, source="Kestrel Post", url="https://www.kestrelpost.example/1")
    assert shown_headline(article, light_tools.directory).text == shown


@pytest.mark.parametrize("headline", [
    "Dam operator ignored warnings: report",  # who says so is part of what is told
    "Report: dam operator ignored warnings",
    "Poll: most want the dam gone",
    "Opinion: the dam should never have been built",
    "Ostrel dam: what we know",
    "Dam breaks - town flooded",
    "Live music returns to Lower Tamm",
    "The gate failed. Then the water came.",
    "Watchdog blames dam operator",
    "Warning signs at the dam were ignored – New York Times",  # another outlet's finding, not this one's name
])  # fmt: skip
def test_what_belongs_to_a_headline_stays(light_tools: Tools, headline: str) -> None:
    article = headed("x", headline, source="Kestrel Post", url="https://kestrelpost.example/1")
    assert shown_headline(article, light_tools.directory).text == headline


@pytest.mark.parametrize("worse", [
    "OSTREL DAM GATE FAILS, LOWER TAMM FLOODED, SEVENTEEN PEOPLE DIED",
    "Why did the Ostrel dam gate fail in Lower Tamm?",
    "Opinion: Ostrel dam gate and Lower Tamm, seventeen died",
    "Live updates: Ostrel dam gate fails, Lower Tamm reservoir",
])  # fmt: skip
def test_a_headline_that_tells_goes_before_one_that_shouts_asks_or_comments(light_tools: Tools, worse: str) -> None:
    better = headed("b", "Seventeen die as Ostrel dam gate fails")
    assert title_of([headed("a", worse), better], light_tools) == "Seventeen die as Ostrel dam gate fails"
    assert title_of([headed("a", worse)], light_tools)


def test_without_a_headline_the_first_words_stand(light_tools: Tools) -> None:
    bare = replace(headed("a", "x"), headline=None)
    assert title_of([bare], light_tools).startswith("The sluice gate")
    assert title_of([], light_tools) == ""


def test_capitals_of_a_script_without_case_are_no_shout() -> None:
    assert is_shout("WHY DID THE DAM FAIL")
    assert not is_shout("NATO and UNESCO meet in Karvan")
    assert not is_shout("奥斯特尔大坝闸门失灵")
    assert not is_shout("")


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(alphabet="LIVE:WATCH |–—-().!?a bÄ中\n\u202e", max_size=60), min_size=1, max_size=4), st.integers(0, 9))
def test_any_headlines_in_any_order_give_one_title_on_one_line(light_tools: Tools, lines: list[str], seed: int) -> None:
    articles = [headed(f"h{n}", line) for n, line in enumerate(lines)]
    shuffled = articles[:]
    random.Random(seed).shuffle(shuffled)
    title = title_of(articles, light_tools)
    assert title == title_of(shuffled, light_tools)
    assert "\n" not in title
