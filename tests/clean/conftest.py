"""Cleaning without a parser: a text in, its article out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest

from onrecord.clean.articles import clean_capture
from onrecord.clean.layouts import lay_out
from onrecord.clean.pages import lay_out_page
from onrecord.clean.tiles import tile
from onrecord.model.articles import Article
from onrecord.model.captures import Capture, MediaType
from onrecord.model.issues import Issue
from onrecord.tools.languages import PackagedLanguageIdentifier
from onrecord.tools.protocols import Tools
from onrecord.tools.weights import FrequencyWeights

TOOLS = Tools(parser=None, weights=FrequencyWeights(), language=PackagedLanguageIdentifier())  # type: ignore[arg-type]


def clean_text(text: str, media_type: MediaType = "text/plain", *, draft: bool = False) -> Article:
    """Clean a text or page; what is no article, with neither headline nor body, is labelled all the same."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    capture = Capture("capture-x", "a.txt", digest, media_type, "utf-8", "", text, draft=draft)
    found = list(clean_capture(capture, TOOLS))
    articles = [item for item in found if isinstance(item, Article)]
    if articles or draft:
        return articles[0]
    assert [item.code for item in found if isinstance(item, Issue)] == ["no-body"]
    layout = lay_out_page(text, TOOLS.directory)[0] if media_type == "text/html" else lay_out(text, TOOLS.directory)
    assert layout.headline is None
    return replace(clean_text(text, media_type, draft=True), text=layout.text, blocks=tile(layout.text, layout.pieces), draft=False)


@pytest.fixture(scope="session")
def clean() -> Callable[..., Article]:
    """The cleaning of one text."""
    return clean_text
