"""Rosters: the mentions of one story in, its persons out, one roster a person across articles.

Two names are one person's where they are variants of each other and nothing that is printed of the two speaks
against it: a family name alone joins a full name of its own article first, and one of another article only if
their offices agree ("Burns", ambassador, and "William Burns", agency director, stay apart).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from onrecord.extract.persons import titles_differ
from onrecord.extract.rulings import NOTHING_SAID, Barred, Rulings
from onrecord.extract.titles import role_gender
from onrecord.model.annotations import Mention
from onrecord.tools.names import (
    fold_name,
    gender_of,
    generation_of,
    match_persons,
    same_given,
    spelling_variant,
    split_honorific,
    transliterated,
)
from onrecord.tools.tables import words

#: Words of a printed role that say nothing about which office it is.
_PLAIN_ROLE = frozenset({
    "the", "of", "for", "to", "and", "at", "on", "in", "former", "senior", "top", "new", "then", "s",
})  # fmt: skip
#: A name printed this often in one article without its full form needs no agreement of offices.
KNOWN = 3
#: Of two who bear a family name, the one meant by it alone in another report is named so many times as often.
FOREMOST = 2
#: First letters that a misspelt family name shares with the right one.
_STEM = 3
#: Letters of a family name that may have one more at its end by a slip, where the office is one.
_SHORT = 4
#: Bare names before the full one that leave open whether they are its own.
_EARLY = 2
#: Names that share a part with another and are compared with it, at most.
NEAR = 200


@dataclass
class Roster:
    """The mentions of one person, or of one name so far."""

    name: str
    mentions: list[Mention] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)

    def take(self, other: Roster, why: str) -> None:
        """Take another's mentions in; `why` is told of each of them, before what was told already."""
        for mention in other.mentions:
            told = other.reasons.get(mention.id, "")
            self.reasons[mention.id] = f"{told}; {why}" if told else why
        self.mentions += other.mentions

    @property
    def articles(self) -> set[str]:
        """The articles in which the person is named."""
        return {m.span.article for m in self.mentions}

    @property
    def roles(self) -> Counter[str]:
        """The printed roles with their counts."""
        return Counter(m.role for m in self.mentions if m.role)

    @property
    def office(self) -> set[str]:
        """The words of the printed roles that tell which office it is, folded."""
        found = {w for role in self.roles for w in fold_name(role.replace("’s", "").replace("'s", "").replace("-", " "))}
        return {w.removesuffix("s") for w in found} - _PLAIN_ROLE

    @property
    def gender(self) -> str:
        """The sex that a name in full, an address kept with a name or a role tells; "" where none or both are told."""
        told = {g for m in self.mentions if (g := gender_of(m.name) or role_gender(m.role))}
        return told.pop() if len(told) == 1 else ""

    @property
    def relative(self) -> bool:
        """Say whether the printed roles only tell whose relative the person is."""
        return bool(self.roles) and all(set(role.lower().split()) & words("names/kin.txt") for role in self.roles)

    @property
    def full(self) -> bool:
        """Say whether the name has more than one word."""
        return len(fold_name(self.name)) > 1


def persons_of(mentions: Sequence[Mention], rulings: Rulings = NOTHING_SAID) -> list[Roster]:
    """Group the person mentions of a story into rosters, ordered by name; what a person said outweighs the rest."""
    free, placed = rulings.free(mentions)
    free = _freed(free)
    rosters: dict[tuple[str, ...], Roster] = {}
    for mention in sorted(free, key=lambda m: m.id):
        plain = split_honorific(mention.name)[1]
        folded = " ".join(fold_name(plain))
        key = ("", folded, generation_of(plain)) if len(fold_name(plain)) > 1 else (mention.span.article, folded, gender_of(mention.name))
        rosters.setdefault((*key, *rulings.of(mention)), Roster(plain)).mentions.append(mention)
    order = sorted(rosters.values(), key=lambda r: (-len(r.mentions), r.name, min(m.id for m in r.mentions)))
    found = _join([r for r in order if r.full], lambda a, b: _one_full_name(a, b) and not rulings.barred(a.mentions, b.mentions))
    index = _index(found)
    singles = [r for r in order if not r.full]
    for single in _join(singles, lambda a, b: _one_single_name(a, b) and not rulings.barred(a.mentions, b.mentions)):
        home = _home(single, index, rulings.barred)
        if home is None:
            found.append(single)
        else:
            home.take(single, _why_home(single, home))
    found = _told_same([*found, *(Roster(m.name, [m]) for m in placed)], rulings)
    for roster in found:
        roster.name = _fullest(roster)
    return sorted(found, key=lambda r: (r.name, min(m.id for m in r.mentions)))


def _freed(mentions: Sequence[Mention]) -> list[Mention]:
    """Let go of bare family names that stand before the one full name of their report, where the story has a namesake.

    A live report has "Tolv jailed" and "Tolv is led away" before "Inspector Neil Tolv speaks": where another report that
    names both calls the other by the bare name, its own full name does not tell whose they are.
    """
    bare: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    full: dict[str, dict[str, int]] = defaultdict(dict)
    for mention in sorted(mentions, key=lambda m: (m.span.article, m.span.start, m.id)):
        parts, printed = fold_name(mention.name), fold_name(mention.span.exact)
        if len(parts) > 1 and printed == parts[-1:] and not mention.role:
            bare[(mention.span.article, parts[-1])].append(mention)
        elif len(printed) > 1:
            full[mention.span.article].setdefault(" ".join(parts), mention.span.start)
    called: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for (article, last), found in sorted(bare.items()):
        own = " ".join(fold_name(found[0].name))
        called[last] |= {(own, other) for other in full[article] if other != own and other.endswith(f" {last}")}
    freed: set[str] = set()
    for (article, last), found in sorted(bare.items()):
        own = " ".join(fold_name(found[0].name))
        early = sum(1 for m in found if m.span.start < full[article].get(own, 0))
        others = {one for one, other in called[last] if other == own}
        if early >= _EARLY and others and not others & set(full[article]) and not any(one == own for one, _ in called[last]):
            freed |= {m.id for m in found}
    return [replace(m, name=split_honorific(m.span.exact)[1]) if m.id in freed else m for m in mentions]


def _told_same(rosters: Sequence[Roster], rulings: Rulings) -> list[Roster]:
    """Join the rosters that a person said are one."""
    found: list[Roster] = []
    for cluster in rulings.clusters([r.mentions for r in rosters]):
        members = sorted((rosters[n] for n in cluster), key=lambda r: (not r.full, -len(r.mentions), r.name, min(m.id for m in r.mentions)))
        home = members[0]
        for other in members[1:]:
            home.take(other, f"a person said that “{other.name}” and “{home.name}” are one")
        found.append(home)
    return found


def _join(rosters: Sequence[Roster], test: Callable[[Roster, Roster], bool]) -> list[Roster]:
    """Merge the rosters that the test holds for one; each is compared with those that share a key."""
    kept: list[Roster] = []
    index: dict[str, list[Roster]] = defaultdict(list)
    for roster in rosters:
        keys = _keys(roster.name)
        near = {id(other): other for key in keys for other in index[key]}
        home = next((other for other in islice(near.values(), NEAR) if test(roster, other)), None)
        if home is None:
            kept.append(roster)
            home = roster
        else:
            home.take(roster, _why_same(roster, home))
        for key in keys:
            if home not in index[key]:
                index[key].append(home)
    return kept


def _why_same(one: Roster, other: Roster) -> str:
    """Tell why two forms of the same length are one name."""
    x, y = fold_name(one.name), fold_name(other.name)
    forms = f"“{one.name}” and “{other.name}”"
    if x == y:
        return f"the same name in another report, {_no_rival(one, other)}"
    if "".join(x).replace("-", "") == "".join(y).replace("-", ""):
        return f"{forms} are the same letters, cut into words otherwise"
    if sorted(x) == sorted(y):
        return f"{forms} are the same words, the family name first in one of them"
    if len(x) != len(y):
        return f"{forms} differ by a middle name only"
    odd = [(a, b) for a, b in zip(x, y, strict=True) if a != b]
    if all(same_given(a, b) for a, b in odd):
        return f"{forms}: one given name is a short form of the other"
    way = "transliteration" if any(transliterated(a, b) for a, b in odd) else "spelling"
    return f"{forms} differ in {way} only"


def _no_rival(one: Roster, other: Roster) -> str:
    shared = sorted(one.office & other.office)
    return f"and the same office ({', '.join(shared)})" if shared else "and no office speaks against it"


def _why_home(single: Roster, home: Roster) -> str:
    """Tell why a single name is a full name's."""
    part = {3: "the family name", 2: "a part", 1: "the family name, spelt otherwise,"}[_fit(single, home) or 2]
    return f"“{single.name}” is {part} of “{home.name}”, {_no_rival(single, home)}"


def _keys(name: str) -> list[str]:
    """What two variants of a name share at least one of: a word, or the first letters."""
    folded = fold_name(name)
    joined = "".join(folded).replace("-", "")
    return sorted({*folded, "=" + joined, *(f"~{w[:3]}" for w in folded[-1:]), *(f"^{w[:2]}" for w in folded[:1])})


def _one_full_name(a: Roster, b: Roster) -> bool:
    elder, younger = generation_of(a.name), generation_of(b.name)
    if elder != younger and ((elder and younger) or a.articles & b.articles):
        return False
    match = match_persons(a.name, b.name)
    if match == "same":
        return not (_rivals(a, b) and a.office and b.office and fold_name(a.name) != fold_name(b.name))
    if match != "spelling":
        return _hardly_misspelt(a, b)
    if a.gender and b.gender and a.gender != b.gender:
        return False
    if a.articles & b.articles:
        return False  # a report that prints both would have made them one, had its titles not told them apart
    odd = [(x, y) for x, y in zip(fold_name(a.name), fold_name(b.name), strict=False) if x != y]
    return all(transliterated(x, y) for x, y in odd) or not titles_differ(" ".join(a.roles), " ".join(b.roles))


def _hardly_misspelt(a: Roster, b: Roster) -> bool:
    """Say whether a short family name is spelt in two ways for the holder of one office: "Owen Tolv", "Owen Tolve"."""
    x, y = fold_name(a.name), fold_name(b.name)
    one_office = a.office & b.office or {"".join(fold_name(role)) for role in a.roles} & {"".join(fold_name(role)) for role in b.roles}
    if x[:-1] != y[:-1] or not one_office or a.articles & b.articles:
        return False
    short, long = sorted((x[-1], y[-1]), key=len)
    return len(short) >= _SHORT and len(long) == len(short) + 1 and (long.startswith(short) or long.endswith(short[1:]))


def _rivals(a: Roster, b: Roster) -> bool:
    """Say whether one article prints both names with offices that have nothing in common."""
    return bool(a.articles & b.articles) and not a.office & b.office


def _one_single_name(a: Roster, b: Roster) -> bool:
    same = fold_name(a.name) == fold_name(b.name)
    if not (same or match_persons(a.name, b.name) == "spelling") or (a.gender and b.gender and a.gender != b.gender):
        return False
    if not a.office or not b.office or a.office & b.office:
        return True
    known = min(len(a.mentions), len(b.mentions)) >= KNOWN
    return same and known and not a.articles & b.articles


def _index(fulls: Sequence[Roster]) -> dict[str, list[Roster]]:
    """Full names by their words and by the first letters of the last word."""
    index: dict[str, list[Roster]] = defaultdict(list)
    for full in fulls:
        parts = fold_name(full.name)
        for key in dict.fromkeys((*parts, "~" + parts[-1][:_STEM])):
            index[key].append(full)
    return index


def _home(single: Roster, index: Mapping[str, Sequence[Roster]], barred: Barred) -> Roster | None:
    """Find the full name that a single one belongs to."""
    word = "".join(fold_name(single.name)[:1])
    near = {id(f): f for key in (word, "~" + word[:_STEM]) for f in index.get(key, ())}
    fitting = [(f, _fit(single, f)) for f in near.values()]
    fitting = [(f, fit) for f, fit in fitting if fit and not barred(single.mentions, f.mentions)]
    best = max((fit for _, fit in fitting), default=0)
    found = [f for f, fit in fitting if fit == best]
    if not found:
        return None
    agreeing = [f for f in found if _agree(single, f)]
    if len(agreeing) > 1:
        shared = [f for f in agreeing if f.office & single.office]
        own = [f for f in shared or agreeing if not f.relative] or agreeing
        if not shared and sum(1 for f in own if f.articles & single.articles) > 1:
            return None  # the report itself leaves open whom it means
        first, *others = sorted(own, key=lambda f: (-len(f.mentions), f.name))
        return first if all(len(first.mentions) >= FOREMOST * len(f.mentions) for f in others) else None
    return agreeing[0] if agreeing else None


def _fit(single: Roster, full: Roster) -> int:
    """3: its last word; 2: another word of it; 1: the last word misspelt; 0: none."""
    word, parts = fold_name(single.name), fold_name(full.name)
    if not word:
        return 0
    if parts[-1] == word[0]:
        return 3
    if word[0] in parts:
        return 2
    return 1 if spelling_variant(word[0], parts[-1]) and len(word[0]) > 6 else 0


def _agree(single: Roster, full: Roster) -> bool:
    """Say whether nothing printed speaks against the two being one."""
    if single.gender and full.gender and single.gender != full.gender:
        return False
    if not single.office or not full.office or single.office & full.office:
        return True
    bare = sum(1 for m in single.mentions if not m.role)
    near = bool(single.articles & full.articles) and not titles_differ(" ".join(single.roles), " ".join(full.roles))
    return near or bare >= KNOWN


def _fullest(roster: Roster) -> str:
    """The full form printed most often; for a short given name ("Matt") the long one that is printed as well."""
    counts = Counter(split_honorific(m.name)[1] for m in roster.mentions)
    printed = Counter(split_honorific(m.span.exact)[1] for m in roster.mentions)
    full = [name for name in counts if len(fold_name(name)) > 1] or list(counts)
    best = min(full, key=lambda name: (-printed[name], -counts[name], -len(name), name))
    given = fold_name(best)[0]
    longer = [n for n in full if printed[n] * 2 >= printed[best] and _long_form(given, fold_name(n)[0])]
    return min(longer, key=lambda name: (-printed[name], name)) if longer and len(fold_name(best)) > 1 else best


def _long_form(short: str, long: str) -> bool:
    return short != long and len(long) > len(short) and same_given(short, long) and not spelling_variant(short, long)
