"""Bodies: the mentions of organisations, places and events of one story in, groups of one thing each out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from onrecord.extract.candidates import is_listed, organisation_of
from onrecord.extract.labels import head_kind
from onrecord.extract.rulings import NOTHING_SAID, Rulings
from onrecord.model.annotations import Mention, NameKind
from onrecord.tools.countries import countries_in, country_kind, country_name, country_of
from onrecord.tools.names import acronyms_of, fold_organisation
from onrecord.tools.tables import rows
from onrecord.tools.tables import words as word_list

#: What mentions of one body share: its kind, its folded name, and the sides of judgements that set it apart.
Key = tuple[str, ...]
#: Bodies that share a word, at most, for that word alone to be held against each.
_RIVALS = 50


@dataclass
class Body:
    """The mentions of one organisation, place or event; `countries` are alpha-3 codes.

    `reasons` tell of mentions (ids) why they are of this body; `apart` are sides of judgements that set it apart.
    """

    kind: NameKind
    mentions: list[Mention] = field(default_factory=list)
    countries: tuple[str, ...] = ()
    fixed: str = ""
    reasons: dict[str, str] = field(default_factory=dict)
    apart: tuple[str, ...] = ()

    def take(self, other: Body, why: str) -> None:
        """Take another's mentions in; `why` is told of each."""
        self.reasons |= other.reasons | {m.id: why for m in other.mentions}
        self.mentions += other.mentions

    @property
    def name(self) -> str:
        """The name printed most often, the longer of equals; a country's usual name."""
        if self.fixed:
            return self.fixed
        counts = Counter(m.name.removeprefix("the ").removeprefix("The ") for m in self.mentions)
        return min(counts, key=lambda form: (-counts[form], -len(form), form))


def bodies_of(mentions: Sequence[Mention], kinds: Mapping[str, NameKind], rulings: Rulings = NOTHING_SAID) -> list[Body]:
    """Group the mentions of what is no person, by their settled kinds; a country's people go with the country.

    What a person said outweighs the names.
    """
    free, placed = rulings.free(mentions)
    found: dict[Key, Body] = {}
    longs, unions = _longs(free), _unions(free)
    for mention in sorted(free, key=lambda m: m.id):
        kind, key, countries, fixed = _key(mention, kinds.get(mention.id, mention.kind), longs.get(mention.name, ""), unions)
        apart = rulings.of(mention)
        body = found.setdefault((kind, key, *apart), Body(kind, [], countries, fixed, apart=apart))
        body.mentions.append(mention)
    _join_acronyms(found, rulings)
    _join_owned(found, rulings)
    _join_short(found, rulings)
    bodies = [found[key] for key in sorted(found)]
    bodies += [Body(kinds.get(m.id, m.kind), [m]) for m in sorted(placed, key=lambda m: m.id)]
    joined = []
    for first, *others in rulings.clusters([body.mentions for body in bodies]):
        for n in others:
            bodies[first].take(bodies[n], f"a person said that “{bodies[n].name}” and “{bodies[first].name}” are one")
        joined.append(bodies[first])
    return joined


def _longs(mentions: Sequence[Mention]) -> dict[str, str]:
    """Map the short names that one report explains, and explains in one way only, to the long ones."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        printed = mention.span.exact.removesuffix("'s").removesuffix("’s")
        if printed != mention.name and printed.isupper() and len(printed) * 2 < len(mention.name):
            found[printed].add(mention.name)
    return {short: next(iter(long)) for short, long in found.items() if len(long) == 1}


def _unions(mentions: Sequence[Mention]) -> dict[str, str]:
    """Map the capitals that stand for a union of countries to it, unless the story speaks of their own country only."""
    named = {country_of(m.name) for m in mentions if country_kind(m.name) in {"country", "demonym"}}
    bodies = {m.name for m in mentions}
    return {row["capital"]: row["body"] for row in rows("names/unions.tsv") if row["body"] in bodies or country_of(row["capital"]) not in named}


def _key(mention: Mention, settled: NameKind, long: str, unions: Mapping[str, str]) -> tuple[NameKind, str, tuple[str, ...], str]:
    """The kind under which a mention is filed, what it shares with its like, its countries, a fixed name.

    `long` is what another report has the mention's name stand for, "" for nothing; `unions` maps capitals to unions.
    """
    sort = country_kind(mention.name)
    code = country_of(mention.name)
    if sort == "capital" and mention.kind == "organisation" and mention.name in unions:
        return "organisation", "".join(fold_organisation(unions[mention.name])), (), unions[mention.name]
    if sort in {"country", "demonym"} or (sort == "capital" and mention.kind == "organisation"):
        return "place", f"country {code}", (code,), country_name(code)
    if settled == "nationality":
        return "nationality", " ".join(fold_organisation(mention.name)), countries_in(mention.name), ""
    listed = organisation_of(mention.name)
    if long and not code:
        settled = "organisation"
    words = fold_organisation(listed or long or mention.name)
    while len(words) > 1 and words[-1] in word_list("names/companies.txt"):
        words = words[:-1]
    key = "".join(words) if settled in {"place", "organisation"} else " ".join(words)
    countries = (code,) if code else _home(mention.name) or countries_in((listed or mention.name).replace("-", "_"))[:1]
    if settled == "place" and not code and is_listed(mention.name):
        countries = _home(mention.name)
    return settled, key, countries, listed


@cache
def _homes() -> dict[str, str]:
    """The countries of listed places and bodies, by each of their names."""
    found = {row["name"]: row["alpha3"] for row in rows("names/places.tsv") if row["alpha3"]}
    for row in rows("names/organisations.tsv"):
        if row["alpha3"]:
            found |= dict.fromkeys([row["name"], *filter(None, row["forms"].split(";"))], row["alpha3"])
    return found


def _home(name: str) -> tuple[str, ...]:
    code = _homes().get(name, "")
    return (code,) if code else ()


def _join_acronyms(found: dict[Key, Body], rulings: Rulings) -> None:
    """Put an acronym with the long name that has it, where just one has."""
    owners: dict[str, set[Key]] = defaultdict(set)
    for key, body in found.items():
        if body.kind in {"organisation", "event", "other"}:
            for short in acronyms_of(body.name):
                owners[short.lower()].add(key)
    for key in sorted(found):
        homes = sorted(k for k in owners.get(key[1], set()) if k != key and k in found)
        if len(homes) == 1 and found[key].kind in {"organisation", "event", "other"} and _may_join(found, homes[0], key, rulings):
            found[homes[0]].take(found[key], f"“{found[key].name}” is made of the initials of “{found[homes[0]].name}”")
            del found[key]


def _join_short(found: dict[Key, Body], rulings: Rulings) -> None:
    """Put "the Commission" with the one commission of its reports, "Tolv" with "Tolv Services" that was named before it."""
    ends: dict[str, set[Key]] = defaultdict(set)
    for key, body in found.items():
        words = fold_organisation(body.name)
        if len(words) > 1 and body.kind == "organisation":
            ends[words[0]].add(key)
            ends[words[-1]].add(key)
    for key in sorted(found):
        short = found[key]
        words = fold_organisation(short.name)
        if len(words) != 1 or short.kind != "organisation" or short.fixed or len(ends.get(words[0], ())) > _RIVALS:
            continue
        homes = [other for other in sorted(ends.get(words[0], ())) if other in found and _shortens(words[0], short, found[other])]
        if len(homes) == 1 and _may_join(found, homes[0], key, rulings):
            home = found[homes[0]]
            home.fixed = home.name
            home.take(short, f"“{short.name}” is a part of “{home.name}”, the only body of that name that its reports name before it")
            del found[key]


def _shortens(word: str, short: Body, long: Body) -> bool:
    """Say whether a word is the head of a body's name or what comes before its legal form, and is printed after it."""
    words = fold_organisation(long.name)
    if long.kind != "organisation" or len(words) < 2:
        return False
    head = words[-1] == word and head_kind(word) == "organisation"
    front = words[0] == word and len(words) == 2 and words[1] in word_list("names/tails.txt")
    if not head and not front:
        return False
    first: dict[str, int] = {}
    for mention in long.mentions:
        first[mention.span.article] = min(mention.span.start, first.get(mention.span.article, mention.span.start))
    return all(first.get(m.span.article, m.span.start + 1) < m.span.start for m in short.mentions)


def _may_join(found: Mapping[Key, Body], home: Key, key: Key, rulings: Rulings) -> bool:
    return not rulings.barred(found[home].mentions, found[key].mentions)


def _join_owned(found: dict[Key, Body], rulings: Rulings) -> None:
    """Put "US State Department" with "State Department", where no other country's is named."""
    owned: dict[Key, list[Key]] = defaultdict(list)
    for key, body in found.items():
        head, _, rest = body.name.partition(" ")
        if body.kind == "organisation" and country_of(head) and rest[:1].isupper() and " " in rest:
            owned[("organisation", "".join(fold_organisation(rest)))].append(key)
    for plain, keys in sorted(owned.items()):
        if plain in found and len(keys) == 1 and keys[0] in found and _may_join(found, plain, keys[0], rulings):
            found[plain].take(found[keys[0]], f"“{found[keys[0]].name}” is “{found[plain].name}” with its country")
            found[plain].countries = found[plain].countries or found[keys[0]].countries
            del found[keys[0]]
