"""How many voices a claim rests on, and whose an unnamed spokesman's is."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from tests.extract.reporting import report

from onrecord.claims.voices import count_voices, principal_of
from onrecord.model.statements import Statement, Voice


def _told(origin: str, voice: Voice) -> Statement:
    span = report("It rained.", name=f"{origin}-{voice.who}-{voice.words}").span(0, 2)
    return Statement(
        span=span, sentence=span, story="s", subject="it", prop="rained", value="", value_type="sense", holder=voice.who, when="",
        modality="happened", origin=origin, voice=voice,
    )  # fmt: skip


def _counts(*told: tuple[str, Voice]) -> tuple[int, int]:
    count = count_voices([_told(origin, voice) for origin, voice in told])
    return count.low, count.high


def test_unnamed_voices_are_a_range_unless_their_words_are_shared() -> None:
    apart = ("o1", Voice("unnamed", "a senior official", "u1")), ("o2", Voice("unnamed", "an official", "u2"))
    assert _counts(*apart) == (1, 2)
    shared = ("o1", Voice("unnamed", "a senior official", "u1")), ("o2", Voice("unnamed", "an official", "u1"))
    assert _counts(*shared) == (1, 1)


def test_shared_words_join_over_a_third_whatever_the_order() -> None:
    told = [
        ("o1", Voice("unnamed", "an aide", "u1")), ("o2", Voice("unnamed", "an official", "u2")),
        ("o2", Voice("unnamed", "an official", "u1")), ("o3", Voice("unnamed", "a source", "u2")),
    ]  # fmt: skip
    assert _counts(*told) == _counts(*reversed(told)) == (1, 1)


def test_voices_without_known_words_stay_a_range() -> None:
    assert _counts(("o1", Voice("unnamed", "an aide")), ("o2", Voice("unnamed", "an aide"))) == (1, 2)


def test_an_office_is_one_voice_however_it_is_written() -> None:
    assert _counts(("o1", Voice("office", "the Harbour Board")), ("o2", Voice("office", "Harbour Board"))) == (1, 1)
    assert _counts(("o1", Voice("office", "Harbour Board")), ("o1", Voice("reporter")), ("o2", Voice("reporter"))) == (3, 3)


@pytest.mark.parametrize(
    ("name", "principal"),
    [
        ("a spokesman for the harbour board", "Harbour Board"),
        ("A harbour board spokeswoman", "Harbour Board"),
        ("The company’s spokesperson", "company"),
        ("a police spokesman", "police"),
        ("a spokesman", ""),
        ("his spokesman", ""),
        ("a senior spokesman", ""),
        ("a senior official", ""),
        ("Nils Aaro", ""),
        ("", ""),
    ],
)
def test_an_unnamed_spokesman_is_the_voice_of_those_he_speaks_for(name: str, principal: str) -> None:
    actors = {"a": SimpleNamespace(kind="organisation", name="Harbour Board"), "b": SimpleNamespace(kind="person", name="Nils Aaro")}
    assert principal_of(SimpleNamespace(actors=actors), name) == principal  # type: ignore[arg-type]
