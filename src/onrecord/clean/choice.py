"""Choice: the lines of the article's block that are its body.

In: a rendered page with its units and the block that holds the article. Out: the indexes of the lines of the body;
those left out for what they are get a label with the reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.clean.extraction import AGAINST, CONTAINERS, Extraction
from onrecord.clean.labels import label_units
from onrecord.clean.rendering import Line, Rendered
from onrecord.clean.units import QUOTE, Unit
from onrecord.model.articles import BlockKind
from onrecord.tools.calendars import find_days
from onrecord.tools.directory import Directory

#: Elements that hold words of the text; a picture's caption stands in others.
TEXT = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "td", "th", "tr", "dt", "pre"})
#: Elements that hold paragraphs, or words that are none.
BOXES = CONTAINERS - TEXT
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
#: The end of a time of day, which is no sentence's.
HOUR = re.compile(r"(?i)[ap]\.\s?m\.$")
URL = re.compile(r"https?://\S+")
BOXED = "no sentence, in a box without one"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceConfig:
    """Shares of a line's characters, and numbers of words; chosen on half of the pages of html-zyte."""

    #: Share in links from which a line leads to another page, and from which one does that is no sentence.
    linked: float = 0.7
    loose: float = 0.5
    #: Share in italics from which a line is set off, and share of such lines from which they are a text's own manner.
    slanted: float = 0.9
    manner: float = 0.3
    #: Share in addresses from which a line is no sentence.
    addresses: float = 0.5
    #: Words of the longest caption that is told by its place, and of the longest line with a date and names.
    caption: int = 60
    dated: int = 25
    #: Words of a heading above several links and above one, and of a sentence that begins the text.
    heading: int = 14
    alone: int = 4
    #: Words between two links to other pages that are no sentence, at most.
    blurb: int = 30
    #: Words of a note in italics that has no link.
    note: int = 20


DEFAULT = ChoiceConfig()


def choose_lines(
    page: Rendered, units: list[Unit], found: Extraction, directory: Directory, config: ChoiceConfig = DEFAULT
) -> list[int]:
    """Return the lines of the article's block that are its body, labelling those that are not."""
    lines = page.lines
    kept = [i for i in range(len(units)) if found.inside[i] and not found.cards[i] and not found.kinds[i] & AGAINST]
    last = max((i for i in kept if units[i].prose and units[i].terminal and lines[i].linked <= config.loose), default=-1)
    opens = next((i for i in kept if units[i].prose and units[i].terminal), 0)
    texts = {found.homes[i] for i in kept if units[i].prose}
    tags = Counter(lines[i].tag for i in kept if units[i].prose and units[i].terminal)
    usual = min(tags, key=lambda tag: (-tags[tag], tag), default="p")
    for index in kept:
        unit, line = units[index], lines[index]
        apart = found.homes[index] != found.main and (line.tag != usual or not unit.terminal)
        if _captions(line, unit, config, apart=apart):
            unit.label("caption", "stands by a picture, apart from the text")
        elif line.tag == "tr" and line.linked <= config.linked:
            unit.label("list", "a row of a table")
        elif _linked(line, unit, config, followed=index < last):
            _label(unit, "teaser", "leads to another page", found.kinds[index], directory)
        elif not unit.prose and line.tag in BOXES and (found.homes[index] not in texts or line.tag != usual):
            label_units([unit] if index < opens else [], directory)  # a byline or a credit stands in such a box
            unit.role = "inline"
            if unit.kind not in ("credit", "byline"):
                unit.label("furniture", BOXED)
        elif sum(len(url) for url in URL.findall(unit.text)) > config.addresses * len(unit.text):
            unit.label("furniture", "addresses, no sentence")
    _spare_headings(units, found, kept, config)
    label_opening([units[i] for i in kept], directory, config)
    _label_headings(units, lines, kept, config)
    _label_blurbs(units, kept, config)
    _label_end(units, lines, kept, config)
    return [i for i in kept if units[i].kind in (None, "list") and lines[i].tag != "h1"]


def _captions(line: Line, unit: Unit, config: ChoiceConfig, *, apart: bool) -> bool:
    """Say whether a line is a caption by its place: right behind a picture, in a box of its own or in italics."""
    if not line.pictured or unit.words > config.caption:
        return False
    return (apart and line.tag not in TEXT) or (line.slanted >= config.slanted and not line.tag.startswith("h"))


def _linked(line: Line, unit: Unit, config: ChoiceConfig, *, followed: bool) -> bool:
    """Say whether a line leads to another page of the site, or of any site below the text."""
    linked = line.linked - (line.outward if followed else 0.0)
    return linked > config.linked or (linked > config.loose and not (unit.prose and unit.terminal))


def _label(unit: Unit, kind: BlockKind, reason: str, names: frozenset[str], directory: Directory) -> None:
    """Label a line, but as what its own words say, or as the byline that the names around it say it is."""
    label_units([unit], directory)
    if unit.kind == "teaser":  # a link is no heading of what follows it
        unit.role = ""
    elif unit.kind is None and "byline" in names and unit.words <= DEFAULT.dated:
        unit.label("byline", "the page’s own names say byline")
    elif unit.kind is None:
        unit.label(kind, reason)


def label_opening(units: Sequence[Unit], directory: Directory, config: ChoiceConfig = DEFAULT) -> None:
    """Label what is no text above the first paragraph: a date with names, and links."""
    for unit in units:
        if unit.kind is not None:
            continue
        sentence = unit.prose and unit.terminal and not HOUR.search(unit.text[-6:])
        if unit.linked > config.loose and not sentence:
            _label(unit, "furniture", "a link above the first paragraph", unit.names, directory)
        elif not sentence and unit.words <= config.dated and any(day.day and day.year for day in find_days(unit.text)):
            _label(unit, "date", "a date, and more, above the first paragraph", unit.names, directory)
        elif sentence and unit.words >= config.heading:
            return


def _label_headings(units: list[Unit], lines: Sequence[Line], kept: Sequence[int], config: ChoiceConfig) -> None:
    """Label the heading of links to other pages: a short line right above one, or above several."""
    run = 0
    for index in reversed(kept):
        unit = units[index]
        if unit.kind == "teaser":
            run += 1
            continue
        longest = config.heading if run > 1 or lines[index].tag in HEADINGS else config.alone
        sentence = unit.prose and unit.terminal and unit.words > config.alone
        if run and unit.kind is None and unit.words <= longest and not sentence:
            unit.label("teaser", "the heading of links to other pages")
        run = 0


def _spare_headings(units: list[Unit], found: Extraction, kept: Sequence[int], config: ChoiceConfig) -> None:
    """Take back the label of a few words in a box of their own between whole paragraphs of the text: a heading."""
    for before, index, after in zip(kept, kept[1:], kept[2:], strict=False):
        unit = units[index]
        boxed = unit.kind == "furniture" and unit.reason == BOXED and not unit.linked and not unit.terminal and unit.tag == "div"
        if not (boxed and index == before + 1 == after - 1 and 2 <= unit.words <= config.alone and unit.text[:1].isupper()):
            continue
        if all(found.homes[i] == found.main and units[i].kind is None and units[i].prose and units[i].terminal for i in (before, after)):
            unit.kind, unit.reason, unit.role = None, "", ""


def _label_blurbs(units: list[Unit], kept: Sequence[int], config: ChoiceConfig) -> None:
    """Label the words below a linked title with another link below them: they tell of the page that it leads to."""
    for before, index, after in zip(kept, kept[1:], kept[2:], strict=False):
        around = units[before].kind == units[after].kind == "teaser" and units[before].words >= config.alone
        if around and units[index].kind is None and not units[index].terminal and units[index].words <= config.blurb:
            units[index].label("teaser", "the words below a link to another page")


def _label_end(units: list[Unit], lines: Sequence[Line], kept: Sequence[int], config: ChoiceConfig) -> None:
    """Label the notes in italics that close an article: who wrote it, where to follow them."""
    body = [i for i in kept if units[i].kind is None]
    if sum(lines[i].slanted >= config.slanted for i in body) > config.manner * len(body):
        return
    for index in reversed(body):
        if lines[index].slanted < config.slanted or QUOTE.match(units[index].text):
            return
        if units[index].words <= config.note or lines[index].linked:
            units[index].label("furniture", "a note in italics below the text")
