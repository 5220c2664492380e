"""Layouts: a text's units labelled all through: headline, body, captions, furniture.

In: units, and what is known of the headline. Out: a `Layout`, from which blocks, dates and credit are read.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field

from onrecord.clean.captions import label_captions
from onrecord.clean.creditlines import sign_off
from onrecord.clean.datelines import Dateline, find_dateline
from onrecord.clean.embeds import label_embeds
from onrecord.clean.formwords import said_as
from onrecord.clean.greetings import REASON as GREETING
from onrecord.clean.headlines import find_headline, label_head
from onrecord.clean.labels import label_units
from onrecord.clean.live import above_body, entry_times, is_live, label_times
from onrecord.clean.notes import label_below, label_over, label_tail
from onrecord.clean.offers import label_names, label_offer
from onrecord.clean.segments import SegmentConfig, find_body, mark_lists
from onrecord.clean.strays import HEADINGS, label_strays
from onrecord.clean.tails import label_author
from onrecord.clean.tiles import Piece
from onrecord.clean.units import Unit, split_units
from onrecord.model.articles import BODY_KINDS, BlockKind
from onrecord.tools.directory import Directory

BULLET = re.compile(r"^(?:[•◦▪‣*·●–-]|\(?\d{1,2}[.)])\s+")
#: "– Array of disputes –": a sub-heading as agencies set it.
FRAMED = re.compile(r"^(?:[–—-]{1,2}|\*{1,3}|=+)\s.*\s(?:[–—-]{1,2}|\*{1,3}|=+)$")
#: Words of the longest sub-heading; paragraphs at the body's start in which a dateline may stand.
HEADING, OPENING = 12, 3
#: Words of a paragraph below the headline with which the body may begin.
OPENS = 10
#: Words of a phrase that is believed even in a record's body or an article's block, and of the line it stands in.
TELLING, LEAN = 4, 45
#: Paragraphs at the body's end that a note may close.
NOTED = 3
#: Why a paragraph of a page may be no words and yet be the text's: a number to call, an address.
WEAK = frozenset({"no words", "an address or tags, no sentence", "addresses, no sentence"})
#: Words of a step that opens like a button ("Sign up for ..."), and such steps for each item beside them, at most.
STEP, STEPS = 7, 2
#: Words from which an item of a list is a paragraph, and of the longest heading that is marked as one.
ITEM, TITLED = 40, 25
#: Words from which a repeated paragraph is no chance.
REPEATED = 12


#: Characters, and paragraphs or lines, of the longest text that is one article: four times the longest feature.
LONGEST, MOST = 400_000, 8_000
#: Characters of a text that its article keeps, as furniture beyond the longest article.
KEPT = 1_000_000
#: A record's body seldom holds lists of other articles: a plain paragraph ends one.
RECORD = SegmentConfig(resumes=18)
#: A line that a name of up to four words and a colon lead: a turn in a conversation.
_LEAD = re.compile(r"^(?:[A-Z][\w.’'-]{0,30} ){0,3}([A-Z][\w.’'-]{0,30}):[ \t]+\S", re.MULTILINE)


@dataclass(slots=True)
class Layout:
    """Labelled units with the places of headline and dateline; `unshown`: the text is declared, not on the page."""

    text: str
    units: list[Unit]
    directory: Directory
    first: int = 0
    last: int = 0
    headline: tuple[int, int] | None = None
    dateline: tuple[int, int] | None = None
    opening: Dateline | None = None
    pieces: list[Piece] = field(default_factory=list)
    rest: list[Piece] = field(default_factory=list)
    unshown: bool = False


def lay_out(text: str, directory: Directory) -> Layout:
    """Label a plain text with all its clutter; what lies beyond the longest article is furniture."""
    text = text[:KEPT]
    units, rest = _bounded(text)
    label_units(units, directory)
    first, last = find_body(units)
    layout = Layout(text, units, directory, first, last)
    label_captions(units, first, last, directory)
    layout.rest = rest
    index = find_headline(units, first, last)
    if index is not None:
        index, first = _title_of_items(units, index, first)
        layout.first = first = _first_paragraph(units, index + 1, max(first, index + 1))
        label_head(units, index, first)
        layout.headline = (units[index].start, units[index].end)
    finish(layout)
    return layout


def _title_of_items(units: list[Unit], index: int, first: int) -> tuple[int, int]:
    """Return the headline and where the body begins: a round-up's title shares no word with the first item below it."""
    above = next((i for i in range(index - 1, max(-1, index - 3), -1) if units[i].kind is None), None)
    if above is not None and said_as("round-up", "title", [units[above].text], start=True):
        return above, above + 1
    return index, first


def _first_paragraph(units: list[Unit], start: int, first: int) -> int:
    """Return where the body begins: with whole paragraphs below the headline, even if clutter follows them."""
    whole = (u.kind is None and u.prose and u.terminal and not u.teaser and u.words >= OPENS for u in units[start:first])
    return next((start + i for i, is_whole in enumerate(whole) if is_whole), first)


def lay_out_record(text: str, headline: int, directory: Directory) -> Layout:
    """Label a record's text, whose first `headline` characters are its headline: all else is body but for clutter."""
    text, headline = text[:KEPT], min(headline, KEPT)
    units, beyond = _bounded(text)
    head = [unit for unit in units if unit.end <= headline]
    rest = units[len(head) :]
    label_units(rest, directory)
    mark_lists(rest, RECORD, above=False)
    spare(rest)
    for unit in head:
        unit.label("headline", "the record’s headline")
    last = comments_begin(units, 0, len(units))
    layout = Layout(text, units, directory, len(head), last, (0, headline) if headline else None)
    layout.rest = beyond
    label_captions(units, layout.first, last, directory)
    finish(layout)
    return layout


def _bounded(text: str) -> tuple[list[Unit], list[Piece]]:
    """Split what is read of a text, and say where its rest begins."""
    units = split_units(text[:LONGEST])
    cut = units[MOST].start if len(units) > MOST else LONGEST
    rest: list[Piece] = [(cut, "furniture", "beyond what is read of one article")] if len(text) > cut else []
    return units[:MOST], rest


def spare(units: list[Unit]) -> None:
    """Take back doubtful labels in a record's body, which is the article's text more often than not."""
    for unit in units:
        doubtful = unit.prose and unit.terminal and unit.words >= 12 and unit.kind in ("furniture", "teaser")
        telling = unit.reason.startswith("reads") and unit.reason.count(" ") >= TELLING and unit.words <= LEAN
        if doubtful and not telling and not unit.teaser and unit.role != "end":
            unit.kind, unit.role, unit.reason = None, "", ""


def spare_steps(units: list[Unit]) -> None:
    """Take back the labels of phrases on items of a list whose others are the text's: steps to take, not buttons."""
    for tagged, run in itertools.groupby(units, key=lambda unit: unit.tag == "li"):
        items = list(run) if tagged else []
        kept = sum(unit.kind is None for unit in items)
        steps = [unit for unit in items if _could_be_step(unit)]
        for unit in steps if kept and len(steps) <= STEPS * kept else ():
            unit.kind, unit.role, unit.reason = None, "", ""


def _could_be_step(unit: Unit) -> bool:
    phrased = unit.kind == "furniture" and unit.role == "inline" and unit.reason.startswith("reads")
    return phrased and unit.words >= STEP and unit.linked < 0.5


def comments_begin(units: list[Unit], start: int, stop: int) -> int:
    """Return where readers' comments begin, with most prose before them; `stop` where they do not."""
    words = [u.words if u.prose and u.kind is None else 0 for u in units]
    total, before = sum(words), sum(words[:start])
    for index in range(start, stop):
        if units[index].role == "comments" and before > 2 * (total - before):
            return index
        before += words[index]
    return stop


def finish(layout: Layout) -> None:
    """Label what is left once the body's bounds are known, and cut the blocks."""
    _label_manners(layout)
    _label_body(layout)
    _label_rest(layout)
    _find_opening(layout)
    _sign_off(layout)
    layout.pieces = [piece for unit in layout.units for piece in _pieces(unit)] + layout.rest


def _label_manners(layout: Layout) -> None:
    """Label what stands between the paragraphs and is not the report's own: posts, notes, titles of other stories."""
    units, first, last = layout.units, layout.first, layout.last
    for unit in units:
        label_over(unit)
    label_below(units)
    label_names(units, first, last)
    label_offer(units, first, last)
    label_embeds(units, first, last)
    times = entry_times(units, above_body(first), last)
    if is_live(units, times, told=True):
        label_times(units, times)
    else:
        label_strays(units, first, last)
    label_author(units, first, last)
    for unit in [unit for unit in units[first:last] if unit.kind is None and unit.prose][-NOTED:]:
        label_tail(unit)


def _label_body(layout: Layout) -> None:
    units = layout.units
    counts = Counter(unit.text for unit in units[layout.first : layout.last] if unit.kind is None)
    seen: set[str] = set()
    for index in range(layout.first, layout.last):
        unit = units[index]
        if unit.kind is not None:
            continue
        # A page's fault repeats a paragraph once; a text that repeats a line often means to.
        if unit.text in seen and counts[unit.text] == 2 and unit.words >= REPEATED and unit.terminal:
            unit.label("duplicate", "repeats a paragraph above")
            continue
        if _between_furniture(units, index):
            unit.label("furniture", "between lines of furniture")
            continue
        seen.add(unit.text)
        unit.label(*_body_kind(layout, index))


def _between_furniture(units: list[Unit], index: int) -> bool:
    """Say whether a line stands in a box: labelled lines close above and below, no prose between."""
    unit = units[index]
    if unit.terminal or unit.words > HEADING:
        return False
    boxed = 0
    for step in (-1, 1):
        for at in range(index + step, index + 4 * step, step):
            if not 0 <= at < len(units) or (units[at].prose and units[at].terminal and units[at].kind in (None, "paragraph")):
                break
            if units[at].kind in ("furniture", "teaser") and not (unit.tag == "p" and units[at].tag == "p" and units[at].reason in WEAK):
                boxed += 1
                break
    return boxed == 2


def _body_kind(layout: Layout, index: int) -> tuple[BlockKind, str]:
    unit, units = layout.units[index], layout.units
    if FRAMED.match(unit.text) and unit.words <= HEADING:
        return "heading", "a short line between dashes"
    if BULLET.match(unit.text):
        return "list", "opens with a list mark"
    if unit.tag == "li" and unit.words < ITEM:
        return "list", "an item of a list"
    if unit.tag in HEADINGS and not unit.terminal and unit.words <= TITLED:
        return "heading", "a heading of the page’s own"
    if unit.terminal or unit.words > HEADING or unit.text.rstrip().endswith((",", ";")):
        return "paragraph", "prose of the body"
    following = next((units[i] for i in range(index + 1, layout.last) if units[i].kind is None), None)
    if following is not None and following.prose:
        return "heading", "a short line without a full stop above prose"
    return "paragraph", "a line inside the body"


def _label_rest(layout: Layout) -> None:
    """Label what lies outside the body by what came before it."""
    zone: BlockKind = "furniture"
    for index, unit in enumerate(layout.units):
        if unit.role == "comments" and index >= layout.last:
            zone = "comment"
        elif unit.role == "list" and zone != "comment" and index >= layout.last:
            zone = "teaser"
        if unit.kind is None:
            above = index < layout.first
            unit.label("furniture" if above else zone, "above the body" if above else "after the body’s end")


def _find_opening(layout: Layout) -> None:
    """Cut a dateline off the body's first paragraphs."""
    bodies = [u for u in layout.units if u.kind in ("paragraph", "standfirst")]
    for number, unit in enumerate(bodies[:OPENING]):
        found = find_dateline(unit.text, layout.directory, first=number == 0)
        if found is None:
            continue
        if unit.start + found.length < unit.end and not _speaks(found, layout.text):
            unit.lead = found.length
            layout.opening = found
            end = unit.start + len(unit.text[: found.length].rstrip())
            layout.dateline = (unit.start, end)
        return


def _speaks(found: Dateline, text: str) -> bool:
    """Say whether what looks like a dateline is a speaker's name before what he says."""
    return _is_turn(found, text) or (found.doubtful and _is_speaker(found.place, text))


def _is_turn(found: Dateline, text: str) -> bool:
    """Say whether a name before a colon leads a turn: "ADA TARN: …", where "TARN:" and another name lead lines too."""
    if found.agency or found.day or not found.place.endswith(":"):
        return False
    leads = [m[1].casefold() for m in _LEAD.finditer(text[:100_000])]
    name = found.place.rstrip(": ").casefold().split()[-1]
    return leads.count(name) > 1 and len(set(leads)) > 1


def _is_speaker(name: str, text: str) -> bool:
    """Say whether a name before a colon is a speaker's: it comes back, and seldom after "in" or "at"."""
    name = re.escape(name.rstrip(" :–—-"))
    others = len(re.findall(rf"(?<!\w){name}(?!\w)", text[:100_000])) - 1
    placed = len(re.findall(rf"\b(?:in|at|from|to|of|near|around|outside|off) {name}(?!\w)", text[:100_000]))
    return others > 0 and placed < 0.5 * others


def _sign_off(layout: Layout) -> None:
    """Cut an agency's name off the end of the body's last paragraph."""
    bodies = [u for u in layout.units if u.kind in BODY_KINDS]
    if not bodies:
        return
    last = bodies[-1]
    cut = sign_off(last.text, layout.directory)
    if (cut and len(bodies) > 1) or (cut and last.words > 40):
        last.tails.append((cut, "credit", "an agency’s name closes the last paragraph"))


def _pieces(unit: Unit) -> list[Piece]:
    kind: BlockKind = unit.kind or "furniture"
    if not unit.lead and not unit.tails and not unit.greeting:
        return [(unit.start, kind, unit.reason)]
    found: list[Piece] = []
    if unit.lead:
        found.append((unit.start, "dateline", "a place, and more, before the first sentence"))
    elif unit.greeting:
        found.append((unit.start, "furniture", GREETING))
    begin = unit.start + (unit.lead or unit.greeting)
    while begin < unit.end and unit.text[begin - unit.start].isspace():
        begin += 1
    found.append((begin, kind, unit.reason))
    for offset, tail, reason in sorted(unit.tails):
        start = offset
        while start < len(unit.text) and unit.text[start].isspace():
            start += 1
        found.append((unit.start + start, tail, reason))
    return found
