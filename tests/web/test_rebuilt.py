"""The page and the Markdown of texts that stand in several reports, and whose each paragraph is."""

from __future__ import annotations

from tests.reuse.planting import derived, paragraphs, plant
from tests.web.ostrel import SCRIPT
from tests.web.pages import Page

from onrecord.model.dossiers import Dossier
from onrecord.present.export.markdown import render_markdown
from onrecord.present.material import Material
from onrecord.present.web.page import render_html
from onrecord.reuse.origins import origins_of
from onrecord.tools.languages import PackagedLanguageIdentifier
from onrecord.tools.protocols import Tools
from onrecord.tools.weights import FrequencyWeights

WIRE = [*paragraphs(142, 5), f"The mayor of Dunmarrow was said to have painted {SCRIPT} on the old harbour bridge overnight."]


def material() -> Material:
    """Two reprints of an agency's text, one of them among an outlet's own, and a report of its own."""
    tools = Tools(parser=None, weights=FrequencyWeights(), language=PackagedLanguageIdentifier())  # type: ignore[arg-type]
    articles = [
        plant("wire", WIRE, agency="HPA", source="Kestwick Mail", day="2031-05-02"),
        plant("mixed", [*WIRE[1:], *paragraphs(143, 3)], source="Ilvane Post", day="2031-05-03"),
        plant("own", paragraphs(144, 4), source="Porrick Echo"),
    ]
    found = tuple(derived(articles, tools).values())
    ids = tuple(sorted(a.id for a in articles))
    dossier = Dossier("story-1", "A story", (), ids, "", "", origins_of(found, ids), (), (), (), (), (), (), ())
    return Material(dossiers=(dossier,), articles=tuple(articles), derivations=found)


def test_the_page_shows_a_text_of_two_reports_with_its_witnesses() -> None:
    page = Page(render_html(material()))
    [fold] = [one for one in page.all("details") if "rebuilt" in one.attributes.get("class", "")]
    items = [one for one in fold.inside if one.tag == "li"]
    assert len(items) == len(WIRE)
    assert "alone" in items[0].attributes.get("class", "")
    assert "in one only" in items[0].text
    assert SCRIPT in items[-1].text
    links = [one.attributes["href"].removeprefix("#") for one in fold.inside if one.tag == "a"]
    assert links
    assert set(links) <= set(page.by_id)
    assert not page.all("script", "img")


def test_a_mixed_report_tells_whose_each_paragraph_is_and_others_do_not() -> None:
    page = Page(render_html(material()))
    whose = [one.text for one in page.all("span") if one.attributes.get("class") == "whose"]
    assert whose == ["text of HPA"] * 5 + ["text of Ilvane Post"] * 3
    taken = [one for one in page.all("div") if "taken" in one.attributes.get("class", "").split()]
    assert len(taken) == 5


def test_markdown_has_the_same_and_nothing_in_it_is_markup() -> None:
    text = render_markdown(material())
    assert "## HPA’s text, rebuilt from A1 and A2" in text
    assert text.count("in one only") == 1
    assert "<script" not in text.replace("\\<script", "")
