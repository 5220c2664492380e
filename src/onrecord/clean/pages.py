"""Pages: a web page's mark-up in, a layout of its rendered text and what it declares out.

The block that holds the article is found by where prose stands together (extraction.py), and the lines of it that are
body by what they are (choice.py); where that finds too little, the body is found as in plain text. The rest is
labelled by the page's own element names and the line rules.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from onrecord.clean.bounds import bounded_markup
from onrecord.clean.captions import label_captions
from onrecord.clean.choice import TEXT, choose_lines, label_opening
from onrecord.clean.declared import Declared
from onrecord.clean.declaredtext import hold_against
from onrecord.clean.extraction import CONTAINERS, Extraction, find_article
from onrecord.clean.headlines import find_headline, label_head, same_words
from onrecord.clean.labels import label_units
from onrecord.clean.layouts import KEPT, LONGEST, MOST, Layout, comments_begin, finish, spare, spare_steps
from onrecord.clean.metadata import declared_by_page
from onrecord.clean.rendering import Line, Rendered, parse_page, render
from onrecord.clean.second import ask_extractor
from onrecord.clean.segments import find_body, mark_lists
from onrecord.clean.tiles import Piece
from onrecord.clean.units import Unit, fold, make_unit
from onrecord.clean.unshown import from_metadata, with_title
from onrecord.model.articles import BlockKind
from onrecord.tools.directory import Directory

#: Words of prose that an article's block must hold to be believed, if it has few words altogether.
ENOUGH = 25
#: Characters of a declared description that can be told from others.
TELLING = 20
#: Words of a body below which another extraction is asked, and how many times more words it must find.
DOUBTFUL, MORE = 50, 2
#: What the names around a line may say of it, the first that holds.
ORDER: tuple[BlockKind, ...] = ("caption", "comment", "teaser", "copyright", "furniture", "byline", "date", "standfirst")


def lay_out_page(markup: str, directory: Directory) -> tuple[Layout, Declared]:
    """Render and label a page."""
    root = parse_page(bounded_markup(markup))
    if root is None:
        return Layout("", [], directory), Declared()
    declared = declared_by_page(root)
    layout = _lay_out(root, render(root, address=declared.url), declared, directory)
    if not layout.last:
        layout = _lay_out(root, render(root, address=declared.url, hidden=True), declared, directory)
    return with_title(from_metadata(layout, declared, directory), declared), declared


def _lay_out(root: Any, page: Rendered, declared: Declared, directory: Directory) -> Layout:
    """Label a rendered page, as far as it is read."""
    whole = page.text[:KEPT]
    page, rest = _bounded(page)
    layout = _labelled(root, page, declared, directory)
    layout.text, layout.rest = whole, rest
    layout.pieces += rest
    return layout


def _bounded(page: Rendered) -> tuple[Rendered, list[Piece]]:
    """Return what is read of a page, and where its rest begins."""
    lines = [line for line in page.lines[:MOST] if line.start < LONGEST]
    if lines and lines[-1].end > LONGEST:
        lines[-1] = replace(lines[-1], end=LONGEST)
    end = lines[-1].end if lines else 0
    if end >= len(page.text):
        return page, []
    begin = page.lines[len(lines)].start if end < LONGEST and len(lines) < len(page.lines) else end
    return Rendered(page.text[:end], lines, page.places), [(begin, "furniture", "beyond what is read of one article")]


def _labelled(root: Any, page: Rendered, declared: Declared, directory: Directory) -> Layout:
    """Label the lines of a page, by the block that holds the article where there is one."""
    units = [make_unit(page.text, line.start, line.end) for line in page.lines]
    found = find_article(page, units)
    for unit, line, kinds in zip(units, page.lines, found.kinds, strict=True):
        unit.linked, unit.outward, unit.moment = line.linked, line.outward, line.moment
        unit.tag, unit.names = line.tag, kinds
    for unit, card in zip(units, found.cards, strict=True):
        if card:
            unit.label("teaser", "a card beside others: a title that leads elsewhere, and a few words")
    body = choose_lines(page, units, found, directory)
    if sum(units[i].words for i in body) < DOUBTFUL:
        body = _asked(root, page, units, body)
    if declared.body and body:
        body = hold_against(units, body, declared.body)
    if sum(units[i].words for i in body) < DOUBTFUL and sum(units[i].words for i in body if units[i].prose) < ENOUGH:
        return _without_extraction(page, units, found, declared, directory)
    return _with_extraction(page, units, found, body, declared=declared, directory=directory)


def _asked(root: Any, page: Rendered, units: list[Unit], body: list[int]) -> list[int]:
    """Return the lines of the body as another extraction has them, if it has many more."""
    other = [i for i in ask_extractor(root, units) if page.lines[i].tag != "h1"]
    if sum(units[i].words for i in other) < MORE * max(ENOUGH, sum(units[i].words for i in body)):
        return body
    for unit in units:
        unit.kind, unit.reason, unit.role = None, "", ""
    return other


def _with_extraction(
    page: Rendered, units: list[Unit], found: Extraction, body: list[int], *, declared: Declared, directory: Directory
) -> Layout:
    """Label the page around the lines that were found to be its body."""
    first, last = body[0], body[-1] + 1
    inside = frozenset(body)
    _label_by_names(page, units, found, inside)
    label_units([unit for unit in units if unit.kind is None], directory)
    spare([units[i] for i in body])
    spare_steps([units[i] for i in body])
    last = comments_begin(units, first, last)
    mark_lists(units[first:], above=False)
    layout = Layout(page.text, units, directory, first, last)
    _find_headline(page, layout, declared)
    label_captions(units, first, last, directory)
    for index in range(first, last):
        unit = units[index]
        if index not in inside and unit.kind is None:
            unit.label("furniture", "between the paragraphs, apart from the text")
    finish(layout)
    return layout


def _without_extraction(
    page: Rendered, units: list[Unit], found: Extraction, declared: Declared, directory: Directory
) -> Layout:
    """Find the body by the lines alone."""
    for unit in units:
        unit.kind, unit.reason, unit.role = None, "", ""
    _label_by_names(page, units, found, frozenset())
    label_units([unit for unit in units if unit.kind is None], directory)
    first, last = find_body(units)
    layout = Layout(page.text, units, directory, first, last)
    _find_headline(page, layout, declared)
    label_captions(units, first, last, directory)
    finish(layout)
    return layout


def _label_by_names(page: Rendered, units: list[Unit], found: Extraction, inside: frozenset[int]) -> None:
    """Label lines by the names of the elements around them; those of the body only by strong names."""
    opening = frozenset(sorted(inside)[:2])
    for index, (unit, line) in enumerate(zip(units, page.lines, strict=True)):
        kinds = found.kinds[index]
        kind = cast(BlockKind, found.strong[index]) if index in inside else next((k for k in ORDER if k in kinds), None)
        if "standfirst" in kinds and index in opening:
            kind = "standfirst"
        if kind and unit.kind is None and not (index not in inside and line.tag == "h1"):
            unit.label(kind, f"the page’s own names say {kind}")
        if kind == "comment":
            unit.role = "comments"


def _find_headline(page: Rendered, layout: Layout, declared: Declared) -> None:
    units = layout.units
    index = _declared_headline(page.lines, units, layout.first, declared.headline)
    if index is None:
        index = find_headline(units, layout.first, layout.last)
    start, stop = (index + 1, max(layout.first, index + 1)) if index is not None else (0, 0)
    for number, unit in enumerate(units):
        if unit.kind == "standfirst" and not start <= number < stop:
            unit.label("teaser", "a standfirst that is not this article’s")
    if index is None:
        return
    layout.first = max(layout.first, index + 1) if index >= layout.first else layout.first
    label_opening(units[index + 1 : layout.first], layout.directory)
    _label_described(units[index + 1 : layout.first], declared.standfirst)
    label_head(units, index, layout.first)
    layout.headline = (units[index].start, units[index].end)


def _label_described(between: list[Unit], description: str) -> None:
    """Label the line between headline and body that the page declares as its description, and words in mere boxes."""
    told = (u for u in between if u.kind in (None, "standfirst") and len(description) >= TELLING and same_words(u.text, description))
    described = next(told, None)
    for unit in between:
        if unit is described:
            unit.label("standfirst", "the description that the page declares")
        elif unit.kind is None and not unit.prose and (described is not None or unit.tag in CONTAINERS - TEXT):
            unit.label("furniture", "between headline and body, no sentence")


def _declared_headline(lines: list[Line], units: list[Unit], first: int, title: str) -> int | None:
    """Return the line that prints the declared title, best in an h1; else the h1 nearest above the body."""
    near = range(min(first + 3, len(units)))
    opening = fold(title)[:TELLING]
    alike = [i for i in near if opening and units[i].folded[:TELLING] == opening[: len(units[i].folded)]]
    same = [i for i in alike if units[i].words >= 2 and same_words(units[i].text, title)]
    headed = [i for i in same if lines[i].tag == "h1"]
    if headed or same:
        return (headed or same)[-1]
    tops = [i for i in near if lines[i].tag == "h1" and units[i].words >= 3]
    return tops[-1] if tops else None
