"""Code one sentence: its clauses and names in, PLOVER types with their parties and status out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.extract.event_clauses import Clauses
from onrecord.extract.event_frames import (
    HELPFUL,
    HOSTILE,
    VERBAL,
    Frame,
    NounFrame,
    classes,
    frame_of,
    noun_frames,
)
from onrecord.extract.event_parties import Cast, Party, party_at
from onrecord.model.annotations import Modality
from onrecord.tools.tables import words

#: Types under which the verb asked for, promised or refused is no event of its own.
_SPEECH = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE"})
_ELSEWHERE = ("against", "on", "to", "with", "toward", "towards", "from", "at", "over", "into", "for", "of")
_PLACED = frozenset({"PROTEST", "ASSAULT", "COERCE", "MOBILIZE", "CONCEDE"})
#: The mode of a threat, by the type of what is threatened.
_THREATS = {
    "ASSAULT": "violence", "COERCE": "restrict", "SANCTION": "relations", "MOBILIZE": "violence", "PROTEST": "relations",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coded:
    """An event as coded: the index of its word, type, mode, parties and status."""

    index: int
    type: str
    mode: str
    actor: Party
    recipient: Party
    status: Modality


def code_sentence(clauses: Clauses, cast: Cast) -> Iterator[Coded]:
    """Yield the events of a sentence in the order of their words."""
    covered: set[int] = set()
    told: dict[int, str] = {}
    found: list[Coded] = []
    for index, token in enumerate(clauses.tokens):
        if token.pos in {"VERB", "AUX"} and index not in covered:
            for coded in _code_verb(clauses, index, cast):
                if coded.type in _SPEECH:
                    covered.update(_subordinate(clauses, index))
                obj = clauses.object(index)
                if obj is not None:
                    told |= dict.fromkeys((obj, *(noun for _, noun in clauses.prepositions(obj))), coded.type)
                found.append(coded)
    for index, token in enumerate(clauses.tokens):
        frame = noun_frames().get(token.lemma.lower()) if token.pos == "NOUN" else None
        if frame and told.get(index) != frame.type:
            found += _code_noun(clauses, index, frame, cast)
    yield from sorted(found, key=lambda coded: coded.index)


def _subordinate(clauses: Clauses, index: int) -> list[int]:
    """Return the verbs that depend on a verb of speech, and those coordinated with them."""
    found = clauses.kids(index, "xcomp", "ccomp")
    found += [i for prep in clauses.kids(index, "prep") for i in clauses.kids(prep, "pcomp")]
    obj = clauses.object(index)
    found += clauses.kids(obj, "acl") if obj is not None and clauses.tokens[index].dep != "acl" else []
    return found + [j for i in found for j in clauses.kids(i, "conj", "xcomp")]


def _code_verb(clauses: Clauses, index: int, cast: Cast) -> Iterator[Coded]:
    token = clauses.tokens[index]
    if token.lemma.lower() in {"say", "announce", "state", "declare", "insist", "tell"}:
        yield from _demanded(clauses, index, cast)
    frame = frame_of(token.lemma.lower(), clauses.followers(index), clauses.objects(index))
    if frame is None:
        return
    actor = party_at(clauses, clauses.subject(index), cast)
    recipient = _recipient(clauses, index, frame, cast, actor)
    actor, recipient = _by_place(clauses, index, frame, actor, recipient)
    status = clauses.status(index)
    if status is None or _impersonal(clauses, index, frame, actor):
        return
    if not _complete(clauses, index, frame, actor, recipient) or (frame.type in VERBAL and not actor):
        return
    if not (actor.countries or recipient.countries or (actor and recipient)):
        return
    if status == "planned" and clauses.sentence.span.exact.rstrip().endswith("?"):
        status = "hypothetical"
    yield _shifted(clauses, Coded(index, frame.type, frame.mode, actor, recipient, status))


def _demanded(clauses: Clauses, index: int, cast: Cast) -> Iterator[Coded]:
    """Code "A said that B must ..." as a request."""
    for clause in clauses.kids(index, "ccomp"):
        asks = any(clauses.tokens[i].text.lower() in {"must", "should", "ought"} for i in clauses.kids(clause, "aux"))
        asks = asks or (clauses.tokens[clause].lemma == "need" and bool(clauses.kids(clause, "xcomp")))
        actor = party_at(clauses, clauses.subject(index), cast, deep=False)
        bearer = clauses.object(clause) if clauses.passive(clause) else clauses.subject(clause)
        asked = party_at(clauses, bearer, cast, deep=False)
        if asks and actor and asked and asked.names != actor.names:
            yield Coded(index, "REQUEST", "change", actor, asked, "happened")


def _recipient(clauses: Clauses, index: int, frame: Frame, cast: Cast, actor: Party) -> Party:
    """Look for the recipient where the frame says, then wherever else one is named."""
    nouns = [noun for route in frame.to for noun in _route(clauses, index, route)]
    obj = clauses.object(index)
    for prep, noun in clauses.prepositions(index) + (clauses.prepositions(obj) if obj is not None else []):
        if prep in _ELSEWHERE or (prep in {"in", "near"} and frame.type in _PLACED):
            nouns.append(noun)
    own = Party()
    for noun in dict.fromkeys(nouns):
        found = party_at(clauses, noun, cast)
        if found and found.names != actor.names:
            if not found.countries or set(found.countries) - set(actor.countries):
                return found
            own = own or found
    return own


def _by_place(clauses: Clauses, index: int, frame: Frame, actor: Party, recipient: Party) -> tuple[Party, Party]:
    """Let a country stand in for who is not named: talks "in Beijing", somebody "detained in" a country."""
    for prep, noun in clauses.prepositions(index):
        if prep == "in" and frame.type == "CONSULT" and actor.countries and not recipient:
            host = party_at(clauses, noun, Cast())
            if set(host.countries) - set(actor.countries) and len(actor.countries) == 1:
                return actor, host
        if prep == "in" and frame.mode == "arrest" and recipient and not actor and clauses.passive(index):
            return party_at(clauses, noun, Cast()), recipient
    return actor, recipient


def _impersonal(clauses: Clauses, index: int, frame: Frame, actor: Party) -> bool:
    """Say whether a named thing that is no party does it ("a pandemic that kills"), attacks excepted."""
    subject = None if actor or clauses.passive(index) else clauses.subject(index)
    if subject is None or clauses.tokens[subject].pos == "PRON":
        return False
    deadly = classes()["attack"] | words("events/groups.txt")
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
            yield from (i for clause in clauses.kids(index, "ccomp", "xcomp") for i in clauses.kids(clause, "nsubj"))
    elif route == "iobj":
        yield from clauses.kids(index, "dative")
    elif route == "clause":
        for clause in clauses.kids(index, "ccomp", "xcomp"):
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


def _complete(clauses: Clauses, index: int, frame: Frame, actor: Party, recipient: Party) -> bool:
    """Say whether all is there that the frame needs."""
    if frame.need == "people":
        subject = clauses.subject(index)
        lemma = clauses.tokens[subject].lemma.lower() if subject is not None else ""
        peoples = bool(actor.countries) and not actor.person and lemma.endswith("s")
        return lemma in words("events/people.txt") or peoples
    if frame.need in {"to", "object"} or (frame.type == "CONSULT" and frame.need == "-"):
        return bool(recipient) or (len(actor.names) > 1 and frame.type in {"CONSULT", "AGREE"})
    if frame.need == "abroad":
        away = set(recipient.countries) - set(actor.countries)
        return actor.person and bool(actor.countries) and bool(away)
    if frame.need == "asks":
        return bool(recipient) and bool(clauses.kids(index, "xcomp") or "for" in clauses.followers(index))
    if frame.need == "verbal":
        empty = words("events/empty_talk.txt")
        return any(clauses.tokens[i].lemma.lower() not in empty for i in clauses.kids(index, "xcomp"))
    if frame.need == "body":
        return any(clauses.tokens[n].lemma.lower() in classes()["body"] for _, n in clauses.prepositions(index))
    return bool(actor or recipient)


def _shifted(clauses: Clauses, coded: Coded) -> Coded:
    """Code what is announced, promised or refused as what it is now: a promise, a threat, a refusal (PLOVER)."""
    lemma = clauses.tokens[coded.index].lemma.lower()
    if lemma in {"vow", "pledge", "promise", "swear"} and coded.type in {"AGREE", "THREATEN"}:
        return replace(coded, type=_promised(clauses, coded), mode="")
    if _failed(clauses, coded.index) and coded.type in HELPFUL | {"AGREE", "CONCEDE", "RETREAT"}:
        return replace(coded, type="REJECT", mode="", status="happened")
    if coded.status == "planned" and coded.actor and _unless(clauses, coded.index) and coded.type != "CONSULT":
        return replace(coded, type="THREATEN", mode=_THREATS.get(coded.type, "relations"), status="happened")
    if coded.status == "planned" and coded.actor:
        if coded.type in HELPFUL or coded.type == "SUPPORT":
            return replace(coded, type="AGREE", mode="", status="happened")
        if coded.type == "RETREAT":
            return replace(coded, type="CONCEDE", mode="", status="happened")
        if coded.type in HOSTILE - {"MOBILIZE"}:
            return replace(coded, type="THREATEN", mode=_THREATS[coded.type], status="happened")
    kind = coded.type in HELPFUL | {"AGREE", "CONCEDE", "RETREAT"}
    if coded.status == "denied" and kind and _will(clauses, coded.index):
        return replace(coded, type="REJECT", mode="", status="happened")
    return coded


def _failed(clauses: Clauses, index: int) -> bool:
    """Say whether the verb is what somebody failed to do."""
    token = clauses.tokens[index]
    return token.dep == "xcomp" and clauses.tokens[token.head].lemma.lower() == "fail"


def _unless(clauses: Clauses, index: int) -> bool:
    """Say whether an announcement hangs on "unless": then it is a threat."""
    inner = clauses.kids(index, "advcl")
    return any(clauses.tokens[m].text.lower() == "unless" for i in inner for m in clauses.kids(i, "mark"))


def _will(clauses: Clauses, index: int) -> bool:
    return any(clauses.tokens[i].text.lower() in {"will", "wo", "would"} for i in clauses.kids(index, "aux"))


def _promised(clauses: Clauses, coded: Coded) -> str:
    """Say whether the deed vowed is a kindness or a threat."""
    for clause in clauses.kids(coded.index, "xcomp", "ccomp"):
        lemma = clauses.tokens[clause].lemma.lower()
        frame = frame_of(lemma, clauses.followers(clause), clauses.objects(clause))
        if (frame and frame.type in HOSTILE) or lemma in {"retaliate", "avenge", "fight", "punish", "crush"}:
            return "THREATEN"
    return "AGREE"


def _code_noun(clauses: Clauses, index: int, frame: NounFrame, cast: Cast) -> Iterator[Coded]:
    """Code "the Ardovian invasion of Skerra", "talks between A and B" where both sides are named."""
    actor = recipient = Party()
    for prep, noun in clauses.prepositions(index):
        party = party_at(clauses, noun, cast, deep=False)
        if prep == "between" and "between" in frame.doers and len(party.names) > 1:
            yield Coded(index, frame.type, frame.mode, party, Party(), "happened")
            return
        if prep in frame.doers and party:
            actor = actor or party
        elif prep in frame.to and party:
            recipient = recipient or party
    if not actor and "poss" in frame.doers:
        for kid in clauses.kids(index, "poss", "amod", "compound", "nmod"):
            actor = actor or party_at(clauses, kid, cast, deep=False)
    if actor.countries and recipient.countries and set(actor.countries) != set(recipient.countries):
        status: Modality = "hypothetical" if _unreal(clauses, index) else "happened"
        yield Coded(index, frame.type, frame.mode, actor, recipient, status)


def _unreal(clauses: Clauses, index: int) -> bool:
    """Say whether a noun is called possible, planned or threatened."""
    marks = words("events/unreal.txt")
    return any(clauses.tokens[i].lemma.lower() in marks for i in clauses.kids(index, "amod", "det"))
