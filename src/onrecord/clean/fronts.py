"""Fronts: pages and saved texts that are a list of other reports: a headline and a few words of each.

In: labelled units with what the page says of itself. Out: the number of such teasers, 0 where the text has one of its
own. A page's headlines are links; a saved text's are lines without a full stop, each with a sentence below it, and
what they tell of has little in common.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from onrecord.clean.formwords import said_as
from onrecord.clean.units import WORD, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontConfig:
    """Bounds of a front, in words or lines; held against 181 article pages and the sample, none of which falls."""

    #: Teasers at least, and from how many on they are themselves a sign.
    teasers: int = 5
    many: int = 8
    #: Words of a headline, at least and at most, and of the words below it at most.
    title: int = 3
    longest: int = 25
    blurb: int = 40
    #: Lines below a headline among which its words begin: a section, a day or a name may stand between.
    near: int = 2
    #: Share of the prose that may stand outside of teasers, and paragraphs of it that may follow one another.
    own: float = 0.25
    run: int = 1
    #: Share of the words that two neighbours of a saved text may have in common.
    common: float = 0.12
    #: Lines at a saved text's top among which it says what it is, and words of such a line.
    top: int = 12
    said: int = 8


DEFAULT = FrontConfig()
#: Parts of a page's title: the site's name, the section.
PARTS = re.compile(r"\s[|–—·»:-]\s")
#: A part of a section's address: a word or two, without a number or a file's ending.
SECTION = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
SECTIONS = 2


def teasers_of_page(units: Sequence[Unit], config: FrontConfig = DEFAULT) -> int:
    """Return how many linked headlines stand with a few words of their own, 0 where a text of its own stands too."""
    shown = [unit for unit in units if unit.words and unit.kind not in ("comment", "copyright")]
    heads = [_linked(unit, config) for unit in shown]
    return _teasers(shown, heads, config)


def teasers_of_text(units: Sequence[Unit], config: FrontConfig = DEFAULT) -> int:
    """Return how many headlines with a sentence below them a saved text consists of that says it is an index."""
    top = [unit for unit in units[: config.top] if unit.words]
    if not any(_says_index(u, config) for u in top) or said_as("round-up", "title", [u.text for u in top], start=True):
        return 0
    shown = [unit for unit in units if unit.words and unit.kind not in ("comment", "copyright") and not _says_index(unit, config)]
    heads = [config.title < u.words <= config.longest and not u.terminal and not u.prose for u in shown]
    heads = [head and not below for head, below in zip(heads, [*heads[1:], False], strict=True)]
    count = _teasers(shown, heads, config)
    return count if count and _apart(shown, heads, config) else 0


def is_section(url: str) -> bool:
    """Say whether an address is a site's root or a section's: one or two plain words."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return False
    parts = [part for part in path.split("/") if part]
    return bool(url) and len(parts) <= SECTIONS and all(SECTION.fullmatch(part) for part in parts)


def says_front(title: str) -> bool:
    """Say whether a part of a page's title, such as "Latest news", is an index page's."""
    return bool(said_as("index", "title", PARTS.split(title), start=True))


def _says_index(unit: Unit, config: FrontConfig) -> bool:
    return unit.words <= config.said and not unit.terminal and says_front(unit.text)


def _linked(unit: Unit, config: FrontConfig) -> bool:
    return unit.linked >= 0.8 and config.title <= unit.words <= config.longest


def _teasers(units: Sequence[Unit], heads: Sequence[bool], config: FrontConfig) -> int:
    """Count the headlines with words of their own; 0 where prose stands apart from them, or goes on."""
    count, own, below, run, since = 0, 0, 0, 0, config.near + 1
    for unit, head in zip(units, heads, strict=True):
        since, run = (0, 0) if head else (since + 1, run)
        if head or not (unit.prose and unit.terminal) or unit.linked >= 0.5:
            continue
        if since <= config.near and unit.words <= config.blurb:
            count, below, since = count + 1, below + unit.words, config.near
        else:
            own, run = own + unit.words, run + 1
        if run > config.run:
            return 0
    return count if count >= config.teasers and own <= config.own * (own + below) else 0


def _apart(units: Sequence[Unit], heads: Sequence[bool], config: FrontConfig) -> bool:
    """Say whether neighbouring items have little in common, as reports of different things."""
    items: list[set[str]] = []
    for unit, head in zip(units, heads, strict=True):
        if head:
            items.append(set())
        if items:
            items[-1] |= {word.casefold()[:5] for word in WORD.findall(unit.text[:1000]) if len(word) > 3}
    likeness = sorted(len(a & b) / min(len(a), len(b)) for a, b in itertools.pairwise([i for i in items if i]))
    return bool(likeness) and likeness[len(likeness) // 2] <= config.common
