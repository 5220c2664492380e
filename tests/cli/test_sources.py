"""The command `sources`, and what a file of own sources changes in a reading."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from onrecord.present.cli.main import COMMANDS
from onrecord.tools.directory_files import FILE

OWN = """
[[agency]]
short = "Ostral"
name = "Ostral News"
country = "MLT"
source = "its credit lines"

[[outlet]]
name = "Varn Courier"
domains = ["courier.example"]
family = "Lenn Papers"
"""


def credits_of(onrecord, path: Path) -> dict[str, str]:
    rows = [json.loads(line) for line in onrecord("export", "articles", "-w", path).out.splitlines()]
    return {row["path"]: row["credit"]["agency"] for row in rows if row["credit"]}


def test_a_file_of_own_sources_is_read_and_a_change_in_it_reads_again(onrecord, reports, tmp_path) -> None:
    folder = tmp_path / "reports"
    shutil.copytree(reports, folder)
    path = tmp_path / "w.db"
    assert onrecord("read", folder, "-w", path).code == 0
    assert credits_of(onrecord, path) == {}
    (tmp_path / FILE).write_text(OWN, "utf-8")
    assert onrecord("read", folder, "-w", path).code == 0
    assert credits_of(onrecord, path) == {"bridge.txt": "Ostral"}
    (tmp_path / FILE).unlink()
    assert onrecord("read", folder, "-w", path).code == 0
    assert credits_of(onrecord, path) == {}


def test_a_wrong_file_of_sources_stops_before_anything_is_read(onrecord, reports, tmp_path) -> None:
    (tmp_path / FILE).write_text('[[outlet]]\nname = "X"\nland = "MLT"\n', "utf-8")
    found = onrecord("read", reports, "-w", tmp_path / "w.db")
    assert found.code == 2
    assert "“land”" in found.err
    assert "country" in found.err


def test_a_source_is_shown_with_where_its_row_is_from(onrecord, tmp_path) -> None:
    (tmp_path / FILE).write_text(OWN, "utf-8")
    workspace = tmp_path / "w.db"
    mine = onrecord("sources", "https://news.courier.example/a/b", "-w", workspace)
    assert mine.code == 0
    assert "Varn Courier" in mine.out
    assert "Lenn Papers" in mine.out
    assert str(tmp_path / FILE) in mine.out
    shipped = onrecord("sources", "dpa", "-w", workspace)
    assert "Deutsche Presse-Agentur" in shipped.out
    assert "Germany (DEU)" in shipped.out
    assert "the shipped table" in shipped.out
    rows = json.loads(onrecord("sources", "Ostral News", "--json", "-w", workspace).out)
    assert [(row["short"], row["type"], row["country"], row["table"]) for row in rows] == [
        ("Ostral", "agency", "MLT", str(tmp_path / FILE))
    ]


def test_who_is_not_known_is_said_and_told_by_the_exit_code(onrecord, tmp_path) -> None:
    found = onrecord("sources", "Gazette of Nowhere at All", "-w", tmp_path / "w.db")
    assert found.code == 1
    assert "nobody" in found.out
    assert json.loads(onrecord("sources", "nowhere.example", "--json", "-w", tmp_path / "w.db").out) == []


def test_without_an_argument_it_tells_how_much_it_knows(onrecord, tmp_path) -> None:
    (tmp_path / FILE).write_text(OWN, "utf-8")
    told = onrecord("sources", "-w", tmp_path / "w.db")
    assert told.code == 0
    assert "2 rows" in told.out
    assert "Varn Courier" in told.out
    assert not (tmp_path / "w.db").exists()


@pytest.mark.parametrize("name", ["sources"])
def test_it_is_one_of_the_commands(onrecord, name: str) -> None:
    assert name in COMMANDS
    assert onrecord(name, "--help").code == 0


def test_the_template_is_a_file_that_adds_nothing(onrecord, tmp_path) -> None:
    (tmp_path / FILE).write_text(onrecord("sources", "--template").out, "utf-8")
    assert "0 rows" in onrecord("sources", "-w", tmp_path / "w.db").out
