"""Acronyms: an article's names in, which short name stands for which long one there out.

Two signs: the article prints the short name in brackets right after the long one ("the World Harbour Organisation
(WHO2)"), or before it; or the short name's letters are the long name's initials.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.extract.candidates import Candidate, organisation_of
from onrecord.extract.views import View
from onrecord.tools.countries import country_of
from onrecord.tools.names import acronyms_of

#: A short name: capitals with at most some small letters, figures and marks between ("BfArM", "G20", "AFL-CIO").
_SHORT = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z0-9&.-]{1,9}\Z")
#: What stands between a full name and the name by which its bearer is known; words of a full name; tokens between.
_KNOWN_AS = frozenset({
    "known as", "also known as", "better known as", "widely known as", "popularly known as", "commonly known as", "nicknamed",
    "who is known as", "who goes by", "born", "alias", "aka", "a.k.a", "dubbed",
})  # fmt: skip
_FULL, _GAP = 2, 6
_BODIES = frozenset({"organisation", "event", "other"})


def bracketed(view: View, candidates: Sequence[Candidate]) -> dict[str, str]:
    """Map the short names that the article prints in brackets beside the long ones to these."""
    found: dict[str, str] = {}
    for left, right in pairwise(candidates):
        if right.first != left.end + 1 or right.end >= len(view.tokens):
            continue
        if view.tokens[left.end].text != "(" or view.tokens[right.end].text != ")":
            continue
        outer, inner = view.text(left.first, left.end), view.text(right.first, right.end)
        if left.kind in _BODIES and _may_stand(inner, outer):
            found.setdefault(inner, outer.removeprefix("the ").removeprefix("The "))
        elif right.kind in _BODIES and _SHORT.match(outer) and outer in acronyms_of(inner):
            found.setdefault(outer, inner)
    return found


def _may_stand(short: str, long: str) -> bool:
    """Say whether what stands in brackets is a short form, and not the country, the party or the agency."""
    if not _SHORT.match(short) or len(short) >= len(long):
        return False
    if organisation_of(short) or country_of(short):
        return organisation_of(short) == organisation_of(long) != "" or short in acronyms_of(long)
    return _SHORT.match(long) is None


def known_as(view: View, candidates: Sequence[Candidate]) -> dict[str, str]:
    """Map the names by which persons are known to their full names: "Mira Tolv, known as Tolla,"."""
    found: dict[str, str] = {}
    for left, right in pairwise(candidates):
        if left.kind != "person" or right.sure or left.end - left.first < _FULL or right.first - left.end > _GAP:
            continue
        between = [view.tokens[n].text.lower() for n in range(left.end, right.first) if not view.is_mark(n)]
        if " ".join(between) in _KNOWN_AS:
            found.setdefault(view.text(right.first, right.end), view.text(left.first, left.end))
    return found


def initials(names: Sequence[str]) -> dict[str, str]:
    """Map the acronyms among an article's names to the long names that have these initials."""
    found: dict[str, str] = {}
    for name in names:
        for short in sorted(acronyms_of(name)):
            found.setdefault(short, name)
    return {short: name for short, name in found.items() if short in names}
