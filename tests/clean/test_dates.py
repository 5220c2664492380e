"""Dates: what a line, a page, a record or an address tells of when an article was published, changed and seen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clean.conftest import clean_text

from onrecord.clean.dates import best_first, declared_date, month_first, seen_dates, url_dates
from onrecord.model.articles import Article, DateCandidate

# 2031-06-03 is a Tuesday.
ENGLISH = (
    "The ferry Osprey ran aground off Cape Lind with sixty people on board, the coastguard of the islands said.",
    "Divers are to inspect the hull, and a tug from Orlitz is expected to pull the ship free before the week is out.",
    "Nobody was hurt, and all of the passengers were brought ashore by lifeboats within the first two hours.",
)
GERMAN = (
    "Die Fähre Osprey ist vor Kap Lind mit sechzig Menschen an Bord auf Grund gelaufen, teilte die Küstenwache mit.",
    "Taucher sollen den Rumpf untersuchen, und ein Schlepper soll das Schiff noch in dieser Woche wieder freiziehen.",
    "Niemand wurde verletzt, und alle Fahrgäste wurden in den ersten beiden Stunden mit Rettungsbooten an Land gebracht.",
)


def page(line: str, *, paragraphs: tuple[str, ...] = ENGLISH, head: str = "") -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f"<html><head>{head}</head><body><article><h1>Ferry aground off Cape Lind</h1><p>{line}</p>{body}</article></body></html>"


def dates_of(line: str, **options: object) -> list[tuple[str, str, str]]:
    """Return (kind, value, zone) of the candidates of a page with this line, the printed ones in their places."""
    article: Article = clean_text(page(line, **options), "text/html")  # type: ignore[arg-type]
    for date in article.dates:
        span = date.evidence
        assert span is None or article.text[span.start : span.end] == span.exact
    return [(date.kind, date.value, date.zone) for date in article.dates]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Published 3 June 2031, 14:05 BST; updated 16:20", [("published", "2031-06-03T14:05", "+01:00"), ("modified", "2031-06-03T16:20", "")]),
        ("Published: 3 June 2031 | Last updated: 4 June 2031, 08:10 GMT", [("published", "2031-06-03", ""), ("modified", "2031-06-04T08:10", "+00:00")]),
        ("Updated 2:05 PM ET, Tue June 3, 2031", [("modified", "2031-06-03T14:05", "-04:00")]),
        ("Posted June 3, 2031 at 2:05 p.m. IST", [("published", "2031-06-03T14:05", "")]),
        ("Stand: 03.06.2031, 14:05 Uhr", [("modified", "2031-06-03T14:05", "")]),
        ("Veröffentlicht am 3. Juni 2031 um 14.05 Uhr (MESZ)", [("published", "2031-06-03T14:05", "+02:00")]),
        ("Publié le 03/06/2031 à 14h05, mis à jour le 04/06/2031 à 9 h 12", [("published", "2031-06-03T14:05", ""), ("modified", "2031-06-04T09:12", "")]),
        ("Publicado el 3 de junio de 2031 a las 14:05. Actualizado a las 16:20", [("published", "2031-06-03T14:05", ""), ("modified", "2031-06-03T16:20", "")]),
        ("Pubblicato il 3 giugno 2031, ore 14:05", [("published", "2031-06-03T14:05", "")]),
        ("Atualizado em 3 de junho de 2031, às 14h05", [("modified", "2031-06-03T14:05", "")]),
        ("Gepubliceerd op 3 juni 2031 om 14.05 uur, bijgewerkt 16.20", [("published", "2031-06-03T14:05", ""), ("modified", "2031-06-03T16:20", "")]),
        ("Опубликовано 3 июня 2031 г., 14:05 МСК", [("published", "2031-06-03T14:05", "+03:00")]),
        ("2031年6月3日 14:05 更新", [("modified", "2031-06-03T14:05", "")]),
        ("发布时间：2031年6月3日 下午2:05 北京时间", [("published", "2031-06-03T14:05", "+08:00")]),
        ("نشر في ٣ يونيو ٢٠٣١ - 14:05 بتوقيت غرينتش", [("published", "2031-06-03T14:05", "+00:00")]),
        ("입력 2031.06.03. 오후 2:05  수정 2031.06.03. 오후 4:20", [("published", "2031-06-03T14:05", ""), ("modified", "2031-06-03T16:20", "")]),
        ("Julkaistu 3.6.2031 klo 14.05", [("published", "2031-06-03T14:05", "")]),
        ("2031-06-03T14:05:00+08:00", [("published", "2031-06-03T14:05:00", "+08:00")]),
        ("Jun 3, 2031 @14:05 · Updated: Jun 4, 2031 @16:20", [("published", "2031-06-03", ""), ("modified", "2031-06-04", "")]),
    ],
)  # fmt: skip
def test_a_date_line_tells_what_happened_when_and_where(line: str, found: list[tuple[str, str, str]]) -> None:
    got = dates_of(line)
    if "@" in line:
        got = [(kind, value[:10], zone) for kind, value, zone in got]
    assert sorted(got) == sorted(found)


@pytest.mark.parametrize(
    ("line", "value", "zone"),
    [
        ("<time datetime='2031-06-03T14:05:00+02:00'>3 June 2031</time>", "2031-06-03T14:05:00", "+02:00"),
        ("Published <time datetime='2031-06-03T12:05:00Z'>2 hours ago</time>", "2031-06-03T12:05:00", "Z"),
        ("<time datetime='2031-06-03T18:05:00'>3 June 2031, 14:05 EDT</time>", "2031-06-03T14:05", "-04:00"),
        ("<time datetime='2019-01-01'>3 June 2031</time>", "2031-06-03", ""),
    ],
)
def test_a_time_element_is_exact_where_it_agrees_with_what_is_printed(line: str, value: str, zone: str) -> None:
    assert dates_of(line) == [("published", value, zone)]


def test_the_order_of_day_and_month_is_settled_by_weekday_language_and_country() -> None:
    both = dates_of("Published 04/05/2031")
    assert [value for _, value, _ in both] == ["2031-05-04", "2031-04-05"]
    assert [value for _, value, _ in dates_of("Published Sat 04/05/2031")] == ["2031-04-05"]
    assert [value for _, value, _ in dates_of("Veröffentlicht 04/05/2031", paragraphs=GERMAN)] == ["2031-05-04"]
    american = "<link rel='canonical' href='https://gazette.example.us/ferry'>"
    assert [value for _, value, _ in dates_of("Published 04/05/2031", head=american)] == ["2031-04-05"]
    assert (month_first("USA"), month_first("GBR"), month_first("")) == (True, False, None)


def test_a_country_settles_what_a_zones_name_means() -> None:
    line = "Published 3 June 2031, 14:05 IST"
    indian = "<link rel='canonical' href='https://gazette.example.in/ferry'>"
    assert dates_of(line) == [("published", "2031-06-03T14:05", "")]
    assert dates_of(line, head=indian) == [("published", "2031-06-03T14:05", "+05:30")]


def test_declared_dates_keep_published_and_changed_apart() -> None:
    head = (
        '<meta property="article:published_time" content="2031-06-03T14:05:00+02:00">'
        '<meta property="article:modified_time" content="2031-06-04T00:00:00+02:00">'
        '<meta property="og:updated_time" content="1970-01-01T00:00:00Z">'
    )
    assert dates_of("By Nils Aaro", head=head) == [
        ("published", "2031-06-03T14:05:00", "+02:00"),
        ("modified", "2031-06-04", "+02:00"),  # midnight to the second stands for a day
    ]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("2031-06-03T14:05:00Z", ("2031-06-03T14:05:00", "Z", "second")),
        ("20310603T140500+0530", ("2031-06-03T14:05:00", "+05:30", "second")),
        ("Tue, 03 Jun 2031 14:05:00 GMT", ("2031-06-03T14:05:00", "+00:00", "second")),
        ("1938261900", ("2031-06-03T14:05:00", "Z", "second")),
        ("2031-06", ("2031-06", "", "month")),
        ("2031", ("2031", "", "year")),
        ("2031-06-03T99:99", ("2031-06-03", "", "day")),
    ],
)
def test_declared_values_are_read_as_given(value: str, found: tuple[str, str, str]) -> None:
    date = declared_date(value, score=1, reason="given")
    assert date is not None
    assert (date.value, date.zone, date.precision) == found


@pytest.mark.parametrize("value", ["", "yesterday", "0000-00-00", "2031-13-40", "99999999999999", "-1"])
def test_what_is_no_date_gives_none(value: str) -> None:
    assert declared_date(value, score=1, reason="given") is None


def test_addresses_and_fetching() -> None:
    assert [(d.value, d.precision) for d in url_dates("https://a.example/2031/06/03/ferry")] == [("2031-06-03", "day")]
    assert [(d.value, d.precision) for d in url_dates("https://a.example/2031/06/ferry-aground")] == [("2031-06", "month")]
    assert not list(url_dates("https://a.example/story/20311399"))
    (seen,) = seen_dates("2031-06-05T00:00:00Z")
    assert (seen.kind, seen.basis, seen.value, seen.zone) == ("seen", "fetched", "2031-06-05T00:00:00", "Z")


def test_a_date_that_was_never_set_is_none() -> None:
    unset = DateCandidate("1970-01-01T00:00:00", "second", "metadata", 0.9)
    assert best_first([unset]) == ()


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60) | st.text(alphabet="0123456789-/.:TZ+ JuneGMT時日月年", max_size=40))
def test_any_value_is_a_date_or_none(value: str) -> None:
    date = declared_date(value, score=1, reason="given")
    assert date is None or date.value[:1].isdigit()
    list(url_dates(value))


def test_a_page_of_thousands_of_dates_keeps_the_best() -> None:
    many = [DateCandidate(f"20{n % 90 + 10}-01-{n % 28 + 1:02}", "day", "printed", 0.05, None, str(n)) for n in range(3000)]
    own = DateCandidate("2031-06-03", "day", "metadata", 0.95)
    seen = DateCandidate("2031-06-05T00:00:00", "second", "fetched", 0.0, kind="seen", zone="Z")
    kept = best_first([*many, own, seen])
    assert kept[0] == own
    assert seen in kept
    assert len(kept) < 200


def test_an_archives_address_tells_when_the_page_was_seen() -> None:
    address = "https://web.archive.org/web/20310612100000id_/https://gazette.example/2031/06/03/ferry"
    assert sorted(dates_of("By Nils Aaro", head=f"<link rel='canonical' href='{address}'>")) == [
        ("published", "2031-06-03", ""),
        ("seen", "2031-06-12T10:00:00", "Z"),
    ]
