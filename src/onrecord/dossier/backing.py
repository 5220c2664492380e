"""What a sentence is checked against: the cited statements, their sentences with words and dates (`Backing`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from onrecord.dossier.days import tell_day
from onrecord.dossier.voices import Voiced, find_voices
from onrecord.dossier.wording import folded, is_word, units
from onrecord.model.annotations import Quote, Sentence, Timex
from onrecord.model.articles import Article, Block
from onrecord.model.reuse import Origin
from onrecord.model.spans import Span
from onrecord.model.statements import Statement
from onrecord.tools.labels import UNKNOWN_ROOM, newsroom_label
from onrecord.tools.protocols import Tools
from onrecord.tools.tables import words as table_words

Code = Literal["uncited", "number", "name", "word", "omission", "date", "quotation", "speaker", "outlet", "count"]

#: Citations that count: a reader follows no more than these.
MOST_CITED = 8
_TELLING = re.compile(r"\b\d[\d.,:]*\b|(?<=[a-z,;:(“ ] )[A-Z][\w’'-]+|(?<=[“(])[A-Z][\w’'-]+")
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a sentence is refused: what kind of fault, and at which words."""

    code: Code
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A question on record with its type, and the claim by which a statement answers it."""

    question: str
    type: str
    claim: str


class Backing(Protocol):
    """Gives the parsed sentence, the time expressions and the quotes at a place in the reports."""

    def sentence_at(self, span: Span, /) -> Sentence | None:
        """Return the sentence that a span names."""
        ...

    def times_in(self, span: Span, /) -> tuple[Timex, ...] | None:
        """Return the time expressions in a span; None where they are not known."""
        ...

    def quotes_in(self, span: Span, /) -> tuple[Quote, ...] | None:
        """Return the quotes that begin in a span; None where they are not known."""
        ...

    def voices_over(self, span: Span, /) -> tuple[Voiced, ...]:
        """Return the stretches of somebody's words that reach into a span."""
        ...

    def printer(self, span: Span, /) -> str:
        """Return who printed words that are not of the newsroom whose work their report mostly is; "" for none."""
        ...

    def answers(self, stmt: Statement, /) -> tuple[Answer, ...] | None:
        """Return what a statement answers; None where the points are not known."""
        ...


@dataclass(frozen=True, slots=True)
class ParsedBacking:
    """Backing from the statements alone: their sentences are parsed when asked for."""

    tools: Tools

    def sentence_at(self, span: Span, /) -> Sentence | None:
        """Parse the sentence's words; a parser that cuts them in two gives None (the check then fails closed)."""
        text = span.exact
        block = Block("paragraph", 0, len(text))
        article = Article(span.article, "", "", "", "", "", text, None, "", "", "en", (block,))
        found = self.tools.parser.parse(article, {"paragraph"})
        return found[0] if len(found) == 1 else None

    def times_in(self, _span: Span, /) -> tuple[Timex, ...] | None:
        """Not known without the record."""
        return None

    def quotes_in(self, _span: Span, /) -> tuple[Quote, ...] | None:
        """Not known without the record."""
        return None

    def voices_over(self, span: Span, /) -> tuple[Voiced, ...]:
        """Return what stands between quotation marks within the sentence itself."""
        article = Article(span.article, "", "", "", "", "", span.exact, None, "", "", "en", ())
        return tuple(Voiced(v.start + span.start, v.end + span.start) for v in find_voices(article, ()))

    def printer(self, _span: Span, /) -> str:
        """Not known without the record."""
        return ""

    def answers(self, _stmt: Statement, /) -> tuple[Answer, ...] | None:
        """Not known without the record."""
        return None


def unbacked(
    text: str, stated: Sequence[Statement], origins: Sequence[Origin], *, names: Iterable[str] = ()
) -> list[Reason]:
    """Return the figures, dates and capitalised names of a text that nothing cited holds.

    They may come from the cited spans, from the statements' values, days and holders, and from the
    newsrooms' names, or be among other `names`.
    """
    pool = _pool(stated, origins) | {word for name in names for word, _ in units(name.lower())}
    found = []
    for match in _TELLING.finditer(text):
        bare = re.sub(r"['’]s$", "", match.group().strip(".,:"))
        inside = [word for word, _ in units(bare.lower())]
        if not all(word in pool for word in inside):
            found.append(Reason("number" if bare[:1].isdigit() else "name", bare))
    return found


def _pool(stated: Sequence[Statement], origins: Sequence[Origin]) -> frozenset[str]:
    parts: list[str] = [room_label(origin) for origin in origins]
    for stmt in stated:
        parts += [stmt.span.exact, stmt.value, stmt.when, stmt.holder, *days_in(stmt.value, stmt.when)]
    return frozenset(word for part in parts for word, _ in units(part.lower()))


def days_in(*values: str) -> list[str]:
    """Return the words in which the ISO dates in some values may be told."""
    return [tell_day(match.group()) for value in values for match in _ISO.finditer(value)]


def same_words(left: str, right: str) -> bool:
    """Say whether two wordings are the same but for case, spacing and the shape of quotation marks."""
    return folded(left).lower().strip(" .,") == folded(right).lower().strip(" .,")


def holds_words(source: str, words: str) -> bool:
    """Say whether a source prints words in a row, whole words and in this order."""
    inner = [unit for unit, _ in units(_evened(words))]
    outer = [unit for unit, _ in units(_evened(source))]
    while inner and inner[-1] in {".", ",", "'"}:
        inner.pop()
    size = len(inner)
    return bool(inner) and any(outer[n : n + size] == inner for n in range(len(outer) - size + 1))


def cuts_polarity(source: str, words: str) -> bool:
    """Say whether words cut out of a source leave a "not", "no" or "may" outside, close before or right after them."""
    inner = [unit.lower() for unit, _ in units(_evened(words)) if is_word(unit)]
    outer = [unit.lower() for unit, _ in units(_evened(source)) if is_word(unit)]
    size = len(inner)
    turning = table_words("dossier/polarity.txt")
    places = [n for n in range(len(outer) - size + 1) if outer[n : n + size] == inner]
    return all(turning & {*outer[max(0, n - 4) : n], *outer[n + size : n + size + 2]} for n in places)


def _evened(text: str) -> str:
    """Fold all quotation marks to one, so that a quotation within a quotation compares."""
    return folded(text).replace('"', "'")


def room_label(origin: Origin | None) -> str:
    """Return the name by which the brief calls a newsroom: its own, or which report it is (a file's name is none)."""
    return newsroom_label(origin.name, origin.kind) if origin is not None else UNKNOWN_ROOM


def copy_label(label: str) -> str:
    """Return what a copy of a newsroom's text is called where it departs from its twin."""
    return f"a copy of {label}’s text"


def printed_by(backing: Backing, stated: Iterable[Statement]) -> str:
    """Return the one report's printer of all statements; "" where there is none, or there are several."""
    found = {backing.printer(stmt.sentence) for stmt in stated}
    return found.pop() if len(found) == 1 else ""


def outlets_only(printed: str, names: Iterable[str]) -> bool:
    """Say whether a printed list names only these newsrooms, and at least one."""
    rest = printed
    for name in sorted({name for name in names if name}, key=lambda n: (-len(n), n)):
        rest = rest.replace(name, "\0", 1)
    return "\0" in rest and not re.sub(r"\0|, | and |\s", "", rest)
