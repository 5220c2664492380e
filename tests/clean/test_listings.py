"""Listings: what feeds say of a page reaches the article that is of it, whatever the order in which both came."""

from __future__ import annotations

from tests.clean.conftest import TOOLS, clean_text

from onrecord.clean.listings import addresses_of, join_listings
from onrecord.model.articles import Article, Listed
from onrecord.model.captures import Listing, RecordFields
from onrecord.tools.groups import Group

URL = "https://skerra.example/ferry"


def listing(name: str, published: str = "", modified: str = "", *, url: str = URL, fetched: str = "") -> Listing:
    fields = RecordFields(headline="Ferry aground", published=published, modified=modified, url=url)
    return Listing(f"listing-{name}", "feed.xml", name, url, fields, fetched)


def article(url: str = URL) -> Article:
    return clean_text(f"<link rel='canonical' href='{url}'><p>The Osprey ran aground off Cape Lind, the coastguard said.</p>", "text/html")


def joined(*listings: Listing) -> list[Listed]:
    group = Group("key", {Article: [article()], Listing: sorted(listings, key=lambda one: one.id)})
    return list(join_listings(group, TOOLS))


def test_a_page_and_its_listing_share_an_address() -> None:
    assert addresses_of(article(f"{URL}#top")) == addresses_of(listing("a", url=f"{URL}?utm_source=rss"))
    assert addresses_of(article(f"{URL}?id=2")) != addresses_of(listing("a", url=f"{URL}?id=3"))
    assert addresses_of(listing("a", url="")) == ()


def test_dates_of_feeds_are_candidates_and_the_first_sight_counts() -> None:
    (found,) = joined(
        listing("a", "Sun, 11 May 2031 14:05:00 +0200", fetched="2031-05-12T06:00:00Z"),
        listing("b", "2031-05-11T14:05:00+02:00", "2031-05-12T08:00:00Z", fetched="2031-05-11T13:00:00Z"),
        listing("c", "not a date"),
    )
    assert found.article == article().id
    assert found.listings == ("listing-a", "listing-b", "listing-c")
    assert [(d.kind, d.value, d.zone, d.basis) for d in found.dates] == [
        ("modified", "2031-05-12T08:00:00", "Z", "feed"),
        ("published", "2031-05-11T14:05:00", "+02:00", "feed"),
        ("seen", "2031-05-11T13:00:00", "Z", "feed"),
    ]


def test_no_listing_no_record() -> None:
    assert list(join_listings(Group("key", {Article: [article()]}), TOOLS)) == []
