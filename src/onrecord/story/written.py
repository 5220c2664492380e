"""Words as they are written: texts and folded forms in, the words that readers know out.

Keys are folded (case, plural and possessive s), which is right for comparing and odd to read: "ander" for Anders.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from onrecord.tools.words import fold

Keys = Sequence[tuple[str, float]]
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
#: The same few thousand words make up most of all text.
_folded = lru_cache(maxsize=1 << 16)(fold)
#: Characters of a text that are looked at, and keys, the heaviest first, whose words are looked for.
READ, SOUGHT = 3000, 60


def written_words(keys: Keys, texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return for the heaviest keys how texts write their words most often, without a possessive; sorted by the form."""
    wanted = {key.rsplit(":", 1)[-1] for key, _ in keys[:SOUGHT]}
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for match in _WORD.finditer(text[:READ]):
            form = _folded(match.group())
            if form in wanted:
                seen[form][_POSSESSIVE.sub("", match.group())] += 1
    best = {form: min(found, key=lambda word: (-found[word], word.isupper(), word)) for form, found in seen.items()}
    return tuple(sorted(best.items()))


def shared_words(left: Keys, right: Keys, written: Mapping[str, str], most: int = 6) -> str:
    """Return the words that make two sets of keys alike, those that count most first: "Osprey, Halden, reef"."""
    theirs = dict(right)
    worth: dict[str, float] = defaultdict(float)
    for key, weight in left:
        if key in theirs:
            worth[key.rsplit(":", 1)[-1]] += weight * theirs[key]
    first = sorted(worth, key=lambda word: (-worth[word], word))[:most]
    return ", ".join(written.get(word, word) for word in first)
