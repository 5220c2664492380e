"""Ages: a number beside a person in, "a 45-year-old", "aged 45", "Mira Tolen, 34,"; where the age ends and its unit out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model.annotations import Sentence
from onrecord.tools.numbers import Number

_AGE = re.compile(r"[\s-](?:year|month|week|day)s?[\s-](?:olds?\b|of[\s-]age\b)", re.I)
_AGED = re.compile(r"\b(?:aged|age)\s+(?:between\s+)?(?:\d{1,3},?\s+(?:and|to|or)\s+)?$", re.I)
#: What may follow an age that stands after a name: the rest of the sentence, set off.
_AFTER_AGE = re.compile(r"[,;)]|\.(?!\d)|\s+(?:and|from|of|was|who)\b")
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
    if _AGED.search(text[max(0, number.core - 24) : number.core]) or _after_name(sentence, text, number):
        return Age(number.end, "year")
    return None


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
    noun = name.pos == "NOUN" and before[-1] == text[number.end : number.end + 1] == "," and number.value >= _GROWN
    return name.entity.endswith("PERSON") or (name.pos == "PROPN" and not name.entity) or noun
