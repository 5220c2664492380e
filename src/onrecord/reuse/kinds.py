"""Kinds of passage: copying, a shared quotation, stock background or page furniture; TwoTexts in, Named out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.model.articles import Article
from onrecord.model.reuse import PassageKind
from onrecord.reuse.stretches import Stretch, TwoTexts
from onrecord.tools.tables import rows
from onrecord.tools.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class KindConfig:
    """What tells copying from shared quotations and stock phrases.

    Narrative words lie outside quotation marks on both sides; plain words are narrative and in small letters,
    so that names and titles, which anyone prints alike, prove nothing. Set by reading 600 passages of five
    reports of one visit and of 649 articles on US politics.
    """

    run: int = 16  # words one after the other in a passage that is copying by itself
    run_plain: int = 10  # plain words in such a passage
    noted: tuple[int, int] = (10, 6)  # narrative and plain words that do where both note one agency's part in them
    narrative: int = 22  # narrative words in a lightly edited passage that is copying by itself
    narrative_plain: int = 13  # plain words in such a passage
    density: float = 0.75  # least density of such a passage
    quoted: float = 0.5  # least part of the matched words inside quotation marks in a shared quotation
    speaking: float = 0.02  # part of the words in the first person from which a passage is speech
    pair: int = 100  # words of such copying between two articles after which their other passages are copying too
    part: float = 0.2  # or this part of the shorter article, if that is less
    member: float = 0.5  # least density of those other passages
    many: tuple[int, int, float] = (5, 80, 0.23)
    """Short passages of narrative, their words, and the part of the shorter article that make a rewritten copy, though
    none of them is one. Independent reports of one event had up to 0.20 (3,668 pairs), retold copies without a longer passage 0.18 to 0.29."""
    own: float = 0.2  # part of the shorter article below which an outlet repeats its own words, not an article
    foot: float = 0.2  # part of an article at its foot in which notes and stock phrases stand, and which they are at most
    edge: float = 0.15  # part of an article at its foot, and a third of it at its head, where an outlet repeats itself


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch with its kind and why."""

    stretch: Stretch
    kind: PassageKind
    reason: str


def tell_kinds(
    texts: TwoTexts,
    stretches: Sequence[Stretch],
    reworded: Sequence[Stretch] | None,
    *,
    noted: str = "",
    same: bool = False,
    config: KindConfig = KindConfig(),
) -> Iterator[Named]:
    """Name the kind of each stretch; what the whole pair shows decides on what a stretch alone leaves open.

    `reworded` are the reworded sentences, None where the articles are no reworded copies; `same` says that the
    two bodies are one text as a whole, which no part of it need prove; `noted` is the agency that both say contributed.
    """
    alone = [(stretch, _kind_alone(texts, stretch, config)) for stretch in stretches]
    sure = sum(stretch.matched for stretch, named in alone if named.kind == "copy")
    shorter = min(len(texts.left_words), len(texts.right_words))
    many = not _one_outlet(texts) and _are_many([s for s, named in alone if named.kind == "background"], shorter, config)
    copied = same or sure >= min(config.pair, config.part * shorter) > 0 or reworded is not None or many
    stock = not (same or noted or reworded or many) and _is_stock(texts, alone, config)
    own_words = not same and _one_outlet(texts) and reworded is None and sure < config.own * shorter
    for stretch, named in alone:
        if own_words and named.kind != "furniture" and _at_edges(texts, stretch, config):
            yield Named(stretch, "furniture", "one outlet prints it at the head or foot of its pages")
        elif own_words and named.kind == "copy":
            yield Named(stretch, "background", "one outlet repeats its own words")
        elif stock and named.kind == "copy":
            yield Named(stretch, "background", "it stands at the foot of both alone, as notes and stock phrases do")
        elif copied and named.kind in {"quotation", "background"} and stretch.density >= config.member:
            yield Named(stretch, "copy", "among other words that the two articles share")
        elif noted and named.kind in {"quotation", "background"} and _is_noted(texts, stretch, config):
            yield Named(stretch, "copy", f"the same words in order, and both say that {noted} contributed")
        else:
            yield named
    for stretch in reworded or ():
        yield Named(stretch, "copy", "reworded: the same sentence with other words in places")


def _are_many(short: Sequence[Stretch], size: int, config: KindConfig) -> bool:
    """Say whether passages that prove nothing one by one are too many and too long for two independent reports."""
    count, words, part = config.many
    return len(short) >= count and sum(stretch.matched for stretch in short) >= max(words, part * size)


def _is_noted(texts: TwoTexts, stretch: Stretch, config: KindConfig) -> bool:
    told = [i for i, j in stretch.pairs if not _is_quoted(texts, i, j)]
    plain = sum(_is_small(texts.left, texts.left_words, i) for i in told)
    return len(told) >= config.noted[0] and plain >= config.noted[1] and stretch.density >= config.density


def _kind_alone(texts: TwoTexts, stretch: Stretch, config: KindConfig) -> Named:
    kinds = {_block_kind(texts.left, texts.left_words, stretch, 0), _block_kind(texts.right, texts.right_words, stretch, 1)}
    outside = sorted(kinds - {"body", "headline"})
    if outside:
        return Named(stretch, "furniture", f"stands in a block of kind {outside[0]}")
    told = [(i, j) for i, j in stretch.pairs if not _is_quoted(texts, i, j)]
    speech = _is_speech(texts, stretch, config)
    if "body" in kinds and not speech:
        plain = sum(_is_small(texts.left, texts.left_words, i) for i, _ in told)
        run = _told_run(texts, stretch)
        if run >= config.run and plain >= config.run_plain:
            return Named(stretch, "copy", f"{run} words of narrative in a row are the same")
        dense = stretch.density >= config.density and plain >= config.narrative_plain
        if len(told) >= config.narrative and dense:
            return Named(stretch, "copy", f"{len(told)} words of narrative are the same in order")
    if stretch.matched - len(told) >= config.quoted * stretch.matched:
        return Named(stretch, "quotation", "the shared words lie between quotation marks")
    if speech:
        return Named(stretch, "quotation", "the shared words are spoken in the first person")
    return Named(stretch, "background", "few words in a row, as in stock phrases, names and titles")


def _one_outlet(texts: TwoTexts) -> bool:
    return bool(texts.left.source) and texts.left.source.casefold() == texts.right.source.casefold()


def _at_edges(texts: TwoTexts, stretch: Stretch, config: KindConfig) -> bool:
    """Say whether a stretch stands at the head or foot of both articles."""
    for side, words in enumerate((texts.left_words, texts.right_words)):
        first, last = stretch.pairs[0][side], stretch.pairs[-1][side]
        if not (first >= (1 - config.edge) * len(words) or last <= config.edge / 3 * len(words)):
            return False
    return True


def _is_stock(texts: TwoTexts, alone: Sequence[tuple[Stretch, Named]], config: KindConfig) -> bool:
    """Say whether all that two articles share beyond doubt closes both of them, and is little: newspapers end alike."""
    sure = [stretch for stretch, named in alone if named.kind == "copy"]
    shorter = min(len(texts.left_words), len(texts.right_words))
    small = 0 < sum(stretch.matched for stretch in sure) < config.foot * shorter
    return small and all(_at_foot(texts, stretch, config) for stretch in sure)


def _at_foot(texts: TwoTexts, stretch: Stretch, config: KindConfig) -> bool:
    words = (texts.left_words, texts.right_words)
    return all(stretch.pairs[0][side] >= (1 - config.foot) * len(words[side]) for side in (0, 1))


def _is_speech(texts: TwoTexts, stretch: Stretch, config: KindConfig) -> bool:
    """Say whether the shared words that no marks set apart speak in the first person: a printed statement."""
    forms = [texts.left_words.forms[i] for i, j in stretch.pairs if not _is_quoted(texts, i, j)]
    spoken = sum(form in _first_person(texts.left.language) for form in forms)
    return spoken > 0 and spoken >= config.speaking * len(forms)


def _block_kind(article: Article, words: Words, stretch: Stretch, side: int) -> str:
    """Return "body", or the kind of the block where most of the stretch lies."""
    counts: dict[str, int] = {}
    for pair in stretch.pairs:
        block = article.blocks[words.blocks[pair[side]]]
        kind = "body" if block.is_body else block.kind
        counts[kind] = counts.get(kind, 0) + 1
    return max(sorted(counts), key=lambda kind: counts[kind])


def _is_quoted(texts: TwoTexts, i: int, j: int) -> bool:
    """Say whether a matched word lies in a quotation on either side, as one may print bare what the other quotes, or in a
    statement that both print."""
    if texts.left_words.quoted[i] or texts.right_words.quoted[j]:
        return True
    return texts.left_words.blocks[i] in texts.stated[0] and texts.right_words.blocks[j] in texts.stated[1]


def _is_small(article: Article, words: Words, index: int) -> bool:
    """Say whether a word begins with no capital and no figure; scripts without capitals have small letters only."""
    first = article.text[words.starts[index]]
    return not (first.isupper() or first.istitle() or first.isdigit())


def _told_run(texts: TwoTexts, stretch: Stretch) -> int:
    """Return the longest run of narrative words that match one after the other."""
    longest = run = 0
    before = (-2, -2)
    for i, j in stretch.pairs:
        follows = i == before[0] + 1 and j == before[1] + 1
        run = 0 if _is_quoted(texts, i, j) else run + 1 if follows else 1
        longest, before = max(longest, run), (i, j)
    return longest


@cache
def _first_person(language: str) -> frozenset[str]:
    found = [row["words"].split("|") for row in rows("reuse/first_person.tsv") if row["language"] == language]
    return frozenset(word for words in found for word in words)
