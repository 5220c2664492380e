"""Tiles: labelled units in, blocks that cover the whole text out (white space goes with what precedes it)."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model.articles import Block, BlockKind

Piece = tuple[int, BlockKind, str]


def tile(text: str, pieces: Iterable[Piece]) -> tuple[Block, ...]:
    """Make blocks from pieces (start, kind, reason) sorted by start, each running up to the next one.

    White space before the first piece belongs to it; a text without pieces is one block of furniture.
    """
    kept: list[Piece] = []
    for piece in pieces:
        if kept and kept[-1][0] == piece[0]:
            kept.pop()
        kept.append(piece)
    if not text:
        return ()
    if not kept:
        return (Block("furniture", 0, len(text), "no words"),)
    starts = [0, *(piece[0] for piece in kept[1:]), len(text)]
    return tuple(
        Block(kind, starts[i], starts[i + 1], reason)
        for i, (_, kind, reason) in enumerate(kept)
        if starts[i + 1] > starts[i]
    )
