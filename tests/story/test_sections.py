"""Sections: digests are divided as they are built, tell of the stories that they tell of, and hold no two together."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reuse.planting import plant

from onrecord.engine.local import LocalEngine
from onrecord.flow.settings import Settings
from onrecord.flow.stages import stages
from onrecord.model.articles import Article, Block, BlockKind, DateCandidate
from onrecord.model.judgements import Judgement
from onrecord.model.spans import Span
from onrecord.model.stories import Section, Sequel, Story, Told
from onrecord.store.memory import MemoryStore
from onrecord.store.sqlite import SqliteStore
from onrecord.story.sections import find_sections
from onrecord.tools.protocols import Tools

FERRY = [
    "The ferry Osprey of Halden Lines ran onto the Tarrow reef off Cape Lind in fog; 140 passengers were brought ashore by lifeboats.",
    "Captain Anders Brekke of the Osprey was questioned by maritime police at Cape Lind, the coastguard of Veldany said.",
]
ATLAS = [
    "The Porrick atlas, stolen from the library of Dorrin forty years ago, came back by parcel from Kestwick, Nela Brodin said.",
    "The cartographer Ilvane Porrick drew the atlas in 1652; the librarian of Dorrin, Brodin, values it at two million crowns.",
]
STRIKE = [
    "Miners of the Orlitz copper pit ended a strike of nineteen days; Sarnov Copper offered seven per cent, Jana Whitlow said.",
    "The first shift at Orlitz goes down on Friday, said Sarnov Copper; the union of Whitlow had asked for nine per cent.",
]
CHEESE = ["The cheese festival of Yeldham drew nine thousand visitors to Bramble Hill for the rolling of the great wheel on Sunday."]
DAY = "2031-05-08"


def digest(name: str, *parts: tuple[BlockKind, str], form: str = "round-up", day: str = DAY) -> Article:
    """Return an article of blocks as they are given."""
    made, blocks = "", []
    for kind, text in (("headline", "The week in brief"), *parts):
        blocks.append(Block(kind, len(made), len(made) + len(text) + 2))
        made += text + "\n\n"
    article = f"article-{name}"
    base = plant(name, ["x"], day=day)
    return replace(base, id=article, text=made, blocks=tuple(blocks), headline=Span(article, 0, 17, made[:17]),
                   form=form, dates=(DateCandidate(day, "day", "metadata", 0.95),))  # type: ignore[arg-type]  # fmt: skip


def weekly(name: str = "weekly") -> Article:
    return digest(name, ("heading", "Ferry on the rocks"), ("paragraph", FERRY[0]), ("heading", "Atlas comes home"),
                  ("paragraph", ATLAS[0]), ("paragraph", ATLAS[1]), ("heading", "Miners back"), ("paragraph", STRIKE[0]),
                  ("heading", "Cheese"), ("paragraph", CHEESE[0]))  # fmt: skip


def report(name: str, body: list[str], day: str = DAY) -> Article:
    made = plant(name, body, headline=" ".join(body[0].split()[:9]), day=day)
    return replace(made, dates=(DateCandidate(day, "day", "metadata", 0.95),))


def reports() -> list[Article]:
    return [report("ferry1", FERRY), report("ferry2", FERRY[::-1]), report("atlas1", ATLAS), report("atlas2", ATLAS[::-1]),
            report("strike1", STRIKE), report("strike2", STRIKE[::-1])]  # fmt: skip


def run(store: MemoryStore | SqliteStore, tools: Tools) -> None:
    plan = stages(Settings())
    last = [stage.name for stage in plan].index("sequels")
    bare = Tools(parser=type("NoParser", (), {"name": "none"})(), weights=tools.weights, language=tools.language)
    LocalEngine(on_error="stop").run([s for s in plan[: last + 1] if s.name not in ("clean", "listings")], store, bare)


def told(store: MemoryStore | SqliteStore) -> dict[str, set[str]]:
    """Return the headings of the sections by the names of the stories that they tell of."""
    stories = {story.id: story for story in store.all(Story)}
    found: dict[str, set[str]] = {}
    for place in store.all(Told):
        first = store.load(Article, stories[place.story].articles[:1])[0]
        found.setdefault(first.path[:-5], set()).add(place.heading)
    return found


def test_a_digest_is_divided_by_its_headings(light_tools: Tools) -> None:
    article = weekly()
    sections = list(find_sections(article, light_tools))
    assert [s.heading for s in sections] == ["Ferry on the rocks", "Atlas comes home", "Miners back", "Cheese"]
    atlas = article.text[sections[1].start : sections[1].end]
    assert atlas.startswith("Atlas comes home")
    assert atlas.endswith(ATLAS[1])


def test_a_live_blog_is_divided_by_its_times_and_a_bare_digest_by_its_items(light_tools: Tools) -> None:
    live = digest("live", ("date", "09:10"), ("paragraph", FERRY[0]), ("paragraph", FERRY[1]), ("date", "08:20"),
                  ("heading", "Strike"), ("paragraph", STRIKE[0]), ("date", "07:00"), ("paragraph", "All quiet."), form="live-blog")  # fmt: skip
    assert [s.heading[:9] for s in find_sections(live, light_tools)] == ["The ferry", "Strike"]
    bare = digest("bare", ("list", f"• {FERRY[0]}"), ("list", f"• {ATLAS[0]}"), ("paragraph", STRIKE[0]))
    assert [s.heading[:9] for s in find_sections(bare, light_tools)] == ["The ferry", "The Porri", "Miners of"]


def test_a_report_and_a_draft_have_no_sections(light_tools: Tools) -> None:
    own = digest("own", *(part for n in range(4) for part in (("heading", f"Part {n}"), ("paragraph", FERRY[n % 2]))), form="report")  # type: ignore[arg-type]
    assert list(find_sections(own, light_tools)) == []
    assert list(find_sections(reports()[0], light_tools)) == []
    assert list(find_sections(replace(weekly(), draft=True), light_tools)) == []


def test_a_round_up_bridges_nothing_and_is_told_where_it_tells(light_tools: Tools) -> None:
    store = MemoryStore()
    store.put([*reports(), weekly()])
    run(store, light_tools)
    sizes = sorted(len(story.articles) for story in store.all(Story))
    assert sizes == [1, 2, 2, 2]
    assert told(store) == {"ferry": {"Ferry on the rocks"}, "atlas": {"Atlas comes home"}, "strike": {"Miners back"}}


def test_a_round_up_of_one_story_belongs_to_it(light_tools: Tools) -> None:
    mostly = digest("mostly", ("heading", "The grounding"), ("paragraph", FERRY[0]), ("heading", "The captain"),
                    ("paragraph", FERRY[1]), ("heading", "Elsewhere"), ("paragraph", STRIKE[0]))  # fmt: skip
    store = MemoryStore()
    store.put([*reports(), mostly])
    run(store, light_tools)
    home = next(story for story in store.all(Story) if mostly.id in story.articles)
    assert len(home.articles) == 3
    assert told(store) == {"strike": {"Elsewhere"}}


def test_a_report_of_unrelated_items_is_told_where_it_tells(light_tools: Tools) -> None:
    letter = replace(weekly("letter"), form="report")
    store = MemoryStore()
    store.put([*reports()[2:], letter])
    run(store, light_tools)
    assert told(store)["strike"] == {"Miners back"}


def test_two_round_ups_are_not_told_in_each_other(light_tools: Tools) -> None:
    store = MemoryStore()
    other = digest("other", ("heading", "A"), ("paragraph", CHEESE[0]), ("heading", "B"), ("paragraph", STRIKE[1]),
                   ("heading", "C"), ("paragraph", "Goalkeeper Tamsin Brandreth leaves the club of Kestwick for a bakery in Whitlow and will not return."))  # fmt: skip
    store.put([weekly(), other])
    run(store, light_tools)
    assert list(store.all(Told)) == []


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
@pytest.mark.parametrize("seed", range(3))
def test_neither_order_nor_parts_nor_what_was_removed_count(light_tools: Tools, tmp_path: Path, kind: str, seed: int) -> None:
    later = [report("ferry3", [FERRY[0], "Prosecutor Silje Randa charged captain Anders Brekke of the Osprey before the court of Lind."], "2031-05-19")]
    wanted = [*reports(), weekly(), *later]
    fresh = MemoryStore()
    fresh.put(wanted)
    run(fresh, light_tools)
    grown: MemoryStore | SqliteStore = MemoryStore() if kind == "memory" else SqliteStore(tmp_path / "w.db")
    extra = [weekly("again"), report("atlas3", ATLAS)]
    shuffled = [*wanted, *extra]
    random.Random(seed).shuffle(shuffled)
    for cut in range(0, len(shuffled), 3):
        grown.put(shuffled[cut : cut + 3])
        run(grown, light_tools)
    grown.drop(Article, [article.id for article in extra])
    run(grown, light_tools)
    assert grown.all(Told) == fresh.all(Told)
    assert fresh.all(Told)
    assert grown.all(Sequel) == fresh.all(Sequel)
    assert grown.fingerprint() == fresh.fingerprint()
    grown.close()


_KINDS = st.sampled_from(["heading", "paragraph", "list", "date", "blockquote", "furniture", "standfirst"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_KINDS, st.text(alphabet="aé中 •-1.)\n", max_size=120)), max_size=9), st.sampled_from(["live-blog", "round-up"]))
def test_any_digest_is_divided_into_parts_that_do_not_overlap(light_tools: Tools, parts: list[tuple[BlockKind, str]], form: str) -> None:
    article = digest("odd", *parts, form=form)
    sections: list[Section] = list(find_sections(article, light_tools))
    places = [(s.start, s.end) for s in sections]
    assert places == sorted(places)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(places))
    assert all(0 <= start < end <= len(article.text) for start, end in places)


def test_what_a_person_said_of_a_round_up_goes_first(light_tools: Tools) -> None:
    mostly = digest("mostly", ("heading", "The grounding"), ("paragraph", FERRY[0]), ("heading", "The captain"),
                    ("paragraph", FERRY[1]), ("heading", "Elsewhere"), ("paragraph", STRIKE[0]))  # fmt: skip
    ferry, ferry2 = (article.id for article in reports()[:2])
    stories = {}
    for verdict, one, other in (("different", (mostly.id,), (ferry, ferry2)), ("same", (mostly.id, reports()[2].id), ())):
        store = MemoryStore()
        store.put([*reports(), mostly, Judgement(verdict, one, other)])  # type: ignore[arg-type]
        run(store, light_tools)
        stories[verdict] = next(story.articles for story in store.all(Story) if mostly.id in story.articles)
    assert stories["different"] == (mostly.id,)
    assert reports()[2].id in stories["same"]
