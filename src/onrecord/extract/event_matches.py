"""Countries that play: a clause and who acts in it in; whether a match is told of out.

The stage leaves out what stands among several words of sport. A single sentence tells of a match by less, but only
where a country by its name or a team does it: ministers do meet on the day of a final.
"""

from __future__ import annotations

from itertools import pairwise

from onrecord.extract.event_clauses import Clauses
from onrecord.extract.event_parties import Party
from onrecord.tools.tables import words

#: Types that the words of a match look like: "met", "attacked", "beat", "shot".
_PLAYED = frozenset({"CONSULT", "ASSAULT"})
_TEAMS = frozenset({"team", "side", "squad"})
_FINALS = frozenset({"final", "finals"})


def is_match(clauses: Clauses, kind: str, actor: Party) -> bool:
    """Say whether an event of type `kind` by `actor` is a game."""
    if kind not in _PLAYED or not actor:
        return False
    if all(_is_team(name) for name in actor.names):
        return True
    if not actor.bare:
        return False
    told = [token.text.lower() for token in clauses.tokens]
    if any(token.text.lower() in _FINALS and token.dep == "pobj" for token in clauses.tokens):
        return True
    return not words("events/match_signs.txt").isdisjoint([*told, *(f"{a} {b}" for a, b in pairwise(told))])


def _is_team(name: str) -> bool:
    parts = name.lower().replace("\u2019", "'").split()
    sports = words("events/teams.txt")
    return bool(parts) and parts[-1] in _TEAMS and any(part.removesuffix("'s") in sports for part in parts)
