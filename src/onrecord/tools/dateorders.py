"""Whether "04/05/2031" is the fourth of May or April 5 at an outlet: its address and name in, the custom out."""

from __future__ import annotations

from onrecord.tools.directory import Directory
from onrecord.tools.hosts import host_of
from onrecord.tools.tables import rows


def month_first_at(url: str, source: str, directory: Directory) -> bool | None:
    """Say whether an outlet writes the month before the day in numbers, by its country; None where that is unknown.

    The country is the directory's for the outlet, else that of the address; its custom is CLDR's.
    """
    host = host_of(url)
    outlet = (directory.at(host) if host else None) or (directory.outlet(source, host) if source else None)
    country, domain = outlet.country if outlet else "", host.rpartition(".")[2].lower()
    key, wanted = ("country", country) if country else ("domain", domain)
    order = next((row["order"] for row in rows("times/countries.tsv") if row[key] == wanted), "") if wanted else ""
    return {"mdy": True, "dmy": False}.get(order)
