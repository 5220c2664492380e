"""The user's file of event patterns: what it adds and overrides, and what is told of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.tools.errors import WrongUse
from onrecord.tools.pattern_files import FILE, load_patterns, shipped_patterns


def load(folder: Path, text: str) -> object:
    (folder / FILE).write_text(text, "utf-8")
    return load_patterns(folder)


def test_without_a_file_the_shipped_tables_hold(tmp_path: Path) -> None:
    assert load_patterns(tmp_path) is shipped_patterns() is load_patterns()


def test_a_row_adds_overrides_or_switches_off(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(
        '[[verb]]\nid = "mine.snub"\nverb = "cold-shoulder"\ntype = "REJECT"\nmode = "meet"\n'
        '[[verb]]\nid = "praise"\ntype = "-"\n'
        '[[verb]]\nid = "meet"\ncameo = "046"\n'
        '[[party]]\nname = "Halm Guard"\ncountry = "NOR"\n'
        '[[class]]\nname = "talks"\nwords = ["palaver"]\n',
        "utf-8",
    )
    patterns = load_patterns(tmp_path)
    assert [row.type for row in patterns.verb_rows("cold-shoulder", {}, frozenset())] == ["REJECT"]
    assert patterns.verb_rows("praise", {}, frozenset()) == []
    (meet,) = patterns.verb_rows("meet", {}, frozenset())
    assert (meet.type, meet.cameo) == ("CONSULT", "046")
    assert patterns.by_party["halm guard"] == "NOR"
    assert patterns.words["talks"] == {"palaver"}
    assert patterns.digest != shipped_patterns().digest


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[verb]\n", "not TOML"),
        ("[[verbs]]\nid = 'x'\n", "“verbs”"),
        ("verb = 1\n", "list of tables"),
        ("[[verb]]\nverb = 'x'\n", "no “id”"),
        ("[[verb]]\nid = 'x'\nverb = 'x'\n", "no “type”"),
        ("[[verb]]\nid = 'x'\nverb = 'x'\ntype = 'FIGHT'\n", "FIGHT"),
        ("[[verb]]\nid = 'x'\nverb = 'x'\ntype = 'AID'\nmode = 'visit'\n", "“visit” is not one of AID"),
        ("[[verb]]\nid = 'x'\nverb = 'X!'\ntype = 'AID'\n", "base form"),
        ("[[verb]]\nid = 'x'\nverb = 'x'\ntype = 'AID'\nneed = 'luck'\n", "luck"),
        ("[[verb]]\nid = 'x'\nverb = 'x'\ntype = 'AID'\nobject = ['@nope']\n", "@nope"),
        ("[[verb]]\nid = 'x'\nverb = 'x'\ntype = 'AID'\nto = 'on'\n", "list of texts"),
        ("[[verb]]\nid = 'x'\nverb = 'x'\ntype = 'AID'\ncameo = '7a'\n", "7a"),
        ("[[verb]]\nid = 'meet'\n[[verb]]\nid = 'meet'\n", "one above"),
        ("[[verb]]\nid = 'meet'\ncolour = 'red'\n", "“colour”"),
        ("[[party]]\nname = 'Halm'\ncountry = 'XQZ'\n", "XQZ"),
    ],
)
def test_what_is_wrong_is_said(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"onrecord-events\.toml") as fault:
        load(tmp_path, text)
    assert told in str(fault.value)


def test_the_documented_file_is_read(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "events.md").read_text("utf-8")
    (tmp_path / FILE).write_text(page.partition("```toml\n")[2].partition("```")[0], "utf-8")
    patterns = load_patterns(tmp_path)
    assert patterns.by_noun["embrace"].to == ("of",)
    assert patterns.verb_rows("hail", {}, frozenset()) == []
