"""Vocabulary: the words that pages print around articles, from the tables in `data/clean`.

In: a unit. Out: the label that its words give it, or None. Short phrases only speak for short lines, so that
a paragraph that happens to begin like a button stays a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.clean.units import IDEOGRAPH, Role, Unit, fold
from onrecord.model.articles import BlockKind
from onrecord.tools.tables import rows

#: Words of the longest line that a phrase inside it can label, and that a short opening phrase can.
LONG, SHORT = 70, 14
#: Characters at a line's start in which a caption's opening is looked for.
LOOK = 200
#: An opening phrase of this many words is believed even where a sentence follows.
TELLING = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with what it says of the line it stands in, and of what follows."""

    words: str
    kind: BlockKind
    role: Role
    colon: bool = False

    @property
    def reason(self) -> str:
        """Why a line is labelled by it."""
        return f"reads “{self.words}”"


def match_phrase(unit: Unit) -> Phrase | None:
    """Return the phrase that labels a unit as not the article's text; None for most units."""
    exact = _exact().get(_uncounted(unit.folded))
    if exact and unit.words <= 8:
        return exact
    if unit.words > LONG:
        return None
    opening = _opening(unit)
    if opening is not None and len(opening.words.split()) >= TELLING:
        return opening
    inside = _contained(unit)
    return inside if inside is not None and len(inside.words.split()) >= TELLING else opening or inside


def caption_words(unit: Unit) -> str:
    """Return the word that makes a unit a caption or a picture's credit; "" for none."""
    text = unit.folded
    if not _any_caption().search(text):
        return ""
    for where, phrase in _captions():
        if where == "start" and text.startswith(phrase) and not text[len(phrase) : len(phrase) + 1].isalnum():
            return phrase
        if where == "word" and unit.words <= LONG and _has(text, phrase):
            return phrase
    return ""


def _has(text: str, phrase: str) -> bool:
    """Say whether a phrase stands in a text, and does not break off inside a word."""
    place = text.find(phrase)
    return place >= 0 and not (phrase[-1].isalnum() and text[place + len(phrase) :][:1].isalnum())


def caption_opening(unit: Unit) -> str:
    """Return the phrase of a caption that the unit opens with; "" for none."""
    text = unit.text[:LOOK].lstrip("([{|•·- ").casefold()
    return next((p for p in _caption_starts() if text.startswith(p)), "") if text.startswith(_caption_starts()) else ""


@cache
def counter_words() -> frozenset[str]:
    """The words of counters and of the buttons beside them."""
    return frozenset(row["word"] for row in rows("clean/counters.tsv"))


@cache
def byline_words(where: str) -> tuple[str, ...]:
    """The words that open a byline ("start"), are one ("alone") or follow a name ("title"), longest first."""
    found = {row["phrase"].casefold() for row in rows("clean/bylines.tsv") if row["where"] == where}
    return tuple(sorted(found, key=lambda p: (-len(p), p)))


def _uncounted(folded: str) -> str:
    """Drop the count from "Comments (12)" and "12 comments"."""
    return re.sub(r"^\d[\d.,]*\s+(?=\D)|\s*[(:]?\s*\d[\d.,]*\)?$", "", folded).strip(" :(") or folded


def _opening(unit: Unit) -> Phrase | None:
    first = re.match(r"\S+", unit.folded)
    if not first:
        return None
    for phrase in _starts().get(first.group().rstrip(":|"), ()) or _unspaced().get(unit.folded[0], ()):
        if not _begins(unit.folded, phrase.words):
            continue
        if phrase.colon and unit.words <= 30:
            return phrase
        telling = len(phrase.words.split()) >= TELLING
        if unit.words <= (LONG if telling and not unit.quoted else SHORT) and (telling or not _sentence(unit)):
            return phrase
    return None


def _begins(text: str, phrase: str) -> bool:
    if IDEOGRAPH.match(phrase):
        return text.startswith(phrase)
    return text.startswith(phrase) and not (phrase[-1].isalnum() and text[len(phrase) : len(phrase) + 1].isalnum())


def _sentence(unit: Unit) -> bool:
    return unit.prose and unit.terminal and unit.words >= 8


def _contained(unit: Unit) -> Phrase | None:
    if unit.quoted:
        return None
    return next((phrase for phrase in _contains() if phrase.words in unit.folded), None)


def _phrases(match: str) -> list[Phrase]:
    return [
        Phrase(words, cast(BlockKind, row["kind"]), cast(Role, row["role"]), row["phrase"][-1] in ":|")
        for row in rows("clean/furniture.tsv")
        if row["match"] == match
        for words in [row["phrase"] if row["phrase"][-1] in ":|" else fold(row["phrase"])]
    ]  # fmt: skip


def _announcing() -> list[Phrase]:
    """Headings of lists with a colon: a title follows on the same line."""
    heads = [phrase for phrase in _phrases("exact") if phrase.kind == "teaser" and phrase.role == "list"]
    return [
        Phrase(f"{phrase.words}:", phrase.kind, phrase.role, colon=True)
        for phrase in heads
        if " " in phrase.words or IDEOGRAPH.match(phrase.words)
    ]


@cache
def _exact() -> dict[str, Phrase]:
    return {_uncounted(phrase.words): phrase for phrase in _phrases("exact")}


@cache
def _starts() -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in sorted((*_phrases("start"), *_announcing()), key=lambda p: (-len(p.words), p.words)):
        found.setdefault(phrase.words.split()[0].rstrip(":|"), []).append(phrase)
    return {first: tuple(phrases) for first, phrases in found.items()}


@cache
def _unspaced() -> dict[str, tuple[Phrase, ...]]:
    """Phrases of scripts without spaces, by their first character."""
    found: dict[str, list[Phrase]] = {}
    for phrase in sorted((*_phrases("start"), *_announcing()), key=lambda p: (-len(p.words), p.words)):
        if IDEOGRAPH.match(phrase.words):
            found.setdefault(phrase.words[0], []).append(phrase)
    return {first: tuple(phrases) for first, phrases in found.items()}


@cache
def _contains() -> tuple[Phrase, ...]:
    return tuple(_phrases("contain"))


@cache
def _caption_starts() -> tuple[str, ...]:
    return tuple(phrase for where, phrase in _captions() if where == "start")


@cache
def _any_caption() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(phrase) for _, phrase in _captions()))


@cache
def _captions() -> tuple[tuple[str, str], ...]:
    found = {(row["where"], row["phrase"].casefold()) for row in rows("clean/captions.tsv")}
    return tuple(sorted(found, key=lambda p: (-len(p[1]), p)))
