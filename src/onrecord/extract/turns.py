"""Turns: an article's lines in, what is said in a printed conversation out ("AARO: We stay." · "A: We stay.").

A line is a turn where its label comes again, another label too, and at least three lines have one: a single "Photo: Ann
Oy" is none. The interviewer's questions are left out; the answers of somebody who is only called "A" have no speaker.
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
    uses = Counter(_name(text, turn) for turn in found)
    labels = {name for name, count in uses.items() if count >= _USES or name in _ASKS | _ANSWERS} - words("quotes/no-turns.txt")
    kept = [turn for turn in found if _name(text, turn) in labels]
    if len(kept) < _LEAST or len({_name(text, turn) for turn in kept}) < _USES:
        return []
    return [turn for turn in kept if _name(text, turn) not in _ASKS]


def turn_quotes(article: Article, turns: Sequence[Turn], mentions: Sequence[Mention]) -> Iterator[Quote]:
    """Yield the turns as direct quotes, with the person of the article whose name ends as the label does."""
    known: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda m: (-len(m.name), m.span.start)):
        if mention.kind == "person":
            known.setdefault(mention.name.split()[-1].casefold(), mention)
    for turn in turns:
        content = article.span(*turn.said)
        label = article.span(*turn.label)
        if _name(article.text, turn) in _ANSWERS:
            yield Quote(content, "direct")
            continue
        person = known.get(label.exact.split()[-1].casefold())
        name = person.name if person else label.exact
        yield Quote(content, "direct", speaker=label, speaker_name=name, mention=person.id if person else "")


def _name(text: str, turn: Turn) -> str:
    return text[slice(*turn.label)].casefold()
