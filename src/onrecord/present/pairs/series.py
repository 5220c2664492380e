"""Series: the accounts of two countries in, their cooperation and conflict by period out, in three counts.

Mentions are codings, outlets who published them, origins the newsrooms whose words they are; the last are counted as
everywhere else: beside a newsroom a press release is none, and releases alone are one. An outlet with two agencies' texts
is one outlet and two origins, an agency in five outlets one origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.model.annotations import Modality
from onrecord.model.reuse import confirming
from onrecord.present.pairs.accounts import Account, told_once
from onrecord.present.pairs.days import By, Period, period_of

Direction = Literal["directed", "both"]
#: What is counted, unless others are asked for. What was denied is no event and is never counted.
HAPPENED: tuple[Modality, ...] = ("happened",)
COUNTED: tuple[Modality, ...] = ("happened", "planned", "hypothetical")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What of two countries' accounts is counted. `since` and `until` are days; no `types` are all."""

    by: By = "month"
    since: date | None = None
    until: date | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[Modality, ...] = HAPPENED


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something is told: events, the sentences that tell them, who published and who wrote these."""

    events: int
    mentions: int
    outlets: int
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """The mean score of events, each weighed by its mentions, its outlets or its origins; None where there is none."""

    mentions: float | None
    outlets: float | None
    origins: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One period of a series: the accounts that are counted, and those of what is planned or hypothetical besides."""

    period: Period
    accounts: tuple[Account, ...]
    planned: tuple[Account, ...] = ()
    hypothetical: tuple[Account, ...] = ()

    def side(self, *, kind: bool) -> tuple[Account, ...]:
        """Return the accounts of cooperation, or those of conflict."""
        return tuple(account for account in self.accounts if account.scored.score.is_kind == kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What one country does to another by period, or both to each other; periods of which nothing is told are left out.

    Beside it stands what is in no period: what was denied, where what happened is asked for; what is dated too loosely for so fine a grain, and what has
    no date and no dated report.
    """

    actor: str
    recipient: str
    direction: Direction
    by: By
    cells: tuple[Cell, ...]
    denied: tuple[Account, ...] = ()
    coarse: tuple[Account, ...] = ()
    undated: tuple[Account, ...] = ()

    @property
    def accounts(self) -> tuple[Account, ...]:
        """All that is counted."""
        return tuple(account for cell in self.cells for account in cell.accounts)


def series_of(accounts: Iterable[Account], actor: str, recipient: str, *, asked: Asked, both: bool = False) -> Series:
    """Return the series of what `actor` does to `recipient`, or, with `both`, of what each does to the other."""
    wanted = {(actor, recipient), (recipient, actor)} if both else {(actor, recipient)}
    mine = (account for account in accounts if (account.actor, account.recipient) in wanted and _fits(account, asked))
    found = _Sorted(asked)
    for account in sorted(told_once(sorted(mine, key=lambda one: one.key)), key=lambda one: one.key):
        found.add(account)
    return Series(
        actor=actor, recipient=recipient, direction="both" if both else "directed", by=asked.by, cells=found.cells(),
        denied=tuple(found.denied), coarse=tuple(found.coarse), undated=tuple(found.undated),
    )  # fmt: skip


def _fits(account: Account, asked: Asked) -> bool:
    scored = account.scored
    if asked.types and scored.event.type not in asked.types:
        return False
    if asked.since and (scored.first is None or scored.first < asked.since):
        return False
    return not (asked.until and (scored.last is None or scored.last > asked.until))


class _Sorted:
    """Sorts accounts into periods, and what is in none."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._held: defaultdict[Period, defaultdict[str, list[Account]]] = defaultdict(lambda: defaultdict(list))
        self.denied: list[Account] = []
        self.coarse: list[Account] = []
        self.undated: list[Account] = []

    def add(self, account: Account) -> None:
        """Take one account."""
        scored, status = account.scored, account.scored.event.status
        if status == "denied":
            if "happened" in self._asked.statuses:
                self.denied.append(account)
        elif scored.first is None or scored.last is None:
            self.undated.append(account)
        elif period := period_of(scored.first, scored.last, self._asked.by):
            self._held[period][status].append(account)
        elif status in self._asked.statuses or "happened" in self._asked.statuses:
            self.coarse.append(account)

    def cells(self) -> tuple[Cell, ...]:
        """Return the periods in order; what was asked for is counted, and told apart besides where it did not happen."""
        found = []
        for period, held in sorted(self._held.items()):
            counted = sorted((a for status in self._asked.statuses for a in held[status]), key=lambda one: one.key)
            found.append(Cell(period=period, accounts=tuple(counted), planned=tuple(held["planned"]),
                              hypothetical=tuple(held["hypothetical"])))  # fmt: skip
        return tuple(found)


def tally(accounts: Sequence[Account]) -> Tally:
    """Count accounts: events, mentions, outlets, independent origins."""
    return Tally(
        len({account.scored.event.id for account in accounts}),
        len({account.coding for account in accounts}),
        len({account.outlet for account in accounts}),
        len(confirming(account.origin for account in accounts)),
    )


def mean_score(accounts: Sequence[Account]) -> Means:
    """Return the mean score of the events told, each weighed by how often it is told, by whom and of how many origins."""
    events: defaultdict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        events[account.scored.event.id].append(account)
    tallies = {key: tally(held) for key, held in events.items()}
    scores = {key: held[0].scored.score.value for key, held in events.items()}
    return Means(
        mentions=_mean(scores, {key: one.mentions for key, one in tallies.items()}),
        outlets=_mean(scores, {key: one.outlets for key, one in tallies.items()}),
        origins=_mean(scores, {key: one.origins for key, one in tallies.items()}),
    )


def _mean(scores: Mapping[str, float], weights: Mapping[str, int]) -> float | None:
    """Return a weighted mean to two places; scores are halves, so that sums are exact in any order."""
    total = sum(weights.values())
    return round(sum(scores[key] * weight for key, weight in weights.items()) / total, 2) if total else None
