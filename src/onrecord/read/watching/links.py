"""Links: a feed's or news sitemap's bytes in, the pages it lists out, each with a stamp of when it says it changed.

RSS 0.9 to 2.0, RDF, Atom, sitemaps and their indexes, by the names of their elements, whatever the namespace and
however broken: what is read here is only where the pages are; the reader of feeds reads the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from onrecord.read.watching.bodies import GZIP, unpack
from onrecord.read.watching.outcomes import NotFetched
from onrecord.read.watching.urls import parse_target, without_tracking

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Elements that are entries: of feeds, and of sitemaps (in a feed, <url> is an image's).
ENTRIES, PLACES = frozenset({"item", "entry"}), frozenset({"url"})
ROOTS = frozenset({"rss", "rdf", "feed", "urlset", "sitemapindex", "channel"})
#: Elements that tell when an entry was last changed, the most telling first.
STAMPS = ("updated", "modified", "lastmod", "pubdate", "published", "publication_date", "date", "issued", "guid", "id")
#: Entries looked at for each one taken: many may name one page, or none.
MOST_ALIKE = 4
#: Characters of a page that are looked at for the feeds it declares.
HEAD = 100_000
_LINK = re.compile(r"(?i)<link\s([^<>]{1,2000})>")
_VALUE = re.compile(r"""([A-Za-z]{1,20})\s{0,9}=\s{0,9}(["'])(.{0,600}?)\2""", re.S)


@dataclass(frozen=True, slots=True)
class Links:
    """What a feed lists: pages (URL, stamp) in its order, and the sitemaps that an index names; `left_out` counts links
    that are no URLs of pages."""

    pages: tuple[tuple[str, str], ...]
    sitemaps: tuple[str, ...] = ()
    left_out: int = 0


def read_links(data: bytes, *, base: str, limit: int, entries: int) -> Links:
    """Read a feed; NotFetched where the bytes are none. `base` is its URL, `entries` how many pages are taken."""
    from lxml import etree

    if data.startswith(GZIP):
        data = unpack(data, limit)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or _name(root) not in ROOTS:
        seen = f"its first element is <{_name(root)[:40]}>" if root is not None else "it is not XML"
        declared = declared_feeds(data, base)
        hint = f" The page declares {' and '.join(declared)}." if declared else ""
        raise NotFetched("unwanted", "no-feed", f"{base} is no RSS or Atom feed and no sitemap ({seen}).{hint}")
    if _name(root) == "sitemapindex":
        found = _sitemaps(root)
        return Links((), tuple(dict.fromkeys(url for url in (_page(link, base) for link in found) if url)))
    kinds = PLACES if _name(root) == "urlset" else ENTRIES
    pages: dict[str, str] = {}
    left_out = looked = 0
    for element in root.iter():
        if len(pages) >= entries or looked >= MOST_ALIKE * entries:
            break
        if _name(element) in kinds:
            looked += 1
            url = _page(_link(element), _page(element.base or "", base) or base)
            if url:
                pages.setdefault(url, _stamp(element))
            else:
                left_out += 1
    return Links(tuple(pages.items()), (), left_out)


def declared_feeds(data: bytes, base: str) -> list[str]:
    """Return the feeds that the head of an HTML page declares, three at most."""
    found = []
    for tag in _LINK.findall(data[:HEAD].decode("latin-1")):
        values = {name.lower(): unescape(value) for name, _, value in _VALUE.findall(tag)}
        if values.get("type", "").lower() in {"application/rss+xml", "application/atom+xml"}:
            found.append(_page(values.get("href", ""), base))
    return list(dict.fromkeys(url for url in found if url))[:3]


def read_list(text: str, *, entries: int) -> Links:
    """Read a list of URLs of pages, one a line; lines that begin with "#" are comments."""
    lines = [line.strip() for line in text.splitlines()]
    links = [line for line in lines if line and not line.startswith("#")]
    pages = dict.fromkeys(url for url in (_page(link, "") for link in links[:entries]) if url)
    return Links(tuple((url, "") for url in pages), (), sum(1 for link in links if not _page(link, "")))


def _page(link: str, base: str) -> str:
    """Return a link's URL, "" where it is none that may be asked for."""
    if not link.strip():
        return ""
    try:
        return parse_target(without_tracking(link.strip()), base=base).url
    except NotFetched:
        return ""


def _link(entry: _Element) -> str:
    """Return an entry's link to its page: Atom's alternate, RSS's link, a guid that is a permalink, a sitemap's loc."""
    other = ""
    for child in entry:
        name, text = _name(child), (child.text or "").strip()
        if name == "link":
            href = child.get("href") or text
            if href and child.get("rel", "alternate") == "alternate":
                return str(href)
        elif name == "loc" and text:
            return text
        elif name == "guid" and child.get("isPermaLink", "true").lower() == "true" and text.startswith("http"):
            other = text
    return other or next((str(value) for key, value in entry.items() if key.endswith("}about")), "")


def _stamp(entry: _Element) -> str:
    found: dict[str, str] = {}
    for element in entry.iter():
        found.setdefault(_name(element), " ".join((element.text or "").split())[:100])
    return next((found[name] for name in STAMPS if found.get(name)), "")


def _sitemaps(root: _Element) -> list[str]:
    """Return an index's sitemaps, those changed last first."""
    found = []
    for entry in root:
        fields = {_name(child): (child.text or "").strip() for child in entry}
        if fields.get("loc"):
            found.append((fields.get("lastmod", ""), fields["loc"]))
    found.sort(key=lambda pair: pair[0], reverse=True)
    return [loc for _, loc in found]


def _name(element: _Element) -> str:
    """Return an element's name without namespace and in lower case; "" for comments and the like."""
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(element.tag, str) else ""
