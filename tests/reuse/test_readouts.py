"""Read-outs that two print whole are one voice; notes at both feet are stock; neither is a copy."""

from __future__ import annotations

import pytest
from tests.reuse.planting import derived, paragraphs, plant, shared

from onrecord.reuse.readouts import printed_statements
from onrecord.tools.protocols import Tools

STATEMENT = [text.replace("The ", "The ministry and the ", 1) for text in paragraphs(77, 3)]


@pytest.mark.parametrize(
    "line",
    ["The full text of the ministry’s statement:", "The statement reads in full:", "Here is the statement by the council:",
     "Die Erklärung im Wortlaut:", "Le texte intégral du communiqué :"],
)  # fmt: skip
def test_a_statement_that_two_print_whole_below_such_a_line_is_no_copy(line: str, light_tools: Tools) -> None:
    left = plant("left", [*paragraphs(1, 6), line, *STATEMENT], source="Kestwick Mail")
    right = plant("right", [*paragraphs(2, 6), line, *STATEMENT], source="Ilvane Herald")
    found = shared(left, right, light_tools)
    assert {passage.kind for passage in found} == {"quotation"}
    assert len({d.origin for d in derived([left, right], light_tools).values()}) == 2


def test_the_same_paragraphs_without_such_a_line_are_copied(light_tools: Tools) -> None:
    left = plant("left", [*paragraphs(1, 6), *STATEMENT], source="Kestwick Mail")
    right = plant("right", [*paragraphs(2, 6), "It ended so:", *STATEMENT], source="Ilvane Herald")
    assert "copy" in {passage.kind for passage in shared(left, right, light_tools)}


def test_a_statement_ends_with_a_heading_or_the_body() -> None:
    article = plant("one", ["The full text of the letter:", "One.", "Two."], heading="After that", paragraph="Three.")
    assert len(printed_statements(article)) == 2
    assert printed_statements(plant("none", paragraphs(1, 3))) == frozenset()


def test_a_note_at_the_foot_of_both_is_stock_and_the_same_words_inside_are_copied(light_tools: Tools) -> None:
    note = "The views told here are those of the author alone and need not be those of the paper or of anyone who owns it or pays for it."
    left = plant("left", [*paragraphs(1, 9), note], source="Kestwick Mail")
    right = plant("right", [*paragraphs(2, 9), note], source="Ilvane Herald")
    assert {passage.kind for passage in shared(left, right, light_tools)} == {"background"}
    inside = plant("inside", [*paragraphs(3, 4), note, *paragraphs(4, 5)], source="Orvelle Times")
    assert "copy" in {passage.kind for passage in shared(left, inside, light_tools)}


def test_paragraphs_of_the_foot_that_are_much_of_a_text_are_copied(light_tools: Tools) -> None:
    tail = paragraphs(9, 3)
    left = plant("left", [*paragraphs(1, 5), *tail], source="Kestwick Mail")
    right = plant("right", [*paragraphs(2, 5), *tail], source="Ilvane Herald")
    assert "copy" in {passage.kind for passage in shared(left, right, light_tools)}
