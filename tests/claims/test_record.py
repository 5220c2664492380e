"""The record as a whole: nothing passed over, every span in place, and the same whatever the order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.claims.newsroom import Newsdesk, Report, Told, body_sentences, make_article

from onrecord.model.articles import Dating
from onrecord.model.reuse import Derivation
from onrecord.model.statements import Point
from onrecord.model.stories import Story, story_id
from onrecord.store.memory import MemoryStore

FEW = settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

TRAM = (
    Report("amber", """# Eleven dead as tram leaves rails in Orrin

At least 11 people were killed when a tram left the rails in Orrin on Sunday, the fire service said.

The tram carried 297 passengers and was bound for the harbour of Vellmark.

“We know that the hatch was sealed before the tram left the depot,” Mara Dovin, the tramway’s director, told reporters.

Mara Dovin says the brakes had failed, but Piet Hollander says the driver was asleep.""", "2031-06-09"),
    Report("birch", """Seventeen people were killed when a tram left the rails in Orrin on Sunday.

The tram carried about 300 passengers. The company will pay 40,000 crowns to each bereaved family.

“We know that the crate was sealed before the tram left the depot,” said Mara Dovin.

Orsolya Brandt postponed the visit to Vellmark after the accident.""", "2031-06-11"),
    Report("cedar", """Seventeen people died when the tram left the rails in Orrin on Sunday.

Each bereaved family is to receive 45,000 crowns from the company.

Orsolya Brandt cancelled the visit to Vellmark after the accident.

* * *

Tickets!""", "2031-06-11"),
    Report("dogwood", """Seventeen people were killed when a tram left the rails in Orrin on Sunday.

The tram carried about 300 passengers. The company will pay 40,000 crowns to each bereaved family.""",
           "2031-06-11", origin="birch"),
)  # fmt: skip

HERRING = (
    Report("x1", "The ministers signed the herring treaty in Oslo on Monday after nine hours of talks.", "2031-06-10"),
    Report("x2", "The ministers signed the herring treaty in Bergen on Monday after eleven hours of talks.", "2031-06-10"),
)


@pytest.fixture(scope="session")
def tram(desk: Newsdesk) -> Told:
    return desk.tell(*TRAM)


def test_the_story_has_differences_of_several_kinds(tram: Told) -> None:
    assert {p.status for p in tram.points} >= {"disputed", "superseded", "naming", "rounded", "contested", "agreed", "single_source"}


class TestCustody:
    def test_every_statement_is_cut_from_its_article_and_lies_in_its_sentence(self, tram: Told) -> None:
        sentences = {s.span for s in tram.sentences}
        for statement in tram.statements.values():
            text = tram.articles[statement.span.article].text
            assert text[statement.span.start : statement.span.end] == statement.span.exact != ""
            assert statement.sentence in sentences
            assert statement.sentence.contains(statement.span), statement

    def test_every_claim_rests_on_statements_on_record(self, tram: Told) -> None:
        for point in tram.points:
            for claim in point.claims:
                found = [tram.statements[i] for i in claim.statements]
                assert found
                assert claim.independent == len({s.origin for s in found})
                assert 1 <= claim.voices.low <= claim.voices.high
            assert point.preferred in {"", *(claim.id for claim in point.claims)}
            assert point.question.strip()
            assert point.explanation.endswith(".")

    def test_every_statement_is_in_a_point(self, tram: Told) -> None:
        used = {i for p in tram.points for c in p.claims for i in c.statements}
        assert used == set(tram.statements)

    def test_statuses_fit_the_number_of_claims_and_newsrooms(self, tram: Told) -> None:
        for point in tram.points:
            if point.status == "agreed":
                assert len(point.claims) == 1
                assert point.claims[0].independent > 1
            elif point.status == "single_source":
                assert len(point.claims) == 1
                assert point.claims[0].independent == 1
            else:
                assert len(point.claims) > 1

    def test_origins_are_the_articles_own(self, tram: Told) -> None:
        rooms = {d.article: d.origin for d in tram.store.all(Derivation)}
        assert all(s.origin == rooms[s.span.article] for s in tram.statements.values())


class TestLedger:
    def test_it_covers_every_sentence_of_every_body_once(self, tram: Told) -> None:
        spans = sorted(line.span for line in tram.ledger)
        assert spans == sorted(s.span for s in body_sentences(tram))

    def test_its_fates_are_what_became_of_the_sentences(self, tram: Told) -> None:
        told = {i: p.status for p in tram.points for c in p.claims for i in c.statements}
        by_place: dict[object, set[str]] = {}
        for key, status in told.items():
            by_place.setdefault(tram.statements[key].sentence, set()).add(status)
        for line in tram.ledger:
            found = by_place.get(line.span, set())
            if line.fate == "point":
                assert found - {"single_source"}, line
            elif line.fate == "not_understood":
                assert not found, line
            else:
                assert found == {"single_source"}, line

    def test_stars_and_a_lone_word_are_listed_as_not_understood(self, tram: Told) -> None:
        lost = {line.span.exact for line in tram.ledger if line.fate == "not_understood"}
        assert "Tickets!" in lost


def essence(told: Told, real: dict[str, str]) -> set[object]:
    """The points without ids, with the reports' own names whatever they were called here."""
    found = set()
    for point in told.points:
        claims = set()
        for claim in point.claims:
            stated = [told.statements[i] for i in claim.statements]
            places = frozenset((real[s.span.article], s.span.start, s.span.end) for s in stated)
            claims.add((places, claim.value if point.type != "name" else "", claim.independent, claim.id == point.preferred))
        found.add((point.status, point.type, frozenset(claims)))
    return found


class TestSameness:
    def test_a_second_run_gives_the_same_record(self, desk: Newsdesk, tram: Told) -> None:
        again = desk.tell(*TRAM)
        assert again.points == tram.points
        assert again.ledger == tram.ledger

    def test_ids_are_one_to_a_record(self, tram: Told) -> None:
        ids = [p.id for p in tram.points]
        assert len(ids) == len(set(ids))
        assert all(one.id < other.id for one, other in pairwise(tram.points))

    def test_the_order_of_arrival_says_nothing(self, desk: Newsdesk, tram: Told) -> None:
        first, *others = TRAM
        told = desk.tell(first, *reversed(others))
        assert told.points == tram.points

    @given(st.permutations(["amber", "birch", "cedar", "dogwood"]))
    @FEW
    def test_what_the_reports_are_called_says_nothing(self, desk: Newsdesk, tram: Told, names: list[str]) -> None:
        called = dict(zip((r.name for r in TRAM), names, strict=True))
        renamed = [Report(called[r.name], r.text, r.day, called.get(r.origin, "")) for r in TRAM]
        told = desk.tell(*renamed)
        back = {new: old for old, new in called.items()}
        mine, theirs = essence(told, back), essence(tram, {r.name: r.name for r in TRAM})
        assert mine == theirs, (sorted(map(str, mine - theirs)), sorted(map(str, theirs - mine)))

    def test_another_story_in_the_store_changes_nothing(self, desk: Newsdesk, tram: Told) -> None:
        store = MemoryStore()
        for kind in (type(a) for a in tram.articles.values()):
            store.put(tram.store.all(kind))
        for record in (Story, Dating, Derivation):
            store.put(tram.store.all(record))
        names = tuple(sorted(r.name for r in HERRING))
        store.put([*(make_article(r) for r in HERRING), Story(story_id(names), names)])
        store.put(Dating(r.name, r.day, "day", "printed", r.day) for r in HERRING)
        store.put(Derivation(r.name, f"origin-{r.name}", r.name, "outlet", False) for r in HERRING)
        desk.run(store)
        (home,) = tram.store.all(Story)
        points = [p for p in store.all(Point) if p.story == home.id]
        assert points == list(tram.points)
        assert [p for p in store.all(Point) if p.story != home.id and p.status == "disputed"]


NAMES = st.sampled_from(["Ostrel", "Tamrin", "Velka", "Quessin", "Dorrow", "Marske", "Hallin", "Brunnet", "Iskar"])
THINGS = st.sampled_from(["bells", "lanterns", "looms", "anvils", "kites", "ploughs", "clocks"])
DEEDS = st.sampled_from(["bought", "repaired", "auctioned", "melted down", "shipped"])
DAYS = st.integers(2, 28)


class TestPlanted:
    """Facts made of words from pools, planted in two reports."""

    @given(NAMES, THINGS, DEEDS, DAYS, st.tuples(st.integers(11, 97), st.integers(11, 97)))
    @FEW
    def test_a_planted_number(self, desk: Newsdesk, name: str, thing: str, deed: str, day: int, figures: tuple[int, int]) -> None:
        text = "The foundry at {name} {deed} {n} {thing} for a museum on {day} May."
        one, other = (text.format(name=name, deed=deed, n=n, thing=thing, day=day) for n in figures)
        told = desk.tell(one, other)
        found = {p.status for p in told.differing}
        if figures[0] == figures[1]:
            assert not found, told.shown(told.differing)
            assert told.of("agreed")
        else:
            assert found <= {"disputed", "rounded"}, told.shown(told.differing)
            ratio = max(figures) / min(figures)
            if 1.12 < ratio < 1.6:
                assert found == {"disputed"}, (one, other, told.shown(told.differing))

    @given(NAMES, THINGS, DEEDS, st.tuples(DAYS, DAYS))
    @FEW
    def test_a_planted_day(self, desk: Newsdesk, name: str, thing: str, deed: str, days: tuple[int, int]) -> None:
        text = "The foundry at {name} {deed} forty {thing} for a museum on {day} May."
        told = desk.tell(*(text.format(name=name, deed=deed, thing=thing, day=day) for day in days))
        found = {(p.status, p.type) for p in told.differing}
        assert found == (set() if days[0] == days[1] else {("disputed", "date")}), told.shown(told.differing)

    @given(NAMES, NAMES, THINGS, THINGS, DEEDS, DEEDS)
    @FEW
    def test_two_facts_that_share_little_are_left_alone(
        self, desk: Newsdesk, name: str, other: str, thing: str, second: str, deed: str, done: str
    ) -> None:
        told = desk.tell(
            f"The foundry at {name} {deed} 24 {thing} for a museum on 3 May.",
            f"A schoolmistress from {other} found 37 coins in a well on 9 May, and a dealer {done} two old {second}.",
        )
        assert not told.differing, told.shown(told.differing)
