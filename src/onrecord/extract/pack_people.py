"""Who is who in an article in a language that has a pack: its names in, full names, offices and pronouns resolved out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.extract.pack_phrases import Line, Phrase
from onrecord.model.annotations import Sentence
from onrecord.tools.language_packs import LanguagePack

#: Words between an office and the name it goes with at most.
NEAR = 9
#: Offices kept of one person, and how many speakers back a pronoun is followed.
MAX_ROLES, MAX_BACK = 6, 50


@dataclass(slots=True)
class PackPerson:
    """A person of the article: full name, gender ("" unknown), offices as printed."""

    name: str
    gender: str = ""
    roles: list[str] = field(default_factory=list)


class PackPeople:
    """The persons of one article, and who spoke last."""

    def __init__(self, sentences: Sequence[Sentence], pack: LanguagePack) -> None:
        self.pack = pack
        self.persons: dict[str, PackPerson] = {}
        #: Full names by each of their words, and by the nouns of their offices.
        self._with: dict[str, list[str]] = {}
        self._in_office: dict[str, set[str]] = {}
        #: Names in the order in which they spoke or were told of, the last at the end.
        self.spoken: list[str] = []
        self._quoted: set[str] = set()
        lines = [Line(s.tokens, [False] * len(s.tokens), frozenset(), pack) for s in sentences]
        places = [(line, n) for line in lines for n in range(len(line.tokens)) if line.is_person(n)]
        for line, n in sorted(places, key=lambda place: place[1] - place[0].name_end(place[1])):
            self._note(line, n)

    def _note(self, line: Line, first: int) -> None:
        end = line.name_end(first)
        name = self.full_name(_words(line, first, end))
        if name not in self.persons:
            for word in set(name.split()):
                self._with.setdefault(word, []).append(name)
        person = self.persons.setdefault(name, PackPerson(name))
        given = self.pack.gender_of_given(line.tokens[first].text) if end - first > 1 else None
        before = line.low(first - 1).rstrip(".")
        person.gender = person.gender or given or self.pack.people.get("honorific", {}).get(before, "")
        for noun, gender, printed in (*_role_before(line, first), *_role_after(line, end)):
            person.gender = person.gender or gender
            self._in_office.setdefault(noun, set()).add(name)
            if printed not in person.roles and len(person.roles) < MAX_ROLES:
                person.roles.append(printed)

    def full_name(self, name: str) -> str:
        """Return the longest name of the article that a name is part of, where just one is."""
        words = name.split()
        if name in self.persons or not words:
            return name
        fitting = [full for full in self._with.get(words[-1], ()) if set(words) < set(full.split())]
        return fitting[0] if len(fitting) == 1 else name

    def name_of(self, line: Line, phrase: Phrase) -> str:
        """Return the speaker's name for a phrase: the person's full name, else the phrase as printed."""
        if phrase.name:
            return self.full_name(_words(line, *phrase.name))
        if phrase.kind == "pronoun":
            low = line.low(phrase.first)
            return self.last_speaker(self.pack.words["pronoun"].get(low, ""))
        if phrase.kind == "role" and phrase.end - phrase.head <= 1:
            noun = self.pack.role(line.tokens[phrase.head].text)
            bearers = self._in_office.get(noun[0], set()) if noun else set()
            if len(bearers) == 1:
                return min(bearers)
        return _words(line, phrase.first, phrase.end)

    def last_speaker(self, gender: str = "") -> str:
        """Return who spoke last; where a gender is asked for, the last person of whom no other is known. "" for nobody."""
        for name in reversed(self.spoken[-MAX_BACK:]):
            person = self.persons.get(name)
            if not gender or (person is not None and person.gender in {"", gender}):
                return name
        return ""

    def only_speaker(self) -> str:
        """Return who has spoken, where that is one only; "" else."""
        return next(iter(self._quoted)) if len(self._quoted) == 1 else ""

    def speaks(self, name: str) -> None:
        """Note that somebody is quoted."""
        if name:
            self.spoken.append(name)
            self._quoted.add(name)

    def acts(self, name: str) -> None:
        """Note of whom a sentence without a quotation tells: the next one may go on with him."""
        if name:
            self.spoken.append(name)


def _words(line: Line, first: int, end: int) -> str:
    """Return words as printed, with the gaps between them as single spaces."""
    text = ""
    for n in range(first, end):
        gap = n > first and line.tokens[n].start > line.tokens[n - 1].end
        text += (" " if gap else "") + line.tokens[n].text
    return text


def _role_before(line: Line, first: int) -> list[tuple[str, str, str]]:
    """The office before a name, in a phrase with it: "El ministro de Transportes, Esteban Quiroga"."""
    commas = 0
    for n in range(first - 1, max(-1, first - NEAR), -1):
        text = line.tokens[n].text
        if text == ",":
            commas += 1
        if (line.is_mark(n) and text not in {",", "."}) or commas > 1 or line.pack.is_word("stop", text):
            break
        if line.tokens[n].entity.endswith("PERSON"):
            break
        if found := line.pack.role(text):
            end = first - 1 if line.low(first - 1) == "," else first
            return [(*found, _words(line, n, end))]
    return []


def _role_after(line: Line, end: int) -> list[tuple[str, str, str]]:
    """The office behind a name and a comma: "Pilar Ansúrez, presidenta de la asociación"."""
    if line.low(end) != ",":
        return []
    for n in range(end + 1, min(end + 5, len(line.tokens))):
        if line.is_mark(n) or line.tokens[n].entity.endswith("PERSON"):
            break
        if found := line.pack.role(line.tokens[n].text):
            stop = n + 1
            while stop < len(line.tokens) and not line.is_mark(stop) and not line.pack.is_word("stop", line.low(stop)) and stop < n + 8:
                stop += 1
            return [(*found, _words(line, n, stop))]
    return []
