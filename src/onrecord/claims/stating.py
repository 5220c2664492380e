"""Statements made from places in a reading: span, subject, property, holder, day, modality and voice."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.material import Material
from onrecord.claims.readings import Node, Reading
from onrecord.claims.voices import voice_of
from onrecord.model.annotations import Modality, Quantity, Timex, Token
from onrecord.model.spans import Span
from onrecord.model.statements import Statement, ValueType
from onrecord.tools.dates import interval_of, parse_day
from onrecord.tools.tables import words

#: Hyphens; a dash with no space beside it parts two thoughts as often as it joins two words.
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
#: Words this near, in tokens, are taken in to round a phrase out.
_NEAR = 4
_LEADING = frozenset({"DET", "PART", "AUX", "ADP"})
_QUALIFIES = frozenset({"poss", "compound", "amod", "nummod", "det", "nmod"})
#: Days before the day of writing after which what is told is background.
_BACKGROUND_DAYS = 14


def make_statement(
    material: Material, reading: Reading, nodes: Sequence[int], *, kind: ValueType, value: str = "", whole: bool = False
) -> Statement:
    """Make the statement that these nodes of a sentence make; `whole` takes the sentence for its span."""
    span = reading.sentence.span if whole else cover(material, reading, nodes)
    voice = voice_of(material, span)
    day = _day(reading, nodes)
    return Statement(
        span=span,
        sentence=reading.sentence.span,
        story=material.story,
        subject=_subject(material, reading, nodes),
        prop=_property(reading, nodes),
        value=value,
        value_type=kind,
        holder="" if voice.kind == "reporter" else voice.who,
        when=day,
        modality=_modality(reading, nodes),
        origin=material.origin[reading.article],
        voice=voice,
        background=_is_background(material, reading, day),
    )


def cover(material: Material, reading: Reading, nodes: Sequence[int]) -> Span:
    """Return the words from the first to the last of the nodes, rounded out to whole phrases."""
    tokens = reading.sentence.tokens
    first = _begin(tokens, min(reading.nodes[n].first for n in nodes))
    last = _finish(tokens, max(reading.nodes[n].last for n in nodes))
    while first > 0 and _hyphened(tokens, first):
        first -= 1
    while last + 1 < len(tokens) and _hyphened(tokens, last + 1):
        last += 1
    return material.words(reading.article, tokens[first].start, tokens[last].end)


def _hyphened(tokens: Sequence[Token], n: int) -> bool:
    """Say whether a token is one word with the token before it ("140-metre", which the parser cuts in three)."""
    before, token = tokens[n - 1], tokens[n]
    return before.end == token.start and bool({before.text[-1:], token.text[:1]} & _HYPHENS)


def _begin(tokens: Sequence[Token], first: int) -> int:
    """Take in what belongs to the first word from before it: an article, an auxiliary, its subject."""
    moved = True
    while moved and first > 0:
        moved = False
        before = tokens[first - 1]
        if (before.pos in _LEADING or before.dep in _QUALIFIES) and first <= before.head <= first + _NEAR:
            first, moved = first - 1, True
        elif first >= 2 and before.text.lower() == "of" and tokens[first].pos == tokens[first - 2].pos == "PROPN":
            first, moved = first - 2, True  # "Secretary of State": a title is not cut in two
        subject = next((n for n in range(max(0, first - _NEAR), first) if tokens[n].dep in {"nsubj", "nsubjpass"}), -1)
        if subject >= 0 and _verb_of(tokens, first) == tokens[subject].head:
            first, moved = subject, True
    return first


def _verb_of(tokens: Sequence[Token], n: int) -> int:
    """Return the verb that a word is, or helps; -1 where it is none."""
    if tokens[n].pos in {"VERB", "AUX"}:
        return tokens[n].head if tokens[n].dep in {"aux", "auxpass"} else n
    return -1


def _finish(tokens: Sequence[Token], last: int) -> int:
    """Take in the noun that the last word only qualifies ("Aaro’s two days")."""
    for _ in range(_NEAR):
        token = tokens[tokens[last].head] if tokens[last].dep == "case" else tokens[last]
        if token.dep in _QUALIFIES and last < token.head <= last + _NEAR:
            last = token.head
        elif last + 1 < len(tokens) and tokens[last + 1].dep in {"case", "prt"} and tokens[last + 1].head == last:
            last += 1
            owner = tokens[last - 1]
            if tokens[last].dep == "case" and last < owner.head <= last + _NEAR:
                last = owner.head
        else:
            break
    return last


def top_node(reading: Reading, nodes: Sequence[int]) -> int:
    """Return the node that the others hang on: the one nearest the root."""
    return min(nodes, key=lambda n: (_depth(reading, n), n))


def _depth(reading: Reading, index: int) -> int:
    depth = 0
    while reading.nodes[index].parent >= 0 and depth < 40:
        index, depth = reading.nodes[index].parent, depth + 1
    return depth


def words_of(reading: Reading, index: int) -> str:
    """Return a node's words."""
    base = reading.sentence.span.start
    return reading.sentence.span.exact[reading.start(index) - base : reading.end(index) - base]


def canonical(material: Material, reading: Reading, node: int) -> str:
    """Return a value's canonical form: ISO for times, the number, the actor's name or the place's words."""
    value = reading.nodes[node].value
    if isinstance(value, Timex):
        return value.value
    if isinstance(value, Quantity):
        bound = "≥ " if value.high is None and value.low is not None else ""
        bound = "≤ " if value.low is None and value.high is not None else bound
        bound = "~ " if value.approximate else bound
        people = value.noun in words("claims/people.txt") and not value.unit
        return f"{bound}{value.value:g} {'people' if people else value.unit or value.noun}".strip()
    actor = material.actors.get(reading.nodes[node].key)
    return actor.name if actor else words_of(reading, node)


def _subject(material: Material, reading: Reading, nodes: Sequence[int]) -> str:
    named = [n for n in nodes if reading.nodes[n].kind in {"actor", "place"}]
    subjects = [n for n in named if reading.nodes[n].link.startswith("nsubj")] or named
    if subjects:
        node: Node = reading.nodes[subjects[0]]
        actor = material.actors.get(node.key)
        return actor.name if actor else words_of(reading, subjects[0])
    return words_of(reading, min(nodes))


def _property(reading: Reading, nodes: Sequence[int]) -> str:
    top = reading.nodes[top_node(reading, nodes)]
    return reading.sentence.tokens[top.head].lemma.lower()


def _day(reading: Reading, nodes: Sequence[int]) -> str:
    """Return the ISO day or month that the nodes hang with, else the sentence's only date."""
    dated = [n for n, node in enumerate(reading.nodes) if isinstance(node.value, Timex) and node.value.type != "DURATION"]
    near = [n for n in dated if reading.nodes[n].parent in nodes] or (dated if len(dated) == 1 else [])
    for n in near:
        value = reading.nodes[n].value
        if isinstance(value, Timex) and interval_of(value.value):
            return value.value
    return ""


def _modality(reading: Reading, nodes: Sequence[int]) -> Modality:
    """Read the modality of the clause: denied under a "not", planned or hypothetical by the words around it."""
    top = top_node(reading, nodes)
    chain = {top, reading.nodes[top].parent}
    if chain & reading.negated:
        return "denied"
    tokens = reading.sentence.tokens
    heads = {reading.nodes[n].head for n in chain if n >= 0}
    around = {t.lemma.lower() for t in tokens if t.head in heads} | {tokens[h].lemma.lower() for h in heads}
    if around & words("claims/hypothetical.txt"):
        return "hypothetical"
    return "planned" if around & words("claims/planned.txt") else "happened"


def _is_background(material: Material, reading: Reading, day: str) -> bool:
    written = parse_day(material.written.get(reading.article, ""))
    span = interval_of(day) if day else None
    return bool(written and span and (written - span.latest).days > _BACKGROUND_DAYS)
