"""What is set into a body from elsewhere: posts, pull quotes, titles of other stories, pointers, a word on the author."""

from __future__ import annotations

import pytest

from onrecord.model.articles import Article

from .conftest import clean_text

BODY = [
    "The mayor of Port Lisse has apologised for saying that cyclists were a plague, after a recording was published on Thursday.",
    "Mayor Aldo Ferrant wrote on the web that the remark had been a joke among friends:",
    "The cyclists’ federation accepted the apology and invited the mayor to ride with its members on Sunday.",
    "The council meets on Monday to discuss the new lanes on the quay, which the mayor has opposed for three years.",
]
TITLE = "Mayor apologises to cyclists"


def kinds(article: Article) -> dict[str, str]:
    return {article.text[b.start : b.end].strip(): b.kind for b in article.blocks}


def text(*lines: str) -> Article:
    return clean_text("\n\n".join([TITLE, *lines]))


def page(*parts: str) -> Article:
    return clean_text(f"<html><body><article><h1>{TITLE}</h1>{''.join(parts)}</article></body></html>", "text/html")


def test_a_post_is_its_authors_words() -> None:
    post, more, who = "I said something stupid.", "See you all on the quay.", "— Aldo Ferrant (@aldoferrant) September 11, 2031"
    found = kinds(text(*BODY[:2], post, more, who, *BODY[2:]))
    assert (found[post], found[more], found[who]) == ("blockquote", "blockquote", "furniture")
    assert [found[p] for p in BODY] == ["paragraph"] * 4


def test_a_post_on_one_line_is_parted_from_its_author() -> None:
    found = kinds(text(*BODY[:2], "I am sorry. pic.x.com/ab12 — Aldo Ferrant (@aldoferrant) September 11, 2031", *BODY[2:]))
    assert found["I am sorry. pic.x.com/ab12"] == "blockquote"


def test_a_paragraph_above_a_post_stays_the_reports() -> None:
    found = kinds(text(BODY[0], BODY[2], "Lanes, not words.", "— Mia Sorel (@miasorel) May 3, 2031", BODY[3]))
    assert found[BODY[2]] == "paragraph"


@pytest.mark.parametrize("line", ["View this post on Instagram", "A post shared by Mia Sorel (@miasorel)", "Ein Beitrag geteilt von Mia (@miasorel)"])
def test_lines_around_a_post_are_furniture(line: str) -> None:
    assert kinds(text(*BODY[:3], line, BODY[3]))[line] == "furniture"


def test_a_dash_and_a_name_in_a_sentence_are_no_post() -> None:
    line = "The lanes — the mayor’s old quarrel — were praised by Mia Sorel (once a rider herself) at the meeting."
    assert kinds(text(*BODY[:3], line, BODY[3]))[line] == "paragraph"


def test_a_quotation_element_is_a_quotation_and_a_pull_quote_a_repetition() -> None:
    speech = "I have ridden to work for thirty years, and nobody has ever called me a plague before."
    pull = "invited the mayor to ride with its members on Sunday"
    parts = [f"<p>{p}</p>" for p in BODY]
    found = kinds(page(*parts[:3], f"<blockquote><p>{speech}</p></blockquote>", f"<blockquote>{pull}</blockquote>", parts[3]))
    assert found[speech] == "blockquote"
    assert found[pull] == "duplicate"


def test_an_article_that_is_one_quotation_is_not_one() -> None:
    found = kinds(page("<blockquote>", *(f"<p>{p}</p>" for p in BODY), "</blockquote>"))
    assert [found[p] for p in BODY] == ["paragraph"] * 4


def test_titles_of_other_stories_are_no_headings() -> None:
    stray = "Olive harvest brings good prices after ten lean winters"
    found = kinds(text(*BODY[:3], stray, BODY[3]))
    assert found[stray] == "teaser"
    heading = "Cyclists and mayor meet on the quay on Sunday"
    assert kinds(text(*BODY[:3], heading, BODY[3]))[heading] == "heading"


def test_linked_lines_between_paragraphs_are_teasers() -> None:
    parts = [f"<p>{p}</p>" for p in BODY]
    found = kinds(page(*parts[:2], '<p><a href="/1">Ten walks along the quay of Lisse</a></p>', *parts[2:]))
    assert found["Ten walks along the quay of Lisse"] == "teaser"


@pytest.mark.parametrize("pointer", ["READ MORE: Ten walks along the quay", "Also read: Ten walks", "Lesen Sie auch: Zehn Wege", "À lire aussi : Dix balades",
                                     "Lea también: Diez paseos", "Читайте также: Десять прогулок"])  # fmt: skip
def test_a_pointer_is_cut_off_its_paragraph(pointer: str) -> None:
    article = text(*BODY[:3], f"{BODY[3]} {pointer}")
    assert article.body.endswith(BODY[3])
    assert kinds(article)[pointer] == "teaser"


def test_the_authors_own_line_is_no_body_and_a_reporters_arrest_is() -> None:
    about = "Ivo Brandt is a reporter for Lisse Today who covers the council."
    assert about not in text("By Ivo Brandt", *BODY, about).body
    arrest = "Jon Aske is a reporter for the Courier and was released on Friday."
    assert arrest in text("By Ivo Brandt", *BODY, arrest).body


def test_items_and_headings_are_what_the_page_says_they_are() -> None:
    steps = ["Sign up for a rider’s card at the town hall on Quay Street", "Bring a photograph, taken this year", "Pay two crowns", "Sign up for the bus, which leaves at noon"]
    listed = "<ul>" + "".join(f"<li>{step}</li>" for step in steps) + "</ul>"
    heading = "How to ride along on Sunday, in four steps, even without a bicycle of your own or a helmet"
    paragraphs = [f"<p>{p}</p>" for p in BODY]
    found = kinds(page(*paragraphs[:3], f"<h2>{heading}</h2>", listed, *paragraphs[3:]))
    assert found[heading] == "heading"
    assert [found[step] for step in steps] == ["list"] * 4


def test_a_list_of_buttons_is_no_list_of_steps() -> None:
    buttons = ["Sign up for our newsletter", "Share this story", "Sign up for alerts from the council of Port Lisse"]
    article = page(*(f"<p>{p}</p>" for p in BODY), "<ul>" + "".join(f"<li><a href='/{b}'>{b}</a></li>" for b in buttons) + "</ul>")
    assert article.body == "\n\n".join(BODY)


def test_the_words_between_two_links_to_other_stories_are_no_body() -> None:
    blurb = "The strongest tug ever built on the Lisse has three thousand horsepower and a crane for wrecks"
    links = f"<p><a href='/t'>Port buys its strongest tug</a></p><p>{blurb}</p><p><a href='/p'>Previous: pier to be painted</a></p>"
    article = page(*(f"<p>{p}</p>" for p in BODY), links)
    assert article.body == "\n\n".join(BODY)


def test_a_heading_in_a_box_of_its_own_stays_between_paragraphs() -> None:
    assert kinds(page(*(f"<p>{p}</p>" for p in BODY[:3]), "<div class='x'>The verdict</div>", f"<p>{BODY[3]}</p>"))["The verdict"] == "heading"
    linked = page(*(f"<p>{p}</p>" for p in BODY[:3]), "<div class='x'><a href='/v'>The verdict</a></div>", f"<p>{BODY[3]}</p>")
    assert "The verdict" not in linked.body


def test_prices_and_numbers_at_the_end_are_the_texts_own() -> None:
    rows = ["Tickets for the ride", "https://ride.example", "Adults: 40 crowns", "Children: 12 crowns", "555-010-44"]
    article = page(*(f"<p>{p}</p>" for p in [*BODY, *rows]), "<h5 class='share'>Share this entry</h5>")
    assert "Adults: 40 crowns\n\nChildren: 12 crowns" in article.body
