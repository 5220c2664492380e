"""What a pattern cannot do without: its source in, the words in out; a text in, those of the words that it may hold out.

Most sentences hold few of the words that the patterns ask for ("month", a figure, "noon"): a pattern whose words are
missing is then not tried, which saves most of the cost. The words are read off the expression, so that a line added to
the table needs nothing more; where they cannot be told, the pattern is always tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

#: Of each set one word at least must stand in the text, in small letters, be it inside a longer word; "0" is any figure.
Needs: TypeAlias = tuple[frozenset[str], ...]

#: The parts of an expression: an escape, a class, the head of a group, its end, a choice, a repetition, any sign.
_PART = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P=\w+\)|\((?:\?(?:P<\w+>|-?i:|:|=|!|<=|<!))?|\)|\||(?:[?*+]|\{[\d,]*\})\??|.",
    re.S,
)
_MISSING = re.compile(r"[?*]|\{0?,|\{0\}")
_FIGURES = re.compile(r"\\d|\d|\[(?:\d|-|\\d)+\]")
_FIGURE = re.compile(r"\d")
#: Letters that match a plain one where case is no matter, and are not it in small letters.
_ODD = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "\u212a": "k"})
#: Shorter words stand in nearly every sentence.
_SHORTEST = 3


@dataclass(slots=True)
class _Open:
    """A group that is being read: its branches so far; of each, letters, sets of words and None for what tells nothing."""

    head: str
    branches: list[list[str | Needs | None]] = field(default_factory=lambda: [[]])


def needs_of(pattern: str) -> Needs:
    """Return the sets of words of each of which a text that the pattern matches, case aside, holds one."""
    groups = [_Open("")]
    for part in _PART.findall(pattern):
        atoms = groups[-1].branches[-1]
        if part.startswith("(") and not part.startswith("(?P="):
            groups.append(_Open(part))
        elif part == ")" and len(groups) > 1:
            closed = groups.pop()
            groups[-1].branches[-1].append(None if closed.head in {"(?!", "(?<!"} else _of_choice(closed))
        elif part == "|":
            groups[-1].branches.append([])
        elif part[0] in "?*+" or (part[0] == "{" and len(part) > 1):
            if _MISSING.match(part) and atoms:
                atoms[-1] = None
            atoms.append(None)
        elif _FIGURES.fullmatch(part):
            atoms.append((frozenset({"0"}),))
        else:
            atoms.append(part.lower() if part.isascii() and part.isalpha() else None)
    return tuple(dict.fromkeys(need for need in _of_choice(groups[0]) if _rank(need)[0] >= _SHORTEST))


def all_words(needs: Iterable[Needs]) -> tuple[str, ...]:
    """Return the words of the needs of several patterns, sorted: what `held_in` looks for."""
    return tuple(sorted({word for sets in needs for words in sets for word in words}))


def held_in(text: str, asked: Sequence[str]) -> frozenset[str]:
    """Return those of the words that a text may hold: never one too few."""
    low = (text if text.isascii() else text.translate(_ODD)).lower()
    held = {word for word in asked if word in low}
    return frozenset(held | {"0"} if _FIGURE.search(text) else held - {"0"})


def _of_choice(group: _Open) -> Needs:
    """Return what a group needs: all that its one branch does, else a word of whichever branch is taken."""
    branches = [_of_row(atoms) for atoms in group.branches]
    if len(branches) == 1:
        return branches[0]
    if not all(branches):
        return ()
    words = {word for needs in branches for word in max(needs, key=_rank)}
    return (frozenset(word for word in words if not any(other in word for other in words - {word})),)


def _of_row(atoms: Iterable[str | Needs | None]) -> Needs:
    """Return what a row of letters and groups needs: each word, and all that the groups do."""
    found: list[frozenset[str]] = []
    word = ""
    for atom in (*atoms, None):
        if isinstance(atom, str):
            word += atom
            continue
        found += [frozenset({word})] * bool(word)
        found += atom or ()
        word = ""
    return tuple(found)


def _rank(need: frozenset[str]) -> tuple[int, int, tuple[str, ...]]:
    """Tell how much a set keeps out: its shortest word's length (a figure's is 3), how few it has, and itself for ties."""
    return min(_SHORTEST if word == "0" else len(word) for word in need), -len(need), tuple(sorted(need))
