"""Subjects: a token in, whether it is, or stands beside, the subject of a clause, and of which, out."""

from __future__ import annotations

from onrecord.extract.cues import verb_kind
from onrecord.extract.views import View

#: Relations by which a name stands with a subject.
_BESIDE = frozenset({"appos", "compound", "flat", "conj"})


def is_main(view: View, token: int) -> bool:
    """Say whether a token is, or stands beside, the subject of a main clause or of a verb of speech."""
    if not view.tokens[token].dep:
        return True
    node = token
    for _ in range(6):
        if view.tokens[node].dep not in _BESIDE or view.heads[node] == node:
            break
        node = view.heads[node]
    if view.tokens[node].dep not in {"nsubj", "nsubjpass"}:
        return view.tokens[node].dep in {"agent", "pobj"} and is_subject(view, token)
    verb = view.tokens[view.heads[node]]
    spoken = verb.dep not in {"advcl", "relcl", "acl"} and verb_kind(view, view.heads[node]) is not None
    return spoken or verb.dep in {"ROOT", "conj", "parataxis"}


def speaks(view: View, token: int) -> bool:
    """Say whether a subject's verb is one of speech or of a state of mind."""
    return any(verb_kind(view, view.heads[n]) is not None or view.tokens[n].dep == "pobj" for n in _up(view, token))


def _up(view: View, token: int) -> list[int]:
    """A token and those it stands beside, up to the subject of the clause."""
    found = [token]
    while view.tokens[found[-1]].dep in _BESIDE and len(found) < 6:
        found.append(view.heads[found[-1]])
    return found


def is_subject(view: View, token: int) -> bool:
    """Say whether a name is, or stands beside, the subject of a clause."""
    if not view.tokens[token].dep:
        start, _ = view.bounds(view.sentence_of[token])
        return not any(view.tokens[n].entity[:1] == "B" for n in range(start, token - 3))
    node = token
    for _ in range(6):
        dep = view.tokens[node].dep
        if dep in {"nsubj", "nsubjpass", "agent"}:
            return True
        if dep == "pobj" and view.tokens[view.heads[node]].text.lower() == "to":
            return view.tokens[max(view.heads[node] - 1, 0)].text.lower() == "according"
        if dep not in _BESIDE or view.heads[node] == node:
            return False
        node = view.heads[node]
    return False
