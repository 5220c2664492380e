"""Names: what the names of a page's elements say of the text in them, from `data/clean/page-hints.tsv`.

In: an element. Out: `Names`: the kinds of block that its tag, class, id, role and itemprop speak for.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from onrecord.tools.tables import rows

#: Characters of a name that are read.
NAME = 200
#: The class of a whole entry, and those that tell where it is filed.
ENTRY, FILED = re.compile(r"\bhentry\b|\bpost-\d+\b"), re.compile(r"(?<!\S)(?:category|tag|topic|term)-\S+")


@dataclass(frozen=True, slots=True)
class Names:
    """The kinds that an element's names speak for; the one that holds against the extraction; words from elsewhere."""

    kinds: frozenset[str] = frozenset()
    strong: str = ""
    quoted: bool = False


NONE = Names()


def names_of(node: Any) -> Names:
    """Return what an element's own names say."""
    get = node.get
    names = get("class"), get("id"), get("role"), get("itemprop")
    return _read(node.tag, *(name and name[:NAME] for name in names)) if any(names) else _of_tag(node.tag)


def _of_tag(tag: str) -> Names:
    return _read(tag) if tag in _hints()[0] else NONE


@lru_cache(maxsize=20_000)
def _read(tag: str, *names: str | None) -> Names:
    tags, attrs = _hints()
    found = [tags[tag]] if tag in tags else []
    joined = " ".join(name for name in names if name)
    if ENTRY.search(joined):  # WordPress names an entry by its categories and tags, which say what it is about
        joined = FILED.sub(" ", joined)
    if joined:
        split = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", joined)
        words = re.split(r"[\s_:./-]+", split.lower())
        pairs = [a + b for a, b in itertools.pairwise(words)]
        found += [attrs[w] for w in (*words, *pairs) if w in attrs]
    if not found:
        return NONE
    kinds = frozenset(kind for kind, _ in found)
    strong = next((kind for kind, is_strong in found if is_strong), "")
    return Names(kinds, strong, "blockquote" in kinds)


@cache
def _hints() -> tuple[dict[str, tuple[str, bool]], dict[str, tuple[str, bool]]]:
    by: dict[str, dict[str, tuple[str, bool]]] = {"tag": {}, "attr": {}}
    for row in rows("clean/page-hints.tsv"):
        by[row["where"]][row["name"]] = (row["kind"], row["strong"] == "yes")
    return by["tag"], by["attr"]
