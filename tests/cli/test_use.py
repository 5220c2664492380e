"""Wrong use, pipes, kills and start-up: the program as a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.store.sqlite import SqliteStore

ONRECORD = [sys.executable, "-c", "from onrecord.present.cli.main import main; main()"]


def call(*args: object, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*ONRECORD, *map(str, args)], capture_output=True, text=True, timeout=120, **options)


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["read"], "PATH"),
        (["dossiers"], "No such command"),
        (["export", "tables"], "'tables'"),
        (["stories", "-w", "none.db"], "There is no workspace none.db"),
        (["dossier", "story-0123456789abcdef", "-w", "none.db"], "There is no workspace"),
        (["read", "x.txt", "-w", "."], "a folder, where a workspace file was expected"),
    ],
)
def test_wrong_use_has_code_2_and_says_what_was_expected(tmp_path: Path, args: list[str], told: str) -> None:
    result = call(*args, cwd=tmp_path)
    assert result.returncode == 2
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_help_does_not_import_what_is_heavy() -> None:
    code = (
        "import sys; from onrecord.present.cli.main import run; run(['--help']); "
        "print([m for m in ('spacy', 'trafilatura', 'jinja2', 'wordfreq', 'lxml', 'numpy') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


def test_a_closed_pipe_is_no_fault(reports: Path) -> None:
    command = f"{sys.executable} -c 'from onrecord.present.cli.main import main; main()' schema | head -1"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60)
    assert result.stderr == ""


def test_a_fault_of_the_program_is_one_line(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    from onrecord.present.cli import main

    def breaks(*_: object, **__: object) -> None:
        raise KeyError("colour")

    monkeypatch.setattr(main.cli, "main", breaks)
    assert main.run(["stories"]) == main.FAULT
    err = capfd.readouterr().err
    assert "a fault of its own (KeyError" in err
    assert "Traceback" not in err


def test_a_killed_run_loses_nothing_and_is_made_good_by_the_next(tmp_path: Path, reports: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(12):
        for path in reports.iterdir():
            (many / f"{number}-{path.name}").write_text(path.read_text("utf-8").replace("1987", f"{1950 + number}"))
    killed, whole = tmp_path / "killed.db", tmp_path / "whole.db"
    process = subprocess.Popen([*ONRECORD, "read", str(many), "-w", str(killed)], stdout=subprocess.DEVNULL)
    captures = 0
    while process.poll() is None and captures < 36:
        time.sleep(0.05)
        captures = _count(killed)
    time.sleep(1.2)
    if process.poll() is None:
        os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert _count(killed) >= captures
    assert call("read", many, "-w", killed).returncode == 0
    assert call("read", many, "-w", whole).returncode == 0
    one, other = SqliteStore(killed), SqliteStore(whole)
    assert one.fingerprint() == other.fingerprint()
    one.close()
    other.close()


def test_two_processes_at_once_give_the_record_of_one(tmp_path: Path, reports: Path) -> None:
    both, whole = tmp_path / "both.db", tmp_path / "whole.db"
    paths = sorted(reports.iterdir())
    running = [
        subprocess.Popen([*ONRECORD, "read", str(path), "-w", str(both)], stdout=subprocess.DEVNULL) for path in paths
    ]
    assert [process.wait(timeout=120) for process in running] == [0] * len(paths)
    assert call("read", reports, "-w", whole).returncode == 0
    one, other = SqliteStore(both), SqliteStore(whole)
    assert one.fingerprint() == other.fingerprint()
    one.close()
    other.close()


def test_a_stop_by_the_keyboard_is_one_line(tmp_path: Path, reports: Path) -> None:
    process = subprocess.Popen([*ONRECORD, "read", "-", "-w", str(tmp_path / "w.db")], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Stopped." in err
    assert b"Traceback" not in err


def _count(path: Path) -> int:
    from onrecord.model.captures import Capture
    from onrecord.tools.errors import WrongUse

    if not path.exists():
        return 0
    try:
        store = SqliteStore(path, create=False)
    except WrongUse:
        return 0
    found = len(store.entries(Capture))
    store.close()
    return found


@pytest.mark.parametrize("name", ["out.pdf", "out.html.gz", "out.docx"])
def test_a_name_that_asks_for_an_unknown_format_is_wrong_use(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("Ferry stops\n\n4 May 2031\n\nThe ferry to Skarn stopped on Monday.\n", "utf-8")
    result = call("dossier", "a.txt", "-o", name, cwd=tmp_path)
    assert result.returncode == 2
    for told in (name, ".html", ".md", ".json", "--format"):
        assert told in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
