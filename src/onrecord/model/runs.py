"""Runs: what made a record, so that a result can be told from one made with other settings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """The program's version, and the digest of the settings and helpers, of the run that made the record."""

    version: str
    settings_digest: str

    @property
    def id(self) -> str:
        """Id: one a store, the last run's."""
        return "run"
