"""Lateness: invented reports whose text was rewritten after the day declared for them."""

from __future__ import annotations

from hashlib import sha256

import pytest

from onrecord.model.articles import Article, Block, DateBasis, DateCandidate, Dating
from onrecord.model.stories import Story
from onrecord.story.dating import date_articles
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

# 2031-05-10 is a Saturday, 2031-05-11 a Sunday.
SUNDAY = "The dam at Orlen burst early Sunday, the water board said, and the lower town was under water by noon."
SATURDAY = "Engineers said on Saturday that the dam at Orlen was leaking."
FRIDAY = "The river Sella rose above its banks on Friday, the water board said."

FILLER = "The lower town lies between the river and the old railway, and most of its houses are of wood. " * 8


def report(name: str, day: str, *paragraphs: str, basis: DateBasis = "metadata") -> Article:
    text = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for line in paragraphs:
        end = min(len(text), start + len(line) + 2)
        blocks.append(Block("paragraph", start, end, "given"))
        start = end
    dates = (DateCandidate(day, "day", basis, 0.9, None, "the record’s own date"),)
    digest = sha256(text.encode()).hexdigest()
    return Article(name, "c", name, "", "", digest, text, None, "", "", "en", tuple(blocks), dates)


def dated(tools: Tools, *articles: Article) -> dict[str, Dating]:
    story = Story("story-1", tuple(sorted(a.id for a in articles)))
    found = date_articles(Group("story-1", {Story: [story], Article: list(articles)}), tools)
    return {d.article: d for d in found if isinstance(d, Dating)}


def test_a_text_that_looks_back_on_the_morrow_was_written_on_it(light_tools: Tools) -> None:
    late = report("a", "2031-05-10", SUNDAY, SATURDAY)
    found = dated(light_tools, late, report("b", "2031-05-11", SUNDAY, FRIDAY), report("c", "2031-05-10", SATURDAY))
    assert (found["a"].value, found["a"].written) == ("2031-05-10", "2031-05-11")
    assert [late.text[s.start : s.end] for s in found["a"].evidence] == ["Sunday"]
    assert "later" in found["a"].reason
    assert (found["b"].written, found["c"].written) == ("2031-05-11", "2031-05-10")


def test_a_moved_report_vouches_for_the_next(light_tools: Tools) -> None:
    third = report("c", "2031-05-10", FILLER, "Boats were sent on Sunday.")
    alone = dated(light_tools, report("b", "2031-05-10", SATURDAY), third)
    assert (alone["c"].written, alone["c"].open_weekdays) == ("2031-05-10", (7,))
    found = dated(light_tools, report("a", "2031-05-10", SUNDAY), report("b", "2031-05-10", SATURDAY), third)
    assert found["a"].written == found["c"].written == "2031-05-11"


@pytest.mark.parametrize(
    "expecting",
    [
        "A vote of the council is scheduled for Sunday.",
        "It will be decided at Sunday's meeting whether the gates stay open.",
        "The forecast says the river could crest Sunday.",
    ],
)
def test_what_is_expected_does_not_move_a_report(light_tools: Tools, expecting: str) -> None:
    found = dated(light_tools, report("a", "2031-05-10", SATURDAY, expecting), report("b", "2031-05-11", SUNDAY))
    assert (found["a"].written, found["a"].open_weekdays) == ("2031-05-10", ())


def test_a_printed_date_stands(light_tools: Tools) -> None:
    found = dated(
        light_tools, report("a", "2031-05-10", SUNDAY, basis="printed"), report("b", "2031-05-11", SUNDAY)
    )
    assert (found["a"].written, found["a"].open_weekdays) == ("2031-05-10", ())


def test_the_week_before_is_meant_where_the_story_was_running_then(light_tools: Tools) -> None:
    first = report("b", "2031-05-04", "The dam at Orlen burst early Sunday, the water board said.")
    later = report("c", "2031-05-05", "Engineers said on Sunday that the dam at Orlen had burst.")
    found = dated(light_tools, report("a", "2031-05-10", SATURDAY, SUNDAY), first, later)
    assert found["a"].written == "2031-05-10"


def test_a_weekday_without_evidence_stays_open(light_tools: Tools) -> None:
    found = dated(light_tools, report("a", "2031-05-10", SATURDAY, FILLER, "Boats were sent on Sunday."))
    assert (found["a"].written, found["a"].open_weekdays) == ("2031-05-10", (7,))
