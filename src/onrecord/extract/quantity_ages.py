"""Ages: a number beside a person in, "a 45-year-old", "aged 45", "Mira Tolen, 34,"; where the age ends and its unit out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model.annotations import Sentence
from onrecord.tools.numbers import Number
from onrecord.tools.tables import words

_AGE = re.compile(r"[\s-](?:year|month|week|day)s?[\s-](?:olds?\b|of[\s-]age\b)", re.I)
_AGED = re.compile(r"\b(?:aged|age)\s+(?:between\s+)?(?:\d{1,3},?\s+(?:and|to|or)\s+)?$", re.I)
#: What may follow an age that stands after a name: the rest of the sentence, set off.
_AFTER_AGE = re.compile(r"[,;)]|\.(?!\d)|\s+(?:and|from|of|was|who)\b")
#: Those who are "under five", and what may follow the age.
_UNDER = re.compile(
    r"\b(?:children|kids|youngsters|toddlers|babies|infants|girls|boys|pupils|those|anyone|people|players|adults|teenagers|mortality)"
    r"\s+(?:aged\s+)?(?:the\s+age\s+of\s+)?$", re.I,
)  # fmt: skip
_AFTER_UNDER = re.compile(r"\s*(?:[.,;:)]|$)|\s+(?:in|who|were|was|are|is|die|died|from|and|to|at|have|had|has|will|with|across|on|can|may|must)\b")
_STANDING = re.compile(r"\s*(?:[.,;:)”\"]|$)|\s+(?:when|at\s+the\s+time|and)\b")
_OF_WHOM = re.compile(r",\s+(?:of|who|from|was|is|said|told|has|had|an?|the|denied|admitted|will)\b")
#: Ages of people, in years.
OLDEST = 115
#: Age from which on a noun in place of a name is believed to have one.
_GROWN = 10


@dataclass(frozen=True, slots=True)
class Age:
    """Where the words of an age end in the sentence's text, and its unit."""

    end: int
    unit: str


def age_at(sentence: Sentence, text: str, number: Number) -> Age | None:
    """Return the age that a number is, None where it is none."""
    match = _AGE.match(text, number.end)
    if match:
        unit = match.group().strip(" -").split("-")[0].split()[0].lower().rstrip("s")
        return Age(match.end(), unit)
    under = text[number.start : number.core].strip().lower() in {"under", "over"} and number.value <= OLDEST
    whose = under and _UNDER.search(text[max(0, number.start - 40) : number.start])
    if (whose and _AFTER_UNDER.match(text, number.end)) or _stands(sentence, text, number):
        return Age(number.end, "year")
    if _AGED.search(text[max(0, number.core - 24) : number.core]) or _after_name(sentence, text, number):
        return Age(number.end, "year")
    return None


def _stands(sentence: Sentence, text: str, number: Number) -> bool:
    """Say whether a person "was 19": a bare figure or word behind the verb to be, of a person."""
    if number.bounded or number.value != int(number.value) or not 0 < number.value <= OLDEST:
        return False
    if not _STANDING.match(text, number.end):
        return False
    tokens, start = sentence.tokens, sentence.span.start + number.core
    at = next((n for n, token in enumerate(tokens) if token.start == start), -1)
    if at < 0 or tokens[at].dep not in {"attr", "acomp"} or tokens[tokens[at].head].lemma not in {"be", "turn"}:
        return False
    for token in tokens:
        if token.head == tokens[at].head and token.dep == "nsubj":
            named = token.entity.endswith("PERSON") or token.lemma.lower() in words("quantities/people.txt")
            return named or token.text.lower() in {"he", "she", "i", "who"}
    return False


def _after_name(sentence: Sentence, text: str, number: Number) -> bool:
    """Say whether a number stands in commas or brackets right behind a person's name."""
    before = text[: number.core].rstrip(" ")
    whole = number.form == "figures" and number.value == int(number.value) and not number.bounded
    if not whole or not 0 < number.value <= OLDEST or before[-1:] not in {",", "("}:
        return False
    if not _AFTER_AGE.match(text, number.end) or (before[-1] == "(" and text[number.end : number.end + 1] != ")"):
        return False
    end = sentence.span.start + len(before[:-1].rstrip())
    name = next((t for t in sentence.tokens if t.end == end), None)
    if name is None:
        return False
    # "the senator, 81, has": a noun in place of the name, the age in commas
    grown = before[-1] == text[number.end : number.end + 1] == "," and number.value >= _GROWN
    noun = name.pos == "NOUN" and grown
    # "Ashdown, 58, of Mill Lane": a surname that the parser takes for a town
    taken = name.pos == "PROPN" and grown and bool(_OF_WHOM.match(text, number.end))
    return name.entity.endswith("PERSON") or (name.pos == "PROPN" and not name.entity) or noun or taken
