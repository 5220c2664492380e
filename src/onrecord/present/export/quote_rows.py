"""Rows of quotes and utterances, as typed dictionaries."""

from __future__ import annotations

from typing import TypedDict

from onrecord.model.annotations import QuoteKind, Stance
from onrecord.present.export.article_rows import SpanRow
from onrecord.present.view.wordings import Change


class SaidRow(TypedDict):
    """The day on which something was said."""

    value: str
    precision: str


class SettingRow(TypedDict):
    """What is printed beside a cue of where, to whom, how and on what terms it was said.

    `behind` is whom the speaker cites, `through` who passes the speaker's words on.
    """

    addressee: SpanRow | None
    place: SpanRow | None
    occasion: SpanRow | None
    terms: SpanRow | None
    behind: SpanRow | None
    through: SpanRow | None


class QuoteRow(TypedDict):
    """Content, cue and speaker. Quotes of one passage of speech share `utterance`, across articles.

    `stance` is "" where the speaker stands behind the content, else `denied`, `doubted` or `not said`; `setting` is
    null where nothing is printed of it.
    """

    id: str
    content: SpanRow
    cue: SpanRow | None
    speaker: SpanRow | None
    speaker_name: str
    actor: str | None
    kind: QuoteKind
    stance: Stance
    said: SaidRow | None
    utterance: str
    setting: SettingRow | None


class PieceRow(TypedDict):
    """A run of words of a wording: `same` as the wording it is compared with, `added` to it or `left_out` of it."""

    change: Change
    text: str


class WordingRow(TypedDict):
    """One wording of an utterance with the quotes and articles that have it.

    `against` is the place, in the list, of the wording that `pieces` compare it with word by word; null where there is
    none to compare with. `spoken` is false where it is told without quotation marks.
    """

    text: str
    spoken: bool
    stance: str
    quotes: list[str]
    articles: list[str]
    against: int | None
    pieces: list[PieceRow]


class UtteranceRow(TypedDict):
    """One passage of speech, quoted once or often: who said it, when and where, and in which wordings it is printed.

    `setting` has the words that most of its quotes have beside them.
    `drifts` says whether two reports print other words within what both quote.
    """

    id: str
    story: str
    speaker_name: str
    actor: str | None
    said: SaidRow | None
    setting: SettingRow | None
    quotes: list[str]
    articles: list[str]
    drifts: bool
    wordings: list[WordingRow]
