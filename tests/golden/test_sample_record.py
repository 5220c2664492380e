"""The record of the bundled sample: what must never go wrong with it. How well it does is under bench/gates.toml."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from bench import sample

import onrecord
from onrecord.present.export.articles import article_table_rows
from onrecord.present.export.checks import check_row
from onrecord.present.export.schema import dossier_schema
from onrecord.tools.protocols import Tools

REPORTS = sample.SAMPLE / "reports"


@pytest.fixture(scope="module")
def figures(record: onrecord.Record, dossier: dict[str, Any]) -> dict[str, float]:
    texts = {row["id"]: row["body"] for row in article_table_rows(record.material)}
    answers = json.loads((sample.SAMPLE / "answers.json").read_text("utf-8"))
    return sample.figures(sample.with_bodies(dossier, texts), answers)


def test_two_events_give_two_stories_and_copies_one_origin(figures: dict[str, float]) -> None:
    assert figures["stories.right"] == 1.0
    assert figures["origins.right"] == 1.0
    assert figures["articles.credit"] == 1.0


def test_dates_that_are_the_crawls_or_a_teasers_lose(figures: dict[str, float]) -> None:
    assert figures["articles.date"] == 1.0


def test_bodies_hold_the_report_and_nothing_else(figures: dict[str, float]) -> None:
    assert figures["articles.headline"] == 1.0
    assert figures["articles.paragraphs_in_body"] >= 0.99
    assert figures["articles.furniture_out_of_body"] >= 0.99


def test_no_likeness_is_taken_for_a_dispute(figures: dict[str, float]) -> None:
    assert figures["points.false_disputes"] == 0


def test_no_stage_failed_and_nothing_was_unreadable(record: onrecord.Record) -> None:
    assert [issue for issue in record.issues if issue.level == "error"] == []


def test_the_dossier_is_valid_by_its_schema(dossier: dict[str, Any]) -> None:
    jsonschema.validate(dossier, dossier_schema())


def test_every_span_leads_to_its_words(record: onrecord.Record, dossier: dict[str, Any]) -> None:
    texts = {article.id: article.text for article in record.articles}
    for span in _spans(dossier):
        assert texts[span["article"]][span["start"] : span["end"]] == span["exact"]


def test_every_sentence_of_a_body_has_its_fate(dossier: dict[str, Any]) -> None:
    for story in dossier["stories"]:
        told = {line["span"]["article"] for line in story["ledger"]}
        assert told == set(story["articles"])


def test_the_same_bytes_in_another_order(record: onrecord.Record, tools: Tools) -> None:
    turned = onrecord.read(sorted(REPORTS.iterdir(), reverse=True), tools=tools)
    assert turned.to_json() == record.to_json()


def test_nothing_false_in_the_draft_passes(tools: Tools) -> None:
    found = onrecord.check(sample.SAMPLE / "draft.txt", [REPORTS], tools=tools)
    rows = [json.loads(line) for line in Path(sample.SAMPLE / "draft-answers.jsonl").read_text("utf-8").splitlines()]
    told = sample.verdicts([dict(check_row(checked)) for checked in found], rows)
    assert told["check.passed_as_true"] == 0
    assert told["check.true_backed"] >= 0.5
    assert [checked.sentence for checked in found] == [row["sentence"] for row in rows]


def _spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"article", "start", "end", "exact"} <= set(value):
            yield value
        for part in value.values():
            yield from _spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from _spans(part)
