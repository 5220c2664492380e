"""The pages hold together: links lead somewhere, commands exist, every word of the record is explained."""

from __future__ import annotations

import dataclasses
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click
import pytest
from docs.generate import ROOT
from tests.docs.conftest import PAGES

from onrecord.flow.settings import Settings
from onrecord.model.annotations import QuoteKind
from onrecord.model.articles import BLOCK_KINDS, DateBasis
from onrecord.model.dossiers import Verdict
from onrecord.model.reuse import PassageKind
from onrecord.model.statements import STATUSES, Fate, ValueType, VoiceKind
from onrecord.present.cli.main import COMMANDS, cli
from onrecord.present.export.tables import TABLES

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
_SETTING = re.compile(r"`([\w.]+) = ([\d.]+)`")


def page_name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in _LINK.findall(page.read_text("utf-8")):
        if "://" not in link:
            name, _, anchor = link.partition("#")
            target = page.parent / name if name else page
            assert target.exists(), f"{link} is missing"
            assert not anchor or anchor in anchors(target), f"{link}: no such heading"


def commands_of(page: Path) -> Iterator[list[str]]:
    for kind, block in _BLOCK.findall(page.read_text("utf-8")):
        lines = block.splitlines() if kind in {"sh", "console"} else []
        for line in lines if kind == "sh" else [line[2:] for line in lines if line.startswith("$ ")]:
            for part in line.partition("#")[0].split("|"):
                words = shlex.split(part.partition(">")[0])
                words = words[2:] if words[:2] == ["uv", "run"] else words
                if words[:1] == ["onrecord"]:
                    yield words[1:]


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_commands_shown_exist_with_their_options(page: Path) -> None:
    for words in commands_of(page):
        if words[0] == "--config":
            words = words[2:]
        command = cli.get_command(click.Context(cli), words[0])
        assert command is not None, f"there is no command {words[0]}"
        known = {name for parameter in command.params for name in parameter.opts} | {"--help"}
        assert {word for word in words if word.startswith("-") and word != "-"} <= known, words


def test_the_readme_shows_the_two_first_commands() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert text.index("uv run onrecord demo") < text.index("uv run pytest") < 2000


def test_every_command_and_table_has_its_place() -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert set(re.findall(r"<!-- help: (\w+) -->", text)) == set(COMMANDS)
    tables = text.split("| table |")[1].split("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", tables)) >= set(TABLES)


@pytest.mark.parametrize(
    "words",
    [BLOCK_KINDS, STATUSES, *map(get_args, (ValueType, VoiceKind, Verdict, Fate, QuoteKind, PassageKind, DateBasis))],
    ids=["block", "status", "type", "voice", "verdict", "fate", "quote", "passage", "basis"],
)
def test_every_word_of_the_record_is_explained(words: tuple[str, ...]) -> None:
    text = "".join((ROOT / "docs" / name).read_text("utf-8") for name in ("record.md", "points.md"))
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_a_section_of_its_own(status: str) -> None:
    assert f"### {status}\n" in (ROOT / "docs" / "points.md").read_text("utf-8")


def test_thresholds_quoted_are_those_in_force() -> None:
    found = _SETTING.findall((ROOT / "docs" / "points.md").read_text("utf-8"))
    assert len(found) >= 10
    for name, told in found:
        value: object = Settings()
        for part in name.split("."):
            assert part in {field.name for field in dataclasses.fields(value)}, f"there is no setting {name}"  # type: ignore[arg-type]
            value = getattr(value, part)
        assert float(told) == value, f"{name} is {value}"


def test_pins_and_licence_are_where_the_pages_say() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    text = (ROOT / "README.md").read_text("utf-8")
    assert project["license"] in text
    assert f"version {project['version']}" in text
    assert {"models"} <= set(project["optional-dependencies"])
