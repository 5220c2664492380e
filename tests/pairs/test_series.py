"""Series of two countries: in any order the same, a sum of their parts, without what was removed; who is counted how often."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pairs.telling import (
    Newspapers,
    make_article,
    make_dating,
    make_derivation,
    make_event,
    make_records,
    many_events,
    without_article,
)

from onrecord.model.annotations import Coding, Event
from onrecord.model.reuse import Derivation, Part
from onrecord.present.pairs.accounts import Account, PairRecords, accounts_of, by_pair
from onrecord.present.pairs.days import GRAINS, By
from onrecord.present.pairs.rows import pair_lines, series_rows
from onrecord.present.pairs.series import COUNTED, Asked, Series, mean_score, series_of, tally
from onrecord.present.pairs.text import aside

PAPERS = Newspapers()
Made = list[tuple[Event, list[Coding]]]


def records_of(made: Made) -> PairRecords:
    return make_records(made, PAPERS.articles(), PAPERS.datings(), PAPERS.derivations())


def both(records: PairRecords, by: By = "day", **wanted: object) -> Series:
    return series_of(accounts_of(records), "CHN", "USA", asked=Asked(by=by, **wanted), both=True)  # type: ignore[arg-type]


def everything(series: Series) -> list[Account]:
    cells = [account for cell in series.cells for account in (*cell.accounts, *cell.planned, *cell.hypothetical)]
    return [*cells, *series.denied, *series.coarse, *series.undated]


@given(many_events(), st.sampled_from(GRAINS), st.randoms(use_true_random=False))
def test_the_order_of_the_records_tells_nothing(made: Made, by: By, chance: random.Random) -> None:
    straight, records = both(records_of(made), by), records_of(made)
    parts = [list(part) for part in (records.events, records.codings, records.articles, records.derivations, records.datings)]
    for part in parts:
        chance.shuffle(part)
    events, codings, articles, derivations, datings = parts
    mixed = both(PairRecords(events=events, codings=codings, articles=articles, derivations=derivations, datings=datings), by)
    assert mixed == straight
    assert series_rows(mixed) == series_rows(straight)


@given(many_events(), st.sampled_from(GRAINS), st.integers(0, 9))
def test_events_worked_on_apart_give_the_same_accounts_as_together(made: Made, by: By, cut: int) -> None:
    whole = both(records_of(made), by)
    parts = [account for part in (made[:cut], made[cut:]) for account in accounts_of(records_of(part))]
    assert series_of(parts, "CHN", "USA", asked=Asked(by=by), both=True) == whole


@given(many_events(), st.sampled_from(PAPERS.names))
def test_removing_an_article_takes_its_counts_out_and_no_others(made: Made, name: str) -> None:
    article = f"article-{name}"
    before, after = both(records_of(made), "year"), both(records_of(without_article(made, name)), "year")
    kept = {account.coding for account in everything(before) if account.span.article != article}
    assert {account.coding for account in everything(after)} == kept
    assert article not in {account.span.article for account in everything(after)}


@given(many_events(), st.sampled_from(GRAINS))
def test_counts_keep_their_order(made: Made, by: By) -> None:
    series = both(records_of(made), by)
    for cell in series.cells:
        for held in (cell.accounts, cell.side(kind=True), cell.side(kind=False)):
            counts = tally(held)
            assert counts.events <= counts.mentions == len(held)
            assert counts.outlets <= counts.mentions
            assert counts.origins <= counts.mentions
            assert bool(held) == bool(counts.events) == bool(counts.outlets) == bool(counts.origins)
            means = mean_score(held)
            assert all((one is None) != bool(held) and (one is None or -10 <= one <= 10)
                       for one in (means.mentions, means.outlets, means.origins))  # fmt: skip


@given(many_events(), st.sampled_from(GRAINS))
def test_no_account_is_lost_or_counted_twice(made: Made, by: By) -> None:
    accounts = accounts_of(records_of(made))
    series = series_of(accounts, "CHN", "USA", asked=Asked(by=by), both=True)
    counted = Counter(account.coding for account in everything(series))
    wanted = {account.coding for account in accounts if {account.actor, account.recipient} == {"CHN", "USA"}}
    apart = {a.coding for a in accounts if a.scored.event.status in ("planned", "hypothetical")}
    assert set(counted) <= wanted
    assert wanted - set(counted) <= apart
    assert set(counted.values()) <= {1}


@given(many_events())
def test_one_way_and_the_other_make_both(made: Made) -> None:
    accounts = accounts_of(records_of(made))
    asked = Asked(by="year", statuses=COUNTED)
    ways = [series_of(accounts, a, b, asked=asked) for a, b in (("CHN", "USA"), ("USA", "CHN"))]
    whole = series_of(accounts, "CHN", "USA", asked=asked, both=True)
    assert {a.coding for way in ways for a in way.accounts} == {a.coding for a in whole.accounts}
    assert ways[0].direction == "directed"
    assert whole.direction == "both"


@given(many_events())
def test_a_finer_series_has_no_more_than_a_coarser(made: Made) -> None:
    counts = [len(both(records_of(made), by).accounts) for by in ("day", "month", "year")]
    assert counts == sorted(counts)


def test_ten_copies_of_an_agency_are_ten_outlets_and_one_origin() -> None:
    names = [f"paper{number}" for number in range(10)]
    told = make_event([(name, 0) for name in names], when="2031-05-03")
    records = make_records([told], [make_article(name) for name in names], [], [make_derivation(name, "NPA") for name in names])
    [row] = series_rows(both(records))
    assert (row["conflict_events"], row["conflict_mentions"], row["conflict_outlets"], row["conflict_origins"]) == (1, 10, 10, 1)


def test_one_outlet_with_two_agencies_texts_is_two_origins() -> None:
    told = make_event([("x", 0), ("y", 0)], when="2031-05-03")
    articles = [make_article("x", outlet="Portal"), make_article("y", outlet="PORTAL ")]
    [row] = series_rows(both(make_records([told], articles, [], [make_derivation("x", "NPA"), make_derivation("y", "Ostral")])))
    assert (row["conflict_outlets"], row["conflict_origins"]) == (1, 2)


def test_an_outlets_own_paragraph_in_a_reprint_is_its_own() -> None:
    told = make_event([("x", 0), ("x", 42)], when="2031-05-03")
    parts = (Part(0, 30, "origin-NPA"), Part(30, 80, "origin-Portal"))
    [row] = series_rows(both(make_records([told], [make_article("x")], [], [make_derivation("x", "NPA", parts=parts)])))
    assert row["origins"] == ["origin-NPA", "origin-Portal"]
    assert row["conflict_origins"] == 2


def test_a_press_release_confirms_no_newsroom() -> None:
    told = make_event([("x", 0), ("y", 0)], when="2031-05-03")
    release = Derivation("article-y", "release-1", "Ministry", "release", True)
    [row] = series_rows(both(make_records([told], [make_article("x"), make_article("y")], [], [make_derivation("x", "NPA"), release])))
    assert (row["conflict_outlets"], row["conflict_origins"]) == (2, 1)


def test_copies_weigh_on_the_score_by_mentions_and_not_by_origins() -> None:
    names = [f"paper{number}" for number in range(9)]
    copied = make_event([(name, 0) for name in names], type="ASSAULT", when="2031-05-03")
    other = make_event([("own", 0)], type="AID", when="2031-05-03")
    articles = [make_article(name) for name in (*names, "own")]
    derivations = [*(make_derivation(name, "NPA") for name in names), make_derivation("own", "own")]
    [row] = series_rows(both(make_records([copied, other], articles, [], derivations)))
    assert (row["score_by_mentions"], row["score_by_origins"]) == (-7.1, 0.5)


def test_background_stands_on_the_day_it_happened_and_what_has_no_date_on_the_day_of_its_first_report() -> None:
    past, now = make_event([("x", 0)], when="1987-02-11"), make_event([("y", 0), ("x", 42)])
    records = make_records([past, now], [make_article("x"), make_article("y")], [make_dating("x", "2031-05-03"), make_dating("y", "2031-05-05")])
    rows = series_rows(both(records))
    assert [(row["period"], row["dated_by_report"]) for row in rows] == [("1987-02-11", 0), ("2031-05-03", 1)]


def test_what_happened_cannot_lie_after_its_reports() -> None:
    told = make_event([("x", 0)], when="2031-06-01")
    planned = make_event([("x", 42)], when="2031-06-01", type="CONSULT", status="planned")
    series = both(make_records([told, planned], [make_article("x")], [make_dating("x", "2031-05-03")]))
    assert [(row["period"], row["conflict_events"], row["planned_mentions"]) for row in series_rows(series)] == [
        ("2031-05-03", 1, 0), ("2031-06-01", 0, 1),
    ]  # fmt: skip


def test_denied_events_leave_the_series_and_planned_ones_are_counted_when_asked_for() -> None:
    denied = make_event([("x", 0)], when="2031-05-03", status="denied")
    planned = make_event([("x", 42)], when="2031-05-04", type="CONSULT", status="planned")
    records = make_records([denied, planned], [make_article("x")], [make_dating("x", "2031-05-03")])
    usual, asked = both(records), both(records, statuses=("planned",))
    assert not usual.accounts
    assert len(usual.denied) == 1
    assert [row["cooperation_events"] for row in series_rows(asked)] == [1]
    assert not asked.denied, "of no interest to who asks for plans"
    assert [line for line in aside(usual) if "deny" in line or "Counted apart" in line] == [
        "Counted apart: 1 planned event.", "Left out: 1 event that the reports deny.",
    ]
    assert not list(aside(asked))


def test_a_plan_for_a_month_is_named_beside_a_series_by_day() -> None:
    planned = make_event([("x", 0)], when="2031-08", type="CONSULT", status="planned")
    happened = make_event([("x", 22)], when="2031-05")
    records = make_records([planned, happened], [make_article("x")], [make_dating("x", "2031-05-03")])
    note = "planned CONSULT, China to United States, 2031-08"
    assert any(note in line for line in aside(both(records)))
    told = [line for line in aside(both(records, statuses=("planned",))) if note in line]
    assert len(told) == 1
    assert "ACCUSE" not in told[0], "it was not asked for"


@pytest.mark.parametrize(
    ("type", "mode", "counts"),
    [("SUPPORT", "", True), ("CONCEDE", "", True), ("RETREAT", "ceasefire", True), ("COOPERATE", "", True), ("RETREAT", "resign", False),
     ("AID", "", False), ("ACCUSE", "", False), ("SANCTION", "expel", False), ("PROTEST", "", False), ("THREATEN", "", False),
     ("COERCE", "", False), ("REQUEST", "", False), ("REJECT", "", False), ("MOBILIZE", "", False)],
)  # fmt: skip
def test_what_two_sign_or_cease_they_do_to_one_another(type: str, mode: str, counts: bool) -> None:
    event = make_event([("x", 0)], type=type, mode=mode, actors=("CHN", "USA"), recipients=(), when="2031-05-03")
    accounts = accounts_of(make_records([event], [make_article("x")]))
    assert [(a.actor, a.recipient) for a in accounts] == ([("CHN", "USA"), ("USA", "CHN")] if counts else [])


@pytest.mark.parametrize(
    ("type", "cue", "mutual"),
    [("CONSULT", "", True), ("AGREE", "", True), ("SANCTION", "", False), ("ASSAULT", "struck", False), ("ASSAULT", "clashed", True)],
)
def test_what_countries_do_with_no_recipient_they_do_to_one_another_where_that_is_told(type: str, cue: str, mutual: bool) -> None:
    told = make_event([("x", 0)], type=type, actors=("IND", "CHN"), recipients=(), when="2031-05-03", cue=cue)
    accounts = accounts_of(make_records([told], [make_article("x")]))
    assert [(a.actor, a.recipient) for a in accounts] == ([("CHN", "IND"), ("IND", "CHN")] if mutual else [])
    if mutual:
        series = series_of(accounts, "CHN", "IND", asked=Asked(by="day"), both=True)
        assert tally(series.accounts).mentions == 1


def test_since_until_and_types_choose() -> None:
    made = [make_event([("x", 22 * n)], when=f"2031-05-0{n + 1}", type=t) for n, t in enumerate(("ACCUSE", "CONSULT", "ACCUSE"))]
    records = make_records(made, [make_article("x")], [make_dating("x", "2031-05-09")])
    days = [cell.period.first for cell in both(records).cells]
    assert [c.period.first for c in both(records, since=days[1]).cells] == days[1:]
    assert [c.period.first for c in both(records, until=days[1]).cells] == days[:2]
    assert [c.period.first for c in both(records, types=("CONSULT",)).cells] == [days[1]]


def test_the_list_of_pairs_has_the_commonest_first() -> None:
    made = [
        make_event([("x", 0)], actors=("FRA",), recipients=("DEU",)), make_event([("x", 22)]), make_event([("x", 44)], type="AID"),
        make_event([("x", 66)], actors=("ITA",), recipients=("DEU",), status="denied"),
    ]  # fmt: skip
    lines = pair_lines(accounts_of(make_records(made, [make_article("x")], [make_dating("x", "2031-05-03")])))
    assert [(line["a"], line["b"], line["events"], line["cooperation"]) for line in lines] == [("CHN", "USA", 2, 1), ("DEU", "FRA", 1, 0)]


def test_a_list_of_all_countries_is_bounded() -> None:
    codes = tuple(f"{a}{b}{c}" for a in "ABCDE" for b in "FGHIJ" for c in "KLMNO")
    told = make_event([("x", 0)], type="CONSULT", actors=codes, recipients=())
    assert len(by_pair(accounts_of(make_records([told], [make_article("x")])))) <= 200
