"""Titles: a name's place in, the role printed before or after it out; and noun phrases for a role alone.

"Chinese foreign ministry spokesman Wang", "Danny Hale, a fellow at the Institute,", "the minister".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.extract.views import View
from onrecord.tools.countries import countries_in
from onrecord.tools.names import gender_of
from onrecord.tools.tables import rows, words

#: Longest role before and after a name, in tokens.
_BEFORE, _AFTER = 14, 18
_LINKS = frozenset({"of", "for", "to", "on", "and", "&", "at"})
_DETERMINERS = frozenset({"the", "a", "an", "another", "one", "this", "that", "any", "some", "each", "every"})
_POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_NOUN_TAGS = ("NN", "JJ", "VBN", "POS", "HYPH", "CD", "AFX")
#: Guards that are bodies and not people.
_GUARDS = frozenset({"coast", "national", "revolutionary", "republican", "home", "border"})
#: Roles that are printed with a capital where they stand for their holder ("the President").
_OFFICES = frozenset({"leader", "minister", "diplomat", "lawmaker", "jurist", "officer", "official", "spokes"})
#: Tags of finite verbs, and what is said after an office that somebody is yet to take.
_FINITE = frozenset({"VBZ", "VBP", "VBD"})
_COMING = frozenset({"elect", "designate"})
#: Words that begin what is no longer part of a role.
_CLOSERS = frozenset({
    "who", "which", "that", "during", "under", "since", "when", "after", "before", "from", "while", "as", "told", "until",
})  # fmt: skip
_STOPS = frozenset({",", ".", ";", ":", "—", "–", "(", ")", "“", "”", '"'})
#: What may follow a role noun in its own phrase.
_AFTER_HEAD = _LINKS | {"in", "with", "and", "who", "from", "under", "during", "at"}
#: Plural endings with the singular ones.
_PLURALS = (("", ""), ("s", ""), ("men", "man"), ("women", "woman"), ("ies", "y"))
_MARKS = frozenset({"'s", "’s", "'", "’", "-"})


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """Tokens `[first, end)` for a role, without determiner; `head` is its noun, in the singular, at `noun`."""

    first: int
    end: int
    head: str
    noun: int


def role_noun(word: str) -> str:
    """Return the role that a word names, in the singular, or ""."""
    return _role_forms().get(word.lower(), "")


def role_classes(noun: str) -> frozenset[str]:
    """Return what the holder of a role may be taken up as."""
    row = _roles().get(noun)
    return frozenset(row["classes"].split(";")) if row else frozenset()


def role_gender(role: str) -> str:
    """Return "f" or "m" where a printed role tells it ("spokeswoman"), else ""."""
    for word in role.lower().split():
        row = _roles().get(word)
        if row and row["gender"]:
            return row["gender"]
    return gender_of("", role)


@cache
def _roles() -> dict[str, dict[str, str]]:
    return {row["role"]: row for row in rows("names/roles.tsv")}


@cache
def _role_forms() -> dict[str, str]:
    """Return the roles by their singular and plural forms; a singular is no other role's plural."""
    forms: dict[str, str] = {}
    for ending, singular in _PLURALS:
        for role in _roles():
            if role.endswith(singular):
                forms.setdefault(role.removesuffix(singular) + ending, role)
    return forms


def role_before(view: View, first: int, end: int = 0) -> RolePhrase | None:
    """Find the role that ends just before the name `[first, end)`.

    A comma may stand between them after a definite phrase, where the name is closed off as well.
    """
    stop = end or first + 1
    start, _ = view.bounds(view.sentence_of[first])
    closed = stop >= len(view.tokens) or view.tokens[stop].text in {",", ".", "—", "–", "-", ")", ";"}
    end = first
    comma = end - 1 >= start and view.tokens[end - 1].text == ","
    if comma:
        if not closed:
            return None
        end -= 1
    at = end
    while at > start and end - at < _BEFORE and _may_stand(view, at - 1):
        at -= 1
    while at < end and (view.tokens[at].text.lower() in _LINKS or view.tokens[at].text in _MARKS):
        at += 1
    phrase = _cut_phrase(view, at, end, comma=comma)
    return None if phrase is None or (comma and not _definite(view, start, phrase)) else phrase


def _may_stand(view: View, index: int) -> bool:
    """Say whether a token may be inside a role before a name."""
    token = view.tokens[index]
    low = token.text.lower()
    if token.text == "-" and view.article.text[token.start - 1 : token.start].isspace():
        return False  # a dash: "OSLO - General Tolv"
    if low in _LINKS or token.text in _MARKS:
        return True
    if token.tag in _FINITE:
        return False  # "Mira Tolv chairs the board": no chair of anything
    if low == "the":
        return index > 0 and view.tokens[index - 1].text.lower() in {"of", "for", "to"}
    if not token.tag:
        return token.text[:1].isupper() or low in words("names/modifiers.txt") or bool(role_noun(low))
    return token.tag.startswith(_NOUN_TAGS) or low in words("names/modifiers.txt") or bool(role_noun(low))


def _cut_phrase(view: View, first: int, end: int, *, comma: bool) -> RolePhrase | None:
    """Keep the phrase from its first modifier to its end if a role noun heads it."""
    if first >= end or view.tokens[end - 1].text.lower() in _LINKS | _MARKS | {"the"}:
        return None
    nouns = [n for n in range(first, end) if role_noun(view.tokens[n].text) and view.tokens[n].tag not in {"JJ", *_FINITE}]
    head = next((n for n in reversed(nouns) if _closes(view, n, end, comma=comma)), -1)
    if head < 0:
        return None
    first = _after_and(view, first, head)
    while first < head and _is_no_part(view, first):
        first += 1
    owner = next((n for n in range(head - 1, first - 1, -1) if view.tokens[n].text in {"'s", "’s"}), -1)
    if owner > first and not _office(view, first, owner):
        first = owner + 1
    while first < head and view.tokens[first].text.lower() in {"and", "to", "on", "at", "for", "of", "&"}:
        first += 1
    return RolePhrase(first, end, role_noun(view.tokens[head].text), head)


def _is_no_part(view: View, first: int) -> bool:
    """Say whether a word cannot begin a role: a day, or a participle that belongs to what stands before."""
    token = view.tokens[first]
    if token.text in words("names/calendar.txt"):
        return True
    return token.tag in {"VBN", "VBD"} and token.text.lower() not in words("names/modifiers.txt")


def _closes(view: View, head: int, end: int, *, comma: bool) -> bool:
    """A role noun ends the phrase, or only what the holder is in charge of follows: "of State", "to China", "-elect".

    Before a comma that may be without a capital: "the leader of the council, Mira Tolv,".
    """
    if head == end - 1 or (head == end - 3 and view.tokens[end - 1].text.lower() in _COMING):
        return True
    linked = view.tokens[head + 1].text.lower() in {"of", "for", "to"} and end - head <= 8
    last = view.tokens[end - 1]
    return linked and (last.text[:1].isupper() or (comma and last.tag == "NN"))


def _after_and(view: View, first: int, head: int) -> int:
    """Begin after an "and" that joins two persons and not two roles of one, and after a preposition."""
    for n in range(head - 1, first - 1, -1):
        if view.tokens[n].text.lower() in {"of", "for", "to", "on", "at"}:
            return n + 1
        if view.tokens[n].text.lower() in {"and", "&"} and (n == first or not role_noun(view.tokens[n - 1].text)):
            return n + 1
    return first


def _office(view: View, first: int, owner: int) -> bool:
    """Say whether the owner in "X’s minister" is a country or an institution, not a person."""
    return bool(countries_in(view.text(first, owner))) or owner - first > 2


def _definite(view: View, start: int, phrase: RolePhrase) -> bool:
    """Say whether a phrase before a comma points at one person: "the envoy, Nils Aaro,"."""
    before = view.tokens[phrase.first - 1].text.lower() if phrase.first > start else ""
    inner = {view.tokens[n].text for n in range(phrase.first, phrase.end)}
    pointed = before in {"the", "a", "an", "another", "’s", "'s"} | _POSSESSIVES or bool(inner & {"’s", "'s"})
    lead = view.tokens[phrase.first - 2].text.lower() if phrase.first - 1 > start else ""
    return pointed and lead not in {"to", "by"}


def role_after(view: View, end: int) -> RolePhrase | None:
    """Find the role that an apposition after a name tells: ", a fellow at the Institute,"."""
    _, stop = view.bounds(view.sentence_of[end - 1])
    if end + 1 >= stop or view.tokens[end].text != ",":
        return None
    first = end + 1
    low = view.tokens[first].text.lower()
    opens = low in _DETERMINERS | _POSSESSIVES
    at = first + 1 if opens else first
    last = at
    while last < stop and last - at < _AFTER and view.tokens[last].text not in _STOPS:
        if view.tokens[last].tag.startswith(("VBD", "VBZ", "VBP", "WP", "WDT", "MD")):
            break
        if view.tokens[last].text.lower() in _CLOSERS:
            break
        last += 1
    while last > at and (view.tokens[last - 1].tag.startswith(("RB", "IN")) or view.is_mark(last - 1)):
        last -= 1
    head = next((n for n in range(at, last) if role_noun(view.tokens[n].text) and _heads(view, n, last)), -1)
    if head < 0 or (not opens and not _bare(view, at, head)):
        return None
    return RolePhrase(at, last, role_noun(view.tokens[head].text), head)


def _heads(view: View, index: int, last: int) -> bool:
    """A role noun heads its phrase where no other noun follows it directly."""
    if index + 1 >= last:
        return True
    following = view.tokens[index + 1]
    return following.text.lower() in _AFTER_HEAD or not following.tag.startswith("NN")


def _bare(view: View, first: int, head: int) -> bool:
    """An apposition without determiner: every word before the role may stand in one."""
    return head - first <= 6 and all(_may_stand(view, n) for n in range(first, head))


def role_phrases(view: View) -> list[tuple[int, RolePhrase]]:
    """Return the phrases for a role alone, each with its first token, determiner included.

    "the minister", "a senior State Department official", "U.S. officials", "Mr. Aaro’s spokesman".
    """
    found: list[tuple[int, RolePhrase]] = []
    for number in range(len(view.sentences)):
        start, stop = view.bounds(number)
        for n in range(start, stop):
            noun = role_noun(view.tokens[n].text)
            if not noun or view.tokens[n].tag.startswith(("VB", "JJ")):
                continue
            if n + 1 < stop and view.tokens[n + 1].tag.startswith("NN"):
                continue
            if noun == "guard" and n > start and view.tokens[n - 1].text.lower() in _GUARDS:
                continue
            if view.tokens[n].text[:1].isupper() and n > start and not role_classes(noun) & _OFFICES:
                continue
            first = phrase_start(view, start, n)
            opens = view.tokens[first].text.lower()
            plural = view.tokens[n].tag == "NNS" or view.tokens[n].text.lower() != noun
            if opens in _DETERMINERS | _POSSESSIVES or first < n or plural:
                inner = first + 1 if opens in _DETERMINERS | _POSSESSIVES else first
                found.append((first, RolePhrase(inner, _with_charge(view, n + 1, stop), noun, n)))
    return found


def _with_charge(view: View, end: int, stop: int) -> int:
    """Go right over what the holder is in charge of: "of State", "to China", "at the Institute of Ice"."""
    if end + 1 >= stop or view.tokens[end].text.lower() not in {"of", "for", "to", "at"}:
        return end
    at = end + 1
    if view.tokens[at].text.lower() == "the":
        at += 1
    if at >= stop or not view.tokens[at].text[:1].isupper() or view.tokens[at].tag in {"PRP", "CD"}:
        return end
    if view.tokens[at].text in words("names/portfolios.txt"):
        while at < stop and (view.tokens[at].text in words("names/portfolios.txt") or view.tokens[at].text == "and"):
            at += 1
        return at - 1 if view.tokens[at - 1].text == "and" else at
    at += 1
    while view.tokens[end].text.lower() != "to" and at < stop and view.tokens[at].tag in {"NNP", "NNPS"}:
        at += 1
    return at


def phrase_start(view: View, start: int, head: int) -> int:
    """Go left from a noun over its modifiers to its determiner."""
    at = head
    while at > start and head - at < _BEFORE:
        token = view.tokens[at - 1]
        low = token.text.lower()
        if low in _DETERMINERS | _POSSESSIVES:
            return at - 1
        modifies = token.tag.startswith(_NOUN_TAGS) if token.tag else token.text[:1].isupper()
        if not (modifies or token.text in _MARKS or low in words("names/modifiers.txt")):
            break
        at -= 1
    while at < head and (view.tokens[at].text in _MARKS or view.tokens[at].tag == "VBN"):
        at += 1
    return at
