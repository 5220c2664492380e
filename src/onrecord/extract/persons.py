"""Persons of one article: their printed forms in, the fullest form of each out."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.extract.titles import role_classes, role_gender, role_noun
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


def full_names(
    forms: Sequence[tuple[str, int]], titles: Mapping[int, str] | None = None, *,
    ranked: Container[int] = (), paragraphs: Sequence[int] = (),
) -> dict[int, str]:  # fmt: skip
    """Map the place of each form to the fullest form of the person it names.

    `forms` are (printed form, offset); `titles` the honorifics and roles printed with the forms at their offsets;
    `ranked` the offsets of names right after a title, `paragraphs` those at which paragraphs begin. A single word goes
    to a full name with it as last word, else as first word, else to one that is spelt almost so: to the one whose sex
    and title it bears, else not to a relative of another who bears it; right after another's title to none. Of two who
    bear a family name alike it is the one whom the article calls by it before it names the other, else the first whom
    it names, unless the other is named more often or last in the same paragraph: then the word stands for itself.
    """
    plain = [(split_honorific(form)[1], place) for form, place in forms]
    telling = titles or {}
    family = {form for form, place in plain if _of_family(telling.get(place, ""))}
    full = [(form, place) for form, place in plain if len(fold_name(form)) > 1]
    told: dict[str, str] = defaultdict(str)
    for form, place in full:
        told[form] += " " + telling.get(place, "")
    canonical = _canonical([form for form, _ in full], family, told)
    offices: dict[str, set[str]] = defaultdict(set)
    genders: dict[str, str] = {}
    for form, title in told.items():
        offices[canonical.get(form, form)] |= title_words(title)
        genders[canonical.get(form, form)] = gender_of(form) or genders.get(canonical.get(form, form), "") or gender_of("", title)
    places = [(canonical[form], place) for form, place in plain if form in canonical]
    bare = [(form, place) for form, place in plain if form not in canonical and not telling.get(place, "")]
    related = {canonical[form] for form in family if form in canonical}
    folded = {name: fold_name(name) for name, _ in places}
    known = _Known(places, offices, genders, related, bare, paragraphs, folded)
    found: dict[int, str] = {}
    singles: Counter[str] = Counter(form for form, _ in plain if form not in canonical)
    usual = _usual(singles)
    kin = [(form, role_gender(telling[place])) for form, place in plain if form in singles and _of_family(telling.get(place, ""))]
    for form, place in plain:
        bearer = canonical.get(form) or known.bearer(form, place, telling.get(place, ""), ranked=place in ranked)
        found[place] = bearer or _addressed(form, telling.get(place, ""), known, kin) or usual[form]
    return found


def _addressed(form: str, title: str, known: _Known, kin: Sequence[tuple[str, str]]) -> str:
    """Name "Mrs Tolv" where the article's Tolvs are men: the one wife named by her given name, else as she is addressed."""
    gender, folded = gender_of("", title), fold_name(form)
    if not gender or not any(_last(folded, fold_name(name)) for name, _ in known.places):
        return ""
    near = sorted({name for name, sex in kin if sex == gender and name != form})
    return near[0] if len(near) == 1 else f"{title.split()[0]} {form}" if split_honorific(f"{title.split()[0]} X")[0] else ""


def title_words(title: str) -> set[str]:
    """Return the words of a title or role that tell which one it is, folded."""
    return {word.strip(".,").lower() for word in title.split() if len(word) > 1} - _EMPTY


def _of_family(title: str) -> bool:
    """Say whether a role tells whose relative somebody is ("his wife"), or that he is dead ("the late king")."""
    told = {word.strip(".,").lower() for word in title.split()}
    return "late" in told or bool(told & words("names/kin.txt"))


def titles_differ(one: str, other: str) -> bool:
    """Say whether two printed titles cannot be one person's: both are told, and neither a word nor a class is shared."""
    x, y = title_words(one.replace("-", " ")), title_words(other.replace("-", " "))
    if not x or not y or x & y:
        return False
    classes = [frozenset().union(*(role_classes(role_noun(w)) | {role_noun(w)} for w in words if role_noun(w))) for words in (x, y)]
    return not (classes[0] & classes[1]) - {"person"}


def _canonical(forms: Sequence[str], family: Container[str], titles: Mapping[str, str]) -> dict[str, str]:
    """Group full names that are one person's and choose the commonest, longest, first of each group."""
    counts = Counter(forms)
    order = sorted(counts, key=lambda form: (-len(fold_name(form)), -counts[form], forms.index(form)))[:MAX_PERSONS]
    groups: list[list[str]] = []
    for form in order:
        home = next((g for g in groups if any(_one(form, other, family, titles) for other in g)), None)
        if home is None:
            groups.append([form])
        else:
            home.append(form)
    found: dict[str, str] = {}
    for members in groups:
        best = min(members, key=lambda form: (-counts[form], -len(fold_name(form)), forms.index(form)))
        found.update(dict.fromkeys(members, best))
    return found


def _one(a: str, b: str, family: Container[str], titles: Mapping[str, str]) -> bool:
    """Say whether two full names of an article are one person's: not those of father and son, or a slip with another title."""
    elder, younger = generation_of(a), generation_of(b)
    if elder != younger and ((elder and younger) or a in family or b in family):
        return False
    match = match_persons(a, b)
    if match != "spelling" or titles_differ(titles.get(a, ""), titles.get(b, "")):
        return match == "same"
    genders = {gender_of(a), gender_of(b)} - {""}
    return len(genders) < 2


@dataclass(frozen=True)
class _Known:
    """The full names of an article with their places, the words of their titles, their sex, who is told of as a relative.

    `bare` are the single words without a title, with their places.
    """

    places: Sequence[tuple[str, int]]
    offices: Mapping[str, set[str]]
    genders: Mapping[str, str]
    family: Container[str]
    bare: Sequence[tuple[str, int]]
    paragraphs: Sequence[int]
    folded: Mapping[str, tuple[str, ...]]
    found: dict[tuple[str, str], Sequence[tuple[str, int]]] = field(default_factory=dict)

    def bearer(self, form: str, place: int, title: str, *, ranked: bool = False) -> str:
        """Find the full name that a single word stands for; none of another office, where its own stands before it."""
        folded = fold_name(form)
        if not folded:
            return ""
        if (form, title) not in self.found:
            self.found[(form, title)] = self._all(folded, form, title)
        fitting = self.found[(form, title)]
        if ranked and all(titles_differ(title, " ".join(self.offices.get(name, ()))) for name, _ in fitting):
            return ""
        if len({name for name, _ in fitting}) < 2 or not _is_last(folded, fitting):
            return self._nearest(fitting, place)
        return self._called(fitting, form, place)

    def _all(self, folded: tuple[str, ...], form: str, title: str) -> Sequence[tuple[str, int]]:
        for test in (_last, _first, _spelled):
            bearers = {name for name, own in self.folded.items() if test(folded, own)}
            if bearers:
                return self._fitting([(name, at) for name, at in self.places if name in bearers], form, title)
        return ()

    def _fitting(self, names: Sequence[tuple[str, int]], form: str, title: str) -> Sequence[tuple[str, int]]:
        """Leave those whose generation, gender or office the title tells; without a title, who is no one's relative."""
        gender = gender_of("", title)
        if gender:
            names = [(name, at) for name, at in names if self.genders.get(name, "") in {"", gender}]
        if len({name for name, _ in names}) < 2:
            return names
        junior = generation_of(form)
        kept = [(name, at) for name, at in names if generation_of(name) == junior] if junior else list(names)
        wanted = title_words(title)
        sure = [(name, at) for name, at in kept if wanted & self.offices.get(name, set())]
        own = [(name, at) for name, at in kept if name not in self.family]
        return sure or (own if not gender else kept) or kept or names

    def _called(self, fitting: Sequence[tuple[str, int]], form: str, place: int) -> str:
        """Of several who bear a family name, the one whom the article calls by it alone; "" where that is not clear."""
        first: dict[str, int] = {}
        for name, at in fitting:
            first.setdefault(name, at)
        main, other = sorted(first, key=lambda name: first[name])[:2]
        if any(first[main] < at < first[other] and word == form for word, at in self.bare):
            return main
        counts = Counter(name for name, _ in fitting)
        before = [(name, at) for name, at in fitting if at < place]
        begins = self.paragraphs[bisect_right(self.paragraphs, place) - 1] if self.paragraphs and place >= self.paragraphs[0] else place
        last = before[-1] if before else (main, place)
        near = last[0] != main and last[1] >= begins
        return main if counts[main] == max(counts.values()) and not near else ""

    def _nearest(self, fitting: Sequence[tuple[str, int]], place: int) -> str:
        if not fitting:
            return ""
        return fitting[max(bisect_right(fitting, place, key=lambda one: one[1]) - 1, 0)][0]


def _is_last(folded: tuple[str, ...], fitting: Sequence[tuple[str, int]]) -> bool:
    return all(_last(folded, fold_name(name)) for name, _ in fitting)


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
