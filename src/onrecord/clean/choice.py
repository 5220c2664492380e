"""Choice: the lines of the article's block that are its body.

In: a rendered page with its units and the block that holds the article. Out: the indexes of the lines of the body;
those left out for what they are get a label with the reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.clean.extraction import AGAINST, CONTAINERS, Extraction
from onrecord.clean.labels import label_units
from onrecord.clean.rendering import Line, Rendered
from onrecord.clean.units import QUOTE, Unit
from onrecord.model.articles import BlockKind
from onrecord.tools.calendars import find_days
from onrecord.tools.directory import Directory

#: Elements that hold words of the text; a picture's caption stands in others.
TEXT = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "td", "th", "tr", "dt", "pre"})
ROWS = frozenset({"tr"})
#: Share of a line in links from which it leads to another page, and of a line that is no sentence.
LINKED, LOOSE = 0.7, 0.5
#: Share of a line in italics from which it is set off.
SLANTED = 0.9
#: Elements that hold paragraphs, or words that are none.
BOXES = CONTAINERS - TEXT
#: Words of the longest caption that is told by its place, of the longest line with a date and names, and of a heading.
CAPTION, DATED, HEADING = 60, 25, 14
#: Words of a heading above a single link, and of a note below the text that has no links.
ALONE, NOTE = 4, 20
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
#: The end of a time of day, which is no sentence's.
HOUR = re.compile(r"(?i)[ap]\.\s?m\.$")
URL = re.compile(r"https?://\S+")


def choose_lines(page: Rendered, units: list[Unit], found: Extraction, directory: Directory) -> list[int]:
    """Return the lines of the article's block that are its body, labelling those that are not."""
    lines = page.lines
    kept = [i for i in range(len(units)) if found.inside[i] and not found.cards[i] and not found.kinds[i] & AGAINST]
    last = max((i for i in kept if units[i].prose and units[i].terminal and lines[i].linked <= LOOSE), default=-1)
    texts = {found.homes[i] for i in kept if units[i].prose}
    tags = Counter(lines[i].tag for i in kept if units[i].prose and units[i].terminal)
    usual = min(tags, key=lambda tag: (-tags[tag], tag), default="p")
    for index in kept:
        unit, line = units[index], lines[index]
        apart = found.homes[index] != found.main and (line.tag != usual or not unit.terminal)
        if _captions(line, unit, apart=apart):
            unit.label("caption", "stands by a picture, apart from the text")
        elif line.tag in ROWS and line.linked <= LINKED:
            unit.label("list", "a row of a table")
        elif _linked(line, unit, followed=index < last):
            _label(unit, "teaser", "leads to another page", found.kinds[index], directory)
        elif not unit.prose and line.tag in BOXES and (found.homes[index] not in texts or line.tag != usual):
            unit.label("furniture", "no sentence, in a box without one")
        elif sum(len(url) for url in URL.findall(unit.text)) > 0.5 * len(unit.text):
            unit.label("furniture", "addresses, no sentence")
    label_opening([units[i] for i in kept], directory)
    _label_headings(units, lines, kept)
    _label_end(units, lines, kept)
    return [i for i in kept if units[i].kind in (None, "list") and lines[i].tag != "h1"]


def _captions(line: Line, unit: Unit, *, apart: bool) -> bool:
    """Say whether a line is a caption by its place: right behind a picture, in a box of its own or in italics."""
    if not line.pictured or unit.words > CAPTION:
        return False
    return (apart and line.tag not in TEXT) or (line.slanted >= SLANTED and not line.tag.startswith("h"))


def _linked(line: Line, unit: Unit, *, followed: bool) -> bool:
    """Say whether a line leads to another page of the site, or of any site below the text."""
    linked = line.linked - (line.outward if followed else 0.0)
    return linked > LINKED or (linked > LOOSE and not (unit.prose and unit.terminal))


def _label(unit: Unit, kind: BlockKind, reason: str, names: frozenset[str], directory: Directory) -> None:
    """Label a line, but as what its own words say, or as the byline that the names around it say it is."""
    label_units([unit], directory)
    if unit.kind == "teaser":  # a link is no heading of what follows it
        unit.role = ""
    elif unit.kind is None and "byline" in names and unit.words <= DATED:
        unit.label("byline", "the page’s own names say byline")
    elif unit.kind is None:
        unit.label(kind, reason)


def label_opening(units: Sequence[Unit], directory: Directory) -> None:
    """Label what is no text above the first paragraph: a date with names, and links."""
    for unit in units:
        if unit.kind is not None:
            continue
        sentence = unit.prose and unit.terminal and not HOUR.search(unit.text[-6:])
        if unit.linked > LOOSE and not sentence:
            _label(unit, "furniture", "a link above the first paragraph", unit.names, directory)
        elif not sentence and unit.words <= DATED and any(day.day and day.year for day in find_days(unit.text)):
            _label(unit, "date", "a date, and more, above the first paragraph", unit.names, directory)
        elif sentence and unit.words >= HEADING:
            return


def _label_headings(units: list[Unit], lines: Sequence[Line], kept: Sequence[int]) -> None:
    """Label the heading of links to other pages: a short line right above one, or above several."""
    run = 0
    for index in reversed(kept):
        unit = units[index]
        if unit.kind == "teaser":
            run += 1
            continue
        longest = HEADING if run > 1 or lines[index].tag in HEADINGS else ALONE
        sentence = unit.prose and unit.terminal and unit.words > ALONE
        if run and unit.kind is None and unit.words <= longest and not sentence:
            unit.label("teaser", "the heading of links to other pages")
        run = 0


def _label_end(units: list[Unit], lines: Sequence[Line], kept: Sequence[int]) -> None:
    """Label the notes in italics that close an article: who wrote it, where to follow them."""
    body = [i for i in kept if units[i].kind is None]
    if sum(lines[i].slanted >= SLANTED for i in body) > 0.3 * len(body):
        return
    for index in reversed(body):
        if lines[index].slanted < SLANTED or QUOTE.match(units[index].text):
            return
        if units[index].words <= NOTE or lines[index].linked:
            units[index].label("furniture", "a note in italics below the text")
