"""Pairs on a terminal: the list of pairs, or two countries' series, in; lines out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.present.pairs.accounts import Account, told_once
from onrecord.present.pairs.asking import name_of
from onrecord.present.pairs.rows import PairLine
from onrecord.present.pairs.scores import SCALE
from onrecord.present.pairs.series import Means, Series, mean_score, tally
from onrecord.present.view.shown import count_of

_HEAD = ("evts  ment  outl  orig", "evts  ment  outl  orig", "ment    outl    orig")

#: Events that a note names at most.
NAMED = 5


def pair_table(lines: Sequence[PairLine]) -> Iterator[str]:
    """Yield the list of pairs, a line each under a line of titles."""
    names = [f"{line['a_name']} – {line['b_name']}" for line in lines]
    wide = min(44, max(map(len, names), default=0))
    if lines:
        yield f"pair     {'':{wide}}  events  mentions  outlets  origins  coop/conf  score  days"
    for line, name in zip(lines, names, strict=True):
        cut = name if len(name) <= wide else f"{name[: wide - 1]}…"
        sides = f"{line['cooperation']}/{line['conflict']}"
        days = line["first"] if line["first"] == line["last"] else f"{line['first']} to {line['last']}"
        yield (f"{line['a']} {line['b']}  {cut:{wide}}  {line['events']:6,}  {line['mentions']:8,}  {line['outlets']:7,}  "
               f"{line['origins']:7,}  {sides:>9}  {_score(line['score']):>5}  {days}").rstrip()  # fmt: skip


def series_lines(series: Sequence[Series]) -> Iterator[str]:
    """Yield two countries' series, one after the other, and what is in none of them."""
    shown = [one for one in series if one.accounts]
    wide = max((len(cell.period.label) for one in shown for cell in one.cells), default=0)
    for one in shown:
        yield _title(one)
        yield f"  {'':{wide}}  {'cooperation':22}    {'conflict':22}    mean score, by"
        yield f"  {'':{wide}}  {_HEAD[0]}    {_HEAD[1]}    {_HEAD[2]}"
        for cell in (cell for cell in one.cells if cell.accounts):
            sides = [tally(cell.side(kind=kind)) for kind in (True, False)]
            counts = "    ".join(f"{t.events:4,}  {t.mentions:4,}  {t.outlets:4,}  {t.origins:4,}" for t in sides)
            yield f"  {cell.period.label:{wide}}  {counts}    {_scores(mean_score(cell.accounts))}"
        whole = tally(one.accounts)
        yield (f"  In all {count_of(whole.events, 'event')}: {count_of(whole.mentions, 'mention')} in "
               f"{count_of(whole.outlets, 'outlet')} from {count_of(whole.origins, 'independent origin')}; "
               f"score {_score(mean_score(one.accounts).origins)}")  # fmt: skip
        yield ""
    yield f"Scores: {SCALE}. Each event counts once a sentence (ment), once an outlet (outl), once a newsroom (orig)."
    yield from aside(series[-1])


def aside(series: Series) -> Iterator[str]:
    """Yield sentences on what of both countries' accounts the series does not count, and on dates."""
    counted = {account.coding for account in series.accounts}
    planned = tally([a for cell in series.cells for a in cell.planned if a.coding not in counted]).events
    supposed = tally([a for cell in series.cells for a in cell.hypothetical if a.coding not in counted]).events
    if planned or supposed:
        apart = [count_of(count, f"{name} event") for count, name in ((planned, "planned"), (supposed, "hypothetical")) if count]
        yield f"Counted apart: {', '.join(apart)}."
    if series.denied:
        yield f"Left out: {count_of(tally(series.denied).events, 'event')} that the reports deny."
    guessed = tally([account for account in series.accounts if not account.scored.told]).events
    if guessed:
        verb = "has no date and stands" if guessed == 1 else "have no date and stand"
        yield f"{count_of(guessed, 'event')} {verb} on the day of the first report."
    if series.coarse:
        events = dict.fromkeys(_named(account) for account in told_once(series.coarse))
        more = f"; and {len(events) - NAMED:,} more" if len(events) > NAMED else ""
        yield (f"{count_of(tally(series.coarse).events, 'event')} dated too loosely for a series by {series.by}: "
               f"{'; '.join([*events][:NAMED])}{more}. Coarser periods have more of them.")  # fmt: skip
    if series.undated:
        yield f"{count_of(tally(series.undated).events, 'event')} in undated reports only."


def _named(account: Account) -> str:
    event = account.scored.event
    status = "" if event.status == "happened" else f"{event.status} "
    join = "and" if account.mutual else "to"
    return f"{status}{event.type}, {name_of(account.actor)} {join} {name_of(account.recipient)}, {event.when}"


def _title(series: Series) -> str:
    arrow = "and" if series.direction == "both" else "→"
    tail = ", each to the other" if series.direction == "both" else ""
    return f"{name_of(series.actor)} {arrow} {name_of(series.recipient)}{tail}, by {series.by}"


def _scores(means: Means) -> str:
    return "  ".join(f"{_score(one):>6}" for one in (means.mentions, means.outlets, means.origins))


def _score(value: float | None) -> str:
    return "–" if value is None else f"{value:+.1f}"
