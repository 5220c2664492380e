"""Captions: pictures' captions and credits that a text version of a page leaves between the paragraphs.

In: units with the body's bounds. Out: the same units, captions and picture credits labelled.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.clean.agencies import find_agencies
from onrecord.clean.creditlines import sign_off
from onrecord.clean.datelines import find_dateline
from onrecord.clean.units import QUOTE, TERMINAL, WORD, Unit
from onrecord.clean.vocabulary import caption_words
from onrecord.tools.calendars import find_days
from onrecord.tools.directory import Directory

#: "Leah Jones/Reuters", "(AP Photo/X)", "Getty Images": a picture's credit at a line's end or on its own.
PICTURE = re.compile(
    r"(?:[/|—–-]\s*|\bvia\s+|\bby\s+)?(?:AP Photo\b.{0,60}|Getty(?: Images)?|Shutterstock|iStock\w*|Alamy(?: Stock Photo)?"
    r"|EPA(?:-EFE)?|Picture[- ]Alliance|imago\w*|Wikimedia Commons|Unsplash|Pexels|Pixabay|Handout|File photo"
    r"|File picture|AP file|AFP file|Pool)[\s)\].]*$",
    re.IGNORECASE,
)
#: A person's name, a stroke and an agency: who took the picture, and for whom.
TAKER = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,3}[A-Z][\w.’'-]+\s?/\s?(?:[A-Z][\w.&’' -]{1,40})[\s)\].]*$")
CREDITED = re.compile(r"(?i)\b(?:photo(?:graph)?|picture|image)s?(?: credit)?\s?(?:by|:|courtesy|/)\s*[A-Z](?:[^.]|(?<=\b[A-Z])\.){1,60}[.)\]]?\s*$")
SAYING = re.compile(r"(?i)\b(?:said|says|told|added|according to|stated|announced|warned|argued|asked|wrote)\b")
#: Past and future tense: captions tell what is seen.
TOLD = re.compile(r"(?i)\b(?:was|were|had|has|have|will|would|could|may|can|is|are|\w{2,}ed)\b")
#: Words of the longest caption, and of the longest credit that stands alone.
LONGEST, ALONE = 70, 9
#: Features from which a line beside a picture's credit is its caption.
LIKELY = 4.0
#: Why a line such as "Photo: Ann Oy, AP" was labelled (labels.py).
OPENS = "opens like a caption"


def label_captions(units: list[Unit], first: int, last: int, directory: Directory) -> None:
    """Label the captions and picture credits above, inside and right after the body."""
    prose = [i for i in range(first, last) if units[i].kind is None and units[i].prose]
    if len(prose) < 2:
        return
    end = prose[-1]
    for index, unit in enumerate(units):
        if unit.kind is not None or unit.words > LONGEST:
            continue
        reason = _caption_reason(unit, directory, closing=index >= end)
        if reason:
            unit.label("caption", reason)
    page = _Page(units, first, end, directory)
    for index in range(min(last, len(units))):
        _label_alone(page, index)
    captions = {unit.text for unit in units if unit.kind == "caption" and unit.words > ALONE}
    for unit in units:
        if unit.kind is None and unit.text in captions:
            unit.label("caption", "repeats a caption")


def _caption_reason(unit: Unit, directory: Directory, *, closing: bool) -> str:
    """Return why a unit is a caption; "" where it is none. The last paragraph may be signed by an agency."""
    if SAYING.search(unit.text) and unit.quoted:
        return ""
    tail = unit.text[-90:]
    credit = PICTURE.search(tail) or CREDITED.search(tail) or TAKER.search(tail)
    if credit and credit.end() - credit.start() < len(unit.text) and _set_off(tail, credit):
        return f"ends in a picture’s credit: “{credit.group().strip()[:40]}”"
    words = caption_words(unit)
    if words and not (closing and words[0] == "/") and not unit.terminal and unit.words >= 4 and find_agencies(tail, directory):
        return f"has a caption’s words: “{words}”"
    signed = sign_off(unit.text, directory)
    if signed and not closing and TERMINAL.search(unit.text[:signed].rstrip(" —–-|/(")):
        return "a sentence signed as pictures are, with the text going on after it"
    return ""


def _set_off(tail: str, credit: re.Match[str]) -> bool:
    """Say whether a picture's credit stands apart from the sentence before it, and is not its last words."""
    before = tail[: credit.start()].rstrip()
    if not tail.rstrip().endswith(".") or credit.group()[0] in "/|—–-":
        return True
    return before.endswith((".", "!", "?", "(", "[", "|", "—", "–", "”", '"', ")"))


@dataclass(frozen=True)
class _Page:
    """The units, the body's first and last paragraph, and in how many units each word stands."""

    units: list[Unit]
    first: int
    end: int
    directory: Directory

    @cached_property
    def spread(self) -> Counter[str]:
        return _spread(self.units)


def _spread(units: list[Unit]) -> Counter[str]:
    found: Counter[str] = Counter()
    for unit in units:
        found.update(_stems(unit))
    return found


def _stems(unit: Unit) -> set[str]:
    return {word.casefold()[:5] for word in WORD.findall(unit.text[:4000]) if len(word) > 3}


def _label_alone(page: _Page, index: int) -> None:
    """Label a picture's credit that stands alone, and the caption before or after it."""
    units, first, end = page.units, page.first, page.end
    unit = units[index]
    alone = unit.words <= ALONE and unit.kind in (None, "credit", "caption") and not unit.terminal
    if not alone or index > end:
        return
    if not (unit.kind in ("credit", "caption") or PICTURE.search(unit.text) or TAKER.search(unit.text) or CREDITED.search(unit.text)):
        return
    if unit.role == "end" or unit.reason.startswith("a date") or (unit.kind == "caption" and OPENS not in unit.reason):
        return
    near = [i for i in _beside(units, index) if units[i].kind is None]
    if index < first:  # a line without a full stop above a byline is the headline
        near = [i for i in near if units[i].terminal or caption_words(units[i])]
    captioned = any(0 <= i < len(units) and units[i].kind == "caption" for i in (index - 1, index + 1))
    scored = [(_caption_likeness(page, i, index), -i) for i in near]
    best = max(scored, default=(0.0, 0))
    if index < first and not captioned and best[0] < LIKELY:
        return  # an agency's name above the body is a byline
    if unit.kind != "caption":
        unit.label("credit", "a picture’s credit between the paragraphs", "inline")
    unit.hint = "picture"
    if best[0] >= LIKELY:
        units[-best[1]].label("caption", "stands beside a picture’s credit, one sentence that restates the text")


def _beside(units: list[Unit], index: int) -> Iterator[int]:
    """Yield the places before and after a picture's credit, over the credit's own repetitions."""
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(units) and units[at].text == units[index].text:
            at += step
        if 0 <= at < len(units):
            yield at


def _caption_likeness(page: _Page, index: int, credit: int) -> float:
    """Score the features of a caption beside a credit: what all captions share, if something speaks for one.

    All are short, of one sentence, without speech, in words known from the text; a caption's words, the
    present tense, a day, no full stop, a place before its credit or inside a speech speak for one.
    """
    unit = page.units[index]
    if unit.words > 45 or unit.words < 3 or find_dateline(unit.text, page.directory, first=False):
        return 0.0
    signs = _interrupts(page.units, index, credit, page.first)
    signs += 1.0 if caption_words(unit) else 0.0
    signs += 0.5 if find_days(unit.text) else 0.0
    signs += 0.5 if not unit.terminal else 0.0
    signs += 0.5 if index < credit else 0.0
    signs += 0.5 if not TOLD.search(unit.text) else 0.0
    if signs < 1.0:
        return 0.0
    sentences = len(re.findall(r"[.!?][”\"’)]*\s+[A-Z“\"]", unit.text))
    score = 1.0 if sentences == 0 else 0.0 if sentences == 1 else -2.0
    score += 1.0 if unit.words <= 30 else 0.0
    score += 1.0 if not QUOTE.search(unit.text) and not SAYING.search(unit.text) else -1.5
    return score + signs + _restates(unit, page.spread)


def _restates(unit: Unit, spread: Counter[str]) -> float:
    """Return 1 where nearly all long words of a unit stand in other units as well."""
    words = _stems(unit)
    known = sum(spread[word] > 1 for word in words)
    return 1.0 if words and known >= 0.7 * len(words) else 0.0


def _interrupts(units: list[Unit], index: int, credit: int, first: int) -> float:
    """Return 1 where the paragraphs on both sides belong together: speech before and speech after."""
    low, high = min(index, credit) - 1, max(index, credit) + 1
    if low < first or high >= len(units):
        return 0.0
    return 1.0 if units[low].quoted and units[high].text[:1] in "“\"„«" else 0.0
