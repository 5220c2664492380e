"""Drifts: the quotes of one utterance in, its wordings out, each with what it adds to and leaves out of another's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields

from onrecord.model.annotations import Attribution, Quote, Setting, Stance
from onrecord.model.spans import Span
from onrecord.present.view.contents import balanced
from onrecord.present.view.shown import one_line
from onrecord.present.view.wordings import Piece, compare_wordings, same_words, wording_key

#: Wordings with a smaller part of their words in common are other parts of what was said, not other wordings.
LEAST_SAME = 0.5
#: With so many wordings before it, a wording is compared with no more: the work would grow with their square.
MOST_BASES = 8
#: A wording is cut at this many characters; the link leads to all of it.
WORDING_LIMIT = 700
#: How a list of statements says that the speaker does not stand behind the words.
STANCES: dict[Stance, str] = {"denied": "denied", "doubted": "doubted", "not said": "did not say"}

Held = Sequence[tuple[Quote, Attribution]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """One wording: the quotes that have it, and how it differs from the wording at place `against` (-1 for none)."""

    text: str
    pieces: tuple[Piece, ...]
    spoken: bool
    stance: str
    against: int
    quotes: tuple[Quote, ...]

    @property
    def changed(self) -> bool:
        """Say whether it adds words or leaves words out."""
        return any(piece.change != "same" for piece in self.pieces)


def wordings_of(held: Held) -> tuple[Drift, ...]:
    """Return the wordings, spoken ones first, then the one most reports have, then the longest.

    A spoken one is compared with the earlier one of another report that it has most words in common with.
    """
    groups: dict[tuple[bool, str, str], list[Quote]] = defaultdict(list)
    for quote, _ in held:
        groups[quote.kind != "indirect", wording_key(quote.content.exact), STANCES.get(quote.stance, "")].append(quote)

    def order(key: tuple[bool, str, str]) -> tuple[bool, int, int, str, str]:
        return (not key[0], -len({quote.content.article for quote in groups[key]}), -len(key[1]), key[1], key[2])

    found: list[Drift] = []
    for key in sorted(groups, key=order):
        quotes = tuple(sorted(groups[key], key=lambda quote: (quote.content, quote.id)))
        # The comma before "he said" is the sentence's, not the speaker's.
        text = one_line(quotes[0].content.exact, WORDING_LIMIT).rstrip(",")
        if not key[0]:  # spoken words are set in marks where they are shown: one more would stand beside them
            text = balanced(text)
        against, pieces = _against(text, quotes, found) if key[0] else (-1, (Piece("same", text),))
        found.append(Drift(text=text, pieces=pieces, spoken=key[0], stance=key[2], against=against, quotes=quotes))
    return tuple(found)


def _against(text: str, quotes: Sequence[Quote], earlier: Sequence[Drift]) -> tuple[int, tuple[Piece, ...]]:
    """Compare a wording with the one it shares most words with; one that shares too little is another part."""
    told_by = {quote.content.article for quote in quotes}
    best = -1
    pieces: tuple[Piece, ...] = (Piece("same", text),)
    for place, other in enumerate(earlier[:MOST_BASES]):
        if other.spoken and not told_by & {quote.content.article for quote in other.quotes}:
            compared = compare_wordings(other.text, text)
            if best < 0 or same_words(compared) > same_words(pieces):
                best, pieces = place, compared
    if best < 0 or same_words(pieces) < LEAST_SAME * len(text.split()):
        return -1, (Piece("same", text),)
    return best, pieces


def speaker_of(held: Held) -> str:
    """Return the speaker's commonest name in the utterance, the longer where two are as common."""
    names = Counter(name for q, a in held if (name := _head(a.speaker_name or q.speaker_name)))
    return min(names, key=lambda name: (-names[name], -len(name), name)) if names else ""


def _head(name: str) -> str:
    """Return a speaker's name as it heads a list: without the ending of a possessor, or a comma."""
    return re.sub(r"(?:['’]s|(?<=s)['’])$", "", one_line(name, 80)).strip(" ,;:")


def actor_of(held: Held) -> str:
    """Return the actor who speaks in most of the quotes; "" where none is known."""
    actors = Counter(attribution.actor for _, attribution in held if attribution.actor)
    return min(actors, key=lambda actor: (-actors[actor], actor)) if actors else ""


def day_of(held: Held) -> tuple[str, str]:
    """Return the day of speaking that most of the quotes tell, with its precision; ("", "") where none does."""
    days = Counter((a.said, a.said_precision) for _, a in held if a.said)
    return min(days, key=lambda day: (-days[day], day)) if days else ("", "")


def setting_of(held: Held) -> Setting:
    """Return, for each part of the setting, what most of the quotes tell of it: the longer of equals, the first of its like."""
    told: dict[str, dict[str, list[Span]]] = {part.name: defaultdict(list) for part in fields(Setting)}
    for quote, _ in held:
        for name, words in told.items():
            span: Span | None = getattr(quote.setting, name)
            if span is not None:
                words[one_line(span.exact).casefold()].append(span)
    best = {name: min(words, key=lambda w: (-len(words[w]), -len(w), w)) for name, words in told.items() if words}
    return Setting(**{name: told[name][words][0] for name, words in best.items()})
