"""Seeds of the fuzzing: sound files of every kind that is read, as (name, bytes), made of invented words.

`own_seeds` needs nothing but this repository; `found_seeds` adds files of a folder at hand, read when run.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import io
import json
from pathlib import Path

#: A seed: the name it is read under, whose suffix tells how, and its bytes.
Seed = tuple[str, bytes]

SAMPLE = Path(__file__).parent.parent / "src" / "onrecord" / "data" / "sample" / "reports"
#: Bytes of the largest file taken as a seed; there are monsters for what is larger.
LARGEST = 400_000

TITLE = "Ferry to Skarn runs aground, 41 taken off"
BODY = (
    "VELMOUTH, 4 May 2031 (OPA) — A ferry with 41 people on board ran aground off Skarn on Sunday, the coastguard said.",
    "“We heard a bang and then nothing,” said Ida Brandt, 34, who was travelling with two children.",
    "Transport Minister Olan Reyes told reporters in Velmouth that the ship had been inspected in March.",
    "The operator, Skarn Line, denied that its crew had been warned at 6:40 p.m. of the fog.",
    "It was the third accident on the route in five years; in 2028 some 1,200 litres of oil were spilled.",
)
TONGUES = {
    "de": "Eine Fähre mit 41 Menschen an Bord ist am Sonntag vor Skarn auf Grund gelaufen, teilte die Küstenwache mit. "
    "„Wir hörten einen Knall“, sagte Ida Brandt. Verkehrsminister Olan Reyes kündigte eine Untersuchung an.",
    "fr": "Un ferry transportant 41 personnes s’est échoué dimanche au large de Skarn, ont annoncé les garde-côtes. "
    "« Nous avons entendu un choc », a déclaré Ida Brandt. Le ministre Olan Reyes a promis une enquête.",
    "es": "Un transbordador con 41 personas encalló el domingo frente a Skarn, informó la guardia costera. "
    "«Oímos un golpe», dijo Ida Brandt. El ministro Olan Reyes anunció una investigación.",
    "zh": "海岸警卫队周日表示,一艘载有41人的渡轮在斯卡恩附近搁浅。“我们听到一声巨响,”伊达·布兰特说。交通部长宣布展开调查。",
    "ar": "قال خفر السواحل إن عبارة تقل 41 شخصا جنحت يوم الأحد قبالة سكارن. «سمعنا دويا»، قالت إيدا برانت. وأعلن الوزير فتح تحقيق.",
}


def own_seeds() -> list[Seed]:
    """Return one seed and more of every kind of file that is read."""
    seeds = [(path.name, path.read_bytes()) for path in sorted(SAMPLE.iterdir()) if path.is_file()]
    seeds += [(f"page-{tongue}.html", page(words, tongue)) for tongue, words in TONGUES.items()]
    seeds += [("page.html", page("</p><p>".join(BODY), "en")), ("text.txt", "\n\n".join((TITLE, *BODY)).encode())]
    seeds += [("live.html", live_page()), ("index.html", index_page())]
    seeds += [("feed.xml", rss()), ("feed.atom", atom()), ("sitemap.xml", sitemap()), ("news.rss", rss(whole=False))]
    records = [record(number) for number in range(6)]
    seeds.append(("records.jsonl", "\n".join(json.dumps(r, ensure_ascii=False) for r in records).encode()))
    seeds.append(("records.json", json.dumps({"articles": records}, indent=1).encode()))
    seeds += [("records.csv", table(records, ",")), ("records.tsv", table(records, "\t"))]
    seeds += [("crawl.warc", warc()), ("crawl.warc.gz", b"".join(gzip.compress(part, mtime=0) for part in warc_records()))]
    if importlib.util.find_spec("pyarrow"):
        seeds.append(("records.parquet", parquet(records)))
    return seeds


def found_seeds(folders: list[Path]) -> list[Seed]:
    """Return the files of folders as seeds, sorted by name; packed pages are unpacked."""
    found = []
    for file in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        name, data = file.name.removesuffix(".bad"), file.read_bytes()
        if name.endswith(".html.gz"):
            name, data = name[:-3], gzip.decompress(data)
        if len(data) <= LARGEST and Path(name).suffix in {".html", ".warc", ".gz", ".txt", ".xml", ".jsonl"}:
            found.append((name, data))
    return found


def page(words: str, language: str) -> bytes:
    """Return a page with what pages declare, and furniture around its words."""
    declared = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "inLanguage": language,
                "datePublished": "2031-05-04T18:40:00+02:00", "author": [{"@type": "Person", "name": "Mara Quist"}],
                "publisher": {"@type": "Organization", "name": "The Velmouth Tide"}}  # fmt: skip
    return f"""<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{TITLE} | The Velmouth Tide</title>
<meta property="og:title" content="{TITLE}"><meta property="article:published_time" content="2031-05-04T16:40:00Z">
<link rel="canonical" href="https://tide.example/2031/05/04/ferry"><script type="application/ld+json">{json.dumps(declared)}</script>
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li></ul></nav><main><article><h1>{TITLE}</h1>
<p class="byline">By Mara Quist</p><time datetime="2031-05-04T18:40:00+02:00">4 May 2031</time><figure><img src="f.jpg">
<figcaption>The ferry off Skarn. Photo: Jo Lind/OPA</figcaption></figure><p>{words}</p><p><a href="/x">Read more: Fog closes port</a></p>
<p>(Editing by Tor Hale)</p></article><section class="comments"><p>gull88: I saw it!</p></section></main><aside><h2>Most read</h2>
<ul><li><a href="/1">Bridge reopens</a></li></ul></aside><footer>© 2031 The Velmouth Tide</footer></body></html>""".encode()


def live_page() -> bytes:
    """Return a page of dated entries."""
    entries = "".join(f"<div class='entry'><time>{hour}:05</time><h3>Update {hour}</h3><p>{BODY[hour % 5]}</p></div>" for hour in range(9, 18))
    return f"<html><head><title>Live: {TITLE}</title></head><body><h1>Live: {TITLE}</h1>{entries}</body></html>".encode()


def index_page() -> bytes:
    """Return a page of links to articles."""
    links = "".join(f"<li><a href='/{n}'><h3>{BODY[n % 5][:60]}</h3></a><span>{n} hours ago</span></li>" for n in range(40))
    return f"<html><head><title>News</title></head><body><h1>Latest</h1><ul>{links}</ul></body></html>".encode()


def rss(*, whole: bool = True) -> bytes:
    """Return a feed with its articles' texts, or with their summaries only."""
    text = f"<content:encoded><![CDATA[<p>{'</p><p>'.join(BODY)}</p>]]></content:encoded>" if whole else ""
    items = "".join(
        f"<item><title>{TITLE} {n}</title><link>https://tide.example/{n}</link><guid>tide-{n}</guid><pubDate>Sun, 04 May 2031 1{n}:00:00 "
        f"+0200</pubDate><dc:creator>Mara Quist</dc:creator><description>{BODY[n % 5]}</description>{text}</item>"
        for n in range(6)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Tide</title><language>en</language>{items}</channel></rss>'
    ).encode()


def atom() -> bytes:
    """Return an Atom feed (RFC 4287)."""
    entries = "".join(
        f"<entry><id>urn:tide:{n}</id><title>{TITLE} {n}</title><link href='https://tide.example/a{n}'/><updated>2031-05-04T1{n}:00:00Z"
        f"</updated><author><name>Mara Quist</name></author><content type='html'>&lt;p&gt;{'&lt;/p&gt;&lt;p&gt;'.join(BODY)}&lt;/p&gt;</content></entry>"
        for n in range(5)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Tide</title><id>urn:tide</id>{entries}</feed>'.encode()


def sitemap() -> bytes:
    """Return a news sitemap."""
    urls = "".join(
        f"<url><loc>https://tide.example/{n}</loc><news:news><news:publication><news:name>Tide</news:name><news:language>en</news:language>"
        f"</news:publication><news:publication_date>2031-05-0{n + 1}</news:publication_date><news:title>{TITLE} {n}</news:title></news:news></url>"
        for n in range(6)
    )
    return (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{urls}</urlset>'
    ).encode()


def record(number: int) -> dict[str, object]:
    """Return one record under schema.org's names or their synonyms."""
    text = "\n\n".join(BODY[number % 5 :])
    if number % 2:
        return {"title": f"{TITLE} {number}", "text": text, "date": "4 May 2031", "source": "Tide", "id": number, "lang": "en"}
    return {"headline": f"{TITLE} {number}", "articleBody": text, "datePublished": "2031-05-04T18:40:00Z", "url": f"https://tide.example/{number}",
            "publisher": {"name": "Tide"}, "author": ["Mara Quist", "Jo Lind"]}  # fmt: skip


def table(records: list[dict[str, object]], mark: str) -> bytes:
    """Return records as lines of cells."""
    out = io.StringIO()
    names = ("title", "text", "date", "url", "source")
    writer = csv.writer(out, delimiter=mark)
    writer.writerow(names)
    for one in records:
        writer.writerow([one.get("title") or one.get("headline"), one.get("text") or one.get("articleBody"), "2031-05-04", one.get("url", ""), "Tide"])
    return out.getvalue().encode()


def parquet(records: list[dict[str, object]]) -> bytes:
    """Return records as a Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    names = ("title", "text", "date", "source")
    out = io.BytesIO()
    pq.write_table(pa.table({name: [str(one.get(name) or one.get("articleBody", "")) for one in records] for name in names}), out)
    return out.getvalue()


def warc_records() -> list[bytes]:
    """Return the records of a crawl: information, a response plain, chunked and packed, a resource, a request."""
    body = page("</p><p>".join(BODY), "en")
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(body[a : a + 300]), body[a : a + 300]) for a in range(0, len(body), 300))
    packed = gzip.compress(body, mtime=0)
    return [
        warc_record("warcinfo", b"software: none\r\n", "application/warc-fields", 0),
        warc_record("response", head + b"Content-Length: %d\r\n\r\n" % len(body) + body, "application/http; msgtype=response", 1),
        warc_record("response", head + b"Transfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\n\r\n", "application/http; msgtype=response", 2),
        warc_record("response", head + b"Content-Encoding: gzip\r\n\r\n" + packed, "application/http; msgtype=response", 3),
        warc_record("resource", "\n\n".join((TITLE, *BODY)).encode(), "text/plain", 4),
        warc_record("request", b"GET /ferry HTTP/1.1\r\nHost: tide.example\r\n\r\n", "application/http; msgtype=request", 5),
        warc_record("revisit", b"HTTP/1.1 304 Not Modified\r\n\r\n", "application/http; msgtype=response", 6),
    ]


def warc() -> bytes:
    """Return a crawl's file, not packed."""
    return b"".join(warc_records())


def warc_record(kind: str, block: bytes, media: str, number: int, length: object = None) -> bytes:
    """Return one WARC record (ISO 28500); `length` tells another length than the block's."""
    head = (
        f"WARC/1.{number % 2}\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        f"WARC-Date: 2031-05-04T18:4{number % 10}:00Z\r\nWARC-Target-URI: https://tide.example/{number}\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"
