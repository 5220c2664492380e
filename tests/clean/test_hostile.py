"""Text and pages that nobody vouches for: cleaning keeps its promises on them, and ends soon."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz import unsound
from fuzz_monsters import monsters
from fuzz_mutations import mutate
from fuzz_seeds import own_seeds
from onrecord.clean.articles import clean_capture
from onrecord.clean.bounds import ATTRIBUTES, bounded_markup
from onrecord.clean.layouts import KEPT, LONGEST
from onrecord.model.articles import Article
from onrecord.model.captures import Capture
from onrecord.model.issues import Issue
from onrecord.present.functions import read
from onrecord.read.captures import read_paths
from onrecord.tools.protocols import Tools

SEEDS = own_seeds()
PAGES = [seed for seed in SEEDS if seed[0].endswith((".html", ".txt", ".jsonl"))]
#: Seconds of processor time that one text may take on a busy machine.
PATIENCE = 10.0
LARGE = (
    "mail.txt", "spaces.txt", "tabs.txt", "quotes.txt", "url.txt", "name-chain.txt", "brackets.txt", "digits.txt", "combining.txt",
    "right-to-left.txt", "bars.txt", "chinese.txt", "lines-short.txt", "lines-bylines.txt", "deep-div.html", "deep-table.html", "deep-a.html",
    "wide-attributes.html", "wide-tags.html", "wide-less.html", "wide-declared.html", "wide-entities.html", "wide-comment.html", "markup.jsonl",
)  # fmt: skip
#: Signs that words are seldom made of, and some that they are.
ODD = st.text(st.sampled_from("a B7.,:;“”\"'’()[]|©–—•\n\t\r\u00a0\u200b\u202e\u0301\u2028\ufeffé渡ع\U0001f514"), max_size=400)


def clean_bytes(name: str, data: bytes, tools: Tools) -> list[Article | Issue]:
    """Read and clean one file of these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        captures = [item for item in read_paths([Path(folder) / name]) if isinstance(item, Capture)]
    made = [list(clean_capture(capture, tools)) for capture in captures]
    assert all(made), "a capture gave neither an article nor a reason"
    return [one for some in made for one in some]


def sound(made: list[Article | Issue]) -> None:
    """What must hold of every article: blocks tile it, spans are its own words."""
    for one in made:
        if isinstance(one, Article):
            assert not list(unsound(one))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.sampled_from(PAGES), chance=st.integers(0, 10**9))
def test_damaged_pages_and_texts_keep_their_words_in_place(tools: Tools, seed: tuple[str, bytes], chance: int) -> None:
    sound(clean_bytes(seed[0], mutate(random.Random(chance), seed[1], SEEDS)[0], tools))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=ODD, suffix=st.sampled_from(["txt", "html"]))
def test_odd_signs_keep_their_places(tools: Tools, text: str, suffix: str) -> None:
    sound(clean_bytes(f"odd.{suffix}", text.encode(), tools))


@pytest.mark.parametrize("name", LARGE)
def test_large_and_deep_texts_end_soon(tools: Tools, name: str) -> None:
    data = dict(monsters())[name]()
    begun = time.process_time()
    made = clean_bytes(name, data, tools)
    assert time.process_time() - begun < PATIENCE
    sound(made)


def test_what_is_longer_than_any_article_is_kept_as_furniture_and_said(tools: Tools) -> None:
    sentence = "The ferry ran aground off Skarn on Sunday and 41 people were taken off, the coastguard said. "
    text = "\n\n".join([sentence * 4] * 4_000)
    (article, *issues) = clean_bytes("book.txt", text.encode(), tools)
    assert isinstance(article, Article)
    assert article.text == text[:KEPT]
    assert article.blocks[-1].kind == "furniture"
    assert LONGEST <= article.blocks[-1].start < len(article.text)
    assert "too-long" in {issue.code for issue in issues if isinstance(issue, Issue)}


def test_a_long_feature_loses_nothing(tools: Tools, tmp_path: Path) -> None:
    sentence = "On day {n} of the inquiry Ida Brandt told the court in Velmouth what she had seen of the wreck off Skarn from the quay. "
    text = "\n\n".join("".join(sentence.format(n=n * 6 + m) for m in range(6)) for n in range(145))
    assert len(text.split()) > 20_000 - 500
    (tmp_path / "feature.txt").write_text(f"The wreck off Skarn\n\nBy Mara Quist\n\n4 May 2031\n\n{text}\n", "utf-8")
    (article, *issues) = clean_bytes("feature.txt", (tmp_path / "feature.txt").read_bytes(), tools)
    assert isinstance(article, Article)
    assert len(article.body.split()) >= len(text.split())
    assert "too-long" not in {issue.code for issue in issues if isinstance(issue, Issue)}


def test_elements_with_far_too_many_attributes_lose_them() -> None:
    many = " ".join(f"a{n}=1" for n in range(ATTRIBUTES * 10))
    page = f"<p {many}>A ferry</p><p class='lead' title='{'x ' * 50}'>ran aground</p>"
    assert bounded_markup(page) == f"<p>A ferry</p><p class='lead' title='{'x ' * 50}'>ran aground</p>"
    image = f"<img src='data:image/png;base64,{'A' * 100_000}' alt='a ferry'>"
    assert bounded_markup(image) == image


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.sampled_from(SEEDS), chance=st.integers(0, 10**9))
def test_the_whole_program_survives_damaged_files(tools: Tools, seed: tuple[str, bytes], chance: int) -> None:
    data = mutate(random.Random(chance), seed[1], SEEDS)[0][:60_000]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / seed[0]).write_bytes(data)
        record = read([folder], tools=tools)
        assert not [issue for issue in record.issues if issue.code == "stage-failed"]
        assert record.material.articles or record.issues
        assert record.to_json()
