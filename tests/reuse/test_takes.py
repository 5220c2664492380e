"""Takes: marks of an agency's running story order its texts, whatever the hour."""

from __future__ import annotations

import re

import pytest
from tests.reuse.planting import derived, paragraphs, plant

from onrecord.reuse.newsrooms import newsroom_of
from onrecord.reuse.takes import in_order_of_takes, take_of
from onrecord.tools.directory_files import shipped_directory
from onrecord.tools.protocols import Tools
from onrecord.tools.tables import rows

#: Headlines with their marks, in the order in which the takes come.
HEADS = [
    "FLASH: Orvelle bridge closed", "EIL: Orveller Brücke gesperrt", "URGENT Orvelle bridge closed",
    "(URGENT) Orvelle bridge closed", "BRIEF-Orvelle bridge closed", "UPDATE 1-Orvelle closes its bridge",
    "RPT-UPDATE 1-Orvelle closes its bridge", "UPDATE 2-Orvelle closes its bridge", "ACTUALIZA 3-Orvelle cierra su puente",
    "ATUALIZA 4-Orvelle fecha a ponte", "AKTUALISIERUNG 5-Orvelle sperrt seine Brücke", "LEAD 6-Orvelle ferme son pont",
    "WRAPUP 1-Orvelle closes its bridge", "WRAPUP 2-Orvelle closes its bridge",
]  # fmt: skip
OTHERS = [
    ("(LEAD) Orvelle closes bridge", "(2nd LD) Orvelle closes bridge"), ("1st Ld Orvelle bridge", "2nd Ld-Writethru Orvelle bridge"),
    ("Orvelle-Bridge, 1st Ld-Writethru", "Orvelle-Bridge, 4th Ld-Writethru"), ("LEAD 1: Orvelle bridge", "LEAD 2: Orvelle bridge"),
    ("LEAD: Orvelle bridge", "ROUNDUP: Orvelle bridge"), ("ROUNDUP: Orvelle bridge", "ROUNDUP 2: Orvelle bridge"),
    ("Orvelle 1st LD", "ZUSAMMENFASSUNG 1: Orvelle"), ("URGENT Orvelle", "SYNTHESE - Orvelle ferme son pont"),
    ("URGENTE Orvelle", "(AMPLIACIÓN) Orvelle cierra su puente"), ("AMPL- Orvelle cierra", "(RESUMEN) Orvelle cierra su puente"),
    ("1. Neufassung: Orvelle", "2. Neufassung: Orvelle"), ("(Take 1) Orvelle bridge", "(Take 2) Orvelle bridge"),
    ("LEAD: Orvelle", "CORRECTED: Orvelle"), ("RPT-Orvelle closes its bridge", "RPT-UPDATE 3-Orvelle closes its bridge"),
    ("BRIEF-Orvelle", "CORRECTED-Orvelle closes its bridge"), ("REPRISE 1-Orvelle ferme", "REPRISE 2-Orvelle ferme"),
]  # fmt: skip
UNMARKED = [
    "Urgent care centre closes in Orvelle", "Take 2: a director tries again", "Leads in the Orvelle case run dry",
    "Update on the Orvelle bridge", "Lead pipes found in 3rd Orvelle school", "Flash floods close bridge", "More to come",
    "Correction officers strike in Orvelle", "1st leg lost, Orvelle win the cup", "Roundup ban divides farmers", "",
]  # fmt: skip


def place(head: str) -> float:
    take = take_of(plant("one", paragraphs(1, 2), headline=head or "-"))
    return take.place if take else -1.0


def test_marks_order_the_takes_of_one_agency() -> None:
    places = [place(head) for head in HEADS]
    assert places == sorted(places)
    assert min(places) >= 0


@pytest.mark.parametrize(("early", "late"), OTHERS)
def test_of_two_takes_the_mark_tells_the_later(early: str, late: str) -> None:
    assert place(early) < place(late)


@pytest.mark.parametrize("head", UNMARKED)
def test_headlines_in_ordinary_words_bear_no_mark(head: str) -> None:
    assert place(head) == -1.0


@pytest.mark.parametrize("line", ["(MORE)", "(More to follow)", "(segue)", "(à suivre)", "Mehr folgt.", "Habrá ampliación"])
def test_a_text_that_goes_on_is_an_early_take(line: str) -> None:
    take = take_of(plant("open", [*paragraphs(1, 2), line]))
    assert take is not None
    assert take.place < 1


def test_each_mark_of_the_table_is_tried() -> None:
    heads = [*HEADS, *(head for pair in OTHERS for head in pair)]
    for row in rows("reuse/takes.tsv"):
        if row["where"] == "head":
            tried = [head[n:] for head in heads for n in range(min(10, len(head)))]
            assert any(re.match(row["pattern"], head) for head in tried), row


def test_a_mark_of_one_agency_alone_names_it() -> None:
    article = plant("marked", paragraphs(1, 3), source="Kestwick Mail", headline="UPDATE 2-Orvelle closes its bridge")
    assert newsroom_of(article, shipped_directory()).name == "Reuters"
    article = plant("leading", paragraphs(1, 3), source="Kestwick Mail", headline="LEAD: Orvelle closes its bridge")
    assert newsroom_of(article, shipped_directory()).name == "Kestwick Mail"


def test_a_later_take_is_the_later_text_whatever_was_read_first_or_is_longer(light_tools: Tools) -> None:
    body = paragraphs(4, 8)
    takes = [
        plant("second", body[:6], agency="AP", day="2031-06-04", headline="2nd Ld-Writethru Orvelle bridge"),
        plant("first", body[:4], agency="AP", day="2031-06-04", headline="1st Ld-Writethru Orvelle bridge"),
    ]
    found = derived(takes, light_tools)
    assert found["first"].copy_of == ""
    assert found["second"].copy_of == takes[1].id
    assert any("later than “1st Ld-Writethru”" in reason for reason in found["second"].reasons)


def test_takes_change_places_among_those_of_their_own_series_only() -> None:
    heads = {"a": "UPDATE 3-x", "b": "no mark", "c": "UPDATE 1-x", "d": "UPDATE 2-y"}
    articles = {name: plant(name, paragraphs(1, 2), headline=head) for name, head in heads.items()}
    series = {"a": "one", "b": "one", "c": "one", "d": "two"}
    assert in_order_of_takes(list("abcd"), articles, series.__getitem__) == ["c", "b", "a", "d"]
