"""Forms of text: live blogs, round-ups, stubs, and pages that are no article; and reports that only look like one."""

from __future__ import annotations

from hashlib import sha256

import pytest

from onrecord.clean.articles import clean_capture
from onrecord.model.articles import Article
from onrecord.model.captures import Capture, MediaType

from .conftest import TOOLS, clean_text

BODY = [
    "Rescuers reached the last of the miners trapped under Mount Varn on Thursday, five days after a gallery fell in, the mining board said.",
    "All nine men were alive, and seven of them walked to the ambulances, said Ilse Tarn, who led the rescue.",
    "The owner of the mine, Varn Metals, said it would pay the men in full until they were fit to work again.",
    "The board has ordered an inquiry, and two inspectors are expected at the mine on Monday.",
]
TITLE = "Nine miners brought up alive from Mount Varn"


def told(text: str, media_type: MediaType = "text/html", url: str = "") -> str:
    """Return the form of what is read, or the code of the issue that says it is no article."""
    capture = Capture("c", "p", sha256(text.encode()).hexdigest(), media_type, "utf-8", "", text, url=url)
    first = next(iter(clean_capture(capture, TOOLS)))
    return first.form if isinstance(first, Article) else first.code


def plain(*lines: str) -> str:
    return told("\n\n".join(lines), "text/plain")


def page(body: str, title: str = TITLE, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{body}</body></html>"


PARAGRAPHS = "".join(f"<p>{p}</p>" for p in BODY)
LINKS = "".join(f'<h3><a href="/{i}">Report number {i} on the mines of the valley</a></h3>' for i in range(16))


def test_a_report_is_a_report() -> None:
    assert plain(TITLE, *BODY) == "report"
    assert told(page(PARAGRAPHS)) == "report"


@pytest.mark.parametrize(
    ("title", "times"),
    [
        ("Live: rescue at Mount Varn", ["16:05", "15:30", "14:10", "13:00"]),
        ("Rescue at Mount Varn, as it happened", ["5.20pm BST", "4.15pm BST", "3.02pm BST"]),
        ("Liveticker: Rettung am Mount Varn", ["16.05 Uhr", "15.30 Uhr", "14.10 Uhr"]),
        ("EN DIRECT - Sauvetage au mont Varn", ["16h05", "15h30", "14h10"]),
        (TITLE, ["16:05", "15:30", "14:10", "13:00", "12:40", "11:15"]),
    ],
)
def test_entries_with_times_are_a_live_blog(title: str, times: list[str]) -> None:
    lines = [line for number, at in enumerate(times) for line in (at, f"{BODY[number % 4][:-1]}, {number + 2} people told us.")]
    assert plain(title, *lines) == "live-blog"


def test_a_report_with_some_times_is_none() -> None:
    timeline = ["At 14:10 the alarm rang, and by 15:30 the first ambulance stood at the gate, Tarn said.", "16:05", BODY[3]]
    assert plain(TITLE, *BODY[:3], *timeline) == "report"
    assert plain("Live music returns to Mount Varn", *BODY) == "report"


def test_entries_that_are_announced_need_no_more_than_two() -> None:
    entries = ["6 p.m.", BODY[0], BODY[1], "2:30 p.m.", BODY[2], BODY[3]]
    article = clean_text("\n\n".join(["The Latest: Miners brought up", "The Latest on the mine (all times local):", *entries]))
    assert article.form == "live-blog"
    assert "2:30 p.m." not in article.body
    assert plain(TITLE, *entries) == "report"
    assert plain("The Latest: Miners brought up", *BODY) == "report"
    assert plain(TITLE, "6 pilots flew the crew home, and 2 amateurs helped with the ropes.", *BODY) == "report"


ITEMS = [
    "A dog that went missing in March has been found alive in the cellar of a bakery, thirty kilometres from home.",
    "Water prices will rise by four percent in January, the town’s works announced after a meeting of shareholders.",
    "Two windows of the chapel were broken by hail on Sunday night; the glazier expects them back before Easter.",
    "Chess champion Olga Brin won her seventh title in a row yesterday, against an opponent of fifteen.",
]


def test_items_without_a_common_word_are_a_round_up() -> None:
    heads = ["Dog found", "Water dearer", "Chapel damaged", "Seventh title"]
    lines = [line for pair in zip(heads, ITEMS, strict=True) for line in pair]
    assert plain("Local news in brief", *lines) == "round-up"
    assert plain("Town news round-up: Monday", *ITEMS) == "round-up"
    assert plain("Legal briefs filed in case of the miners of Mount Varn", *BODY) == "report"
    assert plain("Rescue in brief: what we know of Mount Varn", *BODY) == "report"


def test_an_opening_above_a_paywall_is_a_stub() -> None:
    assert plain(TITLE, *BODY[:2], "Subscribe to continue reading", "Already a subscriber? Log in") == "stub"
    assert plain(TITLE, *BODY[:2], "Um weiterzulesen, melden Sie sich an.") == "stub"
    free = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":false}</script>'
    assert told(page("".join(f"<p>{p}</p>" for p in BODY[:2]), head=free)) == "stub"
    article = clean_text("\n\n".join([TITLE, *BODY[:2], "Subscribe to continue reading", "Get full access for one crown a month."]))
    assert article.body == "\n\n".join(BODY[:2])
    assert "paywalled" in {issue.code for issue in article.issues}


def test_a_whole_report_on_a_page_that_sells_subscriptions_is_none() -> None:
    long = [p.replace("nine", str(n)) for n in range(4) for p in BODY]
    assert plain("Already a subscriber? Log in", TITLE, *long, "Subscribe to continue reading") == "report"
    assert plain("Subscribe now", TITLE, *BODY, "To continue reading aloud, the miners’ wives took turns.") == "report"


def test_a_text_that_breaks_off_says_so() -> None:
    for end in ("The board has […]", "The board has ordered an inquiry, and two… [+2311 chars]"):
        article = clean_text("\n\n".join([TITLE, *BODY[:2], end]))
        assert article.form == "stub"
        assert "cut-short" in {issue.code for issue in article.issues}


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("404 Not Found", "The page that you asked for does not exist on this server."),
        ("Page not found - Valley Herald", "Try the search or go back to the front page."),
        ("Access Denied", "You do not have permission to see this page."),
        ("Just a moment...", "We check that your connection is secure before you go on."),
        ("Are you a robot?", "Please tick the box to show that you are human."),
        ("Seite nicht gefunden", "Die Seite gibt es nicht mehr."),
        ("Page introuvable", "Cette page n’existe plus."),
        ("页面不存在", "您访问的页面不存在或已删除。"),
        ("الصفحة غير موجودة", "يرجى العودة إلى الصفحة الرئيسية."),
    ],
)
def test_an_error_is_no_article(title: str, words: str) -> None:
    assert told(page(f"<p>{words}</p>", title)) == "no-article-page"
    assert plain(title, words) == "no-article-page"


def test_a_report_about_errors_is_one() -> None:
    assert told(page(PARAGRAPHS, "404 days without a minister")) == "report"
    assert told(page(PARAGRAPHS, "Access denied: how the mine kept inspectors out")) == "report"
    short = f"<p>{BODY[0]}</p><p>{BODY[1]}</p>"
    for title in ("Just a moment of silence for the miners of Varn", "Security check at the pit head finds old dynamite",
                  "Something went wrong underground, says owner", "Un momento decisivo", "Forbidden gallery to be sealed"):  # fmt: skip
        assert told(page(short, title)) == "report", title
    assert plain("Sign in", "Cookie policy", TITLE, *BODY) == "report"


def test_lists_of_links_are_an_index() -> None:
    listing = '<script type="application/ld+json">{"@type":"CollectionPage"}</script>'
    assert told(page(LINKS, "Latest news", listing)) == "index-page"
    assert told(page(LINKS, "Valley Herald"), url="https://valley.example/") == "index-page"


def test_a_report_among_many_links_is_no_index() -> None:
    assert told(page(f"<article>{PARAGRAPHS}</article><aside>{LINKS * 3}</aside>"), url="https://valley.example/") == "report"
    declared = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>'
    assert told(page(f"<p>{BODY[0]}</p>{LINKS}", head=declared)) == "report"


TEASERS = [
    ("Nine miners brought up alive from Mount Varn", "Families had waited at the pit head since Saturday."),
    ("Bakery dog turns up after eight months", "He had lived on rye crusts."),
    ("Water to cost four percent more", "The town’s works blame a dry spring."),
    ("Hail breaks chapel windows", "The glazier hopes to be done by Easter."),
    ("Seventh title for Olga Brin", "Her opponent in the final was fifteen."),
    ("Night trains to Ost are back", "Bunks cost sixty crowns in either direction."),
]
CARDS = "".join(f'<article><h2><a href="/{i}">{head}</a></h2><p>{blurb}</p></article>' for i, (head, blurb) in enumerate(TEASERS))
ROOT = '<link rel="canonical" href="https://valley.example/">'


def test_a_front_page_of_teasers_is_an_index() -> None:
    assert told(page(CARDS, "Latest news", ROOT)) == "index-page"
    assert told(page(CARDS, "Valley Herald", ROOT + '<meta property="og:type" content="website">')) == "index-page"
    section = '<link rel="canonical" href="https://valley.example/world/europe"><meta property="og:type" content="website">'
    assert told(page(CARDS, "Europe", section)) == "index-page"
    saved = [line for pair in TEASERS for line in pair]
    assert plain("Valley Herald – latest news", "Home", "Politics", "Latest news", *saved) == "index-page"
    assert plain("Letzte Nachrichten", "Aktuelle Nachrichten", *saved) == "index-page"


def test_a_report_beside_teasers_is_no_front_page() -> None:
    website = '<meta property="og:type" content="website">'
    for body in (PARAGRAPHS + CARDS, CARDS + PARAGRAPHS, f"<p>{BODY[0]}</p><p>{BODY[1]}</p>{CARDS}"):
        assert told(page(body, TITLE, ROOT + website)) == "report"
    assert told(page(CARDS, TITLE, '<meta property="og:type" content="article">' + ROOT)) != "index-page"
    saved = [line for pair in TEASERS for line in pair]
    assert plain("Latest news", TITLE, *BODY, *saved) != "index-page"
    assert plain("News in brief", "Latest news", *saved) != "index-page"
    steps = ["Latest news", TITLE, *(line for head, line in zip(["What happened", "Who was there", "What comes next"], BODY, strict=False) for line in (head, line))]
    assert plain(*steps) == "report"


def test_pictures_without_a_text_are_a_gallery() -> None:
    figures = "".join(f"<figure><img><figcaption>The pit head at {n} o’clock. Photo: Lena Poe</figcaption></figure>" for n in range(5))
    assert told(page(figures, "In pictures: the rescue at Mount Varn")) == "gallery"
    assert told(page(PARAGRAPHS * 2 + figures, "In pictures: the rescue at Mount Varn")) == "report"


#: Items of one issue, as a newsletter sets them: a name in capitals leads each.
LED = [
    "HARBOUR. The ferry to Skarn sails again from Saturday, after divers freed its rudder from two kilometres of fishing net.",
    "SCHOOLS – Pupils in the north go back a day late because heating oil has not reached eleven villages beyond the pass.",
    "CHESS: Olga Brin won her seventh title in a row yesterday, against an opponent of fifteen who offered no draw.",
]
PLAIN_HEADS = ["Ferry sails", "Late start", "Seventh title"]
ONE_MATTER = [
    "The miners of Mount Varn went down on Saturday night, nine men of the early shift, to mend a pump in gallery four.",
    "Mount Varn is a copper mine; its owner, Varn Metals, bought gallery four and the pump house from the state.",
    "The mining board sends two inspectors to Mount Varn on Monday, and the miners are to speak to them first.",
]


@pytest.mark.parametrize(
    "title",
    ["Morning Brief: Thursday 7 March", "Daily digest", "The week in Ostland: nets, oil and pawns", "What you need to know today",
     "Was heute wichtig ist", "La semaine en Ostlande : filets et mazout", "La semana en Ostlandia: redes y petróleo",
     "La settimana in Ostlandia: reti e nafta", "A semana em Ostlândia: redes e óleo", "De week in Ostland: netten en olie",
     "Что нужно знать сегодня"],
)  # fmt: skip
def test_set_apart_items_below_a_standing_title_are_a_round_up(title: str) -> None:
    assert plain(title, *LED) == "round-up"
    headed = [line for pair in zip(PLAIN_HEADS, (item.partition(" ")[2] for item in LED), strict=True) for line in pair]
    assert told(page("".join(f"<h2>{a}</h2><p>{b}</p>" for a, b in zip(headed[::2], headed[1::2], strict=True)), title)) == "round-up"


def test_a_report_below_a_standing_title_stays_one() -> None:
    heads = ["Who was below", "Whose mine it is", "What comes next"]
    matter = "".join(f"<h2>{a}</h2><p>{b}</p>" for a, b in zip(heads, ONE_MATTER, strict=True))
    for title in ("What you need to know: Mount Varn", "The week in Varn: nine men below", "Morning brief"):
        assert told(page(matter, title)) == "report"
        assert plain(title, *BODY) == "report"
        assert plain(title, *[item.partition(" ")[2] for item in LED]) == "report"  # nothing sets the items apart
    apart = "".join(f"<h2>{a}</h2><p>{b}</p>" for a, b in zip(PLAIN_HEADS, LED, strict=True))
    assert told(page(apart, "What you need to know about the ferry")) == "report"
    assert told(page(apart, "Minister cuts morning brief short")) == "report"
