"""The quotes of a story by utterance: who said it, when, and in which wordings the reports have it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.annotations import Attribution, Quote, Stance
from onrecord.present.view.citations import Citation, Citations, Place
from onrecord.present.view.indexes import Index
from onrecord.present.view.shown import date_in_words, one_line
from onrecord.present.view.wordings import Piece, compare_wordings, same_words, wording_key

#: Wordings with a smaller part of their words in common are other parts of what was said, not other wordings.
LEAST_SAME = 0.5
#: With so many wordings before it, a wording is compared with no more: the work would grow with their square.
MOST_BASES = 8
#: A wording is cut at this many characters; the link leads to all of it.
WORDING_LIMIT = 700
#: How a list of statements says that the speaker does not stand behind the words.
STANCES: dict[Stance, str] = {"denied": "denied", "doubted": "doubted", "not said": "did not say"}


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
    """One passage of speech as the reports have it; `drifts` where their words differ within what both quote."""

    number: int
    anchor: str
    speaker: str
    said: str
    wordings: tuple[Wording, ...]
    codes: tuple[str, ...]
    drifts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotations:
    """The utterances: those that several reports quote, and those that one quotes, by speaker."""

    shared: tuple[UtteranceView, ...]
    single: tuple[tuple[str, tuple[UtteranceView, ...]], ...]

    @property
    def count(self) -> int:
        """How many utterances there are."""
        return len(self.shared) + sum(len(held) for _, held in self.single)


_Held = list[tuple[Quote, Attribution]]


def _speaker(held: _Held) -> str:
    """Return the speaker's commonest name in the utterance, the longer where two are as common."""
    names = Counter(name for q, a in held if (name := one_line(a.speaker_name or q.speaker_name, 80)))
    return min(names, key=lambda name: (-names[name], -len(name), name)) if names else ""


def _said(held: _Held) -> str:
    days = sorted(attribution.said for _, attribution in held if attribution.said)
    return date_in_words(Counter(days).most_common(1)[0][0], weekday=True) if days else ""


def _compared(text: str, bases: list[str]) -> tuple[Piece, ...]:
    """Compare a wording with the base it shares most words with; one that shares too little is another part."""
    plain = (Piece("same", text),)
    told = [compare_wordings(base, text) for base in bases]
    best = max(told, key=same_words, default=plain)
    return best if same_words(best) >= LEAST_SAME * len(text.split()) else plain


def _wordings(held: _Held, citations: Citations, place: Place) -> tuple[Wording, ...]:
    """Return the wordings, spoken ones first, then the one most reports have, then the longest.

    A spoken one is compared with the earlier one of another report that it has most words in common with.
    """
    groups: dict[tuple[bool, str, str], list[tuple[Quote, Citation]]] = defaultdict(list)
    for quote, _ in held:
        citation = citations.cite(quote.content, place)
        if citation:
            stance = STANCES.get(quote.stance, "")
            groups[quote.kind != "indirect", wording_key(quote.content.exact), stance].append((quote, citation))

    def order(key: tuple[bool, str, str]) -> tuple[bool, int, int, str, str]:
        return (not key[0], -len({c.handle.article for _, c in groups[key]}), -len(key[1]), key[1], key[2])

    wordings: list[Wording] = []
    bases: list[tuple[str, frozenset[str]]] = []
    for key in sorted(groups, key=order):
        cited = tuple(sorted((c for _, c in groups[key]), key=lambda c: (c.handle.code, c.span)))
        # The comma before "he said" is the sentence's, not the speaker's.
        text = one_line(cited[0].span.exact, WORDING_LIMIT).rstrip(",")
        told_by = frozenset(citation.handle.code for citation in cited)
        pieces = _compared(text, [base for base, others in bases if not others & told_by] if key[0] else [])
        if key[0] and len(bases) < MOST_BASES:
            bases.append((text, told_by))
        wordings.append(Wording(pieces=pieces, spoken=key[0], citations=cited, stance=key[2]))
    return tuple(wordings)


def _view(held: _Held, citations: Citations, number: int, prefix: str) -> UtteranceView | None:
    place = Place("quote", number, f"{prefix}-quote-{number}")
    wordings = _wordings(held, citations, place)
    if not wordings:
        return None
    codes = sorted({citation.handle.code for wording in wordings for citation in wording.citations})
    return UtteranceView(
        number=number, anchor=place.anchor, speaker=_speaker(held), said=_said(held), wordings=wordings,
        codes=tuple(codes), drifts=any(p.change != "same" for wording in wordings for p in wording.pieces),
    )  # fmt: skip


def _utterances(story: str, articles: Iterable[str], index: Index) -> list[_Held]:
    """Return the story's quotes by utterance, scare quotes left out, the most quoted utterance first."""
    shown = set(articles)
    groups: dict[str, _Held] = defaultdict(list)
    for attribution in index.attributions.get(story, ()):
        quote = index.quotes.get(attribution.quote)
        if quote and quote.kind != "scare" and quote.content.article in shown:
            groups[attribution.utterance or attribution.quote].append((quote, attribution))

    def order(held: _Held) -> tuple[int, bool, str, str]:
        reports = len({quote.content.article for quote, _ in held})
        wordings = len({wording_key(quote.content.exact) for quote, _ in held})
        return (-min(reports, 2), wordings < 2, _speaker(held) or "\uffff", min(q.id for q, _ in held))

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
