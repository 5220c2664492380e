"""Listings: what feeds and news sitemaps say of a page, joined with the articles that are of it. Records in, records out.

A page and its listing share an address (`tools/urls`). What is listed is a candidate for the article's dates, and
the time at which the feed was fetched tells when the page was seen at the latest. Articles that share an address, as
rows of several tables do, are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.clean.dates import DEFAULT, DateConfig, declared_date, seen_dates
from onrecord.model.articles import Article, DateCandidate, Listed
from onrecord.model.captures import Listing
from onrecord.model.issues import Issue
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools
from onrecord.tools.urls import page_key

#: Listings of one page that are looked at: a feed that is watched lists a page once a day or more.
MOST = 200
STAGE = "listings"
#: Files of the reports of one address that are named, and reports that bear the note.
_NAMED, _NOTED = 4, 20


def addresses_of(record: Article | Listing) -> tuple[str, ...]:
    """Return the address under which articles and listings of one page meet; () for none, and for drafts."""
    if not record.url or (isinstance(record, Article) and record.draft):
        return ()
    return (page_key(record.url),)


def join_listings(group: Group, tools: Tools, *, config: DateConfig = DEFAULT) -> Iterator[Listed | Issue]:
    """Yield, for each article of a page, what its listings say of its dates; that several articles share the address."""
    del tools
    yield from _shared(group.of(Article))
    listings = sorted(group.of(Listing), key=lambda one: (one.fetched or "9", one.id))[:MOST]
    if not listings:
        return
    found: dict[tuple[str, str, str], DateCandidate] = {}
    for listing in listings:
        for date in _dates(listing, config):
            found.setdefault((date.kind, date.value, date.zone), date)
    seen = sorted((d for d in found.values() if d.kind == "seen"), key=lambda d: d.value)[:1]
    told = [d for _, d in sorted(found.items()) if d.kind != "seen"]
    ids = tuple(sorted(listing.id for listing in listings))
    for article in group.of(Article):
        yield Listed(article.id, (*told, *seen), ids)


def _shared(articles: Sequence[Article]) -> Iterator[Issue]:
    """Tell that several reports bear one address: they are counted each, whether their texts are the same or not."""
    if len(articles) < 2:
        return
    same = len({" ".join(article.body.split()) for article in articles}) == 1
    files = sorted({article.path for article in articles if article.path})
    where = ", ".join(files[:_NAMED]) + (f" and {len(files) - _NAMED} more files" if len(files) > _NAMED else "")
    texts = "their texts are the same" if same else "their texts differ"
    message = f"{len(articles)} reports share the address {page_key(articles[0].url)[:200]} ({where}); {texts}."
    for article in articles[:_NOTED]:
        yield Issue(STAGE, article.id, "info", "same-address", message)


def _dates(listing: Listing, config: DateConfig) -> Iterator[DateCandidate]:
    """Yield the dates that one listing tells."""
    fields = listing.fields
    published = declared_date(fields.published[:60], score=config.listing, reason="the feed’s date", basis="feed") if fields.published else None
    changed = (
        declared_date(fields.modified[:60], score=config.modified, reason="the feed’s date of change", basis="feed", kind="modified")
        if fields.modified else None
    )  # fmt: skip
    yield from (date for date in (published, changed) if date is not None)
    for seen in seen_dates(listing.fetched, config=config):
        yield replace(seen, basis="feed", reason="when a feed that lists the page was fetched")
