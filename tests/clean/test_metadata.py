"""Metadata: which of several declared articles is the page's, and what is declared of it in which manner."""

from __future__ import annotations

import json
import time

import pytest

from onrecord.clean.declared import Declared
from onrecord.clean.metadata import declared_by_page
from onrecord.clean.rendering import parse_page


def declared(head: str, body: str = "<p>x</p>") -> Declared:
    return declared_by_page(parse_page(f"<html lang='en'><head>{head}</head><body>{body}</body></html>"))


def linked(*values: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)


OWN = {
    "@type": ["ReportageNewsArticle", "NewsArticle"], "headline": "Ferry aground off Ulm", "url": "https://ulm.example/ferry",
    "datePublished": "2031-06-02T21:40:00+02:00", "dateModified": "2031-06-03T08:00:00Z", "description": "No one was hurt.",
    "author": {"@id": "#ada"}, "publisher": {"@id": "#ulm"}, "isAccessibleForFree": "http://schema.org/False",
}  # fmt: skip
OTHER = {"@type": "NewsArticle", "headline": "Oats dearer", "url": "https://ulm.example/oats", "datePublished": "2030-01-01"}
PEOPLE = [
    {"@id": "#ada", "@type": "Person", "name": "Ada Oy"},
    {"@id": "#ulm", "@type": "NewsMediaOrganization", "name": "Ulm Post", "parentOrganization": {"name": "Delta Media"}},
]
CANONICAL = '<link rel="canonical" href="https://www.ulm.example/ferry/?from=home">'


@pytest.mark.parametrize(
    "values",
    [
        [OTHER, OWN, *PEOPLE],
        [[OTHER, OWN], PEOPLE],
        [{"@context": "https://schema.org", "@graph": [OTHER, *PEOPLE, OWN]}],
        [{"@type": "WebPage", "mainEntity": OWN}, {"@type": "ItemList", "itemListElement": [{"item": OTHER}]}, PEOPLE],
    ],
    ids=["scripts", "arrays", "graph", "entity"],
)
def test_of_several_articles_the_pages_own_is_read(values: list[object]) -> None:
    found = declared(CANONICAL + linked(*values))
    assert (found.headline, found.author, found.source, found.owner) == ("Ferry aground off Ulm", "Ada Oy", "Ulm Post", "Delta Media")
    assert found.types == ("ReportageNewsArticle", "NewsArticle")
    assert found.standfirst == "No one was hurt."
    assert found.free is False
    kinds = {(date.value[:10], date.kind, date.zone) for date in found.dates if date.basis == "metadata"}
    assert ("2031-06-02", "published", "+02:00") in kinds
    assert ("2031-06-03", "modified", "Z") in kinds
    assert not any(date.value.startswith("2030") for date in found.dates)


def test_articles_that_a_page_only_lists_are_not_its_own() -> None:
    items = [{"@type": "ListItem", "item": {**OTHER, "url": f"https://ulm.example/{n}"}} for n in range(5)]
    found = declared(linked({"@type": "CollectionPage", "mainEntity": {"@type": "ItemList", "itemListElement": items}}))
    assert (found.types, found.dates, found.headline) == ((), (), "")
    assert "CollectionPage" in found.page_types


def test_a_live_blogs_entries_are_counted_and_are_its_text() -> None:
    entries = [{"@type": "BlogPosting", "headline": f"At {n} o’clock", "articleBody": f"The <b>tide</b> turned &amp; {n} men came."} for n in range(3)]
    found = declared(linked({"@type": "LiveBlogPosting", "headline": "The night", "liveBlogUpdate": entries}))
    assert (found.types, found.updates) == (("LiveBlogPosting",), 3)
    assert "tide  turned & 2 men" in found.body.replace("<b>", "")


def test_microdata_is_read_of_the_article_and_of_no_comment_below_it() -> None:
    body = """<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Ferry aground</h1>
    <span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ada Oy</b></span>
    <time itemprop="datePublished" datetime="2031-06-02T21:40:00+02:00">Monday</time>
    <meta itemprop="dateModified" content="2031-06-03"><meta itemprop="isAccessibleForFree" content="true"></article>
    <div itemscope itemtype="https://schema.org/Comment"><time itemprop="datePublished" datetime="2031-07-07">x</time></div>"""
    found = declared("", body)
    assert (found.headline, found.author, found.free, found.types) == ("Ferry aground", "Ada Oy", True, ("NewsArticle",))
    assert {(date.value[:10], date.kind) for date in found.dates} == {("2031-06-02", "published"), ("2031-06-03", "modified")}


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Ferry aground",}',
        '<!-- {"@type": "NewsArticle", "headline": "Ferry aground"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Ferry aground"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "Ferry aground"} {"@type": "WebPage"}',
        '{"@type": "NewsArticle", "headline": "Ferry\n aground"}',
        '{"@type": "https://schema.org/NewsArticle", "headline": ["Ferry aground", "Second"]}',
    ],
    ids=range(6),
)
def test_faulty_scripts_are_read_all_the_same(script: str) -> None:
    assert declared(f'<script type="application/LD+JSON">{script}</script>').headline == "Ferry aground"


@pytest.mark.parametrize(
    "value",
    [
        None, True, 7, "NewsArticle", [], {}, {"@type": None}, {"@type": {"a": 1}}, {"@type": "NewsArticle", "author": [[[[[[1]]]]]]},
        {"@type": "NewsArticle", "headline": {"@value": "x"}, "url": [], "datePublished": {"@id": 3}, "isAccessibleForFree": [None]},
        {"@type": "NewsArticle", "publisher": {"@id": "#x"}, "liveBlogUpdate": [1, None, {"articleBody": []}], "articleBody": 5},
        {"@id": "#x", "@type": "NewsArticle", "publisher": {"@id": "#x"}, "mainEntityOfPage": {"@id": "#x"}},
    ],
    ids=range(12),
)  # fmt: skip
def test_odd_values_declare_nothing_and_do_no_harm(value: object) -> None:
    assert isinstance(declared(linked(value)), Declared)


def test_many_objects_end_soon() -> None:
    start = time.process_time()
    many = [{"@type": "NewsArticle", "@id": f"#{n}", "hasPart": {"@type": "NewsArticle"}} for n in range(20_000)]
    spans = "<i itemprop='author'>x</i>" * 20_000
    declared(linked(many), f"<div itemscope itemtype='https://schema.org/Article'>{spans}</div>")
    assert time.process_time() - start < 5


def test_a_day_that_was_never_set_gives_way_to_the_next() -> None:
    own = {**OWN, "datePublished": ["0001-01-01T00:00:00Z", "2031-06-02"], "dateModified": ["0001-01-01 00:00:00Z", "2031-06-03"]}
    found = {(date.value, date.kind) for date in declared(linked(own)).dates}
    assert {("2031-06-02", "published"), ("2031-06-03", "modified")} <= found
    unset = declared(linked({**OWN, "datePublished": "0001-01-01T00:00:00Z"}) + "<meta property='article:published_time' content='2031-06-02'>")
    assert [date.value for date in unset.dates if date.kind == "published"] == ["2031-06-02"]
