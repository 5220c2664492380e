"""Fixtures: the bundled sample, read once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bench import sample

import onrecord
from onrecord.tools.protocols import Tools


@pytest.fixture(scope="session")
def record(tools: Tools) -> onrecord.Record:
    """The record of the sample's reports."""
    return onrecord.read([sample.SAMPLE / "reports"], tools=tools)


@pytest.fixture(scope="session")
def dossier(record: onrecord.Record) -> dict[str, Any]:
    """The record as its JSON."""
    told: dict[str, Any] = json.loads(record.to_json())
    return told
