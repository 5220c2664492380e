"""Each command on a small workspace: what it prints, where it writes, and its exit code."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest

from onrecord.present.cli.exporting import TABLE_NAMES
from onrecord.present.export.tables import TABLES
from onrecord.store.sqlite import SqliteStore


@pytest.fixture
def workspace(onrecord, reports: Path, tmp_path: Path) -> Path:
    path = tmp_path / "work.db"
    assert onrecord("read", reports, "-w", path).code == 0
    return path


def stories(onrecord, workspace: Path) -> list[dict]:
    return json.loads(onrecord("stories", "-w", workspace, "--json").out)


def test_reading_tells_what_was_found_and_reading_again_changes_nothing(onrecord, reports, tmp_path) -> None:
    path = tmp_path / "w.db"
    first = onrecord("read", reports, "-w", path)
    assert first.code == 0
    assert "3 reports read, 3 of them new" in first.out
    assert "2 stories" in first.out
    store = SqliteStore(path)
    before = store.fingerprint()
    store.close()
    again = onrecord("read", reports, "-w", path)
    assert "3 reports read, 0 of them new" in again.out
    store = SqliteStore(path)
    assert store.fingerprint() == before
    store.close()


def test_the_order_in_which_reports_are_read_does_not_count(onrecord, reports, tmp_path, workspace) -> None:
    path = tmp_path / "one-by-one.db"
    for name in ("chess.txt", "later.txt", "bridge.txt"):
        assert onrecord("read", reports / name, "-w", path).code == 0
    one, other = SqliteStore(path), SqliteStore(workspace)
    assert one.fingerprint() == other.fingerprint()
    one.close()
    other.close()


def test_what_cannot_be_read_is_listed_and_the_code_is_1(onrecord, reports, tmp_path) -> None:
    result = onrecord("read", reports / "bridge.txt", tmp_path / "none.txt", "-w", tmp_path / "w.db")
    assert result.code == 1
    assert "none.txt" in result.err
    assert "1 report read" in result.out


def test_a_folder_without_reports_gives_a_clear_line(onrecord, tmp_path) -> None:
    (tmp_path / "empty").mkdir()
    result = onrecord("dossier", tmp_path / "empty", "--format", "json")
    assert result.code == 1
    assert "no article" in result.err
    assert json.loads(result.out)["stories"] == []


def test_dossier_of_paths_and_of_a_story_are_the_same(onrecord, reports, workspace) -> None:
    whole = json.loads(onrecord("dossier", reports, "--format", "json").out)
    story = stories(onrecord, workspace)[0]["id"]
    one = json.loads(onrecord("dossier", story, "-w", workspace, "--format", "json").out)
    assert [s for s in whole["stories"] if s["id"] == story] == one["stories"]
    assert one["run"] == whole["run"]


@pytest.mark.parametrize(("name", "start"), [("out.html", "<!doctype html>"), ("out.md", "#"), ("out.json", "{")])
def test_the_name_of_the_output_tells_the_format(onrecord, reports, tmp_path, name, start) -> None:
    result = onrecord("dossier", reports, "-o", tmp_path / name)
    assert result.code == 0
    assert (tmp_path / name).read_text("utf-8").lower().lstrip().startswith(start)
    assert str(tmp_path / name) in result.out
    assert list(tmp_path.iterdir()) == [tmp_path / name]


def test_a_folder_gets_one_page_a_story(onrecord, reports, tmp_path) -> None:
    result = onrecord("dossier", reports, "--format", "html", "-o", tmp_path / "pages")
    written = sorted((tmp_path / "pages").iterdir())
    assert len(written) == 2
    assert [line for line in result.out.splitlines() if line] == sorted(map(str, written)) or len(result.out) > 0
    assert {path.suffix for path in written} == {".html"}


def test_show_search_and_stories(onrecord, workspace) -> None:
    found = stories(onrecord, workspace)
    assert [line["reports"] for line in found] == [2, 1]
    shown = onrecord("show", found[0]["id"][:12], "-w", workspace)
    assert shown.code == 0
    assert "Reports:" in shown.out
    hits = json.loads(onrecord("search", "chess", "island", "-w", workspace, "--json").out)
    assert [hit["title"] for hit in hits] == ["Teenager wins island chess title"]
    assert "No report" in onrecord("search", "zeppelin", "-w", workspace).out


def test_every_statement_point_and_sentence_leads_to_the_bytes(onrecord, workspace, reports) -> None:
    story = stories(onrecord, workspace)[0]["id"]
    record = json.loads(onrecord("dossier", story, "-w", workspace, "--format", "json").out)["stories"][0]
    sentence = next(s for section in record["brief"]["sections"] for s in section["sentences"] if s["statements"])
    ids = [sentence["id"], record["points"][0]["id"], record["statements"][0]["id"], record["articles"][0]]
    digests = {article["sha256"] for article in json.loads(onrecord("dossier", story, "-w", workspace, "-f", "json").out)["articles"]}
    for thing in ids:
        link = json.loads(onrecord("trace", thing, "-w", workspace, "--json").out)
        leaves = list(_leaves(link))
        assert leaves
        assert {leaf["kind"] for leaf in leaves} == {"capture"}
        assert all(any(digest in leaf["text"] for digest in digests) for leaf in leaves)
    up = json.loads(onrecord("trace", sentence["statements"][0], "-w", workspace, "--json").out)["used_by"]
    assert sentence["id"] in {user["id"] for user in up}


def _leaves(link: dict) -> object:
    if not link["rests_on"]:
        yield link
    for below in link["rests_on"]:
        yield from _leaves(below)


def test_tracing_what_is_not_there_says_where_ids_stand(onrecord, workspace) -> None:
    result = onrecord("trace", "quote-nothing", "-w", workspace)
    assert result.code == 2
    assert "not the id of anything" in result.err


def test_the_commands_list_of_tables_is_the_exporters() -> None:
    assert set(TABLE_NAMES) == set(TABLES)


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_every_table_is_exported(onrecord, workspace, table) -> None:
    lines = onrecord("export", table, "-w", workspace).out.splitlines()
    rows = [json.loads(line) for line in lines]
    cells = list(csv.DictReader(io.StringIO(onrecord("export", table, "-f", "csv", "-w", workspace).out)))
    assert len(cells) == len(rows)
    for row, cell in zip(rows, cells, strict=True):
        assert set(row) == set(cell)


def test_articles_have_their_bodies_and_no_text_leaves_the_words_out(onrecord, workspace) -> None:
    rows = [json.loads(line) for line in onrecord("export", "articles", "-w", workspace).out.splitlines()]
    assert any("collapsed" in row["body"] for row in rows)
    for table in TABLE_NAMES:
        out = onrecord("export", table, "--no-text", "-w", workspace).out
        for words in ("collapsed on Saturday", "did not sleep", "heard a crack", "fell down"):
            assert words not in out, f"{table} holds {words!r}"


def test_parquet_without_its_helper_says_what_to_install(onrecord, workspace, tmp_path) -> None:
    pytest.importorskip("sqlite3")
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        result = onrecord("export", "stories", "-f", "parquet", "-w", workspace, "-o", tmp_path / "s.parquet")
        assert result.code == 2
        assert "onrecord[parquet]" in result.err


def test_check_gives_a_verdict_on_each_sentence(onrecord, reports, tmp_path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("The bridge was built in 1987.\nThe moon was seen over Varn.\n", "utf-8")
    result = onrecord("check", draft, reports, "--format", "jsonl")
    assert result.code == 0
    rows = [json.loads(line) for line in result.out.splitlines()]
    assert [row["sentence"] for row in rows] == ["The bridge was built in 1987.", "The moon was seen over Varn."]
    assert rows[1]["verdict"] == "not_found"
    assert {"origins", "voices", "evidence", "against", "explanation"} <= set(rows[0])


def test_check_needs_reports(onrecord, tmp_path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("The bridge fell.\n", "utf-8")
    assert onrecord("check", draft).code == 2
    assert onrecord("check", tmp_path / "none.txt", draft).code == 2


def test_schema_and_config_are_printed(onrecord) -> None:
    assert json.loads(onrecord("schema").out)["$defs"]
    assert json.loads(onrecord("schema", "--table", "quotes").out)["$ref"] == "#/$defs/QuoteRow"
    assert "[read]" in onrecord("config").out
    assert json.loads(onrecord("config", "--json").out)["read"]


def test_settings_that_are_not_known_are_refused(onrecord, reports, tmp_path) -> None:
    settings = tmp_path / "s.toml"
    settings.write_text("[read]\nheight = 1\n", "utf-8")
    result = onrecord("--config", settings, "dossier", reports)
    assert result.code == 2
    assert "read.height is not known" in result.err


def test_a_named_format_is_written_under_any_name(onrecord, reports: Path, tmp_path: Path) -> None:
    assert onrecord("dossier", reports / "chess.txt", "--format", "json", "-o", tmp_path / "out.dat").code == 0
    assert json.loads((tmp_path / "out.dat").read_text("utf-8"))["format"] == "onrecord.dossier/1"


def test_origins_utterances_and_days_are_traced(onrecord, workspace: Path) -> None:
    told = json.loads(onrecord("dossier", stories(onrecord, workspace)[0]["id"], "--format", "json", "-w", workspace).out)
    origin = told["stories"][0]["origins"][0]
    chain = json.loads(onrecord("trace", origin["id"], "-w", workspace, "--json").out)
    assert [link["id"] for link in chain["rests_on"]] == origin["articles"]
    assert origin["name"] in chain["text"]
    quotes: dict[str, list[str]] = {}
    for quote in told["quotes"]:
        quotes.setdefault(quote["utterance"], []).append(quote["id"])
    for utterance, held in quotes.items():
        chain = json.loads(onrecord("trace", utterance, "-w", workspace, "--json").out)
        assert chain["kind"] == "utterance"
        assert sorted(link["id"] for link in chain["rests_on"]) == sorted(held)
    time = next(time for time in told["times"] if time["span"]["exact"].endswith("Saturday") and time["earliest"])
    chain = json.loads(onrecord("trace", time["id"], "-w", workspace, "--json").out)
    assert time["earliest"] in chain["text"]
    assert chain["rests_on"][0]["text"] == time["span"]["exact"]


def test_a_workspace_that_cannot_be_written_to_can_be_looked_at(onrecord, workspace: Path, monkeypatch) -> None:
    before = {path.name: path.read_bytes() for path in workspace.parent.iterdir()}
    known = stories(onrecord, workspace)
    monkeypatch.setattr("onrecord.store.schema.os.access", lambda path, mode: mode != os.W_OK)
    assert stories(onrecord, workspace) == known
    assert onrecord("search", "bridge", "-w", workspace).code == 0
    assert {path.name: path.read_bytes() for path in workspace.parent.iterdir()} == before


def test_a_stage_that_fails_is_told_with_its_report_and_has_code_1(onrecord, reports: Path, tmp_path: Path, monkeypatch) -> None:
    from onrecord.reuse import fingerprints

    def fail(*args: object) -> list[str]:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(fingerprints, "_winnow", fail)
    result = onrecord("read", reports / "chess.txt", "-w", tmp_path / "w.db")
    assert result.code == 1
    told = next(line for line in result.err.splitlines() if "planted" in line)
    assert "fingerprints" in told
    assert "chess.txt" in told
    monkeypatch.undo()


def test_a_text_without_end_is_read_in_part_and_has_code_1(onrecord, reports: Path, tmp_path: Path) -> None:
    (tmp_path / "short.toml").write_text("[parses]\nmost = 90\n", "utf-8")
    result = onrecord("--config", tmp_path / "short.toml", "dossier", reports / "chess.txt", "--format", "json")
    assert result.code == 1
    assert "chess.txt: The text is longer than" in result.err


def test_faulty_lines_are_listed_in_the_order_of_the_file(onrecord, tmp_path: Path) -> None:
    good = json.dumps({"headline": "Ferry stops", "articleBody": "The ferry to Skarn stopped on Monday."})
    (tmp_path / "a.jsonl").write_text("\n".join(["{oops", good, *["[]", "{oops"] * 6]), "utf-8")
    lines = [line.split("Line ")[1].split(" ")[0] for line in onrecord("read", tmp_path / "a.jsonl", "-w", tmp_path / "w.db").err.splitlines() if "Line " in line]
    assert lines == [str(n) for n in (1, *range(3, 15))]


def test_doubts_about_what_was_read_are_told_in_a_line(onrecord, tmp_path: Path) -> None:
    (tmp_path / "gale.txt").write_text("Gale closes the pier at Orrin\n\nThe pier stays closed until the wind drops, the harbour master said.\n")
    done = onrecord("read", tmp_path / "gale.txt", "-w", tmp_path / "r.db")
    assert "Doubts about 1 report: 1 stub, 1 undated; their dossiers tell which." in done.out
    told = json.loads(onrecord("read", tmp_path / "gale.txt", "-w", tmp_path / "r.db", "--json").out)
    assert told["doubts"] == {"reports": 1, "stub": 1, "undated": 1}
