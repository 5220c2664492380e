"""Quotation marks: stretches of text in, what stands between the marks out.

Curly, straight, low, angular and single marks, nested ones, marks that never close, paragraphs of one
quotation that each open anew, and closing marks left over. One pass over the text; linear in its length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.tools.tables import words

#: Marks that only open, with those that close them.
_PAIRS = {"“": "”\"“", "„": "“”\"", "«": "»", "‹": "›", "「": "」", "『": "』", "‟": "”", "〝": "〞〟", "＂": "＂"}
_CLOSERS = frozenset("”»›」』〞〟")
_SIGN = re.compile(r"[“”„‟\"«»‹›「」『』〝〞〟″＂]|'{2,3}|``")
_TAG = re.compile(r"<[^<>\n]{1,500}>")
_BREAK = re.compile(r"[^\n\r\u2028\u2029]+")
_ENDS_SENTENCE = re.compile(r"[.!?…][)\]]?\Z")
_ELIDED = re.compile(r"(?:em|til|till|cause|n|tis|twas|round|bout|\d0s|\d\ds)\b", re.IGNORECASE)
_SINGLE_OPEN = re.compile(r"(?<![\w.’'])[‘‚'](?=[\w$€£#@(\[…])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…)%])[’'‘](?!\w)")
#: A quotation that never closes is cut at this many code points.
MAX_OPEN = 1200
#: How far before a mark the single one is looked for in which it is nested.
_NEAR = 400


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands between quotation marks: `[start, end)` without them, `[outer_start, outer_end)` with them.

    `closed` is False where no closing mark was found; `single` where the marks are single ones.
    """

    outer_start: int
    start: int
    end: int
    outer_end: int
    closed: bool = True
    single: bool = False


def find_marked(text: str, blocks: Sequence[tuple[int, int]], *, doubled: bool = True) -> list[Marked]:
    """Return what stands between the marks in these stretches, in order, without what lies inside another.

    With `doubled`, two apostrophes are a double mark.
    """
    found: list[Marked] = []
    lines = [(m.start(), m.end()) for a, b in blocks for m in _BREAK.finditer(text, a, b)]
    for number, (a, b) in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else None
        reopened = after is not None and text[after[0] : after[0] + 2].lstrip()[:1] in {"“", '"', "«", "„", "‘"}
        double = _doubles(text, a, b, reopened=reopened, doubled=doubled)
        found += double + _singles(text, a, b, double)
    found.sort(key=lambda m: m.outer_start)
    return [m for m in found if any(ch.isalnum() for ch in text[m.start : m.end]) and text[m.end - 1] != ":"]


@dataclass(frozen=True, slots=True)
class _Sign:
    """A mark in place: two apostrophes are one straight double mark, two grave accents one that opens."""

    start: int
    end: int
    sign: str


def _signs(text: str, a: int, b: int) -> list[_Sign]:
    """Find the double marks of one line outside markup."""
    tags = [(m.start(), m.end()) for m in _TAG.finditer(text, a, b)]
    found: list[_Sign] = []
    for match in _SIGN.finditer(text, a, b):
        n, group = match.start(), match.group()
        tag = bisect_right(tags, (n, b)) - 1
        if tag >= 0 and n < tags[tag][1]:
            continue
        if group[0] == "'":
            opens = n == a or text[n - 1].isspace() or text[n - 1] in "([—–-"
            start = n if opens else match.end() - 2
            found.append(_Sign(start, start + 2, '"'))
        elif group == "``":
            found.append(_Sign(n, n + 2, "“"))
        else:
            found.append(_Sign(n, n + 1, '"' if group == "″" else group))
    return found


def _doubles(text: str, a: int, b: int, *, reopened: bool, doubled: bool) -> list[Marked]:
    """Pair the double marks of one line."""
    found: list[Marked] = []
    signs = [s for s in _signs(text, a, b) if doubled or text[s.start] != "'"]
    straight = sum(1 for s in signs if s.sign == '"')
    opened: _Sign | None = None
    inner = 0
    for place, s in enumerate(signs):
        if opened is None:
            if _opens(text, s, (a, b), straight):
                opened, inner = s, 0
            elif s.sign in "”\"" and found:
                found[-1] = _stretched(text, found[-1], s.start, b)
        elif _nests(text, opened, s, signs[place + 1 : place + 3]):
            inner += 1
        elif inner and s.sign in "\"”":
            inner -= 1
        elif _closes(text, s, b, opened.sign):
            found.append(_marked(text, opened, s.start, s.end))
            opened = None
        elif s.sign in _PAIRS and s.sign == opened.sign and s.start - opened.end > 0:
            found.append(_unclosed(text, opened, s.start))
            opened = s
    if opened is not None:
        lead = text[a : opened.start].rstrip()[-1:]
        stopped = _ENDS_SENTENCE.search(text[max(a, b - 4) : b].rstrip()) is not None
        if reopened or (stopped and not lead) or lead in {":", ","} or (lead and b - opened.start < 200):
            found.append(_unclosed(text, opened, b if reopened else _told_end(text, opened.end, b)))
    return found


def _told_end(text: str, start: int, end: int) -> int:
    """Where a quotation that never closes ends: before "…, he said", if its line has that, else with the line."""
    match = _tail().search(text, start, min(end, start + MAX_OPEN))
    return match.start() + 1 if match else end


@cache
def _tail() -> re.Pattern[str]:
    """A comma or a stop, a speaker of up to three words and a verb of saying, in either order."""
    said = "|".join(sorted(words("quotes/tails.txt")))
    return re.compile(rf"[,?!] (?:(?:{said}) (?:[A-Z]|he\b|she\b|the\b)|(?:he|she|they|(?:the |[A-Z])[\w.’-]+(?: [\w.’-]+){{0,2}}) (?:{said})\b)")


def _nests(text: str, opened: _Sign, s: _Sign, ahead: Sequence[_Sign]) -> bool:
    """Say whether a mark opens a quotation within one: “I heard: ‘Take the “safe” road’” · "a "great" day"."""
    before, after = text[s.start - 1], text[s.end : s.end + 1]
    if not (before.isspace() or before in "([‘'") or not after.isalnum():
        return False
    if s.sign == "“" and opened.sign == "“":
        single = text.rfind("‘", max(opened.end, s.start - _NEAR), s.start)
        return single >= 0 and not _SINGLE_CLOSE.search(text, single + 1, s.start)
    if s.sign == "“" and opened.sign == '"':
        return len(ahead) > 1 and ahead[0].sign == "”" and ahead[1].sign == '"'
    if s.sign == '"' and opened.sign == '"':
        ends = [not text[sign.start - 1].isspace() and not text[sign.end : sign.end + 1].isalnum() for sign in ahead]
        return len(ends) > 1 and all(ends) and all(sign.sign == '"' for sign in ahead)
    return False


def _opens(text: str, s: _Sign, line: tuple[int, int], straight: int) -> bool:
    """Say whether a mark opens, none being open."""
    before = text[s.start - 1] if s.start > line[0] else " "
    after = text[s.end] if s.end < line[1] else " "
    if s.sign in _PAIRS:
        return True
    if s.sign == '"':
        if before.isdigit() and not after.isalnum() and straight % 2:
            return False
        return not after.isspace() and (not before.isalnum() or straight % 2 == 0)
    if s.sign in "”»":
        return (before.isspace() or before in "([—–-:") and not after.isspace() and after not in ".,;:!?)"
    return False


def _closes(text: str, s: _Sign, b: int, mark: str) -> bool:
    """Say whether a mark closes the quotation that `mark` opened."""
    after = text[s.end] if s.end < b else " "
    if mark == "»":
        return s.sign in "«»"
    if mark == "”":
        return s.sign in "”“"
    if mark == '"':
        return s.sign in "\"”“" and (s.sign != "“" or not text[s.start - 1].isspace())
    if s.sign == '"' and mark == "“":
        return not after.isalnum()
    if s.sign == "“" and mark == "“":
        return not text[s.start - 1].isspace() and (after.isspace() or after in ".,;:!?)")
    return s.sign in _PAIRS.get(mark, "”")


def _stretched(text: str, last: Marked, n: int, b: int) -> Marked:
    """Stretch a quotation over a whole sentence after it that a left-over mark closes.

    “We go.” And we stay.” was one quotation whose marks were misplaced; “all channels” of talk. ” was not.
    """
    between = text[last.outer_end : n]
    whole = _ENDS_SENTENCE.search(text[last.start : last.end]) and _ENDS_SENTENCE.search(between.rstrip())
    begins = between.lstrip()[:1]
    if whole and begins.isupper() and text[n + 1 : b].strip() in {"", "."} and "“" not in between:
        return Marked(last.outer_start, last.start, n, n + 1)
    return last


def _marked(text: str, opened: _Sign, start_of_close: int, outer_end: int) -> Marked:
    start, end = opened.end, start_of_close
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Marked(opened.start, start, end, outer_end)


def _unclosed(text: str, opened: _Sign, end: int) -> Marked:
    found = _marked(text, opened, min(end, opened.start + MAX_OPEN), 0)
    return Marked(found.outer_start, found.start, found.end, found.end, closed=False)


def _singles(text: str, a: int, b: int, doubles: Sequence[Marked]) -> list[Marked]:
    """Pair the single marks of one line outside the double ones; an apostrophe is no mark."""
    found: list[Marked] = []
    starts = [m.outer_start for m in doubles]
    at = a
    while match := _SINGLE_OPEN.search(text, at, b):
        n = match.start()
        at = n + 1
        place = bisect_right(starts, n)
        if place and n < doubles[place - 1].outer_end:
            at = max(at, doubles[place - 1].outer_end)
            continue
        if text[n] == "'" and _ELIDED.match(text, n + 1, b):
            continue
        limit = starts[place] if place < len(starts) else b
        close = _single_close(text, n, limit)
        if close > n + 1:
            found.append(Marked(n, n + 1, close, close + 1, single=True))
            at = close + 1
    return found


def _single_close(text: str, opened: int, limit: int) -> int:
    """Find the mark that closes a single one: after a stop if there is one, else the first that may close."""
    first = -1
    nested = 0
    for match in _SINGLE_CLOSE.finditer(text, opened + 2, min(limit, opened + MAX_OPEN)):
        n = match.start()
        if text[n] == "‘":
            continue
        if first >= 0 and _SINGLE_OPEN.search(text, first + 1, n):
            return first
        if first < 0:
            first = n
        if text[n - 1] in ".,!?…" or text[n + 1 : n + 2] in {",", ".", ";", ":", ")", ""}:
            return n if nested == 0 else first
        if text[n - 1] != "s":
            return first if text[first - 1] != "s" else n
    return first
