"""Planted corpora: invented articles of which it is known what they share. Paragraphs in, Articles out."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from onrecord.model.articles import Article, Block, BlockKind, Credit, DateCandidate
from onrecord.model.ids import content_id
from onrecord.model.reuse import Candidate, Derivation, Passage
from onrecord.model.spans import Span
from onrecord.reuse.derivations import find_derivations
from onrecord.reuse.passages import align_pair
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

#: Words of invented reports. Sentences are salad: two of them share no more than chance gives.
_CONTENT = (
    "harbour bridge council ferry teacher engine orchard museum tunnel reservoir miner glacier market festival "
    "auditor prison library quarry pilot surgeon vineyard railway beacon warehouse lantern parliament kennel "
    "closed reopened flooded inspected abandoned repaired defended auctioned measured painted surrounded "
    "evacuated insured photographed misplaced rebuilt criticised praised slowly twice quietly abroad together "
    "early reluctantly overnight copper timber granite velvet marble harvest drought blizzard eclipse thunder "
    "sailor baker weaver plumber notary midwife juggler cellist goalkeeper beekeeper postman glazier "
    "borrowed swallowed polished scattered whispered hammered trimmed counted rejected invented northern "
    "hollow crimson narrow brittle ancient portable crooked drowsy frozen hungry wooden silent stubborn "
    "Orvelle Tamsin Brandreth Kestwick Dunmarrow Ilvane Porrick Yeldham Sarnov Whitlow Ostermark Quillan"
)
_LINKS = "the a of in to and was with by after before near for under without between than until from over"


def sentence(rng: random.Random) -> str:
    """Return an invented sentence of some twenty words."""
    content, links = _CONTENT.split(), _LINKS.split()
    words = [rng.choice(links if rng.random() < 0.35 else content) for _ in range(rng.randint(16, 26))]
    return f"The {' '.join(words)} {rng.randint(3, 99)} {rng.choice(content)}."


def paragraphs(seed: int, count: int) -> list[str]:
    """Return invented paragraphs of two sentences; other seeds give other text."""
    rng = random.Random(seed)
    return [f"{sentence(rng)} {sentence(rng)}" for _ in range(count)]


def plant(
    name: str, body: Sequence[str], *, agency: str = "", source: str = "", day: str = "", headline: str = "", **blocks: str
) -> Article:
    """Make an article of paragraphs; other blocks by kind are put at its foot."""
    parts: list[tuple[BlockKind, str]] = [("headline", headline or f"Report called {name}")]
    parts += [("paragraph", text) for text in body]
    parts += list(blocks.items())  # type: ignore[arg-type]
    text, tiles = "", []
    for kind, part in parts:
        tiles.append(Block(kind, len(text), len(text) + len(part) + 2))
        text += part + "\n\n"
    article = content_id("article", name)
    return Article(
        id=article, capture="", path=f"{name}.txt", url="", record_id="", sha256="", text=text,
        headline=Span(article, 0, len(parts[0][1]), parts[0][1]), source=source, author="", language="en",
        blocks=tuple(tiles), credit=Credit(agency) if agency else None,
        dates=(DateCandidate(day, "day", "printed", 0.9),) if day else (),
    )  # fmt: skip


def shared(left: Article, right: Article, tools: Tools) -> list[Passage]:
    """Return the passages of two articles."""
    pair = Candidate(*sorted((left.id, right.id)))
    return list(align_pair(Group(pair.id, {Candidate: [pair], Article: [left, right]}), tools))


def derived(articles: Iterable[Article], tools: Tools) -> dict[str, Derivation]:
    """Return whose text each article is, by the name it was planted under."""
    listed = sorted(articles, key=lambda article: article.id)
    passages = [p for n, a in enumerate(listed) for b in listed[n + 1 :] for p in shared(a, b, tools)]
    found = find_derivations(Group("all", {Article: listed, Passage: passages}), tools)
    names = {article.id: article.path.removesuffix(".txt") for article in listed}
    return {names[derivation.article]: derivation for derivation in found}
