"""Invented reports for the tests of the extractor: a text in, its article and what is found in it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.extract.actors import find_actors
from onrecord.extract.mentions import find_mentions
from onrecord.extract.parses import parse_article
from onrecord.extract.quotes import find_quotes
from onrecord.extract.utterances import group_utterances
from onrecord.model.annotations import Actor, Attribution, Mention, Parse, Quote
from onrecord.model.articles import Article, Block, BlockKind
from onrecord.model.stories import Story
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools


def report(text: str, *, name: str = "a1", kinds: dict[int, BlockKind] | None = None) -> Article:
    """Make an article of a text: each line is a paragraph, unless `kinds` says otherwise for its number."""
    wanted = kinds or {}
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    blocks = tuple(Block(wanted.get(n, "paragraph"), a, b) for n, (a, b) in enumerate(lines))
    return Article(name, f"c-{name}", "", "", "", "", text, None, "", "", "en", blocks)


def group(records: Iterable[Any], key: str = "k") -> Group:
    """Group records as an engine does."""
    by_type: dict[type, list[Any]] = {}
    for record in records:
        by_type.setdefault(type(record), []).append(record)
    return Group(key, {kind: sorted(found, key=lambda r: r.id) for kind, found in by_type.items()})


def parsed(article: Article, tools: Tools) -> Parse:
    """Parse an article."""
    return next(iter(parse_article(article, tools)))


def mentions_of(article: Article, tools: Tools) -> list[Mention]:
    """Find an article's mentions."""
    return list(find_mentions(group([article, parsed(article, tools)]), tools))


def quotes_of(article: Article, tools: Tools) -> list[Quote]:
    """Find an article's quotes."""
    parse = parsed(article, tools)
    mentions = list(find_mentions(group([article, parse]), tools))
    return list(find_quotes(group([article, parse, *mentions]), tools))


def spoken(text: str, tools: Tools, **how: Any) -> list[tuple[str, str]]:
    """Return (content, speaker's name) of the quotations of a text, reported clauses left out."""
    found = quotes_of(report(text, **how), tools)
    return [(q.content.exact, q.speaker_name) for q in found if q.kind != "indirect"]


def story_of(texts: Sequence[str], tools: Tools) -> tuple[list[Actor], dict[str, Attribution], dict[str, Quote]]:
    """Run several reports of one story: its actors, its attributions by quote id, its quotes by id."""
    articles = [report(text, name=f"a{n}") for n, text in enumerate(texts, 1)]
    records: list[Any] = [*articles, Story("story-1", tuple(a.id for a in articles))]
    for article in articles:
        parse = parsed(article, tools)
        mentions = list(find_mentions(group([article, parse]), tools))
        records += [parse, *mentions, *find_quotes(group([article, parse, *mentions]), tools)]
    actors = list(find_actors(group(records), tools))
    attributions = list(group_utterances(group([*records, *actors]), tools))
    quotes = {r.id: r for r in records if isinstance(r, Quote)}
    return actors, {a.quote: a for a in attributions}, quotes
