"""Parses: an article in, the sentences of its headline, body and captions out, with tokens."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.annotations import Parse
from onrecord.model.articles import BODY_KINDS, Article
from onrecord.tools.protocols import Tools

#: The blocks whose words are read: a caption tells something, a teaser is about something else.
READ_KINDS: tuple[str, ...] = (*sorted(BODY_KINDS), "caption", "headline")


def parse_article(article: Article, tools: Tools) -> Iterator[Parse]:
    """Yield the article's one parse; its sentences stand in the order of the text."""
    sentences = sorted(tools.parser.parse(article, READ_KINDS), key=lambda s: (s.span.start, s.span.end))
    yield Parse(article=article.id, parser=tools.parser.name, sentences=tuple(sentences))
