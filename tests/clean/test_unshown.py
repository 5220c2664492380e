"""What a page declares and does not show: its text, its headline; and pages on which neither is."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from onrecord.clean.articles import clean_capture
from onrecord.clean.unshown import without_site
from onrecord.model.articles import Article
from onrecord.model.captures import Capture
from onrecord.model.issues import Issue

from .conftest import TOOLS, clean_text

TITLE = "Lock keeper of Orrin hands over the keys"
BODY = [
    "The last lock keeper of Orrin handed over the keys on Sunday, after forty-one years beside the canal, the water board said.",
    "“I have seen nine thousand boats,” said Mats Ulven, 66, who will not be replaced.",
    "The gates will be worked from the town of Brede, eighteen kilometres away, from June on.",
]
SHELL = "<nav>Home</nav><div id='app'>Loading</div>"


def declared(body: str = "\n".join(BODY), **more: object) -> str:
    value = {"@type": "NewsArticle", "headline": TITLE, "articleBody": body, **more}
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def page(head: str, body: str = SHELL) -> str:
    return f"<html lang='en'><head>{head}</head><body>{body}</body></html>"


def issues(markup: str) -> list[Article | Issue]:
    capture = Capture("c", "a.html", sha256(markup.encode()).hexdigest(), "text/html", "utf-8", "", markup)
    return list(clean_capture(capture, TOOLS))


def test_a_text_that_only_the_metadata_holds_is_laid_out_as_a_record() -> None:
    article = clean_text(page(declared()), "text/html")
    assert article.text == "\n\n".join([TITLE, *BODY])
    assert article.headline is not None
    assert article.headline.exact == TITLE
    assert article.body == "\n\n".join(BODY)
    assert all("metadata" in block.reason for block in article.blocks)
    assert "unshown" in {issue.code for issue in article.issues}


@pytest.mark.parametrize(
    "shown",
    [
        "".join(f"<p>{p}</p>" for p in BODY),
        f"<h1>{TITLE}</h1><p>{BODY[0]}</p><p>Subscribe to continue reading</p>",
        "".join(f"<p>{p}</p>" for p in ["The harbour of Lund was closed on Friday after a crane fell on the quay, its master said.", "Nobody was hurt, and ferries leave from the old pier until the crane is gone."]),
    ],
    ids=["all of it", "its opening", "another text"],
)  # fmt: skip
def test_what_the_page_shows_goes_before(shown: str) -> None:
    article = clean_text(page(declared(), shown), "text/html")
    assert "unshown" not in {issue.code for issue in article.issues}
    assert BODY[2] not in article.body or BODY[2] in shown


def test_a_page_without_headline_and_text_is_no_report() -> None:
    state = json.dumps({"props": {"article": {"body": BODY}}})
    (issue,) = issues(page(f"<title>{TITLE} | Orrin Post</title>", f"{SHELL}<script id='__NEXT_DATA__' type='application/json'>{state}</script>"))
    assert isinstance(issue, Issue)
    assert (issue.code, issue.subject) == ("no-body", "c")
    assert TITLE in issue.message


def test_the_title_is_the_headline_of_last_resort() -> None:
    shown = "".join(f"<p>{p}</p>" for p in BODY)
    article = clean_text(page(f"<title>{TITLE} | Orrin Post</title>", shown), "text/html")
    assert article.headline is not None
    assert article.headline.exact == article.text[: len(TITLE)] == TITLE
    assert article.body == "\n\n".join(BODY)
    assert "".join(article.text[b.start : b.end] for b in article.blocks) == article.text


@pytest.mark.parametrize(
    ("title", "source", "bare"),
    [
        ("Lock keeper retires | Orrin Post", "", "Lock keeper retires"),
        ("Lock keeper retires - Orrin Post", "Orrin Post", "Lock keeper retires"),
        ("Brede 2 - Orrin 1 after extra time", "", "Brede 2 - Orrin 1 after extra time"),
        ("Orrin | Post", "", "Orrin | Post"),
        ("", "", ""),
    ],
)
def test_a_title_loses_the_name_of_its_site(title: str, source: str, bare: str) -> None:
    assert without_site(title, source) == bare
