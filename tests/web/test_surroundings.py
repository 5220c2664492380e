"""What lies around a story, on every presentation: the affair before and after it, and the digests that tell of it."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import jsonschema
import pytest
from tests.reuse.planting import plant
from tests.web.ostrel import ORDER, SCRIPT, STORY, ostrel_material
from tests.web.pages import Page

from onrecord.model.articles import Block
from onrecord.model.dossiers import Outline
from onrecord.model.stories import Sequel, Told
from onrecord.present.around import find_around
from onrecord.present.export.dossiers import dossier_file, dossier_json
from onrecord.present.export.markdown import render_markdown
from onrecord.present.export.schema import dossier_schema, schema_of
from onrecord.present.export.tables import TABLES, table_rows
from onrecord.present.material import Material
from onrecord.present.web.page import render_html

BEFORE, AFTER, LATER = "story-before", "story-after", "story-later"
HEADING = f"Dam in the east {SCRIPT}"


@pytest.fixture(scope="module")
def material() -> Material:
    article = replace(plant("weekly", ["x"], source="Tamm Weekly"), form="round-up", url="javascript:alert(1)")
    text = f"Week in brief\n\n{HEADING}\n\nThe gate of the Ostrel dam failed. {ORDER}\n\nCheese\n\nA wheel rolled down the hill.\n"
    second = text.index("The gate")
    blocks = (Block("headline", 0, 15), Block("heading", 15, second), Block("paragraph", second, text.index("Cheese")))
    digest = replace(article, text=text, blocks=blocks, headline=None)
    told = (Told(STORY, digest.id, 15, text.index("\n\nCheese"), HEADING, 0.4, ("Both say: ostrel, gate.",)),
            Told(STORY, digest.id, text.index("A wheel"), len(text), "A wheel rolled down the hill.", 0.3))  # fmt: skip
    outlines = (
        Outline(BEFORE, f"Gate sticks again {SCRIPT}", 2, 2, "2031-02-01", "2031-02-03T10:00", ()),
        Outline(AFTER, "Inquiry opens", 3, 1, "2031-04-01", "2031-04-01", ()), Outline(LATER, "Operator fined", 1, 1, "", "", ()),
    )  # fmt: skip
    sequels = (Sequel(BEFORE, STORY, 0.5, True, ("Both tell of: gate.",)), Sequel(STORY, AFTER, 0.4), Sequel(STORY, LATER, 0.4, False),
               Sequel(STORY, "story-not-here", 0.4))  # fmt: skip
    return replace(ostrel_material(), sequels=sequels, outlines=outlines, told=told, digests=(digest,))


def test_the_page_tells_the_affair_and_where_else_and_nothing_of_it_acts(material: Material) -> None:
    page = Page(render_html(material))
    affair = next(one for one in page.elements if one.attributes.get("class") == "affair").text
    assert affair.index("Before this") < affair.index("Gate sticks again <script>") < affair.index("After this") < affair.index("Inquiry opens")
    assert "1–3 February 2031" in affair
    assert "or at the same time" in affair
    also = next(one for one in page.elements if one.attributes.get("class") == "alsotold")
    assert "2 sections of 1 round-up or live blog" in " ".join(also.text.split())
    assert "counted for no newsroom" in also.text
    assert not [one for one in also.inside if one.tag in ("a", "script", "img")]
    assert "section “Dam in the east" in " ".join(also.text.split())


def test_a_story_on_the_same_page_is_linked(material: Material) -> None:
    dossier = replace(material.dossiers[0], story=AFTER, title="Inquiry opens", articles=material.dossiers[0].articles[:1])
    page = Page(render_html(replace(material, dossiers=(*material.dossiers, dossier))))
    links = [one for one in page.elements if one.tag == "a" and "nav" in one.parents and one.text == "Inquiry opens" and "dd" in one.parents]
    assert [link.attributes["href"] for link in links] == ["#s2"]


def test_a_digest_is_no_newsroom_and_no_report(material: Material) -> None:
    plain = dossier_file(ostrel_material())["stories"][0]
    story = dossier_file(material)["stories"][0]
    assert (story["origins"], story["articles"]) == (plain["origins"], plain["articles"])
    assert [(row["heading"], row["source"]) for row in story["also_told_in"]] == [(HEADING, "Tamm Weekly"), ("A wheel rolled down the hill.", "Tamm Weekly")]
    text = material.digests[0].text
    assert all(text[row["span"]["start"] : row["span"]["end"]] == row["span"]["exact"] for row in story["also_told_in"])
    assert [tie["story"] for tie in story["before"]] == [BEFORE]
    assert {tie["story"] for tie in story["after"]} == {AFTER, LATER}


def test_a_digests_own_story_leads_to_those_it_tells_of(material: Material) -> None:
    dossier = replace(material.dossiers[0], story="story-weekly", title="Week in brief", articles=(material.digests[0].id,))
    own = replace(material, dossiers=(dossier,), outlines=(Outline(STORY, "Ostrel dam fails", 5, 3, "2031-03-05", "", ()),),
                  articles=(*material.articles, *material.digests))  # fmt: skip
    rows = dossier_file(own)["stories"][0]["sections_tell_of"]
    assert [(row["story"], row["heading"]) for row in rows] == [(STORY, HEADING), (STORY, "A wheel rolled down the hill.")]
    assert find_around(own)["story-weekly"].told == ()


def test_json_and_tables_are_valid_by_their_schemas(material: Material) -> None:
    jsonschema.validate(json.loads(dossier_json(material)), dossier_schema())
    for table, count in (("told", 2), ("sequels", 4)):
        found = list(table_rows(table, material))
        assert len(found) == count
        for row in found:
            jsonschema.validate(row, schema_of(TABLES[table].row, title=table))
    bare = json.dumps(list(table_rows("told", material, with_text=False)))
    assert "Ostrel dam" not in bare
    assert "heading" not in bare


def test_markdown_tells_both_and_nothing_of_it_is_markup(material: Material) -> None:
    text = render_markdown(material)
    assert "- *Before this:* Gate sticks again \\<script\\>" in text
    assert "### Also told in" in text
    assert "section **“Dam in the east" in text
    assert "<script" not in text.replace("\\<script", "")


def test_the_order_of_records_changes_nothing(material: Material) -> None:
    told, sequels, outlines = list(material.told), list(material.sequels), list(material.outlines)
    for held in (told, sequels, outlines):
        random.Random(4).shuffle(held)
    other = replace(material, told=tuple(told), sequels=tuple(sequels), outlines=tuple(outlines))
    assert find_around(other) == find_around(material)
    assert render_html(other) == render_html(material)


def test_what_stands_in_a_section_of_another_story_is_not_said_to_be_told_once(material: Material) -> None:
    dossier = next(one for one in material.dossiers if one.story == STORY)
    single = {key for p in dossier.points if p.status == "single_source" for c in p.claims for key in c.statements}
    place = next(s for s in dossier.statements if s.id in single)
    other = Told("story-after", place.span.article, place.span.start, place.span.end, "Elsewhere", 0.5)
    plain, moved = render_markdown(material), render_markdown(replace(material, told=(*material.told, other)))
    assert "where it tells of another story" not in plain
    assert "where it tells of another story" in moved
    assert "where it tells of another story" in render_html(replace(material, told=(other,)))
