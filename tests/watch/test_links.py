"""Feeds of every kind, broken and hostile ones too: the pages that they list."""

from __future__ import annotations

import contextlib
import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.watching.links import Links, read_links, read_list
from onrecord.read.watching.outcomes import NotFetched

BASE = "https://paper.example/feeds/all"


def listing(text: str | bytes, *, entries: int = 1000) -> Links:
    data = text.encode() if isinstance(text, str) else text
    return read_links(data, base=BASE, limit=1_000_000, entries=entries)


def links(text: str | bytes) -> list[str]:
    return [url for url, _ in listing(text).pages]


def test_rss_by_link_or_permalink_but_not_by_image_or_enclosure() -> None:
    feed = """<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><link>https://paper.example/</link>
    <atom:link rel="self" href="https://paper.example/feeds/all"/><image><url>https://paper.example/logo.png</url></image>
    <item><title>1</title><atom:link rel="replies" href="/1#c"/><link>https://paper.example/1</link></item>
    <item><title>2</title><guid>https://paper.example/2</guid></item>
    <item><title>3</title><guid isPermaLink="false">https://paper.example/id</guid><enclosure url="https://x.example/3.mp3"/></item>
    <item><link> /4 </link></item></channel></rss>"""
    found = listing(feed)
    assert [url for url, _ in found.pages] == [f"https://paper.example/{n}" for n in (1, 2, 4)]
    assert found.left_out == 1


def test_atom_takes_the_alternate_link_and_its_base() -> None:
    feed = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.example/x/">
    <link href="https://paper.example/"/><entry xml:base="y/"><link rel="self" href="self"/><link rel="edit" href="e"/>
    <link rel="alternate" type="text/html" href="1"/><updated>2031-05-05T10:00:00Z</updated>
    <published>2031-05-04T10:00:00Z</published></entry><entry><link href="/2"/><id>tag:x,2</id></entry></feed>"""
    assert listing(feed).pages == (
        ("https://other.example/x/y/1", "2031-05-05T10:00:00Z"),
        ("https://other.example/2", "tag:x,2"),
    )


def test_rdf_and_sitemaps() -> None:
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <channel rdf:about="https://paper.example/"><items/></channel><item rdf:about="https://paper.example/1"><title>1</title>
    </item></rdf:RDF>"""
    assert links(rdf) == ["https://paper.example/1"]
    sitemap = """<urlset><url><loc>https://paper.example/1</loc><lastmod>2031-05-05</lastmod></url>
    <url><loc>javascript:alert(1)</loc></url></urlset>"""
    assert listing(sitemap) == Links((("https://paper.example/1", "2031-05-05"),), (), 1)
    assert links(gzip.compress(sitemap.encode())) == ["https://paper.example/1"]
    index = """<sitemapindex><sitemap><loc>/old.xml</loc><lastmod>2030-01-01</lastmod></sitemap>
    <sitemap><loc>/new.xml</loc><lastmod>2031-05-05</lastmod></sitemap></sitemapindex>"""
    assert listing(index).sitemaps == ("https://paper.example/new.xml", "https://paper.example/old.xml")


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel><item><title>A & B</title><link>https://paper.example/1?a=1&b=2</link></item>",
        "\n\n<?xml version='1.0' encoding='utf-8'?><rss><item><title>caf\xe9</title><link>https://paper.example/1?a=1&amp;b=2</link></item></rss>",
        "<?xml version='1.0' encoding='no-such'?><rss><item><link>https://paper.example/1?a=1&amp;b=2</link></item></rss>",
        "<rss><item><link><![CDATA[https://paper.example/1?a=1&b=2]]></link></item></rss>",
    ],
)
def test_broken_feeds_are_read_as_far_as_they_go(text: str) -> None:
    assert links(text.encode("latin-1"))[0].startswith("https://paper.example/1")


def test_the_first_entries_count() -> None:
    feed = "<rss>" + "".join(f"<item><link>https://paper.example/{n}</link></item>" for n in range(50)) + "</rss>"
    assert len(listing(feed, entries=7).pages) == 7


def test_a_page_in_place_of_a_feed_is_told_with_the_feeds_that_it_declares() -> None:
    page = """<!doctype html><html><head><link rel="stylesheet" href="x.css">
    <link rel="alternate" type="application/rss+xml" title="All" href="/rss?x=1&amp;y=2"><link type='application/atom+xml'
    href='atom.xml'></head><body>News</body></html>"""
    with pytest.raises(NotFetched, match="is no RSS") as told:
        listing(page)
    assert "declares https://paper.example/rss?x=1&y=2 and https://paper.example/feeds/atom.xml." in told.value.message


@pytest.mark.parametrize("data", [b"", b"\x00" * 100, b"PK\x03\x04", b"<html></html>", b"{}", b"<", b"\xff\xfe<", b"\x1f\x8b"])
def test_what_is_no_feed_is_told(data: bytes) -> None:
    with pytest.raises(NotFetched):
        listing(data)


def test_entities_are_neither_grown_nor_fetched(tmp_path: object) -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    feed = bomb + "]><rss><item><link>https://paper.example/&j;</link></item></rss>"
    outside = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><item><link>https://paper.example/&x;1</link></item></rss>'
    began = time.process_time()
    for text in (feed, outside):
        try:
            found = links(text)
        except NotFetched:
            continue
        assert all(len(url) < 100 for url in found)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "data",
    [
        b"<rss>" + b"<item>" * 200_000,
        b"<rss>" + b"<item><link>https://paper.example/x</link></item>" * 20_000,
        b"<urlset>" + b"<url><loc>" * 100_000,
        b"<rss><item a='" + b"&" * 1_000_000,
        b"<html><link " + b"a='" * 300_000,
        b"<html>" + b"<link a=\"b c='" * 70_000,
    ],
)
def test_monstrous_feeds_take_bounded_time(data: bytes) -> None:
    began = time.process_time()
    with contextlib.suppress(NotFetched):
        listing(data)
    assert time.process_time() - began < 5


@given(st.text(alphabet='<>/?!&;="rsitemlnkhfud :.a1', max_size=200))
def test_any_text_is_a_listing_or_refused(text: str) -> None:
    for data in (text, f"<rss>{text}</rss>", f"<feed><entry>{text}</entry></feed>", f"<urlset><url>{text}</url></urlset>"):
        with contextlib.suppress(NotFetched):
            listing(data)


def test_a_list_holds_a_page_a_line() -> None:
    found = read_list("# mine\nhttps://a.example/1?utm_source=x\n\n https://a.example/1 \nhttps://b.example/\nnotes\n", entries=10)
    assert found == Links((("https://a.example/1", ""), ("https://b.example/", "")), (), 1)
