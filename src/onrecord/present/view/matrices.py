"""Points against reports: rows with the reports' own words, in the order of what a reader must know first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from onrecord.model.dossiers import Dossier
from onrecord.model.reuse import newsroom_ids
from onrecord.model.statements import Claim, Point, Statement, Voice, VoiceCount
from onrecord.present.view.citations import Citation, Citations, Place
from onrecord.present.view.contents import balanced
from onrecord.present.view.handles import Handle, Newsroom
from onrecord.present.view.numbering import Alone, NumberedPoint
from onrecord.present.view.shown import count_of, one_line
from onrecord.present.view.terms import StatusWords, status_words, term
from onrecord.present.view.wordings import wording_key

#: With more reports than this, a column is a newsroom: wider tables are not read, they are scrolled.
MOST_COLUMNS = 9
#: The words in a cell are cut at this many characters; the link leads to all of them.
WORDS_LIMIT = 90
#: A reading is cut sooner: the cells hold the words.
READING_LIMIT = 100
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ“])")
#: What one newsroom alone tells stands in a list, which has room for more.
ALONE_LIMIT = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words on a point: the reading's letter, the words (cut), who says so, and where they stand.

    `citations` are the places with these same words: several where a cell holds several reports.
    """

    letter: str
    text: str
    holder: str
    citations: tuple[Citation, ...]

    @property
    def citation(self) -> Citation:
        """The first of the places."""
        return self.citations[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One answer to a point's question ("" where the question says it), and how much stands behind it."""

    letter: str
    text: str
    behind: str
    preferred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the matrix: one report, or all of a newsroom's where there are many."""

    code: str
    name: str
    date: str
    anchor: str
    handles: tuple[Handle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnGroup:
    """A newsroom with its columns."""

    newsroom: Newsroom
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A point: question, status, explanation, readings, and a cell a column (empty where it is silent)."""

    number: int
    anchor: str
    question: str
    topic: str
    status: StatusWords
    explanation: str
    readings: tuple[Reading, ...]
    cells: tuple[tuple[Words, ...], ...]
    silent: tuple[str, ...]

    @property
    def echoes(self) -> bool:
        """Whether the question is but the beginning of the words, as of a statement that no one else makes."""
        first = next((words for cell in self.cells for words in cell), None)
        asked = _key(self.question)
        return first is not None and bool(asked) and _key(first.text).startswith(asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusGroup:
    """The rows of one status."""

    status: StatusWords
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The points: those on which reports differ, those agreed, and what one newsroom alone tells."""

    groups: tuple[ColumnGroup, ...]
    by_newsroom: bool
    differing: tuple[StatusGroup, ...]
    agreed: tuple[StatusGroup, ...]
    single: tuple[tuple[Alone, tuple[Row, ...]], ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns, in order."""
        return tuple(column for group in self.groups for column in group.columns)

    @property
    def counts(self) -> tuple[tuple[StatusWords, int], ...]:
        """How many points there are of each status, in the order in which they are shown."""
        told = [(group.status, len(group.rows)) for group in (*self.differing, *self.agreed)]
        alone = sum(len(rows) for _, rows in self.single)
        return tuple(told + ([(status_words()["single_source"], alone)] if alone else []))

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, in order of their numbers."""
        told = [row for group in (*self.differing, *self.agreed) for row in group.rows]
        return tuple(told + [row for _, rows in self.single for row in rows])


def _why(point: Point) -> str:
    """Return the explanation without the sentences that only tell the readings over again, if any is left."""
    told = [one_line(text) for claim in point.claims for text in (claim.text, claim.value) if text.strip()]
    sentences = _SENTENCES.split(one_line(point.explanation))
    left = [one for one in sentences if not any(f"“{text}”" in one for text in told)]
    return one_line(" ".join(left or sentences), 400)


def voice_name(voice: Voice) -> str:
    """Return what to call a voice."""
    if voice.kind == "reporter":
        return f"the reporter ({one_line(voice.who, 60)})" if voice.who else "the reporter"
    if voice.kind == "unnamed":
        return one_line(voice.who, 60) or "an unnamed source"
    return one_line(voice.who, 60) or term("voice", voice.kind)


def voices_in_words(voices: VoiceCount) -> str:
    """Return "2 voices" or, where unnamed officials may be one and the same, "1 to 3 voices".

    Nothing where the reports speak for themselves alone; the voice's name where there is one.
    """
    if voices.high <= 0 or (voices.who and all(voice.kind == "reporter" for voice in voices.who)):
        return ""
    if voices.low != voices.high:
        return f"{voices.low} to {voices.high} voices"
    names = [voice_name(voice) for voice in voices.who]
    return names[0] if voices.low == 1 and len(names) == 1 else count_of(voices.low, "voice")


def _key(text: str) -> str:
    return wording_key(text.rstrip(" .…"))


def _behind(claim: Claim, origins: Iterable[str]) -> str:
    """Say how much stands behind a claim of these origins: press releases alone are no newsroom."""
    held = frozenset(origins)
    what = "newsroom" if newsroom_ids(held) or not held else "press release"
    parts = [count_of(claim.independent, what), voices_in_words(claim.voices)]
    return " · ".join(part for part in parts if part)


def columns_of(newsrooms: tuple[Newsroom, ...]) -> tuple[tuple[ColumnGroup, ...], bool]:
    """Return the columns by newsroom, and whether a column is a whole newsroom."""
    by_newsroom = sum(len(room.handles) for room in newsrooms) > MOST_COLUMNS
    groups = []
    for room in newsrooms:
        if by_newsroom:
            codes = room.handles[0].code
            if len(room.handles) > 1:
                codes += f"–{room.handles[-1].code}"
            columns = [Column(code=codes, name=room.name, date="", anchor=room.anchor, handles=room.handles)]
        else:
            columns = [
                Column(code=one.code, name=one.outlet, date=one.date, anchor=one.anchor, handles=(one,))
                for one in room.handles
            ]
        groups.append(ColumnGroup(newsroom=room, columns=tuple(columns)))
    return tuple(groups), by_newsroom


class _Rows:
    """Makes rows out of points: the state is the dossier's statements and the columns."""

    def __init__(self, dossier: Dossier, citations: Citations, *, columns: tuple[Column, ...], prefix: str) -> None:
        self._statements: Mapping[str, Statement] = {one.id: one for one in dossier.statements}
        self._citations = citations
        self._columns = columns
        self._prefix = prefix

    def row(self, point: Point, number: int) -> Row:
        """Return the row of a point."""
        alone = point.status == "single_source"
        place = Place("point", number, f"{self._prefix}-point-{number}", quiet=alone)
        readings, words = [], []
        lettered = len(point.claims) > 1
        for claim, letter in zip(point.claims, "abcdefghijklmnopqrstuvwxyz" + "…" * len(point.claims), strict=False):
            mark = letter if lettered else ""
            text = one_line(claim.text, READING_LIMIT).rstrip(",")
            repeated = not lettered and _key(text).startswith(_key(point.question))
            readings.append(Reading(
                letter=mark, text="" if repeated else text, behind=_behind(claim, [one.origin for key in claim.statements if (one := self._statements.get(key))]),
                preferred=bool(point.preferred) and claim.id == point.preferred,
            ))  # fmt: skip
            words += self._words(claim, mark, place)
        cells = tuple(self._cell(column, words) for column in self._columns)
        return Row(
            number=number, anchor=place.anchor, question=one_line(point.question, 240), topic=one_line(point.topic, 60),
            status=status_words()[point.status], explanation=_why(point),
            readings=tuple(readings), cells=cells,
            silent=tuple(c.code for c, cell in zip(self._columns, cells, strict=True) if not cell),
        )  # fmt: skip

    def _words(self, claim: Claim, letter: str, place: Place) -> list[Words]:
        limit = ALONE_LIMIT if place.quiet else WORDS_LIMIT
        found = []
        for key in claim.statements:
            statement = self._statements.get(key)
            citation = self._citations.cite(statement.span, place) if statement else None
            if statement and citation:
                found.append(Words(
                    letter=letter, text=balanced(one_line(statement.span.exact, limit).rstrip(",")),
                    holder=one_line(statement.holder, 60), citations=(citation,),
                ))  # fmt: skip
        return found

    @staticmethod
    def _cell(column: Column, words: list[Words]) -> tuple[Words, ...]:
        """Return a column's words, the same words once, in the order of the readings, then of the text."""
        articles = {handle.article for handle in column.handles}
        held = [one for one in words if one.citation.span.article in articles]
        held.sort(key=lambda one: (one.letter, one.citation.handle.code, one.citation.span))
        cell: dict[tuple[str, str, str], Words] = {}
        for one in held:
            key = (one.letter, wording_key(one.text), one.holder)
            places = cell[key].citations if key in cell else ()
            cell[key] = replace(cell.get(key, one), citations=tuple(dict.fromkeys((*places, *one.citations))))
        return tuple(cell.values())


def build_matrix(
    dossier: Dossier, newsrooms: tuple[Newsroom, ...], citations: Citations, *,
    points: tuple[NumberedPoint, ...], prefix: str,
) -> Matrix:  # fmt: skip
    """Return the matrix of a dossier's points, in the order of their numbers."""
    groups, by_newsroom = columns_of(newsrooms)
    columns = tuple(column for group in groups for column in group.columns)
    make = _Rows(dossier, citations, columns=columns, prefix=prefix)
    told: dict[str, list[Row]] = {}
    single: dict[Alone, list[Row]] = {}
    for one in points:
        row = make.row(one.point, one.number)
        if one.point.status == "single_source":
            single.setdefault(one.alone, []).append(row)
        else:
            told.setdefault(one.point.status, []).append(row)
    shown = [StatusGroup(status=words, rows=tuple(told[key])) for key, words in status_words().items() if key in told]
    return Matrix(
        groups=groups, by_newsroom=by_newsroom,
        differing=tuple(group for group in shown if group.status.status != "agreed"),
        agreed=tuple(group for group in shown if group.status.status == "agreed"),
        single=tuple((alone, tuple(rows)) for alone, rows in single.items()),
    )  # fmt: skip
