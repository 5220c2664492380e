"""Persons of one article: their printed forms in, the fullest form of each out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.extract.titles import role_gender, role_noun
from onrecord.model.annotations import Mention
from onrecord.tools.countries import countries_in
from onrecord.tools.names import fold_name, gender_of, match_persons, split_honorific
from onrecord.tools.tables import rows

#: More persons than this in one article are not compared pair by pair.
MAX_PERSONS = 200
#: Words for an office that is held no longer.
PAST = frozenset({"former", "late", "then", "ex", "ousted", "outgoing"})


def full_names(forms: Sequence[tuple[str, int]]) -> dict[int, str]:
    """Map the place of each form to the fullest form of the person it names.

    `forms` are (printed form, offset). A single word goes to the full name with it as last word that was
    printed last before it, else to one with it as first word, else to the first such name after it.
    """
    plain = [(split_honorific(form)[1], place) for form, place in forms]
    canonical = _canonical([form for form, _ in plain if len(fold_name(form)) > 1])
    places = [(canonical[form], place) for form, place in plain if form in canonical]
    found: dict[int, str] = {}
    singles: Counter[str] = Counter(form for form, _ in plain if form not in canonical)
    for form, place in plain:
        found[place] = canonical.get(form) or _attach(form, place, places) or _usual(form, singles)
    return found


def _canonical(forms: Sequence[str]) -> dict[str, str]:
    """Group full names that are one person's and choose the commonest, longest, first of each group."""
    counts = Counter(forms)
    order = sorted(counts, key=lambda form: (-len(fold_name(form)), -counts[form], forms.index(form)))[:MAX_PERSONS]
    groups: list[list[str]] = []
    for form in order:
        home = next((g for g in groups if any(match_persons(form, other) in {"same", "spelling"} for other in g)), None)
        if home is None:
            groups.append([form])
        else:
            home.append(form)
    found: dict[str, str] = {}
    for members in groups:
        best = min(members, key=lambda form: (-counts[form], -len(fold_name(form)), forms.index(form)))
        found.update(dict.fromkeys(members, best))
    return found


def _attach(form: str, place: int, full: Sequence[tuple[str, int]]) -> str:
    """Find the full name that a single word stands for."""
    words = fold_name(form)
    if not words:
        return ""
    for test in (_last, _first, _spelled):
        fitting = [(name, at) for name, at in full if test(words, fold_name(name))]
        before = [name for name, at in fitting if at <= place]
        if fitting:
            return before[-1] if before else fitting[0][0]
    return ""


def _last(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return name[-len(words) :] == words


def _first(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return words[0] in name and len(words) == 1


def _spelled(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return match_persons(" ".join(words), " ".join(name)) == "spelling"


def _usual(form: str, singles: Counter[str]) -> str:
    """Without a full name: the commonest spelling of the word."""
    alike = [other for other in singles if other == form or match_persons(form, other) == "same"]
    return min(alike, key=lambda other: (-singles[other], other))


def known_of_persons(mentions: Sequence[Mention]) -> tuple[dict[str, set[str]], dict[str, set[str]], dict[str, str]]:
    """What the whole article tells of each person: role nouns, countries, gender."""
    roles: dict[str, set[str]] = {}
    lands: dict[str, set[str]] = {}
    genders: dict[str, str] = {}
    for mention in mentions:
        if mention.kind != "person":
            continue
        low = mention.role.lower()
        past = "former " if PAST & set(low.split()) else ""
        found = {past + noun for word in low.split() if (noun := role_noun(word.strip(",.")))}
        found |= set() if past else {row["role"] for row in rows("names/takeups.tsv") if " " in row["role"] and row["role"] in low}
        roles.setdefault(mention.name, set()).update(found)
        lands.setdefault(mention.name, set()).update(countries_in(mention.role))
        gender = gender_of(mention.name) or role_gender(mention.role) or gender_of(mention.span.exact, mention.role)
        if gender:
            genders.setdefault(mention.name, gender)
    return roles, lands, genders
