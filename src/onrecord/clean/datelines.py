"""Datelines: "BEIJING:", "WASHINGTON, June 4 (Reuters) —" at the beginning of a paragraph.

In: the text of a paragraph. Out: where its dateline ends, the agency and the day named in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.clean.agencies import agency_of
from onrecord.clean.openings import find_opening
from onrecord.tools.directory import Directory
from onrecord.tools.tables import words

UPPER = r"(?:[^\W\d_a-z][^\W\d_a-z.’'-]+|[A-Z]\.(?:[A-Z]\.)+)"
CAPITAL = r"(?:[A-Z][\w.’'-]+)"
PLACE_UPPER = rf"{UPPER}(?:[ /]+{UPPER}){{0,4}}"
PLACE = rf"{CAPITAL}(?:[ /]+(?:de |del |of |la |al-)?{CAPITAL}){{0,4}}"
REGION = rf"(?:,\s+{CAPITAL}\.?(?:\s+{CAPITAL}){{0,3}})?"
DAY = r"(?:,?\s+(?P<day>(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8})(?:,?\s+(?:19|20)\d\d)?)\.?)"
AGENCY = r"\s*(?:\((?P<a{0}>[^()\n]{{2,40}})\)|/(?P<b{0}>[A-Z][A-Za-z .-]{{1,25}})/)\.?"
DASH = r"\s*(?:--+|[—–:-]|\|)\s*"
#: Dateline, agency in brackets, and a mark (the mark is left out by some): Beijing (AFP) — ; (Reuters) - ; PARIS /PRNewswire/ --
WITH_AGENCY = re.compile(
    rf"[(\[]?(?:(?:{PLACE_UPPER}|{PLACE}){REGION}{DAY}?{AGENCY.format(1)}|{AGENCY.format(2)})[)\]]?(?:{DASH}|\s+)"
)
#: A place in capitals, or with a region or a day, and a mark: BEIJING: ; PORT X, Country — ; London, 12 May —
WITHOUT_AGENCY = re.compile(rf"(?:{PLACE_UPPER}{REGION}|{PLACE}{REGION}(?={DAY})){DAY.replace('day', 'on')}?(?:\s*(?:--+|[—–:|])\s*|\s+-+\s+)")
#: A place in small letters and a colon or dash, as some papers set it.
SMALL = re.compile(rf"{PLACE}(?::\s+|\s+[—–]\s+|\s+-\s+)(?=[A-Z“\"‘])")
#: An agency that no table knows, in brackets before a dash.
ACRONYM = re.compile(r"[A-Z]{2,7}")
#: The end of an agency's name that no table knows, after a place in capitals.
UNKNOWN = re.compile(r"(?:Press|News|Agency|Wire|Service)\Z")
#: Characters of the longest dateline.
LONGEST = 90


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: its length with the mark and space after it, its agency's name and its day as printed.

    `doubtful` marks a name in small letters before a colon, which may be a speaker's.
    """

    length: int
    agency: str = ""
    place: str = ""
    day: str = ""
    doubtful: bool = False


def find_dateline(text: str, directory: Directory, *, first: bool) -> Dateline | None:
    """Find the dateline that a paragraph begins with; `first` says whether it is the body's first one."""
    head = text[:LONGEST]
    match = WITH_AGENCY.match(head)
    if match:
        inside = next((g for g in (match[n] for n in ("a1", "a2", "b1", "b2")) if g), "")
        agency = agency_of(inside, directory, marked=True)
        marked = match.group().rstrip()[-1:] in "—–-:|" or match.group().rstrip().endswith(("/.", "/"))
        if (marked and (agency or ACRONYM.fullmatch(inside))) or (agency and _before_sentence(text, match)):
            return Dateline(match.end(), agency or inside, match.group().strip(), match["day"] or "")
        if marked and UNKNOWN.search(inside) and text[:2].isupper():
            return Dateline(match.end(), "", match.group().strip(), match["day"] or "")
    opening = find_opening(text, directory)
    if opening:
        return Dateline(opening.length, opening.agency, opening.place)
    match = WITHOUT_AGENCY.match(head)
    if match and _is_place(match.group()) and len(text) > match.end() + 20:
        return Dateline(match.end(), "", match.group().strip(), match["on"] or "")
    match = SMALL.match(head) if first else None
    if match and _is_place(match.group()) and text[match.end() :][:1] not in "“\"‘" and len(text) > match.end() + 40:
        return Dateline(match.end(), "", match.group().strip(), doubtful=True)
    return None


def _before_sentence(text: str, match: re.Match[str]) -> bool:
    """Say whether an agency's name in brackets without a mark closes a dateline: a short place, a sentence after it."""
    place = match.group().split("(")[0].split()
    return len(place) <= 4 and place[:1] != ["The"] and text[match.end() : match.end() + 1].isupper()


def _is_place(match: str) -> bool:
    """Say whether the words before the mark may be a place: no label such as EXCLUSIVE, not one letter."""
    found = re.findall(r"[^\W\d_]+", match.casefold())
    capitals = match.rstrip(" :—–-|").isupper() and "," not in match
    if capitals and len(found) > 3:  # a heading run into the paragraph
        return False
    return bool(found) and len(found) <= 8 and len(found[0]) > 2 and not words("clean/no-places.txt") & set(found)
