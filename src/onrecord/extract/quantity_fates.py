"""What befell those whom a number counts: a sentence and a number's noun in; killed, injured, missing, arrested … out."""

from __future__ import annotations

from functools import cache

from onrecord.model.annotations import Sentence, Token
from onrecord.tools.heads import verb_over
from onrecord.tools.numbers import Number
from onrecord.tools.tables import rows

#: Words between a number's noun and a state that belongs to it: "40 others still missing", "three people were injured".
_NEAR = 3
#: Most words between a toll and its verb, up the tree.
_STEPS = 4
_BETWEEN = frozenset({
    "still", "others", "also", "badly", "seriously", "critically", "reported", "feared", "confirmed", "left",
    "remain", "remained", "remains", "are", "were", "is", "was", "be", "being", "believed",
})  # fmt: skip
_DONE = frozenset({"dobj", "nsubjpass", "obj", "nsubj:pass"})


@cache
def _fates(role: str) -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["fate"], row["take"]) for row in rows("quantities/fates.tsv") if row["role"] == role}


def fate_of(sentence: Sentence, start: int, end: int) -> str:
    """Return the fate of what is counted at `[start, end)` of the sentence's text, "" where none is told."""
    offset, tokens = sentence.span.start, sentence.tokens
    inside = [n for n, t in enumerate(tokens) if offset + start <= t.start < offset + end]
    if not inside:
        return ""
    last = tokens[inside[-1]]
    for word in (last.lemma.lower(), last.text.lower()):
        if told := _fates("noun").get(word) or _fates("state").get(word):
            return told[0]
    return _state_after(tokens, inside[-1]) or _by_verb(tokens, inside)


def state_after(sentence: Sentence, end: int) -> str:
    """Return the state told right after a bare number that ends at `end`: "six remain trapped"; "" for none."""
    at = next((n for n, t in enumerate(sentence.tokens) if t.end == sentence.span.start + end), -1)
    return _state_after(sentence.tokens, at) if at >= 0 else ""


def _state_after(tokens: tuple[Token, ...], at: int) -> str:
    for n in range(at + 1, min(at + 1 + _NEAR, len(tokens))):
        word = tokens[n].text.lower()
        if told := _fates("state").get(word):
            following = tokens[n + 1] if n + 1 < len(tokens) else None
            # "arrested 20 people": the next clause's verb is no state of these
            return "" if following and following.pos in {"DET", "NUM"} and tokens[n].tag == "VBD" else told[0]
        if word not in _BETWEEN:
            return ""
    return ""


def _by_verb(tokens: tuple[Token, ...], inside: list[int]) -> str:
    """Climb from the counted words to the verb they belong to."""
    top = next((n for n in inside if tokens[n].head not in inside or tokens[n].head == n), inside[-1])
    for _ in range(len(inside) + 2):
        token = tokens[top]
        verb = tokens[token.head]
        if told := _fates("verb").get(verb.lemma.lower()) if token.head != top else None:
            fate, take = told
            done = token.dep in _DONE or (token.dep == "nsubj" and verb.tag == "VBN")
            if (done and take in {"done", "both"}) or (token.dep == "nsubj" and take in {"does", "both"}):
                return fate
            return ""
        if token.dep == "conj" or (token.dep in {"nummod", "pobj", "prep", "quantmod"} and token.head != top):
            top = token.head
            continue
        break
    return _clause_of(tokens, top)


def _clause_of(tokens: tuple[Token, ...], top: int) -> str:
    """Read "11 people killed in the blast": a participle that hangs on the noun."""
    for token in tokens[top + 1 : top + 6]:
        if token.head == top and token.dep == "acl" and token.tag == "VBN":
            told = _fates("verb").get(token.lemma.lower())
            return told[0] if told and told[1] != "does" else ""
    return ""


def is_toll(sentence: Sentence, number: Number) -> bool:
    """Say whether a bare figure is what a toll reaches: "the death toll rose to 17", "the toll is 17"."""
    tokens = sentence.tokens
    verbs = {verb_over(tokens, n, steps=_STEPS) for n in range(len(tokens)) if _tells_toll(tokens, n)} - {-1}
    at = next((n for n, t in enumerate(tokens) if t.start == sentence.span.start + number.core), -1)
    if at < 0 or not verbs:
        return False
    link, up = tokens[at].dep, tokens[at].head
    # "down to 88": the preposition hangs on the adverb
    if link in {"pobj", "nummod"} and tokens[up].pos == "ADP" and tokens[up].lemma.lower() in {"to", "at"}:
        over = tokens[up].head
        return over in verbs or (tokens[over].pos in {"ADV", "ADP"} and tokens[over].head in verbs)
    return link in {"attr", "dobj", "acomp"} and up in verbs


def _tells_toll(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether a word tells a toll: "toll", "the number of dead", "the count of deaths"."""
    word = tokens[at].lemma.lower()
    if word in {"number", "count"} and at + 2 < len(tokens) and tokens[at + 1].text.lower() == "of":
        named = tokens[at + 2].lemma.lower()
        return named in _fates("noun") or named in _fates("state")
    return word == "toll"
