"""The quotes of a story by utterance: who said it, when, and in which wordings the reports have it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.model.annotations import Attribution, Quote, Setting
from onrecord.model.spans import Span
from onrecord.present.view.citations import Citation, Citations, Place
from onrecord.present.view.drifts import Held, day_of, setting_of, speaker_of, wordings_of
from onrecord.present.view.indexes import Index
from onrecord.present.view.shown import date_in_words, one_line
from onrecord.present.view.wordings import Piece, wording_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording of an utterance. `spoken` is False where it is reported without quotation marks.

    `stance` are the words for a cue that denies, doubts or does not say it; "" where the speaker stands behind it.
    """

    pieces: tuple[Piece, ...]
    spoken: bool
    citations: tuple[Citation, ...]
    stance: str = ""

    @property
    def text(self) -> str:
        """The words, without those left out."""
        return " ".join(piece.text for piece in self.pieces if piece.change != "left_out")


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteranceView:
    """One passage of speech as the reports have it; `drifts` where their words differ within what both quote.

    `setting` says where, to whom, how and on what terms it was said, as printed.
    """

    number: int
    anchor: str
    speaker: str
    said: str
    wordings: tuple[Wording, ...]
    codes: tuple[str, ...]
    drifts: bool
    setting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotations:
    """The utterances: those that several reports quote, and those that one quotes, by speaker."""

    shared: tuple[UtteranceView, ...]
    single: tuple[tuple[str, tuple[UtteranceView, ...]], ...]

    @property
    def count(self) -> int:
        """How many utterances there are."""
        return len(self.shared) + sum(len(held) for _, held in self.single)


def _day(day: str) -> str:
    """The day of speaking in words; of a week its Monday."""
    week = re.fullmatch(r"(\d{4})-W(\d{2})", day)
    if week and 1 <= int(week[2]) <= 52 and int(week[1]):
        return f"week of {date_in_words(date.fromisocalendar(int(week[1]), int(week[2]), 1).isoformat())}"
    return date_in_words(day, weekday=True) if day else ""


def _setting(setting: Setting) -> str:
    """Say where, to whom and how it was said, as the reports print it."""

    def words(span: Span | None, lead: str = "") -> str:
        return f"{lead}{one_line(span.exact, 120)}" if span else ""

    occasion = words(setting.occasion)
    parts = (
        words(setting.addressee, "to "), occasion[:1].lower() + occasion[1:], words(setting.place), words(setting.terms),
        words(setting.behind, "citing "), words(setting.through, "according to "),
    )  # fmt: skip
    return " · ".join(part for part in parts if part)


def _wordings(held: Held, citations: Citations, place: Place) -> tuple[Wording, ...]:
    """Return the wordings with their citations; what is not in its text any more is left out."""
    cited = {quote.id: found for quote, _ in held if (found := citations.cite(quote.content, place))}
    return tuple(
        Wording(
            pieces=drift.pieces, spoken=drift.spoken, stance=drift.stance,
            citations=tuple(sorted((cited[q.id] for q in drift.quotes), key=lambda c: (c.handle.code, c.span))),
        )
        for drift in wordings_of([(quote, said) for quote, said in held if quote.id in cited])
    )  # fmt: skip


def _view(held: Held, citations: Citations, number: int, prefix: str) -> UtteranceView | None:
    place = Place("quote", number, f"{prefix}-quote-{number}")
    wordings = _wordings(held, citations, place)
    if not wordings:
        return None
    day, _ = day_of(held)
    codes = sorted({citation.handle.code for wording in wordings for citation in wording.citations})
    return UtteranceView(
        number=number, anchor=place.anchor, speaker=speaker_of(held), said=_day(day),
        setting=_setting(setting_of(held)), wordings=wordings, codes=tuple(codes),
        drifts=any(p.change != "same" for wording in wordings for p in wording.pieces),
    )  # fmt: skip


def _clauses(groups: Iterable[Held]) -> dict[tuple[str, str], list[Span]]:
    """The reported clauses by article and speaker."""
    found: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for quote, _ in (pair for held in groups for pair in held):
        if quote.kind == "indirect":
            found[quote.content.article, quote.speaker_name].append(quote.content)
    return found


def _inside(quote: Quote, told: Mapping[tuple[str, str], list[Span]]) -> bool:
    """Say whether a scrap of words stands in a clause that is shown whole: said “responsibly manage” says little alone."""
    spans = told.get((quote.content.article, quote.speaker_name), ())
    return quote.kind in {"partial", "mixed"} and any(s.start <= quote.content.start and quote.content.end <= s.end + 2 for s in spans)


def _utterances(story: str, articles: Iterable[str], index: Index) -> list[Held]:
    """Return the story's quotes by utterance, the most quoted utterance first.

    Scare quotes are left out, and scraps of one report that stand in a reported clause of the same speaker.
    """
    shown = set(articles)
    groups: dict[str, list[tuple[Quote, Attribution]]] = defaultdict(list)
    for attribution in index.attributions.get(story, ()):
        quote = index.quotes.get(attribution.quote)
        if quote and quote.kind != "scare" and quote.content.article in shown:
            groups[attribution.utterance or attribution.quote].append((quote, attribution))

    told = _clauses(groups.values())
    alone = {key for key, held in groups.items() if len({quote.content.article for quote, _ in held}) == 1}
    hidden = {key for key in alone if all(_inside(quote, told) for quote, _ in groups[key])}
    groups = {key: held for key, held in groups.items() if key not in hidden}

    def order(held: Held) -> tuple[int, bool, str, str]:
        reports = len({quote.content.article for quote, _ in held})
        wordings = len({wording_key(quote.content.exact) for quote, _ in held})
        return (-min(reports, 2), wordings < 2, speaker_of(held) or "\uffff", min(q.id for q, _ in held))

    return sorted((sorted(held, key=lambda pair: pair[0].content) for held in groups.values()), key=order)


def build_quotations(
    story: str, articles: Iterable[str], index: Index, *, citations: Citations, prefix: str
) -> Quotations:
    """Return a story's utterances; those whose words differ between reports come first."""
    shared, single = [], defaultdict(list)
    number = 1
    for held in _utterances(story, articles, index):
        utterance = _view(held, citations, number, prefix)
        if utterance is None:
            continue
        number += 1
        if len(utterance.codes) > 1:
            shared.append(utterance)
        else:
            single[utterance.speaker].append(utterance)
    by_speaker = sorted(single.items(), key=lambda pair: (pair[0] == "", pair[1][0].number))
    return Quotations(shared=tuple(shared), single=tuple((name, tuple(held)) for name, held in by_speaker))
