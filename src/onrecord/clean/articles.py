"""Articles from captures: the stage that labels a text and finds its dates, credit, source and language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from onrecord.clean.bodies import body_issues
from onrecord.clean.credits import find_credit
from onrecord.clean.dates import best_first, seen_dates
from onrecord.clean.declared import Declared, declared_by_record
from onrecord.clean.forms import Verdict, tell_form
from onrecord.clean.languages import language_issues, tell_languages
from onrecord.clean.layouts import Layout, lay_out, lay_out_record
from onrecord.clean.manners import manner_issues
from onrecord.clean.outlets import find_source, settle_author
from onrecord.clean.printed import customs_of, printed_dates
from onrecord.clean.releases import find_release, release_issues
from onrecord.clean.tiles import Piece, tile
from onrecord.model.articles import BODY_KINDS, Article, Block
from onrecord.model.captures import Capture
from onrecord.model.ids import content_id
from onrecord.model.issues import Issue
from onrecord.model.spans import Span
from onrecord.tools.directory import Directory
from onrecord.tools.protocols import Tools

STAGE = "clean"
#: Tags in a record's body: it is a page's mark-up, and is rendered as one.
MARKUP = re.compile(r"(?i)</?(?:p|div|br|h[1-6]|span|a|strong|em|ul|li|blockquote)\b[^<>]{0,300}>")
#: Media types of feeds, whose entries are records.
FEEDS = frozenset({"application/rss+xml", "application/atom+xml"})


def clean_capture(capture: Capture, tools: Tools) -> Iterator[Article | Issue]:
    """Clean one capture: yield its article, if it is one, and what is doubtful about it as issues."""
    if capture.draft:
        yield _draft(capture)
        return
    layout, declared = _read(capture, tools.directory)
    verdict = tell_form(layout, declared, capture.url)
    if verdict.code:  # what is no article has no statements: it is named, and nothing of it is read
        yield Issue(STAGE, capture.id, "warning", verdict.code, verdict.message)
        return
    if layout.headline is None and not any(unit.kind in BODY_KINDS for unit in layout.units):
        yield Issue(STAGE, capture.id, "warning", "no-body", _nothing(declared.headline))
        return
    article = _article(capture, (layout, declared, verdict), tools)
    yield article
    yield from article.issues


def _nothing(title: str) -> str:
    called = f" It is called “{title[:200]}”." if title else ""
    return f"Neither a headline nor a text of an article was found.{called}"


def article_id(capture: Capture) -> str:
    """Return the id of a capture's article: record id, else URL, else path, with the bytes' digest."""
    return content_id("article", capture.record_id or capture.url or capture.path, capture.sha256)


def _read(capture: Capture, directory: Directory) -> tuple[Layout, Declared]:
    """Lay out a capture's text by what it is: a record, a page, or plain text."""
    if capture.record is not None:
        fields = capture.record
        if len(MARKUP.findall(fields.body[:20_000])) > 1:
            from onrecord.clean.pages import lay_out_page

            page = f"<article><h1>{escape(fields.headline)}</h1>{fields.body}</article>"
            return lay_out_page(page, directory)[0], declared_by_record(fields, feed=capture.media_type in FEEDS)
        headline = len(fields.headline.rstrip()) if fields.headline else 0
        return lay_out_record(capture.text, headline, directory), declared_by_record(fields, feed=capture.media_type in FEEDS)
    if capture.media_type == "text/html":
        from onrecord.clean.pages import lay_out_page

        return lay_out_page(capture.text, directory)
    return lay_out(capture.text, directory), Declared()


def _article(capture: Capture, read: tuple[Layout, Declared, Verdict], tools: Tools) -> Article:
    layout, declared, verdict = read
    name, text = article_id(capture), layout.text
    blocks = tile(text, layout.pieces)
    body = "\n\n".join(text[b.start : b.end].strip() for b in blocks if b.is_body)
    told = tell_languages(text, blocks, declared.language, tools.language)
    url = capture.url or declared.url
    source = find_source(layout, declared, url, record=capture.record is not None)
    customs = customs_of(told.language, url, source.name, tools.directory)
    credit = find_credit(layout, name, declared.author, publisher=declared.source, house=source.name)
    release = find_release(layout, credit, url, source=source.name) if verdict.form in ("report", "stub") else None
    doubts = (
        *body_issues(name, body, cut=bool(layout.rest), unshown=layout.unshown),
        *manner_issues(name, layout, told.blocks, declared, verdict),
        *language_issues(name, told),
        *release_issues(name, release),
    )
    return Article(
        id=name,
        capture=capture.id,
        path=capture.path,
        url=url,
        record_id=capture.record_id,
        sha256=capture.sha256,
        text=text,
        headline=_cut(name, text, layout.headline),
        source=source.name,
        source_reason=source.reason,
        author=settle_author(declared, layout, source.name),
        language=told.language,
        blocks=told.blocks,
        dates=best_first([*declared.dates, *printed_dates(layout, name, customs=customs), *seen_dates(capture.fetched, url)]),
        credit=credit,
        dateline=_cut(name, text, layout.dateline),
        issues=doubts,
        form="press-release" if release else verdict.form,
        issuer=release.issuer if release else "",
    )


def _cut(article: str, text: str, place: tuple[int, int] | None) -> Span | None:
    return Span(article, place[0], place[1], text[place[0] : place[1]]) if place else None


def _draft(capture: Capture) -> Article:
    """Take a draft as it is: every line with words is a paragraph; a page's lines are those that it shows."""
    text = capture.text
    if capture.media_type == "text/html":
        from onrecord.clean.rendering import parse_page, render

        root = parse_page(text)
        text = render(root).text if root is not None else ""
    lines = re.finditer(r"[^\s][^\r\n]*", text)
    pieces: list[Piece] = [(match.start(), "paragraph", "a draft’s line") for match in lines]
    blocks: tuple[Block, ...] = tile(text, pieces)
    return Article(
        id=article_id(capture),
        capture=capture.id,
        path=capture.path,
        url=capture.url,
        record_id=capture.record_id,
        sha256=capture.sha256,
        text=text,
        headline=None,
        source="",
        author="",
        language="en",
        blocks=blocks,
        draft=True,
    )
