"""Two wordings of one utterance laid side by side, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Change = Literal["same", "added", "left_out"]

#: Longer wordings are shown without their differences: aligning costs the product of the lengths.
MOST_WORDS = 400

_EDGES = re.compile(r"^[^\w%$€£¥]+|[^\w%$€£¥]+$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both wordings have, or that this one adds, or leaves out."""

    change: Change
    text: str


def same_key(word: str) -> str:
    """Return what makes two words the same: letters and figures, without case and marks at the ends."""
    return _EDGES.sub("", word).casefold().replace("’", "'")


def wording_key(text: str) -> str:
    """Return what makes two wordings the same."""
    return " ".join(key for key in map(same_key, text.split()) if key)


def same_words(pieces: tuple[Piece, ...]) -> int:
    """Count the words that both wordings have."""
    return sum(len(piece.text.split()) for piece in pieces if piece.change == "same")


def _without_ends(pieces: list[Piece]) -> list[Piece]:
    """Drop what is left out at the ends, but for as many words as stand there instead."""
    if pieces and pieces[0].change == "left_out":
        added = len(pieces[1].text.split()) if pieces[1:] and pieces[1].change == "added" else 0
        words = pieces[0].text.split()
        kept = words[-(added + (len(words) == added + 1)) :] if added else []  # "no one" for "nobody" is no cut
        pieces[:1] = [Piece("left_out", " ".join(kept))] if kept else []
    # What is left out comes before what stands there instead, so at the end it is the last or last but one.
    at = len(pieces) - (2 if len(pieces) > 1 and pieces[-1].change == "added" else 1)
    if at > 0 and pieces[at].change == "left_out":
        added = len(pieces[-1].text.split()) if at < len(pieces) - 1 else 0
        words = pieces[at].text.split()
        kept = words[: added + (added > 0 and len(words) == added + 1)]
        pieces[at : at + 1] = [Piece("left_out", " ".join(kept))] if kept else []
    return pieces


def compare_wordings(base: str, other: str) -> tuple[Piece, ...]:
    """Return the other wording with what it adds to the base and leaves out.

    What is missing at its two ends is not left out: a report that quotes a part quotes a part.
    """
    from rapidfuzz.distance import Indel

    left, right = base.split(), other.split()
    if max(len(left), len(right)) > MOST_WORDS:
        return (Piece("same", " ".join(right)),)
    pieces: list[Piece] = []
    opcodes = Indel.opcodes([same_key(word) for word in left], [same_key(word) for word in right])
    for code in opcodes:
        if code.tag == "delete":
            left_out = Piece("left_out", " ".join(left[code.src_start : code.src_end]))
            # What stood there comes before what stands there now, whichever the alignment tells first.
            before = len(pieces) - 1 if pieces and pieces[-1].change == "added" else len(pieces)
            pieces.insert(before, left_out)
        else:
            change: Change = "same" if code.tag == "equal" else "added"
            pieces.append(Piece(change, " ".join(right[code.dest_start : code.dest_end])))
    return tuple(_without_ends(pieces))
