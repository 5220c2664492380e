"""Agencies: the names of news agencies in a line, those of the directory and those that call themselves one."""

from __future__ import annotations

import re

from onrecord.tools.directory import AgencyName, Directory

#: An agency that no directory knows, by what its name ends in.
UNKNOWN = re.compile(
    r"\b((?:[A-Z][\w’'-]+\s){1,4}(?:News|Press|Presse|Telegraph|Wire)\s?"
    r"(?:Agency|Association|Agentur|Service|Wire|Bureau))\b"
)


def find_agencies(text: str, directory: Directory) -> list[AgencyName]:
    """Find the agencies named in a short text; those that the directory does not have only where it has none."""
    found = directory.agencies_in(text)
    return found or [AgencyName(m.start(1), m.end(1), m[1], known=False) for m in UNKNOWN.finditer(text)]


def agency_of(name: str, directory: Directory, *, marked: bool = False) -> str:
    """Return the short name of the agency that these words name and nothing else; "" for none.

    `marked` says that the words stood between an agency's marks, so that its short signs count.
    """
    agency = directory.agency(name, marked=marked)
    return agency.short if agency else ""
