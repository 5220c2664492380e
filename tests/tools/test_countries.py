"""Words for countries and the codes behind them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tools.countries import countries_in, country_kind, country_name, country_of


@pytest.mark.parametrize(
    ("word", "code", "kind"),
    [
        ("the United States", "USA", "country"),
        ("U.S.", "USA", "country"),
        ("US", "USA", "country"),
        ("us", "", None),
        ("Americans", "USA", "demonym"),
        ("Norwegian", "NOR", "demonym"),
        ("Kiev", "UKR", "capital"),
        ("Kremlin", "RUS", "seat"),
        ("Côte d’Ivoire", "CIV", "country"),
        ("Islamic Republic of Pakistan", "PAK", "country"),
        ("Orlitz", "", None),
        ("", "", None),
    ],
)
def test_a_word_for_a_country(word: str, code: str, kind: str | None) -> None:
    assert country_of(word) == code
    assert country_kind(word) == kind


def test_phrases() -> None:
    assert countries_in("Norwegian Foreign Minister") == ("NOR",)
    assert countries_in("US-Chinese talks") == ("USA", "CHN")
    assert countries_in("Sino-Russian border") == ("CHN", "RUS")
    assert countries_in("South Korean envoy") == ("KOR",)
    assert country_name("NOR") == "Norway"


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert all(len(code) == 3 for code in countries_in(text))


def test_one_slip_in_a_countrys_name_is_forgiven_and_no_more() -> None:
    from onrecord.tools.countries import misspelt_country

    assert misspelt_country("Ethopia") == "ETH"
    assert misspelt_country("Quatar") == "QAT"
    assert [misspelt_country(word) for word in ("Ethiopia", "Chana", "Austrolie", "ethopia", "", "Nigeri")] == [""] * 6
