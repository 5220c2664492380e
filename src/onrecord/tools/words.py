"""Words of an article with their places: Article in, parallel sequences of places, folded forms and marks out.

What reuse and story both need: cheap, for any language, without a parser. Folding is for comparing only;
spans are always cut out of the article's own text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from onrecord.model.articles import Article, Block
from onrecord.tools.sentences import sentence_bounds

#: Initials (U.S.), numbers (1,200.5), one character of a script without spaces, or a run of letters and digits.
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]"
    r"|[^\W_\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]+(?:['’ʼ][^\W_]+)*"
)
_CHARACTER = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_APOSTROPHE = re.compile(r"['’ʼ.]")
#: Marks that open a quotation, with those that close it.
_CLOSERS = {"“": "”“", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‹": "›", '"': '"', "‘": "’"}
_LINE = re.compile(r"[^\n]{1,20000}")
_OPENER = re.compile(f"[{re.escape(''.join(_CLOSERS))}]")
#: Code points of one block, and words of one page, that are read at all: bounds time on hostile input.
MAX_BLOCK, MAX_WORDS = 1_000_000, 60_000
#: Code points from which an article is a long one.
LONG = 60_000


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article, in order: `starts[i]:ends[i]` in its text, `forms[i]` folded for comparing.

    `quoted[i]`: it lies between quotation marks or in a block quotation. `blocks[i]`: number of its block. `sentences[i]`: number
    of its sentence, counted through the article.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    forms: tuple[str, ...]
    quoted: tuple[bool, ...]
    blocks: tuple[int, ...]
    sentences: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.forms)


def words_of(article: Article) -> Words:
    """Return the words of all blocks but repeated ones (`duplicate`), in order; those asked for last are kept at hand."""
    return _words_of_few(article) if len(article.text) > LONG else _words_of_many(article)


def _words_of(article: Article) -> Words:
    text = article.text
    starts: list[int] = []
    ends: list[int] = []
    quoted: list[bool] = []
    blocks: list[int] = []
    sentences: list[int] = []
    number = 0
    for index, block in enumerate(article.blocks):
        if block.kind == "duplicate" or len(starts) >= MAX_WORDS:
            continue
        end_of_block = min(block.end, block.start + MAX_BLOCK)
        marks = [(block.start, block.end)] if block.kind == "blockquote" else list(quotations(text, block))
        begins = [*_sentence_starts(text, block.start, end_of_block), end_of_block]
        room = MAX_WORDS - len(starts)
        spans = [found.span() for found in islice(_WORD.finditer(text, block.start, end_of_block), room)]
        if spans:
            first, last = zip(*spans, strict=True)
            starts += first
            ends += last
            quoted += _quoted(first, marks)
            blocks += [index] * len(spans)
            sentences += _sentence_numbers(last, begins, number)
        number += len(begins)
    forms = tuple([_folded(text[start:end]) for start, end in zip(starts, ends, strict=True)])
    return Words(tuple(starts), tuple(ends), forms, tuple(quoted), tuple(blocks), tuple(sentences))


def _quoted(starts: Sequence[int], marks: Sequence[tuple[int, int]]) -> list[bool]:
    """Say of each word of a block whether it begins between marks; marks stand in order, apart from each other."""
    quoted = [False] * len(starts)
    for begin, end in marks:
        first, last = bisect_left(starts, begin), bisect_left(starts, end)
        quoted[first:last] = [True] * (last - first)
    return quoted


def _sentence_numbers(ends: Sequence[int], begins: Sequence[int], number: int) -> list[int]:
    """Number the words of a block by the sentences that begin after them, from `number` on."""
    numbers: list[int] = []
    for place, begin in enumerate(begins[:-1]):
        numbers += [number + place] * (bisect_right(ends, begin) - len(numbers))
    return numbers + [number + len(begins) - 1] * (len(ends) - len(numbers))


#: Long articles are kept at hand for few calls: the words of the longest take 15 MB.
_words_of_few, _words_of_many = lru_cache(maxsize=8)(_words_of), lru_cache(maxsize=256)(_words_of)


def is_character(word: str) -> bool:
    """Say whether a word is one character of a script that is written without spaces."""
    return _CHARACTER.fullmatch(word) is not None


def fold(word: str) -> str:
    """Fold a word for comparing: case, apostrophes, possessive and plural s, the stops of initials."""
    plain = _APOSTROPHE.sub("", _POSSESSIVE.sub("", word)) if not word[0].isdigit() else word.replace(",", "")
    plain = plain.casefold() or word.casefold()
    if len(plain) < 5 or plain[-1] != "s" or plain[-2] in "siu" or not plain.isascii():
        return plain
    return plain[:-3] + "y" if plain.endswith("ies") and len(plain) > 5 else plain[:-1]


#: The same few thousand words make up most of all text.
_folded = lru_cache(maxsize=1 << 16)(fold)


def quotations(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the places `(start, end)` between quotation marks in a block; one left open ends with its line.

    A single mark opens only where it cannot be an apostrophe; what is nested is part of the outer quotation.
    """
    end = min(block.end, block.start + MAX_BLOCK)
    opener = _OPENER.search(text, block.start, end)
    while opener:
        at = opener.start()
        if _opens(text, at, end):
            line = text.find("\n", at, end)
            close = _close(text, at, line if line >= 0 else end, _CLOSERS[text[at]])
            yield at + 1, close
            at = close
        opener = _OPENER.search(text, at + 1, end)


def _opens(text: str, at: int, end: int) -> bool:
    mark = text[at]
    if mark not in "\"‘»":
        return True
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark == "»":
        return not after.isspace() and (before.isspace() or before in "([—–-")
    return not before.isalnum() and not after.isspace()


def _close(text: str, at: int, limit: int, closers: str) -> int:
    for place in range(at + 1, limit):
        if text[place] not in closers:
            continue
        after = text[place + 1] if place + 1 < limit else " "
        if text[place] in "’\"" and after.isalnum() and text[place - 1].isalnum():
            continue
        return place
    return limit


def _sentence_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the sentences between two places begin, one line (or stretch of a long one) at a time."""
    for line in _LINE.finditer(text, start, end):
        for first, _ in sentence_bounds(line.group()):
            yield line.start() + first
