"""Sentences and tokens of a language that has a pack and no parser: text in, half-open intervals out. Linear in the text."""

from __future__ import annotations

import re
from functools import cache

from onrecord.tools.language_packs import LanguagePack
from onrecord.tools.sentences import parts_between

#: Terminal marks with what closes behind them.
_TERMINAL = re.compile(r"[.!?…]+[\"”“’‘»«›‹')\]]{0,4}")
_SPACE = re.compile(r"\s+")
_WORD_BEFORE = re.compile(r"[\w-]*\Z")
_NEXT = re.compile(r"[\"“„«»‘‚'(\[¿¡–—-]*\s?(\w*)")
_OPENERS = "\"“„«»‚‘('[¿¡–—"
_ROMAN = re.compile(r"[IVXL]+\Z")


def pack_sentences(text: str, pack: LanguagePack) -> list[tuple[int, int]]:
    """Return the sentences of one stretch of running text, without the white space between them."""
    return parts_between(text, [m.end() for m in _TERMINAL.finditer(text) if m.end() < len(text) and _ends(text, m, pack)])


def _ends(text: str, match: re.Match[str], pack: LanguagePack) -> bool:
    """Say whether a sentence ends after these marks: not before a small letter, nor after an abbreviation."""
    space = _SPACE.match(text, match.end())
    if space is None:
        return False
    following = _NEXT.match(text, space.end())
    word = following.group(1) if following else ""
    if word[:1].islower() or (text[max(0, match.start() - 1)] in "([" and match.group()[-1] in ")]"):
        return False
    if match.group() != ".":
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - 40), match.start())
    last = before.group() if before else ""
    opens = text[space.end() : space.end() + 1] in _OPENERS
    begins = opens or pack.is_word("determiner", word) or pack.is_word("pronoun", word) or pack.is_word("stop", word)
    return _full_stop(last, word, pack, begins=begins)


def _full_stop(last: str, word: str, pack: LanguagePack, *, begins: bool) -> bool:
    """Say whether a single full stop after `last` ends a sentence before `word`, which may well begin one."""
    if pack.habits.ordinal_stop and (last.isdigit() or _ROMAN.match(last)) and len(last) <= 2:
        return begins
    kind = pack.abbreviations.get(last.lower(), "")
    if kind == "number":
        return not word[:1].isdigit()
    if kind in {"title", "inner"}:
        return False
    if kind == "either" or (len(last) == 1 and last.isupper()):
        return begins
    return True


def pack_tokens(text: str, pack: LanguagePack) -> list[tuple[int, int]]:
    """Cut a text into words, abbreviations with their full stops, and marks."""
    titles = sorted((form for form, kind in pack.abbreviations.items() if kind == "title"), key=lambda f: (-len(f), f))
    return [(m.start(), m.end()) for m in _token_pattern(tuple(titles)).finditer(text)]


@cache
def _token_pattern(short: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of tokens: abbreviations before names, initials, words, marks."""
    titles = rf"\b(?i:{'|'.join(map(re.escape, short))})\.(?!\w)|" if short else ""
    return re.compile(rf"{titles}(?:\b[^\W\d_]\.){{2,}}|\w+(?:[-.,'’/&]\w+)*|[^\w\s]")
