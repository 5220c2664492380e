"""Parses: an article in, the sentences of its headline, body and captions out, with tokens.

Blocks in a language that has a pack and no parser have theirs apart (`Parse.others`). Those in a language that is not
read have none: cleaning says so, and the ledger lists what stands in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.model.annotations import Parse
from onrecord.model.articles import BODY_KINDS, Article, Block
from onrecord.model.issues import Issue
from onrecord.tools.languages import is_quoted, is_read
from onrecord.tools.pack_parser import parse_by_packs
from onrecord.tools.protocols import Tools
from onrecord.tools.rule_parser import token_places
from onrecord.tools.stretches import article_stretches

#: The blocks whose words are read: a caption tells something, a teaser is about something else.
READ_KINDS: tuple[str, ...] = (*sorted(BODY_KINDS), "caption", "headline")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseConfig:
    """Settings of the stage."""

    #: Code points of an article that are read, at 4,000 words a second; the longest features have 100,000. What
    #: compares its statements takes ten times as long.
    most: int = 120_000
    #: Words and marks that are read, and what a line counts besides: prose has fewer in so many code points.
    words: int = 30_000
    line: int = 10


def parse_article(
    article: Article, tools: Tools, *, config: ParseConfig = ParseConfig()
) -> Iterator[Parse | Issue]:
    """Yield the article's one parse, in the order of the text, and an issue where it is too long to be read whole."""
    article = replace(article, blocks=tuple(block for block in article.blocks if is_read(article, block) or is_quoted(article, block)))
    most = _readable(article, config)
    blocks = tuple(_within(article.blocks, most))
    lost = [block for block in article.blocks if block.end > most and block.kind in READ_KINDS]
    if lost:
        message = f"The text is longer than {most:,} characters; what comes after them was not understood."
        yield Issue("parses", article.id, "error", "too-long", message)
    english = tuple(block for block in blocks if is_read(article, block))
    sentences = tools.parser.parse(replace(article, blocks=english), READ_KINDS)
    ordered = sorted(sentences, key=lambda s: (s.span.start, s.span.end))
    others, packs = parse_by_packs(replace(article, blocks=blocks), READ_KINDS) if len(english) < len(blocks) else ([], ())
    made = ((tools.parser.name,) if ordered or not packs else ()) + packs
    yield Parse(article=article.id, parser="+".join(made), sentences=tuple(ordered), others=tuple(others))


def _readable(article: Article, config: ParseConfig) -> int:
    """Return the code points of the text that are read: at most so many, with at most so many words and marks."""
    left = config.words
    for start, end, _ in article_stretches(article, READ_KINDS):
        found = token_places(article.text[start:end]) if start < config.most else []
        if len(found) > left:
            return min(config.most, start + found[left][0])
        left = max(0, left - len(found) - config.line)
    return config.most


def _within(blocks: tuple[Block, ...], most: int) -> Iterator[Block]:
    """Yield the blocks that lie within the first so many code points, the last of them cut off there."""
    for block in blocks:
        if block.start >= most:
            return
        yield block if block.end <= most else replace(block, end=most)
