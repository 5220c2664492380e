"""Needles: phrases given as regular expressions in, plain words of which a text must hold one for any phrase to match.

To look for a few plain words in a text takes a twentieth of the time that an expression takes which may begin anywhere
and in any case; most articles hold none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

#: What matches of an expression need not have as it stands: groups, classes, marks, and optional letters.
_OPEN = re.compile(r"\(\?:[^()]*\)[?*]?|\[[^\]]*\][?*]?|\\.|[^\W\d_]\?|[\^$]")
_GROUP = re.compile(r"\(\?:([^()]*)\)(?![?*])")
_SPECIAL = re.compile(r"[\\()\[\]{}|?*+.^$]")
#: Characters of a needle at least: shorter ones are in every text.
_LEAST = 4


def needles_of(phrases: Iterable[str]) -> tuple[str, ...]:
    """Return words, casefolded, of which each text holds one that a phrase matches in any case; "" where there are none."""
    return tuple(sorted({needle for phrase in phrases for needle in _needles(phrase)}))


def has_needle(text: str, needles: Iterable[str]) -> bool:
    """Say whether a text holds one of these words, in any case."""
    folded = text.casefold()
    return any(needle in folded for needle in needles)


def _needles(phrase: str) -> tuple[str, ...]:
    """Return the longest plain part of a phrase, or else the words of a group of which it must have one."""
    sets: list[tuple[str, ...]] = [(part,) for part in _OPEN.split(phrase)]
    sets += [tuple(max(_OPEN.split(one), key=len) for one in group.split("|")) for group in _GROUP.findall(phrase)]
    usable = [found for found in sets if not any(_SPECIAL.search(one) for one in found)]
    best = max(usable, key=lambda found: min(len(one.strip()) for one in found), default=("",))
    return tuple(one.casefold() for one in best) if min(len(one.strip()) for one in best) >= _LEAST else ("",)
