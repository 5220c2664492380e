"""Words of an article with their places: Article in, parallel sequences of places, folded forms and marks out.

What reuse and story both need: cheap, for any language, without a parser. Folding is for comparing only;
spans are always cut out of the article's own text.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
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
#: Code points of the texts whose words are kept at hand (they take up to ten times as many bytes), and articles that are
#: kept whatever their length: the two of a pair and some more.
KEPT, FEWEST = 6_000_000, 4


class Words:
    """The words of an article, in order: `starts[i]:ends[i]` in its text, `forms[i]` folded for comparing.

    `quoted[i]`: it lies between quotation marks or in a block quotation. `blocks[i]`: number of its block. `sentences[i]`: number
    of its sentence, counted through the article. What only passages need (places, marks, sentences) is found out when
    it is first asked for: most articles are asked for their forms alone.
    """

    def __init__(self, article: Article) -> None:
        self._text = article.text
        #: Blocks with their words: the block, the end of what is read of it, how many words.
        self._parts: list[tuple[Block, int, int]] = []
        forms: list[str] = []
        blocks: list[int] = []
        for index, block in enumerate(article.blocks):
            if block.kind == "duplicate" or len(forms) >= MAX_WORDS:
                continue
            end = min(block.end, block.start + MAX_BLOCK)
            found = _WORD.findall(article.text, block.start, end)[: MAX_WORDS - len(forms)]
            self._parts.append((block, end, len(found)))
            forms += map(_folded, found)
            blocks += [index] * len(found)
        self.forms, self.blocks = tuple(forms), tuple(blocks)

    def __len__(self) -> int:
        return len(self.forms)

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where the words begin."""
        return self._places[0]

    @cached_property
    def ends(self) -> Sequence[int]:
        """Where the words end."""
        return self._places[1]

    @cached_property
    def quoted(self) -> Sequence[bool]:
        """Whether the words lie between marks."""
        quoted: list[bool] = []
        for block, _, count in self._parts:
            first = self.starts[len(quoted) : len(quoted) + count]
            whole = block.kind == "blockquote"
            quoted += _quoted(first, [(block.start, block.end)] if whole else list(quotations(self._text, block)))
        return tuple(quoted)

    @cached_property
    def sentences(self) -> Sequence[int]:
        """The numbers of the words' sentences."""
        numbers: list[int] = []
        number = 0
        for block, end, count in self._parts:
            begins = [*_sentence_starts(self._text, block.start, end), end]
            if count:
                numbers += _sentence_numbers(self.ends[len(numbers) : len(numbers) + count], begins, number)
            number += len(begins)
        return tuple(numbers)

    @cached_property
    def _places(self) -> tuple[Sequence[int], Sequence[int]]:
        starts, ends = array("i"), array("i")
        for block, end, count in self._parts:
            if count:
                spans = [found.span() for found in islice(_WORD.finditer(self._text, block.start, end), count)]
                first, last = zip(*spans, strict=True)
                starts.extend(first)
                ends.extend(last)
        return starts, ends


class _Shelf:
    """Articles with their words, those asked for last: bounded by what their texts take."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[Article, Words]] = OrderedDict()
        self._size = 0

    def words(self, article: Article) -> Words:
        """Return an article's words. Two versions of it may have one id: what was kept is of the same text and blocks."""
        found = self._kept.get(article.id)
        if found and (found[0] is article or (found[0].text == article.text and found[0].blocks == article.blocks)):
            self._kept.move_to_end(article.id)
            return found[1]
        if found:
            self._size -= len(self._kept.pop(article.id)[0].text)
        made = Words(article)
        self._kept[article.id] = (article, made)
        self._size += len(article.text)
        while self._size > KEPT and len(self._kept) > FEWEST:
            _, (old, _) = self._kept.popitem(last=False)
            self._size -= len(old.text)
        return made


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


def words_of(article: Article) -> Words:
    """Return the words of all blocks but repeated ones (`duplicate`), in order; those asked for last are kept at hand."""
    return _shelf.words(article)


_shelf = _Shelf()


def forms_between(article: Article, start: int, end: int) -> list[str]:
    """Return the folded words that begin in `[start, end)` of an article's text, without looking at all of it."""
    forms: list[str] = []
    for block in article.blocks:
        if block.kind == "duplicate" or block.end <= start or end <= block.start:
            continue
        for found in _WORD.finditer(article.text, block.start, min(block.end, block.start + MAX_BLOCK)):
            if found.start() >= end:
                break
            if found.start() >= start:
                forms.append(_folded(found.group()))
    return forms


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
