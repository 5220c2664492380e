"""Small stories by hand: articles of paragraphs, parsed, with a statement a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.model.annotations import Parse, Timex
from onrecord.model.articles import Article, Block, Dating
from onrecord.model.reuse import Derivation
from onrecord.model.spans import Span
from onrecord.model.statements import Claim, Point, Statement, Voice, VoiceCount
from onrecord.model.stories import Story
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

STORY = "story-small"


def make_article(name: str, paragraphs: Sequence[str], *, headline: str = "", language: str = "en") -> Article:
    """Make an article of a headline and paragraphs."""
    parts = [headline, *paragraphs] if headline else list(paragraphs)
    text = "\n\n".join(parts)
    blocks, at = [], 0
    for part in parts:
        kind = "headline" if headline and at == 0 else "paragraph"
        end = min(len(text), at + len(part) + 2)
        blocks.append(Block(kind, at, end))  # type: ignore[arg-type]
        at = end
    head = Span(name, 0, len(headline), headline) if headline else None
    return Article(name, "", f"{name}.txt", "", "", "", text, head, name, "", language, tuple(blocks))


def state(article: Article, exact: str, sentence: Span, **fields: Any) -> Statement:
    """Make a statement of words in a sentence."""
    at = article.text.index(exact, sentence.start)
    base: dict[str, Any] = {
        "subject": "", "prop": "", "value": "", "value_type": "sense", "holder": "", "when": "",
        "modality": "happened", "origin": f"origin-{article.id}", "voice": Voice("reporter"),
    }  # fmt: skip
    return Statement(article.span(at, at + len(exact)), sentence, STORY, **(base | fields))


def point(question: str, status: str, claims: Sequence[Sequence[Statement]], kind: str = "number") -> Point:
    """Make a point of claims."""
    made = []
    for stated in claims:
        text = min((s.span.exact for s in stated), key=len)
        rooms = len({s.origin for s in stated})
        voices = VoiceCount(rooms, rooms, (Voice("reporter"),))
        made.append(Claim(text, stated[0].value, tuple(s.id for s in stated), rooms, voices))
    return Point(STORY, question, kind, status, "", tuple(made))  # type: ignore[arg-type]


def make_group(tools: Tools, articles: Sequence[Article], *, more: Sequence[Any] = (), **switches: Any) -> Group:
    """Make a story's group: a parse, a date and a newsroom an article, and a statement a sentence.

    `holders` maps sentence beginnings to who says it; `dates` maps article ids to days; `days` maps sentence
    beginnings to the day that they tell of.
    """
    holders: Mapping[str, str] = switches.get("holders", {})
    days: Mapping[str, str] = switches.get("days", {})
    dates: Mapping[str, str] = switches.get("dates", {})
    found: dict[type, list[Any]] = {Story: [Story(STORY, tuple(sorted(a.id for a in articles)), next((a.title for a in articles), ""))], Article: list(articles)}
    for article in articles:
        kinds = {"headline", "paragraph"}
        parse = Parse(article.id, tools.parser.name, tuple(tools.parser.parse(article, kinds)))
        found.setdefault(Parse, []).append(parse)
        found.setdefault(Derivation, []).append(Derivation(article.id, f"origin-{article.id}", article.id, "outlet", False))
        day = dates.get(article.id, "2031-06-09")
        found.setdefault(Dating, []).append(Dating(article.id, day, "day", "printed", day))
        for sentence in parse.sentences:
            if sentence.block == "headline":
                continue
            exact = sentence.span.exact
            holder = next((who for head, who in holders.items() if exact.startswith(head)), "")
            voice = Voice("person", holder) if holder else Voice("reporter")
            when = next((day for head, day in days.items() if exact.startswith(head)), "")
            found.setdefault(Statement, []).append(
                state(article, exact, sentence.span, holder=holder, voice=voice, when=when)
            )
    for record in more:
        found.setdefault(type(record), []).append(record)
    return Group(STORY, {kind: sorted(rows, key=lambda r: r.id) for kind, rows in found.items()})


def timex(article: Article, exact: str, value: str) -> Timex:
    """Make a time expression at the first place of some words."""
    at = article.text.index(exact)
    precision = {4: "year", 7: "month", 10: "day"}.get(len(value), "")
    return Timex(article.span(at, at + len(exact)), "DATE", value, precision=precision)
