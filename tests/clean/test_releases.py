"""Press releases: told by their marks, with their issuer; reports on releases and sites' own boilerplate are reports."""

from __future__ import annotations

from hashlib import sha256

import pytest

from onrecord.clean.articles import clean_capture
from onrecord.clean.releases import bare_issuer
from onrecord.model.articles import Article
from onrecord.model.captures import Capture, RecordFields
from onrecord.tools.tables import rows

from .conftest import TOOLS

BODY = (
    "Varn Metals Inc. (NYSE: VRN), a miner of tin and zinc, today announced that it has reopened its gallery under Mount Varn.\n\n"
    "The company spent four months on new supports and a second shaft, which lets miners leave within nine minutes.\n\n"
    "“Safety comes first at Mount Varn,” said Ilse Tarn, who has led the company since 2027, in the town of Orvelle.\n\n"
    "The first ore is expected in the autumn, and the mine will employ some two hundred people when it runs in full."
)
PLAIN = BODY.replace("Varn Metals Inc. (NYSE: VRN), a miner of tin and zinc, today announced", "The owner of the mine says")


def read(body: str, *, title: str = "Gallery under Mount Varn reopened", source: str = "Kestwick Mail", url: str = "") -> Article:
    record = RecordFields(headline=title, body=body, publisher=source, url=url, record_id="r")
    text = f"{title}\n\n{body}"
    capture = Capture("c", "p", sha256(text.encode()).hexdigest(), "application/json", "utf-8", "", text, url=url, record=record)
    return next(item for item in clean_capture(capture, TOOLS) if isinstance(item, Article))


RELEASES = [
    (f"NEW ORVELLE, June 4, 2031 /WireLine/ -- Varn Metals Inc. today announced that its gallery has reopened. {PLAIN}", "Varn Metals"),
    (f"ORVELLE, June 4, 2031 /PRNewswire/ -- {BODY}\n\nSOURCE Varn Metals Inc.", "Varn Metals"),
    (f"ORVELLE--(BUSINESS WIRE)--{BODY}", "Varn Metals"),
    (f"ORVELLE, June 04, 2031 (GLOBE NEWSWIRE) -- {PLAIN}\n\nAbout the Mount Varn Trust\n\nThe Trust keeps mines.", ""),
    (f"FOR IMMEDIATE RELEASE\n\n{PLAIN}\n\n###", ""),
    (f"FOR IMMEDIATE RELEASE\n\n{BODY}\n\nAbout Varn Metals\n\nVarn Metals mines tin in four countries.", "Varn Metals"),
    (f"{BODY}\n\nAbout Varn Metals\n\nVarn Metals mines tin in four countries.\n\nMedia contact:\n\nPiet Sarn, 555-0100", "Varn Metals"),
    (f"{BODY}\n\nView source version on businesswire.com: https://www.businesswire.com/news/1", "Varn Metals"),
    (f"{PLAIN}\n\nView original content to download multimedia: https://www.prnewswire.com/1\n\nSOURCE Varn Metals", "Varn Metals"),
    (f"{PLAIN}\n\nPressekontakt: Piet Sarn\n\nOriginal-Content von: Varn Metall AG, übermittelt durch news aktuell", "Varn Metall"),
    (f"{PLAIN}\n\nDistributed by APO Group on behalf of Varn Metals Ltd.", "Varn Metals"),
    (f"Press Release\n\n{PLAIN}\n\nNotes to editors\n\nPictures are available.", ""),
    (f"The following is attributable to Spokesperson Ilse Tarn:\n\n{PLAIN}", ""),
    (f"{PLAIN}\n\nForward-Looking Statements\n\nThis text has some.\n\nInvestor contact: Piet Sarn, 555-0100", ""),
]


@pytest.mark.parametrize(("body", "issuer"), RELEASES)
def test_a_release_is_known_by_its_marks_and_its_issuer_is_read(body: str, issuer: str) -> None:
    article = read(body)
    assert (article.form, article.issuer) == ("press-release", issuer)
    assert [issue.code for issue in article.issues].count("press-release") == 1


@pytest.mark.parametrize(
    ("title", "url"),
    [("Readout of Minister Tarn’s call with Minister Sarn", "https://www.mining.gov/readout-1"),
     ("Statement by Minister Tarn on Mount Varn", "https://mining.gov.zz/news/statement"),
     ("Mount Varn reopens", "https://www.mining.gouv.zz/press-releases/1")],
)  # fmt: skip
def test_what_an_office_puts_out_on_its_own_site_is_a_release(title: str, url: str) -> None:
    assert read(PLAIN, title=title, url=url, source="").form == "press-release"


REPORTS = [
    (PLAIN, "Gallery reopened"),
    (BODY, "Varn Metals reopens gallery"),
    (f"{PLAIN}\n\nAbout the Kestwick Mail\n\nThe Kestwick Mail is printed since 1881.\n\nPress enquiries: news@example.net", "Gallery"),
    (f"{PLAIN}\n\nThe company said so in a press release for immediate release on Tuesday.", "Varn Metals in a press release"),
    (f"{PLAIN}\n\nSource: Mining Board", "Gallery reopened"),
    (f"{PLAIN}\n\nMedia contacts of the ministry were not told of it, the union said.", "Statement by minister causes row"),
    (f"{PLAIN}\n\n###", "Press statement by minister causes row"[6:]),
    (f"ORVELLE, June 4 (AFP) — {PLAIN}\n\nMedia contact: Piet Sarn, 555-0100\n\n###", "Gallery reopened"),
    (f"{PLAIN}\n\nAbout the author\n\nThe author is a miner.\n\nPress contact: Piet Sarn", "Gallery reopened"),
]


@pytest.mark.parametrize(("body", "title"), REPORTS)
def test_a_report_on_a_release_is_a_report(body: str, title: str) -> None:
    assert read(body, title=title).form == "report"


def test_a_newsrooms_site_under_a_states_domain_puts_out_reports() -> None:
    directory = TOOLS.directory
    agency = next(a for a in directory.agencies if any(d.endswith(".gov.sa") for d in a.domains))
    url = f"https://www.{agency.domains[0]}/press-releases/1"
    assert read(PLAIN, title="Statement by Minister Tarn", url=url, source="").form == "report"


def test_legal_forms_and_marks_are_no_part_of_an_issuers_name() -> None:
    assert bare_issuer("Varn Metals Inc.") == bare_issuer("Varn Metals, Inc. (NYSE: VRN)") == "Varn Metals"
    assert bare_issuer("Varn Metall GmbH & Co. KG").startswith("Varn Metall")
    assert bare_issuer("Co.") == "Co"


def test_each_mark_has_a_place_a_weight_and_a_source() -> None:
    for row in rows("clean/releases.tsv"):
        assert row["where"] in {"top", "lead", "foot", "title", "url", "host"}, row
        assert row["weight"] in {"0", "1", "2"}, row
        assert row["source"], row


def test_a_long_line_of_capitals_is_read_in_time() -> None:
    assert read(("Aa Bb Cc " * 20_000) + "\n\nSOURCE " + "Aa " * 9_000).form in {"report", "stub"}
