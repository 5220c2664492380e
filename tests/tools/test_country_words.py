"""Words that begin no country's name are passed over without a look: what is found stays the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tools import countries
from onrecord.tools.countries import countries_in, country_of, may_begin


class _Everything(frozenset[str]):
    """A set in which every word stands."""

    def __contains__(self, word: object) -> bool:
        return True


_PARTS = st.sampled_from([
    "U.S.", "US", "United", "States", "Kingdom", "The", "the", "Gambia", "Hague", "Norwegians", "Peruvian", "’s", "'s",
    "Côte", "d'Ivoire", "Hong", "Kong", "Sino-Russian", "anti-American", "New", "Zealand", "Zealander", "Republic", "of",
    "Korea", "Aldern", "Mira", "Saint", "St.", "Lucia", ",", "Washington", "Kremlin", "norway", "NORWAY", "\u0301", "Uk",
])  # fmt: skip


@given(st.lists(_PARTS, max_size=7), st.sampled_from([" ", "\n", "\u00a0", ", ", ".", "-", ""]))
def test_what_is_passed_over_names_no_country(parts: list[str], between: str) -> None:
    text = between.join(parts)
    quick = countries_in(text), country_of(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(countries, "_first_words", _Everything)
        assert (countries_in(text), country_of(text)) == quick


@pytest.mark.parametrize(
    ("word", "following", "may"),
    [
        ("Norwegians", "", True), ("Norway", ",", True), ("United", " ", True), ("Aldern", " ", False), ("aldern", "", False),
        ("Al", "-", True), ("Mr", ".", False), ("U.S.", " ", True), ("Peru", "’", True), ("the", " ", True),
    ],
)  # fmt: skip
def test_only_words_of_the_table_may_begin_an_entry(word: str, following: str, may: bool) -> None:
    assert may_begin(word, following) is may
