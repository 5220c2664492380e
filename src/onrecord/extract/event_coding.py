"""Code one sentence: its clauses and names in, PLOVER types with their parties and status out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.event_clauses import Clauses
from onrecord.extract.event_homes import settle
from onrecord.extract.event_matches import is_match
from onrecord.extract.event_nouns import code_noun, noun_row
from onrecord.extract.event_parties import Cast, Party, party_at
from onrecord.extract.event_shifts import shifted
from onrecord.extract.event_types import HOSTILE, VERBAL, Coded
from onrecord.model.annotations import Modality
from onrecord.tools.countries import countries_in
from onrecord.tools.event_patterns import VerbRow
from onrecord.tools.tables import words

#: Types under which the verb asked for, promised or refused is no event of its own.
_SPEECH = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE"})
#: Types of deeds that are nothing without whoever does them.
_DONE_BY = frozenset({"SANCTION", "COOPERATE", "MOBILIZE"})
_MET = frozenset({"with", "to"})
_ELSEWHERE = ("against", "on", "to", "with", "toward", "towards", "from", "at", "over", "into", "for", "of")
#: Types of deeds that things do for those who own them: guns, ships, bulldozers.
_BY_THINGS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
_PLACED = frozenset({"PROTEST", "ASSAULT", "COERCE", "MOBILIZE", "CONCEDE"})


def code_sentence(clauses: Clauses, cast: Cast) -> Iterator[Coded]:
    """Yield the events of a sentence in the order of their words."""
    covered: set[int] = set()
    told: dict[int, str] = {}
    found: list[Coded] = []
    for index, token in enumerate(clauses.tokens):
        verbal = token.pos in {"VERB", "AUX"} or (token.tag == "JJ" and clauses.passive(index))
        if verbal and index not in covered:
            for coded in _code_verb(clauses, index, cast):
                if coded.type in _SPEECH:
                    covered.update(_subordinate(clauses, index))
                obj = clauses.object(index)
                if obj is not None:
                    told |= dict.fromkeys((obj, *(noun for _, noun in clauses.prepositions(obj))), coded.type)
                found.append(coded)
    found = [coded for coded in found if not _outcome(clauses, coded, found)]
    for index, token in enumerate(clauses.tokens):
        frame = noun_row(clauses, index, cast) if token.pos == "NOUN" else None
        if frame and told.get(index) != frame.type:
            found += code_noun(clauses, index, frame, cast, answered=told.get(index) == "REJECT")
    yield from sorted(found, key=lambda coded: coded.index)


def _outcome(clauses: Clauses, coded: Coded, found: list[Coded]) -> bool:
    """Say whether an assault is only what another did: "shelled the town, killing six and wounding a dozen"."""
    index = coded.index
    if coded.type != "ASSAULT" or clauses.tokens[index].tag != "VBG":
        return False
    attacks = {one.index for one in found if one.type == "ASSAULT"}
    while clauses.tokens[index].dep in {"conj", "advcl"} and clauses.tokens[index].head != index:
        index = clauses.tokens[index].head
        if index in attacks and clauses.tokens[index].tag != "VBG":
            return True
    return False


def _subordinate(clauses: Clauses, index: int) -> list[int]:
    """Return the verbs that depend on a verb of speech, and those coordinated with them."""
    found = clauses.kids(index, "xcomp", "ccomp")
    found += [i for prep in clauses.kids(index, "prep") for i in clauses.kids(prep, "pcomp")]
    obj = clauses.object(index)
    found += clauses.kids(obj, "acl") if obj is not None and clauses.tokens[index].dep != "acl" else []
    also = [j for i in found for j in clauses.kids(i, "conj") if clauses.tokens[j].tag == clauses.tokens[i].tag]
    return found + also + [j for i in found for j in clauses.kids(i, "xcomp")]


def _code_verb(clauses: Clauses, index: int, cast: Cast) -> Iterator[Coded]:
    token = clauses.tokens[index]
    if token.lemma.lower() in {"say", "announce", "state", "declare", "insist", "tell"}:
        yield from _demanded(clauses, index, cast)
    status = clauses.status(index)
    if status is None:
        return
    for row in cast.patterns.verb_rows(clauses.lemma(index), clauses.followers(index), clauses.objects(index)):
        coded = _by_row(clauses, index, row, cast, status)
        if coded is not None:
            yield coded
            return


def _by_row(clauses: Clauses, index: int, row: VerbRow, cast: Cast, status: Modality) -> Coded | None:
    """Return the event that a row makes of a verb, None where what it needs is not there."""
    if row.need == "swapped":
        actor, recipient = party_at(clauses, clauses.object(index), cast), _swapped(clauses, index, cast)
    else:
        doer = clauses.subject(index)
        if doer is None and row.need == "self" and clauses.passive(index):
            doer = clauses.object(index)
        actor = party_at(clauses, doer, cast)
        recipient = _recipient(clauses, index, row, cast, actor)
    actor, recipient = _by_place(clauses, index, row, actor, recipient)
    if _impersonal(clauses, index, row, actor, cast):
        return None
    announced = _announced(clauses, index, cast) if row.type == "THREATEN" and clauses.object(index) is None else None
    if announced is not None:
        threatener = party_at(clauses, clauses.subject(announced), cast, deep=False)
        if not threatener.countries or not set(threatener.countries) <= set(actor.countries):
            return None  # what another will do is no threat of whoever warns of it
        recipient = _hit(clauses, index, announced, cast, actor)
        if not recipient:
            return None
    if not _complete(clauses, index, row, (actor, recipient), cast) or is_match(clauses, row.type, actor):
        return None
    harm = row.type == "ACCUSE" and _is_harm(clauses, index, cast)
    if harm:
        recipient = _culprit(clauses, index, cast, actor)
    blamed = bool(recipient)
    actor, recipient = settle(clauses, index, (actor, recipient), (row.type, row.mode), cast)
    recipient = recipient if blamed or not harm else Party()
    if not (actor.countries or recipient.countries or (actor and recipient and not (actor.group or recipient.group))):
        return None
    if not actor and (row.type in _DONE_BY | VERBAL or status == "planned"):
        return None
    if status == "denied" and row.type in {"REJECT", "AGREE"} and not clauses.announced(index):
        return None
    if status == "hypothetical" and clauses.purpose(index) and (row.type != "CONSULT" or not recipient.countries):
        return None
    if actor.body and actor.countries and not recipient.countries and row.type in VERBAL:
        return None
    coded = shifted(clauses, Coded(index, row.type, row.mode, actor, recipient, status, row.id, row.cameo), cast)
    return coded if coded.type == row.type else replace(coded, cameo="")


def _demanded(clauses: Clauses, index: int, cast: Cast) -> Iterator[Coded]:
    """Code "A said that B must ..." as a request."""
    for clause in clauses.kids(index, "ccomp"):
        asks = any(clauses.tokens[i].text.lower() in {"must", "should", "ought"} for i in clauses.kids(clause, "aux"))
        asks = asks or (clauses.tokens[clause].lemma == "need" and bool(clauses.kids(clause, "xcomp")))
        actor = party_at(clauses, clauses.subject(index), cast, deep=False)
        bearer = clauses.object(clause) if clauses.passive(clause) else clauses.subject(clause)
        asked = party_at(clauses, bearer, cast, deep=False)
        if asks and actor and asked and asked.names != actor.names:
            yield Coded(index, "REQUEST", "change", actor, asked, "happened", "say.must")


def _recipient(clauses: Clauses, index: int, frame: VerbRow, cast: Cast, actor: Party) -> Party:
    """Look for the recipient where the frame says, then wherever else one is named."""
    nouns = [noun for route in frame.to for noun in _route(clauses, index, route)]
    obj = clauses.object(index)
    near = clauses.prepositions(index) + (clauses.prepositions(obj) if obj is not None else [])
    for prep, noun in near:
        if (prep in _ELSEWHERE and (frame.type != "CONSULT" or prep in _MET)) or (prep in {"in", "near"} and frame.type in _PLACED):
            nouns.append(noun)
    for prep, noun in [deeper for _, outer in near for deeper in clauses.prepositions(outer)]:
        if prep == "against" or (prep == "in" and frame.type in _PLACED):
            nouns.append(noun)
    own = Party()
    denied = set(_route(clauses, index, "clause")) if frame.type == "REJECT" and "clause" in frame.to else set()
    for noun in dict.fromkeys(nouns):
        found = party_at(clauses, noun, cast)
        if noun in denied and found.countries and set(found.countries) <= set(actor.countries):
            continue  # "denied that its own troops ...": whoever said so is not named
        if found.thing and set(found.countries) <= set(actor.countries):
            continue
        if found and found.names != actor.names:
            if not found.countries or set(found.countries) - set(actor.countries):
                return found
            own = own or found
    return own


def _announced(clauses: Clauses, index: int, cast: Cast) -> int | None:
    """Return the hostile deed that a warning says somebody "will" do."""
    for clause in clauses.kids(index, "ccomp") if clauses.lemma(index) == "warn" else []:
        if clauses.announced(clause) and clauses.kids(clause, "nsubj"):
            rows = cast.patterns.verb_rows(clauses.lemma(clause), clauses.followers(clause), clauses.objects(clause))
            if clauses.lemma(clause) in {"retaliate", "respond"} or (rows and rows[0].type in HOSTILE):
                return clause
    return None


def _hit(clauses: Clauses, index: int, deed: int, cast: Cast, actor: Party) -> Party:
    """Return whom an announced deed will hit: its object, who it is "against", or who does what it hangs on ("if")."""
    nouns = [clauses.object(deed), *(noun for _, noun in clauses.prepositions(deed))]
    nouns += [noun for verb in (deed, index) for clause in clauses.kids(verb, "advcl") for noun in clauses.kids(clause, "nsubj")]
    found = (party_at(clauses, noun, cast) for noun in nouns)
    return next((one for one in found if set(one.countries) - set(actor.countries)), Party())


def _is_harm(clauses: Clauses, index: int, cast: Cast) -> bool:
    """Say whether what is criticised was done to somebody: "the attack on Ardovia", where Ardovia is no culprit."""
    obj = clauses.object(index)
    return obj is not None and clauses.lemma(obj) in cast.patterns.words["attack"] | words("events/harms.txt")


def _culprit(clauses: Clauses, index: int, cast: Cast, actor: Party) -> Party:
    """Return who is said to have done the criticised deed: "Skerra's attack", "the attack by Skerra"."""
    obj = clauses.object(index)
    if obj is None:
        return Party()
    near = clauses.prepositions(obj)
    near += [deeper for _, noun in near for deeper in clauses.prepositions(noun)]
    nouns = [obj, *(noun for prep, noun in near if prep == "by")]
    found = (party_at(clauses, noun, cast) for noun in nouns)
    return next((one for one in found if one and not (one.countries and set(one.countries) <= set(actor.countries))), Party())


def _swapped(clauses: Clauses, index: int, cast: Cast) -> Party:
    """Return whoever or whose deed moves somebody: "was angered by Ardovia's ban", "angered at Ardovia"."""
    nouns = [i for i in [clauses.subject(index)] if i is not None]
    nouns += [noun for prep, noun in clauses.prepositions(index) if prep in {"by", "at", "with", "over", "about"}]
    return next((party for noun in nouns if (party := party_at(clauses, noun, cast))), Party())


def _by_place(clauses: Clauses, index: int, frame: VerbRow, actor: Party, recipient: Party) -> tuple[Party, Party]:
    """Let a country stand in for who is not named: talks "in Beijing", somebody "detained in" a country."""
    for prep, noun in clauses.prepositions(index):
        if prep == "in" and frame.type == "CONSULT" and not frame.mode and actor.countries and recipient.countries:
            here = countries_in(clauses.tokens[noun].text)
            if here and set(here) <= set(actor.countries) - set(recipient.countries) and len(actor.countries) == 1:
                return recipient, actor
        if prep == "in" and frame.type == "CONSULT" and actor.countries and not recipient:
            host = party_at(clauses, noun, Cast())
            if set(host.countries) - set(actor.countries) and len(actor.countries) == 1:
                return actor, host
        if prep == "in" and frame.mode == "arrest" and recipient and not actor and clauses.passive(index):
            return party_at(clauses, noun, Cast()), recipient
    return actor, recipient


def _impersonal(clauses: Clauses, index: int, frame: VerbRow, actor: Party, cast: Cast) -> bool:
    """Say whether a named thing that is no party does it ("a pandemic that kills"), attacks excepted."""
    if actor and (not actor.thing or frame.type in _BY_THINGS):
        return False
    subject = None if clauses.passive(index) else clauses.subject(index)
    if subject is None or clauses.tokens[subject].pos == "PRON":
        return False
    deadly = cast.patterns.words["attack"] | words("events/groups.txt")
    return frame.type != "ASSAULT" or clauses.tokens[subject].lemma.lower() not in deadly


def _route(clauses: Clauses, index: int, route: str) -> Iterator[int]:
    """Yield the nouns at a place that a frame names."""
    obj = clauses.object(index)
    if route == "person":
        people = words("events/groups.txt") | words("events/people.txt")
        token = clauses.tokens[obj] if obj is not None else None
        if token and obj is not None and (token.entity.endswith("PERSON") or token.lemma.lower() in people):
            yield obj
    elif route == "obj":
        if obj is not None:
            yield obj
            yield from (noun for prep, noun in clauses.prepositions(obj) if prep in {"by", "of", "from", "with"})
        yield from clauses.kids(index, "dative")
        if obj is None:
            below = clauses.kids(index, "ccomp", "xcomp")
            for clause in below + [deeper for i in below for deeper in clauses.kids(i, "ccomp")]:
                yield from clauses.kids(clause, "nsubj", "attr")
    elif route == "iobj":
        yield from clauses.kids(index, "dative")
    elif route == "clause":
        under = clauses.kids(obj, "acl", "ccomp") if obj is not None else []
        for clause in clauses.kids(index, "ccomp", "xcomp") + under:
            yield from clauses.kids(clause, "nsubj", "nsubjpass")
    elif route == "xcomp":
        for clause in clauses.kids(index, "xcomp", "ccomp", "advcl"):
            yield from clauses.kids(clause, "dobj", "dative")
            yield from (noun for prep, noun in clauses.prepositions(clause) if prep != "by")
            for thing in clauses.kids(clause, "dobj"):
                yield from (noun for _, noun in clauses.prepositions(thing))
    else:
        yield from (noun for prep, noun in clauses.prepositions(index) if prep == route)
        if obj is not None:
            yield from (noun for prep, noun in clauses.prepositions(obj) if prep == route)


def _complete(clauses: Clauses, index: int, frame: VerbRow, parties: tuple[Party, Party], cast: Cast) -> bool:
    """Say whether all is there that the row needs."""
    actor, recipient = parties
    if frame.need == "people":
        subject = clauses.subject(index)
        lemma = clauses.tokens[subject].lemma.lower() if subject is not None else ""
        peoples = bool(actor.countries) and not (actor.person or actor.bare) and lemma.endswith("s")
        return lemma in words("events/people.txt") or peoples
    if frame.need in {"to", "object"} or (frame.type == "CONSULT" and frame.need == "-"):
        both = len(actor.names) > 1 or len(actor.countries) > 1
        return bool(recipient) or (both and frame.type in {"CONSULT", "AGREE"})
    if frame.need == "abroad":
        away = set(recipient.countries) - set(actor.countries)
        return actor.person and bool(actor.countries) and bool(away)
    if frame.need == "asks":
        return bool(recipient) and bool(clauses.kids(index, "xcomp") or "for" in clauses.followers(index))
    if frame.need == "verbal":
        empty = words("events/empty_talk.txt")
        return any(clauses.tokens[i].lemma.lower() not in empty for i in clauses.kids(index, "xcomp"))
    if frame.need == "persons":
        obj = clauses.object(index)
        token = clauses.tokens[obj] if obj is not None else None
        people = cast.patterns.words["person"] | words("events/people.txt") | words("events/groups.txt")
        named = token is not None and token.entity.partition("-")[2] in {"PERSON", "NORP"}
        return bool(recipient) and (named or recipient.person or (obj is not None and clauses.lemma(obj) in people))
    if frame.need == "place":
        obj = clauses.object(index)
        token = clauses.tokens[obj] if obj is not None else None
        taken = cast.patterns.words["property"]
        return token is not None and (token.entity.partition("-")[2] in {"GPE", "LOC"} or clauses.lemma(obj or 0) in taken)
    if frame.need == "body":
        return any(clauses.tokens[n].lemma.lower() in cast.patterns.words["body"] for _, n in clauses.prepositions(index))
    return bool(actor or recipient)
