"""Outlets: the source that a text names in its own furniture (its masthead, "Published in X, June 19", "© X 2018").

In: a layout. Out: the outlet's name, and the names of its byline; "" where there are none.
"""

from __future__ import annotations

import re

from onrecord.clean.agencies import agency_of, find_agencies
from onrecord.clean.layouts import Layout
from onrecord.clean.units import WORD, Unit
from onrecord.clean.vocabulary import byline_words
from onrecord.tools.calendars import find_days
from onrecord.tools.directory import Directory
from onrecord.tools.tables import words

PUBLISHED = re.compile(
    r"(?i)^\W*(?:(?:this (?:article|story|report) )?(?:was )?(?:first |originally )?(?:published|appeared|printed) (?:in|on|by)) "
    r"(?-i:((?:[Tt]he )?[A-Z][\w&.’' -]{1,60}?))(?=,|\s+on\s|\.|$)"
)
OWNER = re.compile(r"(?:©\ufe0f?|\(c\)|[Cc]opyright)\s*(?:©\ufe0f?)?\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?,?\s*(?:by\s+)?([^|\n]+)")
CUT = re.compile(r"(?i)\s*(?:[,.|–—]|\b(?:all rights|ltd|inc|llc|gmbh|limited|plc|co|19\d\d|20\d\d)\b).*$")
#: Words of the longest name of an outlet.
LONGEST = 7


def find_outlet(layout: Layout) -> str:
    """Return the outlet that the page names: where it was published, its masthead, or who holds its copyright."""
    for unit in layout.units:
        if unit.kind not in ("date", "furniture", "credit"):
            continue
        found = PUBLISHED.match(unit.text)
        if found and not find_days(found[1]) and len(WORD.findall(found[1])) <= LONGEST:
            return found[1].strip()
    head = next((name for unit in layout.units[: layout.first] if (name := _masthead(unit, layout.directory))), "")
    if head:
        return head
    owners = [_owner(unit.text, layout.directory) for unit in layout.units if unit.kind == "copyright"]
    return next((owner for owner in reversed(owners) if owner), "")


def find_author(layout: Layout) -> str:
    """Return the reporters' names as the byline prints them, without "By" and without functions; "" for none."""
    for unit in layout.units:
        if unit.kind != "byline" or not unit.reason.startswith(("names", "a name")):
            continue
        line = re.split(r"\s[|•·]\s|\s[–—]\s|\s+in\s+(?=[A-Z])", unit.text.lstrip("([|•·–— "))[0]
        opening = next((p for p in byline_words("start") if line.casefold().startswith((p + " ", p + ":"))), "")
        parts = re.split(r",\s*", line[len(opening) :].strip(" :"))
        functions = byline_words("title")
        kept = [part for part in parts if not any(function in part.casefold() for function in functions)]
        return ", ".join(kept)[:200].strip()
    return ""


def _masthead(unit: Unit, directory: Directory) -> str:
    """Return the outlet's name in a line above the headline: few capitalised words, one of them an outlet's."""
    if unit.kind != "furniture" or unit.terminal:
        return ""
    name = re.split(r"\s[|>›»·•–—:-]\s", unit.text)[0].strip(" |>-–—")
    found = WORD.findall(name)
    if not 2 <= len(found) <= LONGEST or not all(w[0].isupper() or w in ("of", "and", "the") for w in found):
        return ""
    outlet = words("clean/outlet-words.txt") & {w.casefold() for w in found}
    if not outlet or agency_of(name, directory) or (len(found) == len(outlet) and len(outlet) < 2):
        return ""
    return name.title() if name.isupper() else name


def _owner(text: str, directory: Directory) -> str:
    owner = OWNER.search(text)
    if not owner:
        return ""
    name = CUT.sub("", owner[1]).strip(" ()-–—")
    found = WORD.findall(name)
    named = 0 < len(found) <= LONGEST and name[:1].isupper() and sum(w[0].isupper() for w in found) >= len(found) / 2
    return name if named and not find_agencies(name, directory) else ""
