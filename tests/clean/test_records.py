"""Records: their fields are believed, and their bodies kept but for plain clutter."""

from __future__ import annotations

from onrecord.clean.articles import clean_capture
from onrecord.model.articles import Article
from onrecord.model.captures import RecordFields
from onrecord.read.records import record_capture

from .conftest import TOOLS

BODY = [
    "The mayor of Olm has closed the old bridge to lorries after a survey found cracks in two of its seven arches.",
    "Watch the river, he told the council on Monday, and you will see the stones move.",
    "Share this with your neighbours, the notice on the bridge says.",
]


def clean(*body: str, **fields: str) -> Article:
    record = RecordFields(body="\n\n".join(body), **fields)
    capture = record_capture("r.jsonl", repr(record).encode(), record, ("utf-8", ""))
    return next(a for a in clean_capture(capture, TOOLS) if isinstance(a, Article))


def test_fields_give_headline_source_author_and_date() -> None:
    article = clean(*BODY, headline="Bridge closed", publisher="Olm Echo", author="By Ann Oy", published="2031-05-06",
                    url="https://olm.example/2031/05/06/bridge", record_id="7")  # fmt: skip
    assert article.headline is not None
    assert (article.headline.start, article.headline.exact) == (0, "Bridge closed")
    assert (article.source, article.author, article.record_id) == ("Olm Echo", "Ann Oy", "7")
    assert [(d.value, d.basis) for d in article.dates] == [("2031-05-06", "metadata"), ("2031-05-06", "url")]
    assert article.body == "\n\n".join(BODY)


def test_without_a_headline_the_body_stands_alone() -> None:
    article = clean(*BODY)
    assert article.headline is None
    assert article.text == article.body


def test_plain_clutter_is_labelled_and_nothing_else() -> None:
    clutter = ["ADVERTISEMENT", "The bridge in May. (Ann Oy/Olm Echo via AP)", "Sign up for Daily Newsletters"]
    article = clean("OLM (AP) — " + BODY[0], clutter[0], BODY[1], clutter[1], BODY[2], clutter[2], headline="Bridge closed")
    assert article.body == "\n\n".join(BODY)
    assert article.credit is not None
    assert article.credit.agency == "AP"


def test_an_agency_as_author_is_a_credit() -> None:
    credit = clean(*BODY, author="Agence France-Presse").credit
    assert credit is not None
    assert credit.agency == "AFP"


def test_dates_in_many_forms() -> None:
    for printed, value in (
        ("2031-05-06T07:08:09Z", "2031-05-06T07:08:09"),
        ("6 May 2031", "2031-05-06"),
        ("20310506", "2031-05-06"),
        ("May 6th, 2031 7:08 PM", "2031-05-06T19:08"),
        ("1935996489", "2031-05-08T08:48:09"),
        ("2031-05", "2031-05"),
        ("soon", None),
        ("2031-02-30", None),
    ):
        dates = clean(*BODY, published=printed).dates
        assert (dates[0].value if dates else None) == value, printed


def test_a_body_with_mark_up_is_rendered() -> None:
    article = clean("<p>" + "</p><p>".join(BODY) + "</p><script>x()</script>", headline="Bridge & road closed")
    assert article.body == "\n\n".join(BODY)
    assert article.headline is not None
    assert article.headline.exact == "Bridge & road closed"
