"""Slots: the typed values that hang on a fact (a reading and an instance's nodes in, slots out)."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.clusters import Instance
from onrecord.claims.readings import Node, Reading
from onrecord.model.annotations import Quantity, Timex
from onrecord.model.statements import ValueType
from onrecord.tools.tables import words

#: Links by which a place is where something is, whence it comes, or whither it goes.
PLACE_LINKS = {
    "in": "in", "at": "in", "on": "in", "near": "in", "off": "in", "outside": "in", "inside": "in", "over": "in",
    "to": "to", "into": "to", "toward": "to", "towards": "to", "for": "to", "from": "from",
}  # fmt: skip
#: Links by which a name tells which one of a kind of thing it is.
NAME_LINKS = frozenset({"compound", "poss", "nmod", "amod", "of", "appos", "nummod"})
#: Links by which a date bounds a span of time instead of placing something in it.
BOUNDS = frozenset({"since", "until", "till", "from", "by", "before", "after", "through", "ahead"})
#: Units of a quantity that is a length of time.
DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
_STEPS = 2
#: Words before a span's relative clause: "a week in which", "the months that", "a day when".
_RELATIVE = frozenset({"which", "that", "when", "where", "whose", "who"})


def tells_length(reading: Reading, n: int) -> bool:
    """Say whether a length of time tells how long what it hangs on took.

    "Four days after the flood" and "two years ago" place something, "ends a week in which" and "the first day" name a
    stretch of days that something stands in.
    """
    node, tokens = reading.nodes[n], reading.sentence.tokens
    over = tokens[tokens[node.head].head]
    after = [token.text.lower() for token in tokens[node.last + 1 : node.last + 3]]
    if after and after[0] in words("claims/offsets.txt") and over.lemma.lower() not in words("claims/lasting.txt"):
        return False
    if set(after[:1]) & _RELATIVE or (len(after) > 1 and after[0] in PLACE_LINKS and after[1] in _RELATIVE):
        return False
    if node.link not in {"dobj", "nsubj", "nsubjpass", "attr", "npadvmod", "pobj"}:
        return True
    return not (over.pos == "VERB" and over.lemma.lower() in words("claims/framing.txt"))


@dataclass(frozen=True, slots=True)
class Slot:
    """A value that hangs on a node of the fact.

    `anchor` is the key of that node, `role` how the value hangs on it; only slots with the same type,
    anchor and role are compared. `node` is the value's node in the reading.
    """

    type: ValueType
    anchor: str
    role: str
    instance: Instance
    node: int
    anchor_node: int


def find_slots(reading: Reading, instance: Instance) -> list[Slot]:
    """Return the values that hang on an instance's nodes, two steps away at the most."""
    inside = frozenset(instance.nodes)
    found = []
    for n, node in enumerate(reading.nodes):
        kind = _type_of(node)
        if kind is None:
            continue
        at = _anchor(reading, n, inside)
        if at < 0 and kind == "date":
            at = _clause_anchor(reading, n, inside)
        if at < 0:
            continue
        role = _role(node, kind)
        if role == "duration" and not tells_length(reading, n):
            continue
        if role:
            found.append(Slot(kind, reading.nodes[at].key, role, instance, n, at))
    return found


def _type_of(node: Node) -> ValueType | None:
    if isinstance(node.value, Timex):
        return "date" if node.value.type in {"DATE", "TIME"} else None
    if isinstance(node.value, Quantity):
        return "duration" if node.value.unit in DURATIONS else "number"
    return "place" if node.kind == "place" else "name" if node.kind == "actor" else None


def _role(node: Node, kind: ValueType) -> str:
    if kind == "date":
        return bound_of(node) or "when"
    if kind in {"number", "duration"}:
        quantity = node.value
        unit = quantity.unit or quantity.noun if isinstance(quantity, Quantity) else ""
        if isinstance(quantity, Quantity) and quantity.noun == "age":
            return "age"
        return "duration" if kind == "duration" else f"{unit}"
    if kind == "place":
        return PLACE_LINKS.get(node.link, "")
    return "which" if node.link in NAME_LINKS else ""


def bound_of(node: Node) -> str:
    """Return the word by which a date bounds a span of time ("since Friday", "since then"), "" for none."""
    if node.link in BOUNDS:
        return node.link
    first = node.value.span.exact.split()[:1] if isinstance(node.value, Timex) else []
    return next((word.lower() for word in first if word.lower() in BOUNDS), "")


def _anchor(reading: Reading, index: int, inside: frozenset[int]) -> int:
    """Return the nearest node of the fact above a value, two steps away at the most; -1 for none."""
    at = index
    for step in range(1, _STEPS + 1):
        at = reading.nodes[at].parent
        if at < 0:
            # a light verb at the root ("had two employees"): the value belongs to the fact as a whole
            return min(inside) if step == 1 else -1
        if at in inside:
            return at
    return -1


def _clause_anchor(reading: Reading, index: int, inside: frozenset[int]) -> int:
    """A date may hang on the verb over the fact ("on Monday she is due to meet them")."""
    over = reading.nodes[index].parent
    for n in sorted(inside):
        at = n
        for _ in range(_STEPS):
            at = reading.nodes[at].parent
            if at < 0:
                break
            if at == over and reading.nodes[n].link in {"xcomp", "ccomp", "conj", "dobj", "nsubj", "nsubjpass"}:
                return n
    return -1
