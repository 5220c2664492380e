"""Citations: numbered ways from what a page says to the words in an article's text, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.model.articles import Article
from onrecord.model.spans import Span
from onrecord.present.view.handles import Handle
from onrecord.present.view.shown import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A number for a span, and the id (`anchor`) of the marked words on the page."""

    number: int
    anchor: str
    span: Span
    handle: Handle

    @property
    def words(self) -> str:
        """The words as one line, whole."""
        return one_line(self.span.exact)

    @property
    def hint(self) -> str:
        """The outlet and the words, cut: what a pointer sees before following."""
        return f"{self.handle.code} {self.handle.outlet}: “{one_line(self.span.exact, 160)}”"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Somewhere on the page that cites: its anchor and what to call it ("brief", 3).

    What only `quiet` places cite is not marked for the eye: nearly all of a report is cited somewhere.
    """

    part: str
    number: int
    anchor: str
    quiet: bool = False


class Citations:
    """Gives numbers in the order of asking, one a span, and remembers who asked.

    A span that is not in its article's text (other words at that place, or no such article) gets none:
    what cannot be shown is not cited.
    """

    def __init__(self, articles: Mapping[str, Article], handles: Iterable[Handle]) -> None:
        """Cite the articles that have a handle."""
        self._articles = articles
        self._handles = {handle.article: handle for handle in handles}
        self._given: dict[Span, Citation] = {}
        self._places: dict[str, dict[Place, None]] = {}

    def cite(self, span: Span | None, place: Place) -> Citation | None:
        """Return the citation of a span from a place; None where the words are not there."""
        if span is None or not self._stands(span):
            return None
        citation = self._given.get(span)
        if citation is None:
            handle = self._handles[span.article]
            anchor = f"{handle.anchor}-{span.start}-{span.end}"
            citation = Citation(number=len(self._given) + 1, anchor=anchor, span=span, handle=handle)
            self._given[span] = citation
        self._places.setdefault(citation.anchor, {})[place] = None
        return citation

    def cite_all(self, spans: Iterable[Span], place: Place) -> tuple[Citation, ...]:
        """Return the citations of the spans that stand, each once, in order."""
        found = (self.cite(span, place) for span in spans)
        return tuple(dict.fromkeys(citation for citation in found if citation))

    def _stands(self, span: Span) -> bool:
        article = self._articles.get(span.article)
        if article is None or span.article not in self._handles or not 0 <= span.start < span.end:
            return False
        return article.text[span.start : span.end] == span.exact

    def of_article(self, article: str) -> tuple[Citation, ...]:
        """Return the citations into one article, in the order of the text, the wider first."""
        held = (citation for citation in self._given.values() if citation.span.article == article)
        return tuple(sorted(held, key=lambda c: (c.span.start, -c.span.end)))

    def places(self, anchor: str) -> tuple[Place, ...]:
        """Return the places that cite the words with this anchor, in the order of asking."""
        return tuple(self._places.get(anchor, ()))

    @property
    def all(self) -> tuple[Citation, ...]:
        """All citations given, by number."""
        return tuple(self._given.values())
