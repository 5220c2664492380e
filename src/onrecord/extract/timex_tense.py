"""Which way a bare "Monday" or "in November" points: a sentence and a place in, a direction out.

The verb that governs the expression decides: "met" looks back, "will meet" and "plans to meet" look ahead.
"""

from __future__ import annotations

from typing import Literal

from onrecord.model.annotations import Sentence, Token
from onrecord.tools.tables import words

Direction = Literal["past", "present", "future", "near"]

_AHEAD = frozenset({"will", "'ll", "’ll", "shall", "may", "might", "should", "must", "can", "would", "wo", "ca"})
_AFTER = frozenset({"after", "since", "following", "from"})
_BEFORE = frozenset({"until", "till", "by", "through", "ahead"})
_MAX_CLIMB = 12
#: Planning verbs whose participle after a noun looks ahead: "a vote scheduled for Monday".
_FIXED = frozenset({"schedule", "plan", "expect", "slate", "due"})
#: Name labels of words of time (OntoNotes).
_TIMES = frozenset({"DATE", "TIME"})


def direction_at(sentence: Sentence, position: int) -> Direction:
    """Return the direction of time at a place (code point of the article's text); "near" where nothing tells."""
    index = _token_at(sentence, position)
    if index is None:
        return "near"
    if not any(token.dep for token in sentence.tokens):
        return _by_words(sentence, position)
    return _by_verb(sentence, index)


def _token_at(sentence: Sentence, position: int) -> int | None:
    for index, token in enumerate(sentence.tokens):
        if token.end > position:
            return index
    return None


def _by_words(sentence: Sentence, position: int) -> Direction:
    """Without a parse: a modal or "to" nearby looks ahead."""
    near = [t.text.lower() for t in sentence.tokens if abs(t.start - position) < 60]
    return "future" if any(word in {"will", "shall", "upcoming", "next"} for word in near) else "past"


def _children(sentence: Sentence) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index, token in enumerate(sentence.tokens):
        if token.head != index:
            found.setdefault(token.head, []).append(index)
    return found


def _by_verb(sentence: Sentence, index: int) -> Direction:
    """Climb from the expression to the nearest word that tells."""
    tokens, children, first = sentence.tokens, _children(sentence), index
    owns = tokens[index].dep == "poss"
    if _told_beside(tokens, index):
        return "past"
    plain = True  # only words of time so far: "after 2 p.m. Sunday", not "after a strike Sunday"
    for _ in range(_MAX_CLIMB):
        token = tokens[index]
        kids = [tokens[i] for i in children.get(index, ())]
        if token.pos == "ADP" and token.text.lower() in _AFTER and token.dep == "prep":
            later = plain and not owns and token.text.lower() in {"after", "from"}
            over = _over(tokens, children, index) if later else "past"
            if later and first - index <= 2 and _begins(tokens, index) and over != "future":
                # "declared mourning from Sunday": the nearer one, whenever it was declared
                return "near" if over != "past" or _is_announced(tokens, children, index) else "past"
            return "future" if over == "future" else "past"
        of_ahead = token.text.lower() == "of" and tokens[token.head].text.lower() == "ahead"
        if token.pos == "ADP" and owns and (of_ahead or token.text.lower() in {"before", "ahead"}):
            return "near" if token.text.lower() == "before" else "future"
        if token.pos == "ADP" and token.text.lower() in _BEFORE:
            return _verb_of(tokens, children, index)
        coming = any(kid.lemma.lower() in {"next", "upcoming", "forthcoming"} for kid in kids)
        if token.pos in {"NOUN", "PROPN"} and coming and token.entity.partition("-")[2] not in _TIMES:
            return "future"
        if token.pos in {"VERB", "AUX"}:
            told = _tense(tokens, children, index)
            if told:
                return "near" if owns and told != "past" else told
        if token.head == index:
            break
        plain = plain and token.entity.partition("-")[2] in _TIMES
        index = token.head
    return "near"


def _told_beside(tokens: tuple[Token, ...], index: int) -> bool:
    """Say whether a past verb stands right before the day, as in "said on Wednesday it would not"."""
    place = index - 1
    while place >= 0 and index - place <= 3 and tokens[place].text.lower() in {"on", "late", "early", "earlier"}:
        place -= 1
    if place < 0 or tokens[index].dep in {"poss", "nsubj", "nsubjpass", "compound", "dobj"}:
        return False
    return tokens[place].tag == "VBD" and tokens[place].lemma.lower() not in words("times/planning.txt")


def _begins(tokens: tuple[Token, ...], index: int) -> bool:
    """Say whether a "from" tells when something begins, with no end told: no "from Sunday to Monday"."""
    if tokens[index].text.lower() != "from":
        return False
    return not any(token.text.lower() in _BEFORE | {"to"} for token in tokens[index + 1 : index + 5])


def _is_announced(tokens: tuple[Token, ...], children: dict[int, list[int]], index: int) -> bool:
    """Say whether a verb over a word announces or orders something, and lies not before the past told of."""
    for _ in range(_MAX_CLIMB):
        if tokens[index].lemma.lower() in words("times/announcing.txt"):
            return not any(tokens[i].text.lower() == "had" for i in children.get(index, ()))
        if tokens[index].head == index:
            break
        index = tokens[index].head
    return False


def _over(tokens: tuple[Token, ...], children: dict[int, list[int]], index: int) -> Direction | None:
    """Return the tense of the nearest verb over a word that tells one."""
    for _ in range(_MAX_CLIMB):
        if tokens[index].pos in {"VERB", "AUX"} and (told := _tense(tokens, children, index)):
            return told
        if tokens[index].head == index:
            break
        index = tokens[index].head
    return None


def _verb_of(tokens: tuple[Token, ...], children: dict[int, list[int]], index: int) -> Direction:
    """Return the tense of the verb over a preposition that looks ahead: "closed until Monday"."""
    for _ in range(_MAX_CLIMB):
        if tokens[index].pos in {"VERB", "AUX"}:
            kids = [tokens[i] for i in children.get(index, ())]
            if tokens[index].tag == "VB" and any(kid.text.lower() == "to" and kid.dep == "aux" for kid in kids):
                # "voted to close it by June" looks ahead, "managed to close it by June" back
                head = tokens[tokens[index].head]
                came_true = head.lemma.lower() in words("times/implying.txt") and head is not tokens[index]
                return _over(tokens, children, tokens[index].head) or "future" if came_true else "future"
            lasts = any(kid.dep.startswith("aux") and kid.text.lower() in {"has", "have"} for kid in kids)
            past = _tense(tokens, children, index) == "past" and tokens[index].lemma != "say" and not lasts
            return "past" if past else "future"
        if tokens[index].head == index:
            break
        index = tokens[index].head
    return "future"


def _tense(tokens: tuple[Token, ...], children: dict[int, list[int]], index: int) -> Direction | None:
    """Return the direction of a verb group, None for a form that leaves it to the verb above."""
    token = tokens[index]
    kids = [tokens[i] for i in children.get(index, ())]
    auxiliaries = [kid for kid in kids if kid.dep in {"aux", "auxpass"}]
    planned = token.lemma.lower() in words("times/planning.txt") and token.tag in {"VBN", "VBG", "VBP", "VBZ"}
    if any(aux.text.lower() in _AHEAD for aux in auxiliaries):
        perfect = any(aux.lemma == "have" for aux in auxiliaries)
        return "past" if perfect else "future"
    if any(aux.lemma == "have" or aux.tag == "VBD" for aux in auxiliaries):
        return "near" if planned else "past"
    if planned and (auxiliaries or token.tag != "VBN"):
        return "future"
    if token.tag == "VBD":
        return "past"
    if any(aux.text.lower() == "to" for aux in auxiliaries):
        return _infinitive(tokens, children, index)
    if token.tag in {"VBZ", "VBP"}:
        return "past" if token.lemma in {"say", "tell", "report"} else "present"
    if token.tag == "VBG" and any(aux.tag in {"VBZ", "VBP"} for aux in auxiliaries):
        return "future"
    bare = not auxiliaries and token.dep != "conj"
    if planned and token.dep == "acl" and token.lemma.lower() in _FIXED:
        return "future"
    if token.tag == "VBN" and (bare or any(aux.tag in {"VBZ", "VBP"} for aux in auxiliaries)):
        return "past"
    if any(aux.text.lower() == "could" for aux in auxiliaries):
        return "near"
    return None


def _infinitive(tokens: tuple[Token, ...], children: dict[int, list[int]], index: int) -> Direction:
    """Return the direction of "to visit": ahead of now, unless the verb over it lies wholly in the past."""
    head = tokens[tokens[index].head]
    if tokens[index].head == index:
        return "future"
    over = [tokens[i] for i in children.get(tokens[index].head, ()) if tokens[i].dep in {"aux", "auxpass"}]
    past = head.tag == "VBD" or any(aux.tag == "VBD" for aux in over)
    if head.lemma.lower() in words("times/planning.txt"):
        return "near" if past else "future"
    chosen = tokens[index].dep == "xcomp" and head.tag == "VBD" and head.lemma.lower() not in words("times/implying.txt")
    if past and chosen:
        return "near"  # "voted on Friday to strike on Thursday"
    return "past" if past else "future"
