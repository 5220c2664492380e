"""Articles from captures: the stage that labels a text and finds its dates, credit and language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.clean.credits import find_credit
from onrecord.clean.dates import best_first, printed_dates
from onrecord.clean.languages import body_issues, tell_language
from onrecord.clean.layouts import Layout, lay_out
from onrecord.clean.tiles import tile
from onrecord.model.articles import Article, Block
from onrecord.model.captures import Capture
from onrecord.model.ids import content_id
from onrecord.model.issues import Issue
from onrecord.model.spans import Span
from onrecord.tools.protocols import Tools

TRANSLATED = re.compile(r"(?i)\btranslated (?:from|by)\b|\bmachine translat|\bautomatic translation\b")


def clean_capture(capture: Capture, tools: Tools) -> Iterator[Article | Issue]:
    """Clean one capture: yield its article, and what is doubtful about it as issues."""
    if capture.draft:
        yield _draft(capture)
        return
    article = _article(capture, lay_out(capture.text), tools)
    yield article
    yield from article.issues


def article_id(capture: Capture) -> str:
    """Return the id of a capture's article: record id, else URL, else path, with the bytes' digest."""
    return content_id("article", capture.record_id or capture.url or capture.path, capture.sha256)


def _article(capture: Capture, layout: Layout, tools: Tools) -> Article:
    name, text = article_id(capture), layout.text
    blocks = tile(text, layout.pieces)
    body = "\n\n".join(text[b.start : b.end].strip() for b in blocks if b.is_body)
    language = tell_language(body, "", tools.language)
    note = next((u.text for u in layout.units if u.kind != "paragraph" and TRANSLATED.search(u.text)), "")
    return Article(
        id=name,
        capture=capture.id,
        path=capture.path,
        url=capture.url,
        record_id=capture.record_id,
        sha256=capture.sha256,
        text=text,
        headline=_cut(name, text, layout.headline),
        source="",
        author="",
        language=language,
        blocks=blocks,
        dates=best_first(printed_dates(layout, name)),
        credit=find_credit(layout, name),
        dateline=_cut(name, text, layout.dateline),
        issues=tuple(body_issues(name, body, language, note)),
    )


def _cut(article: str, text: str, place: tuple[int, int] | None) -> Span | None:
    return Span(article, place[0], place[1], text[place[0] : place[1]]) if place else None


def _draft(capture: Capture) -> Article:
    """Take a draft as it is: every line with words is a paragraph."""
    pieces = [(m.start(), "paragraph", "a draft’s line") for m in re.finditer(r"[^\s][^\r\n]*", capture.text)]
    blocks: tuple[Block, ...] = tile(capture.text, pieces)  # type: ignore[arg-type]
    return Article(
        id=article_id(capture),
        capture=capture.id,
        path=capture.path,
        url=capture.url,
        record_id=capture.record_id,
        sha256=capture.sha256,
        text=capture.text,
        headline=None,
        source="",
        author="",
        language="en",
        blocks=blocks,
        draft=True,
    )
