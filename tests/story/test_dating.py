"""Dating: the reports of invented stories vouch for one another's dates."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.articles import Article, Block, DateCandidate, Dating
from onrecord.model.issues import Issue
from onrecord.model.spans import Span
from onrecord.model.stories import Story
from onrecord.story.dating import date_articles
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

# 2031-05-11 is a Sunday.
LEAD_SUNDAY = "The ferry Osprey ran aground off Cape Lind on Sunday with sixty people on board, the coastguard said."
AHEAD_MONDAY = "Divers will inspect the hull on Monday, and a tug is expected to pull it free."


def article(name: str, *paragraphs: str, dates: tuple[tuple[str, float], ...] = (), caption: str = "") -> Article:
    lines = [*paragraphs, *([caption] if caption else []), *(value for value, _ in dates)]
    blocks, candidates, start = [], [], 0
    text = "\n\n".join(lines)
    for number, line in enumerate(lines):
        kind = "paragraph" if number < len(paragraphs) else "caption" if line == caption else "date"
        end = min(len(text), start + len(line) + 2)
        blocks.append(Block(kind, start, end, "given"))  # type: ignore[arg-type]
        if kind == "date":
            score = dict(dates)[line]
            candidates.append(DateCandidate(line, "day", "printed", score, Span(name, start, start + len(line), line), "r"))
        start = end
    digest = sha256(text.encode()).hexdigest()
    return Article(name, "c", name + ".txt", "", "", digest, text, None, "", "", "en", tuple(blocks), tuple(candidates))


def date_all(articles: list[Article], tools: Tools) -> tuple[dict[str, Dating], list[Issue]]:
    story = Story("story-1", tuple(sorted(a.id for a in articles)))
    found = list(date_articles(Group("story-1", {Story: [story], Article: articles}), tools))
    datings = {d.article: d for d in found if isinstance(d, Dating)}
    assert sorted(datings) == sorted(a.id for a in articles)
    texts = {a.id: a.text for a in articles}
    for dating in datings.values():
        assert all(texts[s.article][s.start : s.end] == s.exact for s in dating.evidence)
    return datings, [i for i in found if isinstance(i, Issue)]


def story_of_the_osprey() -> list[Article]:
    return [
        article("a-dated", LEAD_SUNDAY, "All sixty were brought ashore.", dates=(("2031-05-11", 0.9),)),
        article("b-print", LEAD_SUNDAY, AHEAD_MONDAY, dates=(("2031-05-12", 0.9),)),
        article("c-clock", LEAD_SUNDAY, "Nobody was hurt, a doctor said on Sunday.", dates=(("2032-02-20", 0.25),)),
        article("d-bare", LEAD_SUNDAY, AHEAD_MONDAY, caption="The Osprey at Cape Lind on May 11."),
        article("e-early", "The Osprey will sail to Lind this weekend, its owner said on Wednesday.", dates=(("2031-05-07", 0.85),)),
    ]


def test_a_sites_clock_loses_and_bare_reports_are_dated_by_the_others(light_tools: Tools) -> None:
    datings, issues = date_all(story_of_the_osprey(), light_tools)
    assert {name: d.value for name, d in datings.items()} == {
        "a-dated": "2031-05-11",
        "b-print": "2031-05-12",
        "c-clock": "2031-05-11",
        "d-bare": "2031-05-11",
        "e-early": "2031-05-07",
    }
    assert datings["c-clock"].basis == "inferred"
    assert datings["d-bare"].evidence
    assert not issues


def test_a_print_date_lies_a_day_after_the_day_of_writing(light_tools: Tools) -> None:
    datings, _ = date_all(story_of_the_osprey(), light_tools)
    assert (datings["b-print"].value, datings["b-print"].written) == ("2031-05-12", "2031-05-11")
    assert datings["a-dated"].written == "2031-05-11"


def test_a_lone_clock_and_a_text_without_days_are_undated(light_tools: Tools) -> None:
    for lone in (
        article("x", LEAD_SUNDAY, dates=(("2032-02-20", 0.25),)),
        article("x", "The harbour is quiet."),
    ):
        datings, issues = date_all([lone], light_tools)
        assert (datings["x"].value, datings["x"].written, datings["x"].basis) == ("", "", None)
        assert [issue.code for issue in issues] == ["undated"]


def test_a_single_stated_date_is_believed(light_tools: Tools) -> None:
    datings, issues = date_all([article("x", LEAD_SUNDAY, dates=(("2031-05-11", 0.9), ("2033-01-01", 0.05)))], light_tools)
    assert datings["x"].value == "2031-05-11"
    assert not issues


def test_a_late_report_of_a_long_story_keeps_its_stated_date(light_tools: Tools) -> None:
    late = article("z-late", "The inquiry into the Osprey opened on Tuesday.", dates=(("2031-09-09", 0.95),))
    datings, _ = date_all([*story_of_the_osprey(), late], light_tools)
    assert datings["z-late"].value == "2031-09-09"


def test_a_stated_date_years_off_loses_to_what_the_text_says(light_tools: Tools) -> None:
    moved = article("z-moved", LEAD_SUNDAY, "All sixty were brought ashore.", AHEAD_MONDAY,
                    caption="The Osprey on Sunday, May 11.", dates=(("2033-03-03", 0.9),))  # fmt: skip
    datings, _ = date_all([*story_of_the_osprey(), moved], light_tools)
    assert datings["z-moved"].value == "2031-05-11"


def test_the_order_of_day_and_month_follows_the_story(light_tools: Tools) -> None:
    both = article("z-both", "The Osprey is afloat again.", dates=(("2031-11-05", 0.85), ("2031-05-11", 0.77)))
    datings, _ = date_all([*story_of_the_osprey(), both], light_tools)
    assert datings["z-both"].value == "2031-05-11"


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(5)), st.sets(st.integers(0, 4), min_size=1))
def test_the_order_of_arrival_changes_nothing(light_tools: Tools, order: list[int], chosen: set[int]) -> None:
    articles = story_of_the_osprey()
    some = [articles[i] for i in order if i in chosen]
    assert date_all(some, light_tools) == date_all(sorted(some, key=lambda a: a.id), light_tools)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="Sunday JuneMonday18 2031,.willsaid\n", max_size=80), max_size=4))
def test_odd_texts_are_dated_or_listed(light_tools: Tools, texts: list[str]) -> None:
    articles = [article(f"x{i}", text or "-", dates=(("2031-06-18", 0.3),)) for i, text in enumerate(texts)]
    if articles:
        date_all(articles, light_tools)


def test_reports_in_another_language_are_dated_by_its_weekdays(light_tools: Tools) -> None:
    lead = "Die Fähre Osprey ist am Sonntag vor Kap Lind auf Grund gelaufen, teilte die Küstenwache mit."
    ahead = "Taucher sollen den Rumpf am Montag untersuchen."
    corpus = [
        article("a", lead, "Alle wurden an Land gebracht.", dates=(("2031-05-11", 0.9),)),
        article("b", lead, ahead, dates=(("2031-05-11", 0.9),)),
        article("c", "Das Schiff liegt seit Sonntag fest.", ahead),
    ]
    datings, _ = date_all([replace(one, language="de") for one in corpus], light_tools)
    assert datings["c"].value == "2031-05-11"
    assert "Sonntag" in datings["c"].reason
    assert "“Sonntag” fits" in datings["a"].reason
