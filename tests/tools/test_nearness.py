"""Things near a stretch: the same as a comparison with all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.tools.nearness import Places

STRETCHES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 25)).map(lambda p: (p[0], p[0] + p[1])), max_size=20)


@given(STRETCHES, st.integers(0, 70), st.integers(0, 30))
def test_what_touches_a_stretch_is_found_in_the_order_given(things: list[tuple[int, int]], start: int, size: int) -> None:
    end = start + size
    expected = [thing for thing in things if min(thing[1], end) > max(thing[0], start)]
    assert Places(things, lambda thing: thing).touching(start, end) == expected
