"""Rows of derivations and of rebuilt texts: material in, rows in a fixed order out. Places, not words, stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from onrecord.model.reuse import Derivation, Manner, OriginKind
from onrecord.model.spans import Span
from onrecord.present.material import Material
from onrecord.present.rebuilt import StoryTexts
from onrecord.reuse.paragraphs import Paragraph, paragraphs_of
from onrecord.reuse.rebuilding import Rebuilt
from onrecord.reuse.variants import VariantKind


class PlaceRow(TypedDict):
    """A place in an article's text, half-open, in Unicode code points."""

    article: str
    start: int
    end: int


class TakingRow(TypedDict):
    """An edge of the derivation graph: words that the article `source` had first. `part` is the fraction of the taker's
    body; `sure` is false where the taking may go the other way, or both may have the words from a third."""

    source: str
    words: int
    part: float
    manner: Manner
    reason: str
    sure: bool


class OwnerRow(TypedDict):
    """Words of a paragraph that are one origin's ("" where nothing tells) and stood first in `source` (null: none at hand)."""

    origin: str
    source: str | None
    words: int


class OwnedRow(TypedDict):
    """A block of a body, and whose its words are."""

    kind: str
    start: int
    end: int
    words: int
    owners: list[OwnerRow]


class DerivationRow(TypedDict):
    """Whose text an article is: its origin, from which articles its words come, and whose each paragraph is."""

    article: str
    origin: str
    name: str
    kind: OriginKind
    credited: bool
    copy_of: str | None
    shares: dict[str, float]
    reasons: list[str]
    takings: list[TakingRow]
    paragraphs: list[OwnedRow]


class VariantRow(TypedDict):
    """Where a witness has other words than the paragraph as it is told; null where one of them has none."""

    kind: VariantKind
    told: PlaceRow | None
    witness: PlaceRow | None


class WitnessRow(TypedDict):
    """An article that has a paragraph, how many of its sentences, and what it has otherwise."""

    article: str
    places: list[PlaceRow]
    sentences: int
    variants: list[VariantRow]


class RebuiltParagraphRow(TypedDict):
    """A paragraph of a rebuilt text: a place in its best witness, and all that have it. Not `sure`: in one reprint only."""

    place: PlaceRow
    sentences: int
    sure: bool
    witnesses: list[WitnessRow]


class RebuiltRow(TypedDict):
    """An origin's text rebuilt from the reports that hold it; `own` are those that the origin itself published."""

    story: str
    origin: str
    name: str
    articles: list[str]
    own: list[str]
    paragraphs: list[RebuiltParagraphRow]


def derivation_rows(material: Material) -> Iterator[DerivationRow]:
    """Yield whose text each article is, by article."""
    articles = {article.id: article for article in material.articles}
    for derivation in sorted(material.derivations, key=lambda d: d.article):
        if derivation.article in articles:
            yield derivation_row(derivation, tuple(paragraphs_of(articles[derivation.article], derivation)))


def derivation_row(d: Derivation, paragraphs: tuple[Paragraph, ...]) -> DerivationRow:
    """Return one article's derivation as a row."""
    return {
        "article": d.article, "origin": d.origin, "name": d.name, "kind": d.kind, "credited": d.credited,
        "copy_of": d.copy_of or None, "shares": {share.origin: share.fraction for share in d.shares},
        "reasons": list(d.reasons),
        "takings": [
            {"source": t.source, "words": t.words, "part": t.part, "manner": t.manner, "reason": t.reason, "sure": t.sure}
            for t in d.takings
        ],
        "paragraphs": [
            {"kind": p.kind, "start": p.span.start, "end": p.span.end, "words": p.words,
             "owners": [{"origin": o.origin, "source": o.source or None, "words": o.words} for o in p.owners]}
            for p in paragraphs
        ],
    }  # fmt: skip


def text_rows(material: Material) -> Iterator[RebuiltRow]:
    """Yield the rebuilt texts of each story that two reports or more have: what one report has stands in it."""
    articles = {article.id: article for article in material.articles}
    derivations = {one.article: one for one in material.derivations}
    moments = {dating.article: dating.value for dating in material.datings}
    for dossier in sorted(material.dossiers, key=lambda d: d.story):
        inside = [article for article in dossier.articles if article in articles]
        texts = StoryTexts(
            origins=dossier.origins,
            articles={article: articles[article] for article in inside},
            derivations={article: derivations[article] for article in inside if article in derivations},
            moments={article: moments[article] for article in inside if article in moments},
        )
        for origin in (one for one in dossier.origins if texts.holders(one) > 1):
            yield from (rebuilt_row(text, dossier.story) for text in texts.rebuilt(origin) if len(text.articles) > 1)


def rebuilt_row(text: Rebuilt, story: str) -> RebuiltRow:
    """Return a rebuilt text as a row."""
    return {
        "story": story, "origin": text.origin, "name": text.name, "articles": list(text.articles), "own": list(text.own),
        "paragraphs": [
            {
                "place": _place(p.span), "sentences": p.sentences, "sure": p.sure,
                "witnesses": [
                    {"article": w.article, "places": [_place(span) for span in w.spans], "sentences": w.sentences,
                     "variants": [{"kind": v.kind, "told": _optional(v.told), "witness": _optional(v.witness)}
                                  for v in w.variants]}
                    for w in p.witnesses
                ],
            }
            for p in text.paragraphs
        ],
    }  # fmt: skip


def _place(span: Span) -> PlaceRow:
    return {"article": span.article, "start": span.start, "end": span.end}


def _optional(span: Span | None) -> PlaceRow | None:
    return _place(span) if span else None
