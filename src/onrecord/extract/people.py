"""People: who a noun phrase of an article is; phrases in, names out.

A name gives the full name; "he" the nearest earlier person it fits; "the minister" the nearest earlier holder
of that role; an unnamed official the words by which he was introduced.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from onrecord.extract.descriptions import ANY_BODY, bears, last_described, may_be, which_one
from onrecord.extract.persons import PAST
from onrecord.extract.phrases import phrase_of
from onrecord.extract.subjects import is_main, speaks
from onrecord.extract.titles import role_classes, role_noun
from onrecord.extract.views import View
from onrecord.tools.countries import countries_in
from onrecord.tools.tables import rows, words

#: How far back an antecedent is looked for, in sentences.
REACH = 12
_HE, _SHE = frozenset({"he", "him", "his"}), frozenset({"she", "her"})
_THEY = frozenset({"they", "them", "their"})
#: Pronouns followed back to a name at most.
_HOPS = 12
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their"})
#: How far back the body that a bare noun takes up may be, in sentences.
_NEAR = 8

#: Signs of a page's menus, in no speaker's name.
_CLUTTER = ("|", "»", "#", "http", "\n")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody or some body at one place of an article.

    `token` is the last token of the name or the noun; `roles` the singular nouns for its roles, `names` its
    printed phrases; `rank` is 2 for a subject, 1 for another noun, 0 inside a quotation.
    """

    token: int
    name: str
    gender: str
    roles: frozenset[str]
    countries: frozenset[str]
    rank: int
    plural: bool
    named: bool
    mention: str


@dataclass
class People:
    """The persons of an article in order, and how phrases are resolved against them."""

    view: View
    quoted: Sequence[bool]
    persons: list[Person] = field(default_factory=list)
    by_token: dict[int, Person] = field(default_factory=dict)
    tokens: list[int] = field(default_factory=list)

    def name(self, head: int) -> str:
        """Return the name for the phrase that a noun or pronoun heads, "" where it cannot be told."""
        found = self.who(head)
        if found:
            return found.name
        low = self.view.tokens[head].text.lower()
        left, right = phrase_of(self.view, head)
        if low in _HE | _SHE | _THEY | {"it", "who", "i", "we", "you"} or (low == "one" and right - left < 2):
            return ""
        while left < head and self.view.tokens[left].entity[2:] in {"DATE", "TIME"}:
            left += 1
        phrase = self.view.text(left, right)
        return "" if any(sign in phrase for sign in _CLUTTER) else phrase

    def who(self, head: int) -> Person | None:
        """Return who a noun or pronoun stands for."""
        low = self.view.tokens[head].text.lower()
        if low in _HE or low in _SHE:
            return self._pronoun(head, "m" if low in _HE else "f")
        if low in _THEY or low == "it":
            return self._body(head, low)
        left, _ = phrase_of(self.view, head)
        here = self._of_whom(left) or self._at(head)
        if here and here.named:
            return here
        noun = role_noun(low)
        if noun and self.view.tokens[left].text.lower() in _DEFINITE and low == noun:
            return self._taken_up(head, noun) or here
        small = low == self.view.tokens[head].text and self._definite(left)
        if low in words("quotes/bodies.txt") and small and not (here and here.named):
            return self._body_taken_up(head, low) or here
        if low in words("quotes/documents.txt") and self.view.tokens[left].text.lower() in {"the", "its", "this"}:
            return self._issuer(head) or here
        return here

    def _of_whom(self, left: int) -> Person | None:
        """The person right before "of" and the phrase: "Dr Ann Tolv of the city hospital said" has her speak."""
        if left < 2 or self.view.tokens[left - 1].text != "of":
            return None
        person = self.by_token.get(left - 2)
        return person if person and person.named and _human(person) and person.token == left - 2 else None

    def _at(self, head: int) -> Person | None:
        """The person whose name covers the token, or stands beside it in apposition."""
        here = self.by_token.get(head)
        if here and here.named:
            return here
        beside = [c for c in self.view.children[head] if self.view.tokens[c].dep == "appos"]
        if self.view.tokens[head].dep == "appos":
            beside.append(self.view.heads[head])
        for other in beside:
            person = self.by_token.get(other)
            if person and person.named and (here is None or _human(person)):
                return person
        return here

    def _before(self, head: int, reach: int = REACH) -> list[Person]:
        """Persons before a token, nearest sentence first and subjects before others in a sentence."""
        here = self.view.sentence_of[head]
        stop = bisect_left(self.tokens, head)
        near = [p for p in self.persons[:stop][-200:] if here - self.view.sentence_of[p.token] <= reach]
        return sorted(near, key=lambda p: (-self.view.sentence_of[p.token], -p.rank, p.token))

    def _pronoun(self, head: int, gender: str) -> Person | None:
        """Find whom "he" or "she" stands for; None where two fit alike, for a wrong name costs more than none."""
        at = head
        for _ in range(_HOPS):
            near = [p for p in self._before(at) if p.rank and not p.plural and p.gender in {"", gender} and _human(p)]
            fitting = [p for p in near if p.named or (p.rank == 2 and is_main(self.view, p.token))]
            earlier = self._same_pronoun(at, gender, self._stop(fitting))
            if earlier < 0:
                found = self._likeliest(at, fitting, gender)
                return found if found is None or _introduced(found) else (self.who(found.token) or found)
            at = earlier
        return None

    def _stop(self, fitting: Sequence[Person]) -> int:
        """The sentence at which the search for the same pronoun ends: the nearest with a name for its main subject."""
        if not fitting:
            return -1
        sentence = self.view.sentence_of[fitting[0].token]
        here = [p for p in fitting if self.view.sentence_of[p.token] == sentence]
        return sentence if any(p.rank == 2 and is_main(self.view, p.token) for p in here) else sentence - 1

    def _same_pronoun(self, head: int, gender: str, stop: int) -> int:
        """The main subject of a sentence after `stop`, nearest first, where it is the same pronoun; -1 for none."""
        here = self.view.sentence_of[head]
        for number in range(here, max(stop, here - REACH, -1), -1):
            start, end = self.view.bounds(number)
            for n in range(start, min(end, head)):
                same = self.view.tokens[n].text.lower() == ("he" if gender == "m" else "she")
                if same and not self.quoted[n] and is_main(self.view, n):
                    return n
        return -1

    def _likeliest(self, head: int, fitting: Sequence[Person], gender: str) -> Person | None:
        """Of the persons before a pronoun, nearest sentence first: its subject; None for two that fit alike."""
        if not fitting:
            return None
        sentence = self.view.sentence_of[fitting[0].token]
        here = [p for p in fitting if self.view.sentence_of[p.token] == sentence]
        best = _foremost(self.view, here, gender)
        if best and best.rank == 2:
            return None if sentence < self.view.sentence_of[head] and self._rival(head, best, fitting, gender) else best
        subject = next((p for p in fitting if p.rank == 2), None)
        if subject is None or (best and best.name == subject.name):
            return best
        around = [p for p in fitting if self.view.sentence_of[p.token] == self.view.sentence_of[subject.token]]
        subject = _foremost(self.view, around, gender)
        if best is None or best.gender != gender or not best.named:
            return subject
        far = subject is not None and sentence - self.view.sentence_of[subject.token] > 1
        return best if far or subject is None or not subject.named or subject.gender != gender else None

    def _rival(self, head: int, best: Person, fitting: Sequence[Person], gender: str) -> bool:
        """Say whether another of that gender speaks in the sentence before, and the nearest person does not."""
        apart = "\n" in self.view.article.text[self.view.tokens[best.token].end : self.view.tokens[head].start]
        vague = apart and not best.named and best.gender != gender
        if vague and self._same_pronoun(best.token, gender, self.view.sentence_of[best.token] - 3) >= 0:
            return True
        sure = not apart and best.gender == gender and is_main(self.view, best.token)
        if sure or speaks(self.view, best.token):
            return False
        before = range(self.view.sentence_of[best.token] - 1, self.view.sentence_of[best.token])
        others = (p for p in fitting if self.view.sentence_of[p.token] in before and p.name != best.name)
        return any(p.rank == 2 and p.gender == gender and speaks(self.view, p.token) for p in others)

    def _body(self, head: int, low: str) -> Person | None:
        """Find whom "they" or "it" stands for: the subject of a sentence just before; for "they" no single person."""
        plural = low in _THEY
        fitting = [p for p in self._before(head, 3) if p.rank and (p.plural if plural else not _human(p))]
        if not plural or not fitting:
            return fitting[0] if fitting else None
        here = self.view.sentence_of[fitting[0].token]
        between = [p for p in self._before(head, 3) if self.view.sentence_of[p.token] > here and p.rank == 2]
        joined = {p.name for p in between if _human(p)}
        return None if len(joined) > 1 else fitting[0]

    def _taken_up(self, head: int, noun: str) -> Person | None:
        """Find the earlier holder of a role: the one named with it, or one whose role it may stand for.

        Of several holders it is the nearest that is a subject, unless another is one twice as often.
        """
        left, right = phrase_of(self.view, head)
        phrase = self.view.text(left, right)
        lands = frozenset(countries_in(phrase))
        wanted = f"former {noun}" if PAST & set(phrase.lower().split()) else noun
        known = [p for p in self._before(head, 60) if p.rank and not p.plural and _introduced(p)]
        fitting = [p for p in known if self._holds(p, wanted)]
        alike = [p for p in fitting if not lands or not p.countries or lands & p.countries]
        chosen = [p for p in alike if wanted in p.roles] or alike
        if not chosen:
            return None
        chosen = [p for p in chosen if p.rank == 2] or chosen
        counts = Counter(p.name for p in chosen)
        leader = max(chosen, key=lambda p: counts[p.name])
        return leader if counts[leader.name] >= 2 * counts[chosen[0].name] else chosen[0]

    def _definite(self, left: int) -> bool:
        return self.view.tokens[left].text.lower() in _DEFINITE

    def _body_taken_up(self, head: int, noun: str) -> Person | None:
        """Find the body that "the court" or "the company" stands for: one with the word in its name, else the last.

        One that the phrase itself tells apart ("the dockers’ union") is no other; one told apart before comes first.
        """
        told = which_one(self.view, head)
        bodies = [p for p in self._before(head, 60) if p.named and "#organisation" in p.roles and bears(p.name, told)]
        here = self.view.sentence_of[head]
        fitting = [p for p in bodies if p.rank and here - self.view.sentence_of[p.token] <= _NEAR]
        counts = Counter(p.name for p in bodies if noun in p.name.lower().split())
        near = next((p for p in fitting if noun in p.name.lower().split()), None)
        described = -1 if told else last_described(self.view, head, noun, self.quoted, reach=_NEAR)
        if described >= 0 and not self._at(described):
            name = next((p for p in fitting if bears(p.name, which_one(self.view, described))), None)
            later = any(p.rank == 2 and p.token > described for p in fitting)
            return name or (None if counts or later else self._description(described))
        if counts or noun not in ANY_BODY:
            sure = near is not None and all(counts[near.name] >= 2 * n for name, n in counts.items() if name != near.name)
            return near if sure else None
        return next((p for p in fitting if may_be(noun, p.name)), None) if not told else None

    def _description(self, noun: int) -> Person:
        """A body that its first phrase describes and nothing names."""
        name = self.view.text(*phrase_of(self.view, noun))
        return Person(noun, name, "", frozenset({"#body"}), frozenset(), 2, plural=False, named=False, mention="")

    def _holds(self, person: Person, noun: str) -> bool:
        if noun in person.roles:
            return True
        return any(noun in _takeups().get(role, frozenset()) or noun in role_classes(role) for role in person.roles)

    def _issuer(self, head: int) -> Person | None:
        """Find who is behind "the statement": the last body or named person before it that is a subject."""
        fitting = [p for p in self._before(head, 2) if p.rank == 2 and p.named]
        bodies = [p for p in fitting if not _human(p)]
        return bodies[0] if bodies else (fitting[0] if fitting else None)


def _introduced(person: Person) -> bool:
    """Say whether a phrase introduces somebody: a name, or a description without "the"."""
    return person.named or person.name.split(" ", 1)[0].lower() not in _DEFINITE


def _foremost(view: View, persons: Sequence[Person], gender: str) -> Person | None:
    """The one of a sentence's persons that stands out: a subject, then one of that gender; None for a tie."""

    def weight(person: Person) -> tuple[int, int, bool, bool]:
        main = person.rank == 2 and is_main(view, person.token)
        return (person.rank, int(main), person.gender == gender, person.named)

    if not persons:
        return None
    ranked = sorted(persons, key=weight, reverse=True)
    sure = [p for p in ranked if p.rank == ranked[0].rank and p.gender == gender]
    if ranked[0].gender != gender and len({p.name for p in sure}) == 1:
        return sure[0]
    tied = {p.name for p in ranked if weight(p) == weight(ranked[0])}
    return ranked[0] if len(tied) == 1 else None


def _human(person: Person) -> bool:
    return "#body" not in person.roles


@cache
def _takeups() -> dict[str, frozenset[str]]:
    return {row["role"]: frozenset(row["nouns"].split(";")) for row in rows("names/takeups.tsv")}
