"""The directory of sources: the shipped tables, the lookups, and the user's file."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tools.directory import AGENCY_KINDS, OUTLET_KINDS, Agency, Outlet, fold, strong_names
from onrecord.tools.directory_files import (
    FILE,
    is_country,
    label_of,
    load_directory,
    shipped_directory,
    template,
)
from onrecord.tools.errors import WrongUse

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

    def test_no_sign_is_an_outlets_name(self) -> None:
        outlets = {fold(name) for outlet in SHIPPED.outlets for name in names_of(outlet)}
        assert {fold(sign) for agency in SHIPPED.agencies for sign in agency.signs} & outlets == set()


class TestLookups:
    @pytest.mark.parametrize(
        ("host", "label"),
        [
            ("www.bbc.co.uk", "BBC News"), ("edition.cnn.com", "CNN"), ("m.spiegel.de", "Der Spiegel"), ("asia.nikkei.com", "Nikkei Asia"),
            ("g1.globo.com", "G1"), ("www.globo.com", "Globo"), ("thestar.com.my", "The Star (Malaysia)"), ("thestar.com", "Toronto Star"),
            ("guardian.co.tt", "Trinidad and Tobago Guardian"), ("notbbc.co.uk", ""), ("co.uk", ""), ("example.org", ""), ("", ""),
        ],
    )  # fmt: skip
    def test_a_host_is_of_the_longest_domain_it_lies_under(self, host: str, label: str) -> None:
        row = SHIPPED.at(host)
        assert (label_of(row) if row else "") == label

    def test_a_name_that_several_bear_means_the_one_on_its_own_host(self) -> None:
        assert [SHIPPED.outlet("The Guardian", host).name for host in ("", "guardian.ng", "www.theguardian.com")] == [  # type: ignore[union-attr]
            "The Guardian", "The Guardian (Nigeria)", "The Guardian",
        ]  # fmt: skip
        assert SHIPPED.outlet("The Star") is None

    @pytest.mark.parametrize(
        ("line", "found"),
        [
            ("With inputs from AFP and PA", ["AFP", "PA"]), ("a map of the MAP office", []), ("RABAT (MAP) -", ["MAP"]),
            ("据新华社北京电", ["Xinhua"]), ("вечером РИА Новости и ТАСС", ["RIA Novosti", "TASS"]), ("the ASSOCIATED PRESS", ["AP"]),
            ("Associated Press of Pakistan", ["APP"]), ("user@afp.com, AFP.org, XAFP", []), ("/PRNewswire/ --", ["PR Newswire"]), ("", []),
        ],
    )  # fmt: skip
    def test_agencies_in_a_line(self, line: str, found: list[str]) -> None:
        assert [name.short for name in SHIPPED.agencies_in(line)] == found

    @given(st.text(max_size=200))
    def test_odd_lines_give_no_exception_and_names_lie_in_them(self, line: str) -> None:
        for text in (line, f"({line})", f"AFP {line} Reuters"):
            names = SHIPPED.agencies_in(text)
            assert all(0 <= name.start < name.end <= len(text) for name in names)
            assert names == sorted(names, key=lambda name: name.start)
            SHIPPED.outlet(line, line)
            SHIPPED.find(line)
            SHIPPED.notice_in(line)

    def test_a_question_finds_the_row_its_namesakes_or_what_holds_its_words(self) -> None:
        assert {label_of(row) for row in SHIPPED.find("The Star")} == {"The Star (Kenya)", "The Star (Malaysia)", "The Star (South Africa)"}
        assert [label_of(row) for row in SHIPPED.find("https://www.lemonde.fr/a")] == ["Le Monde"]
        assert "Leipziger Volkszeitung" in {label_of(row) for row in SHIPPED.find("madsack")}


def own(folder: Path, text: str) -> Path:
    (folder / FILE).write_text(text, "utf-8")
    return folder


class TestOwnFile:
    def test_without_a_file_the_directory_is_the_shipped_one(self, tmp_path: Path) -> None:
        assert load_directory(tmp_path) is SHIPPED
        assert load_directory(own(tmp_path, template())).digest == SHIPPED.digest

    def test_rows_add_to_the_shipped_ones_or_replace_their_fields(self, tmp_path: Path) -> None:
        found = load_directory(own(tmp_path, """
            [[outlet]]
            name = "Kestwick Mail"
            domains = ["www.Kestwick.example"]
            [[outlet]]
            name = "the bbc news"
            family = "Someone else"
            [[agency]]
            short = "HPA"
            signs = ["HAL"]
        """))  # fmt: skip
        mail = found.at("sport.kestwick.example")
        assert isinstance(mail, Outlet)
        assert (mail.name, mail.kind, mail.own) == ("Kestwick Mail", "outlet", True)
        bbc = found.outlet("BBC")
        assert bbc is not None
        assert (bbc.name, bbc.family, bbc.country, bbc.own) == ("BBC News", "Someone else", "GBR", True)
        assert [name.short for name in found.agencies_in("OLM (HAL) -")] == ["HPA"]
        assert found.digest != SHIPPED.digest
        assert len(found.outlets) == len(SHIPPED.outlets) + 1

    def test_an_agency_with_a_shipped_ones_short_name_and_another_name_is_another(self, tmp_path: Path) -> None:
        found = load_directory(own(tmp_path, "[[agency]]\nshort = 'KNA'\nname = 'Kesper News Alliance'\n"))
        mine, theirs = found.agency("KNA"), found.agency("Katholische Nachrichten-Agentur")
        assert mine is not None
        assert theirs is not None
        assert (mine.name, mine.country, mine.domains, mine.languages) == ("Kesper News Alliance", "", (), ())
        assert (theirs.short, theirs.domains, theirs.own) == ("Katholische Nachrichten-Agentur", ("kna.de",), False)
        assert found.at("www.kna.de") is theirs

    @pytest.mark.parametrize("name", ["", "name = 'Katholische Nachrichtenagentur'"])
    def test_an_agency_with_a_shipped_ones_name_extends_it(self, tmp_path: Path, name: str) -> None:
        found = load_directory(own(tmp_path, f"[[agency]]\nshort = 'KNA'\n{name}\nsigns = ['KTN']\n"))
        agency = found.agency("KNA")
        assert agency is not None
        assert (agency.domains, agency.signs, agency.own) == (("kna.de",), ("KTN",), True)

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("[[outlet]]\nname = 'A'\ncolour = 'red'", "“colour”"),
            ("[[outlet]]\nkind = 'outlet'", "“name”"),
            ("[[outlet]]\nname = 'A'\ndomains = 'a.example'", "list"),
            ("[[outlet]]\nname = 'A'\ndomains = [7]", "list"),
            ("[[outlet]]\nname = 7", "text"),
            ("[[outlet]]\nname = 'A'\nkind = 'blog'", "aggregator"),
            ("[[outlet]]\nname = 'A'\ncountry = 'XYZ'", "XYZ"),
            ("[[outlet]]\nname = 'A'\nlanguages = ['English']", "English"),
            ("[[outlet]]\nname = 'A'\ndomains = ['not a domain']", "not a domain"),
            ("[[outlet]]\nname = 'A'\ndomains = ['bbc.co.uk']", "BBC News"),
            ("[[outlet]]\nname = 'A'\ndomains = ['a.example']\n[[agency]]\nshort = 'B'\ndomains = ['a.example']", "a.example"),
            ("[[outlet]]\nname = 'A'\n[[outlet]]\nname = 'a'", "number 2"),
            ("[outlet]\nname = 'A'", "[[outlet]]"),
            ("outlet = [3]", "[[outlet]]"),
            ("[[paper]]\nname = 'A'", "“paper”"),
            ("[[agency]]\nname = 'A'", "“short”"),
            ("name = ", "TOML"),
        ],
    )
    def test_what_is_wrong_is_said(self, tmp_path: Path, text: str, said: str) -> None:
        with pytest.raises(WrongUse, match=re.escape(said)) as fault:
            load_directory(own(tmp_path, text))
        assert FILE in str(fault.value)

    def test_bytes_that_are_no_text_are_said(self, tmp_path: Path) -> None:
        (tmp_path / FILE).write_bytes(b"\xff\xfe\x00[")
        with pytest.raises(WrongUse, match="TOML"):
            load_directory(tmp_path)
