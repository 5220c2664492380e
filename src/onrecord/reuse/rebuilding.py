"""An origin's texts rebuilt from their reprints: the articles of a story and their Derivations in, Rebuilt texts out.

It is made when it is asked for, from spans: it costs milliseconds for a story and is never behind the record, and a
store that kept it would hold the publishers' words twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from onrecord.model.articles import Article
from onrecord.model.reuse import Derivation
from onrecord.model.spans import Span
from onrecord.reuse.runs import Run, paragraphs_in
from onrecord.reuse.sentences import Told, sentences_of
from onrecord.reuse.slots import Slot, slots_of
from onrecord.reuse.texts import texts_of
from onrecord.reuse.variants import Side, Variant, side_of, variants_of
from onrecord.tools.directory import fold
from onrecord.tools.hosts import host_of, registered_domain

#: Articles that texts are rebuilt from at most, those with most of them, and sentences: bounds time.
MOST, SENTENCES = 200, 12_000


@dataclass(frozen=True, slots=True)
class Witness:
    """An article that has a paragraph: where, how many of its sentences, and what it has otherwise."""

    article: str
    spans: tuple[Span, ...]
    sentences: int
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class RebuiltParagraph:
    """A paragraph in the words of its best witness, `span`, and all that have it, the best first.

    `sure`: the origin itself prints it, or two publishers do; else one may have added it.
    """

    span: Span
    sentences: int
    witnesses: tuple[Witness, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A text of an origin as its reprints in a story have it. `articles` are the witnesses, those with most of it first;
    `own` those of them that the origin itself published."""

    origin: str
    name: str
    articles: tuple[str, ...]
    own: tuple[str, ...]
    paragraphs: tuple[RebuiltParagraph, ...]


def rebuild(
    articles: Mapping[str, Article], derivations: Collection[Derivation], *, origins: Collection[str], name: str
) -> tuple[Rebuilt, ...]:
    """Rebuild the texts of an origin, which goes by any of these ids, from the articles that hold words of it.

    An agency sends more than one text about an event: those that share next to nothing are told apart, the one with
    most witnesses first. The order of the articles changes nothing. Articles without a sentence of it are no witnesses.
    """
    mine = {d.article: d for d in derivations if d.article in articles}
    told = {key: sentences_of(articles[key], mine[key], origins) for key in sorted(mine)}
    chosen = sorted((key for key in told if told[key]), key=lambda key: (-len(told[key]), key))[:MOST]
    sizes = accumulate(len(told[key]) for key in chosen)
    chosen = [key for key, size in zip(chosen, sizes, strict=True) if size <= SENTENCES]
    credited = {key for key in chosen if mine[key].credited}
    found = [_rebuilt(text, articles, credited, (min(origins), name)) for text in texts_of({key: told[key] for key in chosen})]
    return tuple(sorted(found, key=lambda text: (-len(text.articles), -len(text.paragraphs), text.articles)))


def _rebuilt(
    told: Mapping[str, Sequence[Told]], articles: Mapping[str, Article], credited: Collection[str], origin: tuple[str, str]
) -> Rebuilt:
    order = sorted(told, key=lambda key: (-len(told[key]), key))
    own = tuple(key for key in order if fold(articles[key].source) == fold(origin[1]))
    place = {key: n for n, key in enumerate(order)}
    houses = {key: house_of(articles[key]) for key in order}

    def trust(article: str) -> tuple[bool, bool, int]:
        return (article not in own, article not in credited, place[article])

    runs = paragraphs_in(slots_of(told, own=own), trust)
    return Rebuilt(*origin, tuple(order), own, tuple(_paragraph(run, articles, houses, own) for run in runs))


def house_of(article: Article) -> str:
    """Return whose page an article is, to tell two reprints of one publisher from two: its name, its host or itself."""
    host = host_of(article.url)
    return fold(article.source) or (registered_domain(host) if host else "") or article.id


def _paragraph(
    run: Run, articles: Mapping[str, Article], houses: Mapping[str, str], own: Collection[str]
) -> RebuiltParagraph:
    best = articles[run.witness]
    told = [one for slot in run.slots for one in slot.of(run.witness)]
    mine = side_of(best, told)
    names = dict.fromkeys(one.article for slot in run.slots for one in slot.told)
    others = sorted(name for name in names if name != run.witness)
    witnesses = [_witness(run.slots, articles[name], mine) for name in (run.witness, *others)]
    witnesses[1:] = sorted(witnesses[1:], key=lambda w: (-w.sentences, len(w.variants), w.article))
    sure = len({houses[w.article] for w in witnesses}) > 1 or any(w.article in own for w in witnesses)
    span = best.span(min(one.start for one in told), max(one.end for one in told))
    return RebuiltParagraph(span, len(run.slots), tuple(witnesses), sure)


def _witness(slots: Sequence[Slot], article: Article, told: Side) -> Witness:
    held = [one for slot in slots for one in slot.of(article.id)]
    count = sum(bool(slot.of(article.id)) for slot in slots)
    spans = tuple(article.span(start, end) for start, end in _runs(held))
    if article.id == told.article.id:
        return Witness(article.id, spans, count, ())
    return Witness(article.id, spans, count, tuple(variants_of(told, side_of(article, held))))


def _runs(held: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Yield the places of sentences, those in a row within a block as one."""
    ordered = sorted({one.number: one for one in held}.values(), key=lambda one: one.number)
    start = 0
    for at, one in enumerate(ordered):
        following = ordered[at + 1] if at + 1 < len(ordered) else None
        if following is None or following.number != one.number + 1 or following.block != one.block:
            yield ordered[start].start, one.end
            start = at + 1
