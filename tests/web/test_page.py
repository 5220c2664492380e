"""The page: every citation leads to its words, nothing of the reports acts, and everyone can read it."""

from __future__ import annotations

import itertools
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from random import Random

import pytest
from tests.web.ostrel import ORDER, STORY, article_of, ostrel_material
from tests.web.pages import Page

from onrecord.model.spans import Span
from onrecord.present.material import Material
from onrecord.present.view.pages import build_view
from onrecord.present.view.shown import shown
from onrecord.present.web.page import render_html


@pytest.fixture(scope="module")
def material() -> Material:
    return ostrel_material()


@pytest.fixture(scope="module")
def html(material: Material) -> str:
    return render_html(material)


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def two_stories(material: Material) -> Material:
    other = article_of("other", (("headline", "A quiet day in Norrow"), ("paragraph", "Nothing happened.")))
    dossier = replace(
        material.dossiers[0], story="story-two", title="A quiet day", summary=(), articles=(other.id,), origins=(),
        statements=(), points=(), timeline=(), brief=(), ledger=(), undetermined=(),
    )  # fmt: skip
    return replace(material, dossiers=(*material.dossiers, dossier), articles=(*material.articles, other))


def test_every_link_within_the_page_leads_somewhere(page: Page) -> None:
    links = [one.attributes["href"] for one in page.all("a")]
    within = [link[1:] for link in links if link.startswith("#")]
    assert len(within) > 100
    assert [link for link in within if link not in page.by_id] == []


def test_every_citation_shows_the_words_of_its_span(material: Material, page: Page) -> None:
    story = build_view(material).stories[0]
    crossed = 0
    for citation in story.citations:
        mark = page.by_id[citation.anchor]
        assert mark.tag == "mark"
        if mark.text != shown(citation.span.exact):
            crossed += 1
            assert mark.text
            assert shown(citation.span.exact).startswith(mark.text)
    assert crossed <= 1, "only the one planted pair of spans that cross may be cut"
    assert len(story.citations) == len({one.anchor for one in story.citations})


def test_every_sentence_of_the_brief_cites_by_number_and_links_back(page: Page) -> None:
    for anchor, element in page.by_id.items():
        if re.fullmatch(r"s1-(line|brief|timeline)-\d+", anchor):
            cites = [one for one in element.inside if one.tag == "sup"]
            assert cites, anchor
            for link in (one for one in cites[0].inside if one.tag == "a"):
                assert link.text.isdigit()
                assert link.attributes["aria-label"].startswith(f"Citation {link.text}, ")
    backs = [one for one in page.all("a") if one.attributes.get("aria-label", "").startswith("back to")]
    assert {one.attributes["aria-label"].split()[2] for one in backs} == {"citation", "point", "quote"}


def test_sentences_on_which_reports_differ_warn_and_the_latest_figure_does_not(material: Material) -> None:
    brief = build_view(material).stories[0].brief
    flags = {one.text: [f.status.status for f in one.flags] for part in brief for one in part.sentences}
    assert flags["Nineteen people are known to have died, two of them in hospital."] == []
    assert flags["Earlier reports have 17 dead, the latest 19."] == ["superseded"]
    assert flags["Parliament hears the operator on 12 March."] == []
    assert ["disputed", "contested"] in flags.values()


def test_the_reports_stand_in_full(material: Material, page: Page) -> None:
    for article in material.articles:
        text = page.by_id[next(a for a, one in page.by_id.items() if one.tag == "section" and article.title in one.text
                               and a.count("-") == 1 and a[3:4].isalpha() and a[-1].isdigit())].text  # fmt: skip
        for block in article.blocks:
            assert shown(article.text[block.start : block.end].strip()) in text


def test_nothing_is_loaded_and_nothing_runs(html: str, page: Page) -> None:
    assert not page.all("script", "link", "iframe", "object", "embed", "form", "img", "base", "audio", "video")
    for element in page.elements:
        assert not any(name.startswith("on") or name in {"style", "src", "srcset"} for name in element.attributes)
        href = element.attributes.get("href", "#")
        assert href.startswith(("#", "https://", "http://")), href
    style = page.all("style")
    assert len(style) == 1
    assert "url(" not in style[0].text
    assert "@import" not in style[0].text


def test_the_policy_allows_the_one_style_sheet_and_nothing_else(page: Page) -> None:
    policies = [m.attributes["content"] for m in page.all("meta") if "http-equiv" in m.attributes]
    digest = b64encode(sha256(page.all("style")[0].text.encode()).digest()).decode()
    assert policies == [f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"]
    tags = [one.tag for one in page.elements]
    assert page.elements.index(next(m for m in page.all("meta") if "http-equiv" in m.attributes)) < tags.index("style")


def test_hostile_words_are_words(html: str, page: Page) -> None:
    assert "<script>alert" not in html
    assert "javascript:" not in "".join(one.attributes.get("href", "") for one in page.elements)
    assert "javascript:alert(3)" in page.by_id["s1-a2"].text
    assert ORDER in page.by_id["s1-a2"].text
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", html)
    assert "⟨U+202E⟩gpj.exe⟨U+202C⟩" in page.by_id["s1-c1"].text


def test_hostile_values_everywhere_are_escaped(material: Material) -> None:
    evil = '"><script>x</script>{{ 7*7 }}\u202e\ud800'
    dossier = material.dossiers[0]
    points = tuple(
        replace(p, question=evil, explanation=evil, claims=tuple(replace(c, text=evil) for c in p.claims))
        for p in dossier.points
    )
    hostile = replace(
        material, dossiers=(replace(dossier, title=evil, points=points),), version=evil, settings_digest=evil,
        articles=tuple(replace(a, source=evil, path=evil, language='en" onload="x') for a in material.articles),
    )  # fmt: skip
    html = render_html(hostile)
    html.encode("utf-8")
    page = Page(html)
    assert not page.all("script")
    assert "{{ 7*7 }}" in html


@pytest.mark.parametrize("several", [False, True])
def test_headings_step_down_one_at_a_time(material: Material, several: bool) -> None:
    page = Page(render_html(two_stories(material) if several else material))
    levels = [int(one.tag[1]) for one in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_landmarks_tables_and_regions_have_names(page: Page) -> None:
    assert len(page.all("main")) == 1
    first_link = page.all("a")[0]
    assert first_link.attributes["href"] == f"#{page.all('main')[0].attributes['id']}"
    for one in page.elements:
        if one.tag in {"nav", "section", "article", "figure"} or one.attributes.get("role") == "region":
            name = one.attributes.get("aria-label") or page.by_id[one.attributes["aria-labelledby"]].text.strip()
            assert name, one.tag
        if one.attributes.get("role") == "region":
            assert one.attributes["tabindex"] == "0"
        if one.tag == "th":
            assert one.attributes["scope"] in {"col", "row", "colgroup", "rowgroup"}
        if one.tag == "table":
            assert "aria-labelledby" in one.attributes or any(i.tag == "caption" for i in one.inside)
        if one.tag == "svg":
            assert one.attributes["aria-hidden"] == "true"
        if one.tag == "a":
            assert one.text.strip() or one.attributes.get("aria-label")
    assert page.all("html")[0].attributes["lang"] == "en"


def test_rows_of_the_matrix_are_as_long_as_its_head(page: Page) -> None:
    tables = [one for one in page.all("table") if "matrix" in one.attributes["class"]]
    assert tables
    for table in tables:
        columns = sum(one.tag == "th" and one.attributes["scope"] == "col" for one in table.inside)
        for row in (one for one in table.inside if one.tag == "tr" and "id" in one.attributes):
            cells = [one for one in row.inside if one.tag == "td"]
            assert len(cells) == columns
            assert all(one.text.strip() for one in cells), "a silent cell says that it is silent"


def test_what_differs_comes_before_what_agrees(material: Material, page: Page) -> None:
    matrix = build_view(material).stories[0].matrix
    assert [row.number for row in matrix.rows] == list(range(1, len(material.dossiers[0].points) + 1))
    order = [row.status.status for row in matrix.rows]
    assert order[:4] == ["disputed", "disputed", "contested", "superseded"]
    assert order[-3:] == ["agreed", "single_source", "single_source"]
    assert "details" in page.by_id[matrix.rows[-1].anchor].parents
    assert "details" not in page.by_id[matrix.rows[0].anchor].parents


def test_what_one_source_tells_stands_as_its_reports_tell_it(material: Material) -> None:
    dossier = material.dossiers[0]
    points = tuple(replace(point, status="single_source") for point in reversed(dossier.points))
    matrix = build_view(replace(material, dossiers=(replace(dossier, points=points),))).stories[0].matrix
    for _, rows in matrix.single:
        cited = [min((one.handle.code, one.span.start) for cell in row.cells for w in cell for one in w.citations) for row in rows]
        assert cited == sorted(cited)
    assert any(len(rows) > 2 for _, rows in matrix.single)


def test_an_explanation_does_not_tell_the_readings_over_again(material: Material) -> None:
    dossier = material.dossiers[0]
    told = "The reports cannot both be right. NPA: “19 people”; Radio Ostrel: “17 people”. It grew overnight."
    points = tuple(replace(p, explanation=told) for p in dossier.points if p.status == "superseded")
    only = tuple(replace(p, explanation="“19 people” against “17 people”.") for p in points)
    for held, left in ((points, "The reports cannot both be right. It grew overnight."), (only, only[0].explanation)):
        story = build_view(replace(material, dossiers=(replace(dossier, points=held),))).stories[0]
        assert story.matrix.rows[0].explanation == left


def test_the_same_material_in_any_order_gives_the_same_page(material: Material, html: str) -> None:
    random = Random(7)

    def mixed(held: tuple) -> tuple:  # type: ignore[type-arg]
        return tuple(random.sample(held, len(held)))

    names = ("articles", "datings", "derivations", "quotes", "attributions", "passages", "issues")
    other = replace(material, **{name: mixed(getattr(material, name)) for name in names})
    assert render_html(other) == html


def test_several_stories_have_an_index_and_anchors_of_their_own(material: Material) -> None:
    page = Page(render_html(two_stories(material)))
    index = next(one for one in page.all("nav") if one.attributes.get("aria-labelledby") == "index-title")
    assert [one.attributes["href"] for one in index.inside if one.tag == "a"] == ["#s1", "#s2"]
    assert "Nothing happened." in page.by_id["s2-a1"].text


def test_nothing_and_half_of_it_still_make_a_page(material: Material) -> None:
    assert "Nothing on record" in render_html(Material(dossiers=(), articles=(), issues=material.issues))
    assert "The file is empty" in render_html(Material(dossiers=(), articles=(), issues=material.issues))
    bare = Page(render_html(Material(dossiers=material.dossiers, articles=material.articles[:2])))
    assert bare.by_id["s1-title"].text == material.dossiers[0].title
    Page(render_html(Material(dossiers=material.dossiers, articles=())))


def test_words_that_are_not_where_the_record_says_are_not_cited(material: Material) -> None:
    dossier = material.dossiers[0]
    moved = tuple(
        replace(one, span=Span(one.span.article, one.span.start + 1, one.span.end + 1, one.span.exact))
        for one in dossier.statements
    )
    story = build_view(replace(material, dossiers=(replace(dossier, statements=moved),))).stories[0]
    assert not any(sentence.citations for section in story.brief for sentence in section.sentences)


def test_issues_stand_with_their_report_or_at_the_end(page: Page) -> None:
    assert "No date is printed" in page.by_id["s1-sources"].text
    assert "notes/empty.txt" in page.by_id["words"].text
    assert STORY not in page.by_id["words"].text
