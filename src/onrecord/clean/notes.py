"""Notes: what a page says of its own text: corrections, updates, editors' notes, translations, machines' work.

In: units. Out: the same units, notes labelled, and `Note`s for the issues. The wordings are data
(`data/clean/notes.tsv`); a note stands on a line of its own or closes a paragraph, from which it is then cut.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from onrecord.clean.units import Unit
from onrecord.model.articles import BlockKind
from onrecord.tools.tables import rows

NoteKind = Literal["correction", "update", "status", "note", "translated", "machine"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteConfig:
    """Bounds, so that prose about corrections is no correction; chosen on made-up notes in ten languages."""

    #: Words of the longest correction, and of the longest line on how the text was made.
    longest: int = 130
    longest_origin: int = 45
    #: Characters at a unit's end in which a note may begin.
    look: int = 1500
    #: Words of a heading such as "Correction", whose note is the paragraph below it.
    heading: int = 5


DEFAULT = NoteConfig()
#: Where a sentence begins inside a line.
SENTENCE = re.compile(r"[.!?。！？؟][\"”’»)\]]*(?:\s+|(?<=[。！？]))")
MARKS = re.compile(r"[\s*•·–—\-+>#(\[†‡|]*")
#: Straight quotation marks and ASCII colons for their typographic forms, one for one, so that places are kept.
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "：": ":", "\u00a0": " ", "\u202f": " "})
REASON = {
    "correction": "corrects the article",
    "update": "says that the article was changed",
    "status": "says that the news go on",
    "note": "an editor’s note",
    "translated": "says that the text is a translation",
    "machine": "says that a program wrote or reworded the text",
}


@dataclass(frozen=True, slots=True)
class Note:
    """What a note tells of the text, and where in the text it stands."""

    kind: NoteKind
    start: int
    end: int


def label_note(unit: Unit, config: NoteConfig = DEFAULT) -> bool:
    """Label a unit that is a note as a whole; say whether it is one."""
    found = _note_at(unit, config)
    if found is None or found[1] > _marked(unit.text, 0):
        return False
    _label(unit, found[0])
    return True


def label_over(unit: Unit) -> None:
    """Label a line as a note that the names around it, or its italics, had labelled as something else."""
    if unit.tag and unit.kind in ("furniture", "standfirst", "byline", "date") and unit.words >= DEFAULT.heading:
        label_note(unit)


def label_tail(unit: Unit, config: NoteConfig = DEFAULT) -> bool:
    """Cut a note off the end of a paragraph; say whether there was one."""
    found = _note_at(unit, config)
    if found is None or found[1] <= _marked(unit.text, 0):
        return False
    kind, offset = found
    if kind in ("translated", "machine") and len(unit.text) - offset > 400:
        return False
    unit.tails.append((offset, _block(kind), REASON[kind]))
    return True


def label_below(units: list[Unit]) -> None:
    """Label the paragraph below a heading that says "Correction" and no more."""
    for above, unit in itertools.pairwise(units):
        alone = above.kind == "correction" and above.words <= DEFAULT.heading and not above.reason.endswith("below")
        if alone and unit.kind in (None, "furniture") and 0 < unit.words <= DEFAULT.longest:
            unit.label("correction", f"{above.reason}, announced by the line above; nothing below", unit.role)


def notes_of(units: list[Unit]) -> Iterator[Note]:
    """Yield the notes of labelled units, in order, headings with what they announce."""
    kinds = {reason: kind for kind, reason in REASON.items()}
    for unit in units:
        kind = kinds.get(unit.reason.split(",")[0]) if unit.kind in ("correction", "furniture") else None
        if kind and unit.words > 2:
            yield Note(cast(NoteKind, kind), unit.start, unit.end)
        for offset, _, reason in unit.tails:
            if reason in kinds:
                yield Note(cast(NoteKind, kinds[reason]), unit.start + offset, unit.end)


def _label(unit: Unit, kind: NoteKind) -> None:
    unit.label(_block(kind), REASON[kind], "end" if unit.words > DEFAULT.heading else "inline")


def _block(kind: NoteKind) -> BlockKind:
    return "correction" if kind in ("correction", "update", "note") else "furniture"


def _note_at(unit: Unit, config: NoteConfig) -> tuple[NoteKind, int] | None:
    """Return the first note in a unit and where it begins."""
    if not unit.text or len(unit.text) > 20_000:
        return None
    text = unit.text.translate(STRAIGHT)
    lower = text.lower()
    if len(lower) != len(text):
        lower = text
    for place in _places(lower, config):
        match = _pattern().match(lower, place)
        if match is None:
            continue
        kind = cast(NoteKind, (match.lastgroup or "")[:-4] or "note")
        long = config.longest if kind in ("correction", "update", "note") else config.longest_origin
        whole = place <= _marked(lower, 0)
        if (whole and unit.words <= long) or (not whole and len(lower) - place <= 8 * long):
            return (_of_editor(lower, match.end(), config) if kind == "note" else kind), place
    return None


def _of_editor(text: str, place: int, config: NoteConfig) -> NoteKind:
    """Return what an editor's note is about: it may correct the article."""
    places = [_marked(text, place), *(at for at in _places(text, config) if at > place)]
    found = (_pattern().match(text, at) for at in places)
    kinds = [(match.lastgroup or "")[:-4] for match in found if match]
    return cast(NoteKind, next((kind for kind in kinds if kind in ("correction", "update")), "note"))


def _places(text: str, config: NoteConfig) -> Iterator[int]:
    """Yield where a line's sentences begin: its first one, and those near its end."""
    first = _marked(text, 0)
    yield first
    for match in SENTENCE.finditer(text, max(first, len(text) - config.look)):
        yield _marked(text, match.end())


def _marked(text: str, place: int) -> int:
    """Return the place behind the bullets and brackets at a place."""
    match = MARKS.match(text, place)
    return match.end() if match else place


@cache
def _pattern() -> re.Pattern[str]:
    """All wordings in one expression; the group that matched names the kind."""
    parts = [f"(?P<{row['kind']}{number:04}>{row['pattern']})" for number, row in enumerate(rows("clean/notes.tsv"))]
    return re.compile("|".join(parts))
