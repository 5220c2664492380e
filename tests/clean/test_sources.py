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
