"""Extraction: the block of a page that holds the article, and the lines of it that are its body."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.articles import Article

Clean = Callable[..., Article]

PROSE = [
    "The ferry to Ulm Island ran aground on Monday evening with sixty people on board, the coast guard said, and nobody was hurt in the fog.",
    "Its captain, Bo Renn, told the harbour office that the light on the pier had been out for a week, and that he had written twice about it.",
    "The office said on Tuesday that it had no such letters. A diver was to look at the hull in the afternoon, when the tide would be low.",
    "Two smaller boats took the passengers to the island, where a school had been opened for the night and soup was made by the neighbours.",
    "The company hopes to have the ferry back in the water by Friday. Until then a barge from the mainland carries people and the post.",
]
CARDS = [
    "A baker in Ostria tells how she rose at four for forty years and would do it again tomorrow.",
    "The town council wants to paint the bridge yellow, and half of the town is against it.",
    "How a stray dog found its way home over three hundred kilometres and two rivers, on its own.",
    "Why the price of oats has doubled since spring, and what the farmers of the valley say to it.",
    "The museum shows letters of a sailor who never came back from his last voyage to the north.",
]


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def cards(count: int = 5) -> str:
    return "".join(
        f'<div class="item"><a href="/s/{n}"><h3>Story number {n} of the day</h3></a><div class="text">{text}</div></div>'
        for n, text in enumerate(CARDS[:count])
    )


def page(body: str, around: str = "%s") -> str:
    return f"<html><body><header><a href='/'>Ulm Post</a></header>{around % body}<footer>Terms of use</footer></body></html>"


HEAD = "<h1>Ferry runs aground off Ulm Island</h1>"


@pytest.mark.parametrize(
    "markup",
    [
        f"<article>{HEAD}{paragraphs(PROSE)}</article><div class='grid'>{cards()}</div>",
        f"<div class='grid'>{cards()}</div><div>{HEAD}<div class='x1'>{paragraphs(PROSE)}</div></div>",
        f"<div>{HEAD}<div>{paragraphs(PROSE[:2])}</div><div class='grid'>{cards(2)}</div><div>{paragraphs(PROSE[2:])}</div></div>",
        f"<table><tr><td><a href='/a'>News</a><br><a href='/b'>Sport</a></td><td>{HEAD}{paragraphs(PROSE)}</td></tr></table>",
        f"<div>{HEAD}<div>{'<br><br>'.join(PROSE)}</div></div><div>{cards()}</div>",
        f"<div>{HEAD}{''.join(f'<div>{p}</div>' for p in PROSE)}</div><div class='grid'>{cards()}</div>",
        f"<div>{HEAD}{''.join(f'<div class=row><div>{p}</div></div>' for p in PROSE)}</div><div class='grid'>{cards(3)}</div>",
        f"<div class='page with-sidebar share-page'><main>{HEAD}{paragraphs(PROSE)}</main></div><div class='grid'>{cards()}</div>",
        f"<div>{HEAD}<section>{paragraphs(PROSE[:3])}</section><section>{paragraphs(PROSE[3:])}</section></div><ul>"
        + "".join(f"<li><div><a href='/{n}'>Title number {n} of the day</a><p>{t}</p></div></li>" for n, t in enumerate(CARDS))
        + "</ul>",
    ],
    ids=["after", "before", "between", "table", "breaks", "divs", "boxes", "wide-names", "sections"],
)
def test_a_text_is_told_from_cards_of_other_stories_without_names_that_say_so(clean: Clean, markup: str) -> None:
    article = clean(page(markup), "text/html")
    for text in PROSE:
        assert text in article.body
    for text in CARDS:
        assert text not in article.body
    assert article.headline is not None
    assert article.headline.exact == "Ferry runs aground off Ulm Island"


def test_names_that_speak_against_all_of_a_text_are_not_believed(clean: Clean) -> None:
    boxes = "".join(f"<div class='widget promo'><p>{p}</p><p>{q}</p></div>" for p, q in zip(PROSE, reversed(PROSE), strict=True))
    consent = "<div class='cookie-consent'>" + paragraphs(["We and our partners store things on your device to show you things."] * 3) + "</div>"
    article = clean(page(f"{HEAD}<div class='related'>{boxes}</div>{consent}"), "text/html")
    assert PROSE[1] in article.body
    assert "partners store things" not in article.body


def test_what_an_entry_is_filed_under_says_nothing_of_it(clean: Clean) -> None:
    entry = f"<div class='post-17 hentry category-comments tag-advertisement tag-related'>{HEAD}{paragraphs(PROSE[:2])}</div>"
    replies = "".join(f"<li class='reply'><p>{text} {other}</p></li>" for text, other in zip(PROSE, reversed(CARDS), strict=True))
    article = clean(page(f"{entry}<ol>{replies}</ol>"), "text/html")
    assert article.body == "\n\n".join(PROSE[:2])


def test_what_leads_elsewhere_is_no_body_nor_is_its_heading(clean: Clean) -> None:
    links = "<p>You might read</p><p><a href='/1'>Barges of the north: a history in pictures</a></p><p><a href='/2'>Ten quiet harbours</a></p>"
    body = paragraphs(PROSE[:2]) + links + paragraphs(PROSE[2:])
    body += "<p><a href='https://other.example/x'>Win a week on a barge with our partner</a></p>"
    article = clean(page(f"<article>{HEAD}{body}</article>"), "text/html")
    assert article.body == "\n\n".join(PROSE)


def test_links_to_other_sites_inside_a_text_are_the_texts_own(clean: Clean) -> None:
    listed = "<ul><li><a href='https://harbour.example/log'>The harbour’s log of the night</a></li></ul>"
    markup = "<link rel='canonical' href='https://www.ulmpost.example/ferry'>" + page(
        f"<article>{HEAD}{paragraphs(PROSE[:2])}{listed}{paragraphs(PROSE[2:])}</article>"
    )
    assert "The harbour’s log of the night" in clean(markup, "text/html").body


def test_a_line_right_behind_a_picture_in_a_box_of_its_own_is_a_caption(clean: Clean) -> None:
    picture = "<div align=center><img src=a.jpg><br><span>The ferry at low tide with its ramp down</span></div>"
    article = clean(page(f"<div>{HEAD}{paragraphs(PROSE[:2])}{picture}{paragraphs(PROSE[2:])}</div>"), "text/html")
    kinds = {article.text[b.start : b.end].strip(): b.kind for b in article.blocks}
    assert kinds["The ferry at low tide with its ramp down"] == "caption"
    assert article.body == "\n\n".join(PROSE)


def test_the_declared_description_is_the_standfirst_and_no_other_line_is(clean: Clean) -> None:
    told = "Sixty people spent the night in a school, and nobody was hurt"
    lines = f"{HEAD}<div>Now playing in the harbour and beyond it</div><div>{told}</div><div>Ada Oy for the Ulm Post tonight</div>"
    for described, kinds in ((told, {told}), ("Ulm Post", set()), ("", set())):
        head = f"<head><meta property='og:description' content='{described}'></head>"
        article = clean(f"<html>{head}<body>{lines}<article>{paragraphs(PROSE)}</article></body></html>", "text/html")
        found = {article.text[b.start : b.end].strip(): b.reason for b in article.blocks if b.kind == "standfirst"}
        assert {text for text, reason in found.items() if "declares" in reason} == kinds
        assert "Now playing" not in article.body


def test_notes_in_italics_below_the_text_are_no_body_and_a_quotation_is(clean: Clean) -> None:
    note = "<p><em>Ada Oy writes about harbours. Follow her <a href='/ada'>here</a>.</em></p>"
    quoted = "<p><em>“We saw the pier and then we did not,” a passenger wrote in a letter to her sister.</em></p>"
    assert "Follow her" not in clean(page(f"<div>{HEAD}{paragraphs(PROSE)}{note}</div>"), "text/html").body
    assert "we did not" in clean(page(f"<div>{HEAD}{paragraphs(PROSE)}{quoted}</div>"), "text/html").body


def test_of_several_articles_the_one_with_the_pages_heading_is_read(clean: Clean) -> None:
    others = "".join(f"<article><h2>{text[:30]}</h2><p>{text} {PROSE[n]}</p></article>" for n, text in enumerate(CARDS))
    article = clean(page(f"<div><article>{HEAD}{paragraphs(PROSE[:2])}</article>{others}</div>"), "text/html")
    assert article.body == "\n\n".join(PROSE[:2])


def test_a_table_is_read_row_by_row_where_it_stands_in_the_text(clean: Clean) -> None:
    rows = "".join(f"<tr><td>{name}</td><td>{count}</td></tr>" for name, count in (("Crew", 7), ("Passengers", 53)))
    article = clean(page(f"<div>{HEAD}{paragraphs(PROSE[:3])}<table>{rows}</table>{paragraphs(PROSE[3:])}</div>"), "text/html")
    assert "Crew 7\n" in article.body
    assert "Passengers 53\n" in article.body


def test_a_box_that_pops_up_over_a_name_is_not_part_of_the_sentence(clean: Clean) -> None:
    box = "<span class=hover><span><img src=b.jpg><a href='/b'>Bo Renn</a><a href='/1'>Renn wins race</a><a href='/2'>Renn retires</a></span></span>"
    text = PROSE[1].replace("Bo Renn,", f"<a href='/b'>Bo Renn</a>{box},")
    article = clean(page(f"<div>{HEAD}{paragraphs([PROSE[0], text, *PROSE[2:]])}</div>"), "text/html")
    assert article.body == "\n\n".join(PROSE)


def test_posts_set_into_a_text_are_quoted_whatever_box_they_stand_in(clean: Clean) -> None:
    post = "<div class='social-embed'><blockquote class='twitter-tweet'><p>No light on the pier tonight. Row with care, all of you.</p></blockquote></div>"
    article = clean(page(f"<div>{HEAD}{paragraphs(PROSE[:2])}{post}{paragraphs(PROSE[2:])}</div>"), "text/html")
    assert "Row with care" in article.body


def test_where_all_lines_are_links_another_extraction_is_asked(clean: Clean) -> None:
    linked = "".join(f"<p><a href='/in#{n}'>{text}</a></p>" for n, text in enumerate(PROSE))
    assert PROSE[0] in clean(page(f"<article>{HEAD}{linked}</article>"), "text/html").body


def test_short_lines_can_be_a_whole_body(clean: Clean) -> None:
    verses = "".join(f"<p>{line}</p>" for line in ["The lamp is out", "the boats are in", "and over the pier", "the fog comes down"] * 6)
    body = clean(page(f"<main>{HEAD}<div>{verses}</div></main>"), "text/html").body
    assert body.count("the boats are in") >= 5


def test_the_declared_text_brings_in_what_was_passed_over_and_ends_the_body(clean: Clean) -> None:
    plea = "Our small newsroom lives from what its readers give, and every one of you can help it to go on."
    inside = f"{HEAD}{paragraphs(PROSE[:3])}<aside class='promo'>{paragraphs(PROSE[3:])}</aside>{paragraphs([plea])}"

    def told(text: str) -> str:
        linked = json.dumps({"@type": "NewsArticle", "headline": "Ferry", "articleBody": text})
        return clean(f"<script type='application/ld+json'>{linked}</script>" + page(f"<div>{inside}</div>"), "text/html").body

    assert told("\n".join(PROSE)) == "\n\n".join(PROSE)
    assert plea in told(" ".join(PROSE)[:300] + " ...")
    assert plea in told("Words that stand nowhere on this page, " * 30)


BLOCK = st.sampled_from(["div", "section", "p", "ul", "li", "table", "tr", "td", "article", "blockquote", "figure"])


@settings(max_examples=60, deadline=None)
@given(st.recursive(st.sampled_from([*PROSE, *CARDS, "Menu", ""]), lambda inner: st.tuples(BLOCK, st.lists(inner, max_size=4)), max_leaves=25))
def test_any_nesting_tiles(clean: Clean, tree: object) -> None:
    def show(node: object) -> str:
        if isinstance(node, tuple):
            return f"<{node[0]}>{''.join(show(child) for child in node[1])}</{node[0]}>"
        return str(node)

    article = clean(page(show(tree)), "text/html")
    assert "".join(article.text[b.start : b.end] for b in article.blocks) == article.text
