"""Bodies that are the same but for a word or two: TwoTexts in, their Stretches out.

Two reports of three sentences have too few words for a passage to prove anything by itself; that nearly all
words of both are the same, in order, proves it whatever their number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reuse.alignments import Pair
from onrecord.reuse.stretches import Stretch, TwoTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class SameConfig:
    """When two bodies are one text."""

    least: int = 5  # words of the shorter body below which sameness may be chance
    most: int = 3000  # words of the longer body up to which whole bodies are compared: the time is quadratic
    similarity: float = 0.9  # least part of the words of both that match in order (2 x common / sum of lengths)
    short: int = 60  # words of the longer body up to which all that matches is a passage, however short


def are_same(bodies: tuple[Sequence[int], Sequence[int]], *, config: SameConfig = SameConfig()) -> bool:
    """Say whether two bodies are one text; they are given as their words' numbers."""
    from rapidfuzz.distance import Indel

    shorter, longer = sorted(map(len, bodies))
    if shorter < config.least or longer > config.most or 2 * shorter < 0.999 * config.similarity * (shorter + longer):
        return False
    return Indel.normalized_similarity(*bodies, score_cutoff=config.similarity) >= config.similarity


def with_short_bodies(
    texts: TwoTexts,
    numbers: tuple[Sequence[int], Sequence[int]],
    found: Sequence[Stretch],
    *,
    config: SameConfig = SameConfig(),
) -> list[Stretch]:
    """Return, for two bodies that are one short text, all that matches in them, and what was found outside them."""
    from rapidfuzz.distance import Indel

    ours, theirs = (_body(texts, side) for side in (0, 1))
    if max(len(ours), len(theirs)) > config.short:
        return list(found)
    bodies = (set(ours), set(theirs))
    outside = [s for s in found if not any(i in bodies[0] or j in bodies[1] for i, j in s.pairs)]
    codes = Indel.opcodes([numbers[0][i] for i in ours], [numbers[1][j] for j in theirs])
    pairs = [
        (ours[code.src_start + step], theirs[code.dest_start + step])
        for code in codes
        if code.tag == "equal"
        for step in range(code.src_end - code.src_start)
    ]
    return [*outside, *(Stretch(tuple(part)) for part in _blockwise(pairs, texts))]


def _body(texts: TwoTexts, side: int) -> list[int]:
    article, words = ((texts.left, texts.left_words), (texts.right, texts.right_words))[side]
    is_body = [block.is_body for block in article.blocks]
    return [index for index, block in enumerate(words.blocks) if is_body[block]]


def _blockwise(pairs: Sequence[Pair], texts: TwoTexts) -> list[list[Pair]]:
    """Cut matched places where other blocks than the body's stand between them on either side."""
    parts: list[list[Pair]] = []
    for pair in pairs:
        if parts and not any(_parted(texts, side, (parts[-1][-1][side], pair[side])) for side in (0, 1)):
            parts[-1].append(pair)
        else:
            parts.append([pair])
    return parts


def _parted(texts: TwoTexts, side: int, places: tuple[int, int]) -> bool:
    article, words = ((texts.left, texts.left_words), (texts.right, texts.right_words))[side]
    between = range(words.blocks[places[0]] + 1, words.blocks[places[1]])
    return any(not article.blocks[block].is_body for block in between)
