"""A page of many reports and points stays a page: columns become newsrooms, and it is made in seconds."""

from __future__ import annotations

from time import process_time

from tests.web.ostrel import article_of
from tests.web.pages import Page

from onrecord.model.annotations import Attribution, Quote
from onrecord.model.articles import Article
from onrecord.model.dossiers import BriefSection, BriefSentence, Dossier
from onrecord.model.reuse import Origin
from onrecord.model.statements import STATUSES, Claim, Point, Statement, Voice, VoiceCount
from onrecord.present.export.markdown import render_markdown
from onrecord.present.material import Material
from onrecord.present.view.pages import build_view
from onrecord.present.web.page import render_html

REPORTS, POINTS, STORY = 50, 300, "story-large"


def _large() -> Material:
    articles = [
        article_of(f"n{number:02}", tuple(
            ("paragraph", f"Report {number} says on matter {matter} that {matter * 7 + number % 3} were seen there.")
            for matter in range(POINTS)))
        for number in range(REPORTS)
    ]  # fmt: skip
    statements, points = [], []
    for matter in range(POINTS):
        claims = []
        for answer in range(2):
            told = [_told(a, matter) for n, a in enumerate(articles) if n % 7 == matter % 7 and n % 2 == answer]
            statements += told
            claims.append(Claim(str(answer), str(answer), tuple(one.id for one in told), 1, VoiceCount(1, 1, ())))
        status = STATUSES[matter % len(STATUSES)]
        points.append(Point(STORY, f"How many on matter {matter}?", "number", status, "Figures.", tuple(claims)))
    quotes = [Quote(one.span, "direct") for one in statements[:400]]
    origins = tuple(
        Origin(f"origin-{n}", f"Newsroom {n}", "outlet", tuple(a.id for a in articles[n::20])) for n in range(20)
    )
    brief = BriefSection("What happened", tuple(BriefSentence(f"Matter {n}.", (s.id,)) for n, s in
                                                enumerate(statements[:200])))  # fmt: skip
    dossier = Dossier(
        STORY, "Many matters", (), tuple(a.id for a in articles), "2031-01-01", "2031-01-02", origins, (),
        tuple(statements), tuple(points), (), (brief,), (), (),
    )  # fmt: skip
    attributions = tuple(
        Attribution(q.id, STORY, q.content.article, "Ada Berg", "", f"u{n // 3}") for n, q in enumerate(quotes)
    )
    return Material(
        dossiers=(dossier,), articles=tuple(articles), quotes=tuple(quotes), attributions=attributions
    )  # fmt: skip


def _told(article: Article, matter: int) -> Statement:
    start = article.blocks[matter].start
    span = article.span(start, start + article.text[start:].index(" were"))
    return Statement(span, span, STORY, "", "seen", "1", "number", "", "", "happened", "o", Voice("reporter"))


def test_a_large_dossier_is_a_page_that_can_be_used() -> None:
    material = _large()
    begin = process_time()
    html = render_html(material)
    text = render_markdown(material)
    assert process_time() - begin < 20
    assert len(html) < 12_000_000
    assert len(text) < 4_000_000
    matrix = build_view(material).stories[0].matrix
    assert matrix.by_newsroom
    assert len(matrix.columns) == 20
    page = Page(html)
    assert len(matrix.rows) == POINTS
    assert all(row.anchor in page.by_id for row in matrix.rows)
