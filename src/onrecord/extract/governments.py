"""Governments: a capital's name in its sentence in, whether it stands for the government that sits there out.

"Oslo warned", "accused Oslo of lying", "ties with Oslo", "Oslo’s ambassador" speak of a government; "in Oslo", "left
Oslo", "Oslo’s harbour" of the town. Only the grammar of the sentence decides; without a parse it is the town.
"""

from __future__ import annotations

from functools import cache

from onrecord.extract.views import View
from onrecord.tools.tables import rows

_SUBJECTS = frozenset({"nsubj"})
_OBJECTS = frozenset({"dobj", "obj", "dative"})
#: Prepositions that lead from a deed or a tie to a government, and not to a town.
_TOWARDS = frozenset({"with", "between", "on", "from", "to", "of", "by", "against", "toward", "towards", "for"})
#: Steps up a chain of names joined by "and".
_STEPS = 4


def stands_for_government(view: View, first: int, end: int) -> bool:
    """Say whether the tokens `[first, end)`, a capital's name, are told to act or to be acted upon as a government."""
    head = next((n for n in range(first, end) if not first <= view.heads[n] < end), end - 1)
    for _ in range(_STEPS):
        if view.tokens[head].dep != "conj" or view.heads[head] == head:
            break
        head = view.heads[head]
    dep, governor = view.tokens[head].dep, view.heads[head]
    lemma = view.tokens[governor].lemma.lower()
    if dep in _SUBJECTS:
        return lemma in _acts()["subject"] or _helps(view, governor)
    if dep in _OBJECTS:
        return lemma in _acts()["object"]
    if dep == "poss":
        return lemma in _acts()["own"]
    if dep == "pobj" and view.tokens[governor].text.lower() in _TOWARDS:
        return _tied(view, governor)
    return False


def _helps(view: View, verb: int) -> bool:
    """Say whether a subject's verb only leads to one of a government's: "wants to", "has moved to ban"."""
    return any(
        view.tokens[child].dep == "xcomp" and view.tokens[child].lemma.lower() in _acts()["subject"]
        for child in view.children[verb]
    )


def _tied(view: View, preposition: int) -> bool:
    """Say whether what a preposition hangs on is a tie or a deed between governments."""
    above = view.tokens[view.heads[preposition]]
    word, lemma = view.tokens[preposition].text.lower(), above.lemma.lower()
    if view.tokens[preposition].dep == "agent":
        return lemma in _acts()["subject"]
    known = lemma in _acts()["link"] or above.text.lower() in _acts()["link"]
    if above.pos == "VERB":  # "talked to", "called on", "agreed with"; "called from the town" is another thing
        return known and word in {"with", "on", "against", "of", "to"}
    return known and not (word in {"of", "for"} and lemma in {"call", "war"})


@cache
def _acts() -> dict[str, frozenset[str]]:
    table = rows("names/governments.tsv")
    return {kind: frozenset(row["word"] for row in table if row["kind"] == kind) for kind in ("subject", "object", "link", "own")}
