"""Noun phrases that may speak, in a language that has a pack: words of a sentence in, phrases with what they are out.

There is no parser: a phrase begins with a determiner, a name, an office or a body and goes on over what the pack's small
words let it. A phrase behind a preposition speaks for nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.model.annotations import Token
from onrecord.tools.language_packs import LanguagePack

PhraseKind = Literal["person", "pronoun", "role", "body", "other"]
#: Words between a determiner and the noun at most, and words of a phrase at most.
BEFORE_NOUN, MAX_PHRASE = 4, 14
#: Calendar words that stand in a time and in no speaker.
_TIMES = ("weekday", "month", "unit", "season", "part")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `[first, end)` of a sentence; `head` is the noun; `name` are the words of a person's name in it, if any."""

    first: int
    end: int
    kind: PhraseKind
    head: int
    name: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence to look for phrases in: its words, which of them stand between marks, which begin a verb of speech."""

    tokens: Sequence[Token]
    quoted: Sequence[bool]
    verbs: Collection[int]
    pack: LanguagePack

    def low(self, n: int) -> str:
        """Return a word in small letters, "" beyond the sentence."""
        return self.tokens[n].text.lower() if 0 <= n < len(self.tokens) else ""

    def is_mark(self, n: int) -> bool:
        """Say whether a token is no word."""
        return not self.tokens[n].text[0].isalnum()

    def free(self, n: int) -> bool:
        """Say whether a word may stand in a phrase: it is there, unquoted, and begins no verb of speech."""
        return 0 <= n < len(self.tokens) and not self.quoted[n] and not self.is_mark(n) and n not in self.verbs

    def is_time(self, n: int) -> bool:
        """Say whether a word stands in a time, or is a number or an adverb."""
        low = self.low(n)
        return low[:1].isdigit() or self.pack.is_word("adverb", low) or any(
            low in self.pack.calendar.get(kind, {}) for kind in _TIMES
        )  # fmt: skip

    def name_end(self, n: int) -> int:
        """Return the end of the name that begins at a word, the word's own place where none does."""
        if not (0 <= n < len(self.tokens)) or not self.tokens[n].entity.startswith("B-"):
            return n
        end = n + 1
        while end < len(self.tokens) and self.tokens[end].entity.startswith("I-"):
            end += 1
        return end

    def is_person(self, n: int) -> bool:
        """Say whether a person's name begins at a word."""
        return 0 <= n < len(self.tokens) and self.tokens[n].entity == "B-PERSON"


def phrase_at(line: Line, n: int, *, loose: bool = False) -> Phrase | None:
    """Return the phrase that begins at a word; `loose`: its noun need not be one for people or bodies."""
    if not line.free(n):
        return None
    pack, low = line.pack, line.low(n)
    start = n
    honorific = low.rstrip(".") in pack.people.get("honorific", {})
    if line.is_person(n + honorific):
        return _person(line, start, n + honorific)
    if pack.is_word("pronoun", low) and not (pack.is_word("determiner", low) and line.free(n + 1)):
        return Phrase(n, n + 1, "pronoun", n)
    determined = pack.is_word("determiner", low)
    n += determined
    n += determined and line.is_person(n + 1) and line.low(n).rstrip(".") in pack.people.get("honorific", {})
    if determined and line.is_person(n):
        return _person(line, start, n)
    found = _head(line, n, determined=determined, loose=loose)
    if found is None:
        return None
    head, kind = found
    return _extended(line, start, head, kind)


def bare_noun(line: Line, n: int) -> Phrase | None:
    """Return the phrase of a noun without a determiner: "según testigos"."""
    if not line.free(n) or line.is_time(n) or line.pack.is_small(line.low(n)):
        return None
    return _extended(line, n, n, "other")


def _person(line: Line, start: int, first: int) -> Phrase:
    end = line.name_end(first)
    return Phrase(start, end, "person", end - 1, (first, end))


def _head(line: Line, n: int, *, determined: bool, loose: bool) -> tuple[int, PhraseKind] | None:
    """Find the noun of a phrase that begins at a word (its determiner left out)."""
    pack = line.pack
    alone = 1 if pack.habits.noun_capitals else 2
    for at in range(n, min(n + (BEFORE_NOUN if determined else alone), len(line.tokens))):
        if not line.free(at) or line.is_time(at) or (at > n and pack.is_small(line.low(at))):
            break
        text = line.tokens[at].text
        capital = text[0].isupper()
        if pack.role(text) and (capital or not pack.habits.noun_capitals):
            return at, "role"
        if pack.body(text) and (capital or not pack.habits.noun_capitals) and (determined or capital or loose):
            return at, "body"
        if line.tokens[at].entity.startswith("B-") and (determined or at == n):
            return (at, "other") if not pack.is_small(text) else None
    if not loose or not line.free(n) or line.is_time(n) or pack.is_small(line.low(n)):
        return None
    for at in range(n, min(n + (BEFORE_NOUN if determined else alone), len(line.tokens))):
        if not line.free(at):
            break
        if line.tokens[at].text[0].isupper() or (determined and not pack.habits.noun_capitals):
            return at, "other"
    return None


def _extended(line: Line, start: int, head: int, kind: PhraseKind) -> Phrase:
    """Stretch a phrase from its noun over what hangs on it, and over the name that stands beside it."""
    end = max(head + 1, line.name_end(head))
    while end < len(line.tokens) and end - start < MAX_PHRASE:
        if line.is_person(end) or (line.low(end).rstrip(".") in line.pack.people.get("honorific", {}) and line.is_person(end + 1)):
            first = end if line.is_person(end) else end + 1
            return Phrase(start, line.name_end(first), "person", head, (first, line.name_end(first)))
        step = _step(line, end)
        if step == end:
            break
        end = step
    if line.low(end) == "," and kind == "role":
        first = end + 1
        while first < end + 3 and not line.is_person(first) and _titles(line, first):
            first += 1
        if line.is_person(first) and not line.quoted[first]:
            return Phrase(start, line.name_end(first), "person", head, (first, line.name_end(first)))
    return Phrase(start, end, kind, head)


def _titles(line: Line, n: int) -> bool:
    """Say whether a word is an office or a form of address: ", comandante Néstor Guaraz"."""
    low = line.low(n)
    return bool(low) and (low.rstrip(".") in line.pack.people.get("honorific", {}) or line.pack.role(low) is not None)


def _step(line: Line, n: int) -> int:
    """Return the end of the next piece that hangs on a noun: "de la comarca", "vocero presidencial"; `n` for none."""
    pack = line.pack
    if not line.free(n) or line.is_time(n):
        return n
    if pack.is_word("joiner", line.low(n)):
        at = n + 1
        at += line.free(at) and pack.is_word("determiner", line.low(at))
        while line.free(at) and pack.habits.noun_capitals and line.tokens[at].text[0].islower() and at < n + BEFORE_NOUN:
            at += 1
        if not line.free(at) or line.is_time(at) or pack.is_word("stop", line.low(at)):
            return n
        if any(line.low(m).endswith(form) for m in (at, at + 1) for form in pack.people.get("medium", {})):
            return n  # "sagte der Sprecher der Zeitung": who is told, not who tells
        return max(at + 1, line.name_end(at))
    if pack.is_small(line.low(n)):
        return n
    before, small = line.tokens[n - 1].text, line.tokens[n].text[0].islower()
    named = before[0].isupper() and not (pack.body(before) or pack.role(before))
    if small and (named or pack.habits.noun_capitals):
        return n  # "el Partido Popular frente a …"
    return max(n + 1, line.name_end(n))


def behind_preposition(line: Line, n: int) -> int:
    """Return the end of what the preposition at a word governs."""
    at = n + 1
    while line.free(at) and line.is_time(at):
        at += 1
    if at > n + 1:
        return at
    at += line.free(at) and (line.pack.is_word("determiner", line.low(at)) or line.pack.is_word("oblique", line.low(at)))
    if not line.free(at) or (at == n + 1 and line.pack.is_word("stop", line.low(at))):
        return max(at, n + 1)
    at = max(at + 1, line.name_end(at))
    while at < len(line.tokens) and (step := _step(line, at)) > at and not line.is_person(at):
        at = step
    return at
