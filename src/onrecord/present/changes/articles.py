"""Rows of articles: two versions of an article, with their dates, in; what is another in them out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.engine.versions import ArticleChanges
from onrecord.model.articles import Article, Dating
from onrecord.present.changes.rows import ArticleChange, ArticleChangeRow, FieldChange
from onrecord.present.changes.words import changed_paragraphs

#: The dates of articles before and after, by the article's id.
Dates = Mapping[str, Dating | None]


def article_rows(changes: ArticleChanges, before: Dates, after: Dates, redated: Iterable[Article]) -> list[ArticleChangeRow]:
    """Return what became of articles: new, changed, told otherwise, gone; each sorted by path, URL and id.

    `redated` are articles of which nothing but the date may be another. A new version that says the same is no row.
    """
    rows = [_alone("new", article, after) for article in changes.new]
    rows += [compare("changed", old, new, before, after) for old, new in changes.versions]
    rows += [compare("told-otherwise", old, new, before, after) for old, new in changes.reread]
    known = {new.id for _, new in changes.reread}
    rows += [compare("told-otherwise", one, one, before, after) for one in redated if one.id not in known]
    rows += [_alone("gone", article, before) for article in changes.gone]
    order = ("new", "changed", "told-otherwise", "gone")
    told = [row for row in rows if row["change"] in ("new", "gone") or says_otherwise(row)]
    return sorted(told, key=lambda row: (order.index(row["change"]), row["path"], row["url"], row["id"]))


def compare(change: ArticleChange, old: Article, new: Article, before: Dates, after: Dates) -> ArticleChangeRow:
    """Return what is another in the new version of an article."""
    row = _row(change, new)
    row["before"] = old.id
    said = (_said(old, before.get(old.id)), _said(new, after.get(new.id)))
    row["fields"] = [_field(name, said[0][name], said[1][name]) for name in said[0] if said[0][name] != said[1][name]]
    row["paragraphs"] = changed_paragraphs(_body(old), _body(new))
    noted = set(_corrections(old))
    row["corrections"] = [text for text in _corrections(new) if text not in noted]
    return row


def says_otherwise(row: ArticleChangeRow) -> bool:
    """Say whether a reader would find anything changed."""
    return bool(row["fields"] or row["paragraphs"] or row["corrections"])


def _alone(change: ArticleChange, article: Article, dates: Dates) -> ArticleChangeRow:
    """Return a new article's row, or that of one that is gone, with what it says of itself."""
    row = _row(change, article)
    said = _said(article, dates.get(article.id))
    row["fields"] = [
        _field(name, "", text) if change == "new" else _field(name, text, "") for name, text in said.items() if text
    ]
    return row


def _row(change: ArticleChange, article: Article) -> ArticleChangeRow:
    return {
        "change": change, "id": article.id, "before": "", "title": article.title, "path": article.path,
        "url": article.url, "fields": [], "paragraphs": [], "corrections": [], "reason": "",
    }  # fmt: skip


def _field(name: str, before: str, after: str) -> FieldChange:
    return {"field": name, "before": before, "after": after}


def _said(article: Article, dating: Dating | None) -> dict[str, str]:
    """Return what an article says of itself, by the name that a reader knows it by."""
    best = next((date.value for date in article.dates if date.kind == "published"), "")
    return {
        "headline": _line(article.headline.exact) if article.headline else "",
        "source": article.source,
        "author": article.author,
        "published": dating.value if dating else best,
        "modified": dating.modified if dating else "",
        "dateline": _line(article.dateline.exact) if article.dateline else "",
        "credit": article.credit.agency if article.credit else "",
        "language": article.language,
        "form": article.form,
    }


def _body(article: Article) -> list[str]:
    return [article.text[block.start : block.end] for block in article.body_blocks]


def _corrections(article: Article) -> list[str]:
    blocks = (block for block in article.blocks if block.kind == "correction")
    return [_line(article.text[block.start : block.end]) for block in blocks]


def _line(text: str) -> str:
    return " ".join(text.split())
