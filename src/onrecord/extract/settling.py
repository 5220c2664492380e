"""Settling: the mentions of one story in, the kind that each name has in the story as a whole out.

What one report's model takes for a place and the others for a person is a person in all of them. Names that
the tables know keep their kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.extract.candidates import is_listed
from onrecord.extract.labels import head_kind
from onrecord.model.annotations import Mention, NameKind
from onrecord.tools.names import fold_name, fold_organisation, gender_of, spelling_variant
from onrecord.tools.tables import words

#: The order in which equal votes are decided, and what a printed role, a given name and a doubtful kind weigh.
_ORDER: tuple[NameKind, ...] = ("person", "organisation", "place", "event", "nationality", "other", "role")
#: What follows the name of whoever governs or campaigns: "the Aaro administration" is no body of that name.
_RULES = frozenset({"administration", "government", "regime", "presidency", "campaign", "cabinet"})
_ROLE, _GIVEN, _DOUBT = 3.0, 1.5, 0.4


def settle_kinds(mentions: Iterable[Mention]) -> dict[str, NameKind]:
    """Map the ids of the mentions of names to their kinds in the story."""
    forms: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    kinds: dict[str, NameKind] = {}
    for mention in mentions:
        kinds[mention.id] = mention.kind
        if mention.kind != "role" and not is_listed(mention.name):
            forms[fold_organisation(mention.name)].append(mention)
    winners = {form: _winner(found) for form, found in forms.items() if form}
    for form in sorted(winners):
        if len(form) > 1 and form[-1] in words("names/companies.txt") and form[:-1] in winners:
            winners[form] = winners[form[:-1]] = "organisation"
    _take_family_names(winners, forms)
    _take_spellings(winners)
    for form, found in forms.items():
        for mention in found:
            kinds[mention.id] = winners.get(form, mention.kind)
    return kinds


def _winner(mentions: Iterable[Mention]) -> NameKind:
    votes: dict[NameKind, float] = defaultdict(float)
    for mention in mentions:
        votes[mention.kind] += _DOUBT if mention.kind == "other" else 1.0
        if mention.role:
            votes["person"] += _ROLE
        elif gender_of(mention.name) and not head_kind(mention.name.rsplit(" ", 1)[-1]):
            votes["person"] += _GIVEN
    return min(votes, key=lambda kind: (-votes[kind], _ORDER.index(kind)))


def _take_family_names(winners: dict[tuple[str, ...], NameKind], forms: Mapping[tuple[str, ...], list[Mention]]) -> None:
    """A single word is a person where it ends a person's full name and begins no organisation's."""
    last: set[str] = set()
    first: set[str] = set()
    for form, kind in winners.items():
        if len(form) > 1 and kind == "person" and any(m.role or len(forms[form]) > 1 for m in forms[form]):
            last.update(fold_name(forms[form][0].name)[-1:])
        elif len(form) > 1 and form[-1] not in _RULES:
            first.add(form[0])
    for form in winners:
        if len(form) == 1 and form[0] in last - first:
            winners[form] = "person"


def _take_spellings(winners: dict[tuple[str, ...], NameKind]) -> None:
    """What is spelt almost as a person's full name, the given name alike, is that person: "Nils Lund", "Nils Lunt"."""
    by_given: dict[str, list[str]] = defaultdict(list)
    for form, kind in winners.items():
        if len(form) == 2 and kind == "person":
            by_given[form[0]].append(form[1])
    for form in sorted(winners):
        near = by_given.get(form[0], []) if len(form) == 2 and winners[form] in {"organisation", "place", "other"} else []
        if any(spelling_variant(form[1], last) for last in near):
            winners[form] = "person"
            if form[1:] in winners:
                winners[form[1:]] = "person"
