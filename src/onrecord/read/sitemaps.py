"""Sitemaps: listings of the pages they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.read.limits import ReadLimits

if TYPE_CHECKING:
    from onrecord.read.payloads import Item, Payload


def read_sitemap(payload: Payload, limits: ReadLimits) -> Iterator[Item]:  # noqa: ARG001
    """Read one."""
    yield payload.issue("unsupported-file", "Files of this kind are not read yet.")
