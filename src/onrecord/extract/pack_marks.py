"""What stands between marks in a language that has a pack: an article's text and sentences in, stretches of speech out.

The marks are found as in English (`marks`); besides, single marks that only other languages use, and dialogue, in
which a dash begins a turn and dashes cut out who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.extract.marks import Marked, find_marked
from onrecord.model.annotations import Sentence
from onrecord.tools.language_packs import LanguagePack

#: Signs that begin a turn of dialogue; a hyphen only where some turn is a question that opens with its mark.
DASHES = "—–-"
_LOW = re.compile(r"‚[^‚‘’\n]{1,1200}[‘’]|(?<!\w)›[^›‹\n]{1,1200}‹")
_DASH = re.compile(r"(?<!\S)[—–](?=\S)|(?<=\S)\s?[—–](?=[\s.,;:!?]|\Z)")
_HYPHEN = re.compile(r"-\s?¿")

Line = tuple[int, int]


def find_pack_marks(text: str, sentences: Sequence[Sentence], pack: LanguagePack) -> list[Marked]:
    """Return what stands between marks in the lines that the sentences lie in, and the turns of dialogue, in order."""
    lines = sorted({_line_of(text, sentence.span.start, sentence.span.end) for sentence in sentences})
    turns = _turns(text, lines) if pack.habits.dialogue_dash else []
    spoken = set(turns)
    found = find_marked(text, [line for line in lines if line not in spoken])
    for line in lines:
        found += _low_singles(text, line) if line not in spoken else []
    found += _dialogue(text, turns)
    apart: list[Marked] = []
    for mark in sorted(found, key=lambda m: (m.outer_start, -m.outer_end)):
        if not apart or mark.outer_start >= apart[-1].outer_end:
            apart.append(mark)
    return apart


def is_title(text: str, mark: Marked, start: int, pack: LanguagePack) -> bool:
    """Say whether the marks hold the name of a work, a paper or a thing: behind a word for one, or with its capitals."""
    words = re.findall(r"\w+", text[mark.start : mark.end])
    before = re.findall(r"\w+", text[start : mark.outer_start])
    lead = text[start : mark.outer_start].rstrip()[-1:]
    if not before or lead == ":" or (lead == "," and not mark.single):
        return False
    work = before[-1].lower() in pack.people.get("work", {}) or pack.body(before[-1]) is not None
    if work and len(words) <= 6:
        return True
    if mark.single and words[0][0].isupper():
        return True
    capitals = all(w[0].isupper() or w[0].isdigit() or pack.is_small(w) for w in words)
    return capitals and len(words) >= 2 and words[0][0].isupper() and not pack.habits.noun_capitals


def _low_singles(text: str, line: Line) -> list[Marked]:
    """Pair the single marks that are unlike an apostrophe: ‚…‘ and ›…‹."""
    return [Marked(m.start(), m.start() + 1, m.end() - 1, m.end()) for m in _LOW.finditer(text, *line)]


def _line_of(text: str, start: int, end: int) -> Line:
    """Return the bounds of the line that a sentence lies in."""
    first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    last = text.find("\n", end)
    while first < start and text[first].isspace():
        first += 1
    return first, len(text) if last < 0 else last


def _turns(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines that are turns of dialogue."""
    hyphens = any(_HYPHEN.match(text, start) for start, _ in lines)
    signs = DASHES if hyphens else DASHES[:2]
    return [line for line in lines if text[line[0]] in signs]


def _dialogue(text: str, turns: Sequence[Line]) -> Iterator[Marked]:
    """Yield what is said in dialogue. Where there are questions, turns without an aside alternate: the others are answers."""
    asked = any(text[start:end].rstrip().endswith("?") for start, end in turns)
    answered = True
    for line in turns:
        pieces = list(_pieces(text, line))
        aside = len(pieces) > 1 or (bool(pieces) and text[pieces[0].end : line[1]].strip(" .") != "")
        answered = aside or not asked or not (answered or text[line[0] : line[1]].rstrip().endswith("?"))
        if answered:
            yield from pieces


def _pieces(text: str, line: Line) -> Iterator[Marked]:
    """Yield the speech of a turn, the asides between dashes left out."""
    start, end = line
    dashes = [(m.start(), m.end()) for m in _DASH.finditer(text, start + 1, end)]
    cuts = [(start, start + 1), *dashes, (end, end)]
    for n, (left, right) in enumerate(pairwise(cuts)):
        a, b = left[1], right[0]
        while a < b and (text[a].isspace() or text[a] in ".,;:—–-"):
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if n % 2 == 0 and a < b:
            yield Marked(left[0], a, b, b)
