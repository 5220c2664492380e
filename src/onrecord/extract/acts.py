"""Acts: a verb in, the few words that it says in itself out: "put *the toll at two*", "promised *elections*".

What is told so needs no weighing, where its subject can speak: the verb leaves no other reading.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.reach import Reach
from onrecord.extract.views import View
from onrecord.tools.tables import words

#: Verbs whose plain object is what is said, and the pointing words that stand for what was said before.
_PROMISES = frozenset({"promise", "pledge"})
_DENIES = frozenset({"deny", "dispute", "confirm"})
_POINTS = frozenset({"this", "that", "it"})
_GOES_ON = frozenset({"to", "for", "within", "by"})
_MONEY = frozenset({"$", "£", "€", "¥"})


def acts(view: View, reach: Reach, n: int) -> Iterator[tuple[int, int, int]]:
    """Yield (head, first, end) of what a verb says in itself, in tokens."""
    token, lemma = view.tokens, view.tokens[n].lemma.lower()
    if any(token[c].dep == "neg" for c in view.children[n]):
        return
    objects = [c for c in view.children[n] if c > n and token[c].dep == "dobj"]
    if lemma == "put" and objects and token[objects[0]].lemma.lower() in words("quotes/counts.txt"):
        at = [c for c in _under(view, n, objects[0]) if token[c].text.lower() == "at" and c > objects[0]]
        if at:
            yield objects[0], reach.low[objects[0]], reach.high[at[0]] + 1
    elif lemma in _PROMISES and objects and not token[objects[0]].tag.startswith("PRP"):
        end = reach.high[objects[0]] + 1
        for c in view.children[n]:  # a bonus *to those who return*, elections *within two years*
            if reach.low[c] == c == end and token[c].text.lower() in _GOES_ON:
                end = reach.high[c] + 1
        yield objects[0], reach.low[objects[0]], end
    elif lemma in _DENIES and objects and token[objects[0]].text.lower() in _POINTS and objects[0] == n + 1:
        yield objects[0], n + 1, n + 2
    elif lemma == "call" and token[n].tag == "VBG" and n and token[n - 1].text == ",":
        last = max((reach.high[c] for c in view.children[n] if c > n and token[c].dep in {"oprd", "dobj", "ccomp", "attr"}), default=n)
        if last > n + 2 and any(token[c].dep in {"oprd", "ccomp"} for c in view.children[n]):
            yield n + 1, n + 1, last + 1


def is_taken(view: View, reach: Reach, n: int, c: int) -> bool:
    """Say whether what is claimed is money that somebody drew: "claimed a total of £38,000"."""
    inside = range(reach.low[c], reach.high[c] + 1)
    return view.tokens[n].lemma == "claim" and any(view.tokens[k].text[:1] in _MONEY for k in inside)


def _under(view: View, n: int, noun: int) -> list[int]:
    return [*view.children[n], *view.children[noun]]
