"""Rewording: signs that a synonym tool has been over a text: fixed terms of the news in other words.

In: a body. Out: the terms found, each with its place and what is usually said. No reporter writes "Unified States" or
"dying toll"; one such term may be a slip or a name, so several different ones are needed. English only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.tools.tables import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class RewordingConfig:
    """From when a body is believed to be reworded. Of 9,944 news texts of 2015 to 2025, six have one such term, none has two."""

    #: Different usual terms that must be found reworded.
    least: int = 2
    #: Characters of a body that are looked at.
    look: int = 200_000


DEFAULT = RewordingConfig()


@dataclass(frozen=True, slots=True)
class Reworded:
    """A reworded term as printed at `[start, end)` of the body, with the usual one and the word that was replaced."""

    start: int
    end: int
    printed: str
    usual: str
    swap: str


def find_rewording(body: str, config: RewordingConfig = DEFAULT) -> tuple[Reworded, ...]:
    """Return the first finding of each reworded term; none where too few different ones stand in the body."""
    text = body[: config.look].replace("’", "'")
    lower = text.lower()
    found: dict[str, Reworded] = {}
    words = set(re.findall(r"[^\W_]+", lower))
    for term in (term for first, term in _openings() if first in words and term in lower):
        usual, swap = _terms()[term]
        matches = re.finditer(rf"(?<![\w-]){re.escape(term)}(?![\w-])", text, re.IGNORECASE)
        match = next((m for m in matches if not _is_name(text, m)), None)
        if match is not None:
            found.setdefault(usual.lower(), Reworded(match.start(), match.end(), match.group(), usual, swap))
    return tuple(sorted(found.values(), key=lambda r: r.start)) if len(found) >= config.least else ()


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Say whether a capitalised word right before makes it a name of its own ("Environmental Protection Minister")."""
    before = re.search(r"([^\W\d_][\w.-]*)\s+$", text[max(0, match.start() - 30) : match.start()])
    return bool(before and before[1][0].isupper() and match.group()[0].isupper() and before[1] not in {"The", "A", "In"}
                and match.group().lower().split()[0] in {"protection", "inside", "guard", "fund", "account", "fairness"})  # fmt: skip


@cache
def _terms() -> dict[str, tuple[str, str]]:
    return {row["phrase"]: (row["usual"], row["swap"]) for row in rows("clean/reworded.tsv")}


@cache
def _openings() -> tuple[tuple[str, str], ...]:
    """The terms with their first words, by which a text without them is passed over soon."""
    return tuple((re.findall(r"[^\W_]+", term)[0], term) for term in _terms())
