"""Agencies: the names of news agencies in a line, from `data/agencies.tsv`, and credits that say "an agency"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.tools.tables import rows

#: An agency that no table knows, by what its name ends in.
UNKNOWN = re.compile(
    r"\b((?:[A-Z][\w’'-]+\s){1,4}(?:News|Press|Presse|Telegraph|Wire)\s?"
    r"(?:Agency|Association|Agentur|Service|Wire|Bureau))\b"
)
#: Letters of the longest name that is taken for an abbreviation, to be read in its own case.
ABBREVIATION = 7


@dataclass(frozen=True, slots=True)
class AgencyName:
    """An agency's name at `[start, end)` of a line, with the agency's short name."""

    start: int
    end: int
    short: str
    known: bool = True


def find_agencies(text: str) -> list[AgencyName]:
    """Find the agencies named in a short text, longest names first where they overlap."""
    found = [AgencyName(m.start(), m.end(), short) for m, short in _matches(text)]
    if not found:
        found = [AgencyName(m.start(1), m.end(1), m[1], known=False) for m in UNKNOWN.finditer(text)]
    return found


def agency_of(name: str) -> str:
    """Return the short name of the agency that these words name and nothing else; "" for none."""
    if name in _by_name():
        return _by_name()[name]
    name = re.sub(r"^(?:the|by|©|\(c\))\s+", "", name.strip(" \t\u00a0.,;:/()[]*_–—-|•·"), flags=re.IGNORECASE)
    return _by_name().get(name) or _by_name().get(name.casefold(), "")


def _matches(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for match in _pattern().finditer(text):
        short = _by_name().get(match.group()) or _by_name().get(match.group().casefold())
        if short:
            yield match, short


@cache
def _by_name() -> dict[str, str]:
    """Names to short names: abbreviations in their own case, longer names in lower case as well."""
    found: dict[str, str] = {}
    for row in rows("agencies.tsv"):
        short = row["short"].split(" (")[0] if " (" in row["short"] else row["short"]
        for name in (row["short"], row["name"], *row["aliases"].split("|")):
            if not name:
                continue
            found.setdefault(name, short)
            if len(name) > ABBREVIATION:
                found.setdefault(name.casefold(), short)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_by_name(), key=lambda n: (-len(n), n))
    exact = "|".join(re.escape(n) for n in names if len(n) <= ABBREVIATION)
    loose = "|".join(re.escape(n) for n in names if len(n) > ABBREVIATION)
    return re.compile(rf"(?<![\w@.])(?:(?i:{loose})|{exact})(?![\w]|\.\w)")
