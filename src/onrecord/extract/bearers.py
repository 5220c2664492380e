"""Bearers: the actors of a story in, the person whom an office without a name stands for out.

"The foreign minister" of one report is the minister whom another report names, where the story has just one who bears
that office and no country speaks against it. "An official" and "ministers" stand for nobody else.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.titles import role_noun
from onrecord.model.annotations import Actor
from onrecord.tools.countries import countries_in
from onrecord.tools.names import fold_name
from onrecord.tools.tables import words

#: Words that do not tell one office from another.
_PLAIN = frozenset({"the", "of", "for", "and", "s", "his", "her", "its", "their", "new", "current"})
_NOBODY = frozenset({"a", "an", "one", "another", "some", "former", "ex", "deputy", "vice", "acting", "late", "no", "any"})
#: More persons with offices than this in one story are not looked through.
_MOST = 500


def bearers(actors: Sequence[Actor]) -> dict[str, Actor]:
    """Map the ids of actors who are only an office to the person who bears it, where the story tells of just one."""
    persons = [actor for actor in actors if actor.kind == "person" and actor.roles][:_MOST]
    offices = {person.id: [_office(role) for role in person.roles] for person in persons}
    found: dict[str, Actor] = {}
    known: dict[tuple[frozenset[str], tuple[str, ...]], list[Actor]] = {}
    for actor in (a for a in actors if a.kind == "role"):
        wanted = _office(actor.name)
        if not wanted or not wanted & words("quotes/offices.txt") or _NOBODY & set(fold_name(actor.name)):
            continue
        key = (wanted, actor.countries)
        if key not in known:
            known[key] = [p for p in persons if any(wanted <= office for office in offices[p.id]) and _alike(actor, p)]
        if len(known[key]) == 1:
            found[actor.id] = known[key][0]
    return found


def _office(role: str) -> frozenset[str]:
    """The words that tell which office it is, countries left out; none for more than one person or one who has left it."""
    folded = [word.removesuffix("'s").removesuffix("’s") for word in fold_name(role)]
    if _NOBODY & set(folded):
        return frozenset()
    kept = [word for word in folded if word not in _PLAIN and not countries_in(word.title()) and not countries_in(word.upper())]
    plural = any(word.endswith("s") and (role_noun(word) or "") == word.removesuffix("s") for word in kept)
    return frozenset() if plural else frozenset(kept)


def _alike(actor: Actor, person: Actor) -> bool:
    """Say whether no country speaks against the two being one."""
    return not actor.countries or not person.countries or bool(set(actor.countries) & set(person.countries))
