"""Cards: blocks of a page that each hold another story's title and a few words of it, side by side.

In: a rendered page with its units. Out: for each line whether it stands in a card. A card's title is a line of its own
that leads elsewhere; next to a card stand others like it. No names are asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.clean.rendering import Rendered
from onrecord.clean.units import Unit

#: Elements that can be a card.
BOXES = frozenset({"div", "section", "article", "li", "td", "aside"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CardConfig:
    """When a block is a card, in words."""

    #: Share of a line in links from which it is a title, and words of the shortest one.
    linked: float = 0.7
    title: int = 3
    #: Share of a card's words in titles, and its words of prose and of all at most.
    share: float = 0.2
    prose: int = 60
    longest: int = 120
    #: Cards side by side.
    beside: int = 2


DEFAULT = CardConfig()


def find_cards(page: Rendered, units: Sequence[Unit], config: CardConfig = DEFAULT) -> tuple[bool, ...]:
    """Say for each line whether it stands in a card."""
    places = page.places
    words, titles, prose = ([0] * len(places) for _ in range(3))
    for unit, line in zip(units, page.lines, strict=True):
        words[line.place] += unit.words
        if line.linked >= config.linked and unit.words >= config.title:
            titles[line.place] += unit.words
        elif unit.prose:
            prose[line.place] += unit.words
    for index in range(len(places) - 1, 0, -1):
        for counts in (words, titles, prose):
            counts[places[index].parent] += counts[index]
    like = [
        place.tag in BOXES and 0 < words[i] <= config.longest and 0 < prose[i] <= config.prose
        and titles[i] >= max(config.title, config.share * words[i])
        for i, place in enumerate(places)
    ]  # fmt: skip
    beside = Counter(places[i].parent for i, is_like in enumerate(like) if is_like)
    card = [False] * len(places)
    for index, place in enumerate(places[1:], 1):
        card[index] = card[place.parent] or (like[index] and beside[place.parent] >= config.beside)
    return tuple(card[line.place] for line in page.lines)
