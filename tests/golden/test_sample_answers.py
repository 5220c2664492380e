"""Hold the sample's answer files to the sample's reports: every answer is a literal part of its report.

In: src/onrecord/data/sample/. Standard library only; nothing of the program is run here.
"""

import datetime as dt
import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "src" / "onrecord" / "data" / "sample"
ANSWERS = json.loads((SAMPLE / "answers.json").read_text("utf-8"))
DRAFT = [json.loads(line) for line in (SAMPLE / "draft-answers.jsonl").read_text("utf-8").splitlines()]
ARTICLES = {a["id"]: a for a in ANSWERS["articles"]}
DIFFERENCES = ANSWERS["differences"]
STATUSES = {
    "agreed",
    "single_source",
    "less_precise",
    "disputed",
    "contested",
    "superseded",
    "scope",
    "rounded",
    "naming",
    "spelling",
}
VERDICTS = {"backed", "single_source", "disputed", "contradicted", "altered_quote", "not_found"}
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [dt.date(2018, m, 1).strftime("%B") for m in range(1, 13)]
INLINE = {"a", "strong", "em", "span", "time"}
HIDDEN = {"script", "style", "head"}


class Visible(HTMLParser):
    """The text a reader sees, one line a block."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.hidden += tag in HIDDEN
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in HIDDEN
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


@cache
def texts() -> dict[str, str]:
    """Article id -> its text."""
    found = {}
    for path in sorted((SAMPLE / "reports").iterdir()):
        raw = path.read_text("utf-8")
        if path.suffix == ".html":
            page = Visible()
            page.feed(raw)
            found[path.name] = re.sub(r"\s*\n\s*", "\n", "".join(page.parts)).strip()
        elif path.suffix == ".jsonl":
            for record in map(json.loads, raw.splitlines()):
                found[record["id"]] = f"{record['headline']}\n\n{record['articleBody']}"
        else:
            found[path.name] = raw
    return found


def body(article: str) -> str:
    return "\n".join(ARTICLES[article]["body"])


def story_of(article: str) -> str:
    return next(story for story, members in ANSWERS["stories"].items() if article in members)


def origins(statements: list[dict]) -> set[str]:
    return {ARTICLES[s["article"]]["origin"] for s in statements}


def test_reports_and_answers_name_the_same_articles() -> None:
    assert set(texts()) == set(ARTICLES)
    assert sorted(a for s in ANSWERS["stories"].values() for a in s) == sorted(ARTICLES)
    assert sorted(a for o in ANSWERS["origins"] for a in o["articles"]) == sorted(ARTICLES)
    assert all((SAMPLE / "reports" / a["file"]).is_file() for a in ARTICLES.values())
    assert all(path.name.isascii() for path in SAMPLE.rglob("*"))


@pytest.mark.parametrize("article", sorted(ARTICLES))
def test_headline_body_and_clutter_are_on_the_page(article: str) -> None:
    answer, text = ARTICLES[article], texts()[article]
    assert answer["headline"] in text
    at = 0
    for paragraph in answer["body"]:
        at = text.index(paragraph, at) + len(paragraph)
    for clutter in answer["not_body"]:
        assert clutter in text
        assert clutter not in body(article)
    for date in answer["misleading_dates"]:
        assert date["exact"] in text
        assert date["exact"] not in body(article)


@pytest.mark.parametrize("article", sorted(ARTICLES))
def test_every_pair_of_marks_in_a_body_is_an_answer(article: str) -> None:
    pairs = re.findall(r"“([^”]+)”|\"([^\"]+)\"|«\s?([^»]+?)\s?»", body(article))
    wanted = sorted(q["content"] for q in ANSWERS["quotes"] if q["article"] == article)
    assert sorted("".join(p) for p in pairs) == wanted


def test_an_utterance_has_one_speaker() -> None:
    speakers: dict[str, set[str]] = {}
    for quote in ANSWERS["quotes"]:
        speakers.setdefault(quote["utterance"], set()).add(quote["speaker"])
    speakers.pop("company-wave")  # the company in the agency's words, its spokeswoman in the local paper's
    assert all(len(names) == 1 for names in speakers.values())


@pytest.mark.parametrize("answer", ANSWERS["times"], ids=lambda t: f"{t['article']}:{t['context']}")
def test_time_expressions_stand_once_and_fall_on_their_weekday(answer: dict) -> None:
    assert body(answer["article"]).count(answer["context"]) == 1
    assert answer["context"].count(answer["exact"]) == 1
    day = next((d for d in DAYS if d in answer["exact"]), None)
    if day:
        assert dt.date.fromisoformat(answer["value"][:10]).strftime("%A") == day


@pytest.mark.parametrize("article", sorted(ARTICLES))
def test_weekdays_printed_with_a_date_are_right(article: str) -> None:
    text, month, day = texts()[article], "|".join(MONTHS), "|".join(DAYS)
    year = ARTICLES[article]["published"][:4]
    for name, number, mon, yr in re.findall(rf"({day}),? (\d+) ({month})(?: (\d{{4}}))?", text):
        assert weekday(yr or year, mon, number) == name
    for name, mon, number, yr in re.findall(rf"({day}), ({month}) (\d+)(?:, (\d{{4}}))?", text):
        assert weekday(yr or year, mon, number) == name
    for number, mon, yr, name in re.findall(rf"(\d+) ({month}) (\d{{4}}), ({day})", text):
        assert weekday(yr, mon, number) == name


def weekday(year: str, month: str, day: str) -> str:
    return dt.date(int(year), MONTHS.index(month) + 1, int(day)).strftime("%A")


def statements() -> list[tuple[str, dict]]:
    """Every statement of the answer files, with what it belongs to."""
    found = [
        (f"difference {d['id']}", s) for d in DIFFERENCES for r in d["readings"] for s in r["statements"]
    ]
    found += [(f"event {e['what']}", s) for e in ANSWERS["events"] for s in e["evidence"]]
    found += [(a["fact"], s) for a in ANSWERS["agreed"] for s in a["witnesses"]]
    found += [(n["why"], s) for n in ANSWERS["not_different"] for s in n["statements"]]
    found += [(d["id"], s) for d in DRAFT for s in d["evidence"]]
    return found


def test_statements_are_literal_and_in_one_paragraph() -> None:
    for where, statement in statements():
        paragraphs = ARTICLES[statement["article"]]["body"]
        assert any(statement["exact"] in p for p in paragraphs), (where, statement)
        assert not re.search(r"[.!?][”\"»]? [A-Z“\"«]", statement["exact"].replace("Mr. ", "")), (
            where,
            statement,
        )


def test_every_status_is_planted_and_no_question_is_asked_twice() -> None:
    assert {d["status"] for d in DIFFERENCES} == STATUSES
    assert len({d["id"] for d in DIFFERENCES}) == len(DIFFERENCES)
    real = [d for d in DIFFERENCES if d["status"] not in {"agreed", "single_source"}]
    assert len(real) >= 10


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda d: d["id"])
def test_a_difference_has_readings_that_fit_its_status(difference: dict) -> None:
    readings = difference["readings"]
    all_statements = [s for r in readings for s in r["statements"]]
    assert {story_of(s["article"]) for s in all_statements} == {difference["story"]}
    if difference["status"] in {"agreed", "single_source"}:
        assert len(readings) == 1
        assert (len(origins(all_statements)) > 1) == (difference["status"] == "agreed")
    else:
        assert len({r["value"] for r in readings}) == len(readings) > 1
    if difference["status"] == "contested":
        assert all("holder" in r for r in readings)
    if difference["status"] == "superseded":
        published = [{ARTICLES[s["article"]]["published"] for s in r["statements"]} for r in readings]
        assert max(published[0]) < min(published[1])


def test_agreed_facts_rest_on_two_newsrooms() -> None:
    assert all(len(origins(fact["witnesses"])) > 1 for fact in ANSWERS["agreed"])


def test_copies_share_the_newsroom_of_their_text() -> None:
    kinds = {a["copy_kind"] for a in ARTICLES.values()}
    assert kinds == {None, "credited", "uncredited", "reworded"}
    for article in ARTICLES.values():
        if article["copy_of"]:
            assert article["origin"] == ARTICLES[article["copy_of"]]["origin"]
    assert all((a["credit"] is None) or a["credit"] in texts()[a["id"]] for a in ARTICLES.values())


def test_the_draft_and_its_answers_are_the_same_sentences() -> None:
    lines = (SAMPLE / "draft.txt").read_text("utf-8").splitlines()
    assert lines == [d["sentence"] for d in DRAFT]
    assert {d["verdict"] for d in DRAFT} == VERDICTS
    assert all(d["verdict"] in d["accept"] and set(d["accept"]) <= VERDICTS for d in DRAFT)
    assert all(bool(d["evidence"]) == (d["want"] != "not_found") for d in DRAFT)
