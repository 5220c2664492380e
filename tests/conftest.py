"""Fixtures shared by all tests: the helpers are built once."""

from __future__ import annotations

import pytest

from onrecord.tools.protocols import Tools


@pytest.fixture(scope="session")
def tools() -> Tools:
    """The default helpers, with the packaged English pipeline."""
    from onrecord.wiring import build_tools

    return build_tools()
