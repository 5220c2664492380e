"""What the pages quote is what the program prints; after a change: python docs/generate.py."""

from __future__ import annotations

import doctest
import json
import tomllib
from pathlib import Path

import pytest
from docs.generate import PAGES, ROOT, SCHEMAS, run_command, schemas, with_examples, with_figures, with_help
from tests.docs.conftest import PAGES as ALL_PAGES

from onrecord.tools.protocols import Tools

DUE = "out of date; run: python docs/generate.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_help_and_figures_are_quoted_as_they_are(page: Path) -> None:
    text = page.read_text("utf-8")
    assert with_figures(with_help(text)) == text, DUE


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
@pytest.mark.usefixtures("shared_tools")
def test_examples_print_what_they_show(page: Path) -> None:
    text = page.read_text("utf-8")
    assert with_examples(text, run_command).splitlines() == text.splitlines(), DUE


def test_schemas_are_those_of_the_program() -> None:
    made = schemas()
    assert {path.name for path in SCHEMAS.iterdir()} == set(made), DUE
    for name, text in made.items():
        assert (SCHEMAS / name).read_text("utf-8") == text, f"{name} is {DUE}"


def test_only_known_pages_have_generated_parts() -> None:
    marks = ("<!-- help:", "<!-- figures -->\n", "```console\n")
    assert {p for p in ALL_PAGES if any(mark in p.read_text("utf-8") for mark in marks)} <= set(PAGES)


def test_figures_hold_the_floors_of_the_gates() -> None:
    gates = tomllib.loads((ROOT / "bench" / "gates.toml").read_text("utf-8"))
    compared = 0
    for figure in json.loads((ROOT / "docs" / "figures.json").read_text("utf-8"))["figures"]:
        gate = gates.get(figure.get("gate", ""), {})
        least, most = (gate.get(side, {}).get(figure.get("key", "")) for side in ("at_least", "at_most"))
        assert "gate" not in figure or least is not None or most is not None, f"no floor for {figure['what']}"
        assert least is None or figure["value"] >= least, figure["what"]
        assert most is None or figure["value"] <= most, figure["what"]
        compared += "gate" in figure
    assert compared >= 10


def test_the_functions_do_what_the_page_shows(shared_tools: Tools, sample_here: Path) -> None:
    text = (ROOT / "docs" / "api.md").read_text("utf-8")
    examples = doctest.DocTestParser().get_doctest(text, {}, "docs/api.md", "docs/api.md", 0)
    assert len(examples.examples) > 10
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    runner.run(examples, out=told.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(told)
