"""All that a page or a text of dossiers shows, in the order in which a reader meets it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from onrecord.model.articles import Article
from onrecord.model.dossiers import BriefSection, BriefSentence, Dossier
from onrecord.model.issues import Issue
from onrecord.model.spans import Span
from onrecord.model.statements import Statement
from onrecord.present.around import find_around
from onrecord.present.export.judgements import judgement_rows
from onrecord.present.material import Material
from onrecord.present.view.actors import ActorView, story_actors
from onrecord.present.view.citations import Citation, Citations, Place
from onrecord.present.view.events import EventLine, build_events
from onrecord.present.view.handles import Handle, Newsroom, newsrooms_of
from onrecord.present.view.independence import Independence, build_independence
from onrecord.present.view.indexes import Index, index_material
from onrecord.present.view.ledgers import Ledger, build_ledger
from onrecord.present.view.matrices import Matrix, build_matrix
from onrecord.present.view.numbering import Flag, flag_statements, number_points, words_of
from onrecord.present.view.quotations import Quotations, build_quotations
from onrecord.present.view.rebuilt import RebuiltView, build_rebuilt, texts_in
from onrecord.present.view.shown import date_in_words, one_line
from onrecord.present.view.sources import Source, build_sources
from onrecord.present.view.surroundings import Surroundings, build_surroundings
from onrecord.present.view.terms import only_title, sources_title, term
from onrecord.present.view.texts import TextView, build_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the page with its citations, and its anchor, to which the cited words lead back.

    `flags` are the points on which the reports differ that its statements belong to.
    """

    anchor: str
    text: str
    citations: tuple[Citation, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled part of the brief."""

    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """What happened at one time. `machine` is the day for a `datetime` attribute, "" for none."""

    when: str
    machine: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueView:
    """A doubt or fault: its level in words, what it is about, the message, and the words where it has a place."""

    level: str
    severity: str
    about: str
    anchor: str
    message: str
    citation: Citation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """One dossier as a page shows it. `prefix` begins every anchor of it."""

    prefix: str
    title: str
    first: str
    last: str
    span_of_days: str
    summary: tuple[Sentence, ...]
    independence: Independence
    rebuilt: tuple[RebuiltView, ...]
    around: Surroundings
    brief: tuple[Section, ...]
    matrix: Matrix
    timeline: tuple[TimelineView, ...]
    quotations: Quotations
    sources: tuple[Source, ...]
    ledger: Ledger
    events: tuple[EventLine, ...]
    undetermined: tuple[tuple[tuple[str, ...], str], ...]
    issues: tuple[IssueView, ...]
    texts: tuple[TextView, ...]
    citations: tuple[Citation, ...]
    judgements: tuple[str, ...] = ()
    actors: tuple[ActorView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page of dossiers. `issues` are those of no dossier: what could not be read at all."""

    stories: tuple[StoryView, ...]
    issues: tuple[IssueView, ...]
    version: str
    settings_digest: str


class _Sentences:
    """Numbers sentences and cites their statements; the state is the counter and the citations."""

    def __init__(
        self, statements: Iterable[Statement], citations: Citations, *, flags: Mapping[str, tuple[Flag, ...]], prefix: str
    ) -> None:
        self._statements = {one.id: one for one in statements}
        self._flags = flags
        self._citations = citations
        self._prefix = prefix
        self._counts: dict[str, int] = {}

    def make(self, part: str, text: str, keys: Iterable[str]) -> Sentence:
        """Return the next sentence of a part, citing the statements with these ids."""
        number = self._counts[part] = self._counts.get(part, 0) + 1
        place = Place(part, number, f"{self._prefix}-{part}-{number}")
        backed = [key for key in dict.fromkeys(keys) if key in self._statements]
        return Sentence(
            anchor=place.anchor, text=one_line(text),
            citations=self._citations.cite_all((self._statements[key].span for key in backed), place),
            flags=self._flagged(backed, words_of(text)),
        )  # fmt: skip

    def _flagged(self, keys: list[str], told: frozenset[str]) -> tuple[Flag, ...]:
        """Return the points that the better half of a sentence's statements belongs to, where it states a reading."""
        held = [flag for key in keys for flag in self._flags.get(key, ())]
        counts = Counter(number for key in keys for number in {flag.number for flag in self._flags.get(key, ())})
        grave = {flag.number: flag for flag in held if not flag.said or flag.said & told}
        return tuple(flag for number, flag in sorted(grave.items()) if 2 * counts[number] >= len(keys))

    def make_all(self, part: str, sentences: Iterable[BriefSentence]) -> tuple[Sentence, ...]:
        """Return sentences of a part, in order."""
        return tuple(self.make(part, one.text, one.statements) for one in sentences)


def _section(section: BriefSection, make: _Sentences) -> Section:
    """Return a part of the brief. What it says of the sources warns of nothing: its statements stand for reports."""
    sentences = make.make_all("brief", section.sentences)
    if section.title == sources_title():
        sentences = tuple(replace(one, flags=()) for one in sentences)
    return Section(title=one_line(section.title), sentences=sentences)


def _told_here(dossier: Dossier, apart: tuple[Span, ...]) -> list[BriefSection]:
    """Return the brief without what it says one source alone has, where the section is of another story: others tell it."""
    away = {one.id for one in dossier.statements if any(span.contains(one.span) for span in apart)}
    told = []
    for section in dossier.brief:
        kept = [s for s in section.sentences if section.title != only_title() or not away.issuperset(s.statements)]
        if kept:
            told.append(replace(section, sentences=tuple(kept)))
    return told


def _timeline(dossier: Dossier, make: _Sentences) -> tuple[TimelineView, ...]:
    """Return the timeline by date, an approximate one after the exact one; what falls together stands together."""
    views = []
    ordered = sorted(dossier.timeline, key=lambda e: (e.when, e.precision == "approximate", e.text))
    for (day, about), entries in groupby(ordered, key=lambda e: (e.when, e.precision == "approximate")):
        when = date_in_words(day, weekday=True)
        views.append(TimelineView(
            when=f"about {when}" if about else when,
            machine=day if day.replace("-", "").isdigit() else "",
            sentences=tuple(make.make("timeline", entry.text, entry.statements) for entry in entries),
        ))  # fmt: skip
    return tuple(views)


def _issues(issues: Iterable[Issue], handle: Handle | None, citations: Citations | None) -> list[IssueView]:
    """Return issues as a page shows them, the gravest first."""
    rank = {"error": 0, "warning": 1, "info": 2}
    views = []
    for issue in sorted(issues, key=lambda one: (rank.get(one.level, 3), one.subject, one.code, one.id)):
        place = Place("issues", 0, "", quiet=True)
        views.append(IssueView(
            level=term("level", issue.level), severity=issue.level,
            about=f"{handle.code} {handle.outlet}" if handle else one_line(issue.subject, 120),
            anchor=handle.anchor if handle else "", message=one_line(issue.message, 400),
            citation=citations.cite(issue.span, place) if citations else None,
        ))  # fmt: skip
    return views


def _undetermined(dossier: Dossier) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return what could not be determined, together where it is for the same reason."""
    reasons: dict[str, list[str]] = {}
    for one in dossier.undetermined:
        reasons.setdefault(one_line(one.why), []).append(one_line(one.what))
    return tuple((tuple(what), why) for why, what in reasons.items())


def _span_of_days(dossier: Dossier) -> str:
    first, last = dossier.first[:10], dossier.last[:10]
    return date_in_words(f"{first}/{last}" if first and last else first or last)


def _story(dossier: Dossier, index: Index, prefix: str, around: Surroundings, *, apart: tuple[Span, ...]) -> StoryView:
    """Return one dossier's view. The order of the calls is the order in which citations get their numbers."""
    newsrooms: tuple[Newsroom, ...] = newsrooms_of(dossier, index, prefix)
    handles = [handle for room in newsrooms for handle in room.handles]
    held: dict[str, Article] = {handle.article: index.articles[handle.article] for handle in handles}
    citations = Citations(held, handles)
    points = number_points(dossier, newsrooms, index, apart=apart)
    make = _Sentences(dossier.statements, citations, flags=flag_statements(points, prefix), prefix=prefix)
    summary = tuple(replace(one, flags=()) for one in make.make_all("line", dossier.summary))
    brief = tuple(_section(section, make) for section in _told_here(dossier, apart))
    timeline = _timeline(dossier, make)
    matrix = build_matrix(dossier, newsrooms, citations, points=points, prefix=prefix)
    quotations = build_quotations(dossier.story, held, index, citations=citations, prefix=prefix)
    sources = build_sources(newsrooms, index, citations=citations)
    ledger = build_ledger(dossier, newsrooms, citations=citations, prefix=prefix)
    events = build_events(dossier.events, citations, prefix=prefix)
    issues = [view for one in handles for view in _issues(index.issues.get(one.article, ()), one, citations)]
    texts = texts_in(dossier, index)
    return StoryView(
        prefix=prefix, title=one_line(dossier.title) or "Untitled story",
        first=dossier.first, last=dossier.last, span_of_days=_span_of_days(dossier),
        summary=summary, independence=build_independence(dossier, newsrooms), around=around,
        rebuilt=build_rebuilt(texts, newsrooms), brief=brief, matrix=matrix,
        timeline=timeline, quotations=quotations, sources=sources, ledger=ledger, events=events,
        undetermined=_undetermined(dossier),
        issues=tuple(issues), texts=build_texts(newsrooms, index, citations, whose=texts), citations=citations.all,
    )  # fmt: skip


def _judgements(dossier: Dossier, material: Material) -> tuple[str, ...]:
    """Return what a person said of the story's reports, a sentence a judgement."""
    mine = frozenset(dossier.articles)
    held = replace(material, judgements=tuple(one for one in material.judgements if not mine.isdisjoint(one.articles)))
    return tuple(
        one_line(f"A person said that {row['text']}{f': {why}' if (why := row['note']) else '.'}", 900)
        for row in judgement_rows(held)
    )


def build_view(material: Material) -> View:
    """Return what is shown of a material: its dossiers, those with most reports first."""
    index = index_material(material)
    ordered = sorted(material.dossiers, key=lambda d: (-len(d.articles), d.first, d.title, d.id))
    anchors = {one.story: f"s{number}" for number, one in enumerate(ordered, start=1)}
    around = find_around(material)
    said = {dossier.id: _judgements(dossier, material) for dossier in ordered}
    stories = tuple(
        replace(
            _story(
                one, index, anchors[one.story], build_surroundings(around[one.story], anchors),
                apart=tuple(section.place.span for section in around[one.story].onward),
            ), judgements=said[one.id], actors=story_actors(material, one.story)
        )
        for one in ordered
    )
    shown = {key for dossier in material.dossiers for key in dossier.articles} | {d.story for d in ordered}
    loose = [one for subject, held in index.issues.items() if subject not in shown for one in held]
    return View(
        stories=stories, issues=tuple(_issues(loose, None, None)),
        version=one_line(material.version), settings_digest=one_line(material.settings_digest.removeprefix("settings-")),
    )  # fmt: skip
