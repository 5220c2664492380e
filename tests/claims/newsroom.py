"""Invented reports as text in; what the stages of the program make of them out.

A report's text is its paragraphs, a blank line between them; "# " opens a headline. The real stages run on the
real engine, from the parse to the points; only reading and cleaning are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from onrecord.engine.local import LocalEngine
from onrecord.flow.settings import Settings
from onrecord.flow.stages import judging, stages
from onrecord.model.annotations import Parse, Sentence
from onrecord.model.articles import BODY_KINDS, Article, Block, Dating
from onrecord.model.dossiers import CheckedSentence
from onrecord.model.reuse import Derivation, Origin, StoryOrigins
from onrecord.model.spans import Span
from onrecord.model.statements import LedgerLine, Point, Statement
from onrecord.model.stories import Story, story_id
from onrecord.store.memory import MemoryStore
from onrecord.tools.protocols import Tools

DAY = "2031-06-10"  # a Tuesday
_FROM = "parses"

#: Paragraphs on other matters: a story of a few sentences alone would give every word a small weight.
BALLAST = (
    "Traders on the lower square complained that the new awnings leaked whenever it rained.",
    "The brass band rehearsed a waltz behind the grain store until the lamps went out.",
    "Two goats wandered on to the tramline, and a conductor led them back to their owner with a carrot.",
    "Schoolchildren painted the underpass with herons, barges and a very large moon.",
    "A bakery near the fountain sold its last poppy-seed loaf before the queue had reached the door.",
    "The museum lent its oldest globe to a gallery, packed in straw and sawdust.",
)


@dataclass(frozen=True, slots=True)
class Report:
    """One invented report: its name, its text, the day it was written, and whose text it is ("" its own).

    An origin that begins with "release-" is a press release.
    """

    name: str
    text: str
    day: str = DAY
    origin: str = ""


@dataclass(frozen=True)
class Told:
    """What the points stage gave for a story."""

    articles: dict[str, Article]
    sentences: tuple[Sentence, ...]
    statements: dict[str, Statement]
    points: tuple[Point, ...]
    ledger: tuple[LedgerLine, ...]
    store: MemoryStore = field(repr=False, compare=False, hash=False)

    def of(self, *statuses: str) -> list[Point]:
        """The points of these statuses."""
        return [p for p in self.points if p.status in statuses]

    @cached_property
    def differing(self) -> list[Point]:
        """The points on which the reports differ in some way."""
        return [p for p in self.points if p.status not in {"agreed", "single_source"}]

    def shown(self, points: Iterable[Point]) -> list[tuple[str, str, list[str]]]:
        """Points in short, for messages and comparison."""
        return [(p.status, p.type, sorted(c.text for c in p.claims)) for p in points]

    def words(self, point: Point) -> list[list[str]]:
        """The words of a point's statements, claim by claim."""
        return [[self.statements[i].span.exact for i in claim.statements] for claim in point.claims]

    def between(self, left: str, right: str) -> list[Point]:
        """The differing points that set words against each other: one claim holds `left`, another `right`."""
        found = []
        for point in self.differing:
            texts = [" ".join([claim.text, claim.value, *words]) for claim, words in zip(point.claims, self.words(point), strict=True)]  # fmt: skip
            if any(left in one and right in other for n, one in enumerate(texts) for m, other in enumerate(texts) if n != m):
                found.append(point)
        return found

    def statuses(self, left: str, right: str) -> set[str]:
        """The statuses under which two values are set against each other."""
        return {point.status for point in self.between(left, right)}


class Remembering:
    """A parser that parses a paragraph once, wherever it stands."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self._known: dict[tuple[str, str], Sequence[Sentence]] = {}

    @property
    def name(self) -> str:
        """The inner parser's name."""
        return str(self._inner.name)

    def parse(self, article: Article, kinds: Iterable[str]) -> Sequence[Sentence]:
        """Return the sentences of the blocks of these kinds."""
        wanted = frozenset(kinds)
        return [s for b in article.blocks if b.kind in wanted for s in self._block(article, b)]

    def _block(self, article: Article, block: Block) -> list[Sentence]:
        text = article.text[block.start : block.end]
        key = (text, block.kind)
        if key not in self._known:
            alone = replace(article, text=text, headline=None, blocks=(Block(block.kind, 0, len(text)),))
            self._known[key] = self._inner.parse(alone, {block.kind})
        return [_moved(s, article.id, block.start) for s in self._known[key]]


def _moved(sentence: Sentence, article: str, by: int) -> Sentence:
    span = Span(article, sentence.span.start + by, sentence.span.end + by, sentence.span.exact)
    tokens = tuple(replace(t, start=t.start + by, end=t.end + by) for t in sentence.tokens)
    return Sentence(span, sentence.block, tokens)


def make_article(report: Report, *, ballast: int = 0, draft: bool = False) -> Article:
    """Make an article whose blocks are the report's headline and paragraphs."""
    paragraphs = [*report.text.split("\n\n"), *BALLAST[:ballast]]
    text, blocks, headline, at = "", [], None, 0
    for n, paragraph in enumerate(paragraphs):
        head = n == 0 and paragraph.startswith("# ")
        words = paragraph.removeprefix("# ") if head else paragraph
        text += words + ("\n\n" if n + 1 < len(paragraphs) else "")
        if head:
            headline = Span(report.name, 0, len(words), words)
        blocks.append(Block("headline" if head else "paragraph", at, len(text)))
        at = len(text)
    return Article(report.name, "", f"{report.name}.txt", "", "", "", text, headline, report.name, "", "en",
                   tuple(blocks), draft=draft)  # fmt: skip


class Newsdesk:
    """Runs the stages on invented reports; parses are kept from story to story."""

    def __init__(self, tools: Tools, *, parser: Any = None) -> None:
        self.tools = replace(tools, parser=parser or Remembering(tools.parser))
        plan = stages(Settings())
        first = next(n for n, stage in enumerate(plan) if stage.name == _FROM)
        self._plan = [s for s in plan[first:] if s.name not in {"codings", "events", "dossiers"}]
        self._engine = LocalEngine(on_error="stop", workers=1)

    def tell(self, *reports: Report | str, ballast: int = 4) -> Told:
        """Run the stages from parses to points on reports; a bare text is a report of its own, a, b, c ..."""
        store = MemoryStore()
        made = _reports(reports)
        articles = [make_article(report, ballast=ballast if n == 0 else 0) for n, report in enumerate(made)]
        names = tuple(sorted(a.id for a in articles))
        story = Story(story_id(names), names)
        store.put([*articles, story])
        store.put(Dating(r.name, r.day, "day", "printed", r.day) for r in made)
        store.put(_derivation(r) for r in made)
        store.put([StoryOrigins(story.id, _origins(made))])
        self._engine.run(self._plan, store, self.tools)
        return Told(
            articles={a.id: a for a in articles},
            sentences=tuple(s for p in store.all(Parse) for s in p.sentences),
            statements={s.id: s for s in store.all(Statement)},
            points=tuple(store.all(Point)),
            ledger=tuple(store.all(LedgerLine)),
            store=store,
        )

    def judge(self, told: Told, draft: str, *, day: str = DAY) -> list[CheckedSentence]:
        """Hold a draft, a sentence a paragraph or several, against a story."""
        article = make_article(Report("zz-draft", draft), draft=True)
        store = MemoryStore()
        for kind in (Article, Dating, Derivation, StoryOrigins, Statement, Point):
            store.put(told.store.all(kind))
        (story,) = told.store.all(Story)
        store.put([article, Dating(article.id, "", None, None, day)])
        store.put([replace(story, articles=(*story.articles, article.id))])
        self._engine.run([*(s for s in self._plan if s.name != "points"), judging(Settings())], store, self.tools)
        return sorted(store.all(CheckedSentence), key=lambda c: c.start)

    def run(self, store: MemoryStore) -> None:
        """Run the stages from parses to points on a store that holds articles, stories, dates and newsrooms."""
        self._engine.run(self._plan, store, self.tools)

    def verdict(self, told: Told, sentence: str) -> CheckedSentence:
        """The verdict on one sentence."""
        (checked,) = self.judge(told, sentence)
        return checked


def _reports(given: Sequence[Report | str]) -> list[Report]:
    return [r if isinstance(r, Report) else Report(chr(ord("a") + n), r) for n, r in enumerate(given)]


def _derivation(report: Report) -> Derivation:
    newsroom = report.origin or report.name
    copied = report.origin if report.origin != report.name else ""
    kind = "release" if newsroom.startswith("release-") else "outlet"
    return Derivation(report.name, _origin_id(newsroom), newsroom.title(), kind, bool(copied), copied)  # type: ignore[arg-type]


def _origin_id(newsroom: str) -> str:
    """A press release's origin is called what it is; others begin with "origin-"."""
    return newsroom if newsroom.startswith("release-") else f"origin-{newsroom}"


def _origins(reports: Sequence[Report]) -> tuple[Origin, ...]:
    rooms: dict[str, list[str]] = {}
    for report in reports:
        rooms.setdefault(report.origin or report.name, []).append(report.name)
    return tuple(Origin(_origin_id(r), r.title(), "outlet", tuple(sorted(rooms[r]))) for r in sorted(rooms))


def body_sentences(told: Told) -> list[Sentence]:
    """The sentences of the bodies."""
    return [s for s in told.sentences if s.block in BODY_KINDS]
