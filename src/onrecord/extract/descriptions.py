"""Descriptions of bodies: a noun such as "union" in its sentence in, the words that say which one is meant out.

"The dockers’ union" and "the union of dockers" say themselves which body speaks; "the union" takes up one before.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.phrases import phrase_of
from onrecord.extract.views import View
from onrecord.tools.names import fold_organisation

#: Words that stand for any body named before.
ANY_BODY = frozenset({
    "company", "firm", "network", "group", "organization", "organisation", "agency", "newspaper", "magazine",
    "outlet", "broadcaster", "paper", "union", "foundation", "association", "body", "institute", "publication",
})  # fmt: skip
#: Of these, words for bodies of a sort that mostly have the word in their name: they take up no body of another sort.
_SORTS = frozenset({"union", "foundation", "association", "institute", "newspaper", "magazine", "broadcaster", "paper"})


def may_be(noun: str, name: str) -> bool:
    """Say whether a bare noun can take up a body of this name: "the union" is no exchange, but may be the "RMT"."""
    return noun not in _SORTS or noun in name.lower() or (name.isupper() and len(name) > 1)


def which_one(view: View, head: int) -> frozenset[str]:
    """Return the folded words that say which body a noun means: its owner, the nouns before it, what follows "of".

    Adjectives only describe ("the powerful union"), and a day tells when.
    """
    left, right = phrase_of(view, head)
    found: list[str] = []
    for n in [*range(left, head), *range(head + 1, right)]:
        token = view.tokens[n]
        if token.tag.startswith("NN") and token.entity[2:] not in {"DATE", "TIME"}:
            found.append(token.text)
    return frozenset(word for text in found for word in fold_organisation(text))


def bears(name: str, told: frozenset[str]) -> bool:
    """Say whether a name has all the words in it that say which body is meant."""
    return not told or told <= set(fold_organisation(name))


def last_described(view: View, head: int, noun: str, quoted: Sequence[bool], *, reach: int = 8) -> int:
    """Return the last place before `head`, in so many sentences, where the same noun is a subject and described; or -1."""
    start, _ = view.bounds(max(0, view.sentence_of[head] - reach))
    for n in range(head - 1, start - 1, -1):
        token = view.tokens[n]
        if token.text == noun and token.dep in {"nsubj", "nsubjpass"} and not quoted[n] and which_one(view, n):
            return n
    return -1
