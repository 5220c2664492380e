"""Every example of docs/points.md gives what the page says."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from docs.generate import ROOT

import onrecord
from onrecord.model.statements import DIFFERING, Point
from onrecord.tools.protocols import Tools

#: What each newsroom's report begins with, so that the reports are of one story and none is another's copy.
OPENINGS = {
    "Harbour Courier": (
        "Ferry disaster: the day in Port Ilsen",
        "The sinking of the car ferry Silver Tern has kept the town of Port Ilsen awake since Thursday, and the quay was "
        "full again.",
    ),
    "Tarnovar Gazette": (
        "What is known of the Silver Tern",
        "In Port Ilsen, flags hung at half mast for those who sailed in the Silver Tern, the Maren Lines ship that "
        "capsized on Thursday.",
    ),
    "Radio Ardovia": (
        "Silver Tern: the search and the questions",
        "Questions about the ferry Silver Tern grew louder in Port Ilsen after its loss on Thursday.",
    ),
}
_EXAMPLE = re.compile(r"(?:^> .*\n?)+", re.MULTILINE)
_REPORT = re.compile(r"\*\*(.+?)\*\*, (\d+) October: (.+)")


@dataclass(frozen=True)
class Example:
    """Sentences of reports (newsroom, day, words) and what the page says comes of them."""

    reports: tuple[tuple[str, int, str], ...]
    result: str


def examples() -> list[Example]:
    found = []
    for block in _EXAMPLE.findall((ROOT / "docs" / "points.md").read_text("utf-8")):
        text = " ".join(line.removeprefix(">").strip() for line in block.splitlines())
        *reports, result = (part.strip() for part in text.split("<br>"))
        told = [match.groups() for report in reports if (match := _REPORT.fullmatch(report))]
        assert len(told) == len(reports) >= 2, text
        found.append(Example(tuple((who, int(day), words) for who, day, words in told), result.removeprefix("→ ")))
    return found


def points_of(example: Example, folder: Path, tools: Tools) -> list[Point]:
    path = folder / "reports.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for outlet, day, words in example.reports:
            headline, opening = OPENINGS[outlet]
            record = {
                "id": outlet, "headline": headline, "articleBody": f"{opening}\n\n{words}",
                "datePublished": f"2018-10-{day:02}", "publisher": outlet,
            }  # fmt: skip
            file.write(json.dumps(record) + "\n")
    record = onrecord.read([path], tools=tools)
    assert [len(dossier.articles) for dossier in record.dossiers] == [len(example.reports)]
    assert len(record.dossiers[0].origins) == len(example.reports)
    return list(record.dossiers[0].points)


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.reports[0][2][:40])
def test_an_example_gives_what_the_page_says(example: Example, tmp_path: Path, tools: Tools) -> None:
    points = points_of(example, tmp_path, tools)
    differing = [(point.status, point.type) for point in points if point.status in DIFFERING]
    wanted = re.fullmatch(r"`(\w+)`, (\w+)", example.result)
    if wanted is None:
        assert example.result.startswith("nothing")
        assert differing == []
        if example.result == "nothing but `single_source`":
            assert {point.status for point in points} == {"single_source"}
    elif wanted[1] in DIFFERING:
        assert differing == [wanted.groups()]
    else:
        assert wanted.groups() in [(point.status, point.type) for point in points]
        assert differing == []


def test_the_page_has_an_example_of_every_status() -> None:
    told = " ".join(example.result for example in examples())
    assert [status for status in sorted(DIFFERING) if f"`{status}`" not in told] == []
