"""Who published an article: the signs in their order, names as the directory spells them, and why."""

from __future__ import annotations

import pytest

from onrecord.clean.articles import clean_capture
from onrecord.model.articles import Article
from onrecord.model.captures import RecordFields
from onrecord.read.records import record_capture

from .conftest import TOOLS, clean_text

BODY = [
    "Voters in Ostria go to the polls on Sunday after a campaign that turned on the price of bread, officials said.",
    "The two leading parties have each ruled out a coalition with the other, and the smaller ones will decide.",
]


def record(**fields: str) -> Article:
    made = RecordFields(headline="Ostria votes on Sunday", body="\n\n".join(BODY), **fields)
    capture = record_capture("r.jsonl", repr(made).encode(), made, ("utf-8", ""))
    return next(a for a in clean_capture(capture, TOOLS) if isinstance(a, Article))


def page(head: str, *lines: str) -> Article:
    body = "".join(f"<p>{text}</p>" for text in (*BODY, *lines))
    return clean_text(f"<html><head>{head}</head><body><article><h1>Ostria votes on Sunday</h1>{body}</article></body></html>", "text/html")


@pytest.mark.parametrize(
    ("publisher", "url", "source"),
    [
        ("BBC", "https://www.bbc.co.uk/news/1", "BBC News"), ("BBC News - Home", "", "BBC News"), ("Fox News (Online)", "", "Fox News"),
        ("The Guardian", "https://guardian.ng/a", "The Guardian (Nigeria)"), ("The Guardian", "", "The Guardian"),
        ("The Guardian", "https://guardian.invalid/a", "The Guardian"), ("Olm Echo", "https://olm.example/a", "Olm Echo"),
        ("Olm Echo Online Team", "https://www.spiegel.de/a", "Der Spiegel"), ("Home", "https://www.lemonde.fr/a", "Le Monde"),
        ("", "https://sport.elpais.com/a", "El País"), ("", "https://news.olm-echo.co.uk/a", "olm-echo.co.uk"),
        ("", "https://web.archive.org/web/2031/https://www.dawn.com/a", "Dawn"), ("Olm Echo", "https://medium.com/@olm/a", "Olm Echo"),
        ("", "https://news.yahoo.com/a", "Yahoo News"), ("nytimes.com", "", "The New York Times"), ("Agence France-Presse", "", "AFP"),
        ("", "https://olm-echo.substack.com/p/a", "olm-echo.substack.com"), ("", "https://www.youtube.com/watch?v=1", "YouTube"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_a_records_publisher_and_address(publisher: str, url: str, source: str) -> None:
    assert record(publisher=publisher, url=url).source == source


def test_the_reason_says_what_told() -> None:
    assert record(publisher="BBC").source_reason == "Its record names BBC as its publisher."
    assert record(url="https://www.dawn.com/a").source_reason == "Its address is on www.dawn.com."
    assert record().source_reason == ""
    told = page("<meta property='og:site_name' content='Dawn.com'>")
    assert (told.source, told.source_reason) == ("Dawn", "The page names Dawn.com as its publisher.")


def test_what_the_text_prints_is_spelled_as_the_directory_spells_it() -> None:
    printed = clean_text("\n\n".join(["Ostria votes on Sunday", *BODY, "Published in DAWN, May 4th, 2031"]))
    assert printed.source == "Dawn"
    assert printed.source_reason.startswith("A line says where")
    owned = clean_text("\n\n".join(["Ostria votes on Sunday", *BODY, "© 2031 The Irish Times Ltd"]))
    assert owned.source == "The Irish Times"
    assert clean_text("\n\n".join(["Ostria votes on Sunday", *BODY, "© 2031 Gannett"])).source == ""


def test_a_files_name_tells_nothing() -> None:
    assert clean_text("\n\n".join(["Ostria votes on Sunday", *BODY])).source == ""


class TestDeclaredAndElsewhere:
    def test_an_agency_as_publisher_of_another_outlets_page_is_credited(self) -> None:
        told = record(publisher="Associated Press", url="https://www.dawn.com/a")
        assert (told.source, told.credit and told.credit.agency) == ("Dawn", "AP")
        own = record(publisher="Associated Press", url="https://apnews.com/a")
        assert own.source == "AP"

    def test_a_broadcaster_that_syndicates_is_no_agency_on_its_own_pages(self) -> None:
        assert record(publisher="CNN", url="https://www.cnn.com/a", author="Ada Oy, CNN").credit is None
        elsewhere = record(publisher="Dawn", url="https://www.dawn.com/a", author="Ada Oy, CNN").credit
        assert elsewhere is not None
        assert elsewhere.agency == "CNN"

    @pytest.mark.parametrize(
        ("name", "host", "source"),
        [
            ("All you need for sailing Boats", "olmkeel.example", "olmkeel.example"),
            ("All you need for Keel lovers", "olmkeel.example", "All you need for Keel lovers"),
            ("The Voice of the Coast", "olmkeel.example", "The Voice of the Coast"),
            ("Olm Tagblatt", "ot.example", "Olm Tagblatt"),
            ("Вести города на Олме", "olmkeel.example", "Вести города на Олме"),
        ],
    )
    def test_a_phrase_on_what_a_site_is_for_is_not_its_name(self, name: str, host: str, source: str) -> None:
        assert record(publisher=name, url=f"https://www.{host}/a").source == source


class TestAuthors:
    @pytest.mark.parametrize(
        ("declared", "author"),
        [
            ("Analysis by Ada Oy", "Ada Oy"), ("Текст: Ада Ой", "Ада Ой"), ("Von Anders", "Von Anders"),
            ("Di Marco", "Di Marco"), ("Byron Oy", "Byron Oy"), ("Text: Ada Oy", "Ada Oy"), ("By", "By"),
        ],
    )  # fmt: skip
    def test_what_stands_before_a_declared_name_is_no_part_of_it(self, declared: str, author: str) -> None:
        assert record(author=declared).author == author

    def test_a_printed_person_outweighs_the_publishers_own_name(self) -> None:
        head = "<meta name='author' content='Olm'><meta property='og:site_name' content='Olm Echo'>"
        text = "<h1>Ostria votes on Sunday</h1><p class='byline'>{}</p>" + "".join(f"<p>{line}</p>" for line in BODY)
        html = f"<html><head>{head}</head><body><article>{text}</article></body></html>"
        assert clean_text(html.format("Ada Oy"), "text/html").author == "Ada Oy"
        assert clean_text(html.format("Newsletter"), "text/html").author == "Olm"

    def test_several_names_with_the_day_in_their_line(self) -> None:
        lines = ["Ostria votes on Sunday", "By Ada Oy , Bo Ek on Monday, May 5th, 2031 at 11:08 a.m.", *BODY]
        assert clean_text("\n\n".join(lines)).author == "Ada Oy, Bo Ek"


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Olm Echo Subscribe", "Olm Echo"), ("Olm Echo Subscribe Sign in Menu", "Olm Echo"), ("Olm Echo Log in", "Olm Echo"),
        ("Olm Echo", "Olm Echo"), ("Subscribe Sign in", ""),
    ],
)  # fmt: skip
def test_a_sites_buttons_are_no_part_of_its_masthead(line: str, source: str) -> None:
    assert clean_text("\n\n".join([line, "Ostria votes on Sunday", *BODY])).source == source
