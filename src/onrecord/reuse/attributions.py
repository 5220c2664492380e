"""Attributions: where an article says that what it gives is another newsroom's; Article and Newsroom in, the words out.

"Reuters reports that …", "according to the Kestwick Mail", "as first reported by". A digest that gives items of several
newsrooms and names them is its own newsroom's work, though most of its words are theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from onrecord.model.articles import Article
from onrecord.reuse.newsrooms import Newsroom
from onrecord.tools.directory import bare_name
from onrecord.tools.tables import rows

#: Code points on either side of a name in which its attribution stands; places of one name that are looked at.
REACH, PLACES = 60, 40
#: Newsrooms that a digest names at least; the least part of its narrative that each has; the most that one may have.
NAMED, ITEM, MOST = 2, 0.05, 0.8
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\n": " ", "\u00a0": " "})


def attribution(article: Article, newsroom: Newsroom) -> str:
    """Return the words by which an article says that something in it is a newsroom's; "" where it does not."""
    text = article.text.translate(STRAIGHT)
    names = dict.fromkeys(name for name in (newsroom.name, bare_name(newsroom.name), *newsroom.aliases) if len(name) > 1)
    for name in names:
        for start in _places(text, name):
            end = start + len(name)
            before = _before().search(text[max(0, start - REACH) : start].lower())
            if before:
                return article.text[start - len(before.group()) : end].strip()
            after = _after().match(text[end : end + REACH].lower())
            if after and not (after.group().strip().endswith(":") and not _opens_line(article.text, start)):
                return article.text[start : end + after.end()].strip()
    return ""


def gives_items(article: Article, parts: Iterable[tuple[Newsroom, float]]) -> bool:
    """Say whether an article gives items of several newsrooms and names them; `parts` is how much of its narrative is
    each newsroom's."""
    found = [(room, part) for room, part in parts if part >= ITEM]
    if len(found) < NAMED or max(part for _, part in found) > MOST:
        return False
    return sum(bool(attribution(article, room)) for room, _ in found) >= NAMED


def attribution_reasons(article: Article, newsrooms: Sequence[Newsroom]) -> Iterator[str]:
    """Say of each newsroom whose words stand in an article how the article names it; nothing where it does not."""
    for room in newsrooms:
        said = attribution(article, room)
        if said:
            yield f"It gives words of {room.name} and says so: “{said}”."


def _places(text: str, name: str) -> Iterator[int]:
    """Yield where a name stands as words of its own, the first places only."""
    at = text.find(name)
    for _ in range(PLACES):
        if at < 0:
            return
        end = at + len(name)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            yield at
        at = text.find(name, end)


def _opens_line(text: str, start: int) -> bool:
    before = re.sub(r"(?i)\bthe $", "", text[max(0, start - REACH) : start]).rstrip(" \"“*•–—-")
    return not before or before.endswith("\n")


@cache
def _before() -> re.Pattern[str]:
    parts = [row["pattern"] for row in rows("reuse/attributions.tsv") if row["where"] == "before"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})\s?$")


@cache
def _after() -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in rows("reuse/attributions.tsv") if row["where"] == "after"))
