"""Noun phrases: a noun's token in, the stretch of its phrase out; by dependencies, or by tags without them."""

from __future__ import annotations

from onrecord.extract.titles import phrase_start, role_noun
from onrecord.extract.views import View
from onrecord.tools.tables import words

#: What hangs on a noun without being part of who it is.
_LOOSE = ("relcl", "appos", "acl", "advcl", "punct", "cc", "conj", "parataxis", "dep")
#: Tags of what may stand before a noun in its phrase.
_INSIDE = ("DT", "JJ", "PRP$", "POS", "HYPH", "VBN", "AFX", "NFP", "CD")
#: What tells of an unnamed source how he can know: "a person familiar with the talks".
_KNOWING = frozenset({"familiar", "close", "briefed"})
#: Longest noun phrase, in tokens.
_LONGEST = 16


def phrase_of(view: View, head: int) -> tuple[int, int]:
    """Return the half-open range of the phrase that a noun heads, without appositions and clauses."""
    start, stop = view.bounds(view.sentence_of[head])
    if not view.tokens[head].dep:
        return phrase_start(view, start, head), _name_end(view, head, stop)
    first, end = view.subtree(head, _LOOSE)
    first, end = max(first, start, head - _LONGEST), min(end, stop, head + _LONGEST)
    if any(view.is_mark(n) and view.tokens[n].text in '"“”' for n in range(first, head)):
        first = phrase_start(view, start, head)
    for n in range(head + 1, end):
        if view.tokens[n].text in {",", "“", "”", '"', ":", ";", "(", "—", "–"}:
            end = n
            break
        if view.tokens[n].tag in {"IN", "TO"} and view.tokens[n].text != "of" and not _charge(view, n):
            end = n
            break
    return first, max(end, head + 1)


def _charge(view: View, preposition: int) -> bool:
    """Say whether a preposition goes on with the holder's office: "for Europe", "at Orlitz University"."""
    following = view.tokens[preposition + 1] if preposition + 1 < len(view.tokens) else view.tokens[preposition]
    if view.tokens[preposition].text in {"for", "at", "to"} and following.text[:1].isupper():
        return True
    if view.tokens[preposition - 1].text in _KNOWING:
        return True
    role = role_noun(view.tokens[view.heads[preposition]].text)
    body = following.tag in {"DT", "PRP$", "NN"} and following.entity[2:] not in {"DATE", "TIME"}
    return view.tokens[preposition].text == "for" and bool(role) and body


def with_charge(view: View, noun: int, end: int) -> int:
    """Return where the phrase for an unnamed holder ends with whom he serves: "a spokesman for the port authority"."""
    after = phrase_of(view, noun)[1]
    return after if after > end and view.tokens[end].text in {"for", "of", *_KNOWING} else end


def _name_end(view: View, head: int, stop: int) -> int:
    """Without dependencies: the name or noun goes on while capitalised words do."""
    end = head + 1
    while end < stop and view.tokens[end].text[:1].isupper() and view.tokens[head].text[:1].isupper():
        end += 1
    return end


def head_right(view: View, first: int, stop: int) -> int:
    """Return the head noun of the phrase that begins at `first`, -1 where none does."""
    at, head = first, -1
    while at < min(stop, first + _LONGEST):
        token = view.tokens[at]
        tag = token.tag or _guess(view, at)
        if tag.startswith(("NN", "PRP")) and tag != "PRP$":
            head = at
            if tag == "PRP":
                break
        elif tag in {"CD", "DT"} and token.text.lower() in {"one", "some", "many", "others", "both", "all", "another"}:
            head = at if head < 0 else head
        elif not tag.startswith(_INSIDE) and token.text not in {"-", "&", "’s", "'s", "of"}:
            break
        at += 1
    return head


def head_left(view: View, end: int, start: int) -> int:
    """Return the head noun of the phrase that ends before `end`, over adverbs and auxiliaries; -1 for none."""
    at = end - 1
    while at >= start and end - at <= 6:
        token = view.tokens[at]
        tag = token.tag or _guess(view, at)
        if tag.startswith(("NN", "PRP", "WP")) and tag != "PRP$":
            return at
        if not (tag.startswith(("RB", "MD")) or token.lemma in {"have", "be", "do", "has", "had", "also", "later"}):
            return -1
        at -= 1
    return -1


def _guess(view: View, at: int) -> str:
    """Guess a tag where the parser gives none."""
    text = view.tokens[at].text
    low = text.lower()
    if low in {"he", "she", "they", "we", "i", "it"}:
        return "PRP"
    if low in {"the", "a", "an", "another"}:
        return "DT"
    if low in {"his", "her", "their", "its"}:
        return "PRP$"
    if text in {"'s", "’s"}:
        return "POS"
    if text[:1].isupper():
        return "NNP"
    if role_noun(low):
        return "NN"
    return "RB" if low.endswith("ly") else ("JJ" if low in words("names/modifiers.txt") else "X")
