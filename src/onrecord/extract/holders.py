"""Holders: what the reports of a story print of its persons in, whether one fits a description out.

"the minister", "the top US diplomat", "the former president": by the noun, by what it may take up, by country, by
what the office is not ("deputy"), and by whether it is held still.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.extract.persons import PAST
from onrecord.extract.titles import role_classes, role_noun
from onrecord.model.annotations import Actor
from onrecord.tools.countries import countries_in
from onrecord.tools.names import fold_organisation
from onrecord.tools.tables import rows, words

#: Words that make an office another one: who is deputy minister is not the minister.
_UNDER = frozenset({"vice", "deputy", "assistant", "acting", "associate", "under", "junior", "co", "shadow", "aide"})
_PAST = PAST | {"onetime", "previous", "outgoing"}
#: Roles that tell an office by somebody else's.
_BY_ANOTHER = frozenset({"counterpart", "successor", "predecessor"})
_PORTFOLIO_BLIND = frozenset({"the", "s", "top", "senior", "chief", "current", "new", "longtime", "visiting"})


@dataclass(frozen=True, slots=True)
class Description:
    """What a phrase tells of somebody: the noun, its other words folded, countries, whether the office is past.

    `telling` are the words that an office must have as well: portfolios and whatever makes it another one.
    """

    noun: str
    words: frozenset[str]
    countries: frozenset[str]
    past: bool
    plain: str
    telling: frozenset[str]


def describe(phrase: str, noun: str) -> Description:
    """Read a phrase such as "former Chinese foreign minister", the noun of which is known."""
    folded = fold_organisation(phrase)
    others = frozenset(folded) - {noun}
    telling = frozenset(word for word in others & _kept() if not countries_in(word.title()))
    return Description(
        noun, others, frozenset(countries_in(phrase)), bool(_PAST.intersection(folded)), phrase, telling
    )


@cache
def _kept() -> frozenset[str]:
    portfolios = {word.lower() for word in words("names/portfolios.txt")}
    return frozenset((words("names/modifiers.txt") | _UNDER | portfolios) - _PORTFOLIO_BLIND - _PAST)


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with the offices that the story's reports print, each as folded words, and whether it is past."""

    actor: Actor
    offices: tuple[tuple[frozenset[str], str, bool], ...]

    def fits(self, told: Description) -> int:
        """How well a description fits: 2 its own noun, 1 a noun that may take the office up, 0 not at all."""
        if told.countries and not told.countries & {*self.actor.countries, *(o.country for o in self.actor.offices)}:
            return 0
        return max((_fit(office, role, told) for office, role, past in self.offices if past == told.past), default=0)

    def nouns(self) -> set[str]:
        """The nouns of the offices held still."""
        return {noun for office, _, past in self.offices if not past for word in office if (noun := role_noun(word))}


def _fit(office: frozenset[str], role: str, told: Description) -> int:
    if not told.telling <= office or (office & _UNDER) - told.words:
        return 0
    if told.noun in office:
        return 2
    return 1 if told.noun in _taken_up(role) else 0


def holders_of(actors: Iterable[Actor]) -> dict[str, Holder]:
    """Return the persons of a story by actor id, with what is printed of them."""
    return {actor.id: Holder(actor, tuple(_offices(actor))) for actor in actors if actor.kind == "person"}


def _offices(actor: Actor) -> Iterable[tuple[frozenset[str], str, bool]]:
    for office in actor.offices:
        folded = {role_noun(w) or w for w in fold_organisation(office.role)} | set(fold_organisation(office.role))
        yield frozenset(folded), office.role.lower(), office.past


def by_another(holders: Mapping[str, Holder], inside: Sequence[str]) -> dict[str, Holder]:
    """Give those called a counterpart, successor or predecessor the office of the holder named last before them.

    `inside` are the actors that an article names, in the order of the text.
    """
    found: dict[str, Holder] = {}
    last: Holder | None = None
    for name in inside:
        holder = holders.get(name)
        if holder is None:
            continue
        named = {word for office, _, _ in holder.offices for word in office & _BY_ANOTHER}
        if named and last is not None and last is not holder and name not in found:
            past = "predecessor" in named
            gained = ((frozenset(w for w in office if not countries_in(w.title())), role, past) for office, role, old in last.offices if not old)
            found[name] = Holder(holder.actor, (*holder.offices, *gained))
        elif holder.nouns() and not named:
            last = holder
    return found


@cache
def _taken_up(role: str) -> frozenset[str]:
    """Return the nouns that may take a role up."""
    found: set[str] = set()
    for row in rows("names/takeups.tsv"):
        if set(row["role"].split()) <= set(role.split()):
            found.update(row["nouns"].split(";"))
    nouns = [noun for word in role.split() if (noun := role_noun(word.strip(",.")))]
    return frozenset(found.union(*(role_classes(noun) for noun in nouns)) if nouns else found)
