"""The country of an outlet, and how it writes dates in figures."""

from __future__ import annotations

from onrecord.tools.dateorders import country_at, month_first_in
from onrecord.tools.directory import Directory


def test_an_address_tells_the_country_where_the_directory_does_not() -> None:
    empty = Directory((), ())
    assert country_at("https://news.orlitz.pk/a", "", empty) == "PAK"
    assert country_at("https://news.orlitz.example/a", "", empty) == ""
    assert country_at("", "Nobody's Gazette", empty) == ""


def test_the_order_of_month_and_day() -> None:
    assert month_first_in("USA") is True
    assert month_first_in("GBR") is False
    assert month_first_in("") is None
