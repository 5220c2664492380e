"""Monsters of the fuzzing: files that are each large or deep in one way, as (name, function that makes the bytes)."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

from fuzz_seeds import BODY, page, warc_record

Monster = tuple[str, Callable[[], bytes]]

WORDS = "The ferry ran aground off Skarn on Sunday and 41 people were taken off by the coastguard, officials said. "
MEGA = 1_000_000
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
RESPONSE = "application/http; msgtype=response"


def monsters() -> list[Monster]:
    """Return all monsters; the bytes are made when asked for."""
    return [*_texts(), *_lines(), *_nested_pages(), *_wide_pages(), *_feeds(), *_records(), *_tables(), *_crawls(), *_packed()]


def _texts() -> list[Monster]:
    """Plain texts of one kind of sign, in one line."""
    kinds = {
        "one-line": WORDS * 20_000, "no-space": "ferry" * 400_000, "one-letter": "a" * MEGA, "one-word": "ferry " * 200_000,
        "no-full-stop": "the ferry ran aground and " * 40_000, "combining": "e" + "\u0301" * MEGA, "right-to-left": "\u202e" * 300_000 + "a",
        "zero-width": "a\u200b" * 300_000, "quotes": "“" * 300_000, "straight-quotes": '" ' * 200_000, "apostrophes": "a’" * 200_000,
        "digits": "1" * MEGA, "numbers": "1,1" * 300_000, "small-numbers": "7 " * 300_000, "stops": "." * MEGA, "initials": "U.S." * 100_000,
        "initials-apart": "J. " * 100_000, "brackets": "(" * 300_000, "dashes": "— " * 300_000, "hyphens": "a-" * 300_000, "spaces": "a" + " " * MEGA + "b",
        "tabs": "a\t" * 300_000, "capitals": "THE FERRY " * 50_000, "names": "Ida Brandt " * 50_000, "name-chain": "Ida of " * 60_000,
        "titles": "Mr. Dr. Gen. " * 30_000, "days": "4 May 2031 " * 40_000, "weekdays": "Sunday, Monday " * 40_000, "ago": "two days ago " * 40_000,
        "url": "http://a.example/" + "b/" * 300_000, "mail": "a@b." * 100_000, "bars": "a | " * 150_000, "chinese": "渡轮在斯卡恩附近搁浅" * 60_000,
        "chinese-stops": "渡轮搁浅。“好”,他说。" * 40_000, "arabic": "جنحت عبارة قبالة سكارن " * 25_000, "thai": "เรือเฟอร์รี่เกยตื้น" * 30_000, "emoji": "👩‍👩‍👧‍👦" * 40_000,
        "he-said": "“No,” he said, “yes,” she said. " * 12_000, "said": "said " * 100_000, "and": "and, " * 100_000, "nul": "a\x00" * 4_000 + "a" * MEGA,
    }  # fmt: skip
    return [(f"{name}.txt", lambda text=text: text.encode()) for name, text in kinds.items()]  # type: ignore[misc]


def _lines() -> list[Monster]:
    """Plain texts of very many lines, and of paragraphs that are prose."""
    kinds = {
        "bylines": "By Ida Brandt\n" * 50_000, "dates": "4 May 2031\n" * 50_000, "blank": "\n" * MEGA, "short": "a\n" * 200_000, "copyright": "© 2031 Tide\n" * 30_000,
        "captions": "Photo: Jo Lind/OPA\n" * 30_000, "headings": "Ferry runs aground off Skarn\n" * 30_000, "bullets": "• a ferry ran aground\n" * 30_000,
        "same-paragraph": (WORDS + "\n\n") * 8_000, "comments": "gull88 says:\nI saw it!\n" * 15_000, "read-more": "Read more: Fog closes port\n" * 30_000,
        "quoted": "“We heard a bang,” said Ida Brandt.\n\n" * 10_000, "datelines": "SKARN, 4 May 2031 (OPA) — A ferry ran aground.\n\n" * 8_000, "returns": "a ferry\r" * 60_000,
        "counted": "".join(f"On {n % 28 + 1} May 2031 some {n} people met {n * 7} others in Skarn, Ida Brandt{n} said.\n\n" for n in range(12_000)),
    }  # fmt: skip
    return [(f"lines-{name}.txt", lambda text=text: text.encode()) for name, text in kinds.items()]  # type: ignore[misc]


def _nested_pages() -> list[Monster]:
    """Pages whose elements are never closed."""
    deep = ("div", "p", "b", "span", "blockquote", "ul><li", "table><tr><td", "article", "a href=x", "font", "svg", "template", "section", "h1", "form", "em", "select><option", "figure")  # fmt: skip
    text = f"<p>{'</p><p>'.join(BODY)}</p>"
    return [
        (f"deep-{name.split('>')[0].split()[0]}.html", lambda name=name: f"<html><body>{text}{f'<{name}>' * 100_000}{text}".encode())  # type: ignore[misc]
        for name in deep
    ]


def _wide_pages() -> list[Monster]:
    """Pages with very many elements, very large ones, or mark-up that is cut off."""
    prose = "</p><p>".join(BODY)
    found: dict[str, Callable[[], str]] = {
        "one-line": lambda: f"<p>{WORDS * 20_000}</p>", "no-space": lambda: f"<p>{'ferry' * 400_000}</p>", "one-word": lambda: f"<p>{'ferry ' * 200_000}</p>",
        "paragraphs": lambda: f"<p>{WORDS}</p>" * 20_000, "sentences": lambda: f"<p>{prose}</p>" * 3_000, "breaks": lambda: "a ferry<br>" * 60_000, "links": lambda: "<a href='/x'>Fog closes port</a> " * 40_000,
        "list": lambda: "<ul>" + "<li>A ferry ran aground" * 40_000, "cells": lambda: "<table>" + "<tr>" + "<td>41" * 60_000, "spans": lambda: "<span>a</span>" * 100_000,
        "attribute": lambda: f"<p title='{'x' * 2 * MEGA}'>{prose}</p>", "attributes": lambda: f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>{prose}</p>",
        "classes": lambda: f"<div class='{'article-body teaser ' * 40_000}'><p>{prose}</p></div>", "comment": lambda: f"<p>{prose}</p><!--" + "-" * MEGA, "script": lambda: f"<p>{prose}</p><script>" + "<" * MEGA,
        "less": lambda: "<" * 300_000, "tags": lambda: "<a<b" * 100_000, "ampersands": lambda: "&" * 500_000, "entities": lambda: "&amp;lt;&#x41;" * 60_000, "doctype": lambda: "<!DOCTYPE " + "a " * 300_000,
        "title": lambda: f"<title>{'ferry ' * 200_000}</title><p>{prose}</p>", "heading": lambda: f"<h1>{'ferry ' * 100_000}</h1><p>{prose}</p>", "headings": lambda: "<h1>A ferry ran aground</h1>" * 20_000,
        "metas": lambda: "<meta property='article:published_time' content='2031-05-04'>" * 30_000 + prose, "times": lambda: "<time datetime='2031-05-04'>4 May 2031</time>" * 30_000,
        "declared": lambda: f"<script type='application/ld+json'>{'[' * 100_000}</script><p>{prose}</p>", "declared-wide": lambda: f"<script type='application/ld+json'>[{','.join(['{}'] * 200_000)}]</script><p>{prose}</p>",
        "declared-many": lambda: "<script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script>" * 20_000 + f"<p>{prose}</p>",
        "declared-body": lambda: f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', 'articleBody': WORDS * 18_000, 'headline': WORDS * 500})}</script><p>{prose}</p>",
        "items": lambda: "<div itemscope itemtype='https://schema.org/NewsArticle'><span itemprop='headline'>" * 20_000, "images": lambda: "<figure><img src=x><figcaption>Photo: Jo Lind</figcaption></figure>" * 15_000,
        "hidden": lambda: "<div hidden style='display:none'><p>A ferry.</p>" * 20_000, "comments": lambda: "<div class='comment'><p>gull88: I saw it!</p></div>" * 15_000,
        "large": lambda: (f"<div><p>{prose}</p></div>" * 12_000)[: 9 * MEGA], "preformatted": lambda: f"<pre>{'a ferry' + chr(10)}</pre>" * 20_000, "bold": lambda: "<b><i>" * 20_000 + WORDS + "</b></i>" * 20_000,
        "misnested": lambda: "<a><p><b></a>" * 5_000 + prose, "nobreak": lambda: f"<p>{'&nbsp;' * 300_000}{prose}</p>", "data": lambda: f"<img src='data:image/png;base64,{'A' * 3 * MEGA}'><p>{prose}</p>",
    }  # fmt: skip
    return [(f"wide-{name}.html", lambda make=make: f"<html><body>{make()}".encode()) for name, make in found.items()]  # type: ignore[misc]


def _feeds() -> list[Monster]:
    """Feeds: too many entries, too large ones, entities that grow, elements that are never closed."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    item = "<item><title>Ferry</title><link>https://tide.example/{0}</link><guid>{0}</guid><description>A ferry ran aground.</description></item>"
    outside = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y SYSTEM "http://127.0.0.1:9/">]>'
    entry = "<rss version='2.0'><channel><item><title>{0}</title><link>https://tide.example/1</link><description>{0}</description></item></channel></rss>"
    found: dict[str, Callable[[], str]] = {
        "items": lambda: "<rss version='2.0'><channel>" + "".join(item.format(n) for n in range(20_000)) + "</channel></rss>", "same": lambda: "<rss version='2.0'><channel>" + item.format(1) * 5_000 + "</channel></rss>",
        "laughs": lambda: f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ferry">{laughs}]>' + entry.format("&l9;"), "outside": lambda: outside + entry.format("&x;&y;"),
        "quadratic": lambda: f'<!DOCTYPE rss [<!ENTITY a "{"ferry " * 10_000}">]>' + entry.format("&a;" * 3_000), "deep": lambda: "<rss><channel><item>" + "<a>" * 100_000, "items-deep": lambda: "<rss><channel>" + "<item>" * 30_000,
        "long": lambda: entry.format(WORDS * 15_000), "markup": lambda: entry.format("&lt;p&gt;" * 100_000 + "A ferry"), "names": lambda: "<rss " + " ".join(f"xmlns:n{n}='u{n}'" for n in range(30_000)) + "><channel/></rss>",
        "days": lambda: "<rss><channel>" + f"<item><title>F</title><pubDate>{'9' * 5000}</pubDate></item>" * 300, "sitemap": lambda: "<urlset>" + "<url><loc>https://tide.example/x</loc><lastmod>x</lastmod></url>" * 30_000,
        "index": lambda: "<sitemapindex>" + "<sitemap><loc>https://tide.example/s.xml</loc></sitemap>" * 30_000 + "</sitemapindex>", "unclosed": lambda: "<rss><channel><item><description><![CDATA[" + "x" * MEGA,
    }  # fmt: skip
    return [(f"feed-{name}.xml", lambda make=make: make().encode()) for name, make in found.items()]  # type: ignore[misc]


def _records() -> list[Monster]:
    """JSON and JSON Lines."""
    body = json.dumps(WORDS * 15_000)
    return [
        ("deep.jsonl", lambda: b'{"headline": "a", "text": ' + b"[" * 100_000), ("deep-object.jsonl", lambda: b'{"text":' * 100_000), ("deep.json", lambda: b"[" * 100_000 + b"]" * 100_000),
        ("numbers.jsonl", lambda: b'{"headline": 1e999, "text": %s, "date": -1e999}' % (b"9" * 100_000)), ("surrogates.jsonl", lambda: b'{"headline": "\\ud800\\udc00\\udfff", "text": "%s"}' % (b"\\ud83d" * 50_000)),
        ("junk.jsonl", lambda: b"{oops\n" * 100_000), ("tiny.jsonl", lambda: b'{"text": "a"}\n' * 20_000), ("blank.jsonl", lambda: b"\n" * 3 * MEGA), ("one-line.jsonl", lambda: b'{"headline": "Ferry", "text": %s}' % body.encode()),
        ("keys.jsonl", lambda: json.dumps({f"k{n}": n for n in range(100_000)}).encode()), ("same-keys.jsonl", lambda: b"{" + b'"text": "a ferry", ' * 50_000 + b'"text": "b"}'), ("list.jsonl", lambda: json.dumps({"headline": "a", "text": ["ferry"] * 100_000}).encode()),
        ("scalars.json", lambda: json.dumps(list(range(200_000))).encode()), ("array.json", lambda: json.dumps([{"headline": f"Ferry {n}", "text": WORDS} for n in range(200)]).encode()), ("markup.jsonl", lambda: json.dumps({"headline": "a", "text": "<p><b>" * 50_000}).encode()),
        ("headline.jsonl", lambda: json.dumps({"headline": WORDS * 10_000, "text": WORDS}).encode()), ("author.jsonl", lambda: json.dumps({"headline": "a", "text": WORDS, "author": WORDS * 5_000, "publisher": "x" * MEGA, "date": "4 May 2031 " * 20_000}).encode()),
    ]  # fmt: skip


def _tables() -> list[Monster]:
    """Tables of comma-separated cells."""
    return [
        ("rows.csv", lambda: b"text\n" + b"a\n" * 100_000), ("cells.csv", lambda: b"text," * 100_000 + b"\n" + b"a," * 100_000), ("cell.csv", lambda: b'title,text\nFerry,"' + WORDS.encode() * 15_000 + b'"\n'),
        ("open.csv", lambda: b'title,text\nFerry,"' + b"a ferry\n" * 200_000), ("quotes.csv", lambda: b"title,text\n" + b'"' * 500_000), ("nul.csv", lambda: b"title,text\nFerry,a\x00b\n" * 1000), ("names.csv", lambda: b"text,text,text\na,b,c\n" * 20_000),
        ("no-names.csv", lambda: b"Ferry,2031-05-04\n" * 20_000), ("commas.csv", lambda: b"," * MEGA), ("wide.tsv", lambda: b"title\ttext\n" + b"Ferry\t" * 200_000), ("footer.parquet", lambda: b"PAR1" + b"\xff" * 5_000 + b"\xff\xff\xff\x7fPAR1"),
        ("empty.parquet", lambda: b"PAR1"), ("short.parquet", lambda: b"PAR1" + (100).to_bytes(4, "little") + b"PAR1"), ("rows.parquet", lambda: _parquet(20_000, "a")), ("large.parquet", lambda: _parquet(1_000, WORDS * 20)),
        ("cell.parquet", lambda: _parquet(1, WORDS * 20_000)),
    ]  # fmt: skip


def _parquet(rows: int, text: str) -> bytes:
    """Return a Parquet file that says one text in all rows (small packed, large unpacked); text where none can be made."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        return b"PAR1 is not at hand"
    out = pa.BufferOutputStream()
    cells = pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), [text])
    pq.write_table(pa.table({"title": cells, "text": cells}), out)
    return bytes(out.getvalue().to_pybytes())


def _crawls() -> list[Monster]:
    """WARC files."""
    body = page("</p><p>".join(BODY), "en")
    plain = HTTP + b"\r\n" + body
    bomb = HTTP + b"Content-Encoding: gzip\r\n\r\n" + zeros(1_000)
    words = gzip.compress(b"<p>" + WORDS.encode() * 180_000, 1, mtime=0)
    return [
        ("headers.warc", lambda: b"WARC/1.0\r\n" + b"X-Many: yes\r\n" * 300_000), ("header.warc", lambda: b"WARC/1.0\r\nX-Long: " + b"y" * 3 * MEGA + b"\r\n\r\n"), ("folded.warc", lambda: b"WARC/1.0\r\nX: a\r\n" + b" folded\r\n" * 100_000),
        ("huge-length.warc", lambda: warc_record("response", plain, RESPONSE, 1, 10**18)), ("negative.warc", lambda: warc_record("response", plain, RESPONSE, 1, -1) * 50), ("words.warc", lambda: warc_record("response", plain, RESPONSE, 1, "many") * 50),
        ("short-length.warc", lambda: warc_record("response", plain, RESPONSE, 1, 70) * 50), ("tiny.warc", lambda: warc_record("response", HTTP + b"\r\n<p>a", RESPONSE, 1) * 1_500), ("infos.warc", lambda: warc_record("warcinfo", b"a: b\r\n", "application/warc-fields", 1) * 30_000),
        ("bomb.warc", lambda: warc_record("response", bomb, RESPONSE, 1)), ("bombs.warc", lambda: warc_record("response", HTTP + b"Content-Encoding: gzip\r\n\r\n" + zeros(30), RESPONSE, 1) * 8), ("words-bomb.warc", lambda: warc_record("response", HTTP + b"Content-Encoding: gzip\r\n\r\n" + words, RESPONSE, 1) * 3),
        ("chunk.warc", lambda: warc_record("response", HTTP + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFF\r\n" + body, RESPONSE, 1) * 9), ("chunks.warc", lambda: warc_record("response", HTTP + b"Transfer-Encoding: chunked\r\n\r\n" + b"1\r\na\r\n" * 200_000, RESPONSE, 1)),
        ("http-headers.warc", lambda: warc_record("response", b"HTTP/1.1 200 OK\r\n" + b"X-Many: yes\r\n" * 200_000 + b"\r\n" + body, RESPONSE, 1)), ("no-version.warc", lambda: b"\r\n" * MEGA), ("blocks.warc", lambda: b"WARC/9.9\r\n\r\n" * 100_000),
        ("members.warc.gz", lambda: gzip.compress(warc_record("response", plain, RESPONSE, 1), 1, mtime=0) * 300), ("record-bomb.warc.gz", lambda: zeros(2_000)), ("codings.warc", lambda: warc_record("response", HTTP + b"Content-Encoding: " + b"gzip, " * 5_000 + b"br\r\n\r\n" + body, RESPONSE, 1) * 5),
    ]  # fmt: skip


def _packed() -> list[Monster]:
    """Packed files that are much larger unpacked; `zeros(n)` is n MB of nothing."""
    words = gzip.compress(WORDS.encode() * 180_000, 1, mtime=0)
    kinds = ("txt", "html", "jsonl", "csv", "xml", "json", "tsv", "parquet")
    found: list[Monster] = [(f"zeros.{kind}.gz", lambda: zeros(1_500)) for kind in kinds]
    found += [(f"words.{kind}.gz", lambda: words) for kind in kinds[:6]]
    found += [("endless.jsonl.gz", lambda: words * 100), ("nested.txt.gz", lambda: gzip.compress(zeros(5_000), mtime=0)), ("members.txt.gz", lambda: gzip.compress(b"a", mtime=0) * 50_000)]
    return found


def zeros(megabytes: int) -> bytes:
    """Return a gzip file of so many megabytes of zeros, made of members of one."""
    return gzip.compress(bytes(MEGA), 9, mtime=0) * megabytes
