"""Kinds of passage: copying, a shared quotation, stock background or page furniture; TwoTexts in, Named out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.articles import Article
from onrecord.model.reuse import PassageKind
from onrecord.reuse.stretches import Stretch, TwoTexts
from onrecord.tools.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class KindConfig:
    """What tells copying from shared quotations and stock phrases.

    Narrative words lie outside quotation marks on both sides; plain words are narrative and in small letters,
    so that names and titles, which anyone prints alike, prove nothing.
    """

    run: int = 12  # words one after the other in a passage that is copying by itself
    run_plain: int = 6  # plain words in such a passage
    narrative: int = 16  # narrative words in a lightly edited passage that is copying by itself
    density: float = 0.75  # least density of such a passage
    quoted: float = 0.5  # least part of the matched words inside quotation marks in a shared quotation
    pair: int = 45  # words of such copying between two articles after which their other passages are copying too
    member: float = 0.5  # least density of those other passages


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch with its kind and why."""

    stretch: Stretch
    kind: PassageKind
    reason: str


def tell_kinds(
    texts: TwoTexts, stretches: Sequence[Stretch], reworded: Sequence[Stretch], *, config: KindConfig = KindConfig()
) -> Iterator[Named]:
    """Name the kind of each stretch; what the whole pair shows decides on what a stretch alone leaves open."""
    alone = [(stretch, _kind_alone(texts, stretch, config)) for stretch in stretches]
    sure = sum(stretch.matched for stretch, named in alone if named.kind == "copy")
    copied = sure >= config.pair or bool(reworded)
    for stretch, named in alone:
        if copied and named.kind in {"quotation", "background"} and stretch.density >= config.member:
            yield Named(stretch, "copy", f"among {sure} other words that the two articles share")
        else:
            yield named
    for stretch in reworded:
        yield Named(stretch, "copy", "reworded: the same sentence with other words in places")


def _kind_alone(texts: TwoTexts, stretch: Stretch, config: KindConfig) -> Named:
    kinds = {_block_kind(texts.left, texts.left_words, stretch, 0), _block_kind(texts.right, texts.right_words, stretch, 1)}
    outside = sorted(kinds - {"body", "headline"})
    if outside:
        return Named(stretch, "furniture", f"stands in a block of kind {outside[0]}")
    quoted = sum(_is_quoted(texts, i, j) for i, j in stretch.pairs)
    narrative = [(i, j) for i, j in stretch.pairs if not texts.left_words.quoted[i] and not texts.right_words.quoted[j]]
    plain = sum(_is_small(texts.left, texts.left_words, i) for i, _ in narrative)
    run = _narrative_run(texts, stretch)
    if "body" in kinds and run >= config.run and plain >= config.run_plain:
        return Named(stretch, "copy", f"{run} words of narrative in a row are the same")
    dense = stretch.density >= config.density and plain * 2 >= config.narrative
    if "body" in kinds and len(narrative) >= config.narrative and dense:
        return Named(stretch, "copy", f"{len(narrative)} words of narrative are the same in order")
    if quoted >= config.quoted * stretch.matched:
        return Named(stretch, "quotation", "the shared words lie between quotation marks")
    return Named(stretch, "background", "few words in a row, as in stock phrases, names and titles")


def _block_kind(article: Article, words: Words, stretch: Stretch, side: int) -> str:
    """Return "body", or the kind of the block where most of the stretch lies."""
    counts: dict[str, int] = {}
    for pair in stretch.pairs:
        block = article.blocks[words.blocks[pair[side]]]
        kind = "body" if block.is_body else block.kind
        counts[kind] = counts.get(kind, 0) + 1
    return max(sorted(counts), key=lambda kind: counts[kind])


def _is_quoted(texts: TwoTexts, i: int, j: int) -> bool:
    """Say whether a matched word lies in a quotation on either side: one may paraphrase what the other quotes."""
    return texts.left_words.quoted[i] or texts.right_words.quoted[j]


def _is_small(article: Article, words: Words, index: int) -> bool:
    return article.text[words.starts[index]].islower()


def _narrative_run(texts: TwoTexts, stretch: Stretch) -> int:
    longest = run = 0
    before = (-2, -2)
    for i, j in stretch.pairs:
        narrative = not texts.left_words.quoted[i] and not texts.right_words.quoted[j]
        follows = i == before[0] + 1 and j == before[1] + 1
        run = (run + 1 if follows else 1) if narrative else 0
        longest, before = max(longest, run), (i, j)
    return longest
