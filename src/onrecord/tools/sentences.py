"""Sentence boundaries of news text: text in, half-open intervals out.

By rule, so that the parser cannot cut after "U.S." or inside a quotation, and both parsers cut alike. A
sentence ends at a terminal mark, with the closing marks after it, where the next word begins a sentence: a
word in small letters never does, so a false full stop ("on Wednesday. with Mr. Aaro") cuts nothing.
Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from onrecord.tools.tables import rows, words

#: Terminal marks with what closes behind them; ideographic ones need no space after them.
_TERMINAL = re.compile(r"[.!?…؟]+[\"”’»'’)\]]{0,4}|[。！？]+[”」』）]{0,4}")
_SPACE = re.compile(r"\s+")
_WORD_BEFORE = re.compile(r"[\w.&'’-]*\Z")
_NEXT_WORD = re.compile(r"[\"“„«‘'(\[¿¡–—-]*\s?([\w'’.-]*)")
#: "…?” Nils Aaro asked": up to five capitalised words and a verb of speech go on with the sentence.
_TAIL = re.compile(r"(?:(?:[A-Z][\w.'’-]*|of|the|de|al|bin|van|von)\s+){1,6}([a-z]+)\b")
_OPENERS = "\"“„«‘'(["
_STRAY = "”»\""


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Return the sentences of one stretch of running text, without the white space between them."""
    cuts: list[int] = []
    for match in _TERMINAL.finditer(text):
        end = _with_stray_marks(text, match.end())
        if end < len(text) and _ends(text, match, end):
            cuts.append(end)
    return parts_between(text, cuts)


def parts_between(text: str, cuts: Iterable[int]) -> list[tuple[int, int]]:
    """Return the parts of a text between cuts in rising order, without the white space at their ends; no empty one."""
    found: list[tuple[int, int]] = []
    start = 0
    for cut in (*cuts, len(text)):
        a, b = start, cut
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            found.append((a, b))
        start = max(start, cut)
    return found


def _with_stray_marks(text: str, end: int) -> int:
    """Step over a closing mark that stands apart: "the question of risk. ”"."""
    space = _SPACE.match(text, end)
    at = space.end() if space else end
    if space and at < len(text) and text[at] in _STRAY and (at + 1 == len(text) or text[at + 1].isspace()):
        return at + 1
    return end


def _ends(text: str, match: re.Match[str], end: int) -> bool:
    """Say whether a sentence ends at `end`, just after the terminal marks and closers of `match`."""
    marks = match.group()
    if marks[0] in "。！？":
        return True
    space = _SPACE.match(text, end)
    following = _NEXT_WORD.match(text, space.end() if space else end)
    word = following.group(1) if following else ""
    if space is None:
        return _glued(text, match.start(), word)
    if not word:
        return True
    if word[0].islower() or (text[max(0, match.start() - 1)] in "([" and marks[-1] in ")]"):
        return False
    if marks[-1] in "\"”’»'" and (marks[0] in "!?…" or marks.startswith("..")):
        tail = _TAIL.match(text, space.end())
        if tail and tail.group(1) in _tail_verbs():
            return False
    return marks[0] != "." or len(marks) > 1 or _full_stop(text, match.start(), space.end(), word)


def _glued(text: str, at: int, word: str) -> bool:
    """A full stop with no space after it ends a sentence in scraped text: "in the port.The minister"."""
    before = text[max(0, at - 3) : at]
    small = len(before) == 3 and before.isalpha() and before.islower()
    return small and len(word) > 1 and word in words("names/starters.txt")


def _full_stop(text: str, at: int, following: int, word: str) -> bool:
    """Say whether the single full stop at `at` ends a sentence before `word`, which begins at `following`."""
    before = _WORD_BEFORE.search(text, max(0, at - 40), at)
    last = before.group() if before else ""
    begins = word.rstrip(".,'’") in words("names/starters.txt") or text[following : following + 1] in _OPENERS
    initials = re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", last) is not None
    if initials and last.lower() not in _abbreviations():
        return begins or last == "I"
    if last.isdigit() and len(last) <= 2 and not text[: at - len(last)].strip():
        return False
    kind = _abbreviations().get(last.lower().rsplit("-", 1)[-1].strip("'’"), "")
    if kind == "number":
        return not (word[0].isdigit() or re.fullmatch(r"[IVXL]+\b.*", word) is not None)
    if kind == "either":
        return begins
    if kind == "title" and last[:1].islower():
        return True
    return kind not in {"title", "inner"}


@cache
def _abbreviations() -> dict[str, str]:
    return {row["form"]: row["kind"] for row in rows("names/abbreviations.tsv")}


@cache
def _tail_verbs() -> frozenset[str]:
    """Verb forms that follow a speaker's name after a quotation."""
    return words("quotes/tails.txt")
