"""Newsrooms: whose work an article is by what it says of itself; Article in, Newsroom out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from onrecord.model.articles import Article
from onrecord.model.ids import content_id
from onrecord.model.reuse import OriginKind
from onrecord.tools.tables import rows, words

#: Longest stretch after a republication notice in which the newsroom's name is looked for, in code points.
NOTICE_REACH = 80


@dataclass(frozen=True, slots=True)
class Newsroom:
    """A newsroom: what kind, its name, how we know, and whether the article itself credits it."""

    kind: OriginKind
    name: str
    reason: str
    credited: bool = False
    owner: str = ""

    @property
    def id(self) -> str:
        """Origin id: the same for one agency or outlet everywhere; an unknown newsroom is its article's."""
        return content_id("origin", self.kind, _fold(self.name), self.owner)


def newsroom_of(article: Article) -> Newsroom:
    """Return whose work an article is by its credit, its notices, its source, its address; else an unknown one."""
    if article.credit:
        return Newsroom("agency", article.credit.agency, f"It is credited to {article.credit.agency}.", True)
    noticed = _noticed(article)
    if noticed:
        return noticed
    if article.source:
        named = known_newsroom(article.source, f"It names {article.source} as its publisher.")
        if named is None:
            return Newsroom("outlet", article.source, f"It names {article.source} as its publisher.")
        if named.kind != "unknown":
            return named
    return _by_address(article) or _unknown(article)


def known_newsroom(name: str, reason: str) -> Newsroom | None:
    """Return the agency or outlet that goes by a name, of kind `unknown` for an aggregator, None if not listed."""
    agency = _agencies().get(_fold(name))
    if agency:
        return Newsroom("agency", agency, reason, True)
    outlet = _outlets().get(_fold(name))
    if outlet:
        return Newsroom("unknown" if outlet[1] == "aggregator" else "outlet", outlet[0], reason)
    return None


def _noticed(article: Article) -> Newsroom | None:
    """Find a notice such as "originally published by X", with X a newsroom on our lists."""
    for notice in _notices().finditer(article.text):
        after = article.text[notice.end() : notice.end() + NOTICE_REACH].split("\n")[0]
        phrase = [word for word in re.split(r"[^\w'’.&/-]+", after) if word]
        for size in range(min(6, len(phrase)), 0, -1):
            name = " ".join(phrase[:size]).rstrip(".'’")
            found = known_newsroom(name, f"It says: “{notice.group()} {name}”.")
            if found and found.kind != "unknown" and name[:1].isupper():
                return found
    return None


def _by_address(article: Article) -> Newsroom | None:
    host = (urlsplit(article.url).hostname or "") if _is_web(article.url) else ""
    host = host.removeprefix("www.")
    parts = host.split(".")
    for first in range(len(parts) - 1):
        row = _domains().get(".".join(parts[first:]))
        if row and row[1] == "aggregator":
            return None
        if row:
            agency = _agencies().get(_fold(row[0]))
            return Newsroom("agency" if agency else "outlet", agency or row[0], f"Its address is on {host}.")
    return Newsroom("outlet", host, f"Its address is on {host}.") if len(parts) > 1 else None


def _unknown(article: Article) -> Newsroom:
    name = article.path.rsplit("/", 1)[-1] or article.record_id or article.url or article.id
    if article.record_id and article.path:  # one of the records of a file: its headline tells it from the others
        name = " ".join(article.title.split()[:6]) if article.headline else article.record_id
    return Newsroom("unknown", name, "It names neither an agency nor its publisher.", owner=article.id)


def _is_web(url: str) -> bool:
    if not url.startswith(("http://", "https://")):
        return False
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False


def _fold(name: str) -> str:
    folded = " ".join(re.findall(r"[^\W_]+", name.casefold()))
    return folded.removeprefix("the ") or name.casefold()


@cache
def _agencies() -> dict[str, str]:
    """Return short names by every name; where two agencies go by one name, the first listed has it."""
    found: dict[str, str] = {}
    for row in rows("agencies.tsv"):
        for name in (row["short"], row["name"], *row["aliases"].split("|")):
            if name.strip():
                found.setdefault(_fold(name), row["short"])
    return found


@cache
def _outlets() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for row in rows("outlets.tsv"):
        for name in (row["name"], *row["aliases"].split("|")):
            if name.strip():
                found.setdefault(_fold(name), (row["name"], row["kind"]))
    return found


@cache
def _domains() -> dict[str, tuple[str, str]]:
    return {
        domain: (row["name"], row["kind"]) for row in rows("outlets.tsv") for domain in row["domains"].split("|") if domain
    }


@cache
def _notices() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in sorted(words("reuse/republished.txt"))), re.IGNORECASE)
