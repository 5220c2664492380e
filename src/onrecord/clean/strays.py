"""Strays: titles of other stories between the paragraphs of a body, without a word that says what they are.

In: units with the body's bounds. Out: the same units, such lines labelled as teasers. On a page they are links;
in a text they are lines without a full stop, of some length, with no word in common with the text around them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from onrecord.clean.units import WORD, Unit

#: A sentence's end inside the line, or an agency's sign-off: the line is prose.
SENTENCE = re.compile(r"[.!?][\"”’)\]]*\s|[—–-]\s+\S{2,12}\W*$|\([^)]{2,20}\)\W*$")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True, kw_only=True)
class StrayConfig:
    """When a line is taken for another story's title. Headings share words with what stands below them."""

    #: Share of a line's characters in links from which it is a link.
    linked: float = 0.9
    #: Words of the shortest linked line, of the longest one that ends a sentence, and of the longest of all.
    least: int = 2
    sentence: int = 25
    longest: int = 40
    #: Words of a title that is no link, at least and at most, and share of its words that the body may know.
    title: int = 6
    title_longest: int = 22
    known: float = 0.2
    #: Long words that a title must have to be judged by.
    words: int = 4
    #: Digits of a line from which it is a row of figures.
    digits: int = 4
    #: Lines that make a box.
    run: int = 2


DEFAULT = StrayConfig()


def label_strays(units: list[Unit], first: int, last: int, config: StrayConfig = DEFAULT) -> None:
    """Label the titles of other stories between the body's first and last paragraph."""
    if not any(unit.tag for unit in units[first:last]):
        _label_runs(units, first, last, config)
    spread: Counter[str] | None = None
    for index in range(first, last):
        unit = units[index]
        if unit.kind is not None or not unit.words or unit.words > config.longest:
            continue
        if _is_link(units, index, config):
            unit.label("teaser", "a linked line between the paragraphs")
        elif not unit.tag and _could_be_title(unit, config):
            spread = spread if spread is not None else _spread(units[first:last])
            if _unknown(unit, spread, config):
                unit.label("teaser", "a title that has no word in common with the text around it")


def _label_runs(units: list[Unit], first: int, last: int, config: StrayConfig) -> None:
    """Label lines without a full stop that stand together and know little of the text: a box of other things."""
    spread = _spread(units[first:last])
    run: list[Unit] = []
    announced = False
    for unit in units[first:last]:
        if unit.kind is not None:
            continue
        listed = unit.terminal or unit.quoted or not unit.text[:1].isalpha()
        if not listed and not unit.prose and config.least < unit.words <= config.title_longest:
            run.append(unit)
            continue
        _label_run([] if announced else run, spread, config)
        run, announced = [], unit.text.rstrip().endswith((":", "：", ";", ","))


def _label_run(run: list[Unit], spread: Counter[str], config: StrayConfig) -> None:
    if len(run) < config.run or any(unit.text.rstrip().endswith((":", "：")) for unit in run):
        return
    stems = set().union(*(_stems(unit) for unit in run))
    within = Counter(stem for unit in run for stem in _stems(unit))
    known = sum(spread[stem] > within[stem] for stem in stems)
    if len(stems) >= config.words and known <= config.known * len(stems):
        for unit in run:
            unit.label("teaser", "lines together that have no word in common with the text around them")


def _is_link(units: list[Unit], index: int, config: StrayConfig) -> bool:
    unit = units[index]
    if unit.linked - unit.outward < config.linked or unit.words < config.least:
        return False
    beside = [units[i] for i in (index - 1, index + 1) if 0 <= i < len(units)]
    if unit.tag in HEADINGS:
        return any(u.linked >= config.linked or u.kind == "teaser" for u in beside)
    if unit.tag == "li" and not unit.terminal:  # one linked entry of a list that tells something
        siblings = [u for u in beside if u.tag == "li"]
        return not siblings or any(u.linked >= config.linked or u.kind == "teaser" for u in siblings)
    return not unit.terminal or unit.words <= config.sentence


def _could_be_title(unit: Unit, config: StrayConfig) -> bool:
    if unit.terminal or unit.quoted or sum(map(str.isdigit, unit.text)) > config.digits or SENTENCE.search(unit.text) or not config.title <= unit.words <= config.title_longest:
        return False
    return unit.text.rstrip()[-1:] not in ":;,：-–—" and not re.match(r"[\W\d]", unit.text)


def _unknown(unit: Unit, spread: Counter[str], config: StrayConfig) -> bool:
    stems = _stems(unit)
    known = sum(spread[stem] > 1 for stem in stems)
    return len(stems) >= config.words and known <= config.known * len(stems)


def _spread(units: list[Unit]) -> Counter[str]:
    found: Counter[str] = Counter()
    for unit in units:
        if unit.kind is None:
            found.update(_stems(unit))
    return found


def _stems(unit: Unit) -> set[str]:
    return {word.casefold()[:5] for word in WORD.findall(unit.text[:4000]) if len(word) > 3}
