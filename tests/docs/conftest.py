"""The pages of the documentation, and the program with the helpers that the tests share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from docs.generate import ROOT, SAMPLE

from onrecord.tools.protocols import Tools

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.fixture
def shared_tools(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> Tools:
    """The helpers, built once for all commands and functions."""
    import onrecord.present.functions
    import onrecord.wiring

    monkeypatch.setattr(onrecord.wiring, "build_tools", lambda workspace=None: tools)
    monkeypatch.setattr(onrecord.present.functions, "build_tools", lambda workspace=None: tools)
    return tools


@pytest.fixture
def sample_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder that holds the sample, as the pages have it."""
    shutil.copytree(SAMPLE, tmp_path / "sample")
    monkeypatch.chdir(tmp_path)
    return tmp_path
