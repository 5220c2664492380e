"""Quotation marks: stretches of text in, what stands between the marks out.

Curly, straight, low, angular and single marks, nested ones, marks that never close, paragraphs of one
quotation that each open anew, and closing marks left over. One pass over the text; linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

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
        if any(x <= n < y for x, y in tags):
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
    for s in signs:
        if opened is None:
            if _opens(text, s, (a, b), straight):
                opened = s
            elif s.sign in "”\"" and found:
                found[-1] = _stretched(text, found[-1], s.start, b)
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
            found.append(_unclosed(text, opened, b))
    return found


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
    at = a
    while match := _SINGLE_OPEN.search(text, at, b):
        n = match.start()
        at = n + 1
        inside = next((m for m in doubles if m.outer_start <= n < m.outer_end), None)
        if inside is not None:
            at = max(at, inside.outer_end)
            continue
        if text[n] == "'" and _ELIDED.match(text, n + 1, b):
            continue
        limit = min([m.outer_start for m in doubles if m.outer_start > n] + [b])
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
        if first < 0:
            first = n
        if text[n - 1] in ".,!?…" or text[n + 1 : n + 2] in {",", ".", ";", ":", ")", ""}:
            return n if nested == 0 else first
        if text[n - 1] != "s":
            return first if text[first - 1] != "s" else n
    return first
