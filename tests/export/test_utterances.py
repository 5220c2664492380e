"""The table of utterances: one row a passage of speech, its wordings compared word by word, in any order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.extract.reporting import report

from onrecord.model.annotations import Attribution, Quote, Setting
from onrecord.model.articles import Article
from onrecord.present.export.tables import table_rows
from onrecord.present.material import Material

TEXTS = (
    "“Nobody goes back to sea on a promise,” Tomas Berrin told reporters in Geneva.",
    "“No one goes back to sea on a promise,” Berrin told reporters.",
    "“back to sea on a promise” is what Berrin spoke of.",
    "Berrin denied that anybody would go back to sea.",
)


def _quote(article: Article, content: str, **more: object) -> Quote:
    start = article.text.index(content)
    return Quote(article.span(start, start + len(content)), "direct", speaker_name="Tomas Berrin", **more)  # type: ignore[arg-type]


@pytest.fixture
def material() -> Material:
    articles = [report(text, name=f"a{n}") for n, text in enumerate(TEXTS, 1)]

    def at(n: int, words: str) -> object:
        start = articles[n].text.index(words)
        return articles[n].span(start, start + len(words))

    quotes = [
        _quote(articles[0], "Nobody goes back to sea on a promise,", setting=Setting(addressee=at(0, "reporters"), place=at(0, "Geneva"))),
        _quote(articles[1], "No one goes back to sea on a promise,", setting=Setting(addressee=at(1, "reporters"))),
        _quote(articles[2], "back to sea on a promise"),
        replace(_quote(articles[3], "anybody would go back to sea"), kind="indirect", stance="denied"),
    ]
    said = [Attribution(q.id, "s1", q.content.article, "Tomas Berrin", "actor-1", "u1", *(("2031-05-06", "day") if n < 2 else ("", "")))
            for n, q in enumerate(quotes)]  # fmt: skip
    return Material(dossiers=(), articles=tuple(articles), quotes=tuple(quotes), attributions=tuple(said))


def test_one_row_tells_who_when_where_and_in_which_words(material: Material) -> None:
    (row,) = table_rows("utterances", material)
    assert (row["id"], row["speaker_name"], row["said"]) == ("u1", "Tomas Berrin", {"value": "2031-05-06", "precision": "day"})
    assert (row["setting"]["place"]["exact"], row["setting"]["addressee"]["exact"]) == ("Geneva", "reporters")
    assert (row["articles"], len(row["quotes"]), row["drifts"]) == (["a1", "a2", "a3", "a4"], 4, True)
    whole, other, part, told = row["wordings"]
    assert (whole["against"], other["against"], part["against"]) == (None, 0, 0)
    changes = [(piece["change"], piece["text"]) for piece in other["pieces"]]
    assert changes == [("left_out", "No one"), ("added", "Nobody"), ("same", "goes back to sea on a promise")]
    assert part["pieces"] == [{"change": "same", "text": "back to sea on a promise"}]
    assert (told["spoken"], told["stance"]) == (False, "denied")


def test_the_order_of_the_records_changes_nothing(material: Material) -> None:
    turned = replace(material, quotes=material.quotes[::-1], attributions=material.attributions[::-1], articles=material.articles[::-1])
    assert list(table_rows("utterances", turned)) == list(table_rows("utterances", material))


def test_without_text_the_publishers_words_are_left_out(material: Material) -> None:
    (row,) = table_rows("utterances", material, with_text=False)
    assert not {word for word in ("promise", "Geneva") if word in repr(row)}
    assert row["setting"]["place"]["start"] == TEXTS[0].index("Geneva")


def test_scare_quotes_and_quotes_without_an_attribution_are_no_utterances(material: Material) -> None:
    scare = tuple(replace(quote, kind="scare") for quote in material.quotes)
    assert not list(table_rows("utterances", replace(material, quotes=scare)))
    assert not list(table_rows("utterances", replace(material, attributions=())))
