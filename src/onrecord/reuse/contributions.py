"""Contributions: the agencies whose reporting an article says it holds beside its own; Article in, Newsrooms out.

"The Associated Press contributed to this report" makes the report no work of the agency's, but words that two
such reports share are more likely the agency's than either newsroom's.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.model.articles import Article
from onrecord.reuse.needles import has_needle, needles_of
from onrecord.reuse.newsrooms import Newsroom
from onrecord.tools.directory import Directory
from onrecord.tools.tables import rows

#: Code points of a line on either side of a note's phrase in which an agency is looked for.
REACH = 120
#: Notes read in one article, at most.
MOST = 20


@lru_cache(maxsize=256)
def contributing_agencies(article: Article, directory: Directory) -> tuple[Newsroom, ...]:
    """Return the agencies that an article's notes name as contributors, by name."""
    if not has_needle(article.text, _needles()):
        return ()
    found: dict[str, Newsroom] = {}
    for number, note in enumerate(_notes().finditer(article.text)):
        if number >= MOST:
            break
        for newsroom in _named(_around(article.text, note), directory):
            found.setdefault(newsroom.name, newsroom)
    return tuple(found[name] for name in sorted(found))


def shared_contributor(left: Article, right: Article, directory: Directory) -> str:
    """Return the agency that contributed to both articles by their own notes, "" for none."""
    theirs = {agency.id for agency in contributing_agencies(right, directory)}
    return next((agency.name for agency in contributing_agencies(left, directory) if agency.id in theirs), "")


def _around(text: str, note: re.Match[str]) -> str:
    """Return the note's line, as far as it reaches."""
    before = text[max(0, note.start() - REACH) : note.start()].rsplit("\n", 1)[-1]
    after = text[note.start() : note.end() + REACH].split("\n", 1)[0]
    return before + after


def _named(line: str, directory: Directory) -> list[Newsroom]:
    return [Newsroom("agency", name.short, "", True) for name in directory.agencies_in(line)]


@cache
def _notes() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['phrase']})" for row in rows("reuse/contributed.tsv")), re.IGNORECASE)


@cache
def _needles() -> tuple[str, ...]:
    return needles_of(row["phrase"] for row in rows("reuse/contributed.tsv"))
