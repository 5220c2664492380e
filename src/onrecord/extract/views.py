"""View: an article's parse as one run of tokens, with the way from offsets to tokens and from words to phrases."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.model.annotations import Parse, Sentence, Token
from onrecord.model.articles import Article
from onrecord.model.spans import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_PUNCTUATION = frozenset({"PUNCT", "SPACE", "SYM"})


@dataclass(frozen=True)
class View:
    """The tokens of an article in order. `sentence_of` gives a token's sentence, `heads` its head's index."""

    article: Article
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    sentence_of: tuple[int, ...]
    first: tuple[int, ...]
    heads: tuple[int, ...]
    children: tuple[tuple[int, ...], ...] = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)

    @property
    def parsed(self) -> bool:
        """Say whether the tokens carry dependencies."""
        return any(token.dep for token in self.tokens[:50])

    def at(self, offset: int) -> int:
        """Return the index of the first token that ends after `offset` (the number of tokens if none does)."""
        found = bisect_right(self.starts, offset) - 1
        if found >= 0 and self.tokens[found].end > offset:
            return found
        return found + 1

    def before(self, offset: int) -> int:
        """Return the index of the last token that ends at `offset` or before it, -1 for none."""
        found = bisect_left(self.starts, offset) - 1
        while found >= 0 and self.tokens[found].end > offset:
            found -= 1
        return found

    def bounds(self, sentence: int) -> tuple[int, int]:
        """Return the half-open range of a sentence's tokens."""
        end = self.first[sentence + 1] if sentence + 1 < len(self.first) else len(self.tokens)
        return self.first[sentence], end

    def span(self, first: int, end: int) -> Span:
        """Return the span of the tokens `[first, end)`."""
        return self.article.span(self.tokens[first].start, self.tokens[end - 1].end)

    def text(self, first: int, end: int) -> str:
        """Return the words of the tokens `[first, end)` as printed."""
        return self.article.text[self.tokens[first].start : self.tokens[end - 1].end] if first < end else ""

    def subjects(self, verb: int) -> list[int]:
        """Return the tokens that are a verb's subjects by dependency."""
        return [child for child in self.children[verb] if self.tokens[child].dep in _SUBJECTS]

    def subtree(self, head: int, skip: Sequence[str] = ()) -> tuple[int, int]:
        """Return the half-open range of the tokens under `head`, leaving out children with a label in `skip`."""
        low = high = head
        todo = [head]
        while todo:
            node = todo.pop()
            low, high = min(low, node), max(high, node)
            todo += [c for c in self.children[node] if c != node and self.tokens[c].dep not in skip]
        return low, high + 1

    def is_mark(self, index: int) -> bool:
        """Say whether a token is punctuation."""
        token = self.tokens[index]
        text = token.text
        return token.pos in _PUNCTUATION or not (text.isalnum() or any(ch.isalnum() for ch in text))


def build_view(article: Article, parse: Parse) -> View:
    """Lay an article's sentences end to end."""
    tokens: list[Token] = []
    sentence_of: list[int] = []
    first: list[int] = []
    heads: list[int] = []
    for number, sentence in enumerate(parse.sentences):
        base = len(tokens)
        first.append(base)
        for token in sentence.tokens:
            heads.append(base + token.head)
            sentence_of.append(number)
            tokens.append(token)
    children: list[list[int]] = [[] for _ in tokens]
    for index, head in enumerate(heads):
        if head != index:
            children[head].append(index)
    return View(
        article=article,
        sentences=parse.sentences,
        tokens=tuple(tokens),
        sentence_of=tuple(sentence_of),
        first=tuple(first),
        heads=tuple(heads),
        children=tuple(tuple(c) for c in children),
        starts=tuple(token.start for token in tokens),
    )
