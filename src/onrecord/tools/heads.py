"""Heads: a word's place in a sentence's tokens in, the verb that it hangs on out."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.annotations import Token


def verb_over(tokens: Sequence[Token], at: int, *, steps: int) -> int:
    """Return the index of the first verb up the tree from a word, itself included, -1 for none within so many steps."""
    for _ in range(steps):
        if tokens[at].pos in {"VERB", "AUX"}:
            return at
        if tokens[at].head == at:
            return -1
        at = tokens[at].head
    return -1
