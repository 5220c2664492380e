"""Every record of the model survives its bytes, whatever is in it."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategies import MODEL_TYPES

from onrecord.model.spans import Span
from onrecord.store.codec import decode, digest, encode, from_bytes, to_bytes

# Lone surrogates come in by JSON escapes; no NaN: it differs from itself.
st.register_type_strategy(str, st.text(st.characters(), max_size=8))
st.register_type_strategy(float, st.floats(allow_nan=False))


@pytest.mark.parametrize("kind", MODEL_TYPES, ids=lambda kind: kind.__name__)
def test_a_record_survives_its_bytes(kind: type) -> None:
    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_type(kind))
    def survives(record: object) -> None:
        data = to_bytes(record)
        assert from_bytes(kind, data) == record
        assert to_bytes(from_bytes(kind, data)) == data
        assert decode(kind, json.loads(json.dumps(encode(record)))) == record

    survives()


def test_a_lone_surrogate_passes_through() -> None:
    span = Span("a", 0, 1, "\ud800")
    assert from_bytes(Span, to_bytes(span)) == span


def test_a_whole_number_in_a_field_for_floats_has_the_bytes_of_the_float() -> None:
    @dataclass(frozen=True)
    class Measured:
        value: float

    assert to_bytes(Measured(5)) == to_bytes(Measured(5.0))
    assert digest(to_bytes(Measured(5))) != digest(to_bytes(Measured(5.5)))


@pytest.mark.parametrize("value", [{}, {"article": "a"}, 3, None, []])
def test_what_is_no_record_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="Span"):
        decode(Span, value)


def test_a_union_of_two_records_is_refused_rather_than_guessed() -> None:
    @dataclass(frozen=True)
    class Unclear:
        part: Span | Measure

    Unclear.__annotations__["part"] = Span | Measure
    with pytest.raises(TypeError, match="one type"):
        encode(Unclear(Span("a", 0, 0, "")))


@dataclass(frozen=True)
class Measure:
    """A second record for the union."""

    value: int
