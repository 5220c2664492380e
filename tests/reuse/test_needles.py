"""Needles: no text that a phrase matches is without one."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reuse.needles import has_needle, needles_of
from onrecord.tools.tables import rows, words

PHRASES = sorted({*words("reuse/republished.txt"), *(row["phrase"] for row in rows("reuse/contributed.tsv"))})


@pytest.mark.parametrize("phrase", PHRASES)
def test_all_that_a_shipped_phrase_matches_holds_a_needle(phrase: str) -> None:
    needles = needles_of([phrase])
    assert "" not in needles

    @settings(max_examples=30, deadline=None)
    @given(st.from_regex(re.compile(phrase, re.IGNORECASE)))
    def holds(text: str) -> None:
        assert has_needle(text, needles)

    holds()


@pytest.mark.parametrize("phrase", [r"(?:a|b) x", r"\d+", "colou?r", "(?:mit|(?:ohne|bei)) x", "a{3}bcde", "(?:first)?", "abc|defg"])
def test_an_expression_that_is_not_understood_rules_nothing_out(phrase: str) -> None:
    needles = needles_of([phrase])
    for text in ("a x", "7", "color", "colour", "mit x", "aaabcde", "", "abc"):
        if re.search(phrase, text):
            assert has_needle(text, needles)


def test_texts_without_any_are_ruled_out() -> None:
    assert not has_needle("The council met on Monday.", needles_of(["courtesy of", r"\bcontribut(?:ed|ing)\b"]))
    assert has_needle("Photo COURTESY OF the family", needles_of(["courtesy of"]))
