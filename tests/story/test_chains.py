"""Chains: stories of one affair are tied to the nearest before them, those of other affairs are not."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from tests.reuse.planting import plant

from onrecord.model.articles import Article, Dating
from onrecord.model.reuse import Derivation
from onrecord.model.stories import Kinship, Section, Sequel, Story, StoryKeys, StoryProfile, story_id
from onrecord.story.chains import find_kin, find_sequels, kin_ends, profile_keys, profile_story
from onrecord.story.keys import story_keys
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

AFFAIR = "The ferry Osprey of Halden Lines and captain Anders Brekke, the Tarrow reef, prosecutor Silje Randa, Cape Lind."
EVENTS = {
    "grounding": ("2031-05-05", "Passengers were rescued by lifeboats in the fog, the coastguard of Veldany reported early."),
    "charge": ("2031-05-15", "An indictment names eleven witnesses; the helmsman warned twice, recordings from the bridge prove."),
    "verdict": ("2031-05-29", "The district court sentenced him to four years; the judge called the conduct reckless and cruel."),
}
OTHER = ("2031-05-16", "The Porrick atlas, stolen from the library of Dorrin, came back by parcel, librarian Nela Brodin said. "
         "The cartographer Ilvane Porrick drew it in 1652 and the vellum is worn.")  # fmt: skip


def profile(name: str, text: str, day: str, tools: Tools, *, copies: int = 1) -> StoryProfile:
    articles = [plant(f"{name}{n}", [text], headline=text[:40]) for n in range(copies)]
    return profile_of(articles, day, tools)


def profile_of(articles: list[Article], day: str, tools: Tools, sections: list[Section] | None = None) -> StoryProfile:
    ids = tuple(sorted(a.id for a in articles))
    records: dict[type, list[Any]] = {
        Story: [Story(story_id(ids), ids)],
        Article: articles,
        StoryKeys: [next(story_keys(a, tools)) for a in articles],
        Dating: [Dating(a.id, day, "day" if day else None, None, day) for a in articles],
        Derivation: [Derivation(a.id, "one", "One", "agency", False) for a in articles],
        Section: sections or [],
    }
    return next(profile_story(Group("g", records), tools))


def sequels_of(profiles: list[StoryProfile], tools: Tools) -> list[Sequel]:
    gathered: dict[str, list[StoryProfile]] = {}
    for record in profiles:
        for key in profile_keys(record):
            gathered.setdefault(key, []).append(record)
    kin = {k.id: k for key, group in gathered.items() for k in find_kin(Group(key, {StoryProfile: group}), tools)}
    of_story: dict[str, list[Kinship]] = {}
    for tie in kin.values():
        for end in kin_ends(tie):
            of_story.setdefault(end, []).append(tie)
    return sorted((s for story, ties in of_story.items() for s in find_sequels(Group(story, {Kinship: ties}), tools)), key=lambda s: s.id)


@pytest.fixture(scope="module")
def affair(light_tools: Tools) -> dict[str, StoryProfile]:
    found = {name: profile(name, f"{AFFAIR} {text}", day, light_tools) for name, (day, text) in EVENTS.items()}
    found["other"] = profile("other", OTHER[1], OTHER[0], light_tools)
    return found


def test_each_later_story_is_tied_to_the_nearest_before_it(affair: dict[str, StoryProfile], light_tools: Tools) -> None:
    ties = {(s.earlier, s.later): s for s in sequels_of(list(affair.values()), light_tools)}
    wanted = [(affair["grounding"].story, affair["charge"].story), (affair["charge"].story, affair["verdict"].story)]
    assert sorted(ties) == sorted(wanted)
    tie = ties[wanted[0]]
    assert tie.ordered
    assert tie.reasons[-1] == "10 days apart."
    assert "Osprey" in tie.reasons[0]
    assert "Anders" in tie.reasons[0] or "Halden" in tie.reasons[0]


def test_the_order_of_arrival_changes_nothing(affair: dict[str, StoryProfile], light_tools: Tools) -> None:
    profiles = list(affair.values())
    expected = sequels_of(profiles, light_tools)
    for seed in range(4):
        random.Random(seed).shuffle(profiles)
        assert sequels_of(profiles, light_tools) == expected


def test_on_one_day_there_is_no_before(affair: dict[str, StoryProfile], light_tools: Tools) -> None:
    same = replace(affair["charge"], first="2031-05-05", middle="2031-05-05", last="2031-05-05")
    (tie,) = sequels_of([affair["grounding"], same], light_tools)
    assert not tie.ordered
    assert tie.earlier < tie.later


def test_months_apart_and_undated_stories_are_not_tied(affair: dict[str, StoryProfile], light_tools: Tools) -> None:
    late = replace(affair["charge"], first="2031-11-15", middle="2031-11-15", last="2031-11-15")
    undated = replace(affair["verdict"], first="", middle="", last="")
    assert sequels_of([affair["grounding"], late, undated], light_tools) == []


def test_copies_weigh_as_one_and_round_ups_have_no_profile(light_tools: Tools) -> None:
    day, text = EVENTS["charge"]
    one = profile("p", f"{AFFAIR} {text}", day, light_tools)
    three = profile("p", f"{AFFAIR} {text}", day, light_tools, copies=3)
    assert dict(three.keys) == pytest.approx(dict(one.keys), abs=1e-4)
    article = plant("w", [f"{AFFAIR} {text}"])
    section = Section(article.id, 0, 10, "h", "round-up", StoryKeys(article.id, ()))
    with pytest.raises(StopIteration):
        profile_of([article], day, light_tools, [section])


def test_a_word_that_all_stories_have_ties_none(light_tools: Tools) -> None:
    rng = random.Random(3)
    made = ["".join(rng.choice("bdfgklmnprst") + rng.choice("aeiou") for _ in range(4)) for _ in range(4000)]
    profiles = [profile(f"n{n}", "Osprey Halden. " + " ".join(rng.sample(made, 40)), "2031-05-05", light_tools) for n in range(12)]
    assert sequels_of(profiles, light_tools) == []
