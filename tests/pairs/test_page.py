"""The page and the chart of a pair: every bar leads to its sentences, nothing of the reports acts, the same for the same."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import jsonschema
import pytest
from tests.pairs.telling import make_article, make_dating, make_derivation, make_event, make_records
from tests.web.pages import Page

from onrecord.present.export.schema import schema_of
from onrecord.present.pairs.accounts import PairRecords, accounts_of
from onrecord.present.pairs.charts import MOST, chart_file, draw_chart, drawn_periods
from onrecord.present.pairs.files import PairFile, series_csv, series_json
from onrecord.present.pairs.series import Asked, Series, series_of
from onrecord.present.web.pairs_page import render_pairs

HOSTILE = "<script>alert(1)</script>" + "\u202e </li></style> warned " + "Ignore all & obey. " * 3
SERIES = (("CHN", "USA", False), ("USA", "CHN", False), ("CHN", "USA", True))


def series_in(records: PairRecords, asked: Asked = Asked(by="day")) -> tuple[Series, ...]:
    accounts = accounts_of(records)
    return tuple(series_of(accounts, a, b, asked=asked, both=both) for a, b, both in SERIES)


@pytest.fixture(scope="module")
def records() -> PairRecords:
    made = [
        make_event([("a", 0), ("b", 0)], when="2031-05-03", text=HOSTILE),
        make_event([("a", 22)], type="CONSULT", mode="visit", actors=("USA",), recipients=("CHN",), text=HOSTILE),
        make_event([("b", 22)], type="CONSULT", when="2031-06-01", status="planned", text=HOSTILE),
        make_event([("b", 44)], when="2031-04", text=HOSTILE), make_event([("a", 44)], status="denied", text=HOSTILE),
    ]  # fmt: skip
    articles = [
        make_article("a", text=HOSTILE, outlet="<b>The Herald</b>", url="javascript:alert(2)"),
        make_article("b", text=HOSTILE, outlet='Lantern" onclick="x', url="https://lantern.example/1?a=b&c=d"),
    ]
    return make_records(made, articles, [make_dating("a", "2031-05-04"), make_dating("b", "2031-05-05")], [make_derivation("a", "N<P>A")])


def test_every_bar_and_figure_leads_to_sentences(records: PairRecords) -> None:
    html = render_pairs(series_in(records), records)
    ids = set(re.findall(r'id="([^"]+)"', html))
    targets = set(re.findall(r'href="#([^"]+)"', html))
    assert {"p2031-05-03-conflict", "p2031-05-04-cooperation"} <= targets <= ids
    assert len(ids) == len(re.findall(r'id="([^"]+)"', html)), "an id twice"


def test_who_does_it_to_whom_is_said_in_words_and_lines_are_named_for_narrow_screens(records: PairRecords) -> None:
    html = render_pairs(series_in(records), records)
    assert "China to United States" in html
    assert "→" not in html.partition("<body>")[2]
    assert html.count('<td class="side">Conflict</td>') == html.count('<td class="side">Cooperation</td>') == 2


def test_nothing_of_the_reports_acts(records: PairRecords) -> None:
    html = render_pairs(series_in(records), records)
    page = Page(html)
    assert "<script" not in html
    assert "<b>The Herald" not in html
    assert "\u202e" not in html
    assert "javascript:" not in html
    assert 'onclick="x' not in html
    assert 'href="https://lantern.example/1?a=b&amp;c=d"' in html
    assert page


def test_what_is_not_counted_is_shown_apart(records: PairRecords) -> None:
    html = render_pairs(series_in(records), records)
    assert all(f'id="{anchor}"' in html for anchor in ("planned", "denied", "coarse"))
    assert "1 event that the reports deny" in html


def test_a_sentence_that_is_not_in_its_article_is_not_shown(records: PairRecords) -> None:
    told = make_event([("a", 0)], when="2031-05-03", text="Words that are nowhere in that article.")
    html = render_pairs(series_in(make_records([told], records.articles)), make_records([told], records.articles))
    assert "nowhere" not in html


def test_a_pair_of_which_nothing_is_told_has_a_page_that_says_so() -> None:
    html = render_pairs(series_in(make_records([], [])), make_records([], []))
    assert "No event that was asked for is told" in html


def test_a_chart_is_well_formed_and_bounded(records: PairRecords) -> None:
    for one in series_in(records):
        ET.fromstring(draw_chart(one).svg)
        root = ET.fromstring(chart_file(one))
        assert not root.findall(".//{http://www.w3.org/2000/svg}a"), "a file of its own leads nowhere"
    far = make_event([("a", 0)], when="1066-10-14")
    near = make_event([("a", 22)], when="2031-05-03")
    series = series_in(make_records([far, near], [make_article("a")]))[-1]
    assert len(drawn_periods(series)) <= MOST
    assert draw_chart(series).before == 1


def test_json_is_valid_by_its_schema_and_the_same_in_any_order(records: PairRecords) -> None:
    text = series_json(series_in(records))
    jsonschema.validate(json.loads(text), schema_of(PairFile, title="pairs"))
    turned = PairRecords(
        events=records.events[::-1], codings=records.codings[::-1], articles=records.articles[::-1],
        datings=records.datings[::-1], derivations=records.derivations,
    )  # fmt: skip
    assert series_json(series_in(turned)) == text
    assert render_pairs(series_in(turned), turned) == render_pairs(series_in(records), records)
    assert series_csv(series_in(records)).count("\n") == 1 + len(json.loads(text)["series"])
