"""Outer cues: of the cues before a quotation, the one whose account it is.

"Aaro said he felt “…”" is Aaro's account of himself, "Aaro said his party would “…”" his account of others; "Aaro told
a paper that Lund had a plan, adding “…”" goes on with Aaro, and "the office put out a letter saying “…”" is the
office's. "Aaro said Lund called it “…”" stays Lund's.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.cues import Cue, can_speak
from onrecord.extract.people import People
from onrecord.extract.views import View
from onrecord.tools.tables import words

_SPEECH = frozenset({"say", "write"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})
_SUPPOSING = frozenset({"to", "would", "will", "should", "could", "may", "might", "must", "can", "wo", "’ll", "'ll", "’d", "'d"})
#: Longest way from a word up to a verb above it.
_UP = 40


def outer_cue(view: View, people: People, cue: Cue, before: Sequence[Cue]) -> Cue:
    """Return the cue whose subject gives the account that `cue` is part of; `cue` itself where none does."""
    for outer in reversed(before):
        if outer.verb >= cue.verb or outer.kind not in _SPEECH or outer.subject in {-1, cue.subject}:
            continue
        aside = cue.kind != "think"
        if not can_speak(view, outer.subject) or not under(view, cue.verb, outer.verb, within=aside and cue.own):
            continue
        if not (_reported(view, people, outer, cue) if cue.own else _goes_on(view, cue)):
            break
        cue = outer
    return cue


def under(view: View, node: int, above: int, *, within: bool = False) -> bool:
    """Say whether a word hangs, over any number of others, on a verb; `within` its clause, by no clause beside it."""
    for _ in range(_UP):
        if node == above:
            return True
        if view.heads[node] == node or (within and view.tokens[node].dep in {"relcl", "advcl"}):
            return False
        node = view.heads[node]
    return False


def _reported(view: View, people: People, outer: Cue, cue: Cue) -> bool:
    """Say whether what a cue tells is only what the outer speaker makes of himself or of others' minds."""
    low = view.tokens[cue.subject].text.lower()
    person, teller = people.who(cue.subject), people.who(outer.subject)
    if low in _PRONOUNS and (person is None or teller is None or person.name == teller.name):
        return True
    if person is not None and teller is not None and person.name == teller.name:
        return True
    if cue.kind == "think" or any(view.tokens[c].text.lower() in _SUPPOSING for c in view.children[cue.verb]):
        return True
    return person is None and view.tokens[cue.subject].tag in {"NN", "NNS"}


def _goes_on(view: View, cue: Cue) -> bool:
    """", adding “…”": a participle of speech after a comma goes on with who tells the whole."""
    token = view.tokens[cue.verb]
    return cue.kind in _SPEECH and token.tag == "VBG" and cue.first > 0 and view.is_mark(cue.first - 1)


def issuer_of(view: View, cue: Cue) -> int:
    """Return who puts out the text that a cue lets speak ("the office put out a letter saying"); -1 for nobody."""
    text = view.tokens[cue.subject]
    if view.tokens[cue.verb].tag != "VBG" or text.text.lower() not in words("quotes/documents.txt"):
        return -1
    verb = view.heads[cue.subject]
    if text.dep not in {"dobj", "pobj"} or not view.tokens[verb].tag.startswith("VB"):
        return -1
    return next((c for c in view.subjects(verb) if can_speak(view, c)), -1)
