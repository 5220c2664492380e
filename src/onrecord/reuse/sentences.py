"""The sentences of an article that are an origin's: an Article and its Derivation in, Told sentences out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from onrecord.model.articles import Article
from onrecord.model.reuse import Derivation
from onrecord.reuse.paragraphs import owners_of
from onrecord.tools.words import words_of

#: Part of a sentence's words that must be an origin's for it to be told as the origin's.
PART = 0.6
#: Sentences of one article that are read at all: bounds time on hostile input.
MOST = 600
_OPENING = "\"“„«‘'(["
_CLOSING = ".!?…,;:\"”’»')]"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that an article tells: its place with the marks around it, its words folded and their places, its block.

    `number` counts all sentences of the article's body, so that numbers in a row are sentences in a row. `source` is the
    article that had most of its words first, "" for none at hand.
    """

    article: str
    start: int
    end: int
    forms: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    block: int
    number: int
    source: str = ""


def sentences_of(article: Article, derivation: Derivation, origins: Collection[str]) -> list[Told]:
    """Return the sentences of an article's body most of whose words are of any of these origins, in order."""
    words = words_of(article)
    owners = owners_of(derivation, words)
    found: list[Told] = []
    first, number = 0, 0
    for word in range(1, len(words) + 1):
        if word < len(words) and words.sentences[word] == words.sentences[first]:
            continue
        block = article.blocks[words.blocks[first]]
        if block.is_body:
            mine = sum(owners[at][0] in origins for at in range(first, word))
            if mine >= PART * (word - first) and len(found) < MOST:
                start, end = _marked(article.text, words.starts[first], words.ends[word - 1], (block.start, block.end))
                source = _most([owners[at][1] for at in range(first, word) if owners[at][0] in origins])
                places = tuple(zip(words.starts[first:word], words.ends[first:word], strict=True))
                forms = words.forms[first:word]
                found.append(Told(article.id, start, end, forms, places, words.blocks[first], number, source))
            number += 1
        first = word
    return found


def _most(sources: list[str]) -> str:
    return min(set(sources), key=lambda source: (-sources.count(source), source))


def _marked(text: str, start: int, end: int, room: tuple[int, int]) -> tuple[int, int]:
    while end < room[1] and text[end] in _CLOSING:
        end += 1
    while start > room[0] and text[start - 1] in _OPENING:
        start -= 1
    return start, end
