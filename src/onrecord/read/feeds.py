"""Feeds (RSS, Atom, RDF; read by feedparser): captures of entries that hold their text, listings of the others."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from email.utils import parsedate_to_datetime
from hashlib import sha256
from html import unescape
from typing import Any

from onrecord.model.captures import Listing, MediaType, RecordFields
from onrecord.model.ids import content_id
from onrecord.read.limits import ReadLimits
from onrecord.read.payloads import Item, Payload, listed_only
from onrecord.read.records import record_capture
from onrecord.read.sources import megabytes
from onrecord.tools.tables import words


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRules:
    """What is an entry's own text, and how much of a feed is read.

    The bounds on mark-up keep a feed below some 4 seconds: feedparser takes up to 36 µs a tag, of broken feeds up to 75 µs.
    """

    #: Characters of text from which an entry's content is the article, and from which its description is; a character
    #: of a script without spaces between words counts as 2.5.
    content: int = 600
    #: The same for a content of several paragraphs or sentences that goes beyond the entry's description, where it has
    #: one: a short item of news. A sentence counts from so many characters.
    short: int = 200
    paragraphs: int = 2
    sentences: int = 3
    sentence: int = 20
    description: int = 1500
    #: Tags of a feed, and of one that is not well-formed; bytes of the latter.
    tags: int = 100_000
    broken_tags: int = 50_000
    broken_bytes: int = 2_000_000


DEFAULT_RULES = FeedRules()
_TAG = re.compile(r"<[^<>]{0,5000}>")
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_SENTENCE_END = re.compile(r"(?:[.!?؟।]['\"’”»)\]]{0,3}(?=\s|$)|[。！？]['\"’”」』]{0,3})")
_PARAGRAPH = re.compile(r"(?i)<p\b|<br\s*/?>\s*<br")
#: What WordPress and others put under an entry.
_UNDER = re.compile(r"(?:The post .{0,300} (?:appeared first|first appeared) on .{0,200}|Comments)\.?$")
_CUT_OFF = re.compile(r"(?:\[(?:…|\.{3})\]|…|\.{3})$")
_ENTRY_END = re.compile(rb"</(?:[A-Za-z][\w.-]{0,40}:)?(?:item|entry)\s{0,9}>", re.I)


def read_feed(payload: Payload, limits: ReadLimits, rules: FeedRules = DEFAULT_RULES) -> Iterator[Item]:
    """Read a feed's entries; nothing is fetched, and entities that grow or lie elsewhere are not followed."""
    import feedparser

    data, cut = _bounded(payload.data, limits, rules)
    if cut:
        yield payload.issue("too-large", f"The feed is larger than what is read of one; what lies behind {cut} was left out.")
    headers = {"content-type": f"{payload.media or 'application/xml'}; charset={payload.charset}"} if payload.charset else {}
    if payload.url:
        headers["content-location"] = payload.url
    try:
        feed = feedparser.parse(
            io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # its second parser raises many kinds on damaged mark-up, RecursionError among them
        yield payload.issue("damaged-feed", f"The feed cannot be read ({type(error).__name__}).")
        return
    entries = feed.entries[: limits.records]
    fault = feed.get("bozo_exception")
    if fault is not None and not isinstance(fault, feedparser.CharacterEncodingOverride | feedparser.NonXMLContentType):
        reason = " ".join(str(fault).split())[:120]
        yield payload.issue("damaged-feed", f"The feed is not well-formed ({reason}); {len(entries)} entries were read.", "warning")
    charset = (str(feed.get("encoding") or "utf-8"), "the feed’s")
    listed = nowhere = short = 0
    for entry in entries:
        fields, full = entry_fields(entry, feed, rules)
        if full:
            yield _capture(payload, feed, fields, charset)
        elif fields.url:
            listed += 1
            short += bool(fields.description)
            yield listing(payload, fields)
        else:
            nowhere += 1
    yield from told(payload, listed, nowhere, entries=len(entries), short=short)


def told(payload: Payload, listed: int, nowhere: int, *, entries: int, short: int = 0) -> Iterator[Item]:
    """Tell how many entries hold no full text (and how many of them a short one), and how many not even an address."""
    if not entries:
        yield payload.issue("empty-file", "The feed holds no entries.", "warning")
    if listed:
        yield payload.issue("listed-only", listed_only(f"{listed} of {entries} entries", listed, short), "info")
    if nowhere:
        yield payload.issue("bad-record", f"{nowhere} of {entries} entries have neither a text nor an address.", "warning")


def listing(payload: Payload, fields: RecordFields) -> Listing:
    """Make the listing of an entry."""
    digest = sha256(as_json(fields)).hexdigest()
    return Listing(content_id("listing", fields.url, digest), payload.path, digest, fields.url, fields, payload.fetched)


def as_json(fields: RecordFields) -> bytes:
    """Return an entry's fields as JSON: the bytes of which its digest is."""
    told = {name: value for name, value in asdict(fields).items() if value}
    return json.dumps(told, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace")


def entry_fields(entry: Any, feed: Any, rules: FeedRules = DEFAULT_RULES) -> tuple[RecordFields, bool]:
    """Return what an entry tells, and whether it holds the article's text."""
    # An entry without a description has its content as "summary", for which no detail is told.
    summary = _sound(entry.get("summary", "")) if "summary_detail" in entry else ""
    contents = [_sound(part.get("value", "")) for part in entry.get("content", ()) if _is_text(part)]
    content = max(contents, key=len, default="")
    body = ""
    if content and _holds_article(content, summary, rules):
        body = content
    elif _is_whole(summary, rules.description):
        body = summary
    published, modified = _date(dict.get(entry, "published", "")), _date(dict.get(entry, "updated", ""))
    if not published and not str(feed.get("version", "")).startswith("atom"):
        published, modified = modified, ""  # dc:date, which says no more than "date"
    link = _sound(entry.get("feedburner_origlink") or entry.get("link") or "")
    url = link if link.lower().startswith(("http://", "https://")) else ""
    channel = feed.get("feed", {})
    source = entry.get("source") or {}
    fields = RecordFields(
        headline=_plain(entry.get("title", "")),
        body=body,
        published=published,
        url=url,
        publisher=_plain(source.get("title") or entry.get("publisher") or channel.get("title", "")),
        author=_author(entry),
        language=_plain(entry.get("language") or channel.get("language", "")),
        record_id="" if url else _plain(entry.get("id", "")),
        modified=modified if modified != published else "",
        description="" if body == (summary or content) else _plain(summary or content),
    )
    return fields, bool(body)


def _capture(payload: Payload, feed: Any, fields: RecordFields, charset: tuple[str, str]) -> Item:
    media: MediaType = "application/atom+xml" if str(feed.get("version", "")).startswith("atom") else "application/rss+xml"
    made = record_capture(payload.path, as_json(fields), fields, charset, media_type=media, fetched=payload.fetched)
    return replace(made, warc_record=payload.warc_record)


def _bounded(data: bytes, limits: ReadLimits, rules: FeedRules) -> tuple[bytes, str]:
    """Return as much of a feed as is read in bounded time, up to the end of an entry, and where it was cut ("" not)."""
    from xml.parsers import expat

    parser = expat.ParserCreate()
    try:
        parser.Parse(data, True)
        most, tags = limits.feed_bytes, rules.tags
    except (expat.ExpatError, ValueError, LookupError, TypeError):  # among them what a charset's codec raises
        most, tags = rules.broken_bytes, rules.broken_tags
    place = min(len(data), most)
    if data.count(b"<", 0, place) > tags:
        low = 0
        while low < place - 1:
            middle = (low + place) // 2
            low, place = (low, middle) if data.count(b"<", 0, middle) > tags else (middle, place)
    if place == len(data):
        return data, ""
    ends = [found.end() for found in _ENTRY_END.finditer(data, 0, place)]
    return data[: ends[-1] if ends else place], megabytes(place)


def _is_text(part: Any) -> bool:
    return str(part.get("type", "text/html")).startswith(("text/", "application/xhtml")) or not part.get("type")


def _holds_article(content: str, summary: str, rules: FeedRules) -> bool:
    """Say whether an entry's content is an article's text: long, or in paragraphs or sentences beyond its description."""
    if _is_whole(content, rules.content):
        return True
    plain = _plain(content)
    beyond = len(plain) > 1.5 * len(_plain(summary))
    several = len(_PARAGRAPH.findall(content)) >= rules.paragraphs or _sentences(plain, rules) >= rules.sentences
    return beyond and several and _is_whole(content, rules.short)


def _sentences(plain: str, rules: FeedRules) -> int:
    """Count the sentences of a text that are ended and longer than an abbreviation."""
    ended = _SENTENCE_END.split(plain)[:-1]
    return sum(len(part) + 1.5 * len(_WIDE.findall(part)) >= rules.sentence for part in ended)


def _is_whole(text: str, least: int) -> bool:
    """Say whether a text is long enough to be an article's, and not cut off."""
    plain = _UNDER.sub("", _plain(text[:200_000])).rstrip()
    if len(plain) + 1.5 * len(_WIDE.findall(plain)) < least:
        return False
    tail = plain[-60:].lower().rstrip(" »>→.:)")
    return not _CUT_OFF.search(plain[-8:]) and not any(tail.endswith(f" {end}") for end in sorted(words("read/cut.txt")))


def _plain(text: Any) -> str:
    return " ".join(unescape(_TAG.sub(" ", _sound(text))).split())


def _sound(text: Any) -> str:
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", text).strip() if isinstance(text, str) else ""


def _author(entry: Any) -> str:
    names = [_plain(person.get("name", "")) for person in entry.get("authors", ()) if hasattr(person, "get")]
    return ", ".join(dict.fromkeys(name for name in names if name)) or _plain(entry.get("author", ""))


def _date(text: Any) -> str:
    """Return a date as ISO 8601 with the offset that it gives; as it is where it has another form."""
    plain = _plain(text)[:80]
    try:
        when = parsedate_to_datetime(plain)
    except (ValueError, TypeError, IndexError, OverflowError):
        return plain
    return when.isoformat().replace("+00:00", "Z")
