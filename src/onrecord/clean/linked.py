"""Linked data: the article that a page's JSON-LD describes (schema.org), however it is wrapped.

In: a page's tree, its address and its title. Out: `Linked`: the properties of the article's object, what other
types the page declares, and what `@id` refers to. Scripts that are no JSON are passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

#: Characters of a JSON-LD script that is read, objects looked at in it, and references that are kept.
SCRIPT, OBJECTS = 500_000, 2000
ARTICLE = re.compile(r"(?:Article|Report|BlogPosting|LiveBlog\w*|NewsItem|SocialMediaPosting)$")
#: Properties that lead to what the page is about, and those that lead to what it lists.
ABOUT, LISTED = ("@graph", "mainEntity", "mainEntityOfPage"), ("itemListElement", "item", "hasPart", "itemReviewed")


@dataclass(frozen=True, slots=True)
class Linked:
    """The object of the article (empty where there is none), the types of all others, and objects by their `@id`."""

    article: Mapping[str, Any]
    page_types: tuple[str, ...] = ()
    named: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def name(self, value: Any, depth: int = 0) -> str:
        """Return the name of a person or organisation, or the names of several."""
        if isinstance(value, str):
            return value
        if isinstance(value, dict) and depth < 4:
            known = value if "name" in value else self.named.get(text_of(value.get("@id")), value)
            return self.name(known.get("name"), depth + 1)
        if isinstance(value, list) and depth < 4:
            names = [self.name(item, depth + 1) for item in value[:20]]
            return ", ".join(dict.fromkeys(name for name in names if name))
        return ""

    def owner(self, value: Any) -> str:
        """Return the name of the organisation that a publisher is part of."""
        if isinstance(value, list):
            value = value[0] if value else None
        if not isinstance(value, dict):
            return ""
        known = self.named.get(text_of(value.get("@id")), value)
        return self.name(value.get("parentOrganization") or known.get("parentOrganization"))


def linked_data(root: Any, address: str, title: str) -> Linked:
    """Find the article that a page's JSON-LD describes: the one whose address or headline is the page's."""
    articles: list[tuple[float, int, Mapping[str, Any]]] = []
    types: list[str] = []
    named: dict[str, Mapping[str, Any]] = {}
    for item, listed in _found(root):
        own = types_of(item)
        if isinstance(item.get("@id"), str) and len(item) > 1 and len(named) < OBJECTS:
            named.setdefault(item["@id"], item)
        if any(ARTICLE.search(name) for name in own):
            fit = _fit(item, address, title) - (3 if listed else 0)
            articles.append((-fit, len(articles), item))
        elif not listed:
            types += [name for name in own if name not in types]
    best = min(articles, key=lambda a: a[:2], default=None)
    if best is None or best[0] > 0:  # only listed, and nothing of it fits the page
        return Linked({}, tuple(types[:40]), named)
    return Linked(best[2], tuple(types[:40]), named)


def types_of(item: Mapping[str, Any]) -> tuple[str, ...]:
    """Return an object's types, without the vocabulary's address."""
    kind = item.get("@type")
    kinds = [kind] if isinstance(kind, str) else kind[:10] if isinstance(kind, list) else []
    return tuple(re.split(r"[/#:]", k)[-1][:60] for k in kinds if isinstance(k, str))


def text_of(value: Any) -> str:
    """Return a property's text: its first value, an object's name or address; "" where it has none."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@id") or value.get("name") or value.get("@value") or ""
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) and value is not True else ""


def plain(text: str) -> str:
    """Return the words of a text that may hold mark-up or entities."""
    if "&" in text:
        text = unescape(text)
    return re.sub(r"<[^<>]{0,500}>", " ", text) if "<" in text else text


def address_of(url: str) -> str:
    """Return the part of a URL by which two that name one page are the same: path and host, without "www."."""
    bare = re.sub(r"^[a-z]+:/*(?:www\.|m\.|amp\.)?", "", url.strip().lower())
    return re.split(r"[?#]", bare)[0].rstrip("/")


def _fit(item: Mapping[str, Any], address: str, title: str) -> float:
    """Score how well an article's object fits the page."""
    own = {address_of(text_of(item.get(key))) for key in ("url", "@id", "mainEntityOfPage")} - {""}
    fit = 4.0 if address and address_of(address) in own else 0.0
    headline = " ".join(plain(text_of(item.get("headline") or item.get("name"))).casefold().split())
    heading = " ".join(title.casefold().split())
    if headline and heading and (headline[:60] in heading or heading[:60] in headline):
        fit += 3.0
    fit += 1.0 if item.get("articleBody") else 0.0
    return fit + (0.5 if item.get("datePublished") else 0.0)


def _found(root: Any) -> Iterator[tuple[dict[str, Any], bool]]:
    seen = 0
    for node in root.iter("script"):
        if "ld+json" not in (node.get("type") or "").lower() or not node.text:
            continue
        for item in _objects(_loads(node.text[:SCRIPT])):
            seen += 1
            if seen > OBJECTS:
                return
            yield item


def _loads(text: str) -> Any:
    """Read JSON, with the faults that pages have: comment marks, commas too many, several values in a row."""
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*$", "", text.strip())
    for attempt in (text, re.sub(r",(\s*[}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except RecursionError:
            return None
        except ValueError:
            continue
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _objects(value: Any) -> Iterator[tuple[dict[str, Any], bool]]:
    """Yield the objects of a script, those that are only listed marked as such."""
    waiting: list[tuple[Any, bool]] = [(value, False)]
    seen = 0
    while waiting and seen < OBJECTS:
        item, listed = waiting.pop(0)
        seen += 1
        if isinstance(item, list):
            waiting[:0] = [(one, listed) for one in item[:OBJECTS]]
        elif isinstance(item, dict):
            yield item, listed
            waiting += [(item[key], listed) for key in ABOUT if key in item]
            waiting += [(item[key], True) for key in LISTED if key in item]
