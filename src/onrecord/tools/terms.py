"""Words reduced to what they stand for: stems and families, so that reports can be held against each other."""

from __future__ import annotations

from functools import cache, lru_cache

from onrecord.tools.tables import rows


@cache
def families() -> dict[str, str]:
    """Return, for each word of the families table (and its stem), the name of its family."""
    found: dict[str, str] = {}
    for row in rows("claims/families.tsv"):
        for word in row["words"].split("|"):
            found.setdefault(word, row["family"])
    for word in sorted(found):
        found.setdefault(stem(word), found[word])
    return found


@cache
def _stemmer() -> object:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the Snowball (Porter 2) stem of an English word, in lower case."""
    return str(_stemmer().stemWord(word.lower()))  # type: ignore[attr-defined]


@lru_cache(maxsize=100_000)
def term(lemma: str) -> str:
    """Return the name that stands for a lemma: its family where it has one ("*visit"), else its stem."""
    word = lemma.lower().strip("-’'")
    table = families()
    family = table.get(word) or table.get(stem(word))
    return f"*{family}" if family else stem(word)
