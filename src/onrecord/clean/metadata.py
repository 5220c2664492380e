"""Metadata: what a page declares of its article in JSON-LD (schema.org), meta elements, and its address.

In: a page's tree. Out: `Declared`. What is declared is believed for source and author; dates are candidates.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.clean.dates import DEFAULT, DateConfig, declared_date, url_dates
from onrecord.clean.declared import Declared
from onrecord.model.articles import DateCandidate

PUBLISHED = ("article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished",
             "publication_date", "pubdate", "publish-date", "publishdate", "parsely-pub-date", "sailthru.date", "dc.date.issued",
             "dcterms.created", "dc.date", "dcterms.date", "date", "article.published", "cxenseparse:recs:publishtime",
             "citation_publication_date", "rnews:datepublished", "cxense-publish-date", "article_date_original")  # fmt: skip
MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod")
#: Characters of a JSON-LD script that is read, and objects looked at in it.
SCRIPT, OBJECTS = 500_000, 2000


def declared_by_page(root: Any, config: DateConfig = DEFAULT) -> Declared:
    """Read what a page declares."""
    meta = _meta(root)
    linked = _article_data(root)
    url = _text(linked.get("url")) or _canonical(root) or meta.get("og:url", "")
    language = _text(linked.get("inLanguage")) or (root.get("lang") or "") or meta.get("og:locale", "")
    source = _name(linked.get("publisher")) or meta.get("og:site_name", "") or meta.get("application-name", "")
    author = _name(linked.get("author")) or _first(meta, ("author", "article:author", "byl", "parsely-author", "dc.creator"))
    headline = _text(linked.get("headline")) or _first(meta, ("og:title", "twitter:title", "dc.title")) or _title(root)
    if author.startswith("http"):
        author = ""
    dates = (*_declared_dates(meta, linked, config), *url_dates(url, config))
    return Declared(_flat(headline), _flat(source)[:200], _by(_flat(author))[:300], language[:20], url[:2000], dates)


def _declared_dates(meta: Mapping[str, str], linked: Mapping[str, Any], config: DateConfig) -> Iterator[DateCandidate]:
    found = [("datePublished of the page’s JSON-LD", linked.get("datePublished") or linked.get("dateCreated"), config.metadata)]
    found += [(f"the page’s meta element “{name}”", meta.get(name), config.metadata - 0.03) for name in PUBLISHED]
    found += [("dateModified of the page’s JSON-LD", linked.get("dateModified"), config.modified)]
    found += [(f"the page’s meta element “{name}”", meta.get(name), config.modified) for name in MODIFIED]
    for reason, value, score in found:
        date = declared_date(_text(value)[:60], score=score, reason=reason) if value else None
        if date is not None:
            yield date


def _meta(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        content = node.get("content") or ""
        for attribute in ("property", "name", "itemprop"):
            name = (node.get(attribute) or "").lower()
            if name and content.strip():
                found.setdefault(name, content[:3000])
    return found


def _article_data(root: Any) -> dict[str, Any]:
    """Return the first JSON-LD object that is an article (schema.org NewsArticle and its kin)."""
    for node in root.iter("script"):
        if "ld+json" not in (node.get("type") or "").lower() or not node.text:
            continue
        for item in _objects(_loads(node.text[:SCRIPT])):
            kind = item.get("@type")
            kinds = [kind] if isinstance(kind, str) else kind if isinstance(kind, list) else []
            if any(isinstance(k, str) and re.search(r"Article|Report|BlogPosting|LiveBlog", k) for k in kinds):
                return item
    return {}


def _loads(text: str) -> Any:
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*$", "", text.strip())
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    waiting, seen = [value], 0
    while waiting and seen < OBJECTS:
        item = waiting.pop(0)
        seen += 1
        if isinstance(item, list):
            waiting[:0] = item[:OBJECTS]
        elif isinstance(item, dict):
            yield item
            waiting += [item[key] for key in ("@graph", "mainEntity", "itemListElement") if key in item]


def _name(value: Any, depth: int = 0) -> str:
    """Return the name of a person or organisation, or the names of several."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and depth < 4:
        return _name(value.get("name"), depth + 1)
    if isinstance(value, list) and depth < 4:
        return ", ".join(name for name in (_name(item, depth + 1) for item in value[:20]) if name)
    return ""


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@id") or value.get("name") or value.get("@value") or ""
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) and value is not True else ""


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if meta.get(name)), "")


def _canonical(root: Any) -> str:
    for node in root.iter("link"):
        if "canonical" in (node.get("rel") or "").lower():
            return str(node.get("href") or "")
    return ""


def _title(root: Any) -> str:
    return next(("".join(node.itertext())[:1000] for node in root.iter("title")), "")


def _flat(text: str) -> str:
    return " ".join(text.split())


def _by(author: str) -> str:
    return author[3:] if author.lower().startswith("by ") else author
