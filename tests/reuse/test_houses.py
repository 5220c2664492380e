"""One host, one newsroom: names and hosts of one story's articles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reuse.planting import derived, paragraphs, plant

from onrecord.model.articles import Article
from onrecord.model.reuse import Derivation
from onrecord.model.stories import Story
from onrecord.reuse.newsrooms import newsroom_of
from onrecord.reuse.origins import story_origins
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools


def rooms(light_tools: Tools, *pages: tuple[str, str]) -> list[tuple[str, int]]:
    """The newsrooms, with how many articles each has, of articles that declare these publishers and stand at these addresses."""
    articles = []
    for number, (source, url) in enumerate(pages):
        made = replace(plant(f"p{number}", paragraphs(100 + number, 3)), source=source, url=url, source_reason="")
        articles.append(made)
    found: list[Derivation] = []
    for article in articles:
        room = newsroom_of(article, light_tools.directory)
        found.append(Derivation(article.id, room.id, room.name, room.kind, room.credited, reasons=(room.reason,)))
    story = Story("story-x", tuple(sorted(a.id for a in articles)))
    listed = next(story_origins(Group("story-x", {Article: articles, Derivation: found, Story: [story]}), light_tools))
    return [(origin.name, len(origin.articles)) for origin in listed.origins]


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ([("olmecho.example", "https://olmecho.example/a"), ("Olm Echo", "https://www.olmecho.example/b")], [("Olm Echo", 2)]),
        ([("", "https://olm-echo.co.uk/a"), ("Olm Echo", "https://sport.olm-echo.co.uk/b"), ("Olm Echo", "")], [("Olm Echo", 3)]),
        (
            [("Olm Echo", "https://olmecho.example/1"), ("Olm Echo", "https://olmecho.example/2"),
             ("Olm Echo Sport", "https://olmecho.example/3")],
            [("Olm Echo", 3)],
        ),
        (
            [("Olm Echo", "https://pool.example/1"), ("Ulm Kurier", "https://pool.example/2"), ("", "https://pool.example/3")],
            [("Olm Echo", 1), ("Ulm Kurier", 1), ("pool.example", 1)],
        ),
        (
            [("Olm Echo", "https://medium.com/@olm/1"), ("", "https://medium.com/@ulm/2")],
            [("Olm Echo", 1), ("p1.txt", 1)],
        ),
        ([("", "https://olm.example/a"), ("", "https://ulm.example/a")], [("olm.example", 1), ("ulm.example", 1)]),
    ],
)  # fmt: skip
def test_articles_of_one_host_are_one_newsrooms(light_tools: Tools, pages: list[tuple[str, str]], found: list[tuple[str, int]]) -> None:
    assert rooms(light_tools, *pages) == found


def test_a_copy_of_a_nameless_page_is_the_named_newsrooms(light_tools: Tools) -> None:
    text = paragraphs(7, 6)
    bare = replace(plant("bare", text, day="2031-05-02"), url="https://olmecho.example/a")
    named = replace(plant("named", paragraphs(8, 4), source="Olm Echo"), url="https://olmecho.example/b")
    copy = plant("copy", text, source="Ulm Kurier", day="2031-05-03")
    found = derived([bare, named, copy], light_tools)
    story = Story("story-x", tuple(sorted((bare.id, named.id, copy.id))))
    listed = next(story_origins(Group("story-x", {Article: [bare, named, copy], Derivation: list(found.values()), Story: [story]}), light_tools))
    assert [(origin.name, len(origin.articles)) for origin in listed.origins] == [("Olm Echo", 3)]


def test_sister_titles_with_one_text_are_one_origin_under_the_first_by_time(light_tools: Tools) -> None:
    """Titles known by their hosts or their names, by the shipped directory."""
    body = paragraphs(8, 6)
    sisters = [
        replace(plant("express", body, day="2031-06-05"), url="https://www.express.co.uk/news/1"),
        replace(plant("mirror", body[:5], day="2031-06-04"), url="https://www.mirror.co.uk/news/1"),
        plant("record", body[1:], source="Daily Record", day="2031-06-06"),
    ]
    found = derived(sisters, light_tools)
    assert {derivation.name for derivation in found.values()} == {"Daily Mirror"}
    assert any("of one publisher, Reach" in reason for reason in found["express"].reasons)
    assert any("of one publisher, Reach" in reason for reason in found["record"].reasons)
