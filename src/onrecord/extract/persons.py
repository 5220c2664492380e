"""Persons of one article: their printed forms in, the fullest form of each out."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.extract.titles import role_gender, role_noun
from onrecord.model.annotations import Mention
from onrecord.tools.countries import countries_in
from onrecord.tools.names import fold_name, gender_of, generation_of, match_persons, split_honorific
from onrecord.tools.tables import rows, words

#: More persons than this in one article are not compared pair by pair.
MAX_PERSONS = 200
#: Words of a title that do not tell which one it is.
_EMPTY = frozenset({"the", "of", "for", "to", "and", "at", "on", "in", "former", "senior", "top", "new", "then", "his", "her", "’s", "'s"})
#: Words for an office that is held no longer.
PAST = frozenset({"former", "late", "then", "ex", "ousted", "outgoing"})


def full_names(forms: Sequence[tuple[str, int]], titles: Mapping[int, str] | None = None) -> dict[int, str]:
    """Map the place of each form to the fullest form of the person it names.

    `forms` are (printed form, offset); `titles` the honorifics and roles printed with the forms at their offsets. A
    single word goes to a full name with it as last word, else as first word, else to one that is spelt almost so: to
    the one whose title it bears, else not to a relative of another who bears it, else to the one printed last
    before it, else to the first after it.
    """
    plain = [(split_honorific(form)[1], place) for form, place in forms]
    telling = titles or {}
    family = {form for form, place in plain if _of_family(telling.get(place, ""))}
    canonical = _canonical([form for form, _ in plain if len(fold_name(form)) > 1], family)
    places = [(canonical[form], place) for form, place in plain if form in canonical]
    offices: dict[str, set[str]] = defaultdict(set)
    for name, place in places:
        offices[name] |= title_words(telling.get(place, ""))
    kin = {canonical[form] for form in family if form in canonical}
    known = _Known(places, offices, kin, {name: fold_name(name) for name, _ in places})
    found: dict[int, str] = {}
    singles: Counter[str] = Counter(form for form, _ in plain if form not in canonical)
    usual = _usual(singles)
    for form, place in plain:
        title = telling.get(place, "")
        found[place] = canonical.get(form) or known.bearer(form, place, title) or usual[form]
    return found


def title_words(title: str) -> set[str]:
    """Return the words of a title or role that tell which one it is, folded."""
    return {word.strip(".,").lower() for word in title.split() if len(word) > 1} - _EMPTY


def _of_family(title: str) -> bool:
    """Say whether a role tells whose relative somebody is ("his wife"), or that he is dead ("the late king")."""
    told = {word.strip(".,").lower() for word in title.split()}
    return "late" in told or bool(told & words("names/kin.txt"))


def _canonical(forms: Sequence[str], family: Container[str]) -> dict[str, str]:
    """Group full names that are one person's and choose the commonest, longest, first of each group."""
    counts = Counter(forms)
    order = sorted(counts, key=lambda form: (-len(fold_name(form)), -counts[form], forms.index(form)))[:MAX_PERSONS]
    groups: list[list[str]] = []
    for form in order:
        home = next((g for g in groups if any(_one(form, other, family) for other in g)), None)
        if home is None:
            groups.append([form])
        else:
            home.append(form)
    found: dict[str, str] = {}
    for members in groups:
        best = min(members, key=lambda form: (-counts[form], -len(fold_name(form)), forms.index(form)))
        found.update(dict.fromkeys(members, best))
    return found


def _one(a: str, b: str, family: Container[str]) -> bool:
    """Say whether two full names of an article are one person's: not those of father and son."""
    elder, younger = generation_of(a), generation_of(b)
    if elder != younger and ((elder and younger) or a in family or b in family):
        return False
    return match_persons(a, b) in {"same", "spelling"}


@dataclass(frozen=True)
class _Known:
    """The full names of an article with their places, the words of their titles, and who is told of as a relative."""

    places: Sequence[tuple[str, int]]
    offices: Mapping[str, set[str]]
    family: Container[str]
    folded: Mapping[str, tuple[str, ...]]
    found: dict[tuple[str, str], Sequence[tuple[str, int]]] = field(default_factory=dict)

    def bearer(self, form: str, place: int, title: str) -> str:
        """Find the full name that a single word stands for."""
        folded = fold_name(form)
        if not folded:
            return ""
        if (form, title) not in self.found:
            self.found[(form, title)] = self._all(folded, form, title)
        return self._nearest(self.found[(form, title)], place)

    def _all(self, folded: tuple[str, ...], form: str, title: str) -> Sequence[tuple[str, int]]:
        for test in (_last, _first, _spelled):
            bearers = {name for name, own in self.folded.items() if test(folded, own)}
            if bearers:
                return self._fitting([(name, at) for name, at in self.places if name in bearers], form, title)
        return ()

    def _fitting(self, names: Sequence[tuple[str, int]], form: str, title: str) -> Sequence[tuple[str, int]]:
        """Leave those whose generation, gender or office the title tells; without a title, who is no one's relative."""
        if len({name for name, _ in names}) == 1:
            return names
        junior = generation_of(form)
        kept = [(name, at) for name, at in names if generation_of(name) == junior] if junior else list(names)
        gender = gender_of("", title)
        kept = [(name, at) for name, at in kept if not gender or gender_of(name) in {"", gender}] or kept
        wanted = title_words(title)
        sure = [(name, at) for name, at in kept if wanted & self.offices[name]]
        own = [(name, at) for name, at in kept if name not in self.family]
        return sure or (own if not gender else kept) or kept or names

    def _nearest(self, fitting: Sequence[tuple[str, int]], place: int) -> str:
        if not fitting:
            return ""
        return fitting[max(bisect_right(fitting, place, key=lambda one: one[1]) - 1, 0)][0]


def _last(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return name[-len(words) :] == words


def _first(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return words[0] in name and len(words) == 1


def _spelled(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return match_persons(" ".join(words), " ".join(name)) == "spelling"


def _usual(singles: Counter[str]) -> dict[str, str]:
    """Map each form without a full name to the commonest of those that differ from it in accents and hyphens only."""
    alike: dict[str, list[str]] = defaultdict(list)
    keys = {form: "".join(fold_name(form)).replace("-", "") or form for form in singles}
    for form, key in keys.items():
        alike[key].append(form)
    best = {key: min(forms, key=lambda form: (-singles[form], form)) for key, forms in alike.items()}
    return {form: best[key] for form, key in keys.items()}


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
