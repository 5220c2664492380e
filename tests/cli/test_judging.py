"""The commands same, different, judgements, remove and log, as a person uses them, mistakes and kills included."""

from __future__ import annotations

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from tests.cli.workspaces import fingerprint

from onrecord.store.sqlite import SqliteStore

DAM = (
    "Quorvzyx dam leaks above Tarn\n\n9 May 2031\n\nEngineers said the Quorvzyx dam above the town of Tarn was leaking on "
    "Friday, and 400 people were told to leave.\n\n“The water is brown,” said Mayor Ilse Quorvzyxen.\n\n"
    "The dam was finished in 1961.\n"
)
DAM_AGAIN = (
    "Town below leaking Quorvzyx dam is empty\n\n10 May 2031\n\nThe last of 400 people left Tarn on Saturday, a day after the "
    "Quorvzyx dam began to leak, engineers said.\n\n“The water is brown,” Mayor Ilse Quorvzyxen had said.\n"
)


@pytest.fixture
def folder(reports: Path, tmp_path: Path) -> Path:
    """A copy of the reports, with one more."""
    made = Path(shutil.copytree(reports, tmp_path / "reports"))
    (made / "dam.txt").write_text(DAM, "utf-8")
    return made


def stories(onrecord, workspace: Path) -> dict[str, str]:
    """The stories' ids by their titles."""
    return {row["title"]: row["id"] for row in json.loads(onrecord("stories", "-w", workspace, "--json").out)}


def sizes(onrecord, workspace: Path) -> list[int]:
    return sorted(row["reports"] for row in json.loads(onrecord("stories", "-w", workspace, "--json").out))


def test_two_stories_become_one_and_two_again(onrecord, workspace: Path, folder: Path, tmp_path: Path) -> None:
    before = fingerprint(workspace)
    chess, dam = folder / "chess.txt", stories(onrecord, workspace)["Quorvzyx dam leaks above Tarn"]
    told = onrecord("same", chess, dam, "-w", workspace, "--note", "one prize, one  dam")
    assert (told.code, told.err) == (0, "")
    assert "merged" in told.out
    assert sizes(onrecord, workspace) == [2, 2]
    again = onrecord("same", chess, folder / "dam.txt", "-w", workspace)
    assert "Said before" in again.out
    assert "one story already" in again.out
    (row,) = json.loads(onrecord("judgements", "-w", workspace, "--json").out)
    assert (row["verdict"], row["note"], len(row["articles"])) == ("same", "one prize, one dam", 2)
    shown = onrecord("dossier", stories(onrecord, workspace)["Quorvzyx dam leaks above Tarn"], "-w", workspace).out
    assert "A person said that “" in shown
    assert "one prize, one dam" in shown
    (exported,) = onrecord("export", "judgements", "-w", workspace).out.splitlines()
    assert json.loads(exported) == row
    assert "onrecord same article-" in onrecord("diff", "-w", workspace).out
    assert onrecord("read", folder, "-w", workspace).code == 0
    assert sizes(onrecord, workspace) == [2, 2]
    back = onrecord("judgements", "--forget", row["id"], "-w", workspace)
    assert "Taken back" in back.out
    assert "split" in back.out
    assert fingerprint(workspace) == before


def test_a_report_is_taken_out_of_its_story_and_stays_out(onrecord, workspace: Path, folder: Path) -> None:
    story = next(iter(stories(onrecord, workspace).values()))
    told = onrecord("different", folder / "later.txt", story, "-w", workspace, "--json")
    row = json.loads(told.out)
    assert [step["change"] for step in row["stories"]] == ["split"]
    text = (folder / "later.txt").read_text("utf-8").replace("Five people died", "At least five people died")
    (folder / "later.txt").write_text(text, "utf-8")
    onrecord("read", folder, "-w", workspace)
    assert sizes(onrecord, workspace) == [1, 1, 1, 1]
    turned = onrecord("same", folder / "later.txt", folder / "bridge.txt", "-w", workspace)
    assert "takes the place" in turned.out
    assert sizes(onrecord, workspace) == [1, 1, 2]


def test_a_former_id_is_known_by_its_beginning_and_a_judgement_told_by_stories(onrecord, workspace: Path, folder: Path) -> None:
    chess = next(one for title, one in stories(onrecord, workspace).items() if "Quorvzyx" not in title)
    dam = stories(onrecord, workspace)["Quorvzyx dam leaks above Tarn"]
    told = onrecord("different", dam, chess, "-w", workspace)
    assert f"“Quorvzyx dam leaks above Tarn” ({dam}) is another event than “" in told.out
    assert "To move one report" in told.out
    onrecord("same", dam, chess, "-w", workspace)
    for former in (dam, chess, dam[:14], chess[:14]):
        assert onrecord("show", former, "-w", workspace).code == 0
        assert onrecord("log", former, "-w", workspace).code == 0


def test_a_removed_file_is_let_in_by_its_name_as_it_was_read(onrecord, workspace: Path, folder: Path) -> None:
    assert onrecord("remove", "dam.txt", "-w", workspace).code == 0
    assert onrecord("remove", "--undo", "dam.tx", "-w", workspace).code == 2
    told = onrecord("remove", "--undo", "dam.txt", "-w", workspace)
    assert (told.code, "is let in again. Nothing of it was kept" in told.out) == (0, True)
    assert "removed" in onrecord("remove", "--list", "-w", workspace).out.lower()


def test_a_contradiction_names_what_to_take_back(onrecord, workspace: Path, folder: Path) -> None:
    bridge, chess, dam = (folder / f"{name}.txt" for name in ("bridge", "chess", "dam"))
    onrecord("same", bridge, chess, "-w", workspace)
    onrecord("different", chess, dam, "-w", workspace)
    before = fingerprint(workspace)
    refused = onrecord("same", bridge, dam, "-w", workspace)
    assert (refused.code, refused.out) == (2, "")
    assert "contradicts what was said before" in refused.err
    advice = refused.err.rpartition("onrecord ")[2].split()
    assert fingerprint(workspace) == before
    assert onrecord(*advice, "-w", workspace).code == 0
    assert onrecord("same", bridge, dam, "-w", workspace).code == 0


@pytest.mark.parametrize(
    ("command", "seen"),
    [
        (("same", "CHESS"), "is one report"),
        (("same", "CHESS", "CHESS"), "is one report"),
        (("same", "STORY", "STORY"), "is one story"),
        (("same", "story-", "CHESS"), "fits several"),
        (("same", "article-", "CHESS"), "fits several"),
        (("same", "story-ffffffffffffffff", "CHESS"), "is not the id of a story"),
        (("same", "nowhere.txt", "CHESS"), "is nothing that this workspace holds"),
        (("same", "", "CHESS"), "is nothing that this workspace holds"),
        (("same", "\x00", "CHESS"), "is nothing that this workspace holds"),
        (("same", "http://[bad", "CHESS"), "is nothing that this workspace holds"),
        (("different", "CHESS", "CHESS"), "nothing is another event than itself"),
        (("different", "STORY", "STORY"), "nothing is another event than itself"),
        (("different", "CHESS"), "Missing argument"),
        (("judgements", "--forget", "judgement-1"), "is not the id of a judgement"),
        (("remove",), "Which report?"),
        (("remove", "STORY"), "is a story"),
        (("remove", "article-0000"), "is not the id of a report"),
        (("remove", "--undo", "CHESS"), "is no report that was removed"),
        (("remove", "--dry-run", "--undo", "CHESS"), "exclude each other"),
        (("log", "story-0000"), "is not the id of a story"),
        (("same", "CHESS", "DAM", "--note", "x" * 501), "501 characters"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(onrecord, workspace: Path, folder: Path, command, seen: str) -> None:
    names = {"CHESS": folder / "chess.txt", "DAM": folder / "dam.txt", "STORY": next(iter(stories(onrecord, workspace).values()))}
    before = fingerprint(workspace)
    done = onrecord(*(names.get(word, word) for word in command), "-w", workspace)
    assert done.code == 2
    assert seen in done.err
    assert fingerprint(workspace) == before


@pytest.mark.parametrize("command", [("same", "a", "b"), ("different", "a", "b"), ("judgements",), ("remove", "a"), ("log",)])
def test_without_a_workspace_none_is_made(onrecord, tmp_path: Path, command) -> None:
    done = onrecord(*command, "-w", tmp_path / "none.db")
    assert done.code == 2
    assert "There is no workspace" in done.err
    assert not (tmp_path / "none.db").exists()


def holds(path: Path, word: str) -> bool:
    """Say whether a word is anywhere in a workspace's files, packed bodies included."""
    raw = b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*")).lower()
    found = word.encode() in raw
    db = sqlite3.connect(path)
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for row in db.execute(f'SELECT * FROM "{table}"'):
            for value in row:
                found = found or word.encode() in _unpacked(value).lower()
    db.close()
    return found


def _unpacked(value: object) -> bytes:
    if not isinstance(value, bytes):
        return str(value).encode("utf-8", "replace")
    for body in (value[1:], value):
        try:
            return zlib.decompress(body)
        except zlib.error:
            continue
    return value


def test_no_word_of_what_was_removed_is_left_in_the_file(onrecord, workspace: Path, folder: Path, tmp_path: Path) -> None:
    (folder / "again.txt").write_text(DAM_AGAIN, "utf-8")
    (folder / "dam.txt").write_text(DAM.replace("brown", "brown and smells of Quorvzyx mud"), "utf-8")
    onrecord("read", folder, "-w", workspace)
    onrecord("same", folder / "dam.txt", folder / "again.txt", "-w", workspace)
    onrecord("different", folder / "dam.txt", folder / "chess.txt", "-w", workspace)
    assert holds(workspace, "uorvzyx")
    before = fingerprint(workspace)
    dry = onrecord("remove", folder / "dam.txt", folder / "again.txt", "--dry-run", "-w", workspace)
    assert "Would remove" in dry.out
    assert fingerprint(workspace) == before
    told = onrecord("remove", folder / "dam.txt", folder / "again.txt", "-w", workspace, "--json")
    row = json.loads(told.out)
    assert (len(row["articles"]), row["captures"], len(row["judgements"])) == (2, 3, 2)
    assert not holds(workspace, "uorvzyx")
    assert onrecord("search", "Quorvzyx", "-w", workspace).out == "No report holds all these words.\n"
    read = onrecord("read", folder, "-w", workspace)
    assert (read.code, "2 reports that were removed were left out" in read.out) == (0, True)
    assert not holds(workspace, "uorvzyx")
    for command in ("diff", "log", "stories"):
        assert "Quorvzyx" not in onrecord(command, "-w", workspace).out
    fresh = tmp_path / "fresh.db"
    for name in ("bridge", "later", "chess"):
        onrecord("read", folder / f"{name}.txt", "-w", fresh)
    assert fingerprint(fresh) == fingerprint(workspace)
    assert len(onrecord("remove", "--list", "-w", workspace).out.split()) == 2
    assert onrecord("remove", "--undo", folder / "dam.txt", row["articles"][0]["id"], row["articles"][1]["id"], "-w", workspace).code == 0
    assert "2 of them new" in onrecord("read", folder, "-w", workspace).out


def test_reading_only_what_was_removed_is_no_fault(onrecord, workspace: Path, folder: Path) -> None:
    onrecord("remove", folder / "dam.txt", "-w", workspace)
    read = onrecord("read", folder / "dam.txt", "-w", workspace, "--json")
    assert read.code == 0
    assert len(json.loads(read.out)["left_out"]) == 1


KILLED = """
import os, signal, sys
from onrecord.engine.local import LocalEngine
from onrecord.present.cli.main import run
whole = LocalEngine._run_stage
def killed(self, stage, store, tools):
    if stage.name == sys.argv[1]:
        os.kill(os.getpid(), signal.SIGKILL)
    whole(self, stage, store, tools)
LocalEngine._run_stage = killed
run(sys.argv[2:])
"""


@pytest.mark.parametrize(("stage", "command"), [("stories", "remove"), ("dossiers", "remove"), ("points", "same")])
def test_a_kill_in_the_middle_leaves_all_as_it_was(onrecord, workspace: Path, folder: Path, stage: str, command: str) -> None:
    before = fingerprint(workspace)
    names = [str(folder / "bridge.txt"), str(folder / "dam.txt")]
    killed = subprocess.run([sys.executable, "-c", KILLED, stage, command, *names, "-w", str(workspace)], timeout=120)
    assert killed.returncode == -signal.SIGKILL
    assert fingerprint(workspace) == before
    assert "onrecord" not in onrecord("log", "-w", workspace).out
    assert onrecord(command, *names, "-w", workspace).code == 0
    done = fingerprint(workspace)
    assert done != before
    if command == "remove":
        assert not holds(workspace, "uorvzyx")
    assert onrecord("read", folder, "-w", workspace).code == 0
    assert fingerprint(workspace) == done


def test_a_kill_before_the_file_is_written_anew_is_made_good(onrecord, workspace: Path, folder: Path, monkeypatch) -> None:
    def stops(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(SqliteStore, "scrub", stops)
        assert onrecord("remove", folder / "dam.txt", "-w", workspace).code == 130
    onrecord("read", folder, "-w", workspace)
    assert not holds(workspace, "uorvzyx")


def test_the_log_tells_a_story_s_life(onrecord, folder: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "log.db"
    onrecord("read", folder / "bridge.txt", folder / "dam.txt", "-w", workspace)
    onrecord("read", folder / "later.txt", "-w", workspace)
    onrecord("same", folder / "dam.txt", folder / "bridge.txt", "-w", workspace)
    onrecord("different", folder / "dam.txt", folder / "bridge.txt", folder / "later.txt", "-w", workspace)
    onrecord("remove", folder / "later.txt", "-w", workspace)
    told = json.loads(onrecord("log", "-w", workspace, "--json").out)
    rows = told["readings"]
    assert [row["what"].split(" ")[0] for row in rows] == ["", "", "same", "different", "remove"]
    steps = [[step["change"] for step in row["stories"]] for row in rows]
    assert steps[0] == ["new", "new"]
    assert steps[1][0] in ("grew", "renamed")
    assert [one[0] for one in steps[2:4]] == ["merged", "split"]
    assert steps[4][0] in ("shrank", "renamed")
    assert rows[1]["stories"][0]["reports"] == [1, 2]
    bridge = next(one for one in stories(onrecord, workspace).values() if one in rows[4]["stories"][0]["ids"])
    life = json.loads(onrecord("log", bridge, "-w", workspace, "--json").out)["readings"]
    assert [row["readings"] for row in life] == [[1], [2], [3], [4], [5]]
    former = rows[0]["stories"][0]["ids"][0]
    assert onrecord("log", former, "-w", workspace).code == 0
    lines = onrecord("log", "-w", workspace).out
    assert "onrecord different article-" in lines
    assert onrecord("log", "-w", workspace).out == lines


def test_a_reading_that_changes_no_story_is_not_in_the_log(onrecord, workspace: Path, folder: Path) -> None:
    before = onrecord("log", "-w", workspace).out
    onrecord("read", folder, "-w", workspace)
    assert onrecord("log", "-w", workspace).out == before


def test_the_same_as_functions(workspace: Path, folder: Path, tools) -> None:
    import onrecord

    told = onrecord.same([str(folder / "chess.txt"), str(folder / "dam.txt")], workspace, tools=tools)
    assert [step["change"] for step in told["stories"]] == ["merged"]
    told = onrecord.different(str(folder / "chess.txt"), [str(folder / "dam.txt")], workspace, tools=tools)
    assert len(told["replaced"]) == 1
    assert len(onrecord.remove([str(folder / "dam.txt")], workspace, tools=tools)["articles"]) == 1
    assert [row["what"].split(" ")[0] for row in onrecord.log(workspace)] == ["", "same", "different", "remove"]


def test_a_row_of_a_table_goes_by_its_address_and_comes_back(onrecord, tmp_path: Path) -> None:
    rows = [
        {"id": f"n{number}", "url": f"https://orst.example/{number}", "headline": f"Mine flooded in Orst, report {number}", "datePublished": "2031-06-02",
         "articleBody": f"Water broke into the Orst mine on Monday and {number + 14} miners were brought up, the company Halden said."}
        for number in range(2)
    ]  # fmt: skip
    table, workspace = tmp_path / "news.jsonl", tmp_path / "rows.db"
    table.write_text("\n".join(map(json.dumps, rows)) + "\n", "utf-8")
    onrecord("read", table, "-w", workspace)
    before = fingerprint(workspace)
    assert "holds 2 reports" in onrecord("remove", table, "-w", workspace).err
    assert onrecord("remove", "https://orst.example/1?utm_source=feed", "-w", workspace).code == 0
    read = json.loads(onrecord("read", table, "-w", workspace, "--json").out)
    assert (len(read["left_out"]), sum(story["reports"] for story in read["stories"])) == (1, 1)
    assert onrecord("remove", "--undo", "https://orst.example/1", "-w", workspace).code == 0
    onrecord("read", table, "-w", workspace)
    assert fingerprint(workspace) == before


@pytest.mark.parametrize("command", [("same", "CHESS", "DAM"), ("remove", "DAM"), ("remove", "DAM", "--dry-run")])
def test_a_workspace_that_cannot_be_written_to_is_told(onrecord, workspace: Path, folder: Path, monkeypatch, command) -> None:
    import os

    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode, **how: mode != os.W_OK and allowed(path, mode, **how))
    names = {"CHESS": folder / "chess.txt", "DAM": folder / "dam.txt"}
    done = onrecord(*(names.get(word, word) for word in command), "-w", workspace)
    assert done.code == 2
    assert "Copy it to a place that can be written to" in done.err
    for looked in ("judgements", "log"):
        assert onrecord(looked, "-w", workspace).code == 0


def test_a_judgement_is_traced_to_its_reports_and_from_its_story(onrecord, workspace: Path, folder: Path) -> None:
    row = json.loads(onrecord("same", folder / "chess.txt", folder / "dam.txt", "-w", workspace, "--json").out)
    name = row["judgement"]["id"]
    told = onrecord("trace", name, "-w", workspace).out
    assert "are the same event" in told
    assert told.count("sha256") == 2
    assert name in onrecord("trace", stories(onrecord, workspace)["Quorvzyx dam leaks above Tarn"], "-w", workspace).out
    assert name in onrecord("trace", row["judgement"]["articles"][0], "-w", workspace).out
