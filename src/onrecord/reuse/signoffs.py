"""Sign-offs: the sign with which an agency closes its texts; Article and directory in, the agency and the words out.

"(Reporting by X; Editing by Y)", "Enditem", "PTI ABC DEF", "bur-ab/cd/ef": what an outlet leaves in when it prints an
agency's text without a credit. A sign that several use, as initials, counts only with other words of the agency's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.model.articles import Article
from onrecord.reuse.takes import take_of
from onrecord.tools.directory import Directory
from onrecord.tools.tables import rows

#: Blocks of the body from its end in which a sign may stand, and blocks below the body.
LAST, BELOW = 4, 8
#: Code points of a block's end that are looked at, and of the words quoted as evidence.
TAIL, SHOWN = 600, 120
#: Blocks in which no sign of the text's own stands.
OTHERS = frozenset({"comment", "teaser", "caption", "duplicate", "headline"})
#: Where a sentence ends inside a paragraph: a sign may follow it.
ENDED = re.compile(r"(?<=[.!?…。”\"’)])\s+")


@dataclass(frozen=True, slots=True)
class SignOff:
    """The agency that a text is signed by, and the words that say so."""

    agency: str
    words: str


def signed_by(article: Article, directory: Directory) -> SignOff | None:
    """Return the agency whose sign closes an article, or marks its headline as a take; None where no sign is one's alone."""
    for tail in _tails(article):
        for start in (0, *(found.end() for found in ENDED.finditer(tail))):
            match = _signs().match(tail, start)
            if match is None:
                continue
            agency, needs = _rows()[int(str(match.lastgroup)[1:])]
            if directory.agency(agency, marked=True) is None or (needs and not needs.search(article.text)):
                continue
            words = match.group().strip()
            return SignOff(agency, words if len(words) <= SHOWN else f"{words[:SHOWN]}…")
    take = take_of(article)
    if take is not None and take.agency and directory.agency(take.agency, marked=True) is not None:
        return SignOff(take.agency, take.words)
    return None


def _tails(article: Article) -> Iterator[str]:
    """Yield the ends of the body's last blocks and of those below it, the last of the body first."""
    places = [number for number, block in enumerate(article.blocks) if block.is_body]
    if not places:
        return
    below = range(places[-1] + 1, min(len(article.blocks), places[-1] + 1 + BELOW))
    for number in (*reversed(places[-LAST:]), *below):
        block = article.blocks[number]
        if block.kind not in OTHERS:
            whole = article.text[max(block.start, block.end - TAIL) : block.end]
            tail = " ".join(whole.split())
            yield tail if block.end - block.start <= TAIL else f"\0{tail}"


@cache
def _rows() -> tuple[tuple[str, re.Pattern[str] | None], ...]:
    return tuple(
        (row["agency"], re.compile(row["needs"]) if row["needs"] else None) for row in rows("reuse/sign-offs.tsv")
    )


@cache
def _signs() -> re.Pattern[str]:
    parts = [f"(?P<s{number}>{row['pattern']})" for number, row in enumerate(rows("reuse/sign-offs.tsv"))]
    return re.compile(f"(?:{'|'.join(parts)})\\s*$")
