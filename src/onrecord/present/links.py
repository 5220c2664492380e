"""A link of the chain of custody: what it is, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.present.custody import Custody


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the chain: what it is, its id, its words, and what it rests on.

    `used_by` is only set at the start of a chain: what rests on it, one step up. `beside` is what belongs to it and is
    no part of the chain; `custody` is set for captures.
    """

    kind: str
    id: str
    text: str
    rests_on: tuple[Link, ...] = ()
    used_by: tuple[Link, ...] = ()
    beside: tuple[Link, ...] = ()
    custody: Custody | None = None
