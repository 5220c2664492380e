"""Cleaning without a parser: a text in, its article out."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import pytest

from onrecord.clean.articles import clean_capture
from onrecord.model.articles import Article
from onrecord.model.captures import Capture, MediaType
from onrecord.tools.languages import PackagedLanguageIdentifier
from onrecord.tools.protocols import Tools
from onrecord.tools.weights import FrequencyWeights

TOOLS = Tools(parser=None, weights=FrequencyWeights(), language=PackagedLanguageIdentifier())  # type: ignore[arg-type]


def clean_text(text: str, media_type: MediaType = "text/plain", *, draft: bool = False) -> Article:
    """Clean a text or page."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    capture = Capture("capture-x", "a.txt", digest, media_type, "utf-8", "", text, draft=draft)
    return next(a for a in clean_capture(capture, TOOLS) if isinstance(a, Article))


@pytest.fixture(scope="session")
def clean() -> Callable[..., Article]:
    """The cleaning of one text."""
    return clean_text
