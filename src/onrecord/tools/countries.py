"""Countries: a name, a demonym, a capital or a seat of government in, an ISO 3166-1 alpha-3 code out.

The table is `data/names/countries.tsv`. Official and common names that it does not list come from pycountry.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal

from onrecord.tools.tables import rows

CountryKind = Literal["country", "demonym", "capital", "seat"]
#: Longest entry of the table in words, for `countries_in`.
_LONGEST = 6
#: Letters of a word that may be a country's name misspelt.
_TRIED = 6
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\w+(?:[’'-]\w+)*")
_INITIALS, _BLANKS = re.compile(r"(?<=\b\w)\.(?=\w\b)"), re.compile(r"[\s.,]+")
_THE = re.compile(r"\A[Tt]he\s+")
_PLURAL = re.compile(r"(?<=[a-z])s\Z")


def country_of(name: str) -> str:
    """Return the alpha-3 code for a country's name, people, capital or seat of government, or ""."""
    found = _lookup(name)
    return found[0] if found else ""


def country_kind(name: str) -> CountryKind | None:
    """Say which sort of word for a country this is, None where it is none."""
    found = _lookup(name)
    return found[1] if found else None


def country_name(alpha3: str) -> str:
    """Return the country's usual English name, or "" for an unknown code."""
    return next((row["names"].split(";")[0] for row in rows("names/countries.tsv") if row["alpha3"] == alpha3), "")


def misspelt_country(word: str) -> str:
    """Return the alpha-3 code of the one country whose name a single word misses by one slip ("Ethopia"), or "".

    A slip is a letter too many, too few, wrong, or two exchanged; words of fewer than six letters are not tried.
    """
    key = _key(word)
    if len(key) < _TRIED or not word[:1].isupper() or not key.isalpha() or country_of(word):
        return ""
    from rapidfuzz.distance import OSA

    found = {code for name, code in _single_names().get(key[0], ()) if OSA.distance(key, name, score_cutoff=1) <= 1}
    return next(iter(found)) if len(found) == 1 else ""


@cache
def _single_names() -> dict[str, tuple[tuple[str, str], ...]]:
    """One-word names of countries by first letter, each with its code."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in rows("names/countries.tsv"):
        for name in row["names"].split(";"):
            key = _key(name)
            if " " not in key and len(key) >= _TRIED - 1:
                found[key[0]] = (*found.get(key[0], ()), (key, row["alpha3"]))
    return found


def countries_in(text: str) -> tuple[str, ...]:
    """Return the codes of the countries that a phrase names, in order, each once.

    "U.S. Secretary of State" gives USA; "Sino-Russian" gives both. The longest entry wins.
    """
    found: list[str] = []
    places = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    at = 0
    while at < len(places):
        step = 1
        start, end = places[at]
        if not may_begin(text[start:end], text[end : end + 1]):
            at += 1
            continue
        for size in range(min(_LONGEST, len(places) - at), 0, -1):
            phrase = text[places[at][0] : places[at + size - 1][1]]
            codes = [code for part in _parts(phrase) if (code := country_of(part))]
            if codes:
                found += codes
                step = size
                break
        at += step
    return tuple(dict.fromkeys(found))


def may_begin(word: str, following: str) -> bool:
    """Say whether a country's entry may begin with a word of a text, `following` being the sign after it, "" for none.

    False only where `country_of` is "" for whatever goes on from there: most words need no further look.
    """
    if len(word) < 2 or not (word.isascii() and word.isalpha()):
        return True
    if following and following not in ".," and not following.isspace():
        return True
    return word in ("The", "the") or (word[0].isupper() and word.lower() in _first_words())


def _parts(phrase: str) -> list[str]:
    """A phrase whole, or, for a compound of two peoples ("US-Chinese"), its parts."""
    if country_of(phrase) or "-" not in phrase or " " in phrase:
        return [phrase]
    return [_PREFIXES.get(part, part) for part in phrase.split("-")]


_PREFIXES = {"Sino": "Chinese", "Russo": "Russian", "Anglo": "British", "Franco": "French", "Indo": "Indian"}


def _lookup(name: str) -> tuple[str, CountryKind] | None:
    text = name.strip().removesuffix("'s").removesuffix("’s").rstrip("'’")
    text = _THE.sub("", text) if text[:3] in ("The", "the") else text
    if not text[:1].isupper():
        return None
    first, _, _ = text.partition(" ")
    if len(first) > 1 and first.isascii() and first.isalpha() and first.lower() not in _first_words():
        return None
    table = _table()
    key = _key(text)
    short = len(key) <= 4 and not text.isupper() and "." not in text
    found = table.get(key)
    if found is None:
        single = table.get(_PLURAL.sub("", key))
        found = single if single and single[1] == "demonym" else None
    if found is None and len(key) > 3 and " " in text:
        code = _official().get(key)
        found = (code, "country") if code else None
    return None if found is None or (short and key in _ACRONYMS) else found


#: Acronyms that are words of another meaning in small letters.
_ACRONYMS = frozenset({"us", "uk", "uae", "usa", "drc", "prc"})


def _key(text: str) -> str:
    # Most of what is looked up is plain: only other letters have to be taken apart, one by one.
    text = text.replace("'", "’")
    if not text.isascii():
        text = "".join(ch for ch in unicodedata.normalize("NFKD", text) if not unicodedata.combining(ch))
    kept = text.lower()
    return _BLANKS.sub(" ", _INITIALS.sub("", kept) if "." in kept else kept).strip()


@cache
def _table() -> dict[str, tuple[str, CountryKind]]:
    table: dict[str, tuple[str, CountryKind]] = {}
    columns: tuple[tuple[str, CountryKind], ...] = (
        ("names", "country"), ("demonyms", "demonym"), ("capitals", "capital"), ("seats", "seat"),
    )  # fmt: skip
    for column, kind in columns:
        for row in rows("names/countries.tsv"):
            for form in row[column].split(";"):
                if form:
                    table.setdefault(_key(form), (row["alpha3"], kind))
    return table


@cache
def _first_words() -> frozenset[str]:
    """Return the first words of all entries, and those that are one people's name in the plural, too."""
    found = {key.split(" ")[0] for key in (*_table(), *_official())}
    return frozenset(found | {f"{key}s" for key, (_, kind) in _table().items() if kind == "demonym"})


@cache
def _official() -> dict[str, str]:
    """Official names by pycountry ("Islamic Republic of Pakistan")."""
    import pycountry

    found: dict[str, str] = {}
    for country in pycountry.countries:
        for field in ("name", "official_name", "common_name"):
            form = getattr(country, field, "")
            if form:
                found.setdefault(_key(form), country.alpha_3)
    return found
