"""The directory of sources: the shipped tables, the lookups, and the user's file."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.tools.directory import AGENCY_KINDS, OUTLET_KINDS, Agency, Outlet, fold, strong_names
from onrecord.tools.directory_files import is_country, shipped_directory

SHIPPED = shipped_directory()
ROWS: tuple[Outlet | Agency, ...] = (*SHIPPED.outlets, *SHIPPED.agencies)


def twice(found: list[str]) -> list[str]:
    return sorted(name for name, count in Counter(found).items() if count > 1)


def names_of(row: Outlet | Agency) -> tuple[str, ...]:
    return (row.name, *row.aliases) if isinstance(row, Outlet) else strong_names(row)


class TestTables:
    def test_no_name_belongs_to_two_rows(self) -> None:
        assert twice([name for row in ROWS for name in sorted({fold(name) for name in names_of(row)})]) == []

    def test_no_row_lists_a_name_twice(self) -> None:
        for row in ROWS:
            assert len(row.aliases) == len(set(row.aliases)), row

    def test_no_domain_belongs_to_two_rows(self) -> None:
        assert twice([domain for row in ROWS for domain in row.domains]) == []

    def test_no_sign_belongs_to_two_agencies_or_is_a_name(self) -> None:
        assert twice([sign for agency in SHIPPED.agencies for sign in agency.signs]) == []
        assert {s for a in SHIPPED.agencies for s in a.signs} & {n for a in SHIPPED.agencies for n in strong_names(a)} == set()

    def test_domains_are_bare_hosts(self) -> None:
        for row in ROWS:
            for domain in row.domains:
                assert re.fullmatch(r"(?!www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+", domain), domain

    def test_codes_are_known(self) -> None:
        for row in ROWS:
            assert not row.country or is_country(row.country), row
            assert all(re.fullmatch(r"[a-z]{2,3}", language) for language in row.languages), row
            assert row.kind in (OUTLET_KINDS if isinstance(row, Outlet) else AGENCY_KINDS)

    def test_a_family_is_spelled_in_one_way(self) -> None:
        families = {outlet.family for outlet in SHIPPED.outlets if outlet.family}
        assert len({fold(family) for family in families}) == len(families)

    def test_every_row_says_where_it_is_from(self) -> None:
        assert all(row.source for row in ROWS)
