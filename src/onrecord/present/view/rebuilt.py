"""Texts that stand in several reports, rebuilt, as a page shows them; and whose each paragraph of a report is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model.dossiers import Dossier
from onrecord.present.rebuilt import StoryTexts, differences_of, label_of, takes_of
from onrecord.present.view.handles import Handle, Newsroom
from onrecord.present.view.indexes import Index
from onrecord.present.view.shown import count_of, listed, one_line
from onrecord.reuse.rebuilding import Rebuilt, RebuiltParagraph

#: Reports that are named beside a paragraph, texts of one newsroom that are shown; JSON has all.
MOST_NAMED, MOST_TEXTS = 12, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphView:
    """A paragraph in its best witness's words, the reports that have it, and what they have otherwise."""

    text: str
    handles: tuple[Handle, ...]
    more: int
    sure: bool
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuiltView:
    """A newsroom's text rebuilt: its title, what is to be known of it, its paragraphs."""

    title: str
    count: str
    notes: tuple[str, ...]
    paragraphs: tuple[ParagraphView, ...]


def texts_in(dossier: Dossier, index: Index) -> StoryTexts:
    """Return the records of a dossier that origins are shown from."""
    inside = [article for article in dossier.articles if article in index.articles]
    return StoryTexts(
        origins=dossier.origins,
        articles={article: index.articles[article] for article in inside},
        derivations={article: index.derivations[article] for article in inside if article in index.derivations},
        moments={article: index.datings[article].value for article in inside if article in index.datings},
    )


def build_rebuilt(texts: StoryTexts, newsrooms: tuple[Newsroom, ...]) -> tuple[RebuiltView, ...]:
    """Return the texts that two reports or more have, newsroom by newsroom."""
    handles = {handle.article: handle for room in newsrooms for handle in room.handles}
    origins = {origin.id: origin for origin in texts.origins}
    views = []
    for room in newsrooms:
        origin = origins.get(room.origin)
        rebuilt = texts.rebuilt(origin) if origin and texts.holders(origin) > 1 else ()
        several = [text for text in rebuilt if len(text.articles) > 1 and all(a in handles for a in text.articles)]
        views += [_view(text, room, texts, handles) for text in several[:MOST_TEXTS]]
    return tuple(views)


def _view(text: Rebuilt, room: Newsroom, texts: StoryTexts, handles: Mapping[str, Handle]) -> RebuiltView:
    codes = {article: handles[article].code for article in text.articles}
    known = sorted(codes.values(), key=lambda code: (len(code), code))
    named = listed(known if len(known) <= MOST_NAMED else [*known[:MOST_NAMED], f"{len(known) - MOST_NAMED} more"])
    sure = sum(paragraph.sure for paragraph in text.paragraphs)
    return RebuiltView(
        title=f"{room.name}{'’' if room.name.endswith('s') else '’s'} text, rebuilt from {named}",
        count=f"{count_of(len(text.paragraphs), 'paragraph')}, {sure} of them sure",
        notes=takes_of(text, texts.moments, codes),
        paragraphs=tuple(_paragraph(one, handles, codes) for one in text.paragraphs),
    )


def _paragraph(one: RebuiltParagraph, handles: Mapping[str, Handle], codes: Mapping[str, str]) -> ParagraphView:
    held = sorted((handles[w.article] for w in one.witnesses), key=lambda h: (len(h.code), h.code))
    return ParagraphView(
        text=one_line(one.span.exact), handles=tuple(held[:MOST_NAMED]), more=max(0, len(held) - MOST_NAMED),
        sure=one.sure, differences=tuple(differences_of(one, codes)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose a paragraph is, in words; `taken`: most of it stood in another report first."""

    label: str
    taken: bool


def whose_blocks(article: str, texts: StoryTexts, names: Mapping[str, str]) -> dict[int, Whose]:
    """Return whose the paragraphs of an article are, by where they begin; {} where all of them are one newsroom's."""
    found: dict[int, Whose] = {}
    if article not in texts.derivations or not texts.derivations[article].parts:
        return found
    for paragraph in texts.paragraphs(article):
        taken = sum(owner.words for owner in paragraph.owners if owner.source)
        found[paragraph.span.start] = Whose(one_line(label_of(paragraph, names), 80), 2 * taken > paragraph.words)
    return found if len({whose.label for whose in found.values()}) > 1 else {}
