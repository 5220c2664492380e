"""Patterns of events: every row of the tables codes its own example with its type and mode."""

from __future__ import annotations

import re

import pytest
from tests.extract.test_events import events_of

from onrecord.tools.event_patterns import MODES, NounRow, VerbRow
from onrecord.tools.pattern_files import shipped_patterns
from onrecord.tools.protocols import Tools

PATTERNS = shipped_patterns()
CODING = [row for row in (*PATTERNS.verbs, *PATTERNS.nouns) if row.type != "-"]


@pytest.mark.parametrize("row", CODING, ids=lambda row: row.id)
def test_a_pattern_codes_its_example(row: VerbRow | NounRow, tools: Tools) -> None:
    found = {(one.pattern, one.type, one.mode) for one in events_of(row.example, tools)}
    assert any(pattern == row.id and kind == row.type and (mode == row.mode or not row.mode) for pattern, kind, mode in found), found


def test_ids_and_words_are_in_order() -> None:
    ids = [row.id for row in (*PATTERNS.verbs, *PATTERNS.nouns)]
    assert len(ids) == len(set(ids))
    for row in (*PATTERNS.verbs, *PATTERNS.nouns):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row.date), row.id
        assert row.type == "-" or (row.type in MODES and (not row.mode or row.mode in MODES[row.type])), row.id


@pytest.mark.parametrize("kind", MODES)
def test_every_type_and_mode_has_a_pattern_and_a_code(kind: str) -> None:
    modes = {row.mode for row in CODING if row.type == kind} | {mode for mode in MODES[kind] if mode in LENT.get(kind, ())}
    assert set(MODES[kind]) <= modes
    assert all(PATTERNS.code(kind, mode) for mode in ("", *MODES[kind]))


#: Modes that no word gives: they follow from where a meeting is, or from what is threatened or refused.
LENT = {
    "CONSULT": ("third-party", "multilateral"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory"),
}
