"""Who takes part: a noun of a parsed sentence in, the names and countries it stands for out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.extract.event_clauses import Clauses
from onrecord.model.annotations import Actor, Mention, Quote, Token
from onrecord.tools.countries import countries_in, country_kind
from onrecord.tools.event_patterns import Patterns
from onrecord.tools.pattern_files import shipped_patterns
from onrecord.tools.tables import words

_MODIFIERS = ("compound", "amod", "poss", "nmod", "appos")
_OF = frozenset({"of", "from"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them"})
_FIRST = frozenset({"i", "we", "us", "me"})
#: Small words inside a country's name: "Republic of Ardovia".
_LINKS = frozenset({"of", "and", "the", "-", "’s", "'s"})
#: Marks that no name holds: the parse has run over a dateline.
_BREAKS = frozenset({"(", ")", "-", "–", "—", ":"})
#: Characters between a title and the name it belongs to: a comma and a space.
_TITLE_GAP = 3
_COUNTRY = frozenset({"country", "capital", "seat"})
_KINDS = frozenset({"person", "organisation", "place", "nationality"})


@dataclass(frozen=True, slots=True)
class Party:
    """Who: names, and the countries they act for (ISO 3166 alpha-3), each in order; `person` where one is named.

    `bare` where the country itself is named ("Ardovia", its capital), `group` where a common noun is ("the rebels"),
    `thing` where only something of theirs is ("Ardovia's ban"), `body` where an organisation is, `plain` where anybody may be meant ("people").
    """

    names: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    person: bool = False
    bare: bool = False
    group: bool = False
    thing: bool = False
    body: bool = False
    plain: bool = False

    def __bool__(self) -> bool:
        return bool(self.names)

    def joined(self, other: Party) -> Party:
        """Return both parties as one."""
        return Party(
            tuple(dict.fromkeys(self.names + other.names)),
            tuple(dict.fromkeys(self.countries + other.countries)),
            self.person or other.person,
            self.bare or other.bare,
            self.group or other.group,
            other.thing if not self.names else self.thing and (other.thing or not other.names),
            self.body or other.body,
            self.plain or other.plain,
        )


@dataclass(frozen=True, slots=True)
class Cast:
    """The names of one sentence and the quotes around it, with the actors of the story behind them.

    `near` are the countries that the sentence before names; `home` is the one that the report is filed from or is
    mostly about, "" where it has none.
    """

    mentions: tuple[Mention, ...] = ()
    actors: Mapping[str, Actor] = field(default_factory=dict)
    by_name: Mapping[str, Actor] = field(default_factory=dict)
    quotes: tuple[Quote, ...] = ()
    near: frozenset[str] = frozenset()
    home: str = ""
    patterns: Patterns = field(default_factory=shipped_patterns)

    def at(self, start: int, end: int) -> Mention | None:
        """Return the mention that covers a token."""
        named = (m for m in self.mentions if m.kind in _KINDS)
        return next((m for m in named if m.span.start <= start and end <= m.span.end), None)

    def named_after(self, end: int, word: str) -> Mention | None:
        """Return the person whose title ends with a word right before the name: "the top diplomat, Nils Aaro"."""
        near = (m for m in self.mentions if m.kind == "person" and 0 < m.span.start - end <= _TITLE_GAP)
        return next((m for m in near if m.role.endswith(word)), None)

    def speaker_at(self, start: int) -> str:
        """Return the speaker of the quotation around a place, "" for none."""
        return next((q.speaker_name for q in self.quotes if q.content.start <= start < q.content.end), "")


def cast_of(actors: Iterable[Actor], patterns: Patterns | None = None) -> Cast:
    """Index a story's actors by mention and by name; without `patterns` the shipped ones hold."""
    behind: dict[str, Actor] = {}
    named: dict[str, Actor] = {}
    for actor in actors:
        for name in (actor.name, *actor.names):
            named.setdefault(name, actor)
        for mention in actor.mentions:
            behind[mention] = actor
    return Cast(actors=behind, by_name=named, patterns=patterns or shipped_patterns())


def party_at(clauses: Clauses, index: int | None, cast: Cast, *, deep: bool = True) -> Party:
    """Return the party that a noun and those coordinated with it stand for; empty where it names none.

    `deep`: look into "the proposal of ...", "Ardovia's efforts" as well.
    """
    if index is None:
        return Party()
    found = Party()
    stack, seen = [index], set[int]()
    while stack and len(seen) < 12:
        current = stack.pop(0)
        if current in seen:
            continue
        seen.add(current)
        one = _single(clauses, current, cast, deep=deep)
        found = found.joined(one)
        stack += clauses.kids(current, "conj")
        # "Ardovia, Skerra agree": a headline's comma is "and".
        stack += [kid for kid in clauses.kids(current, "appos") if one.bare and country_kind(clauses.tokens[kid].text) in _COUNTRY]
    return found


def _single(clauses: Clauses, index: int, cast: Cast, *, deep: bool) -> Party:
    token = clauses.tokens[index]
    if token.lemma.lower() in words("events/light.txt"):
        inner = [noun for prep, noun in clauses.prepositions(index) if prep == "of"]
        if inner:
            return _single(clauses, inner[0], cast, deep=deep)
    if token.text != "US" and (token.pos == "PRON" or token.text.lower() in _PRONOUNS | _FIRST):
        return _pronoun(clauses, index, cast)
    for place in [index, *clauses.kids(index, "appos")]:
        named = _named(clauses, place, cast)
        if named:
            around = named.countries or _around(clauses, index, cast)
            return Party(named.names, around, named.person, named.bare, body=named.body)
    countries = _around(clauses, index, cast)
    lemma = token.lemma.lower()
    if lemma in words("events/groups.txt") or lemma in words("events/people.txt"):
        if not countries and (lemma in cast.patterns.words["machine"] or _is_money(clauses, index)):
            return Party()
        plain = lemma in words("events/anybody.txt")
        return Party((_phrase(clauses, index),), countries or _tied(clauses, index, cast), group=True, plain=plain)
    if not countries:
        owners = [_named(clauses, kid, cast) for kid in clauses.kids(index, "poss")] if deep else []
        owner = next((one for one in owners if one.countries), Party())
        return Party((_phrase(clauses, index),), owner.countries, thing=True) if owner else Party()
    if clauses.dateline(index):
        return Party()
    if token.pos == "PROPN" or countries_in(token.text):
        phrase = _phrase(clauses, index)
        return Party((phrase,), countries, bare=country_kind(phrase) in _COUNTRY)
    own = _around(clauses, index, cast, prepositions=False)
    return Party((_phrase(clauses, index),), own, thing=True) if deep and own else Party()


def _is_money(clauses: Clauses, index: int) -> bool:
    """Say whether a number counts money: "$20 million"."""
    return any(clauses.tokens[kid].tag == "$" for kid in clauses.children[index])


def _tied(clauses: Clauses, index: int, cast: Cast) -> tuple[str, ...]:
    """Return the country that a group is tied to by what follows it: "hackers linked to Ardovian intelligence"."""
    for kid in clauses.kids(index, "acl", "amod"):
        for prep, noun in clauses.prepositions(kid):
            found = _around(clauses, noun, cast) if prep in {"to", "by", "from", "with"} else ()
            if found:
                return found[:1]
    return ()


def _named(clauses: Clauses, index: int, cast: Cast) -> Party:
    """Return the actor whose mention covers a token."""
    token = clauses.tokens[index]
    if clauses.dateline(index):
        return Party()
    mention = cast.at(token.start, token.end) or cast.named_after(token.end, token.text)
    if mention is None:
        return Party()
    actor = cast.actors.get(mention.id)
    known = cast.patterns.by_party.get(mention.name.lower(), "")
    if known:
        known = next(iter(_owners(clauses, index)), known)
    countries = (known,) if known else actor.countries if actor else ()
    countries = countries or countries_in(mention.span.exact) or countries_in(mention.role)
    bare = country_kind(mention.name) in _COUNTRY
    body = mention.kind == "organisation" and not known and not countries_in(mention.span.exact)
    return Party((actor.name if actor else mention.name,), tuple(countries), mention.kind == "person", bare, body=body)


def _around(clauses: Clauses, index: int, cast: Cast, *, prepositions: bool = True) -> tuple[str, ...]:
    """Return the countries named in a noun phrase: its own words first, then "of ...", then "in ..."."""
    own = [index]
    for kid in clauses.kids(index, *_MODIFIERS):
        own += [kid, *(inner for inner in clauses.kids(kid, *_MODIFIERS, "conj"))]
    found = _countries(clauses, own, cast)
    if prepositions and found and bodies_in(clauses.tokens[index].text, cast.patterns):
        found = _owners(clauses, index) or found
    for wanted in (_OF, frozenset({"in", "throughout", "across", "for"})):
        if found or not prepositions:
            return found
        for prep, noun in clauses.prepositions(index):
            if prep in wanted:
                both = [noun, *clauses.kids(noun, "conj")]
                inner = both + [i for each in both for i in clauses.kids(each, *_MODIFIERS)]
                found += _countries(clauses, inner, cast)
    return found


def _owners(clauses: Clauses, index: int) -> tuple[str, ...]:
    """Return the countries whose a body is said to be: "Ardovia's Senate", "the Ardovian Congress", "the Senate of Ardovia"."""
    beside = clauses.kids(index, "poss", "amod", "compound", "nmod")
    beside += [noun for prep, noun in clauses.prepositions(index) if prep == "of"]
    names = [clauses.tokens[i].text for i in beside if clauses.tokens[min(i + 1, len(clauses.tokens) - 1)].text != "-"]
    return countries_in(" ; ".join(names))[:1]


def _countries(clauses: Clauses, indices: Iterable[int], cast: Cast) -> tuple[str, ...]:
    """Return the countries that words name: by the table of countries, else by that of bodies that act for one."""
    text = " ".join(clauses.tokens[i].text for i in sorted(indices))
    return countries_in(text) or bodies_in(text, cast.patterns)


def countries_told(tokens: Iterable[Token], patterns: Patterns) -> tuple[str, ...]:
    """Return the countries that words name, or bodies that act for one, each once. Only runs of capitals are looked at."""
    runs: list[str] = []
    linked = False
    for token in tokens:
        capital = token.text[:1].isupper()
        if capital and linked and runs:
            runs[-1] += f" {token.text}"
        elif capital:
            runs.append(token.text)
        elif linked and token.text in _LINKS:
            runs[-1] += f" {token.text}"
        linked = capital or (linked and token.text in _LINKS)
    text = " ; ".join(runs)
    return tuple(dict.fromkeys((*countries_in(text), *bodies_in(text, patterns)))) if runs else ()


def bodies_in(text: str, patterns: Patterns) -> tuple[str, ...]:
    """Return the countries for which bodies named in a text act ("Hamas"), each once."""
    parts = [part for part in text.split() if part[:1].isupper() or part[:1].isdigit()]
    known = patterns.by_party
    found = [known[part.lower()] for part in parts if part.lower() in known]
    pairs = [f"{a} {b}".lower() for a, b in pairwise(parts)]
    found += [known[pair] for pair in pairs if pair in known]
    return tuple(dict.fromkeys(found))


def _phrase(clauses: Clauses, index: int) -> str:
    """Return the words of a noun with its modifiers as printed, without article and number."""
    own = [index]
    for kid in clauses.kids(index, "compound", "amod", "poss", "nmod"):
        if clauses.tokens[kid].tag == "PRP$":
            continue
        own += [kid, *clauses.kids(kid, "compound", "case")]
    tokens = [clauses.tokens[i] for i in sorted(own)]
    if any(t.text in _BREAKS for t in tokens):
        tokens = [clauses.tokens[index]]
    start, end = tokens[0].start - clauses.sentence.span.start, tokens[-1].end - clauses.sentence.span.start
    return clauses.sentence.span.exact[start:end]


def _pronoun(clauses: Clauses, index: int, cast: Cast) -> Party:
    """Resolve "we" in a quotation to its speaker, and "it" in "Ardovia said it will" to the subject above."""
    token = clauses.tokens[index]
    if token.text.lower() in _FIRST:
        actor = cast.by_name.get(cast.speaker_at(token.start))
        return Party((actor.name,), actor.countries, actor.kind == "person") if actor else Party()
    verb = token.head
    for _ in range(4):
        if clauses.tokens[verb].dep in {"ccomp", "advcl", "xcomp", "conj"} and clauses.tokens[verb].head != verb:
            verb = clauses.tokens[verb].head
            for subject in clauses.kids(verb, "nsubj"):
                if subject != index and clauses.tokens[subject].pos != "PRON":
                    return party_at(clauses, subject, cast, deep=False)
    return Party()
