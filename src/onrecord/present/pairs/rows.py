"""Rows of pairs: accounts or series in, rows in a fixed order out. Places, not words, stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict

from onrecord.model.annotations import Modality
from onrecord.present.pairs.accounts import Account, PairRecords, accounts_of, by_pair, told_once
from onrecord.present.pairs.days import By, label_of
from onrecord.present.pairs.scores import QUADS, Quad
from onrecord.present.pairs.series import Asked, Cell, Direction, Series, mean_score, series_of, tally


class PairRow(TypedDict):
    """What one country does to another in one period, or, where `direction` is both, each to the other.

    Countries are ISO 3166 alpha-3 codes, `period` is ISO 8601 (a day, week, month or year), `first` and `last` its days.
    Cooperation and conflict are told each by its events and by three counts: mentions (sentences), outlets that published
    them, independent origins that wrote them. The scores are the mean of the events' scores from -10 (conflict) to 10
    (cooperation), each event weighed by one of the counts; null where nothing happened. `dated_by_report` counts events
    without a date, on the day of their first report. Planned and hypothetical ones are counted in mentions, apart. Numbers
    of outlets and origins do not add up over periods: `outlets` and `origins` list them.
    """

    actor: str
    recipient: str
    direction: Direction
    by: By
    period: str
    first: str
    last: str
    score_by_mentions: float | None
    score_by_outlets: float | None
    score_by_origins: float | None
    cooperation_events: int
    cooperation_mentions: int
    cooperation_outlets: int
    cooperation_origins: int
    conflict_events: int
    conflict_mentions: int
    conflict_outlets: int
    conflict_origins: int
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    dated_by_report: int
    planned_mentions: int
    hypothetical_mentions: int
    events: list[str]
    outlets: list[str]
    origins: list[str]


class AccountRow(TypedDict):
    """A sentence that tells an event between two countries: its place, whose words it is and what the event is."""

    event: str
    coding: str
    actor: str
    recipient: str
    mutual: bool
    type: str
    mode: str
    quad: Quad
    score: float
    status: Modality
    when: str
    first: str | None
    last: str | None
    dated_by_report: bool
    article: str
    start: int
    end: int
    outlet: str
    origin: str


class PairLine(TypedDict):
    """Two countries in the list of pairs. Counts are of what happened; `first` and `last` are its days, as finely as told."""

    a: str
    b: str
    a_name: str
    b_name: str
    events: int
    mentions: int
    outlets: int
    origins: int
    cooperation: int
    conflict: int
    score: float | None
    first: str
    last: str


def series_rows(series: Series) -> list[PairRow]:
    """Return a series as rows, one a period."""
    return [_row(series, cell) for cell in series.cells]


def _row(series: Series, cell: Cell) -> PairRow:
    kind, unkind, means = tally(cell.side(kind=True)), tally(cell.side(kind=False)), mean_score(cell.accounts)
    quads = {account.scored.event.id: account.scored.score.quad for account in cell.accounts}
    first, second, third, fourth = (sum(quad == one for quad in quads.values()) for one in QUADS)
    return {
        "actor": series.actor, "recipient": series.recipient, "direction": series.direction, "by": series.by,
        "period": cell.period.label, "first": cell.period.first.isoformat(), "last": cell.period.last.isoformat(),
        "score_by_mentions": means.mentions, "score_by_outlets": means.outlets, "score_by_origins": means.origins,
        "cooperation_events": kind.events, "cooperation_mentions": kind.mentions, "cooperation_outlets": kind.outlets,
        "cooperation_origins": kind.origins, "conflict_events": unkind.events, "conflict_mentions": unkind.mentions,
        "conflict_outlets": unkind.outlets, "conflict_origins": unkind.origins,
        "verbal_cooperation": first, "material_cooperation": second, "verbal_conflict": third, "material_conflict": fourth,
        "dated_by_report": len({a.scored.event.id for a in cell.accounts if not a.scored.told}),
        "planned_mentions": tally(cell.planned).mentions, "hypothetical_mentions": tally(cell.hypothetical).mentions,
        "events": sorted(quads), "outlets": sorted({account.outlet for account in cell.accounts}),
        "origins": sorted({account.origin for account in cell.accounts}),
    }  # fmt: skip


def account_row(account: Account) -> AccountRow:
    """Return one account as a row."""
    scored, event = account.scored, account.scored.event
    return {
        "event": event.id, "coding": account.coding, "actor": account.actor, "recipient": account.recipient,
        "mutual": account.mutual, "type": event.type, "mode": event.mode, "quad": scored.score.quad,
        "score": scored.score.value, "status": event.status, "when": event.when,
        "first": scored.first.isoformat() if scored.first else None, "last": scored.last.isoformat() if scored.last else None,
        "dated_by_report": not scored.told and scored.first is not None, "article": account.span.article,
        "start": account.span.start, "end": account.span.end, "outlet": account.outlet, "origin": account.origin,
    }  # fmt: skip


def all_rows(records: PairRecords, *, by: By = "day") -> Iterator[PairRow]:
    """Yield the series of every pair: one country to the other, the other to the one, and both."""
    asked = Asked(by=by)
    for (a, b), held in by_pair(accounts_of(records)).items():
        for actor, recipient, both in ((a, b, False), (b, a, False), (a, b, True)):
            yield from series_rows(series_of(held, actor, recipient, asked=asked, both=both))


def pair_lines(accounts: Sequence[Account]) -> list[PairLine]:
    """Return the pairs of which something is told to have happened, those of most events first."""
    found = [line for pair, held in by_pair(accounts).items() if (line := _line(pair, held))["events"]]
    return sorted(found, key=lambda line: (-line["events"], -line["mentions"], line["a"], line["b"]))


def _line(pair: tuple[str, str], held: Sequence[Account]) -> PairLine:
    from onrecord.present.pairs.asking import name_of

    done = [account for account in told_once(held) if account.scored.event.status == "happened"]
    counts = tally(done)
    days = sorted((a.scored.first, a.scored.last) for a in done if a.scored.first and a.scored.last)
    return {
        "a": pair[0], "b": pair[1], "a_name": name_of(pair[0]), "b_name": name_of(pair[1]),
        "events": counts.events, "mentions": counts.mentions, "outlets": counts.outlets, "origins": counts.origins,
        "cooperation": tally([a for a in done if a.scored.score.is_kind]).events,
        "conflict": tally([a for a in done if not a.scored.score.is_kind]).events,
        "score": mean_score(done).origins, "first": label_of(*days[0]) if days else "", "last": label_of(*days[-1]) if days else "",
    }  # fmt: skip
