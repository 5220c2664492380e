"""Mending: an article's candidates for names in, the same without what parsers commonly get wrong out.

Names cut in two ("Petter" and "Lien"), sums of money in a name, a title in capitals taken for a name, the party or the
ticker in brackets, a town in capitals at the head of a report taken for a body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.extract.candidates import Candidate
from onrecord.extract.titles import role_noun
from onrecord.extract.views import View
from onrecord.tools.countries import country_kind
from onrecord.tools.names import gender_of
from onrecord.tools.tables import words

#: The score of a match between two names.
_SCORE = re.compile(r"\d{1,3}\s?[-–]\s?\d{1,3}(?!\w)")
#: Longest sign for a party in brackets after a person's name, in characters.
_PARTY = 5
#: Whose names are bodies', and whose may be; what takes a firm up, within so many sentences.
_MAKERS = frozenset({"operator", "maker", "manufacturer", "parent", "subsidiary", "supplier", "retailer", "airline", "carrier", "utility"})
_OWNERS = frozenset({"owner", "owners", "publisher", "developer", "contractor", "builder", "employer", "producer", "landlord"})
_FIRMS = frozenset({"company", "firm", "group", "corporation", "business"})
_SOON = 3
#: Offices that begin a title in capitals ("Chief Financial Officer").
_CHIEFS = frozenset({"Chief", "Executive", "Managing", "Deputy", "Senior", "Vice", "General", "Acting", "Assistant"})


def mended(view: View, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates without the common faults, in order."""
    found: list[Candidate] = []
    whole = (piece for c in candidates for piece in _open_bracket(view, _without_sum(view, c)))
    for candidate in (_keeper(view, c) for c in whole):
        last = found[-1] if found else None
        if _is_title(view, candidate) or _in_brackets(view, candidate, last):
            continue
        if last is not None and _halves(view, last, candidate):
            found[-1] = Candidate(last.first, candidate.end, "person")
            continue
        found.append(candidate)
    return _towns(view, found)


def _without_sum(view: View, candidate: Candidate) -> Candidate:
    """Cut "Appex 1.2 billion euros" after the name."""
    if candidate.sure:
        return candidate
    for n in range(candidate.first + 1, candidate.end):
        small = n + 1 < candidate.end and view.tokens[n + 1].text.islower() and view.tokens[n + 1].text != "of"
        if view.tokens[n].text[:1].isdigit() and small:
            return replace(candidate, end=n)
    return candidate


def _open_bracket(view: View, candidate: Candidate) -> list[Candidate]:
    """Part "World Ice Organization (WIO", and "Aldern 3-2 Holt: Tolv", into their names."""
    for n in range(candidate.first + 1, candidate.end):
        if view.tokens[n].text == "(" and all(view.tokens[after].text != ")" for after in range(n, candidate.end)):
            rest = [replace(candidate, first=n + 1)] if n + 1 < candidate.end else []
            return [replace(candidate, end=n), *rest]
        if not candidate.sure and (view.tokens[n].text == ":" or _SCORE.match(view.text(n, candidate.end))):
            after = next((m for m in range(n, candidate.end) if view.tokens[m].text[:1].isalpha()), candidate.end)
            parts = [replace(candidate, end=n), *(_open_bracket(view, replace(candidate, first=after)) if after < candidate.end else [])]
            return [c if c.kind != "person" or gender_of(view.text(c.first, c.end)) else replace(c, kind="other") for c in parts]
    return [candidate]


def _keeper(view: View, candidate: Candidate) -> Candidate:
    """Take a name in apposition to the owner or maker of something for a body's: "the mill's owner, Lathe Hydro".

    An owner may be a person: his name has no known given name, and "the company" is taken up soon after.
    """
    start, stop = view.bounds(view.sentence_of[candidate.first])
    if candidate.sure or candidate.kind not in {"person", "other", "place"} or gender_of(view.text(candidate.first, candidate.end)):
        return candidate
    before = view.tokens[candidate.first - 1].text if candidate.first > start else ""
    noun = view.tokens[candidate.first - 2].text if candidate.first - 1 > start else ""
    if before != "," or (candidate.end < stop and view.tokens[candidate.end].text not in {",", ".", ";", "(", "’s", "'s"}):
        return candidate
    if noun in _MAKERS or (noun in _OWNERS and _taken_up(view, candidate.end)):
        return replace(candidate, kind="organisation")
    return candidate


def _taken_up(view: View, end: int) -> bool:
    """Say whether "the company" or "the firm" comes in the sentences after a place."""
    _, stop = view.bounds(min(view.sentence_of[end - 1] + _SOON, len(view.sentences) - 1))
    return any(view.tokens[n].text.lower() == "the" and view.tokens[n + 1].text in _FIRMS for n in range(end, stop - 1))


def _is_title(view: View, candidate: Candidate) -> bool:
    """Say whether a doubtful name is the rest of a title: "Financial Officer" after "Chief"."""
    if candidate.sure or candidate.kind == "person" or not role_noun(view.tokens[candidate.end - 1].text):
        return False
    start, _ = view.bounds(view.sentence_of[candidate.first])
    before = view.tokens[candidate.first - 1].text if candidate.first > start else ""
    return before in _CHIEFS or view.tokens[candidate.first].text in _CHIEFS


def _in_brackets(view: View, candidate: Candidate, last: Candidate | None) -> bool:
    """Say whether it is a party's sign after a person ("(Lab)") or a ticker ("(OSE: HARV)")."""
    start, stop = view.bounds(view.sentence_of[candidate.first])
    if candidate.first - 1 < start or candidate.end >= stop or candidate.end - candidate.first > 1:
        return False
    before, after = view.tokens[candidate.first - 1].text, view.tokens[candidate.end].text
    text = view.tokens[candidate.first].text
    if last is not None and last.kind == "person" and last.end == candidate.first - 1 and len(text) <= _PARTY:
        return before == "(" and after == ")" and not country_kind(text)
    return (before == "(" and after == ":" and text.isupper()) or (before == ":" and after == ")" and text.isupper())


def _halves(view: View, left: Candidate, right: Candidate) -> bool:
    """Say whether two names that touch are a person's given and family name."""
    if left.sure or right.sure or left.end != right.first or view.sentence_of[left.first] != view.sentence_of[right.first]:
        return False
    if {left.kind, right.kind} - {"person", "other"} or left.end - left.first > 1 or right.end - right.first > 1:
        return False
    given, family = view.tokens[left.first].text, view.tokens[right.first].text
    if role_noun(given) or role_noun(family) or family in words("names/clutter.txt"):
        return False
    return bool(gender_of(f"{given} {family}")) or (left.kind == "other" and right.kind == "person")


def _towns(view: View, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Take a name before a comma and a country for a place: "BERGEN, Norway, May 3"."""
    found = list(candidates)
    for n, (left, right) in enumerate(pairwise(candidates)):
        near = right.first == left.end + 1 and view.tokens[left.end].text == ","
        land = near and right.sure and country_kind(view.text(right.first, right.end)) == "country"
        closed = right.end >= len(view.tokens) or view.tokens[right.end].text in {",", "(", "-", "--", "—", "–", ".", ")"}
        if land and closed and left.kind in {"organisation", "other"} and not left.sure and left.end - left.first <= 2:
            found[n] = replace(left, kind="place")
    return found
