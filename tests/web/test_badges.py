"""What a report's row says at first sight: that it changed, what was noted of it, why it has its date."""

from __future__ import annotations

from dataclasses import replace

from tests.web.ostrel import SCRIPT, ostrel_material
from tests.web.pages import Page

from onrecord.model.articles import Article
from onrecord.model.captures import Capture, RecordFields
from onrecord.model.issues import Issue
from onrecord.present.custody import title_of
from onrecord.present.export.markdown import render_markdown
from onrecord.present.material import Earlier, Material
from onrecord.present.view.pages import build_view
from onrecord.present.web.page import render_html


def noted(**changes: object) -> tuple[Material, Article]:
    """The material with one of its articles changed, and that article."""
    material = ostrel_material()
    first = min(material.articles, key=lambda a: a.id)
    held = replace(first, **changes)  # type: ignore[arg-type]
    return replace(material, articles=tuple(held if a.id == held.id else a for a in material.articles)), held


def labels(material: Material, article: str) -> list[str]:
    """The badges of an article's row."""
    rows = [source for story in build_view(material).stories for source in story.sources]
    return [badge.label for source in rows if source.handle.article == article for badge in source.badges]


def test_what_was_noted_stands_on_the_reports_row_with_its_words() -> None:
    article = min(ostrel_material().articles, key=lambda a: a.id)
    span = article.span(0, 8)
    notes = (
        Issue("clean", article.id, "info", "corrected", "The article corrects itself", span),
        Issue("clean", article.id, "warning", "paywalled", "It breaks off at a paywall."),
        Issue("clean", article.id, "warning", "stub", "The article has only 9 words."),
    )
    material, held = noted(issues=notes, form="live-blog")
    assert labels(material, held.id) == ["corrected", "behind a paywall", "live blog"]
    page = Page(render_html(material))
    badge = next(one for one in page.elements if one.tag == "a" and one.text == "corrected")
    assert page.by_id[badge.attributes["href"].removeprefix("#")].tag == "mark"
    assert "*corrected*[^" in render_markdown(material)


def test_a_report_that_changed_says_so_and_where_to_see_how() -> None:
    material, held = noted()
    material = replace(material, earlier=(Earlier(article=held.id, versions=1, headed=SCRIPT),))
    assert labels(material, held.id) == ["changed since first read"]
    html, text = render_html(material), render_markdown(material)
    assert f"onrecord diff {held.id}" in html
    assert SCRIPT not in html
    assert "version 2" in Page(html).by_id[next(
        source.anchor for story in build_view(material).stories for source in story.sources if source.handle.article == held.id
    )].text  # fmt: skip
    assert "version 2; the first was headed “\\<script\\>" in text


def test_a_plain_report_has_no_badge() -> None:
    material = replace(ostrel_material(), issues=())
    assert all(not labels(material, article.id) for article in material.articles)


def test_of_the_reasons_for_a_date_the_first_is_shown_and_the_rest_folded() -> None:
    material = ostrel_material()
    dating = replace(material.datings[0], reason="it is printed; two other reports fit; a weekday fits")
    page = Page(render_html(replace(material, datings=(dating, *material.datings[1:]))))
    folded = [one for one in page.elements if one.tag == "details" and one.attributes.get("class") == "more"]
    assert [one for one in folded if "two other reports fit; a weekday fits" in one.text and "printed" not in one.text]


def test_tables_in_markdown_hold_no_written_blanks() -> None:
    assert "&nbsp;" not in render_markdown(ostrel_material())


def test_titles_of_captures() -> None:
    page = Capture("c", "", "", "text/html", "utf-8", "", "<html><title lang='x'>\n Ulm &amp; Olm </title>")
    assert title_of(page) == "Ulm & Olm"
    assert title_of(replace(page, text="<title" * 50_000)) == ""
    assert title_of(replace(page, media_type="text/plain", text="\n\n Olm  burns\nmore")) == "Olm burns"
    assert title_of(replace(page, record=RecordFields(headline="A  b"))) == "A b"
