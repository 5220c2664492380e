"""Small wordings: lists of names, counts in words, quotation marks, the head of a sentence. Strings in and out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.tools.tables import read_data

#: Marks that open or close a quotation, folded for comparison.
_DOUBLE = str.maketrans(dict.fromkeys("“”„‟«»″〝〞＂", '"'))
_SINGLE = str.maketrans(dict.fromkeys("‘’‚‛‹›′", "'"))
_UNIT = re.compile(r"\d+(?:[.,:]\d+)*[^\W_]*|[^\W_]+|[^\w\s]|_")


def join_names(names: Sequence[str]) -> str:
    """Join names as English prose does: "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def tell_count(count: int) -> str:
    """Return a count in words up to twenty, in figures above."""
    words = [line for line in read_data("dossier/numerals.txt").split("\n") if line and not line.startswith("#")]
    return words[count] if 0 <= count < len(words) else str(count)


def capitalised(text: str) -> str:
    """Return the text with its first letter as a capital."""
    for n, ch in enumerate(text):
        if ch.isalpha():
            return text[:n] + ch.upper() + text[n + 1 :]
        if ch.isdigit():
            break
    return text


def folded(text: str) -> str:
    """Return the text with plain quotation marks and single spaces, for comparison word by word."""
    return " ".join(text.translate(_DOUBLE).translate(_SINGLE).split())


def inner_quote(text: str) -> str:
    """Return words fit to stand between “ and ”: their own double marks become single ones."""
    inner = " ".join(text.split())
    return re.sub(r"[“„«]", "‘", re.sub(r"[”»]", "’", inner)).replace('"', "’")


def units(text: str) -> list[tuple[str, int]]:
    """Cut a text into words, figures and single marks, each with its offset; quotation marks are folded."""
    found = [(m.group(), m.start()) for m in _UNIT.finditer(text)]
    return [(unit if unit.isalnum() else folded(unit), start) for unit, start in found]


def is_word(unit: str) -> bool:
    """Say whether a unit is a word or a figure, not a mark."""
    return unit[:1].isalnum()
