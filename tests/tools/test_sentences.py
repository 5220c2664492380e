"""Sentence boundaries in news text."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tools.sentences import sentence_bounds


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentence_bounds(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Gen. Nils Aaro of the U.S. Army spoke. He left.", 2),
        ("She left the U.S. The envoy stayed.", 2),
        ("The U.S. Senate met on Jan. 5 in Washington, D.C. and sat.", 1),
        ("It is No. 5. It is done.", 2),
        ("George W. Lund met J. K. Holm.", 1),
        ("He came at 5 p.m. Monday. At 6 p.m. He left.", 3),
        ("“We sail.” “We stay,” he said.", 2),
        ("“Do we sail?” Lund asked.", 1),
        ("“We sail!” she cried. Then she left.", 2),
        ("“We sail.” Lund said nothing.", 2),
        ("The talks ended on Wednesday. with Mr. Lund, he said.", 1),
        ("They spoke (…) However, nothing came of it.", 1),
        ("the question of risk. ” Then he left.", 2),
        ("He lives at Ice Inc. in Orlitz. Ice Inc. The firm fell.", 3),
        ("1. Sail at dawn. 2. Fish.", 3),
        ("The port closed.The minister left.", 2),
        ("Visit example.com. Or not.", 2),
        ("出航する。戻る。", 2),
        ("", 0),
        (" \n ", 0),
    ],
)
def test_where_sentences_end(text: str, parts: int) -> None:
    assert len(cut(text)) == parts, cut(text)


@given(st.text(alphabet="Aa .!?…”\"“()\n1U.S.", max_size=100))
def test_bounds_tile_the_text_without_its_white_space(text: str) -> None:
    bounds = sentence_bounds(text)
    assert all(a < b and not text[a].isspace() and not text[b - 1].isspace() for a, b in bounds)
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(bounds))
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("text", [". " * 50_000, "." * 100_000, "A. " * 30_000, "?” " * 30_000])
def test_time_is_bounded(text: str) -> None:
    began = time.process_time()
    sentence_bounds(text)
    assert time.process_time() - began < 5
