"""Events that a noun names: a noun of a parsed sentence in; type, parties and status out."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.event_clauses import Clauses
from onrecord.extract.event_homes import named_countries
from onrecord.extract.event_parties import Cast, Party, party_at
from onrecord.extract.event_types import Coded
from onrecord.model.annotations import Modality
from onrecord.tools.countries import country_name
from onrecord.tools.event_patterns import NounRow
from onrecord.tools.tables import words

#: Prepositions that put what somebody says or does into a meeting, call or visit.
_DURING = frozenset({"in", "during", "at", "on", "after", "following", "before"})


def noun_row(clauses: Clauses, index: int, cast: Cast) -> NounRow | None:
    """Return the row of a noun, with the noun before it first ("phone call")."""
    lemma = clauses.lemma(index)
    pairs = [f"{clauses.lemma(kid)} {lemma}" for kid in clauses.kids(index, "compound")]
    return next((row for word in [*pairs, lemma] if (row := cast.patterns.by_noun.get(word))), None)


def code_noun(
    clauses: Clauses, index: int, row: NounRow, cast: Cast, *, answered: bool = False
) -> Iterator[Coded]:
    """Code "the Ardovian invasion of Skerra", "talks between A and B", "A said at a meeting with B".

    `answered`: the noun is what somebody turned down, so that it was put to them ("A rejected an offer by B").
    """
    actor = recipient = Party()
    status: Modality = "hypothetical" if _unreal(clauses, index) else _noun_status(clauses, index, row)
    for prep, noun in _chained(clauses, index):
        party = party_at(clauses, noun, cast, deep=prep in row.to)
        if prep == "between" and "between" in row.by and len(party.names) > 1 and len(party.countries) > 1:
            yield Coded(index, row.type, row.mode, party, Party(), status, row.id, row.cameo)
            return
        if prep in row.by and party:
            actor = actor or party
        elif prep in row.to and party.countries:
            recipient = recipient or party
    if not actor and "poss" in row.by:
        for kid in clauses.kids(index, "poss", "amod", "compound", "nmod"):
            actor = actor or party_at(clauses, kid, cast, deep=False)
    if not actor and recipient and "subj" in row.by:
        actor, status = _doer(clauses, index, cast, status)
    if actor and not recipient and answered and "subj" in row.to and clauses.tokens[index].dep == "dobj":
        recipient = party_at(clauses, clauses.subject(clauses.tokens[index].head), cast, deep=False)
    aimed = (row.mode == "visit" and actor.person) or row.type == "SANCTION"
    if aimed and actor.countries and not recipient:
        # A visitor goes to the only other country that is spoken of, sanctions hit it.
        abroad = [code for code in named_countries(clauses, index, cast) if code not in actor.countries]
        recipient = Party((country_name(abroad[0]),), (abroad[0],), bare=True) if len(abroad) == 1 else recipient
    if actor.countries and recipient.countries and set(actor.countries) != set(recipient.countries):
        yield Coded(index, row.type, row.mode, actor, recipient, status, row.id, row.cameo)


def _chained(clauses: Clauses, index: int) -> list[tuple[str, int]]:
    """Return the prepositions behind a noun, and those behind their nouns: "restrictions on the export of chips to"."""
    found, layer = list[tuple[str, int]](), clauses.prepositions(index)
    for _ in range(3):
        found += layer
        layer = [deeper for _, noun in layer for deeper in clauses.prepositions(noun)]
    return found


def _noun_status(clauses: Clauses, index: int, row: NounRow) -> Modality:
    """Return whether a meeting or agreement that a noun names took place, by the verb that it hangs on."""
    token = clauses.tokens[index]
    for _ in range(4):
        if token.pos in {"VERB", "AUX"} or row.type not in {"CONSULT", "AGREE", "COOPERATE"}:
            break
        index, token = token.head, clauses.tokens[token.head]
    if token.pos not in {"VERB", "AUX"}:
        return "happened"
    status = clauses.status(index)
    return status if status in {"planned", "hypothetical"} else "happened" if status else "hypothetical"


def _doer(clauses: Clauses, index: int, cast: Cast, status: Modality) -> tuple[Party, Modality]:
    """Return who the clause around a noun says did it: "said in a phone call with ...", "during a visit to ..."."""
    token = clauses.tokens[index]
    if token.dep != "pobj" or clauses.tokens[token.head].text.lower() not in _DURING:
        return Party(), status
    verb = clauses.tokens[token.head].head
    for _ in range(3):
        if clauses.tokens[verb].pos in {"VERB", "AUX"}:
            own = clauses.status(verb)
            actor = party_at(clauses, clauses.subject(verb), cast, deep=False)
            return actor, (own or "hypothetical") if status == "happened" else status
        verb = clauses.tokens[verb].head
    return Party(), status


def _unreal(clauses: Clauses, index: int) -> bool:
    """Say whether a noun is called possible, planned or threatened."""
    marks = words("events/unreal.txt")
    return any(clauses.tokens[i].lemma.lower() in marks for i in clauses.kids(index, "amod", "det"))
