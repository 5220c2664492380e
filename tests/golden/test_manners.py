"""Golden pages: every manner of page named, of our own making, with what must be read of it and what must not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.clean.articles import clean_capture
from onrecord.model.articles import Article
from onrecord.model.captures import Capture
from onrecord.model.issues import Issue
from onrecord.read.captures import read_paths
from onrecord.tools.languages import PackagedLanguageIdentifier
from onrecord.tools.protocols import Tools
from onrecord.tools.weights import FrequencyWeights

HERE = Path(__file__).parent / "pages"
EXPECTED: dict[str, dict[str, Any]] = json.loads((HERE / "expected.json").read_text("utf-8"))
TOOLS = Tools(parser=None, weights=FrequencyWeights(), language=PackagedLanguageIdentifier())  # type: ignore[arg-type]
#: Issues that tell of a text's manner; others (a language that is not read, a short body) are not asked for here.
MANNERS = {"corrected", "editors-note", "gallery", "index-page", "no-article-page", "paywalled", "reworded", "translated"}


def read(name: str) -> tuple[Capture, Article | None, list[Issue]]:
    """Read one page through the reader, and clean it."""
    captures = [item for item in read_paths([HERE / "material" / name]) if isinstance(item, Capture)]
    found = list(clean_capture(captures[0], TOOLS))
    article = next((item for item in found if isinstance(item, Article)), None)
    return captures[0], article, [item for item in found if isinstance(item, Issue)]


def squeeze(text: str) -> str:
    """Drop the white space, which pages print as they like."""
    return "".join(text.split())


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_page_is_read_for_what_it_is(name: str) -> None:
    told = EXPECTED[name]
    _, article, issues = read(name)
    assert sorted({issue.code for issue in issues} & MANNERS) == told["issues"]
    if not told["article"]:
        assert article is None
        return
    assert article is not None
    assert article.form == told["form"]
    assert article.language == told["language"]
    assert article.headline is not None
    assert article.headline.exact == told["headline"]
    if told["published"]:
        assert article.dates[0].value.startswith(told["published"])


@pytest.mark.parametrize("name", sorted(name for name, told in EXPECTED.items() if told["article"]))
def test_the_body_is_whole_and_holds_nothing_else(name: str) -> None:
    told = EXPECTED[name]
    _, article, _ = read(name)
    assert article is not None
    body = squeeze(article.body)
    assert [p for p in told["body"] if squeeze(p) not in body] == []
    assert [w for w in told["out"] if squeeze(w) in body] == []
    quoted = sum(len(squeeze(words)) for words, kind in told["kinds"].items() if kind == "blockquote" and words not in told["body"])
    assert len(body) - quoted <= len(squeeze("".join(told["body"]))) + told.get("besides", 0)


@pytest.mark.parametrize("name", sorted(name for name, told in EXPECTED.items() if told["article"]))
def test_spans_are_the_words_that_stand_there(name: str) -> None:
    told = EXPECTED[name]
    _, article, issues = read(name)
    assert article is not None
    text = article.text
    assert "".join(text[b.start : b.end] for b in article.blocks) == text
    kinds = {text[b.start : b.end].strip(): b.kind for b in article.blocks}
    assert {words: kinds.get(words) for words in told["kinds"]} == told["kinds"]
    spans = [article.headline, article.dateline, *(d.evidence for d in article.dates), *(issue.span for issue in issues)]
    assert all(text[s.start : s.end] == s.exact for s in spans if s is not None)
