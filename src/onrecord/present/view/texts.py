"""The reports' own text, cut at the words that are cited, with the ways back from each paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from onrecord.model.articles import Article, Block
from onrecord.present.rebuilt import StoryTexts
from onrecord.present.view.citations import Citation, Citations
from onrecord.present.view.handles import Handle, Newsroom
from onrecord.present.view.indexes import Index
from onrecord.present.view.rebuilt import Whose, whose_blocks
from onrecord.present.view.shown import shown
from onrecord.present.view.terms import term
from onrecord.tools.languages import count_words

#: Left out of a body and of no interest to most readers: folded away, unless something in it is cited.
FOLDED = frozenset({"furniture", "teaser", "comment", "copyright", "duplicate"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A step through a text: open a mark (`anchor`; "" for the rest of one cut by another), text, or close."""

    step: str
    text: str = ""
    anchor: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Back:
    """A way back to what cites words of a block: a citation's number, a point's, or a quote's."""

    part: str
    number: int
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A block's pieces, and the ways back to what cites words in it; its language where it is another than the text's;
    whose it is where not all of the text is one newsroom's."""

    kind: str
    label: str
    is_body: bool
    pieces: tuple[Piece, ...]
    backs: tuple[Back, ...]
    language: str = ""
    whose: Whose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Blocks in a row, shown or folded away with their labels and number of words."""

    folded: bool
    label: str
    words: int
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """A report's text as a page shows it; `headed` where a block of it is the headline, `mixed` where it is not all one newsroom's."""

    handle: Handle
    language: str
    headed: bool
    stretches: tuple[Stretch, ...]
    mixed: bool = False


def _order(citation: Citation) -> tuple[int, int]:
    return (citation.span.start, -citation.span.end)


class _Cutter:
    """Walks over one block's text, opening and closing marks so that they nest.

    A mark that another crosses is closed where that one begins and goes on inside it, without an id.
    """

    def __init__(self, text: str, weak: frozenset[str]) -> None:
        self._text = text
        self._weak = weak
        self._open: list[Citation] = []
        self._at = 0
        self.pieces: list[Piece] = []

    def _begin(self, citation: Citation, *, first: bool) -> None:
        anchor = citation.anchor if first else ""
        self.pieces.append(Piece("open", anchor=anchor, weak=citation.anchor in self._weak))
        self._open.append(citation)

    def _move(self, to: int) -> None:
        if to > self._at:
            self.pieces.append(Piece("text", shown(self._text[self._at : to])))
            self._at = to

    def _close_until(self, position: int) -> None:
        while self._open and self._open[-1].span.end <= position:
            self._move(self._open.pop().span.end)
            self.pieces.append(Piece("close"))

    def cut(self, start: int, end: int, citations: Iterable[Citation]) -> tuple[Piece, ...]:
        """Return the pieces of the text at `[start, end)`."""
        self._at = start
        for citation in sorted(citations, key=_order):
            self._close_until(max(citation.span.start, start))
            self._move(max(citation.span.start, start))
            crossed: list[Citation] = []
            while self._open and self._open[-1].span.end < citation.span.end:
                crossed.append(self._open.pop())
                self.pieces.append(Piece("close"))
            self._begin(citation, first=citation.span.start >= start)
            for other in reversed(crossed):
                self._begin(other, first=False)
        while self._open:
            self._move(min(self._open.pop().span.end, end))
            self.pieces.append(Piece("close"))
        self._move(end)
        return tuple(self.pieces)


def _backs(citation: Citation, citations: Citations) -> list[Back]:
    """Return the ways back from a citation's words: from a sentence by its number, the first that has it."""
    places = citations.places(citation.anchor)
    sentences = [place for place in places if place.part in ("line", "brief", "timeline")]
    backs = [Back("cited", citation.number, place.anchor) for place in sentences[:1]]
    return backs + [Back(p.part, p.number, p.anchor) for p in places if p.part in ("point", "quote")]


def _block(
    article: Article, block: Block, held: list[Citation], citations: Citations, whose: Mapping[int, Whose]
) -> BlockView:
    """Return a block with the marks of the citations that touch it."""
    end, first = block.end, block.start
    while first < end and article.text[first].isspace():
        first += 1
    while end > block.start and article.text[end - 1].isspace():
        end -= 1
    backs = {back for one in held if one.span.start >= block.start for back in _backs(one, citations)}
    weak = frozenset(one.anchor for one in held if all(p.quiet for p in citations.places(one.anchor)))
    return BlockView(
        kind=block.kind, label="" if block.is_body else term("block", block.kind), is_body=block.is_body,
        pieces=_Cutter(article.text, weak).cut(block.start, end, held), backs=tuple(sorted(backs)),
        language=_code(block.language), whose=whose.get(first) if block.is_body else None,
    )  # fmt: skip


def _touching(block: Block, citations: tuple[Citation, ...]) -> list[Citation]:
    return [one for one in citations if one.span.start < block.end and one.span.end > block.start]


def _label(blocks: Iterable[BlockView]) -> str:
    return ", ".join(dict.fromkeys(block.label for block in blocks))


def _code(language: str) -> str:
    """Return a language's code where it can stand in a page's attribute, "" where none was told."""
    return language if language.replace("-", "").isalnum() and language != "und" else ""


def build_text(
    article: Article, handle: Handle, citations: Citations, whose: Mapping[int, Whose] | None = None
) -> TextView:
    """Return an article's text in stretches. What is not body and not cited is folded, never dropped."""
    held = citations.of_article(article.id)
    blocks: list[tuple[bool, int, BlockView]] = []
    for block in article.blocks or (Block("paragraph", 0, len(article.text)),):
        part = article.text[block.start : block.end]
        words = count_words(part) or len(part.split())
        if words:
            touching = _touching(block, held)
            view = _block(article, block, touching, citations, whose or {})
            blocks.append((block.kind in FOLDED and not touching, words, view))
    stretches = []
    for folded, group in groupby(blocks, key=lambda one: one[0]):
        some = list(group)
        views = tuple(view for _, _, view in some)
        label = _label(views) if folded else ""
        total = sum(count for _, count, _ in some)
        stretches.append(Stretch(folded=folded, label=label, words=total, blocks=views))
    language = _code(article.language)
    headed = any(block.kind == "headline" for block in article.blocks)
    return TextView(handle=handle, language=language, headed=headed, stretches=tuple(stretches), mixed=bool(whose))


def build_texts(
    newsrooms: tuple[Newsroom, ...], index: Index, citations: Citations, *, whose: StoryTexts
) -> tuple[TextView, ...]:
    """Return the texts in the order of the codes. Call it last: it shows what was cited before."""
    names = whose.names()
    handles = (handle for room in newsrooms for handle in room.handles)
    return tuple(
        build_text(index.articles[one.article], one, citations, whose_blocks(one.article, whose, names)) for one in handles
    )
