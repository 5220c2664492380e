"""Which country a party acts for where its own words do not say: the parties of one event in, with countries out.

A report names a country once and goes on with "the rebels", "the president", "police". The country is taken from the
other party where that bears it as an adjective or in a place ("Ardovian students ... the police"), else from the only
country that the sentence names, else from what precedes the sentence. A country by itself ("Ardovia warned the
rebels") lends itself to common nouns only: a person named without a country may be of another.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.event_clauses import Clauses
from onrecord.extract.event_parties import Cast, Party, countries_told
from onrecord.tools.countries import country_name
from onrecord.tools.tables import words

#: Verbs by which a sentence says who told it, at its end or before "that".
_TELLING = frozenset({"say", "report", "announce", "tell", "state", "add", "quote"})
#: Types of deeds: what a country does to "the rebels" it does to its own.
_MATERIAL = frozenset({"COERCE", "ASSAULT", "RETREAT", "CONCEDE", "PROTEST", "SANCTION", "MOBILIZE"})
#: Types that "people", "a man" may do; the rest are a government's, a party's or a group's.
_BY_ANYBODY = frozenset({"PROTEST", "ASSAULT", "COERCE"})
#: Types that are directed at somebody: where nobody is named, at the only other country that the clause names.
_TOWARDS = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN", "AGREE", "SUPPORT", "AID", "SANCTION", "RETREAT"})
#: What follows a participle that binds a group to whom it belongs.
_BINDING = frozenset({"to", "by", "with", "from"})
_DOERS = ("nsubj", "nsubjpass", "agent")
#: Words for those who are abroad by their office: their country is not that of those who receive them.
_ENVOYS = frozenset(
    {"ambassador", "ambassadors", "envoy", "envoys", "diplomat", "diplomats", "consul", "consuls", "attache", "attaches",
     "embassy", "consulate", "charge"}
)  # fmt: skip
#: Modes of what is done to another country's envoys only.
_TO_ENVOYS = frozenset({"expel", "deport"})
#: Types, and modes of COERCE, that are done to those at home where nobody else is named.
_AT_HOME = frozenset({"PROTEST", "CONCEDE"})
_HOME_MODES = frozenset({"curfew", "martial-law", "censor", "restrict"})


def settle(clauses: Clauses, index: int, parties: tuple[Party, Party], code: tuple[str, str], cast: Cast) -> tuple[Party, Party]:
    """Return actor and recipient of the event at `index`, with a country where one can safely be said.

    `code` is the type and mode.
    """
    actor, recipient = parties
    kind, mode = code
    named = named_countries(clauses, index, cast)
    bound = _bound_to(clauses, index, cast) if actor and not actor.countries else ()
    if bound:
        actor = replace(actor, countries=bound[:1] if len(bound) == 1 else ())
    elif actor and not actor.countries and not (actor.plain and kind not in _BY_ANYBODY):
        actor = replace(actor, countries=_lent(actor, recipient, named, (clauses, cast, kind)))
    if mode in _TO_ENVOYS and actor.countries and not recipient.countries and _is_envoy(recipient):
        others = [code for code in named if code not in actor.countries] or sorted(cast.near - set(actor.countries))
        recipient = replace(recipient, countries=tuple(others) if len(others) == 1 else ())
    elif recipient and not recipient.countries and (actor or not recipient.group):
        recipient = replace(recipient, countries=_lent(recipient, actor, named, (clauses, cast, kind)))
    if kind in _TOWARDS and actor.countries and not recipient.countries and not (recipient.person or recipient.body):
        below = [code for code in _below(clauses, index, cast) if code not in actor.countries]
        if len(below) == 1:
            recipient = Party(recipient.names or (country_name(below[0]),), (below[0],), bare=not recipient)
    foreign = [code for code in named if code not in actor.countries]
    if kind == "MOBILIZE" and not recipient and actor.countries and len(foreign) == 1:
        recipient = Party((country_name(foreign[0]),), (foreign[0],), bare=True)
    if not recipient and actor.countries and len(actor.countries) == 1:
        alone = not actor.bare and set(named) <= set(actor.countries)
        if kind in _AT_HOME or (kind == "COERCE" and mode in _HOME_MODES) or (kind == "REJECT" and alone):
            recipient = Party(countries=actor.countries)
    return actor, recipient


def _bound_to(clauses: Clauses, index: int, cast: Cast) -> tuple[str, ...]:
    """Return the countries that a doer is said to be bound to: "hackers linked to Ardovia", "rebels backed by Ardovia".

    Read off the words before the verb: parsers take "linked" for the verb as often as not.
    """
    tokens, bound = clauses.tokens, words("events/bound.txt")
    for n in range(1, index - 1):
        behind = tokens[n - 1].pos in {"NOUN", "PROPN"} and tokens[n + 1].text in _BINDING
        if behind and tokens[n].lemma.lower() in bound and not any(mark.text in ",;:" for mark in tokens[n:index]):
            return countries_told(tokens[n + 2 : index], cast.patterns)
    return ()


def _lent(party: Party, other: Party, named: tuple[str, ...], where: tuple[Clauses, Cast, str]) -> tuple[str, ...]:
    """Return the country that a party without one takes over; `where` is what lies around and the event's type."""
    clauses, cast, kind = where
    wide = words("events/wide.txt")
    if party.group and any(word in wide for name in party.names for word in name.lower().split()):
        return ()
    if party.body or (other.thing and kind == "PROTEST") or _is_envoy(other):
        return ()
    if len(other.countries) == 1:
        if cast.home and cast.home not in other.countries:
            return ()
        foreign = [code for code in named if code not in other.countries]
        if foreign:
            return other.countries if party.group and other.group else ()
        at_home = not other.bare or (party.group and kind in _MATERIAL)
        return other.countries if at_home else ()
    if other.countries:
        return ()
    if len(named) == 1:
        return () if party.person and _sent(clauses, named[0], cast) else named
    return (cast.home,) if cast.home and not named and cast.near <= {cast.home} and party.group else ()


def _is_envoy(party: Party) -> bool:
    """Say whether a party is somebody sent by another country."""
    return any(word in _ENVOYS for name in party.names for word in name.lower().split())


def _sent(clauses: Clauses, country: str, cast: Cast) -> bool:
    """Say whether a sentence names a country as that of an envoy: whoever receives the envoy is of another."""
    envoys = [i for i, token in enumerate(clauses.tokens) if token.lemma.lower() in _ENVOYS]
    before = ([clauses.tokens[kid] for kid in clauses.children[i]] for i in envoys)
    return any(country in countries_told(tokens, cast.patterns) for tokens in before)


def named_countries(clauses: Clauses, index: int, cast: Cast) -> tuple[str, ...]:
    """Return the countries that a sentence names, but for those in who tells it ("..., Ardovian radio said")."""
    skipped: set[int] = set()
    for verb, token in enumerate(clauses.tokens):
        if verb != index and token.lemma.lower() in _TELLING:
            for subject in clauses.kids(verb, "nsubj"):
                skipped |= _under(clauses, subject)
    kept = [token for i, token in enumerate(clauses.tokens) if i not in skipped]
    return countries_told(kept, cast.patterns)


def _below(clauses: Clauses, index: int, cast: Cast) -> tuple[str, ...]:
    """Return the countries named in what a verb says, its subject and the clauses beside it left out."""
    found, stack = set[int](), [index]
    while stack:
        current = stack.pop()
        found.add(current)
        beside = ("relcl", "advcl", "parataxis", "conj", "ccomp") if current == index else ("relcl", "advcl", "parataxis")
        left_out = {*clauses.kids(current, *beside), *(clauses.kids(index, *_DOERS) if current == index else [])}
        stack += [kid for kid in clauses.children[current] if kid not in left_out]
    return countries_told([clauses.tokens[i] for i in sorted(found)], cast.patterns)


def _under(clauses: Clauses, index: int) -> set[int]:
    """Return a token and all that hangs on it."""
    found, stack = set[int](), [index]
    while stack:
        current = stack.pop()
        if current not in found:
            found.add(current)
            stack += clauses.children[current]
    return found
