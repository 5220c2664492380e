"""Posts and passages set apart: whose words a block of quotation is."""

from __future__ import annotations

from onrecord.extract.posts import block_quotes
from onrecord.model.annotations import Quote
from onrecord.model.articles import Article, Block, BlockKind

POST = "We count lanes, not words."
MORE = "The quay is next."
WHO = "— Mia Sorel (@miasorel) September 11, 2031"


def article(*parts: tuple[BlockKind, str]) -> Article:
    text, blocks = "", []
    for kind, words in parts:
        blocks.append(Block(kind, len(text), len(text) + len(words) + 2))
        text += words + "\n\n"
    return Article("a", "c", "p", "", "", "0", text, None, "", "", "en", tuple(blocks))


def test_every_paragraph_of_a_post_is_its_authors() -> None:
    found = list(block_quotes(article(("paragraph", "She wrote:"), ("blockquote", POST), ("blockquote", MORE), ("furniture", WHO)), []))
    assert [(q.content.exact, q.kind, q.speaker_name) for q in found] == [(POST, "direct", "Mia Sorel"), (MORE, "direct", "Mia Sorel")]
    assert all(q.speaker is not None and q.speaker.exact == "Mia Sorel" for q in found)


def test_a_passage_set_apart_is_somebodys_even_if_nothing_tells_whose() -> None:
    parts: list[tuple[BlockKind, str]] = [("blockquote", POST), ("paragraph", "The mayor said nothing."), ("furniture", WHO)]
    assert [(q.content.exact, q.speaker_name) for q in block_quotes(article(*parts), [])] == [(POST, "")]


def test_a_block_that_is_quoted_already_is_not_quoted_twice() -> None:
    whole = article(("blockquote", f"“{POST}”"))
    assert not list(block_quotes(whole, [Quote(whole.span(1, 1 + len(POST)), "direct")]))
