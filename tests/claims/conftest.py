"""Fixtures: a desk that runs the stages on invented reports, built once."""

from __future__ import annotations

import pytest
from tests.claims.newsroom import Newsdesk

from onrecord.tools.protocols import Tools


@pytest.fixture(scope="session")
def desk(tools: Tools) -> Newsdesk:
    """The desk; it remembers parses, so that a paragraph costs its time once."""
    return Newsdesk(tools)
