"""Turns: an article's lines in, what is said in a printed conversation out ("AARO: We stay." · "A: We stay.").

A line is a turn where its label comes again, another label too, and at least three lines have one: a single "Photo: Ann
Oy" is none. "NILS AARO" and "AARO" are one label; "Q" and its "A" are a conversation at once. The interviewer's questions
are left out; the answers of somebody who is only called "A" have no speaker.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.annotations import Mention, Quote
from onrecord.model.articles import Article
from onrecord.tools.tables import words

_LABEL = re.compile(r"[\"“]?(?P<label>[A-Z][\w.’'-]{0,30}(?: [A-Z(][\w.’')-]{0,30}){0,3}):[ \t]+(?P<said>[^\n]{2,})")
_ASKS = frozenset({"q", "question", "interviewer", "reporter", "moderator"})
_ANSWERS = frozenset({"a", "answer"})
#: Kinds of blocks that may hold a turn; turns that make a conversation; uses that make a label of it.
_READ = frozenset({"paragraph", "list", "blockquote"})
_LEAST, _USES = 3, 2


@dataclass(frozen=True, slots=True)
class Turn:
    """A labelled line: where its label and what is said stand."""

    label: tuple[int, int]
    said: tuple[int, int]


def find_turns(article: Article) -> list[Turn]:
    """Return the turns of the conversations printed in an article, the interviewer's left out."""
    text = article.text
    found: list[Turn] = []
    for block in article.blocks:
        at = block.start
        while block.kind in _READ and at < block.end:
            match = _LABEL.match(text, at, block.end)
            if match:
                found.append(Turn(match.span("label"), match.span("said")))
            line = text.find("\n", at, block.end)
            at = line + 1 if line >= 0 else block.end
    found = [turn for turn in found if _name(text, turn) not in words("quotes/no-turns.txt")]
    uses = Counter(_last(text, turn) for turn in found)
    kept = [turn for turn in found if uses[_last(text, turn)] >= _USES or _name(text, turn) in _ASKS | _ANSWERS]
    names = {_last(text, turn) for turn in kept}
    least = _USES if names & _ASKS and names & _ANSWERS else _LEAST
    if len(kept) < least or len(names) < _USES:
        return []
    return [turn for turn in kept if _name(text, turn) not in _ASKS]


def turn_quotes(article: Article, turns: Sequence[Turn], mentions: Sequence[Mention]) -> Iterator[Quote]:
    """Yield the turns as direct quotes, with the person of the article whose name ends as the label does."""
    known: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda m: (-len(m.name), m.span.start)):
        if mention.kind == "person":
            known.setdefault(mention.name.split()[-1].casefold(), mention)
    full: dict[str, str] = {}
    for turn in turns:
        name = article.text[slice(*turn.label)].partition("(")[0].strip() or article.text[slice(*turn.label)]
        if len(name) > len(full.get(_last(article.text, turn), "")):
            full[_last(article.text, turn)] = _small(name)
    for turn in turns:
        content = article.span(*turn.said)
        label = article.span(*turn.label)
        if _name(article.text, turn) in _ANSWERS:
            yield Quote(content, "direct")
            continue
        person = known.get(_last(article.text, turn))
        name = _small(person.name) if person else full.get(_last(article.text, turn), label.exact)
        yield Quote(content, "direct", speaker=label, speaker_name=name, mention=person.id if person else "")


def _name(text: str, turn: Turn) -> str:
    return text[slice(*turn.label)].casefold()


def _small(name: str) -> str:
    """A full name in small letters: "NILS AARO" is Nils Aaro, "BBC" stays."""
    return name.title() if name.isupper() and " " in name else name


def _last(text: str, turn: Turn) -> str:
    """The last word of a label before any brackets: "NILS AARO (Harbour)" · "AARO"."""
    label = _name(text, turn)
    parts = (label.partition("(")[0].strip() or label).split()
    return parts[-1]
