"""The events of a story on its page and on a terminal: by their days, each with its sentences, nothing of them acting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pairs.telling import make_event
from tests.web.ostrel import SCRIPT, article_of
from tests.web.pages import Page

from onrecord.model.annotations import Event
from onrecord.model.dossiers import Dossier
from onrecord.model.spans import Span
from onrecord.present.export.markdown import render_markdown
from onrecord.present.material import Material
from onrecord.present.view.events import days_in_words, event_line, in_one_line, in_order
from onrecord.present.web.page import render_html


def event(**fields: object) -> Event:
    return make_event([("a", 0)], **fields)[0]  # type: ignore[arg-type]


def test_a_line_tells_who_did_what_to_whom_and_whether() -> None:
    line = event_line(event(type="CONSULT", mode="visit", when="2031-05-03", status="planned"))
    assert (line.when, line.day) == ("3 May 2031", "2031-05-03")
    assert in_one_line(line) == "CONSULT, visit (planned): CHN (CHN) → USA (USA); 1 sentence"
    assert in_one_line(event_line(event(actors=()))).startswith("ACCUSE: somebody → USA")


@pytest.mark.parametrize(
    ("value", "told"),
    [("2031-05-03T20:00", "3 May 2031"), ("2031-W18-WE", "3–4 May 2031"), ("2031-05", "May 2031"), ("2031", "2031"),
     ("2031-Q2", "1 April 2031 to 30 June 2031"), ("FUTURE_REF", ""), ("", "")],
)  # fmt: skip
def test_days_are_told_in_words(value: str, told: str) -> None:
    assert days_in_words(value) == told


@given(st.permutations(["2031-05-03", "", "2030", "2031-04", "FUTURE_REF"]))
def test_events_stand_by_their_days_and_those_without_come_last(whens: list[str]) -> None:
    found = in_order(event(when=when, actors=(when or "x",)) for when in whens)
    assert [one.when for one in found[:3]] == ["2030", "2031-04", "2031-05-03"]


def test_the_page_lists_events_with_their_sentences() -> None:
    article = article_of("one", (("headline", "Talks"), ("paragraph", "Skerra accused Ardovia.")))
    start = article.text.index("Skerra")
    span = Span(article.id, start, start + 23, "Skerra accused Ardovia.")
    told = Event("story-1", "ACCUSE", "", (SCRIPT,), ("CHN",), ("Ardovia",), (), "2031-05-03", "", "denied", ("c",), (span,))
    dossier = Dossier("story-1", "Talks", (), (article.id,), "2031-05-03", "2031-05-03", (), (told,), *[()] * 6)
    html = render_html(Material(dossiers=(dossier,), articles=(article,)))
    page = Page(html)
    assert "<script" not in html
    assert "denied" in page.by_id["s1-events"].text
    cited = [one.attributes["href"] for one in page.by_id["s1-event-1"].inside if one.tag == "a"]
    assert cited
    assert all(target.removeprefix("#") in page.by_id for target in cited)


def test_the_words_shown_are_those_that_name_the_parties() -> None:
    text = "It was called a lie. In its note Skerra accused Ardovia of it again, and at length. Skerra did it."
    article = article_of("one", (("headline", "Talks"), ("paragraph", text)))
    at = [article.text.index(words) for words in ("It was", "In its", "Skerra did")]
    ends = [at[1] - 1, at[2] - 1, len(article.text.rstrip())]
    spans = tuple(article.span(*pair) for pair in zip(at, ends, strict=True))
    told = Event("story-1", "ACCUSE", "", ("Skerra",), (), ("Ardovia",), (), "", "", "happened", ("c",), spans)
    dossier = Dossier("story-1", "Talks", (), (article.id,), "2031-05-03", "2031-05-03", (), (told,), *[()] * 6)
    material = Material(dossiers=(dossier,), articles=(article,))
    line = "**No date**: Skerra → Ardovia · ACCUSE: In its note Skerra accused Ardovia of it again, and at length."
    assert line in render_markdown(material)
    assert "In its note" in Page(render_html(material)).by_id["s1-event-1"].text
