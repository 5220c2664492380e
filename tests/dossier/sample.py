"""Records of the bundled sample, made from its answer file as a perfect chain would make them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from onrecord.model.annotations import Attribution, Parse, Quote, Sentence, Timex
from onrecord.model.articles import Article, Block, Dating
from onrecord.model.reuse import Derivation, Passage
from onrecord.model.statements import Claim, Point, Statement, Voice, VoiceCount
from onrecord.model.stories import Story
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

STORY = "story-sample"


@dataclass
class _Room:
    """The articles of one story with their sentences."""

    articles: list[Article]
    parses: list[Parse]
    origins: dict[str, str]

    def place(self, article: str, exact: str) -> tuple[int, Sentence] | None:
        """Return where words stand and the sentence that holds them."""
        text = next(a.text for a in self.articles if a.id == article)
        at = text.find(exact)
        sentences = next(p.sentences for p in self.parses if p.article == article)
        held = [s for s in sentences if s.span.start <= at and at + len(exact) <= s.span.end]
        return (at, held[0]) if at >= 0 and held else None


def sample_group(tools: Tools, story: str = "ferry") -> Group:
    """Return the group that the dossier stage gets for a story of the sample."""
    answers = json.loads(files("onrecord").joinpath("data/sample/answers.json").read_text("utf-8"))
    rows = [row for row in answers["articles"] if row["id"] in answers["stories"][story]]
    articles = [_article(row) for row in rows]
    parses = [Parse(a.id, tools.parser.name, tuple(tools.parser.parse(a, {"headline", "paragraph"}))) for a in articles]
    origins = {row["id"]: row["origin"] for row in rows}
    room = _Room(articles, parses, origins)
    quotes, said = _quotes(answers, room)
    times = [t for row in answers["times"] if (t := _time(row, room))]
    statements, points = _points(answers, room, story=story, quotes=quotes, said=said, times=times)
    derivations = [
        Derivation(r["id"], f"origin-{r['origin']}", r["origin"], "outlet", bool(r["credit"]), r["copy_of"] or "")
        for r in rows
    ]
    copies = [_passage(row, room) for row in rows if row["copy_of"]]
    datings = [Dating(row["id"], row["published"], "day", "printed", row["published"]) for row in rows]
    found: dict[type, list[Any]] = {
        Story: [Story(STORY, tuple(sorted(a.id for a in articles)))],
        Article: articles,
        Parse: parses,
        Quote: quotes,
        Attribution: said,
        Timex: times,
        Dating: datings,
        Passage: copies,
        Derivation: derivations,
        Statement: statements,
        Point: points,
    }
    return Group(STORY, {kind: sorted(rows, key=lambda r: r.id) for kind, rows in found.items()})


def _article(row: dict[str, Any]) -> Article:
    text = row["headline"] + "\n\n" + "\n\n".join(row["body"])
    blocks = [Block("headline", 0, len(row["headline"]) + 2)]
    at = len(row["headline"]) + 2
    for paragraph in row["body"]:
        blocks.append(Block("paragraph", at, min(len(text), at + len(paragraph) + 2)))
        at += len(paragraph) + 2
    head = None
    article = Article(row["id"], "", row["file"], "", "", "", text, head, row["outlet"], "", "en", tuple(blocks))
    span = article.span(0, len(row["headline"]))
    return Article(row["id"], "", row["file"], "", "", "", text, span, row["outlet"], "", "en", tuple(blocks))


def _passage(row: dict[str, Any], room: _Room) -> Passage:
    """A copy's body against its twin's; of a reworded one, seven words in ten are the same."""
    left = next(a for a in room.articles if a.id == row["id"])
    right = next(a for a in room.articles if a.id == row["copy_of"])
    size = len(left.text.split())
    matched = size * 7 // 10 if row["copy_kind"] == "reworded" else size
    return Passage(left.span(0, len(left.text)), right.span(0, len(right.text)), "copy", matched)


def _quotes(answers: dict[str, Any], room: _Room) -> tuple[list[Quote], list[Attribution]]:
    quotes, said = [], []
    for row in answers["quotes"]:
        if row["article"] not in room.origins:
            continue
        article = next(a for a in room.articles if a.id == row["article"])
        at = article.text.find(row["content"])
        if at < 0:
            continue
        quote = Quote(article.span(at, at + len(row["content"])), row["kind"], speaker_name=row["speaker"] or "")
        quotes.append(quote)
        said.append(
            Attribution(quote.id, STORY, article.id, row["speaker"] or "", "", row.get("utterance") or quote.id)
        )
    return list({q.id: q for q in quotes}.values()), list({a.id: a for a in said}.values())


def _time(row: dict[str, Any], room: _Room) -> Timex | None:
    article = next((a for a in room.articles if a.id == row["article"]), None)
    context = row.get("context") or row["exact"]
    if article is None or article.text.find(context) < 0:
        return None
    at = article.text.find(context) + context.find(row["exact"])
    value = str(row["value"] or "")
    precision = {4: "year", 7: "month", 10: "day"}.get(len(value), "")
    return Timex(article.span(at, at + len(row["exact"])), "DATE", value, precision=precision)


def _points(
    answers: dict[str, Any], room: _Room, *, story: str, quotes: list[Quote], said: list[Attribution], times: list[Timex]
) -> tuple[list[Statement], list[Point]]:
    speakers = {a.quote: a.speaker_name for a in said}
    found: dict[str, Statement] = {}
    points = []

    def state(article: str, start: int, end: int, sentence: Sentence, *, kind: str = "sense", value: str = "") -> Statement:
        source = next(a for a in room.articles if a.id == article)
        span = source.span(start, end)
        quote = max(quotes, key=lambda q: (q.content.overlap(span), q.id))
        held = speakers[quote.id] if quote.content.overlap(span) * 2 > end - start else ""
        days = [t.value for t in times if span.contains(t.span)]
        voice = Voice("person", held) if held else Voice("reporter")
        stmt = Statement(
            span, sentence.span, STORY, "", "", value, kind, held, days[0] if days else "", "happened",
            f"origin-{room.origins[article]}", voice,
        )  # fmt: skip
        found[stmt.id] = stmt
        return stmt

    for parse in room.parses:
        for sentence in parse.sentences:
            if sentence.block != "headline":
                state(parse.article, sentence.span.start, sentence.span.end, sentence)
    rows = [(r["question"], r["status"], r["type"], r["readings"]) for r in answers["differences"] if r["story"] == story]
    rows += [
        (r["fact"], "agreed", "sense", [{"value": r["fact"], "statements": r["witnesses"]}])
        for r in answers["agreed"] if r["story"] == story
    ]  # fmt: skip
    for question, status, kind, readings in rows:
        claims = []
        for reading in readings:
            stated = []
            for place in reading["statements"]:
                at = room.place(place["article"], place["exact"])
                if at:
                    value = str(reading["value"] or "")
                    end = at[0] + len(place["exact"])
                    stated.append(state(place["article"], at[0], end, at[1], kind=kind, value=value))
            if stated:
                origins = {s.origin for s in stated}
                voices = VoiceCount(1, 1, (Voice("reporter"),))
                text = min((s.span.exact for s in stated), key=len)
                claims.append(Claim(text, str(reading["value"]), tuple(s.id for s in stated), len(origins), voices))
        if claims:
            points.append(Point(STORY, question, kind, status, "", tuple(claims)))
    return list(found.values()), list({p.id: p for p in points}.values())
