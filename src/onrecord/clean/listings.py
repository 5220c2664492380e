"""Listings: what feeds and news sitemaps say of a page, joined with the articles that are of it. Records in, records out.

A page and its listing share an address (`tools/urls`). What is listed is a candidate for the article's dates, and
the time at which the feed was fetched tells when the page was seen at the latest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.clean.dates import DEFAULT, DateConfig, declared_date, seen_dates
from onrecord.model.articles import Article, DateCandidate, Listed
from onrecord.model.captures import Listing
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools
from onrecord.tools.urls import page_key

#: Listings of one page that are looked at: a feed that is watched lists a page once a day or more.
MOST = 200


def addresses_of(record: Article | Listing) -> tuple[str, ...]:
    """Return the address under which articles and listings of one page meet; () for none, and for drafts."""
    if not record.url or (isinstance(record, Article) and record.draft):
        return ()
    return (page_key(record.url),)


def join_listings(group: Group, tools: Tools, *, config: DateConfig = DEFAULT) -> Iterator[Listed]:
    """Yield, for each article of a page, what its listings say of its dates."""
    del tools
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
