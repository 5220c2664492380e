"""Rows of judgements: what a person said is, or is not, the same event. Material in, rows sorted by id out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypedDict

from onrecord.engine.judgements import describe
from onrecord.model.judgements import Judgement, Said
from onrecord.present.material import Material


class JudgementRow(TypedDict):
    """A judgement: `articles` are the same event; with `others`, none of these is the event of one of those.

    `note` is the person's own; `text` says it with the reports' titles.
    """

    id: str
    verdict: Said
    articles: list[str]
    others: list[str]
    note: str
    text: str


def judgement_row(judgement: Judgement, titles: Mapping[str, str]) -> JudgementRow:
    """Return a judgement as a row; `titles` are those of articles, by id."""
    return {
        "id": judgement.id, "verdict": judgement.verdict, "articles": list(judgement.one),
        "others": list(judgement.other), "note": judgement.note, "text": describe(judgement, titles),
    }  # fmt: skip


def judgement_rows(material: Material) -> Iterator[JudgementRow]:
    """Yield the judgements on the articles of a material."""
    titles = {article.id: article.title for article in material.articles}
    for judgement in sorted(material.judgements, key=lambda one: one.id):
        yield judgement_row(judgement, titles)
