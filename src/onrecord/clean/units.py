"""Units: the paragraphs and single lines of a text, with the features that tell prose from furniture.

In: a text. Out: `Unit`s in order, each a half-open range without the white space around it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from onrecord.model.articles import BlockKind

Role = Literal["", "comments", "end", "list", "inline", "head"]

#: Straight quotation marks and ASCII punctuation for their typographic and full-width forms.
FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "：": ": ", "（": "(", "）": ")", "\u3000": " "})
LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
#: A sentence's end, with closing marks and brackets after it.
TERMINAL = re.compile(r"[.!?…。！？؟।][\s\"'”’»›“)\]*]*$|[.!?,][”\"’»]\s*$")
#: A sentence's end inside a paragraph that goes on.
INNER = re.compile(r"[a-z0-9][.!?][\"”’)]*\s+[\"“‘(]?[A-Z]|[.!?][\"”’]\s|[a-z][\"”]\.\s")
ELLIPSIS = re.compile(r"(?:\.\s?\.\s?\.|…)\s*[\])]?\s*(?:read more|more)?[\s»>\]]*$", re.IGNORECASE)
QUOTE = re.compile(r"[“”„«»\"「『]")
#: Lines of hard-wrapped text have about this many characters (RFC 3676: at most 78; old wires: 69).
WRAP_SHORT, WRAP_LONG = 45, 100
#: Characters of a unit that are looked at for features: the start and the end tell.
LOOK = 6000


@dataclass(slots=True)
class Unit:
    """A paragraph or line at `[start, end)`, its words counted, and the label that it is given.

    Of a page: `linked` is the share of its characters in links, `outward` that in links to other sites, `tag` the element it stands in, `names` what the
    names of the elements around it say (page-hints.tsv), `moment` the machine-readable values of its time elements, one
    a line.
    """

    start: int
    end: int
    text: str
    words: int
    prose: bool
    terminal: bool
    quoted: bool
    folded: str
    kind: BlockKind | None = None
    reason: str = ""
    role: Role = ""
    hint: str = ""
    tails: list[tuple[int, BlockKind, str]] = field(default_factory=list)
    lead: int = 0
    greeting: int = 0
    linked: float = 0.0
    outward: float = 0.0
    tag: str = ""
    names: frozenset[str] = frozenset()
    moment: str = ""

    def label(self, kind: BlockKind, reason: str, role: Role = "inline") -> None:
        """Give the unit a label with its reason."""
        self.kind, self.reason, self.role = kind, reason, role

    @property
    def teaser(self) -> bool:
        """Say whether it breaks off like the first words of another article."""
        return self.words < 60 and bool(ELLIPSIS.search(self.text[-40:]))


def split_units(text: str) -> list[Unit]:
    """Split a text at its line ends; lines wrapped by hand are one unit."""
    return [make_unit(text, a, b) for a, b in _joined(text)]


def make_unit(text: str, start: int, end: int) -> Unit:
    """Measure the features of one range of the text."""
    whole = text[start:end]
    look = whole if len(whole) <= LOOK else whole[: LOOK // 2] + " " + whole[-LOOK // 2 :]
    words = WORD.findall(look)
    count = len(words) if look.isascii() else len(words) + len(IDEOGRAPH.findall(look)) // 2
    cased = [w for w in words if w[0].isalpha() and w[0].lower() != w[0].upper()]
    lower = sum(w[0].islower() for w in cased) / len(cased) if cased else 1.0
    terminal = bool(TERMINAL.search(look[-12:]))
    letters = sum(map(str.isalpha, look))
    flowing = lower >= 0.4 and letters >= 0.55 * len(look)
    prose = flowing and (count >= 12 or (count >= 4 and terminal) or (count >= 7 and bool(INNER.search(look))))
    return Unit(start, end, whole, count, prose, terminal, bool(QUOTE.search(look)), fold(look[:400]))


def fold(text: str) -> str:
    """Bring a line into the form in which lines are compared: lower case, straight marks, bare ends."""
    text = text.casefold().translate(FOLDED)
    return " ".join(text.split()).strip(" \t\u00a0\u200b\ufe0f-–—•·|丨*_:;,.!?»«›‹>#<()[]【】「」《》。！？、؟،\"'")


def _joined(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of lines, with the lines of hard-wrapped paragraphs joined."""
    run: list[tuple[int, int]] = []
    for match in LINE.finditer(text):
        line = _bare(text, match.start(), match.end())
        if line is None:
            yield from _unwrapped(text, run)
            run = []
            continue
        if run and _blank_between(text, run[-1][1], line[0]):
            yield from _unwrapped(text, run)
            run = []
        run.append(line)
    yield from _unwrapped(text, run)


def _bare(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (text[start].isspace() or text[start] in "\u200b\ufeff"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\u200b\ufeff"):
        end -= 1
    return (start, end) if end > start else None


def _blank_between(text: str, end: int, start: int) -> bool:
    gap = text[end : min(start, end + 2000)].replace("\r\n", "\n")
    return len(re.findall(r"[\n\r\x0b\x0c\x85\u2028\u2029]", gap)) > 1


def _unwrapped(text: str, run: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join the lines of a run without blank lines, where most of its joints lie inside a sentence."""
    joints = list(itertools.pairwise(run))
    inside = sum(_inside(text, left, right) for left, right in joints)
    lower = any(text[right[0]].islower() for _, right in joints)
    if not joints or inside < 0.6 * len(joints) or not lower:
        yield from run
        return
    start, end = run[0]
    for left, right in joints:
        # A paragraph's last line is short and ends a sentence.
        if left[1] - left[0] < WRAP_SHORT and TERMINAL.search(text[max(left[0], left[1] - 12) : left[1]]):
            yield start, end
            start = right[0]
        end = right[1]
    yield start, end


def _inside(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    if not WRAP_SHORT <= left[1] - left[0] <= WRAP_LONG:
        return False
    ends = TERMINAL.search(text[max(left[0], left[1] - 12) : left[1]])
    return text[right[0]].islower() or (not ends and right[1] - right[0] > WRAP_SHORT)
