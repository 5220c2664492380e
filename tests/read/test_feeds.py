"""Feeds and sitemaps: what is an article, what only a listing, and what hostile mark-up may not do."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.making import SENTENCE, Read, feed, http, read_bytes, read_file, record

LONG = f"<p>{SENTENCE * 12}</p><blockquote class='q'>“No”</blockquote><figure><figcaption>The dam</figcaption></figure>"


def item(number: int, *, content: str = "", more: str = "", description: str = "Short.") -> str:
    held = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    return (
        f"<item><title>Report {number} &amp; more</title><link>https://gull.example/{number}</link>"
        f"<guid isPermaLink='false'>g{number}</guid><pubDate>Wed, 02 Apr 2031 10:00:00 +0800</pubDate>"
        f"<dc:creator>Ann Oy</dc:creator><description>{description}</description>{held}{more}</item>"
    )


def test_an_entry_with_its_text_is_a_capture_with_mark_up_as_it_was() -> None:
    got = read_bytes(feed(item(1, content=LONG)))
    assert not got.issues
    (capture,) = got.captures
    fields = capture.record
    assert fields
    assert fields.body == LONG
    assert (fields.headline, fields.author, fields.publisher) == ("Report 1 & more", "Ann Oy", "Gull")
    assert (fields.published, fields.language, fields.description) == ("2031-04-02T10:00:00+08:00", "en", "Short.")
    assert (capture.url, capture.media_type) == ("https://gull.example/1", "application/rss+xml")


def test_an_entry_with_a_summary_only_is_a_listing_and_counted_once() -> None:
    got = read_bytes(feed(*(item(n) for n in range(3)), item(3, content=LONG), "<item><title>No address</title></item>"))
    assert len(got.captures) == 1
    assert [entry.url for entry in got.listings] == [f"https://gull.example/{n}" for n in range(3)]
    assert got.listings[0].fields.description == "Short."
    assert not got.listings[0].fields.body
    assert got.codes == ["listed-only", "bad-record"]
    assert "3 of 5" in got.issues[0].message


def test_a_short_item_in_paragraphs_is_an_article_and_a_repeated_summary_is_not() -> None:
    short = f"<p>{SENTENCE}{SENTENCE}</p><p>{SENTENCE}{SENTENCE}</p>"
    assert 200 < len(short) < 600
    assert len(read_bytes(feed(item(1, content=short))).captures) == 1
    assert not read_bytes(feed(item(1, content=f"<p>{SENTENCE}{SENTENCE}</p>"))).captures
    assert not read_bytes(feed(item(1, content=short, description=SENTENCE * 4))).captures


SHORT = (
    "The weir at Olm gave way in the night, the water board said. Nobody was hurt, and the road was shut at four. "
    "“It held for ninety years,” said Ada Quill, who runs the mill below it. Divers go down on Friday."
)


@pytest.mark.parametrize("description", ["", "<description/>", "<description>The weir at Olm gave way.</description>"])
def test_an_item_of_one_paragraph_is_an_article_where_it_is_more_than_its_summary(description: str) -> None:
    entry = (
        f"<item><title>Weir</title><link>https://gull.example/w</link>{description}"
        f"<content:encoded><![CDATA[<p>{SHORT}</p>]]></content:encoded></item>"
    )
    got = read_bytes(feed(entry))
    assert not got.issues
    assert [capture.record.body for capture in got.captures if capture.record] == [f"<p>{SHORT}</p>"]
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Gull</title><entry><title>Weir</title>'
        f'<link href="https://gull.example/w"/><content type="text">{SHORT}</content></entry></feed>'
    )
    (capture,) = read_bytes(atom.encode()).captures
    assert capture.record
    assert (capture.record.body, capture.record.description) == (SHORT, "")


def test_a_text_of_abbreviations_or_a_summary_given_twice_is_no_article() -> None:
    abbreviated = "The U.S. and the U.K. and the E.U. met Mr. Oy and Mrs. Quill of Olm St. John and Co. " * 3
    for content, description in ((abbreviated, "Short."), (SHORT, SHORT), (SHORT[:-40] + " […]", "Short.")):
        got = read_bytes(feed(item(1, content=content, description=description)))
        assert not got.captures
        assert "a short text, not the whole" in got.issues[0].message


@pytest.mark.parametrize("end", ["[…]", "[&#8230;]", "… <a href='x'>Read more</a>", "<a href='x'>Weiterlesen →</a>", "<p>阅读全文</p>", "..."])
def test_a_text_that_is_cut_off_is_no_article(end: str) -> None:
    got = read_bytes(feed(item(1, content=LONG + f"<p>{SENTENCE} {end}</p>")))
    assert not got.captures
    assert len(got.listings) == 1


def test_a_text_ends_before_the_line_that_the_blog_puts_under_it() -> None:
    under = "<p>The post <a href='x'>Report</a> appeared first on <a href='y'>Gull</a>.</p>"
    assert read_bytes(feed(item(1, content=LONG + under))).captures
    assert not read_bytes(feed(item(1, content=f"{LONG} […]{under}"))).captures


def test_a_long_description_is_the_text() -> None:
    assert read_bytes(feed(item(1, description=SENTENCE * 30))).captures
    chinese = "总统星期三表示，关于河流航运的谈判将在节日之后继续进行。" * 22
    assert read_bytes(feed(item(1, description=chinese))).captures


def test_atom_tells_published_and_updated_apart() -> None:
    entry = (
        "<entry><title type='html'>A &amp;lt;b&amp;gt; &amp;lt; B</title><link rel='alternate' href='https://tern.example/a'/>"
        "<id>tag:1</id><published>2031-04-01T10:00:00+02:00</published><updated>2031-04-02T09:00:00Z</updated>"
        f"<author><name>Bo Ek</name></author><author><name>Cy Ru</name></author><content type='html'>{SENTENCE * 12}</content></entry>"
    )
    data = f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><title>Tern</title>{entry}</feed>"
    (capture,) = read_bytes(data.encode()).captures
    fields = capture.record
    assert fields
    assert (fields.published, fields.modified) == ("2031-04-01T10:00:00+02:00", "2031-04-02T09:00:00Z")
    assert (fields.author, fields.publisher, capture.media_type) == ("Bo Ek, Cy Ru", "Tern", "application/atom+xml")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1251", "utf-16", "gb2312"])
def test_feeds_in_many_charsets(charset: str, tmp_path: Path) -> None:
    words = {"windows-1251": "Плотина выдержала", "gb2312": "总统星期三表示"}.get(charset, "Brücke gesperrt")
    data = feed(f"<item><title>{words}</title><link>https://gull.example/1</link></item>", charset=charset)
    for name, stored in (("feed.xml", data), ("feed.rss.gz", gzip.compress(data))):
        assert [entry.fields.headline for entry in read_file(tmp_path / name, stored).listings] == [words]


def test_feeds_within_archives_keep_when_and_where_they_were_fetched() -> None:
    block = http(feed(item(1, content=LONG), item(2)), media="application/rss+xml; charset=utf-8")
    got = read_bytes(record(block, uri="https://gull.example/feed"))
    assert (got.captures[0].fetched, got.captures[0].warc_record) == ("2031-04-02T05:06:07Z", "urn:uuid:0000-0")
    assert got.listings[0].fetched == "2031-04-02T05:06:07Z"


def test_a_broken_feed_gives_what_it_holds_and_says_so() -> None:
    data = feed(item(1, content=LONG), "<item><title>A & B</title><link>https://gull.example/9</link></item>")
    got = read_bytes(data[:-20])
    assert got.captures
    assert [entry.url for entry in got.listings] == ["https://gull.example/9"]
    assert "damaged-feed" in got.codes


SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://gull.example/3 </loc><news:news>
<news:publication><news:name>Gull</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2031-04-02T10:00:00Z</news:publication_date><news:title>Dam &amp; bridge</news:title></news:news></url>
<url><loc>https://gull.example/4</loc><lastmod>2031-04-03</lastmod></url><url><loc>javascript:x</loc></url></urlset>"""


def test_news_sitemaps_and_plain_ones_list_pages(tmp_path: Path) -> None:
    got = read_file(tmp_path / "news.xml", SITEMAP.encode())
    first, second = (entry.fields for entry in got.listings)
    assert (first.url, first.headline, first.publisher) == ("https://gull.example/3", "Dam & bridge", "Gull")
    assert (first.published, first.language) == ("2031-04-02T10:00:00Z", "en")
    assert (second.url, second.headline, second.modified) == ("https://gull.example/4", "", "2031-04-03")
    assert got.codes == ["listed-only", "bad-record"]
    cut = read_file(tmp_path / "cut.xml", SITEMAP.encode()[:-90])
    assert [entry.url for entry in cut.listings] == ["https://gull.example/3"]
    assert "damaged-feed" in cut.codes


def test_an_index_of_sitemaps_is_told(tmp_path: Path) -> None:
    got = read_file(tmp_path / "a.xml", b"<sitemapindex><sitemap><loc>https://gull.example/s</loc></sitemap></sitemapindex>")
    assert got.codes == ["sitemap-index"]
    assert got.issues[0].level == "info"


def grown(levels: int = 9) -> str:
    return "<!ENTITY a 'lol'>" + "".join(
        f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(levels)
    )


@pytest.mark.parametrize("root", ["rss", "urlset"])
def test_entities_neither_grow_nor_reach_out(root: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the launch code")
    entities = f"{grown()}<!ENTITY s SYSTEM 'file://{secret}'><!ENTITY h SYSTEM 'http://127.0.0.1:9/x'>"
    text = "&j; &s; &h;"
    inner = (
        f"<channel><title>{text}</title><item><title>{text}</title><link>https://gull.example/1</link></item></channel>"
        if root == "rss" else f"<url><loc>https://gull.example/1</loc><title>{text}</title></url>"
    )  # fmt: skip
    start = time.process_time()
    got = read_bytes(f"<?xml version='1.0'?><!DOCTYPE {root} [{entities}]><{root}>{inner}</{root}>".encode())
    assert time.process_time() - start < 5
    assert "launch" not in repr(got.listings)
    assert len(repr(got.listings)) < 5000


@pytest.mark.parametrize(
    "data",
    [b"<rss>" + b"<" * 6_000_000, b"<rss><channel><item><title>" + b"&" * 6_000_000, b'<rss><a b="' * 300_000,
     b"<rss><channel>" + b"<item>" * 500_000, b"<rss><channel>" + b"<item/>" * 300_000 + b"</channel></rss>",
     b"<urlset>" + b"<url>" * 500_000, b"<rss" + b" a='b'" * 500_000, b"<!--" * 500_000, b"<?x " * 500_000],
)  # fmt: skip
def test_feeds_of_hostile_shape_end_in_bounded_time(data: bytes, tmp_path: Path) -> None:
    start = time.process_time()
    assert not read_file(tmp_path / "a.xml", data).captures
    assert time.process_time() - start < 12


WHOLE = feed(item(1, content=LONG), item(2))


@settings(max_examples=120, deadline=None)
@given(st.sampled_from([WHOLE, SITEMAP.encode()]), st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=10), st.integers(0, 30)), max_size=4))
def test_mutated_feeds_never_stop_the_program(data: bytes, changes: list[tuple[int, bytes, int]]) -> None:
    for place, new, drop in changes:
        place %= len(data)
        data = data[:place] + new + data[place + drop :]
    got: Read = read_bytes(data)
    for capture in got.captures:
        capture.text.encode("utf-8")
    for entry in got.listings:
        assert entry.url.lower().startswith(("http://", "https://"))
