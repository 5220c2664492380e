"""Articles: what is another in a new version, told in the reader's words, and nothing where a reader sees nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.engine.versions import ArticleChanges
from onrecord.model.articles import Article, Block, BlockKind, Credit, Dating
from onrecord.model.spans import Span
from onrecord.present.changes.articles import article_rows
from onrecord.present.changes.lines import article_lines


def article(name: str, *blocks: tuple[BlockKind, str], **options: object) -> Article:
    """An article of these blocks, one behind the other."""
    text, tiles = "", []
    for kind, words in blocks:
        tiles.append(Block(kind, len(text), len(text) + len(words)))
        text += words
    headline = next((Span(name, b.start, b.end, text[b.start : b.end]) for b in tiles if b.kind == "headline"), None)
    made = Article(name, f"capture-{name}", f"{name}.txt", "", "", "0" * 64, text, headline, "Tarn Post", "", "en", tuple(tiles))
    return replace(made, **options)  # type: ignore[arg-type]


OLD = article("a", ("headline", "Bridge falls\n"), ("paragraph", "Three died on Monday.\n"), ("teaser", "Read more: rain\n"))


def changes(*, old: Article = OLD, new: Article, dates: tuple[Dating | None, Dating | None] = (None, None)) -> list:
    return article_rows(ArticleChanges(versions=((old, new),)), {old.id: dates[0]}, {new.id: dates[1]}, ())


def test_other_furniture_is_no_change() -> None:
    new = article("b", ("headline", "Bridge falls\n"), ("paragraph", "Three died\non Monday.\n"), ("teaser", "Read more: snow\n"))
    assert changes(new=new) == []


@pytest.mark.parametrize(
    ("options", "field", "after"),
    [
        ({"source": "Tarn Mail"}, "source", "Tarn Mail"),
        ({"author": "Mira Tolk"}, "author", "Mira Tolk"),
        ({"credit": Credit("AFP")}, "credit", "AFP"),
        ({"form": "live-blog"}, "form", "live-blog"),
        ({"language": "de"}, "language", "de"),
    ],
)
def test_what_an_article_says_of_itself(options: dict, field: str, after: str) -> None:
    (row,) = changes(new=replace(OLD, id="b", **options))
    assert [(one["field"], one["after"]) for one in row["fields"]] == [(field, after)]
    assert row["paragraphs"] == []


def test_a_new_headline_date_and_correction() -> None:
    new = article(
        "b", ("headline", "Bridge gives way\n"), ("paragraph", "Three died on Monday.\n"),
        ("correction", "Correction: An earlier version gave another day.\n"),
    )  # fmt: skip
    dates = (Dating("a", "2031-05-04", "day", "printed", "2031-05-04"), Dating("b", "2031-05-05", "day", "printed", "2031-05-05"))
    (row,) = changes(new=new, dates=dates)
    assert [(one["field"], one["before"], one["after"]) for one in row["fields"]] == [
        ("headline", "Bridge falls", "Bridge gives way"), ("published", "2031-05-04", "2031-05-05"),
    ]  # fmt: skip
    assert row["corrections"] == ["Correction: An earlier version gave another day."]
    assert row["before"] == "a"
    assert "  It notes a correction:" in list(article_lines(row))
    assert changes(old=new, new=replace(new, id="c"), dates=(dates[1], replace(dates[1], article="c"))) == []


def test_a_report_that_others_dated_anew_is_told_otherwise() -> None:
    before = {"a": Dating("a", "2031-05-04", "day", "printed", "2031-05-04")}
    after = {"a": Dating("a", "2031-05-05", "day", "inferred", "2031-05-05")}
    (row,) = article_rows(ArticleChanges(), before, after, [OLD])
    assert (row["change"], [one["field"] for one in row["fields"]]) == ("told-otherwise", ["published"])
    assert article_rows(ArticleChanges(), before, before, [OLD]) == []


def test_new_reports_come_first_and_each_kind_by_path() -> None:
    one, two, three = (replace(OLD, id=name, path=f"{name}.txt") for name in "cba")
    rows = article_rows(ArticleChanges(new=(one, two), gone=(three,)), {}, {}, ())
    assert [(row["change"], row["path"]) for row in rows] == [("new", "b.txt"), ("new", "c.txt"), ("gone", "a.txt")]


def test_a_version_of_no_words_at_all_is_told() -> None:
    (row,) = changes(new=article("b", ("furniture", "Menu\n")))
    assert [bool(one["before"]) and not one["after"] for one in row["paragraphs"]] == [True]
    assert list(article_lines(row))
