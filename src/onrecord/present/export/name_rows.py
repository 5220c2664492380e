"""Rows of names: mentions, what they refer to, and what else refers to it, as typed dictionaries."""

from __future__ import annotations

from typing import TypedDict

from onrecord.model.annotations import NameKind, ReferenceKind
from onrecord.present.export.article_rows import SpanRow


class OfficeRow(TypedDict):
    """A role that reports print with a person's name: `first` and `last` are the ISO days of the first and the last report
    that does ("" undated), `past` says that it is printed as held no longer, `country` is the ISO 3166 code it tells."""

    role: str
    first: str
    last: str
    past: bool
    reports: int
    country: str


class ActorRow(TypedDict):
    """What mentions refer to, across the articles of one story. `judgements` are ids of what a person said of it."""

    id: str
    story: str
    name: str
    kind: NameKind
    names: list[str]
    roles: list[str]
    spellings: list[str]
    countries: list[str]
    offices: list[OfficeRow]
    judgements: list[str]


class ReferenceRow(TypedDict):
    """A description or a pronoun in place, the actor it refers to, and why; `mention` is the description's, if it has one."""

    id: str
    span: SpanRow
    kind: ReferenceKind
    story: str
    actor: str
    mention: str | None
    reason: str


class MentionRow(TypedDict):
    """A name in place, the actor it refers to, and why it is held to; `reason` is "" where it is the actor's name itself."""

    id: str
    span: SpanRow
    kind: NameKind
    name: str
    role: str
    actor: str | None
    reason: str
