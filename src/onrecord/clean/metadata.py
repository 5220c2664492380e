"""Metadata: what a page declares of its article in JSON-LD, microdata (schema.org), meta and link elements.

In: a page's tree. Out: `Declared`. What is declared is believed for source and author; dates are candidates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from onrecord.clean.dates import DEFAULT, DateConfig, declared_date, url_dates
from onrecord.clean.declared import Declared
from onrecord.clean.linked import ARTICLE, linked_data, plain, text_of, types_of
from onrecord.model.articles import DateCandidate

PUBLISHED = ("article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished",
             "publication_date", "pubdate", "publish-date", "publishdate", "parsely-pub-date", "sailthru.date", "dc.date.issued",
             "dcterms.created", "dc.date", "dcterms.date", "date", "article.published", "cxenseparse:recs:publishtime",
             "citation_publication_date", "rnews:datepublished", "cxense-publish-date", "article_date_original")  # fmt: skip
MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod",
            "article:modified", "revised")  # fmt: skip
DESCRIBED = ("description", "og:description", "twitter:description", "dc.description", "sailthru.description")
#: Microdata's properties that are read, each the first time it stands in the article.
PROPERTIES = frozenset({"datepublished", "datecreated", "datemodified", "author", "headline", "publisher", "inlanguage",
                        "isaccessibleforfree", "description"})  # fmt: skip
#: Elements with microdata that are looked at, elements above each, and characters of a declared body.
ITEMS, ABOVE, BODY = 2000, 60, 400_000
#: Values of one date property that are looked at, and what systems write for a day that was never set.
DATES, NEVER = 10, re.compile(r"\s*0\d\d\d\b")


def declared_by_page(root: Any, config: DateConfig = DEFAULT) -> Declared:
    """Read what a page declares."""
    meta = _meta(root)
    address = _canonical(root) or meta.get("og:url", "")
    linked = linked_data(root, address, meta.get("og:title") or _title(root))
    item = linked.article
    micro, micro_types = _microdata(root)
    url = address or text_of(item.get("url"))
    headline = text_of(item.get("headline")) or micro.get("headline") or _first(meta, ("og:title", "twitter:title", "dc.title"))
    source = linked.name(item.get("publisher")) or meta.get("og:site_name", "") or micro.get("publisher") or meta.get("application-name", "")
    author = linked.name(item.get("author")) or _first(meta, ("author", "article:author", "byl", "parsely-author", "dc.creator"))
    author = "" if author.startswith("http") else author
    language = text_of(item.get("inLanguage")) or (root.get("lang") or "") or micro.get("inlanguage", "") or meta.get("og:locale", "")
    dates = (*_declared_dates(meta, item, micro, config), *url_dates(url, config))
    return Declared(
        headline=_flat(headline or _title(root)),
        source=_flat(source)[:200],
        author=_by(_flat(author or micro.get("author", "")))[:300],
        language=language[:20],
        url=url[:2000],
        dates=dates,
        standfirst=_flat(text_of(item.get("description")) or _first(meta, DESCRIBED))[:3000],
        body=_body(item),
        owner=_flat(linked.owner(item.get("publisher")))[:200],
        types=(types_of(item) or micro_types)[:10],
        page_types=(*linked.page_types, *_graph_type(meta)),
        free=_free(item, micro, meta),
        updates=_updates(item),
        translated=bool(item.get("translationOfWork") or item.get("translator")),
    )


def _declared_dates(
    meta: Mapping[str, str], item: Mapping[str, Any], micro: Mapping[str, str], config: DateConfig
) -> Iterator[DateCandidate]:
    """Yield the declared days of publication, then those of a change."""
    found = [("datePublished of the page’s JSON-LD", item.get("datePublished") or item.get("dateCreated"), config.metadata)]
    found += [(f"the page’s meta element “{name}”", meta.get(name), config.metadata - 0.03) for name in PUBLISHED]
    found += [("datePublished of the page’s microdata", micro.get("datepublished"), config.metadata - 0.03)]
    for reason, value, score in found:
        date = _first_date(value, score, reason)
        if date is not None:
            yield date
    changed = [("dateModified of the page’s JSON-LD", item.get("dateModified"))]
    changed += [(f"the page’s meta element “{name}”", meta.get(name)) for name in MODIFIED]
    changed += [("dateModified of the page’s microdata", micro.get("datemodified"))]
    for reason, value in changed:
        date = _first_date(value, config.modified, reason)
        if date is not None:
            yield replace(date, kind="modified")


def _first_date(value: Any, score: float, reason: str) -> DateCandidate | None:
    """Return the first of the values of a property that is a day anything was published on: "0001-01-01" is none."""
    for one in value[:DATES] if isinstance(value, list) else [value]:
        said = text_of(one)[:60]
        date = declared_date(said, score=score, reason=reason) if said and not NEVER.match(said) else None
        if date is not None:
            return date
    return None


def _meta(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        content = node.get("content") or ""
        for attribute in ("property", "name", "itemprop"):
            name = (node.get(attribute) or "").lower()
            if name and content.strip():
                found.setdefault(name, content[:3000])
    return found


def _microdata(root: Any) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the microdata properties of the page's first article, and its types; {} where it has none."""
    found: dict[str, str] = {}
    types: tuple[str, ...] = ()
    article: Any = None
    for node in root.xpath("//*[@itemprop]")[:ITEMS]:
        names = [name for name in (node.get("itemprop") or "").lower().split() if name in PROPERTIES and name not in found]
        scope = _scope(node) if names else None
        if scope is None:
            continue
        own = types_of({"@type": (scope.get("itemtype") or "").split()})
        if not any(ARTICLE.search(name) for name in own) or (article is not None and scope is not article):
            continue
        article, types = scope, own
        for name in names:
            value = _value(node)
            if value:
                found[name] = value
    return found, types


def _scope(node: Any) -> Any:
    """Return the element whose property this is."""
    node = node.getparent()
    for _ in range(ABOVE):
        if node is None or node.get("itemscope") is not None:
            return node
        node = node.getparent()
    return None


def _value(node: Any) -> str:
    """Return a microdata property's value (HTML Living Standard, 5.2.4); of an item, its name."""
    if node.get("itemscope") is not None:
        named = next((child for child in node.iter() if child.get("itemprop") == "name"), None)
        return _value(named) if named is not None and named is not node else ""
    for attribute in ("content", "datetime"):
        if node.get(attribute):
            return str(node.get(attribute))[:3000]
    return " ".join("".join(node.itertext())[:3000].split())


def _body(item: Mapping[str, Any]) -> str:
    """Return the text that is declared to be the article's; of a live blog, the entries' after it."""
    texts = [text_of(item.get("articleBody"))]
    entries = item.get("liveBlogUpdate")
    for entry in entries[:500] if isinstance(entries, list) else []:
        if isinstance(entry, dict):
            texts += [text_of(entry.get("headline")), text_of(entry.get("articleBody"))]
    return plain("\n\n".join(text for text in texts if text)[:BODY])


def _updates(item: Mapping[str, Any]) -> int:
    entries = item.get("liveBlogUpdate")
    return len(entries) if isinstance(entries, list) else int(isinstance(entries, dict))


def _free(item: Mapping[str, Any], micro: Mapping[str, str], meta: Mapping[str, str]) -> bool | None:
    """Say whether the article is declared to be free to read."""
    value = item.get("isAccessibleForFree", micro.get("isaccessibleforfree"))
    if isinstance(value, bool):
        return value
    word = re.split(r"[/#]", text_of(value).strip().lower())[-1]
    if word in ("true", "false"):
        return word == "true"
    return {"locked": False, "free": True}.get(meta.get("article:content_tier", "").strip().lower())


def _graph_type(meta: Mapping[str, str]) -> tuple[str, ...]:
    kind = meta.get("og:type", "").strip().lower()[:60]
    return (f"og:{kind}",) if kind else ()


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
    return " ".join(plain(text).split())


def _by(author: str) -> str:
    return author[3:] if author.lower().startswith("by ") else author
