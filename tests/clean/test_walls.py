"""Lines by which a page speaks to its reader are no report's: meters, consent prompts, press offices."""

from __future__ import annotations

import pytest

from .conftest import clean_text
from .test_forms import BODY, TITLE, page, plain, told


@pytest.mark.parametrize(
    "line",
    [
        "You have read 4 of your 5 free articles this month.",
        "You have 1 free article left.",
        "This is your last free article.",
        "Sie haben 3 von 5 kostenlosen Artikeln gelesen.",
        "Vous avez lu 2 articles gratuits ce mois-ci.",
        "Has leído 2 de tus 5 artículos gratuitos.",
        "We and our 143 partners store and/or access information on a device.",
        "Wir und unsere 143 Partner verarbeiten Daten, um Ihnen Anzeigen zu zeigen. Sie können das ablehnen.",
        "Avec nos 143 partenaires utilisons des traceurs. Vous pouvez retirer votre consentement sur cette page.",
        "Nosotros y nuestros 143 socios almacenamos datos de tu navegación. Puedes retirar tu consentimiento cuando quieras.",
        "Noi e i nostri 143 partner archiviamo informazioni sul dispositivo.",
        "Wij en onze 143 partners plaatsen bestanden op je apparaat.",
    ],
)
@pytest.mark.parametrize("place", [2, 4])
def test_such_a_line_is_not_the_body(line: str, place: int) -> None:
    lines = [*BODY[:place], line, *BODY[place:]]
    assert clean_text("\n\n".join([TITLE, *lines])).body == "\n\n".join(BODY)
    assert line not in clean_text(page("".join(f"<p>{p}</p>" for p in lines)), "text/html").body


@pytest.mark.parametrize(
    "line",
    ["Media contact: press@varn.example", "Press contacts:", "For media inquiries, call 555 010 4477.", "Pressekontakt: Lena Poe, Telefon 0555 104477",
     "Contact presse : presse@varn.example", "Contacto de prensa: Lena Poe, 555 010 4477", "SOURCE Varn Metals"],
)  # fmt: skip
def test_a_press_release_ends_with_whom_to_call(line: str) -> None:
    article = clean_text("\n\n".join([TITLE, "FOR IMMEDIATE RELEASE", *BODY, line]))
    assert article.body == "\n\n".join(BODY)


def test_reports_about_such_things_stay_whole() -> None:
    lines = [
        "“We and our partners saw nothing wrong with the gallery,” the owner’s lawyer told the inquiry.",
        "Media contacts of the mine’s owner were told to say nothing, two of them recalled in interviews on Wednesday.",
        "Press enquiries went unanswered: the office in Ost has been closed since the mine fell in, neighbours said.",
        "Readers have read two of the three articles that were printed free of charge by the union, it said.",
    ]
    assert clean_text("\n\n".join([TITLE, *BODY, *lines])).body == "\n\n".join([*BODY, *lines])


CONSENT = [
    "Besuchen Sie unser Angebot wie gewohnt mit Werbung und Tracking. Die Einwilligung ist jederzeit widerrufbar.",
    "Gemeinsam mit unseren bis zu 212 Partnern verarbeiten wir Daten, um passende Anzeigen zu zeigen.",
]


def test_a_page_that_only_asks_for_consent_is_no_article() -> None:
    prompt = "".join(f"<p>{p}</p>" for p in CONSENT)
    assert told(page(prompt, "Weiter mit Werbung")) == "no-article-page"
    assert plain("Weiter mit Werbung", *CONSENT) == "no-article-page"
    assert told(page(prompt + "".join(f"<p>{p}</p>" for p in BODY))) == "report"
    assert told(page(prompt, TITLE, '<meta property="og:type" content="article">')) != "no-article-page"


def test_a_paragraph_that_ends_by_asking_to_subscribe_is_a_pitch() -> None:
    pitch = ["OUR MINES, NOW ON AIR!", "In each part of her weekly show, Lena Poe looks underground at how the valley lives. Click to subscribe!"]
    lines = [*BODY[:2], *pitch, *BODY[2:]]
    assert clean_text("\n\n".join([TITLE, *lines])).body == "\n\n".join(BODY)
    assert clean_text(page("".join(f"<p>{p}</p>" for p in lines)), "text/html").body == "\n\n".join(BODY)
    told = "The board’s site asks the families of the miners to leave their numbers, and below it says in red: subscribe now or wait for letters."
    assert told in clean_text("\n\n".join([TITLE, *BODY, told])).body
