"""Toll words: the figure of a sentence that speaks of a toll ("the toll rose to 17"), as a quantity of people."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.annotations import Quantity, Sentence, Token
from onrecord.model.spans import Span
from onrecord.tools.heads import verb_over
from onrecord.tools.numbers import find_numbers
from onrecord.tools.tables import words

#: Most words between a toll and its figure's verb, up the tree.
_STEPS = 4


def toll_quantities(sentence: Sentence, known: Sequence[Quantity]) -> list[Quantity]:
    """Return the bare figures that hang on the verb of a toll; `known` are the quantities found already."""
    tokens = sentence.tokens
    tolls = [n for n, t in enumerate(tokens) if t.lemma.lower() in words("claims/toll-nouns.txt")]
    if not tolls:
        return []
    verbs = {up for n in tolls if (up := verb_over(tokens, n, steps=_STEPS)) >= 0}
    found = []
    for number in find_numbers(sentence.span.exact):
        start, end = sentence.span.start + number.start, sentence.span.start + number.end
        if any(q.span.start < end and start < q.span.end for q in known):
            continue
        at = next((n for n, t in enumerate(tokens) if t.start == sentence.span.start + number.core), -1)
        if at >= 0 and _hangs_on(tokens, at, verbs):
            span = Span(sentence.span.article, start, end, sentence.span.exact[number.start : number.end])
            found.append(Quantity(span, number.value, "", number.low, number.high, number.approximate, "toll"))
    return found


def _hangs_on(tokens: Sequence[Token], at: int, verbs: set[int]) -> bool:
    """Say whether a figure is what the verb reaches: "rose to 17", "stands at 17", "is 17"."""
    link, up = tokens[at].dep, tokens[at].head
    if link in {"pobj", "nummod"} and tokens[up].pos == "ADP" and tokens[up].lemma.lower() in {"to", "at"}:
        return tokens[up].head in verbs
    return link in {"attr", "dobj", "acomp"} and up in verbs
