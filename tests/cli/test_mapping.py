"""The option --map: columns of tables by whatever name, in every command that takes PATH."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.present.cli.main import run


@pytest.mark.parametrize("command", ["read", "dossier", "check"])
def test_a_wrong_mapping_is_wrong_use_and_names_the_fields(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text("Kopf,Inhalt\nDamm hält,Der Damm bei Olm hielt.\n")
    draft = ["a.csv"] if command == "check" else []
    assert run([command, *draft, "a.csv", "--map", "colour=Inhalt"]) == 2
    told = capsys.readouterr().err
    assert "--map colour=Inhalt" in told
    assert "headline" in told
    assert "publisher" in told


def test_mapped_columns_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text("Kopf,Inhalt,Blatt\nDam holds,The dam at Olm held through the night on Monday.,Gull\n")
    assert run(["read", "a.csv", "-w", "a.db"]) == 1
    assert "--map body=COLUMN" in capsys.readouterr().err
    assert run(["read", "a.csv", "-w", "b.db", "--map", "body=Inhalt", "--map", "headline=Kopf", "--map", "publisher=Blatt"]) == 0
    capsys.readouterr()
    assert run(["export", "articles", "-w", "b.db", "--format", "jsonl"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["body"] == "The dam at Olm held through the night on Monday."
