"""Sentences that speak to the readers are furniture; the report around them, and what only looks so, is not."""

from __future__ import annotations

import pytest

from .conftest import clean_text

TITLE = "Ferry freed from nets off Skarn"
BODY = [
    "Divers freed the ferry from two kilometres of fishing net on Tuesday, the harbour office of Skarn said.",
    "The ferry had drifted for nine hours with forty passengers, who were given soup and blankets by the crew.",
]


def body_of(*lines: str) -> str:
    return clean_text("\n\n".join([TITLE, *lines])).body


@pytest.mark.parametrize(
    "greeting",
    ["Good morning.", "That is the end of our live coverage for today.", "Thanks for joining us today.", "Guten Morgen.",
     "We are closing our live blog now.", "Bonjour à tous.", "Buenos días.", "Доброе утро."],
)  # fmt: skip
def test_a_greeting_or_farewell_is_cut_off_the_paragraph(greeting: str) -> None:
    assert body_of(f"{greeting} {BODY[0]}", BODY[1]) == "\n\n".join(BODY)
    assert body_of(BODY[0], greeting, BODY[1]) == "\n\n".join(BODY)


@pytest.mark.parametrize(
    "pointer",
    ["For more information, visit www.skarnferry.example.", "For further details about the line, please contact press@skarn.example",
     "Weitere Informationen finden Sie unter www.skarn.example.", "Para más información, visite www.skarn.example."],
)  # fmt: skip
def test_a_pointer_to_a_site_is_cut_off_the_end(pointer: str) -> None:
    assert body_of(BODY[0], f"{BODY[1]} {pointer}") == "\n\n".join(BODY)


@pytest.mark.parametrize(
    "line",
    ["Good morning television has lost a third of its viewers since the ferry stopped, the harbour office said.",
     "“Good morning. We are not sunk,” the captain called to the divers through the fog, passengers said.",
     "Good Morning Skarn, a radio show, broadcast from the deck all night with the crew and the passengers.",
     "That is the end of the matter. Nobody at the harbour office wants to hear of nets again before the summer.",
     "That is the end of the line for the old ferry, said the harbour master, who wants a new one.",
     "For more than nine hours the crew gave out soup, and for information the captain rang a bell."],
)  # fmt: skip
def test_what_only_begins_so_is_kept(line: str) -> None:
    assert body_of(BODY[0], line, BODY[1]) == "\n\n".join([BODY[0], line, BODY[1]])
