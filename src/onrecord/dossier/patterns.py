"""The sentence patterns of `data/dossier/templates.tsv`: filled by the composer, read back by the checker."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from onrecord.tools.tables import rows

_SLOT = re.compile(r"\{(\w+)\}")


@cache
def patterns() -> Mapping[str, str]:
    """Return the patterns by key."""
    return {row["key"]: row["pattern"] for row in rows("dossier/templates.tsv")}


def phrase(key: str) -> str:
    """Return a sentence that holds no words of the reports."""
    return {row["key"]: row["text"] for row in rows("dossier/phrases.tsv")}[key]


def fill(key: str, **slots: str) -> str:
    """Fill a pattern; a slot that the pattern lacks is an error of the caller (KeyError)."""
    return patterns()[key].format(**slots)


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for key, pattern in patterns().items():
        parts = _SLOT.split(pattern)
        source = "".join(re.escape(part) if n % 2 == 0 else f"(?P<{part}>.+?)" for n, part in enumerate(parts))
        found.append((key, re.compile(source, re.DOTALL)))
    return tuple(found)


def read_back(text: str) -> list[tuple[str, dict[str, str]]]:
    """Return the patterns that a text may be a filling of, with what stands in their slots."""
    if len(text) > 4_000:
        return []
    found = []
    for key, pattern in _compiled():
        match = pattern.fullmatch(text)
        if match:
            found.append((key, match.groupdict()))
    return found
