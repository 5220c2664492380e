"""The words for statuses, fates and other codes, from the data files that page and text share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.tools.tables import rows


@dataclass(frozen=True, slots=True)
class StatusWords:
    """A status with its label and meaning."""

    status: str
    label: str
    meaning: str


@cache
def status_words() -> Mapping[str, StatusWords]:
    """Return the statuses in the order in which a page shows them."""
    table = rows("present/statuses.tsv")
    return {row["status"]: StatusWords(row["status"], row["label"], row["meaning"]) for row in table}


@cache
def glossary() -> tuple[tuple[str, str], ...]:
    """Return the words a dossier uses, each with its meaning."""
    return tuple((row["word"], row["meaning"]) for row in rows("present/words.tsv"))


@cache
def sources_title() -> str:
    """Return the title of the brief's section on the sources themselves."""
    return next((row["title"] for row in rows("dossier/sections.tsv") if row["key"] == "sources"), "")


@cache
def only_title() -> str:
    """Return the title of the brief's section on what one source alone tells."""
    return next((row["title"] for row in rows("dossier/sections.tsv") if row["key"] == "only"), "")


@cache
def _terms() -> Mapping[tuple[str, str], str]:
    return {(row["kind"], row["code"]): row["label"] for row in rows("present/terms.tsv")}


def term(kind: str, code: str) -> str:
    """Return what a page calls a code ("fate", "point"); the code in words where the table has none."""
    return _terms().get((kind, code), code.replace("_", " "))
