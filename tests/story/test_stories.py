"""Stories of invented events: which articles belong together, whatever the order they come in."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reuse.planting import plant
from tests.story.events import copies, dated, event_words, report, stories_of

from onrecord.model.articles import Article
from onrecord.model.reuse import Passage
from onrecord.model.spans import Span
from onrecord.model.stories import StoryKeys
from onrecord.story.keys import keys_of, story_keys
from onrecord.story.likeness import score_of
from onrecord.story.links import link_pair
from onrecord.story.splits import link_ends, split_component
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

FEW = settings(max_examples=15, deadline=None)


def together(articles: list, tools: Tools) -> list[list[str]]:
    """Return the names of the articles of each story, sorted."""
    names = {article.id: article.path.removesuffix(".txt") for article in articles}
    return sorted(sorted(names[name] for name in story.articles) for story in stories_of(articles, tools))


@FEW
@given(st.integers(0, 1000), st.integers(1, 4), st.integers(1, 4))
def test_every_article_is_in_one_story_and_events_stay_apart(light_tools: Tools, seed: int, first: int, second: int) -> None:
    one, other = event_words(seed), event_words(seed + 5000)
    corpus = [report(f"a{n}", one, day="2031-05-02") for n in range(first)]
    corpus += [report(f"b{n}", other, day="2031-05-02") for n in range(second)]
    shuffled = random.Random(seed).sample(corpus, len(corpus))
    assert together(shuffled, light_tools) == sorted([[f"a{n}" for n in range(first)], [f"b{n}" for n in range(second)]])
    assert sorted(stories_of(shuffled, light_tools), key=lambda s: s.id) == sorted(stories_of(corpus, light_tools), key=lambda s: s.id)


def test_a_chain_of_weak_links_is_split(light_tools: Tools) -> None:
    one, two = event_words(1), event_words(2)
    corpus = [report(f"a{n}", one, day="2031-05-02") for n in range(4)]
    corpus += [report(f"b{n}", two, day="2031-05-02") for n in range(4)]
    bridge = report("bridge", one[:8] + two[:8], day="2031-05-02")
    stories = together([*corpus, bridge], light_tools)
    assert [[name for name in story if name != "bridge"] for story in stories if story != ["bridge"]] == [
        ["a0", "a1", "a2", "a3"],
        ["b0", "b1", "b2", "b3"],
    ]


@pytest.mark.parametrize("kind", ["worded independently", "near-copies"])
def test_what_hundreds_report_within_two_days_is_one_story(light_tools: Tools, kind: str) -> None:
    words = event_words(21, 40)
    days = ("2031-05-02", "2031-05-03")
    if kind == "near-copies":
        corpus = copies("event", words, 150, day=days[0]) + copies("event", words, 300, day=days[1])[150:]
    else:
        corpus = [report(f"event{n}", words, day=days[n % 2]) for n in range(300)]
    corpus += [report(f"other{n}", event_words(100 + n // 2), day=days[n % 2]) for n in range(40)]
    begun = time.process_time()
    stories = together(random.Random(3).sample(corpus, len(corpus)), light_tools)
    assert time.process_time() - begun < 20  # 2 s where it was written
    assert sorted(map(len, stories)) == [2] * 20 + [300]


def test_the_same_words_a_year_later_are_another_event(light_tools: Tools) -> None:
    words = event_words(3, 60)
    corpus = [report("now", words[:40], day="2031-05-02"), report("also", words[:40], day="2031-05-03")]
    later = report("later", words[20:], day="2032-05-02")
    assert together([*corpus, later], light_tools) == [["also", "now"], ["later"]]


@pytest.mark.parametrize("days", [(), (("2039-01-22", 0.25),), (("2039-01-22", 0.9), ("2031-05-02", 0.5)), (("nonsense!!", 0.9),)])
def test_an_article_without_a_sure_date_can_join_any(light_tools: Tools, days: tuple) -> None:
    words = event_words(4)
    corpus = [report("a", words, day="2031-05-02"), dated(report("b", words), *days)]
    assert together(corpus, light_tools) == [["a", "b"]]


def test_another_language_is_another_story(light_tools: Tools) -> None:
    words = event_words(5)
    corpus = [report("a", words, day="2031-05-02"), report("b", words, day="2031-05-02", language="de")]
    assert together(corpus, light_tools) == [["a"], ["b"]]


def test_a_draft_is_in_no_story(light_tools: Tools) -> None:
    words = event_words(6)
    draft = replace(report("draft", words, day="2031-05-02"), draft=True)
    assert together([report("a", words, day="2031-05-02"), draft], light_tools) == [["a"]]


def test_an_empty_article_is_a_story_alone(light_tools: Tools) -> None:
    assert together([plant("empty", [""]), report("a", event_words(7))], light_tools) == [["a"], ["empty"]]


def test_the_title_is_the_headline_that_says_most_of_what_all_say(light_tools: Tools) -> None:
    words = event_words(8)
    said = [" ".join(words[:5]), " ".join(words[1:6]), "Live updates and analysis"]
    corpus = []
    for n, headline in enumerate(said):
        article = report(f"a{n}", words, day="2031-05-02")
        text = article.text.replace(article.title, headline.ljust(len(article.title)))
        span = replace(article.headline, exact=headline, end=len(headline))  # type: ignore[type-var]
        corpus.append(replace(article, text=text, headline=span))
    (story,) = stories_of(corpus, light_tools)
    assert story.title in said[:2]
    assert "on average" in story.reasons[0]


@FEW
@given(st.integers(0, 1000))
def test_keys_are_a_bounded_vector_of_length_one_for_each_part(light_tools: Tools, seed: int) -> None:
    (keys,) = story_keys(report("a", event_words(seed, 400), day="2031-05-02"), light_tools)
    parts: dict[str, float] = {}
    for key, weight in keys.keys:
        part = key.rsplit(":", 2)[0] if key.count(":") > 1 else ""
        parts[part] = parts.get(part, 0.0) + weight * weight
    assert parts == {part: pytest.approx(1, abs=0.02) for part in ("", "lead", "headline")}
    assert score_of(keys, keys) > 0.99
    assert len(keys_of(keys)) <= 2 * 20 + 10


def test_the_score_falls_with_the_days_and_never_rises() -> None:
    said = (("en:ferry", 0.6), ("en:kestmor", 0.8))
    first = StoryKeys("a", said, ("2031-05-02",))
    worth = [score_of(first, StoryKeys("b", said[1:], (f"2031-05-{day:02}",))) for day in range(2, 20)]
    assert worth == sorted(worth, reverse=True)
    assert worth[0] > score_of(first, StoryKeys("c", said[1:], sure=False)) > worth[-1]
    assert score_of(first, StoryKeys("d", (("en:bread", 1.0),), ("2031-05-02",))) == 0


@pytest.mark.parametrize(
    ("ferry", "same", "other"),
    [
        ("周四一艘渡轮在北岛附近沉没，十七人遇难，海岸警卫队仍在搜寻四名失踪者。工会宣布罢工。",
         "北岛渡轮沉没事故遇难人数升至十七人，四人失踪，工会说罢工将继续，海岸警卫队在搜寻。",
         "中央银行星期四宣布降低利率，股票市场上涨，经济学家认为通货膨胀已经得到控制。"),
        ("木曜日にフェリーが北島沖で沈没し、十七人が死亡、四人が行方不明となった。組合はストライキを宣言した。",
         "北島沖のフェリー沈没で死者は十七人に増え、四人が行方不明。組合はストライキを続ける。",
         "中央銀行は木曜日に金利を引き下げ、株式市場は上昇した。経済学者は物価が落ち着いたと見ている。"),
    ],
)  # fmt: skip
def test_scripts_without_spaces_make_stories_too(light_tools: Tools, ferry: str, same: str, other: str) -> None:
    language = light_tools.language.identify(ferry)[0]
    texts = {"a": ferry, "b": same, "c": other}
    corpus = [
        replace(plant(name, [text], day="2031-05-02", headline=text[:12]), language=language)
        for name, text in texts.items()
    ]
    assert together(corpus, light_tools) == [["a", "b"], ["c"]]


def copied(left: Article, right: Article, words: int) -> Passage:
    """Return a passage of so many words that the second article took over from the first."""
    one, other = sorted((left, right), key=lambda article: article.id)
    spans = [Span(article.id, 0, 40, article.text[:40]) for article in (one, other)]
    return Passage(spans[0], spans[1], "copy", words)


def test_a_long_copied_passage_ties_two_articles_and_speaks_for_one_event(light_tools: Tools) -> None:
    one, two = event_words(41), event_words(42)
    left = report("left", one, day="2031-05-02")
    right = report("right", one[:3] + two[:21], day="2031-05-12")
    assert link_ends(copied(left, right, 200)) == tuple(sorted((left.id, right.id)))
    assert link_ends(copied(left, right, 20)) == (min(left.id, right.id),)
    keys = [record for article in (left, right) for record in story_keys(article, light_tools)]
    records = {Article: sorted([left, right], key=lambda article: article.id), StoryKeys: keys}
    assert len(list(split_component(Group("apart", records), light_tools))) == 2
    tied = {**records, Passage: [copied(left, right, 200)]}
    assert len(list(split_component(Group("tied", tied), light_tools))) == 1


def test_reasons_of_a_link_say_what_is_shared_and_of_which_kind(light_tools: Tools) -> None:
    told = "On Friday the ferry Kestmor sank off Brandun, and 417 passengers were “inexplicably abandoned”, said Telvane."
    other = "Rescuers say the ferry Kestmor left Brandun with 417 passengers, “inexplicably abandoned” there, as Telvane put it."
    corpus = [plant("a", [told], day="2031-05-02", headline="Ferry sinks"), plant("b", [other], day="2031-05-02", headline="A ferry lost")]
    keys = [record for article in sorted(corpus, key=lambda a: a.id) for record in story_keys(article, light_tools)]
    (link,) = link_pair(Group("pair", {StoryKeys: keys}), light_tools)
    kinds = {reason.partition(":")[0]: reason.partition(":")[2] for reason in link.reasons}
    assert "ferry" in kinds["headlines share"]
    assert {"kestmor", "brandun", "telvane"} <= set(kinds["names"].replace(",", "").split())
    assert "417" in kinds["numbers"]
    assert "abandoned" in kinds["quoted words"]
    assert "on the same day" in link.reasons
