"""Readings: a sentence as a small graph of what it speaks of (sentence and annotations in, `Reading` out).

A node is an actor, a place or a content word reduced to its family; its parent is the next node up the
dependency tree, and its link is the preposition or relation on the way. Typed values (times, quantities) are
nodes too, so that what they belong to can be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.model.annotations import Quantity, Sentence, Timex, Token
from onrecord.tools.protocols import WordWeights
from onrecord.tools.tables import words
from onrecord.tools.terms import term

NodeKind = Literal["actor", "place", "word", "time", "quantity"]
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_DOZEN = 12
#: Links by which a word belongs to a name.
TITLE_LINKS = frozenset({"compound", "appos", "amod", "nmod", "poss"})
#: Words that carry no content of their own in any sentence.
LIGHT = frozenset(
    ["be", "have", "do", "get", "make", "go", "come", "take", "also", "as", "so", "very", "just", "only", "even", "still", "now", "then", "there", "here", "other", "more", "most", "such", "same", "own", "many", "much", "several", "some", "any", "all", "each", "every", "both", "few", "one", "two", "thing", "way", "time", "lot", "able", "will", "would", "can", "could", "should", "might", "must", "not", "no", "never", "however", "meanwhile", "though", "although", "while", "who", "which", "that", "year", "month", "week", "day", "hour", "minute", "today"]
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in place with what it stands for: `key` is an actor id or a country code."""

    start: int
    end: int
    key: str
    kind: Literal["actor", "place"]


@dataclass(frozen=True, slots=True)
class Node:
    """Something a sentence speaks of, at the tokens `[first, last]`; `parent` is a node's index or -1.

    `titular` words belong to a name (its title, its office) and tell nothing of their own.
    """

    key: str
    kind: NodeKind
    weight: float
    first: int
    last: int
    head: int
    parent: int
    link: str
    value: Timex | Quantity | None = None
    titular: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its nodes. `negated` are the indices of the nodes under a "not" of their own."""

    sentence: Sentence
    nodes: tuple[Node, ...]
    negated: frozenset[int]

    @property
    def article(self) -> str:
        """The id of the article."""
        return self.sentence.span.article

    def with_parent(self, index: int) -> list[int]:
        """Return a node with the one it hangs on, where there is one."""
        up = self.nodes[index].parent
        return [index, up] if up >= 0 else [index]

    def figures(self, index: int = -1) -> frozenset[str]:
        """Return the figures printed in a quantity's words, or in the whole sentence."""
        tokens = self.sentence.tokens
        if index >= 0:
            node = self.nodes[index]
            tokens = tokens[node.first : node.last + 1] if isinstance(node.value, Quantity) else ()
        return frozenset(t.text for t in tokens if t.text[:1].isdecimal())

    def start(self, index: int) -> int:
        """Offset at which a node's words begin."""
        return self.sentence.tokens[self.nodes[index].first].start

    def end(self, index: int) -> int:
        """Offset at which a node's words end."""
        return self.sentence.tokens[self.nodes[index].last].end


def read_sentence(
    sentence: Sentence,
    names: Sequence[Name],
    values: Sequence[Timex | Quantity],
    weights: WordWeights,
) -> Reading:
    """Make the graph of a sentence. Names and values may be those of the whole article."""
    tokens = sentence.tokens
    owner: dict[int, int] = {}
    units: list[tuple[str, NodeKind, float, tuple[int, ...], Timex | Quantity | None]] = []
    for value in sorted(values, key=lambda v: v.span.start):
        inside = _inside(tokens, value.span.start, value.span.end, owner)
        if inside:
            kind: NodeKind = "time" if isinstance(value, Timex) else "quantity"
            _claim(owner, inside, len(units))
            units.append((_value_key(value), kind, float(is_telling(value)), inside, value))
    for name in names:
        inside = _inside(tokens, name.start, name.end, owner)
        if inside:
            _claim(owner, inside, len(units))
            units.append((name.key, name.kind, 0.8, inside, None))
    for n, token in enumerate(tokens):
        if n not in owner and _is_content(token):
            owner[n] = len(units)
            units.append((term(token.lemma), "word", weights.weight(token.lemma), (n,), None))
    made = [_node(unit, owner, tokens, own) for own, unit in enumerate(units)]
    titled = {node.parent for node in made if node.link == "appos" and node.kind == "actor"}
    nodes = tuple(
        replace(node, titular=True) if _is_titular(node, made, n in titled) else node for n, node in enumerate(made)
    )
    return Reading(sentence, nodes, _negated(tokens, owner))


def is_telling(value: Timex | Quantity) -> bool:
    """Say whether a figure is large or broken enough to be of one thing only; up to a dozen they are not."""
    return isinstance(value, Quantity) and (value.value > _DOZEN or value.value % 1 != 0)


def _value_key(value: Timex | Quantity) -> str:
    """Equal values are one key; a time whose day is not known is like no other."""
    if isinstance(value, Timex):
        known = value.value[:4].isdecimal() and "X" not in value.value
        return f"={value.value}" if known else "time"
    return f"#{value.value:g} {value.unit or value.noun}"


def _is_titular(node: Node, nodes: Sequence[Node], titled: bool) -> bool:
    """Say whether a word belongs to somebody's title; `titled` where a name stands in apposition to it."""
    if node.kind == "word" and titled:
        return True
    for _ in range(3):
        if node.kind != "word" or node.link not in TITLE_LINKS or node.parent < 0:
            return False
        if nodes[node.parent].kind in {"actor", "place"}:
            return True
        node = nodes[node.parent]
    return False


def _claim(owner: dict[int, int], inside: Iterable[int], unit: int) -> None:
    for n in inside:
        owner[n] = unit


def _inside(tokens: Sequence[Token], start: int, end: int, owner: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(n for n, t in enumerate(tokens) if t.start < end and start < t.end and n not in owner)


def _is_content(token: Token) -> bool:
    if not (token.text.isalnum() or any(ch.isalnum() for ch in token.text)) or token.lemma.lower() in LIGHT:
        return False
    if token.pos:
        return token.pos in CONTENT and token.dep not in {"aux", "auxpass", "det"}
    return token.text[:1].isalnum() and len(token.text) > 3


def _node(
    unit: tuple[str, NodeKind, float, tuple[int, ...], Timex | Quantity | None],
    owner: Mapping[int, int],
    tokens: Sequence[Token],
    own: int,
) -> Node:
    key, kind, weight, inside, value = unit
    head = next((n for n in inside if tokens[n].head not in inside or tokens[n].head == n), inside[0])
    parent, link = _climb(head, owner, tokens, own)
    return Node(key, kind, weight, inside[0], inside[-1], head, parent, link, value)


def _climb(at: int, owner: Mapping[int, int], tokens: Sequence[Token], own: int) -> tuple[int, str]:
    """Go up the tree to the next node; the link is the preposition passed on the way, else the relation."""
    link = tokens[at].dep
    for _ in range(len(tokens)):
        up = tokens[at].head
        if up == at:
            return -1, link
        if owner.get(up, own) != own:
            return owner[up], link
        if tokens[up].pos in {"ADP", "SCONJ"}:
            link = tokens[up].lemma.lower()
        at = up
    return -1, link


def _negated(tokens: Sequence[Token], owner: Mapping[int, int]) -> frozenset[int]:
    """Return the nodes that a "not", "no" or "never" stands directly under.

    Where it stands under a light verb ("will not do so with the intention"), they are the nodes next below.
    """
    found = set()
    for at, token in enumerate(tokens):
        if not denies(tokens, at):
            continue
        if token.head in owner:
            found.add(owner[token.head])
        else:
            found |= {unit for n, unit in owner.items() if _hangs_on(tokens, n, token.head, owner)}
    return frozenset(found)


def denies(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a token denies; the "No." of "No. 1" does not."""
    token = tokens[at]
    if token.dep != "neg" and token.lemma.lower().rstrip(".") not in words("claims/negatives.txt"):
        return False
    after = [t.text for t in tokens[at + 1 : at + 3] if t.text != "."]
    return not (token.text.lower().startswith("no") and token.text.endswith(".")) and not (
        token.text.lower() == "no" and after[:1] and after[0][:1].isdecimal()
    )


def _hangs_on(tokens: Sequence[Token], at: int, head: int, owner: Mapping[int, int]) -> bool:
    """Say whether the way up from a token meets `head` before another node."""
    own = owner[at]
    for _ in range(len(tokens)):
        at = tokens[at].head
        if at == head:
            return True
        if owner.get(at, own) != own or tokens[at].head == at:
            return False
    return False
