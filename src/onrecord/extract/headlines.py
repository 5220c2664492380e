"""Headlines: candidates for names in lines where every word has a capital in, only the names known out.

"Ministers Back Aaro On Ice" tells no name by its capitals: there, only what the tables or the rest of the
article know as names counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.candidates import Candidate, fold_surface
from onrecord.extract.views import View

#: Share of the words with a capital from which a line counts as set in capitals, for running text and for
#: headlines, and its shortest length in words.
_SHARE, _HEADLINE_SHARE, _SHORTEST = 1.0, 0.7, 4
_LONGEST = 6
#: Words that stay small in such a line.
_SMALL = frozenset({"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "by", "as", "with", "from", "vs", "v"})


def plain_lines(view: View, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Keep the candidates of running text, and of capitalised lines those known from it."""
    capital = {n for n in range(len(view.sentences)) if _capitalised(view, n)}
    if not capital:
        return list(candidates)
    plain = [c for c in candidates if c.sure or view.sentence_of[c.first] not in capital]
    known: dict[tuple[str, ...], Candidate] = {}
    for candidate in plain:
        if view.sentence_of[candidate.first] not in capital:
            known.setdefault(fold_surface(view.text(candidate.first, candidate.end)), candidate)
    taken = {n for c in plain for n in range(c.first, c.end)}
    found = list(plain)
    for number in sorted(capital):
        found += _known_names(view, number, known, taken)
    return sorted(found, key=lambda c: c.first) if known else list(candidates)


def _known_names(view: View, number: int, known: dict[tuple[str, ...], Candidate], taken: set[int]) -> list[Candidate]:
    found: list[Candidate] = []
    at, stop = view.bounds(number)
    while at < stop:
        size = next((k for k in range(min(_LONGEST, stop - at), 0, -1) if _matches(view, at, at + k, known, taken)), 0)
        if size:
            match = known[fold_surface(view.text(at, at + size))]
            found.append(Candidate(at, at + size, match.kind, match.sure))
        at += size or 1
    return found


def _matches(view: View, first: int, end: int, known: dict[tuple[str, ...], Candidate], taken: set[int]) -> bool:
    if any(n in taken or view.is_mark(n) for n in range(first, end)) or not view.tokens[first].text[:1].isupper():
        return False
    if view.tokens[end - 1].text.lower() in _SMALL:
        return False
    return fold_surface(view.text(first, end)) in known


def _capitalised(view: View, number: int) -> bool:
    start, stop = view.bounds(number)
    words = [view.tokens[n].text for n in range(start, stop) if view.tokens[n].text[:1].isalpha()]
    telling = [w for w in words if w.lower() not in _SMALL and "’" not in w and "'" not in w]
    share = _HEADLINE_SHARE if view.sentences[number].block in {"headline", "heading"} else _SHARE
    return len(telling) >= _SHORTEST and sum(w[0].isupper() for w in telling) >= share * len(telling)
