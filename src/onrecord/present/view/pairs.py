"""What the page of a pair shows: the series of two countries and the records behind them in, its parts in order out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.articles import Article
from onrecord.model.reuse import Derivation
from onrecord.present.pairs.accounts import Account, PairRecords, Scored
from onrecord.present.pairs.asking import name_of
from onrecord.present.pairs.charts import Drawing, anchor_of, draw_chart
from onrecord.present.pairs.scores import SCALE
from onrecord.present.pairs.series import Cell, Series, Tally, mean_score, tally
from onrecord.present.pairs.text import aside
from onrecord.present.view.events import days_in_words
from onrecord.present.view.handles import outlet_of
from onrecord.present.view.shown import date_in_words, one_line, shown
from onrecord.present.view.sources import web_address
from onrecord.tools.dates import parse_day


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """A sentence that tells an event, its telling word apart, and where it stands."""

    before: str
    cue: str
    after: str
    outlet: str
    origin: str
    title: str
    date: str
    url: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event: who does what to whom, its score, when, and the sentences that tell it."""

    id: str
    parties: str
    what: str
    quad: str
    score: str
    when: str
    counts: Tally
    sentences: tuple[SentenceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """One period's cooperation or conflict, or events that stand apart: `anchor` is where a bar leads."""

    anchor: str
    title: str
    counts: Tally
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line of the table: a period with both sides' counts and mean scores; the anchors are "" where nothing is told."""

    period: str
    kind: Tally
    unkind: Tally
    kind_anchor: str
    unkind_anchor: str
    scores: tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A chart with its name."""

    title: str
    drawing: Drawing
    counts: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """The page."""

    title: str
    days: str
    by: str
    counts: Tally
    score: str
    scale: str
    figures: tuple[FigureView, ...]
    lines: tuple[LineView, ...]
    parts: tuple[PartView, ...]
    apart: tuple[PartView, ...]
    notes: tuple[str, ...]


def pair_view(series: Sequence[Series], records: PairRecords) -> PairView:
    """Return the page of a pair's series, of which the last is of both countries."""
    both = series[-1]
    teller = _Teller(records)
    cells = [cell for cell in both.cells if cell.accounts]
    days = f"{cells[0].period.first.isoformat()}/{cells[-1].period.last.isoformat()}" if cells else ""
    return PairView(
        title=f"{name_of(both.actor)} and {name_of(both.recipient)}",
        days=date_in_words(days) if days else "",
        by=both.by,
        counts=tally(both.accounts),
        score=signed(mean_score(both.accounts).origins),
        scale=SCALE.replace("-10", "−10").replace("to 10", "to +10"),
        figures=tuple(_figure(one) for one in (both, *series[:-1]) if one.accounts),
        lines=tuple(_line(cell) for cell in cells),
        parts=tuple(
            teller.part(anchor_of(cell.period, kind=kind), f"{_period(cell)}: {'cooperation' if kind else 'conflict'}", held)
            for cell in cells for kind in (True, False) if (held := cell.side(kind=kind))
        ),
        apart=tuple(teller.part(anchor, title, held) for anchor, title, held in _apart(both) if held),
        notes=tuple(aside(both)),
    )  # fmt: skip


def _apart(both: Series) -> list[tuple[str, str, list[Account]]]:
    """Return what is not counted, with the reason."""
    counted = {account.coding for account in both.accounts}
    planned = [a for cell in both.cells for a in cell.planned if a.coding not in counted]
    supposed = [a for cell in both.cells for a in cell.hypothetical if a.coding not in counted]
    return [
        ("planned", "Planned, not counted", planned),
        ("hypothetical", "Hypothetical, not counted", supposed),
        ("denied", "Denied, left out", list(both.denied)),
        ("coarse", f"Dated too loosely for a series by {both.by}", list(both.coarse)),
        ("undated", "Undated", list(both.undated)),
    ]


def _figure(series: Series) -> FigureView:
    join = "and" if series.direction == "both" else "to"
    title = f"{name_of(series.actor)} {join} {name_of(series.recipient)}"
    return FigureView(title=title, drawing=draw_chart(series), counts=tally(series.accounts))


def _period(cell: Cell) -> str:
    by, label = cell.period.by, cell.period.label
    if by == "week":
        return f"{label}, {date_in_words(f'{cell.period.first.isoformat()}/{cell.period.last.isoformat()}')}"
    return date_in_words(label)


def _line(cell: Cell) -> LineView:
    kind, unkind = (cell.side(kind=one) for one in (True, False))
    means = mean_score(cell.accounts)
    return LineView(
        period=cell.period.label, kind=tally(kind), unkind=tally(unkind),
        kind_anchor=anchor_of(cell.period, kind=True) if kind else "",
        unkind_anchor=anchor_of(cell.period, kind=False) if unkind else "",
        scores=(signed(means.mentions), signed(means.outlets), signed(means.origins)),
    )  # fmt: skip


def signed(value: float | None) -> str:
    """Return a score as it is printed: +2.5, −3.5, 0.0; a dash where there is none."""
    if value is None:
        return "–"
    return f"{value:+.1f}".replace("-", "−") if round(value, 1) else "0.0"


class _Teller:
    """Tells events with their sentences."""

    def __init__(self, records: PairRecords) -> None:
        self._articles: Mapping[str, Article] = {article.id: article for article in records.articles}
        self._dates = {d.article: d.value for d in records.datings}
        self._derivations: Mapping[str, Derivation] = {d.article: d for d in records.derivations}
        self._origins = {d.origin: d.name for d in sorted(records.derivations, key=lambda d: (d.origin, d.article))}

    def part(self, anchor: str, title: str, held: Sequence[Account]) -> PartView:
        """Return the events of some accounts, in their order."""
        events: defaultdict[str, list[Account]] = defaultdict(list)
        for account in held:
            events[account.scored.event.id].append(account)
        return PartView(anchor=anchor, title=title, counts=tally(held), events=tuple(map(self._event, events.values())))

    def _event(self, held: Sequence[Account]) -> EventView:
        scored, event = held[0].scored, held[0].scored.event
        parties = f"{name_of(held[0].actor)} {'and' if held[0].mutual else 'to'} {name_of(held[0].recipient)}"
        sentences = (view for account in held if (view := self._sentence(account)) is not None)
        return EventView(
            id=event.id, parties=parties, what=f"{event.type}{f', {event.mode}' if event.mode else ''}",
            quad=scored.score.quad, score=signed(scored.score.value), when=_when(held[0]), counts=tally(held),
            sentences=tuple(sentences),
        )  # fmt: skip

    def _sentence(self, account: Account) -> SentenceView | None:
        """Return a sentence as it stands in its article; None where it does not."""
        article, span, cue = self._articles[account.span.article], account.span, account.cue
        text = article.text[span.start : span.end]
        if text != span.exact:
            return None
        told = cue is not None and span.start <= cue.start <= cue.end <= span.end
        start, end = (cue.start - span.start, cue.end - span.start) if told and cue else (0, 0)
        date = self._dates.get(article.id, "")
        outlet = outlet_of(article)
        derived = self._derivations.get(article.id)
        origin = self._origins.get(account.origin, "") if derived and derived.kind != "unknown" else ""
        return SentenceView(
            before=_flat(text[:start]), cue=_flat(text[start:end]), after=_flat(text[end:]), outlet=outlet,
            origin=one_line(origin, 60) if origin.casefold() != outlet.casefold() else "", title=one_line(article.title, 120),
            date=date_in_words(day.isoformat()) if (day := parse_day(date)) else "undated", url=web_address(article.url),
            place=f"{article.id} {span.start}–{span.end}",
        )  # fmt: skip


def _flat(text: str) -> str:
    """Return a piece of a sentence with its line ends as spaces; the spaces at its ends stay."""
    return " ".join(shown(text).split("\n"))


def _when(account: Account) -> str:
    scored = account.scored
    days = _days(scored)
    return days if scored.event.status == "happened" else f"{scored.event.status}, {days}"


def _days(scored: Scored) -> str:
    if scored.first is None:
        return "undated"
    if not scored.told:
        return f"no date; first reported on {date_in_words(scored.first.isoformat())}"
    return days_in_words(scored.event.when)
