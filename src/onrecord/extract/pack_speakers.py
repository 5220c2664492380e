"""Who speaks a quotation, in a language that has a pack: a mark or a clause with its sentence in, cue and speaker out.

In order: the cue straight behind the quotation ("…", dijo Ruiz), the one or the name before a colon, the last cue
before it in the sentence, a cue at the sentence's end. A quotation that is a sentence of its own goes on with the one
before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.marks import Marked
from onrecord.extract.pack_cues import PackCue, find_cues
from onrecord.extract.pack_phrases import Line, Phrase, bare_noun, behind_preposition, phrase_at
from onrecord.model.annotations import Sentence
from onrecord.tools.language_packs import LanguagePack

#: Words between a cue and its subject, and between a cue and a quotation behind it, at most.
SUBJECT, REACH = 16, 40
#: Words of a relative clause that describes who speaks, at most.
RELATIVE = 10
#: Words between somebody unnamed, in the midst of a sentence, and his verb at most.
FAR = 14
_BETWEEN = " \t,—–-.;»”“\"’‘«"


@dataclass(frozen=True, slots=True)
class PackSource:
    """The cue and the phrase that speaks (None: it is left out), and how it was found."""

    cue: PackCue | None
    phrase: Phrase | None
    basis: str


class PackSentence:
    """A sentence with its cues, ready to be asked for subjects."""

    def __init__(self, sentence: Sentence, quoted: Sequence[bool], pack: LanguagePack) -> None:
        self.sentence = sentence
        self.pack = pack
        self.cues = find_cues(sentence.tokens, quoted, pack)
        verbs = {n for cue in self.cues for n in range(cue.first, cue.end) if not cue.split or n in {cue.first, cue.verb}}
        self.line = Line(sentence.tokens, quoted, frozenset(verbs), pack)
        self._phrases: dict[tuple[int, bool], Phrase | None] = {}

    def subject(self, cue: PackCue, *, inverted: bool) -> Phrase | None:
        """Return the phrase that speaks: behind the cue first where it is inverted, else before it first."""
        if cue.kind in {"according", "view", "behind"}:
            begin = cue.end + self.pack.is_word("joiner", self.line.low(cue.end))
            found = phrase_at(self.line, begin, loose=True)
            if found is None and begin > cue.end:
                found = phrase_at(self.line, cue.end, loose=True)
            if cue.kind == "according":
                return found or bare_noun(self.line, begin)
            return found or (self.behind(cue.end, loose=True) if cue.kind == "behind" else None)
        if cue.kind == "postposed":
            return self._before(cue, low=0, oblique=True)
        within = self.behind(cue.first + 1, loose=True, stop=cue.verb) if cue.split else None
        if cue.kind == "as":
            return within or self.behind(cue.end, loose=True)
        if inverted:
            return within or self.behind(cue.end, loose=True) or self._before(cue)
        return self._before(cue) or within or self.behind(cue.end, loose=True)

    def behind(self, start: int, *, loose: bool, stop: int = -1) -> Phrase | None:
        """The first phrase from a place on that no preposition governs, times and adverbs skipped."""
        line, n, limit = self.line, start, min(len(self.line.tokens), start + SUBJECT)
        limit = min(limit, stop) if stop >= 0 else limit
        while n < limit:
            if line.quoted[n] or line.low(n) in {":", ";", "(", "."} or line.pack.is_word("clause", line.low(n)):
                return None
            if line.low(n) == ",":
                n += 1
                if n - start > 3:
                    return None
                continue
            if n in line.verbs and n != start:
                return None
            found = phrase_at(line, n, loose=loose)
            if found is not None:
                return found
            n = self._past(n)
        return None

    def _past(self, n: int) -> int:
        """Step over a word that begins no phrase, or over what a preposition governs."""
        line = self.line
        if line.pack.is_word("stop", line.low(n)) or (line.pack.is_word("joiner", line.low(n)) and not line.is_time(n)):
            return max(n + 1, behind_preposition(line, n))
        return n + 1

    def _phrase(self, n: int, *, loose: bool) -> Phrase | None:
        """Return the phrase that begins at a word, looked for once a sentence: each of many cues asks for it."""
        if (n, loose) not in self._phrases:
            self._phrases[n, loose] = phrase_at(self.line, n, loose=loose)
        return self._phrases[n, loose]

    def _before(self, cue: PackCue, *, low: int = 0, oblique: bool = False) -> Phrase | None:
        """The last phrase before a cue that may be its subject."""
        line, n, best = self.line, low, None
        while n < cue.first:
            if line.quoted[n]:
                n += 1
                continue
            if line.low(n) in {":", ";"}:
                best, n = None, n + 1
                continue
            governed = line.pack.is_word("oblique", line.low(n)) and not oblique
            strict = self._phrase(n, loose=False)
            found = strict or self._phrase(n, loose=True)
            if found is None or found.end > cue.first:
                n = self._past(n) if found is None else n + 1
                continue
            touches = all(line.is_time(at) for at in range(found.end, cue.first))
            close = touches or line.pack.is_word("relative", line.low(found.end))
            apposed = best is not None and best.kind == "person" and found.kind in {"role", "other"} and line.low(found.first - 1) == ","
            if not governed and not apposed and (strict is not None or (close and best is None) or touches):
                best = self._with_relative(found, cue)
            n = found.end
        return best if best is None or self._reaches(best, cue) else None

    def _reaches(self, phrase: Phrase, cue: PackCue) -> bool:
        """Say whether a phrase may be the subject of a cue so far behind it: a person's may, another's only nearby.

        The subject of a relative clause that nothing stands before ("a lo que califica de …") is told elsewhere.
        """
        line, lead = self.line, cue.first - 1
        if line.pack.is_word("relative", line.low(lead)) and line.pack.is_word("stop", line.low(lead - 1)):
            return False
        return phrase.kind == "person" or phrase.first <= 1 or cue.first - phrase.end <= FAR

    def _with_relative(self, phrase: Phrase, cue: PackCue) -> Phrase:
        """Stretch somebody unnamed over what is told of him: "un funcionario que pidió no ser identificado"."""
        near = 0 < cue.first - phrase.end <= RELATIVE and phrase.kind in {"role", "other"}
        if near and self.pack.is_word("relative", self.line.low(phrase.end)) and not self.line.is_mark(cue.first - 1):
            return Phrase(phrase.first, cue.first, phrase.kind, phrase.head)
        return phrase

    def ends_before(self, cue: PackCue) -> bool:
        """Say whether a phrase that may speak ends in a comma straight before a cue: "Ruiz, alcalde de Alba, negó …"."""
        found = self._before(cue)
        return found is not None and found.end >= cue.first - 1 and found.kind != "other"

    def topic(self) -> Phrase | None:
        """Return whom a sentence is about: the person or office that it begins with, or the only person it names."""
        found = phrase_at(self.line, 0) if self.line.tokens else None
        if found and found.kind in {"person", "role"}:
            return found
        named = [n for n in range(len(self.line.tokens)) if self.line.is_person(n)]
        return phrase_at(self.line, named[0]) if len(named) == 1 else None

    def name_before(self, at: int) -> Phrase | None:
        """The phrase that ends at a place ("Elena Sarrión: …"), or a name at the beginning with what is added to it."""
        persons = [n for n in range(max(0, at - SUBJECT), at) if self.line.is_person(n)]
        if persons and (self.line.name_end(persons[-1]) == at or persons[0] == 0):
            return phrase_at(self.line, persons[-1] if self.line.name_end(persons[-1]) == at else 0)
        for n in range(max(0, at - SUBJECT), at):
            found = phrase_at(self.line, n, loose=n == 0)
            if found is not None and found.end == at and (n == 0 or found.kind == "person"):
                return found
        return None


def attribute(
    mark: Marked, opening: PackSentence, closing: PackSentence, text: str
) -> PackSource | None:
    """Find the source of a quotation in the sentences in which it opens and closes, None where there is none."""
    after = [c for c in closing.cues if closing.sentence.tokens[c.first].start >= mark.outer_end]
    before = [c for c in opening.cues if opening.sentence.tokens[c.end - 1].end <= mark.outer_start]
    if after and not text[mark.outer_end : closing.sentence.tokens[after[0].first].start].strip(_BETWEEN):
        return PackSource(after[0], closing.subject(after[0], inverted=True), "after")
    if found := _unlisted(mark, closing):
        return found
    led = text[opening.sentence.span.start : mark.outer_start].rstrip().endswith(":")
    if led and not before:
        colon = sum(1 for t in opening.sentence.tokens if t.end <= mark.outer_start and t.text != ":")
        colon = next((n for n in range(colon, -1, -1) if opening.line.low(n) == ":"), colon)
        phrase = opening.name_before(colon) or opening.topic()
        return PackSource(None, phrase, "colon") if phrase else None
    first = sum(1 for t in opening.sentence.tokens if t.end <= mark.outer_start)
    near = [c for c in before if first - c.end <= REACH and c.kind != "behind"]
    if near:
        cue = near[-1]
        if cue.kind in {"according", "view"} and len(near) > 1 and near[-2].kind in {"say", "call"}:
            cue = near[-2]
        return PackSource(cue, opening.subject(cue, inverted=False), "colon" if led else "before")
    for cue in after:
        lead = closing.line.low(cue.first - 1)
        if lead in {",", "—", "–"} or cue.kind == "according":
            subject = closing.subject(cue, inverted=True)
            if subject is not None:
                return PackSource(cue, subject, "tail")
    return None


def _unlisted(mark: Marked, closing: PackSentence) -> PackSource | None:
    """“…”, resume Lagos: a word that no table has, between a quotation with its comma and somebody's name or office."""
    tokens = closing.sentence.tokens
    n = sum(1 for t in tokens if t.start < mark.outer_end)
    if n + 2 >= len(tokens) or tokens[n].text != ",":
        return None
    verb = tokens[n + 1].text
    if not verb.isalpha() or not verb.islower() or closing.pack.is_small(verb) or closing.line.is_time(n + 1):
        return None
    phrase = phrase_at(closing.line, n + 2)
    if phrase is None or phrase.kind not in {"person", "role"}:
        return None
    return PackSource(PackCue(n + 1, n + 2, n + 1, "say"), phrase, "after")
