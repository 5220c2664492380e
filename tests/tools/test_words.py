"""Words of an article: places, folding, quotation marks and sentences of many manners of printing."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.articles import Article, Block, BlockKind
from onrecord.tools.words import MAX_WORDS, fold, forms_between, words_of


def article(*parts: tuple[BlockKind, str]) -> Article:
    """Make an article of blocks."""
    text, blocks = "", []
    for kind, part in parts:
        blocks.append(Block(kind, len(text), len(text) + len(part)))
        text += part
    return Article("a", "", "", "", "", "", text, None, "", "", "en", tuple(blocks))


def quoted(text: str) -> str:
    """Return the words between quotation marks."""
    words = words_of(article(("paragraph", text)))
    return " ".join(text[a:b] for a, b, q in zip(words.starts, words.ends, words.quoted, strict=True) if q)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “no more” and left.", "no more"),
        ('He said "no more" and "never again".', "no more never again"),
        ("Er sagte: „Nein danke“ und ging.", "Nein danke"),
        ("Il a dit « non merci » hier.", "non merci"),
        ("Er sagte »nein danke« und ging.", "nein danke"),
        ("彼は「いや」と", "い や"),
        ("The ministers’ wives said ‘it isn’t ours’ twice.", "it isn’t ours"),
        ("the workers' union's offer", ""),
        ("Rock 'n' roll isn't dead", ""),
        ("“First paragraph goes on\nand the next is not quoted", "First paragraph goes on"),
        ("“He called it ‘a mess’ again,” she said", "He called it a mess again"),
        ("no marks at all", ""),
    ],
)
def test_words_between_marks_are_quoted(text: str, inside: str) -> None:
    assert quoted(text) == inside


def test_a_block_quotation_is_quoted_without_marks() -> None:
    assert all(words_of(article(("blockquote", "We will not go."))).quoted)


@pytest.mark.parametrize(
    ("one", "other"),
    [("U.S.", "US"), ("China’s", "china"), ("talks", "talk"), ("economies", "economy"), ("10,000", "10000"), ("ＮＯ", "ｎｏ")],
)
def test_forms_that_mean_the_same_are_folded_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_short_words_keep_their_s() -> None:
    assert fold("this") != fold("thi")
    assert fold("crisis") == "crisis"


def test_a_repeated_block_has_no_words_and_blocks_begin_sentences() -> None:
    words = words_of(article(("headline", "One two\n"), ("duplicate", "One two\n"), ("paragraph", "Three. Four.")))
    assert words.forms == ("one", "two", "three", "four")
    assert words.blocks == (0, 0, 2, 2)
    assert len(set(words.sentences)) == 3


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_places_cut_words_out_of_any_text(text: str) -> None:
    words = words_of(article(("paragraph", text)))
    assert all(text[a:b].strip() for a, b in zip(words.starts, words.ends, strict=True))
    assert all(a < b for a, b in zip(words.starts, words.ends, strict=True))
    assert list(words.sentences) == sorted(words.sentences)


@pytest.mark.parametrize("text", ["“" * 300_000, "a' " * 200_000, "x" * 900_000, "«a" * 200_000, "ab. " * 300_000])
def test_hostile_text_is_read_in_bounded_time(text: str) -> None:
    begun = time.process_time()
    assert len(words_of(article(("paragraph", text)))) <= MAX_WORDS
    assert time.process_time() - begun < 10


def test_the_words_of_a_part_are_those_that_begin_in_it() -> None:
    found = article(("headline", "Budget’s fate\n\n"), ("duplicate", "Again. "), ("paragraph", "It cost 1,200.5 crowns."))
    words = words_of(found)
    for start in range(len(found.text)):
        for end in range(start, len(found.text) + 1):
            wanted = [form for form, at in zip(words.forms, words.starts, strict=True) if start <= at < end]
            assert forms_between(found, start, end) == wanted
