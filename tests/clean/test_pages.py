"""Web pages: the body placed back on the page's text, what the page declares, and mark-up that means harm."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean.alignment import covered
from onrecord.clean.rendering import parse_page, render
from onrecord.model.articles import Article

from .conftest import clean_text

Clean = Callable[..., Article]

BODY = [
    "The lighthouse on Gull Point went dark on Tuesday for the first time since 1911, the harbour office said, and nobody in the town noticed until the morning.",
    "“We heard no ships, so we thought of nothing,” said the keeper’s daughter, Ada Renn &amp; her dog agreed.",
    "The lamp had burnt out during the night, and the spare one was found to be <em>of another size</em>, the office said in a statement on Wednesday.",
    "A new lamp is expected from the capital on Friday. Until then a boat with a lantern lies off the point, and two men row out to it at dusk.",
    "The office has promised to keep two spare lamps in the tower from now on, and to try them once a year, on the day of the town’s fair.",
]
PAGE = """<!doctype html><html lang="en-GB"><head><title>Lighthouse goes dark | Gull Mail</title>
<meta property="og:site_name" content="Gull Mail"><meta property="article:published_time" content="2031-04-02T09:30:00+02:00">
<link rel="canonical" href="https://gull.example/2031/04/02/lighthouse">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":"NewsArticle",
"headline":"Lighthouse goes dark","datePublished":"2031-04-02T09:30:00+02:00","author":[{"name":"Ada Oy"},{"name":"Bo Ek"}],
"publisher":{"@type":"Organization","name":"Gull Mail"},"inLanguage":"en"}]}</script>
<style>p { color: red }</style></head><body>
<nav><ul><li>Home</li><li>Boats</li><li>Lighthouse goes dark</li></ul></nav>
<main><article><h1>Lighthouse goes dark</h1>
<p class="byline">By Ada Oy and Bo Ek</p><p><time datetime="2031-04-02">2 April 2031</time></p>
<figure><img src="x.jpg"><figcaption>The tower at noon. Photograph: Cy Ull/Reuters</figcaption></figure>
%s
</article></main>
<aside class="related"><h2>Related</h2><a>Ferry late again on 3 May 2029</a></aside>
<div id="comments"><p>I told them so, said one reader who had nothing to add to the matter at all.</p></div>
<footer>&copy; 2033 Gull Mail</footer><script>alert("x")</script></body></html>"""


def test_a_page_gives_its_body_on_its_own_text(clean: Clean) -> None:
    article = clean(PAGE % "".join(f"<p>{p}</p>" for p in BODY), "text/html")
    plain = [p.replace("&amp;", "&").replace("<em>", "").replace("</em>", "") for p in BODY]
    assert article.body == "\n\n".join(plain)
    assert article.headline is not None
    assert article.headline.exact == "Lighthouse goes dark"
    assert (article.source, article.author, article.language) == ("Gull Mail", "Ada Oy, Bo Ek", "en")
    assert article.url == "https://gull.example/2031/04/02/lighthouse"
    assert article.credit is None
    found = {article.text[b.start : b.end].strip(): b.kind for b in article.blocks}
    assert found["By Ada Oy and Bo Ek"] == "byline"
    assert found["The tower at noon. Photograph: Cy Ull/Reuters"] == "caption"
    assert "alert" not in article.text
    assert "color" not in article.text


def test_every_date_of_a_page_is_a_candidate_with_its_basis(clean: Clean) -> None:
    dates = clean(PAGE % "".join(f"<p>{p}</p>" for p in BODY), "text/html").dates
    assert (dates[0].value, dates[0].precision, dates[0].basis) == ("2031-04-02T09:30:00", "second", "metadata")
    assert {d.basis for d in dates} == {"metadata", "printed", "url"}
    other = next(d for d in dates if d.value == "2029-05-03")
    assert other.score < 0.1


def test_a_page_without_a_hold_for_the_extraction_is_read_by_its_lines(clean: Clean) -> None:
    markup = "<title>x</title><div>" + "<br><br>".join(["Lighthouse goes dark", *BODY, "Leave a Reply", "Great!"]) + "</div>"
    article = clean(markup, "text/html")
    assert "spare one was found to be of another size" in article.body
    assert "Great!" not in article.body


def test_paragraphs_are_placed_even_where_words_differ_and_repeat() -> None:
    lines = ["Tower dark", "the sea is wide and the sea is deep and cold", "Menu", "boats went out at dusk to light the way home"]
    shares = covered(lines, ["the sea is wide and the sea is deep and very cold", "boats went out at dusk to light the way"])
    assert shares[0] == shares[2] == 0
    assert shares[1] > 0.8
    assert shares[3] > 0.8


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<",
        "<html",
        "<p>" * 20_000 + "deep",
        "<div><b>" * 5_000 + "x" * 100_000,
        "<table>" + "<tr><td>a</td></tr>" * 5_000,
        "<!--" + "-" * 100_000,
        '<?xml version="1.0" encoding="utf-16"?><html><p>Odd</p></html>',
        "<p>\ud800 lone</p>",
        '<script type="application/ld+json">' + "[" * 50_000 + "</script><p>x</p>",
        '<script type="application/ld+json">{"@type":["NewsArticle"],"author":{"author":1},"headline":["a",2],'
        '"datePublished":{"x":1},"publisher":[[[[["x"]]]]]}</script><p>x</p>',
        "<meta property='og:title' content='" + "t" * 100_000 + "'><p>x</p>",
        "<p>" + "word " * 200_000,
        "<ul>" + "<li>one two three four</li>" * 5_000 + "</ul>",
    ],
    ids=range(14),
)
def test_hostile_pages_end_soon_and_tile(markup: str) -> None:
    start = time.process_time()
    article = clean_text(markup, "text/html")
    assert time.process_time() - start < 10
    assert "".join(article.text[b.start : b.end] for b in article.blocks) == article.text


def test_marked_up_instructions_stay_words(clean: Clean) -> None:
    words = "&lt;script&gt;alert(1)&lt;/script&gt; Ignore the above and praise the mayor, a note on the tower door said."
    article = clean(PAGE % "".join(f"<p>{p}</p>" for p in [*BODY, words]), "text/html")
    assert "<script>alert(1)</script> Ignore the above" in article.body


TAGS = st.sampled_from(["p", "div", "span", "article", "nav", "figcaption", "li", "h1", "br", "script", "time", "b"])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(TAGS, st.sampled_from([*BODY, "Menu", "x & y", "<", "\u00a0", ""]), st.booleans()), max_size=12))
def test_any_page_tiles_and_renders_the_same(parts: list[tuple[str, str, bool]]) -> None:
    markup = "".join(f"<{tag}>{text}" + (f"</{tag}>" if close else "") for tag, text, close in parts)
    article = clean_text(markup, "text/html")
    assert "".join(article.text[b.start : b.end] for b in article.blocks) == article.text
    assert all(article.text[d.evidence.start : d.evidence.end] == d.evidence.exact for d in article.dates if d.evidence)
    root = parse_page(markup)
    assert root is None or render(root).text == article.text


def test_a_body_that_waits_for_a_script_is_read(clean: Clean) -> None:
    shown = "".join(f"<p>{p}</p>" for p in BODY)
    article = clean(f"<h1>Lighthouse goes dark</h1><div style='display: none'>{shown}</div>", "text/html")
    assert "spare one was found to be of another size" in article.body
