"""Family names: an article's names in, the places where a person's family name stands alone and no label is out.

A parser passes over "Oster" at the head of a sentence; where the article has "Greg Oster" it is his.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.extract.candidates import Candidate
from onrecord.extract.titles import role_before
from onrecord.extract.views import View
from onrecord.tools.names import fold_name, gender_of, generation_of, spelling_variant
from onrecord.tools.tables import words

#: Letters of a word that may be a family name spelt otherwise.
_LONG = 5
#: Family names with one first letter that such a word is held against.
_MOST = 100


def with_family_names(view: View, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Add the family names of the persons in full that no candidate covers; turn doubtful candidates into them."""
    family = _family(view, candidates)
    persons = (fold_name(view.text(c.first, c.end)) for c in candidates if c.kind == "person" and _surely(view, c))
    lasts: dict[str, list[str]] = {}
    for last in sorted({folded[-1] for folded in persons if len(folded) > 1}):
        lasts.setdefault(last[0], []).append(last)
    if not lasts:
        return list(candidates)
    found = [_known(view, c, family, lasts) for c in candidates]
    taken = {n for c in found for n in range(c.first, c.end)}
    small = {token.text for token in view.tokens}
    for n, token in enumerate(view.tokens):
        if n in taken or token.text not in family or token.text.lower() in small:
            continue
        if not _goes_on(view, n, taken):
            found.append(Candidate(n, n + 1, "person"))
    return sorted(found, key=lambda c: c.first)


def _surely(view: View, candidate: Candidate) -> bool:
    """Say whether a given name or a role tells that a name is a person's."""
    known = gender_of(view.text(candidate.first, candidate.end))
    return bool(known) or role_before(view, candidate.first, candidate.end) is not None


def _family(view: View, candidates: Sequence[Candidate]) -> frozenset[str]:
    """The last words of full names that are surely persons': by a given name, or by being named so twice."""
    found = set()
    for c in candidates:
        text = view.text(c.first, c.end)
        if c.kind == "person" and len(fold_name(text)) > 1 and gender_of(text):
            plain = text.removesuffix("'s").removesuffix("’s").rstrip(".")
            last = plain.removesuffix(generation_of(text)).rstrip(" ,").rsplit(" ", 1)[-1]
            if last[:1].isupper() and len(last) > 2 and last not in words("names/starters.txt") | words("names/calendar.txt"):
                found.add(last)
    return frozenset(found)


def _known(view: View, candidate: Candidate, family: frozenset[str], lasts: Mapping[str, Sequence[str]]) -> Candidate:
    """Take "Tolv Jr.", or "Tollv", for a person's name where Tolv is one's family name."""
    text = view.text(candidate.first, candidate.end)
    plain = text.removesuffix(".").rsplit(" ", 1)[0] if generation_of(text) else ""
    if plain in family:
        return replace(candidate, kind="person")
    alone = not candidate.sure and candidate.kind != "person" and candidate.end - candidate.first == 1 and len(text) >= _LONG
    folded = fold_name(text) if alone else ()
    spelt = bool(folded) and any(spelling_variant(folded[0], last) for last in lasts.get(folded[0][:1], ())[:_MOST])
    return replace(candidate, kind="person") if spelt else candidate


def _goes_on(view: View, n: int, taken: set[int]) -> bool:
    """Say whether the word only begins or ends a longer name ("Oster Street")."""
    start, end = view.bounds(view.sentence_of[n])
    after = view.tokens[n + 1] if n + 1 < end else None
    before = view.tokens[n - 1] if n > start else None
    if after is not None and (after.tag in {"NNP", "NNPS"} or (after.text[:1].isupper() and after.text[:1].isalpha())):
        return True
    return before is not None and before.tag in {"NNP", "NNPS"} and n - 1 not in taken
