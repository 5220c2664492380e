"""Latin charsets: bytes of a text in Latin script in, which of the alike charsets they are in out.

These charsets decode any bytes to something. The right one is that whose letters are the alphabet of one language:
Polish read as windows-1252 has "³" within words, Turkish has Icelandic letters beside ones that Icelandic lacks.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.tools.tables import rows

#: Charsets that are told apart, the most usual first: it is kept where another is no better.
CANDIDATES = ("cp1252", "cp1250", "iso8859-2", "cp1254", "cp1257", "iso8859-15", "iso8859-16", "mac-roman", "cp1258")
#: Marks of all languages that lie beyond ASCII.
MARKS = frozenset("“”„‘’‚«»‹›–—…•·€£¥§©®™°½¼¾²³µ×±†‰\xa0\xad")
_NUMBERS = frozenset("½¼¾²³¹")
#: By how much of the letters another charset has to be better, and share of letters from which one is plausible.
_BETTER, PLAUSIBLE = 0.05, 0.8
_WORD = re.compile(r"[^\W\d_]*[^\W\d_a-zA-Z]+[^\W\d_]*|(?<=[^\W\d_])[^\x00-\x7f\s\w]+(?=[^\W\d_])")


def latin_charset(sample: bytes, first: str = "cp1252") -> tuple[str, float]:
    """Return the charset in which the bytes read best, and the share of their letters that one language has.

    `first` is kept unless another is clearly better.
    """
    best, score = first, fitness(sample, first)
    for charset in CANDIDATES:
        found = fitness(sample, charset) if charset != first and score < 1 else 0.0
        if found > score + _BETTER:
            best, score = charset, found
    return best, score


def fitness(sample: bytes, charset: str) -> float:
    """Return how well a charset fits: the share of characters beyond ASCII that are letters of the one best language.

    Marks count where they stand between words, not within one; 1.0 where nothing lies beyond ASCII.
    """
    text = sample.decode(charset, "replace")
    within = "".join(found for found in _WORD.findall(text) if found not in _NUMBERS)
    letters = [char for char in within.lower() if char > "\x7f"]
    odd = sum(char > "\x7f" and not char.isalpha() and char not in MARKS for char in text)
    if not letters:
        return 0.0 if odd else 1.0
    counts = {char: letters.count(char) for char in set(letters)}
    best = max(sum(counts.get(char, 0) for char in alphabet) for alphabet in _alphabets())
    return best / (len(letters) + odd)


@cache
def _alphabets() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row["letters"].lower()) for row in rows("read/letters.tsv"))
