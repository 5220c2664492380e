"""Posts and passages set apart: a block of quotation has no marks, and is somebody's words all the same.

In: an article and the quotes found in it. Out: a direct quote for each block of quotation without one, with the name
that the line below a post gives ("— Ann Oy (@annoy) May 3, 2031").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model.annotations import Quote
from onrecord.model.articles import Article, Block
from onrecord.model.spans import trimmed

#: Who posted it: a name between a dash and a handle in brackets.
POSTED = re.compile(r"[—–-]{1,2}\s?(?P<name>[^\n—–()]{1,70}?)\s?\(@[\w.@-]{1,120}\)")


def block_quotes(article: Article, found: Sequence[Quote]) -> Iterator[Quote]:
    """Yield the quotes that are whole blocks."""
    for index, block in enumerate(article.blocks):
        if block.kind != "blockquote":
            continue
        content = trimmed(article.id, article.text, block.start, block.end)
        if not content.exact or any(2 * quote.content.overlap(content) > len(content.exact) for quote in found):
            continue
        place = _poster(article, article.blocks[index + 1 :])
        speaker = article.span(*place) if place else None
        yield Quote(content, "direct", speaker=speaker, speaker_name=speaker.exact if speaker else "")


def _poster(article: Article, below: Sequence[Block]) -> tuple[int, int] | None:
    """Return where the name of a post's author stands, below the post's last paragraph."""
    for block in below:
        match = POSTED.match(article.text, block.start, block.end)
        if match:
            return match.span("name")
        if block.kind != "blockquote":
            return None
    return None
