"""Rows of judgements: what a person said is, or is not, the same event. Material in, rows sorted by id out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypedDict

from onrecord.engine.judgements import describe
from onrecord.model.judgements import About, Judgement, Said, name_in
from onrecord.present.material import Material


class JudgedNameRow(TypedDict):
    """A name as an article has it; with `start` and `end` (code points) the one place of it that is meant."""

    article: str
    name: str
    start: int | None
    end: int | None


class JudgementRow(TypedDict):
    """A judgement: `articles` are the same event; with `others`, none of these is the event of one of those.

    `note` is the person's own; `text` says it with the reports' titles. Where it is `about` an actor, `names` are one
    actor's and those of `other_names` another's, each in the article named; `articles` are those of `names`.
    """

    id: str
    verdict: Said
    articles: list[str]
    others: list[str]
    note: str
    text: str
    about: About
    names: list[JudgedNameRow]
    other_names: list[JudgedNameRow]


def judgement_row(judgement: Judgement, titles: Mapping[str, str]) -> JudgementRow:
    """Return a judgement as a row; `titles` are those of articles, by id."""
    actors = judgement.about == "actor"
    return {
        "id": judgement.id, "verdict": judgement.verdict, "articles": _articles(judgement.one),
        "others": _articles(judgement.other), "note": judgement.note, "text": describe(judgement, titles),
        "about": judgement.about, "names": _names(judgement.one) if actors else [],
        "other_names": _names(judgement.other) if actors else [],
    }  # fmt: skip


def _articles(side: tuple[str, ...]) -> list[str]:
    return sorted({name_in(thing).article for thing in side})


def _names(side: tuple[str, ...]) -> list[JudgedNameRow]:
    found = sorted(name_in(key) for key in side)
    return [{"article": one.article, "name": one.name, "start": one.start if one.start >= 0 else None,
             "end": one.end if one.start >= 0 else None} for one in found]  # fmt: skip


def judgement_rows(material: Material) -> Iterator[JudgementRow]:
    """Yield the judgements on the articles of a material."""
    titles = {article.id: article.title for article in material.articles}
    for judgement in sorted(material.judgements, key=lambda one: one.id):
        yield judgement_row(judgement, titles)
