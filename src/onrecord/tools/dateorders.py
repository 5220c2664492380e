"""What an outlet's country settles: whether "04/05/2031" is the fourth of May; its address and name in, customs out."""

from __future__ import annotations

from onrecord.tools.directory import Directory
from onrecord.tools.hosts import host_of
from onrecord.tools.tables import rows


def country_at(url: str, source: str, directory: Directory) -> str:
    """Return the country (ISO 3166-1 alpha-3) of an outlet: the directory's, else that of its address; "" unknown."""
    host = host_of(url)
    outlet = (directory.at(host) if host else None) or (directory.outlet(source, host) if source else None)
    domain = host.rpartition(".")[2].lower()
    if outlet and outlet.country:
        return outlet.country
    return next((row["country"] for row in rows("times/countries.tsv") if domain and row["domain"] == domain), "")


def month_first_in(country: str) -> bool | None:
    """Say whether a country writes the month before the day in numbers (CLDR); None where it is unknown or neither."""
    order = next((row["order"] for row in rows("times/countries.tsv") if country and row["country"] == country), "")
    return {"mdy": True, "dmy": False}.get(order)
