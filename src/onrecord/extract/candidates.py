"""Candidates for names: an article's view in, stretches of tokens with a first guess of their kind out.

Three sources, the later yielding to the earlier where they overlap: tables of countries and organisations
(longest match), the parser's labels, and capitalised words that the parser passed over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from onrecord.extract.titles import role_noun
from onrecord.extract.views import View
from onrecord.model.annotations import NameKind
from onrecord.tools.countries import CountryKind, countries_in, country_kind, may_begin
from onrecord.tools.names import fold_organisation, gender_of
from onrecord.tools.tables import rows, words

#: OntoNotes 5 labels (and the rule parser's NAME) as kinds of names; labels of numbers and dates are left out.
_KINDS: dict[str, NameKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "nationality", "EVENT": "event", "LAW": "event", "PRODUCT": "other", "WORK_OF_ART": "other",
    "NAME": "other",
}  # fmt: skip
_COUNTRY_KINDS: dict[CountryKind, NameKind] = {
    "country": "place", "capital": "place", "demonym": "nationality", "seat": "organisation",
}  # fmt: skip
#: Longest entry of a table, in tokens.
_LONGEST = 8
#: A full name has so many words at least.
_FULL = 2
_LEADS = frozenset({"the", "a", "an", "'s", "’s", "in", "on", "at", "of", "for", "by", "with", "from"})
_ENDINGS = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `[first, end)` that may be a name; `sure` where a table knows it."""

    first: int
    end: int
    kind: NameKind
    sure: bool = False


def find_candidates(view: View) -> list[Candidate]:
    """Return the candidates of an article in order, none overlapping another."""
    listed = _listed(view)
    labelled = _labelled(view)
    taken = [False] * len(view.tokens)
    found: list[Candidate] = []
    for candidate in _by_precedence(view, listed, labelled) + _passed_over(view):
        places = range(candidate.first, candidate.end)
        if candidate.first < candidate.end and not any(taken[n] for n in places):
            found.append(candidate)
            for n in places:
                taken[n] = True
    return sorted(found, key=lambda c: c.first)


def _by_precedence(view: View, listed: list[Candidate], labelled: list[Candidate]) -> list[Candidate]:
    """Longer labelled names that hold a listed one come first ("South China Sea"), then the listed ones."""
    holders = []
    for name in labelled:
        inner = [c for c in listed if name.first <= c.first and c.end <= name.end]
        crossed = any(name.first <= c.first < name.end < c.end for c in listed)
        shorter = all(c.end - c.first < name.end - name.first for c in inner)
        if inner and not crossed and shorter and not _splits(view, name, inner):
            holders.append(name)
    rest = [piece for name in labelled if name not in holders for piece in _pieces(name, listed)]
    trimmed = [(piece, trim(view, piece.first, piece.end)) for piece in rest]
    return holders + listed + [replace(piece, first=first, end=end) for piece, (first, end) in trimmed if first < end]


def _splits(view: View, name: Candidate, inner: list[Candidate]) -> bool:
    """Say whether a listed name at the edge of a labelled one is a word of its own: "China Burns", "U.S. Sen"."""
    first = inner[0]
    texts = [view.tokens[n].text for n in range(name.first, name.end)]
    before = view.tokens[name.first - 1].text if name.first else ""
    if any(text in {",", ";", "/"} for text in texts) or (first.first == name.first and before == "to"):
        return True
    if name.kind == "person":
        apart = texts[0].isupper() or "." in texts[0] or before in {"of", "in", "for"}
        return any(text in _ENDINGS for text in texts) or (first.first == name.first and apart)
    return name.kind == "organisation" and first.first == name.first and view.tokens[first.end].text in _ENDINGS


def _pieces(name: Candidate, listed: list[Candidate]) -> list[Candidate]:
    """What is left of a labelled name without the listed names in it."""
    found, at = [], name.first
    for inner in listed:
        if inner.first >= name.end:
            break
        if inner.end <= at:
            continue
        if inner.first > at:
            found.append(Candidate(at, inner.first, name.kind))
        at = max(at, inner.end)
    if at < name.end:
        found.append(Candidate(at, name.end, name.kind))
    return found


def _listed(view: View) -> list[Candidate]:
    """Find the countries, their people and capitals, and the organisations of the tables."""
    found: list[Candidate] = []
    for number in range(len(view.sentences)):
        at, end = view.bounds(number)
        while at < end:
            text = view.tokens[at].text
            match = _entry(view, at, end) if text[:1].isupper() and text != "The" and _may_begin(view, at) else None
            if match:
                found.append(match)
            at = match.end if match else at + 1
    return found


def _may_begin(view: View, at: int) -> bool:
    """Say whether an entry of a table may begin with a token; for most words none does."""
    token = view.tokens[at]
    return token.text in _beginnings() or may_begin(token.text, view.article.text[token.end : token.end + 1])


def _entry(view: View, at: int, end: int) -> Candidate | None:
    for size in range(min(_LONGEST, end - at), 0, -1):
        last = view.tokens[at + size - 1].text
        if view.is_mark(at + size - 1) or last in _ENDINGS:
            continue
        phrase = view.text(at, at + size)
        if size == 1 and "-" in phrase and len(countries_in(phrase)) > 1:
            return Candidate(at, at + size, "nationality", sure=True)
        if phrase in words("names/things.txt"):
            return Candidate(at, at + size, "other", sure=True)
        if phrase in _places():
            return Candidate(at, at + size, "place", sure=True)
        kind = country_kind(phrase)
        if kind == "demonym" and _language(view, at, at + size):
            continue
        if kind and not (phrase.isupper() and size == 1 and _shouted(view, at)):
            return Candidate(at, at + size, _COUNTRY_KINDS[kind], sure=True)
        if size == 1 and phrase in words("names/portfolios.txt") and at and view.tokens[at - 1].text in {"of", "for"}:
            continue  # "Head of Treasury" is no ministry
        if organisation_of(phrase) and (size > 1 or phrase.isupper() or view.tokens[at].tag in {"NNP", "NNPS", ""}):
            return Candidate(at, at + size, "organisation", sure=True)
    return None


def _language(view: View, first: int, end: int) -> bool:
    """Say whether a word for a people stands for its language: "in English", "spoke French"."""
    before = view.tokens[first - 1].text.lower() if first else ""
    following = view.tokens[end].tag if end < len(view.tokens) else ""
    return before in {"in", "into", "speak", "speaks", "spoke", "speaking"} and not following.startswith(("NN", "JJ"))


def _shouted(view: View, at: int) -> bool:
    """Say whether the word stands in a line of capitals, where "US" may be the pronoun."""
    sentence = view.sentences[view.sentence_of[at]].span.exact
    return sentence.isupper() and len(sentence) > 12


def organisation_of(phrase: str) -> str:
    """Return the name under which the table of organisations lists this phrase, or ""."""
    return _organisations().get(phrase.removeprefix("the ").removeprefix("The "), "")


def is_listed(name: str) -> bool:
    """Say whether the tables of countries, places or organisations know a name."""
    return bool(country_kind(name) or organisation_of(name)) or name in _places() or name in words("names/things.txt")


@cache
def _places() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("names/places.tsv"))


@cache
def _beginnings() -> frozenset[str]:
    """Return all that the first word of an entry may begin with, for a parser may cut it anywhere."""
    entries = (*words("names/things.txt"), *_places(), *_organisations())
    firsts = {entry.split()[0] for entry in entries}
    return frozenset(first[:size] for first in firsts for size in range(1, len(first) + 1))


@cache
def _organisations() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in rows("names/organisations.tsv"):
        for form in [row["name"], *(row["forms"] or "").split(";")]:
            if form:
                table.setdefault(form, row["name"])
    return table


def _labelled(view: View) -> list[Candidate]:
    """Read the parser's labels, trimmed of determiners, possessive endings and marks."""
    found: list[Candidate] = []
    at = 0
    while at < len(view.tokens):
        iob, _, label = view.tokens[at].entity.partition("-")
        if iob not in {"B", "I"} or label not in _KINDS:
            at += 1
            continue
        end = at + 1
        _, stop = view.bounds(view.sentence_of[at])
        while end < stop and view.tokens[end].entity == f"I-{label}":
            end += 1
        first, last = trim(view, at, end)
        if first < last and any(view.tokens[n].text[:1].isupper() for n in range(first, last)):
            found += _apart(view, Candidate(first, last, _KINDS[label]))
        at = end
    return found


def _apart(view: View, name: Candidate) -> list[Candidate]:
    """Cut what an office is of from who holds it, where one label runs over both: "mayor of Aldern, Mira Tolv,"."""
    commas = [n for n in range(name.first, name.end) if view.tokens[n].text == ","]
    start, stop = view.bounds(view.sentence_of[name.first])
    closed = name.end < stop and (view.tokens[name.end].text == "," or view.tokens[name.end].tag.startswith("VB"))
    if len(commas) != 1 or not closed or name.first - 2 < start or view.tokens[name.first - 1].text != "of":
        return [name]
    comma = commas[0]
    holder = [view.tokens[n].text for n in range(comma + 1, name.end)]
    firm = any(text.lower().rstrip(".") in words("names/companies.txt") for text in holder)
    if not role_noun(view.tokens[name.first - 2].text) or len(holder) < _FULL or firm or not all(map(_capital, holder)):
        return [name]
    office = replace(name, end=comma, kind="place" if name.kind == "person" else name.kind)
    return [office, Candidate(comma + 1, name.end, "person")]


def _capital(text: str) -> bool:
    return text[:1].isupper()


def trim(view: View, first: int, end: int) -> tuple[int, int]:
    """Leave out what is not of the name at both ends."""
    while first < end and (view.is_mark(first) or _leads(view, first)):
        first += 1
    while end > first and (view.is_mark(end - 1) or view.tokens[end - 1].text in _ENDINGS | {"and", "of"}):
        end -= 1
    return first, end


def _leads(view: View, index: int) -> bool:
    token = view.tokens[index]
    return token.text.lower() in _LEADS or token.tag in {"PRP$", "DT"}


def _passed_over(view: View) -> list[Candidate]:
    """Take runs of capitalised words that no label covers; a sentence's first word only by its tag."""
    found: list[Candidate] = []
    at = 0
    while at < len(view.tokens):
        end = at
        while end < len(view.tokens) and view.sentence_of[end] == view.sentence_of[at] and _name_word(view, end):
            end += 1
        if end > at:
            found.append(Candidate(at, end, "other"))
        at = max(end, at + 1)
    return found


def _name_word(view: View, index: int) -> bool:
    token = view.tokens[index]
    if not token.text[:1].isupper() or len(token.text) < 2:
        return False
    if token.text.rstrip(".") in words("names/calendar.txt") and not _is_given(view, index):
        return False
    if token.tag:
        return token.tag in {"NNP", "NNPS"} and not token.entity
    return token.entity != "" and token.text not in words("names/starters.txt")


def _is_given(view: View, index: int) -> bool:
    """Say whether a word of the calendar is a given name: "Jan Tolv", "April Aaro", not "Jan 3"."""
    _, stop = view.bounds(view.sentence_of[index])
    if index + 1 >= stop or view.tokens[index].entity[2:] == "DATE":
        return False
    if view.tokens[index].text != "Jan" and not gender_of(view.text(index, index + 2)):
        return False
    following = view.tokens[index + 1]
    return following.tag == "NNP" and following.text.isalpha() and following.text not in words("names/calendar.txt")


def fold_surface(text: str) -> tuple[str, ...]:
    """Fold a surface form for counting: without accents, capitals and possessives."""
    return fold_organisation(text)
