"""Stories are the same however the articles came: in any order, in parts, with some taken out again."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.story.events import copies, dated, event_words, report

from onrecord.engine.local import LocalEngine
from onrecord.flow.settings import Settings
from onrecord.flow.shapes import Stage
from onrecord.flow.stages import stages
from onrecord.model.articles import Article
from onrecord.model.stories import Link, Story
from onrecord.store.memory import MemoryStore
from onrecord.story.keys import KeysConfig
from onrecord.story.splits import SplitConfig
from onrecord.tools.protocols import Tools
from onrecord.tools.rule_parser import RuleParser

FIRST, LAST = "story-keys", "stories"
#: Small bounds, so that a handful of articles has what thousands have: keys that too many share, large components.
SMALL = Settings(story_keys=KeysConfig(holders=3, hubs=2, undated=4), stories=SplitConfig(dense=3))


def planted() -> list[Article]:
    """Return two events with a report of both, a copied report, and reports without a sure date."""
    one, two, three = event_words(31), event_words(32), event_words(33)
    days = ("2031-05-02", "2031-05-03", "2031-05-20")
    return [
        *[report(f"one{n}", one, day=days[n % 2]) for n in range(5)],
        *[report(f"two{n}", two, day=days[n % 3]) for n in range(4)],
        report("both", one[:8] + two[:8], day=days[0]),
        *copies("three", three, 3, day=days[1]),
        dated(report("undated", three), ("2031-05-09", 0.3)),
        dated(report("dateless", one)),
    ]


CORPUS = planted()


def plan() -> list[Stage]:
    """Return the program's own stages from keys to stories."""
    names = [stage.name for stage in stages(SMALL)]
    return list(stages(SMALL)[names.index(FIRST) : names.index(LAST) + 1])


def brought_up_to_date(store: MemoryStore, tools: Tools) -> str:
    LocalEngine(on_error="stop", workers=1).run(plan(), store, tools)
    return store.fingerprint()


@pytest.fixture(scope="module")
def named_tools(light_tools: Tools) -> Tools:
    """Word weights, and a parser with a name, which an engine asks for and no stage up to the stories uses."""
    return replace(light_tools, parser=RuleParser())


@pytest.fixture(scope="module")
def at_once(named_tools: Tools) -> str:
    """The record of all articles read at once."""
    store = MemoryStore()
    store.put(CORPUS)
    print_ = brought_up_to_date(store, named_tools)
    assert len(store.all(Link)) > 10
    assert 3 <= len(store.all(Story)) < len(CORPUS)
    return print_


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 5))
def test_neither_order_nor_parts_nor_what_was_taken_out_count(named_tools: Tools, at_once: str, seed: int, parts: int) -> None:
    rng = random.Random(seed)
    shuffled = rng.sample(CORPUS, len(CORPUS))
    guests = [report(f"guest{n}", event_words(31 + n % 3), day="2031-05-03", seed=seed) for n in range(3)]
    store = MemoryStore()
    for part in range(parts):
        store.put(shuffled[part::parts])
        if part < len(guests):
            store.put([guests[part]])
        brought_up_to_date(store, named_tools)
    store.drop(Article, [guest.id for guest in guests])
    assert brought_up_to_date(store, named_tools) == at_once


@settings(max_examples=8, deadline=None)
@given(st.sets(st.sampled_from(range(len(CORPUS))), min_size=1, max_size=len(CORPUS) - 1))
def test_what_is_left_is_as_if_the_removed_had_never_been(named_tools: Tools, gone: set[int]) -> None:
    left = [article for number, article in enumerate(CORPUS) if number not in gone]
    whole, fresh = MemoryStore(), MemoryStore()
    whole.put(CORPUS)
    brought_up_to_date(whole, named_tools)
    whole.drop(Article, [CORPUS[number].id for number in gone])
    fresh.put(left)
    assert brought_up_to_date(whole, named_tools) == brought_up_to_date(fresh, named_tools)
    told = sorted(name for story in fresh.all(Story) for name in story.articles)
    assert told == sorted(article.id for article in left)
