"""Copies are one voice: which pairs are, who keeps them apart, and that a further copy of a report changes no story."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.articles import Article, Block
from onrecord.model.reuse import Passage
from onrecord.model.spans import Span
from onrecord.model.stories import StoryKeys
from onrecord.story.linkage import average_linkage
from onrecord.story.voices import VoiceConfig, Voices, one_voice

NAMES = [f"article-{letter}" for letter in "abcdefgh"]
ties = st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] < pair[1]), max_size=6)


def article(name: str, length: int) -> Article:
    text = "x" * length
    blocks = (Block("paragraph", 0, length),)
    return Article(name, "capture-1", "", "", "", "", text, None, "", "", "en", blocks)


def shared(left: Article, right: Article, length: int, words: int = 200) -> Passage:
    spans = [Span(one.id, 0, length, one.text[:length]) for one in (left, right)]
    return Passage(spans[0], spans[1], "copy", words)


def test_a_reprint_with_paragraphs_of_its_own_is_one_voice_with_its_original():
    left, right = article("a", 1000), article("b", 1500)
    both = {"a": left, "b": right}
    assert one_voice(both, {}, [shared(left, right, 800)]) == [("a", "b")]
    assert one_voice(both, {}, [shared(left, right, 800, words=30)]) == []
    assert one_voice(both, {}, [shared(left, right, 500)]) == []


def test_a_brief_that_a_long_round_up_takes_over_is_not_one_voice_with_it():
    brief, digest = article("a", 500), article("b", 6000)
    assert one_voice({"a": brief, "b": digest}, {}, [shared(brief, digest, 500)]) == []


def test_old_text_in_a_report_of_weeks_later_is_not_one_voice_but_a_whole_copy_is():
    left, right = article("a", 1000), article("b", 1000)
    keys = {name: StoryKeys(name, (), (day,), True, (), ()) for name, day in (("a", "2031-03-01"), ("b", "2031-04-20"))}
    assert one_voice({"a": left, "b": right}, keys, [shared(left, right, 700)]) == []
    assert one_voice({"a": left, "b": right}, keys, [shared(left, right, 980)]) == [("a", "b")]


@given(ties=ties, apart=ties, held=st.sets(st.sampled_from(NAMES), min_size=2, max_size=3))
def test_what_a_person_said_wins_over_copies(ties, apart, held):
    apart = {pair for pair in apart if not held.issuperset(pair)}
    voices = Voices(NAMES, ties, together=[frozenset(held)], apart=apart)
    ends = voices.sets([frozenset(held)])[0]
    joined = {name for home in ends for name in voices.names[home]} | held
    for left, right in apart:
        assert voices.home[left] != voices.home[right]
        assert not {left, right} <= joined
    assert voices.home == Voices(NAMES[::-1], sorted(ties, reverse=True), together=[frozenset(held)], apart=apart).home


def test_a_further_copy_changes_no_cluster():
    scores = {("a", "c"): 0.8, ("a", "d"): 0.5, ("b", "c"): 0.8, ("b", "d"): 0.5, ("c", "d"): 0.9, ("a", "b"): 1.0}

    def clusters(names: list[str], copies: list[tuple[str, str]]) -> list[tuple[str, ...]]:
        voices = Voices(names, copies, config=VoiceConfig())
        best = voices.best(lambda left, right: scores.get((left, right), 0.0))
        known = {pair: best(*pair) for pair in voices.pairs(scores)}
        found = average_linkage(sorted(voices.names), known, 0.5, cohesion=0.32, missing=best)
        return [tuple(name for name in voices.spread(names) if name != "b") for names in found]

    assert clusters(["a", "b", "c", "d"], [("a", "b")]) == clusters(["a", "c", "d"], []) == [("a", "c", "d")]
    assert clusters(["a", "b", "c", "d"], []) == [("a",), ("c", "d")]


def test_a_copy_does_not_raise_what_its_cluster_asks_of_others():
    scores = {("a", "b"): 1.0, ("a", "c"): 0.6, ("b", "c"): 0.6}
    assert average_linkage(["a", "b", "c"], scores, 0.5, cohesion=0.32) == [("a", "b"), ("c",)]
    assert average_linkage(["a", "b", "c"], scores, 0.5, cohesion=0.32, copies={("a", "b")}) == [("a", "b", "c")]
