"""What an announced, refused or threatened deed is now: a coded event in, the event that PLOVER makes of it out."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.event_clauses import Clauses
from onrecord.extract.event_parties import Cast
from onrecord.extract.event_types import HELPFUL, HOSTILE, Coded
from onrecord.tools.tables import words

#: The mode of a threat, by the type and mode of what is threatened, or by its type alone.
_THREATS = {
    ("ASSAULT", ""): "violence", ("MOBILIZE", ""): "violence", ("COERCE", ""): "restrict", ("COERCE", "arrest"): "arrest",
    ("COERCE", "deport"): "expel", ("SANCTION", ""): "relations", ("SANCTION", "expel"): "expel",
    ("PROTEST", ""): "relations",
}  # fmt: skip
_LAND = frozenset({"occupy", "annex", "invade", "seize"})


def shifted(clauses: Clauses, coded: Coded, cast: Cast) -> Coded:
    """Code what is announced, promised or refused as what it is now: a promise, a threat, a refusal (PLOVER)."""
    lemma = clauses.lemma(coded.index)
    if coded.type == "THREATEN" and not coded.mode:
        return replace(coded, mode=_threatened(clauses, coded.index, cast))
    if coded.type == "ASSAULT" and _by_wire(clauses, coded):
        return replace(coded, type="COERCE", mode="cyber")
    if coded.type == "MOBILIZE" and "drill" in coded.row and _together(clauses, coded):
        return replace(coded, type="COOPERATE", mode="", status="happened")
    if lemma in {"vow", "pledge", "promise", "swear"} and coded.type in {"AGREE", "THREATEN"}:
        return replace(coded, type=_promised(clauses, coded, cast), mode="")
    if _failed(clauses, coded.index) and coded.type in HELPFUL | {"AGREE", "CONCEDE", "RETREAT"}:
        return replace(coded, type="REJECT", mode="", status="happened")
    if coded.status == "planned" and coded.actor and _unless(clauses, coded.index) and coded.type != "CONSULT":
        return replace(coded, type="THREATEN", mode=_threat(coded.type, coded.mode), status="happened")
    if coded.status == "planned" and coded.actor:
        if coded.type in HELPFUL or coded.type in {"SUPPORT", "RETREAT", "CONCEDE"}:
            return replace(coded, type="AGREE", mode="", status="happened")
        if coded.type in HOSTILE - {"MOBILIZE"}:
            return replace(coded, type="THREATEN", mode=_threat(coded.type, coded.mode), status="happened")
    kind = coded.type in HELPFUL | {"AGREE", "CONCEDE", "RETREAT"}
    if coded.status == "denied" and kind and _will(clauses, coded.index):
        return replace(coded, type="REJECT", mode="", status="happened")
    return coded


def _by_wire(clauses: Clauses, coded: Coded) -> bool:
    """Say whether an attack is one on computers: hackers do it, or it is done to what hackers attack."""
    if any("hacker" in name.lower() or "hacking" in name.lower() for name in coded.actor.names):
        return True
    return clauses.lemma(coded.index) in {"attack", "target"} and bool(clauses.objects(coded.index) & words("events/wired.txt"))


def _threat(kind: str, mode: str) -> str:
    """Return the mode of a threat of this type and mode."""
    return _THREATS.get((kind, mode)) or _THREATS.get((kind, ""), "relations")


def _threatened(clauses: Clauses, index: int, cast: Cast) -> str:
    """Return the mode of a threat by the deed that stands below it: "threatened to annex", "with expelling"."""
    below = clauses.kids(index, "xcomp", "ccomp")
    below += [verb for prep in clauses.kids(index, "prep") for verb in clauses.kids(prep, "pcomp")]
    for verb in below:
        if clauses.lemma(verb) in _LAND:
            return "territory"
        for row in cast.patterns.verb_rows(clauses.lemma(verb), clauses.followers(verb), clauses.objects(verb)):
            return _threat(row.type, row.mode) if row.type in HOSTILE else "relations"
    return ""


def _together(clauses: Clauses, coded: Coded) -> bool:
    """Say whether exercises are held by several countries: named together, or one with the other."""
    obj = clauses.object(coded.index)
    near = clauses.prepositions(coded.index) + (clauses.prepositions(obj) if obj is not None else [])
    beside = bool(coded.recipient.countries) and any(prep == "with" for prep, _ in near)
    return len(coded.actor.countries) > 1 or beside


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


def _promised(clauses: Clauses, coded: Coded, cast: Cast) -> str:
    """Say whether the deed vowed is a kindness or a threat."""
    for clause in clauses.kids(coded.index, "xcomp", "ccomp"):
        lemma = clauses.lemma(clause)
        rows = cast.patterns.verb_rows(lemma, clauses.followers(clause), clauses.objects(clause))
        if (rows and rows[0].type in HOSTILE - {"MOBILIZE"}) or lemma in {"retaliate", "avenge", "fight", "punish", "crush"}:
            return "THREATEN"
    return "AGREE"
