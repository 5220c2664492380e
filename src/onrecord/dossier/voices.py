"""Whose words a sentence holds (an article and its quotes in, `Voiced` stretches out): quotations, posts, quoted blocks.

A quotation runs from mark to mark, or to the paragraph's end where none closes it; a post is a line that ends with its
account ("— Dana Fell (@danafell)"), with the line above where the account stands alone; a conversation is printed with
its speakers' names at the head of the lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.dossier.deletions import is_mark
from onrecord.model.annotations import Quote, Sentence, Token
from onrecord.model.articles import Article
from onrecord.model.spans import Span
from onrecord.tools.tables import words

_OPENING, _CLOSING = frozenset("“„«"), frozenset("”»")
_ACCOUNT = re.compile(r"[—–-] ?[^@\n]{1,80}\(@\w{1,30}\)")
#: Times that a name heads a line, from which on it is a speaker's in a printed conversation.
_TURNS = 3
#: Kinds of quotes whose content is somebody's words or what somebody is told to have said.
_SPOKEN = frozenset({"direct", "mixed", "partial", "indirect"})


@dataclass(frozen=True, slots=True)
class Voiced:
    """A stretch of an article that is somebody's words, and where it is told whose (nowhere: `who` is empty)."""

    start: int
    end: int
    who: tuple[Span, ...] = ()


def find_voices(article: Article, quotes: Iterable[Quote]) -> tuple[Voiced, ...]:
    """Return the stretches of an article that somebody says or writes, in order."""
    found = [stretch for quote in quotes if quote.kind in _SPOKEN for stretch in _of_quote(quote)]
    found += _between_marks(article.text)
    found += _posts(article.text)
    found += _turns(article.text)
    found += [Voiced(block.start, block.end) for block in article.blocks if block.kind == "blockquote"]
    return tuple(sorted(found, key=lambda v: (v.start, v.end, len(v.who))))


def _of_quote(quote: Quote) -> Iterator[Voiced]:
    """Yield what a quote's speaker says: a clause into which "officials have said" is set falls in two, around those words."""
    who = tuple(s for s in (quote.speaker, quote.cue) if s is not None)
    cuts = sorted((s.start, s.end) for s in who if quote.content.contains(s))
    start = quote.content.start
    for stop, resume in [*cuts, (quote.content.end, quote.content.end)]:
        if any(ch.isalnum() for ch in quote.content.exact[start - quote.content.start : stop - quote.content.start]):
            yield Voiced(start, stop, who)
        start = max(start, resume)


def _between_marks(text: str) -> Iterator[Voiced]:
    """Yield what stands between double quotation marks, line by line."""
    at = 0
    for line in text.splitlines(keepends=True):
        start = -1
        for n, ch in enumerate(line):
            opens = ch in _OPENING or (ch == '"' and start < 0)
            if opens:
                start = n + 1 if start < 0 else start
            elif start >= 0 and (ch in _CLOSING or ch == '"'):
                yield Voiced(at + start, at + n)
                start = -1
        if start >= 0:
            yield Voiced(at + start, at + len(line))
        at += len(line)


def _posts(text: str) -> Iterator[Voiced]:
    """Yield the lines that are posts of the web set into a report."""
    at, before = 0, (0, 0)
    for line in text.splitlines(keepends=True):
        for match in _ACCOUNT.finditer(line[:4_000]):
            yield Voiced(at, at + len(line))
            if not line[: match.start()].strip():
                yield Voiced(*before)
        if line.strip():
            before = (at, at + len(line))
        at += len(line)


def _turns(text: str) -> Iterator[Voiced]:
    """Yield what is spoken in a printed conversation: speakers' names on lines of their own, or before a colon."""
    heads = [_head(line) for line in text.splitlines(keepends=True)]
    count = Counter(head for head in heads if head)
    names = {head for head, times in count.items() if times >= _TURNS}
    taken = sum(count[name] for name in names)
    if len(names) < 2 or taken * 6 < sum(bool(line.strip()) for line in text.splitlines()):
        return
    first = next(n for n, head in enumerate(heads) if head in names)
    yield Voiced(sum(len(line) for line in text.splitlines(keepends=True)[:first]), len(text))


def _head(line: str) -> str:
    """Return the name that a line consists of, or that stands before its colon; "" where there is none."""
    label, colon, _ = line[:60].partition(":")
    words = label.split()
    fits = bool(words) and len(words) <= (4 if colon else 3) and (bool(colon) or len(words) > 1)
    plain = all(word.replace(".", "").replace("’", "").replace("'", "").replace("-", "").isalpha() for word in words)
    return " ".join(words).lower() if fits and plain and label.strip()[-1:].isalpha() and len(label) < 60 else ""


def lacks_speaker(sentence: Sentence, kept: Collection[int], voices: Sequence[Voiced], named: Collection[int] = ()) -> bool:
    """Say whether half of the kept words or more are somebody's, and the kept rest does not tell whose.

    `named` are pronouns that the telling replaces by a name.
    """
    told = {n for n in kept if not is_mark(sentence.tokens[n])}
    within = [{n for n in told if _lies_in(sentence.tokens[n], voice)} for voice in voices]
    spoken = {n for part in within for n in part}
    if not spoken or 2 * len(spoken) < len(told):
        return False
    who = [span for voice in voices for span in voice.who]
    wide = [part for part in within if 2 * len(part) >= len(told)] or [spoken]
    return any(not _tells_whose(sentence, {*told, *named} - part, who) for part in wide)


def _lies_in(token: Token, voice: Voiced) -> bool:
    return voice.start <= token.start and token.end <= voice.end


def _tells_whose(sentence: Sentence, outside: Collection[int], who: Sequence[Span]) -> bool:
    """Say whether words outside somebody's words name the speaker, or are a verb of saying."""
    speaking = words("dossier/speaking.txt")
    for token in (sentence.tokens[n] for n in outside):
        if any(span.start < token.end and token.start < span.end for span in who):
            return True
        if token.text.lower() == "according" or (token.lemma.lower() in speaking and token.pos in {"VERB", "AUX", ""}):
            return True
    return False
