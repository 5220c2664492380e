"""Clashes: what may stand behind a told sentence, and what says another value."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.dossier.builders import make_article, make_group, point, state, timex

from onrecord.dossier.candidates import find_candidates
from onrecord.dossier.clashes import clash
from onrecord.dossier.dossiers import write_dossier
from onrecord.dossier.material import gather_material
from onrecord.dossier.overlaps import Overlaps
from onrecord.model.annotations import Quantity
from onrecord.model.articles import Article
from onrecord.model.statements import Statement
from onrecord.tools.protocols import Tools

DAY = "2031-06-08"


def _quantity(article: Article, exact: str, value: float, noun: str, **bounds: float | bool | None) -> Quantity:
    at = article.text.index(exact)
    made = Quantity(article.span(at, at + len(exact)), value, "", value, value, noun=noun)
    return replace(made, **bounds)  # type: ignore[arg-type]


@pytest.mark.parametrize(("hour", "cites"), [("T22:05", {"A Post", "B Mail"}), ("T22", {"A Post", "B Mail"}), ("T22:40", {"A Post"})])
def test_the_timeline_cites_no_report_with_another_hour(tools: Tools, hour: str, cites: set[str]) -> None:
    a = make_article("A Post", ["The Karsk dam broke near Vellinge on Sunday at 10:05 p.m."])
    b = make_article("B Mail", ["The Karsk dam broke near Vellinge on Sunday, late at night, as a clock showed."])
    times = [timex(a, "Sunday", DAY), replace(timex(a, "10:05 p.m.", f"{DAY}T22:05"), type="TIME")]
    times += [timex(b, "Sunday", DAY), replace(timex(b, "late at night", DAY + hour), type="TIME")]
    group = make_group(tools, [a, b], more=times, days={"The Karsk": DAY})
    dossier = next(iter(write_dossier(group, tools)))
    known = {s.id: s.span.article for s in dossier.statements}
    entry = next(e for e in dossier.timeline if "10:05" in e.text)
    assert {known[s] for s in entry.statements} == cites


@pytest.mark.parametrize(
    ("value", "noun", "more", "found"),
    [
        (300, "pump", {}, False),
        (310, "pump", {}, True),
        (310, "pump", {"approximate": True}, False),
        (250, "pump", {"high": None}, False),
        (310, "boat", {}, False),
    ],
)
def test_other_figures_of_one_kind_clash(
    tools: Tools, value: float, noun: str, more: dict[str, bool | None], found: bool
) -> None:
    a = make_article("A Post", ["The army brought 300 pumps to Vellinge."])
    b = make_article("B Mail", ["Many things came to Vellinge with the army."])
    figures = [_quantity(a, "300 pumps", 300, "pump"), _quantity(b, "Many things", value, noun, **more)]
    material = gather_material(make_group(tools, [a, b], more=figures))
    left, right = (material.sentences[article, 0].span for article in ("A Post", "B Mail"))
    assert clash(material, left, right) is found
    assert clash(material, right, left) is found


def test_another_answer_to_one_point_clashes(tools: Tools) -> None:
    a = make_article("A Post", ["The council rejected the plan."])
    b = make_article("B Mail", ["The council accepted the plan."])
    group = make_group(tools, [a, b])
    spans = {s.span.article: s.sentence for s in group.of(Statement)}
    sides = [[state(a, "rejected", spans["A Post"], value="denied")], [state(b, "accepted", spans["B Mail"], value="asserted")]]
    more = [*sides[0], *sides[1], point("Was the plan accepted?", "disputed", sides, "sense")]
    material = gather_material(make_group(tools, [a, b], more=more))
    assert clash(material, spans["A Post"], spans["B Mail"])
    assert not clash(material, spans["A Post"], spans["A Post"])


@pytest.mark.parametrize(
    ("line", "words", "value"),
    [
        ("Two hundred and thirty goats went missing on the slope, a herdsman told the mayor.", "Two hundred and thirty", 230),
        ("The upper slope gave way and 230 were gone into the lake, said people of the valley.", "230", 230),
    ],
)
def test_what_another_prints_in_other_words_is_no_newsrooms_alone(tools: Tools, line: str, words: str, value: float) -> None:
    a = make_article("A Post", ["The Karsk dam broke near Vellinge.", "The flood washed 230 sheep into the lake at Ostrand."])
    b = make_article("B Mail", ["The Karsk dam broke near Vellinge.", line])
    figures = [_quantity(a, "230", 230, "sheep"), _quantity(b, words, value, "")]
    for more, known in ((figures, True), (figures[:1], "230" in line)):
        material = gather_material(make_group(tools, [a, b], more=more))
        candidate = next(c for c in find_candidates(material, tools.weights) if "sheep" in c.sentence.span.exact)
        assert (Overlaps(material).most(candidate) == 1.0) is known


@pytest.mark.parametrize(("counted", "noun", "known"), [(5_600, "goat", True), (9_000, "goat", False), (4_000, "goat", False), (5_600, "tree", False)])
def test_more_than_a_figure_is_no_newsrooms_alone_where_another_has_the_figure(
    tools: Tools, counted: float, noun: str, known: bool
) -> None:
    a = make_article("A Post", ["The Karsk dam broke near Vellinge.", "Shepherds have since driven more than 5,000 goats uphill."])
    b = make_article("B Mail", ["The Karsk dam broke near Vellinge.", f"On every terrace stood {counted:.0f} {noun}s in the rain."])
    bound = replace(_quantity(a, "5,000", 5_000, ""), low=5_000.0, high=None, noun="goat")
    figures = [bound, replace(_quantity(b, f"{counted:.0f}", counted, ""), noun=noun)]
    material = gather_material(make_group(tools, [a, b], more=figures))
    candidate = next(c for c in find_candidates(material, tools.weights) if "Shepherds" in c.sentence.span.exact)
    assert (Overlaps(material).most(candidate) == 1.0) is known
