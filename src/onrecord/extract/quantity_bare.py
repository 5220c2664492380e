"""Numbers without a noun of their own: a sentence and a number in, the noun for what it counts out.

"A crowd of 41,207", "the number of ships rose from 12 to 19", "of the injured, 22 are", "voted 7-4", "fewer than ten have gone".
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.model.annotations import Sentence, Token
from onrecord.tools.numbers import Number, parse_number
from onrecord.tools.tables import rows, words

_CROWD = re.compile(r"\b([a-z]{3,20})\s+of\s+$", re.I)
_OF_THOSE = re.compile(r"\bof\s+(?:the\s+)?(?P<who>those|them|these|[a-z]{4,12})(?:\s+[a-z]+){0,3},\s+$", re.I)
#: A number of a vote, what joins its two sides, and what stands before the first ("voted", "by", "passed the bill").
_SIDE = r"\d{1,4}(?![\d-])|[A-Za-z]{3,9}(?:-[a-z]{3,5})?"
_JOINED = r"(?:[-–]|\s+(?:votes?\s+)?(?:to|against)\s+)"
_SECOND = re.compile(rf"{_JOINED}(?P<side>{_SIDE})", re.I)
_FIRST = re.compile(rf"(?P<side>(?<![\w.-])(?:\d{{1,4}}|[A-Za-z]{{3,9}}(?:-[a-z]{{3,5}})?)){_JOINED}$", re.I)
_LEADING = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|by|was|it|them|of|him|her|ruled|decided|passed|approved|backed|rejected|split|divided|verdict|majority|bill|motion"
    r"|plan|deal|law|amendment|measure|unanimously)[,:]?\s+(?:about\s+)?$", re.I,
)  # fmt: skip
_UNIT = re.compile(r"[-–/]?\d|\s?[%°]|[\s-](?:per|years?|days?|months?|hours?|minutes?|million|billion|points?|dollars|seats|men|women|people|[ap]\.?m)\b")
#: Characters about a vote's numbers in which the words for it are looked for.
_REACH = 90
#: Steps up the tree from a level to its verb.
_STEPS = 5
_LEVELS = frozenset({"to", "from", "at"})


def bare_noun(sentence: Sentence, text: str, number: Number) -> str | None:
    """Return what a number without a noun counts ("" where that is told elsewhere); None where it may count nothing."""
    before = text[max(0, number.start - _REACH) : number.start]
    if (crowd := _CROWD.search(before)) and crowd[1].lower() in words("quantities/crowds.txt"):
        return "person"
    if noun := _level(sentence, number):
        return noun
    if (those := _OF_THOSE.search(before)) and number.value >= 1:
        who = those["who"].lower()
        known = who in words("quantities/states.txt") or who in {"those", "them", "these"}
        return "person" if known and _is_subject(sentence, number) else None
    counts = number.bounded and number.form != "plural" and number.value >= 1
    return "" if counts and _is_subject(sentence, number) else None


def _token(sentence: Sentence, number: Number) -> int:
    at, end = sentence.span.start + number.core, sentence.span.start + number.end
    inside = [n for n, token in enumerate(sentence.tokens) if at <= token.start < end]
    return inside[-1] if inside else -1


def _is_subject(sentence: Sentence, number: Number) -> bool:
    at = _token(sentence, number)
    return at >= 0 and sentence.tokens[at].dep in {"nsubj", "nsubjpass"}


def _level(sentence: Sentence, number: Number) -> str:
    """Return the noun of "the number of ships" where the number is what it rose to, or from."""
    tokens, at = sentence.tokens, _token(sentence, number)
    heads = [n for n in range(len(tokens) - 2) if _heads_number(tokens, n)]
    if at < 0 or not heads:
        return ""
    joined = False
    for _ in range(_STEPS):
        if tokens[at].head == at or tokens[at].pos in {"VERB", "AUX"}:
            break
        at = tokens[at].head
        joined = joined or tokens[at].lemma.lower() in _LEVELS
    head = next((n for n in heads if tokens[n].head == at), None)
    return tokens[head + 2].lemma.lower() if head is not None and joined else ""


def _heads_number(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether "the number of ships" stands here."""
    return tokens[at].lemma.lower() == "number" and tokens[at + 1].text.lower() == "of" and tokens[at + 2].tag == "NNS"


@cache
def _voting(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("quantities/voting.tsv") if row["kind"] == kind)


def is_vote(text: str, number: Number) -> bool:
    """Say whether a number is one side of a vote: "voted 7-4 to close it", "backed by the jury, seven to five"."""
    whole = number.value == int(number.value) and not number.bounded and number.form != "plural"
    if not whole or (_UNIT.match(text, number.end) and not _SECOND.match(text, number.end)):
        return False
    before = text[max(0, number.core - _REACH) : number.core]
    second, first = _SECOND.match(text, number.end), _FIRST.search(before)
    if second and parse_number(second["side"]) is not None and not _UNIT.match(text, second.end()):
        led = _LEADING.search(before)
    elif first and parse_number(first["side"]) is not None:
        led = _LEADING.search(before[: first.start()])
    else:
        return False
    near = set(re.findall(r"[a-z]+", text[max(0, number.core - _REACH) : number.end + _REACH].lower()))
    return bool(led and near & _voting("vote")) and not near & _voting("score")
