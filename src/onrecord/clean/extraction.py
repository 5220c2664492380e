"""Extraction: which block of a page holds the article, and what the names around each line say.

In: a rendered page with its units. Out: an `Extraction`. Prose speaks for a block, links, furniture and prose that
stands apart from the rest against it; of the blocks around the most prose that stands together, the one with the
greatest sum is the article's. Half of what a block holds counts for the one around it (as in Readability and its
kin), so that cards with a teaser each weigh less than one text. Time grows with the number of lines and blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.clean.cards import find_cards
from onrecord.clean.rendering import Line, Rendered
from onrecord.clean.units import Unit

#: Kinds of block that speak against a line.
AGAINST = frozenset({"comment", "teaser", "furniture", "caption"})
#: Elements that hold paragraphs; others hold words.
CONTAINERS = frozenset({"div", "section", "article", "main", "body", "td", "html", "", "form", "center", "aside",
                        "header", "footer", "nav", "fieldset", "li"})  # fmt: skip
Kinds = frozenset[str]
NONE: Kinds = frozenset()
#: Kinds whose names seldom mean something else.
SURE: Kinds = frozenset({"comment", "caption", "blockquote"})
CAPTION: Kinds = frozenset({"caption"})
QUOTED: Kinds = frozenset({"blockquote"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractionConfig:
    """Weights, in words of prose; chosen on half of the pages of the article-extraction benchmark (Zyte, 2020)."""

    #: Most that one paragraph counts, and the share that counts of prose that breaks off.
    paragraph: int = 60
    broken: float = 0.3
    #: Share of a page's prose that a block must hold for its names to say nothing ("page with-sidebar").
    wide: float = 0.5
    #: Words that a block may hold that its names call a picture's.
    caption: int = 120
    #: How many times more prose must stand together for names that speak against it not to be believed,
    #: and words of prose that are a text.
    doubt: float = 2.0
    text: float = 80.0
    #: What of a block's prose counts for the block around it.
    outer: float = 0.5
    #: Share of the best block's prose below which prose stands apart.
    apart: float = 0.15
    #: What a word that speaks against a block costs, and a line that is no prose.
    against: float = 0.3
    stray: float = 1.0
    #: What a word of a line counts for that is no sentence and no link, from this many words, and a linked word costs.
    free: float = 0.3
    some: int = 4
    link: float = 0.6
    #: Words of prose from which an `<article>` among others is one.
    article: float = 25.0


DEFAULT = ExtractionConfig()


@dataclass(frozen=True, slots=True)
class Extraction:
    """The block of the article, and for each line whether it is in it and its kinds by the names around it.

    `homes` are the containers the lines stand in, `main` is the one with most prose, `cards` says which lines stand in
    a card.
    """

    place: int
    inside: tuple[bool, ...]
    kinds: tuple[Kinds, ...]
    strong: tuple[str, ...]
    homes: tuple[int, ...]
    main: int
    cards: tuple[bool, ...]


def find_article(page: Rendered, units: Sequence[Unit], config: ExtractionConfig = DEFAULT) -> Extraction:
    """Find the block that holds the article."""
    weights = [_weight(unit, line, config) for unit, line in zip(units, page.lines, strict=True)]
    kinds, strong = _named(page, weights, [float(unit.words) for unit in units], config)
    cards = find_cards(page, units)
    weights = [0.0 if card else weight for card, weight in zip(cards, weights, strict=True)]
    homes = _homes(page)
    kinds, prose = _believed(page, homes, weights, (kinds, strong), config)
    against = [card or bool(own & AGAINST) for card, own in zip(cards, kinds, strict=True)]
    values = _values(page, units, homes, prose, against, config=config)
    sums = _sums(page, values)
    best = max(_around(page, prose.core), key=lambda i: (sums[i], -i))
    words = [float(unit.words) if weight else 0.0 for unit, weight in zip(units, prose.counted, strict=True)]
    best = _one_article(page, best, words, config)
    inside = _within(page, best)
    main = max(range(len(prose.direct)), key=lambda i: (prose.direct[i], -i))
    return Extraction(best, tuple(inside[line.place] for line in page.lines), kinds, strong, homes, main, cards)


@dataclass(frozen=True, slots=True)
class _Prose:
    """The prose that counts: of each line, of each container's own paragraphs, and with what it contains."""

    counted: list[float]
    direct: list[float]
    joint: list[float]

    @property
    def core(self) -> int:
        """The container with most prose that stands together."""
        return max(range(len(self.joint)), key=lambda i: (self.joint[i], -i))


def _believed(
    page: Rendered, homes: Sequence[int], weights: Sequence[float], names: tuple[tuple[Kinds, ...], tuple[str, ...]],
    config: ExtractionConfig,
) -> tuple[tuple[Kinds, ...], _Prose]:  # fmt: skip
    """Return the kinds of each line that are believed, and the prose that is left.

    Names that speak against most of the prose that stands together mean something else: the sure ones are kept.
    """
    kinds, strong = names
    prose = _together(page, homes, _counted(kinds, weights), config)
    surely = tuple(own & SURE | {name} if name else own & SURE for own, name in zip(kinds, strong, strict=True))
    other = _together(page, homes, _counted(surely, weights), config)
    return (surely, other) if max(other.joint) > config.doubt * max(prose.joint) + config.text else (kinds, prose)


def _counted(kinds: Sequence[Kinds], weights: Sequence[float]) -> list[float]:
    """Return the weights of the lines that nothing speaks against."""
    return [0.0 if own & AGAINST else weight for own, weight in zip(kinds, weights, strict=True)]


def _values(
    page: Rendered, units: Sequence[Unit], homes: Sequence[int], prose: _Prose, against: Sequence[bool], *,
    config: ExtractionConfig,
) -> list[float]:  # fmt: skip
    """Return what each line counts for or against the blocks it stands in."""
    scale = config.apart * prose.joint[prose.core]
    values = []
    for index, (unit, line) in enumerate(zip(units, page.lines, strict=True)):
        if against[index]:
            values.append(-config.against * unit.words - config.stray)
            continue
        near = min(1.0, prose.direct[homes[index]] / scale) if scale else 1.0
        values.append(_value(unit, line, prose.counted[index], near, config))
    return values


def _weight(unit: Unit, line: Line, config: ExtractionConfig) -> float:
    """Return how many words of prose a line counts for."""
    if not unit.prose:
        return 0.0
    whole = 1.0 if unit.terminal else config.broken
    return min(unit.words, config.paragraph) * (1 - line.linked) ** 2 * whole


def _value(unit: Unit, line: Line, weight: float, near: float, config: ExtractionConfig) -> float:
    """Return what a line counts for or against the block it stands in; `near` is 1 where the prose stands together."""
    if near < 1:
        return weight * near * near - config.against * unit.words - config.stray
    if weight:
        return weight
    free = config.free * unit.words * (1 - line.linked) if unit.words >= config.some else 0.0
    return free - config.stray - min(unit.words, 10) * config.link * line.linked


def _one_article(page: Rendered, best: int, words: Sequence[float], config: ExtractionConfig) -> int:
    """Where several `<article>`s stand on a page, return the one that has the page's heading in it, if one has."""
    prose = _sums(page, words)
    articles = [i for i, p in enumerate(page.places) if p.tag == "article" and i != best and prose[i] >= config.article]
    if len(articles) < 2:
        return best
    inner = [0] * len(page.places)
    for index in articles:
        inner[index] = 1
    for index in range(len(inner) - 1, 0, -1):
        inner[page.places[index].parent] += inner[index]
    headed: set[int] = set()
    for line in page.lines:
        place = line.place if line.tag == "h1" else 0
        while place > 0 and place not in headed:
            headed.add(place)
            place = page.places[place].parent
    return next((i for i in articles if i in headed and inner[i] < len(articles)), best)


def _named(
    page: Rendered, weights: Sequence[float], words: Sequence[float], config: ExtractionConfig
) -> tuple[tuple[Kinds, ...], tuple[str, ...]]:
    """Return what the names around each line say, but for those of blocks that hold too much for what they say."""
    prose, length = _sums(page, weights), _sums(page, words)
    kinds: list[Kinds] = [NONE]
    strong = [""]
    for index, place in enumerate(page.places[1:], 1):
        above, names = kinds[place.parent], place.names
        wide = prose[index] > config.wide * prose[0] or (length[index] > config.caption and names.kinds == CAPTION)
        if names.quoted:
            kinds.append(QUOTED)
            strong.append("")
            continue
        kinds.append(above if wide or not names.kinds else above | names.kinds)
        strong.append(names.strong if names.strong and not wide else strong[place.parent])
    own = tuple(kinds[line.place] | line.kinds if line.kinds else kinds[line.place] for line in page.lines)
    return own, tuple(line.strong or strong[line.place] for line in page.lines)


def _homes(page: Rendered) -> tuple[int, ...]:
    """Return the container that each line stands in; a `<div>` of one line and no more is a paragraph."""
    held = [0] * len(page.places)
    for line in page.lines:
        held[line.place] += 1
    for place in page.places[1:]:
        held[place.parent] += 2
    home = [0]
    for index, place in enumerate(page.places[1:], 1):
        holds = place.tag in CONTAINERS and not (place.tag == "div" and held[index] < 2 and not place.pictured)
        home.append(index if holds else home[place.parent])
    return tuple(home[line.place] for line in page.lines)


def _together(page: Rendered, homes: Sequence[int], counted: list[float], config: ExtractionConfig) -> _Prose:
    """Return the prose of each container's own paragraphs, and that with what it contains, which counts less."""
    direct = [0.0] * len(page.places)
    for home, weight in zip(homes, counted, strict=True):
        direct[home] += weight
    joint = list(direct)
    for index in range(len(joint) - 1, 0, -1):
        place = page.places[index]
        joint[place.parent] += joint[index] * (config.outer if place.tag in CONTAINERS else 1.0)
    return _Prose(counted, direct, joint)


def _around(page: Rendered, place: int) -> Iterator[int]:
    """Yield a container and the containers around it."""
    while place >= 0:
        if page.places[place].tag in CONTAINERS:
            yield place
        place = page.places[place].parent


def _sums(page: Rendered, values: Sequence[float]) -> list[float]:
    """Return the sum of the lines' values for each block with all that it contains."""
    sums = [0.0] * len(page.places)
    for line, value in zip(page.lines, values, strict=True):
        sums[line.place] += value
    for index in range(len(sums) - 1, 0, -1):
        sums[page.places[index].parent] += sums[index]
    return sums


def _within(page: Rendered, place: int) -> list[bool]:
    """Say for each block whether it lies in a block."""
    inside = [False] * len(page.places)
    inside[place] = True
    for index in range(place + 1, len(inside)):
        inside[index] = inside[page.places[index].parent]
    return inside
