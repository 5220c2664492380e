"""The quotes of a story by utterance: who said it, when, and in which wordings the reports have it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.model.annotations import Setting
from onrecord.model.articles import Article
from onrecord.model.spans import Span
from onrecord.present.view.citations import Citation, Citations, Place
from onrecord.present.view.contents import balanced, lead_of, told_words
from onrecord.present.view.drifts import (
    WORDING_LIMIT,
    Drift,
    Held,
    actor_of,
    day_of,
    setting_of,
    speaker_of,
    wordings_of,
)
from onrecord.present.view.heard import Beside, utterances_of
from onrecord.present.view.indexes import Index
from onrecord.present.view.shown import date_in_words, one_line
from onrecord.present.view.wordings import Piece
from onrecord.tools.names import fold_organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording of an utterance. `spoken` is False where it is reported without quotation marks.

    `stance` are the words for a cue that denies, doubts or does not say it; "" where the speaker stands behind it.
    `lead` are the words of the report that lead what is reported: "promised", before "to stay"; they tell the stance too.
    """

    pieces: tuple[Piece, ...]
    spoken: bool
    citations: tuple[Citation, ...]
    stance: str = ""
    lead: str = ""

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


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the quotes of a story are shown with."""

    articles: Mapping[str, Article]
    citations: Citations
    beside: Beside


def _wordings(held: Held, scene: _Scene, place: Place) -> tuple[Wording, ...]:
    """Return the wordings with their citations; what is not in its text any more is left out."""
    cited = {quote.id: found for quote, _ in held if (found := scene.citations.cite(quote.content, place))}
    drifts = wordings_of([(quote, said) for quote, said in held if quote.id in cited])
    return tuple(
        _wording(drift, scene, tuple(sorted((cited[q.id] for q in drift.quotes), key=lambda c: (c.handle.code, c.span))))
        for drift in drifts
    )


def _wording(drift: Drift, scene: _Scene, citations: tuple[Citation, ...]) -> Wording:
    quote = drift.quotes[0]
    if drift.spoken:
        return Wording(pieces=drift.pieces, spoken=True, stance=drift.stance, citations=citations)
    lead = lead_of(quote, scene.articles[quote.content.article].text)
    words = balanced(one_line(told_words(quote, scene.beside.of(quote)), WORDING_LIMIT))
    return Wording(
        pieces=(Piece("same", words),), spoken=False, stance="" if lead else drift.stance, lead=lead, citations=citations
    )


def _view(held: Held, scene: _Scene, number: int, prefix: str) -> UtteranceView | None:
    place = Place("quote", number, f"{prefix}-quote-{number}")
    wordings = _wordings(held, scene, place)
    if not wordings:
        return None
    day, _ = day_of(held)
    codes = sorted({citation.handle.code for wording in wordings for citation in wording.citations})
    return UtteranceView(
        number=number, anchor=place.anchor, speaker=speaker_of(held), said=_day(day),
        setting=_setting(setting_of(held)), wordings=wordings, codes=tuple(codes),
        drifts=any(p.change != "same" for wording in wordings for p in wording.pieces),
    )  # fmt: skip


def build_quotations(
    story: str, articles: Mapping[str, Article], index: Index, *, citations: Citations, prefix: str
) -> Quotations:
    """Return a story's utterances; those whose words differ between reports come first."""
    shared, single = [], []
    number = 1
    quotes = (index.quotes.get(attribution.quote) for attribution in index.attributions.get(story, ()))
    scene = _Scene(articles, citations, Beside(quote for quote in quotes if quote is not None))
    heard = utterances_of(story, articles, index)
    for held in heard:
        utterance = _view(held, scene, number, prefix)
        if utterance is None:
            continue
        number += 1
        if len(utterance.codes) > 1:
            shared.append(utterance)
        else:
            single.append((held, utterance))
    return Quotations(shared=tuple(shared), single=_by_speaker(single))


def _by_speaker(told: Iterable[tuple[Held, UtteranceView]]) -> tuple[tuple[str, tuple[UtteranceView, ...]], ...]:
    """Return what one report has, by speaker: those with most utterances first, last where no speaker is told.

    An actor is listed once, under the name that its utterances have most often, and so is one name.
    """
    rows = list(told)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for held, utterance in rows:
        names[actor_of(held)][utterance.speaker] += 1
    best = {actor: min(held, key=lambda name: (-held[name], -len(name), name)) for actor, held in names.items() if actor}
    heads: dict[str, Counter[str]] = defaultdict(Counter)
    groups: dict[str, list[UtteranceView]] = defaultdict(list)
    for held, utterance in rows:
        name = best.get(actor_of(held), utterance.speaker)
        key = " ".join(fold_organisation(name)) or name
        heads[key][name] += 1
        groups[key].append(utterance)
    ranked = sorted(groups, key=lambda key: (not key, -len(groups[key]), key))
    return tuple((min(heads[key], key=lambda n: (-heads[key][n], n)), tuple(groups[key])) for key in ranked)
