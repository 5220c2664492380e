"""What is worked out once an article changes nothing of what two articles share."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reuse.planting import paragraphs, plant, shared

from onrecord.reuse import passages
from onrecord.reuse.numbering import MOST
from onrecord.reuse.sides import Sides
from onrecord.reuse.stretches import TwoTexts
from onrecord.tools.protocols import Tools
from onrecord.tools.words import words_of


def test_passages_do_not_depend_on_what_was_compared_before(light_tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    body = paragraphs(3, 8)
    first, second = plant("a", body), plant("b", [*body[:5], *paragraphs(4, 3)])
    others = [plant(f"c{n}", [*paragraphs(20 + n, 4), body[n]]) for n in range(4)]
    fresh = {}
    for other in (second, *others):
        monkeypatch.setattr(passages, "_sides", Sides())
        fresh[other.id] = shared(first, other, light_tools)
    assert any(fresh.values())
    for most in (MOST, 10):  # words are numbered anew at each pair
        monkeypatch.setattr("onrecord.reuse.numbering.MOST", most)
        for other in (*others, second, *others):
            assert shared(first, other, light_tools) == fresh[other.id]


def test_an_article_brings_what_it_brought_before(light_tools: Tools) -> None:
    first, second, german = plant("a", paragraphs(1, 3)), plant("b", paragraphs(2, 3)), plant("d", paragraphs(2, 3))
    sides, source = Sides(), light_tools.weights
    before = sides.pair(texts(first, second), source)
    assert sides.pair(texts(first, second), source)[1] is before[1]
    other = sides.pair(texts(replace(german, language="de"), second), source)
    assert other[1].numbers == before[1].numbers
    assert other[1].weights is other[0].weights is not before[1].weights


def texts(left, right) -> TwoTexts:
    """Return two articles with their words."""
    return TwoTexts(left, right, words_of(left), words_of(right))
