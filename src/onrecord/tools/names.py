"""Names of persons and organisations: folding, titles, short forms, spelling variants, acronyms.

Everything is decided from the two names alone; who is who in an article or a story is decided elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal

from onrecord.tools.tables import rows

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
#: The Arabic article before a family name, which reports leave out later on ("al-Tolvi", "Tolvi").
_PARTICLE = re.compile(r"\A(?:al|el|as|ash|ad|ar|an|at|az)-(?=[a-z]{3})")
#: Ranks of the police in capitals, whose letters in a name are others ("Di Tolvi").
_RANK = re.compile(r"\A(?:DI|DS|DC|PC|DSU|DAC)\s+(?=\S)")
_POSSESSIVE = re.compile(r"['’]s?\Z")
#: Shortest word that may be a misspelling of another at edit distance 1, and at 2, in letters.
_ONE_EDIT, _TWO_EDITS = 5, 9
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "esq", "phd", "md", "qc", "kc", "sc", "mbe", "obe", "cbe", "mep"})
#: Suffixes that tell a namesake's generation.
_JUNIOR = re.compile(r"[,\s](Jr|Sr|II|III|IV|the Elder|the Younger)\.?\Z")
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "de", "du", "des", "la", "le", "et"})
_NUMBERS = {"six": 6, "seven": 7, "eight": 8, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "seventy-seven": 77}

Match = Literal["same", "spelling", "part", "different"]


@lru_cache(maxsize=50_000)
def fold_name(name: str) -> tuple[str, ...]:
    """Return a name's words without accents, capitals, honorifics, suffixes and possessive endings."""
    plain = unicodedata.normalize("NFKD", _RANK.sub("", _POSSESSIVE.sub("", name.strip())))
    plain = "".join(ch for ch in plain if not unicodedata.combining(ch)).lower().replace("’", "'")
    found = [_PARTICLE.sub("", w.removesuffix("'s")) for w in _WORD.findall(plain)]
    while len(found) > 1 and (found[0] in _honorifics() or found[0] == "the"):
        found = found[1:]
    while len(found) > 1 and found[-1] in _SUFFIXES:
        found = found[:-1]
    return tuple(found)


def split_honorific(name: str) -> tuple[str, str]:
    """Return the honorifics before a name, and the name ("Mr. Aaro" gives "Mr." and "Aaro")."""
    parts = name.split()
    at = 0
    while at < len(parts) - 1 and (parts[at].lower().rstrip(".") in _honorifics() or _RANK.match(f"{parts[at]} X")):
        at += 1
    return " ".join(parts[:at]), " ".join(parts[at:])


def gender_of(name: str, title: str = "") -> str:
    """Return "f" or "m" where the title or the given name tells it, else ""."""
    for word in title.lower().split():
        found = _honorifics().get(word.rstrip(".,"), "")
        if found:
            return found
    honorific, rest = split_honorific(name)
    if honorific:
        found = next((g for w in honorific.lower().split() if (g := _honorifics().get(w.rstrip("."), ""))), "")
        if found:
            return found
    folded = fold_name(rest)
    return _genders().get(folded[0], "") if len(folded) > 1 else ""


def generation_of(name: str) -> str:
    """Return the suffix by which a name tells father from son ("Jr", "III"), "" for none."""
    found = _JUNIOR.search(name.strip())
    return found[1] if found else ""


def spelling_variant(a: str, b: str) -> bool:
    """Say whether two folded words differ only as misspellings or transliterations of one word do."""
    if a == b or (a[:1] != b[:1] and {a[:1], b[:1]} not in _FIRST_LETTERS):
        return False
    if transliterated(a, b):
        return True
    from rapidfuzz.distance import OSA

    size = min(len(a), len(b))
    allowed = 2 if size >= _TWO_EDITS else 1 if size >= _ONE_EDIT else 0
    return bool(allowed) and OSA.distance(a, b, score_cutoff=allowed) <= allowed


def transliterated(a: str, b: str) -> bool:
    """Say whether two folded words are one word brought into Latin letters in two ways ("zelensky", "zelenskyy").

    Both are brought to a skeleton in which the letters that the usual systems (BGN/PCGN, ISO 9, ALA-LC, the press's own)
    write differently are one; skeletons of four letters or more must be equal, but for a first letter that may change.
    """
    x, y = skeleton(a), skeleton(b)
    if a == b or min(len(x), len(y)) < _SKELETON:
        return False
    return x == y or (x[1:] == y[1:] and {x[0], y[0]} in _FIRST_SOUNDS)


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """Return a folded word with the spellings of one sound made one ("qadhafi": "kadafi")."""
    plain = word.replace("'", "").replace("-", "")
    for wide, narrow in _SOUNDS:
        plain = plain.replace(wide, narrow)
    return _DOUBLED.sub(r"\1", plain)


#: Letters of a skeleton that two transliterations must have at least.
_SKELETON = 4
#: Spellings of one sound, the longer before the shorter.
_SOUNDS = (
    ("shch", "sh"), ("tsch", "ch"), ("sch", "sh"), ("tch", "ch"), ("dzh", "j"), ("kh", "h"), ("gh", "g"), ("dh", "d"),
    ("zh", "j"), ("dj", "j"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("tz", "ts"), ("cz", "ch"), ("ks", "x"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("ei", "i"), ("ey", "i"), ("iy", "i"), ("ij", "i"), ("yi", "i"), ("ii", "i"), ("ie", "e"), ("ye", "e"),
    ("yo", "o"), ("ya", "a"), ("ia", "a"), ("yu", "u"), ("iu", "u"), ("w", "v"), ("q", "k"), ("y", "i"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
#: First letters of skeletons that stand for one sound.
_FIRST_SOUNDS = ({"g", "k"}, {"g", "h"}, {"h", "k"}, {"j", "i"}, {"j", "h"}, {"a", "o"}, {"e", "a"}, {"s", "z"}, {"c", "k"})


#: First letters that transliterations exchange.
_FIRST_LETTERS = (
    {"k", "q"}, {"c", "k"}, {"i", "y"}, {"j", "y"}, {"h", "k"}, {"e", "y"}, {"s", "z"}, {"g", "q"}, {"g", "k"}, {"g", "h"},
)  # fmt: skip


def same_given(a: str, b: str) -> bool:
    """Say whether two given names may be one person's: equal, an initial, or a short form of the other."""
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return b in _short_forms().get(a, ()) or a in _short_forms().get(b, ())


@lru_cache(maxsize=100_000)
def match_persons(a: str, b: str) -> Match:
    """Compare two persons' names.

    same: one person by any careful reading ("Matt Aaro", "Matthew Aaro"). spelling: the same but for the
    spelling ("Antony", "Anthony"). part: one is a piece of the other ("Aaro"). different: anything else, two
    given names with one family name included.
    """
    x, y = fold_name(a), fold_name(b)
    if not x or not y:
        return "different"
    if x == y or "".join(x).replace("-", "") == "".join(y).replace("-", ""):
        return "same"
    short, long = sorted((x, y), key=lambda words: (len(words), words))
    if len(short) == 1:
        return _match_single(short[0], long)
    if _inside(short, long) and not _rival_initials(x, y):
        return "same"
    if sorted(x) == sorted(y):
        return "same"  # family name first, as in Hungarian and Chinese: "Aaro Nils"
    given = same_given(x[0], y[0]) or (x[0] in y[0].split("-")) or (y[0] in x[0].split("-"))
    if x[-1] == y[-1]:
        if given and not _rival_initials(x, y):
            return "same"
        return "spelling" if spelling_variant(x[0], y[0]) else "different"
    if x[:-1] == y[:-1] or given:
        alike = spelling_variant(x[-1], y[-1]) or (x[0] == y[0] and skeleton(x[-1]) == skeleton(y[-1]))
        return "spelling" if alike else "different"
    if len(x) == len(y) == 2 and transliterated(x[1], y[1]):
        return "spelling" if spelling_variant(x[0], y[0]) or _near_given(x[0], y[0]) else "different"
    return "different"


def _near_given(a: str, b: str) -> bool:
    """Given names of which one is a neighbour language's form of the other ("oleksiy", "alexei")."""
    from rapidfuzz.distance import OSA

    x, y = skeleton(a), skeleton(b)
    return min(len(x), len(y)) >= _SKELETON and OSA.distance(x[1:], y[1:], score_cutoff=1) <= 1 and (x[0] == y[0] or {x[0], y[0]} in _FIRST_SOUNDS)


def _match_single(word: str, long: tuple[str, ...]) -> Match:
    if len(long) == 1:
        return "spelling" if spelling_variant(word, long[0]) else "different"
    if word in long:
        return "part"
    return "spelling" if spelling_variant(word, long[-1]) else "different"


def _inside(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """A name of two words or more within a longer one, in order: "George Aaro", "George W. Aaro"."""
    rest = iter(long)
    return short[-1] == long[-1] and all(word in rest for word in short)


def _rival_initials(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    """Middle names that differ keep two people apart: George W. and George H. W."""
    middles = [[w[0] for w in words[1:-1]] for words in (x, y)]
    return bool(middles[0]) and bool(middles[1]) and middles[0] != middles[1]


def acronyms_of(name: str) -> frozenset[str]:
    """Return the capital-letter forms that a name of several words may have: "Group of 20" gives G20."""
    parts = [part for part in re.split(r"[\s-]+", name.removeprefix("the ").removeprefix("The ")) if part]
    if len(parts) < 2:
        return frozenset()
    number = parts[-1].lower()
    if parts[0].lower() == "group" and (number.isdigit() or number in _NUMBERS):
        return frozenset({f"G{number if number.isdigit() else _NUMBERS[number]}"})
    large = "".join(p[0].upper() for p in parts if p.lower() not in _SMALL and p[0].isalpha())
    every = "".join(p[0].upper() for p in parts if p[0].isalpha())
    return frozenset(form for form in (large, every) if len(form) >= 2)


def fold_organisation(name: str) -> tuple[str, ...]:
    """Return an organisation's words, folded, without "the" and small words; an acronym is one word."""
    plain = re.sub(r"(?<=\b[A-Za-z])\.", "", _POSSESSIVE.sub("", name.strip()))
    if not plain.isascii():
        plain = "".join(ch for ch in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(ch))
    if re.fullmatch(r"[Gg]-\d+", plain):
        plain = plain.replace("-", "")
    return tuple(w for w in (m.lower() for m in re.findall(r"\w+", plain)) if w not in _SMALL)


@cache
def _honorifics() -> dict[str, str]:
    return {row["form"]: row.get("gender", "") for row in rows("names/honorifics.tsv")}


@cache
def _genders() -> dict[str, str]:
    return {row["name"]: row["gender"] for row in rows("names/given.tsv")}


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    return {row["name"]: frozenset(row["nicknames"].split(";")) for row in rows("names/nicknames.tsv")}
