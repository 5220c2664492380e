"""Settings: what is not known or not of the right type is refused; what is printed can be read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.flow.settings import Settings, load_settings, settings_digest, to_toml
from onrecord.read.limits import ReadLimits
from onrecord.tools.errors import WrongUse


def write(folder: Path, text: str) -> Path:
    path = folder / "onrecord.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_the_defaults_hold() -> None:
    assert load_settings(None) == Settings()


def test_what_is_printed_can_be_read_again(tmp_path: Path) -> None:
    assert load_settings(write(tmp_path, to_toml(Settings()))) == Settings()
    changed = Settings(read=ReadLimits(depth=3))
    assert load_settings(write(tmp_path, to_toml(changed))) == changed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("reading = 3", "reading is not known"),
        ("[read]\nheight = 3", "read.height is not known"),
        ("[read]\ndepth = 'three'", "read.depth is 'three', where a value of type int"),
        ("[read]\ndepth = true", "read.depth is True"),
        ("read = 3", r"\[read\]"),
        ("[read", "not TOML"),
    ],
)
def test_wrong_settings_are_refused_with_what_was_expected(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(WrongUse, match=told):
        load_settings(write(tmp_path, text))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="could not be read"):
        load_settings(tmp_path / "none.toml")


def test_the_digest_depends_on_settings_helpers_and_version(tools) -> None:
    base = settings_digest(Settings(), tools, "1")
    assert settings_digest(Settings(), tools, "1") == base
    assert settings_digest(Settings(read=ReadLimits(depth=3)), tools, "1") != base
    assert settings_digest(Settings(), tools, "2") != base
