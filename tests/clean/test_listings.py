"""Listings: what feeds say of a page reaches the article that is of it, whatever the order in which both came."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.clean.conftest import clean_text

from onrecord.clean.listings import addresses_of, join_listings
from onrecord.engine.local import LocalEngine
from onrecord.flow.settings import Settings
from onrecord.flow.stages import stages
from onrecord.model.articles import Article, Dating, Listed
from onrecord.model.captures import Listing, RecordFields
from onrecord.model.issues import Issue
from onrecord.model.stories import Story
from onrecord.store.memory import MemoryStore
from onrecord.tools.groups import Group
from onrecord.tools.languages import PackagedLanguageIdentifier
from onrecord.tools.protocols import Tools
from onrecord.tools.rule_parser import RuleParser
from onrecord.tools.weights import FrequencyWeights

TOOLS = Tools(parser=RuleParser(), weights=FrequencyWeights(), language=PackagedLanguageIdentifier())
URL = "https://skerra.example/ferry"


def listing(name: str, published: str = "", modified: str = "", *, url: str = URL, fetched: str = "") -> Listing:
    fields = RecordFields(headline="Ferry aground", published=published, modified=modified, url=url)
    return Listing(f"listing-{name}", "feed.xml", name, url, fields, fetched)


def article(url: str = URL) -> Article:
    return clean_text(f"<link rel='canonical' href='{url}'><p>The Osprey ran aground off Cape Lind, the coastguard said.</p>", "text/html")


def joined(*listings: Listing) -> list[Listed]:
    group = Group("key", {Article: [article()], Listing: sorted(listings, key=lambda one: one.id)})
    return [found for found in join_listings(group, TOOLS) if isinstance(found, Listed)]


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


def test_reports_that_share_an_address_are_told() -> None:
    one, other = article(), replace(article(), id="article-0", path="table.csv")
    (first, second) = join_listings(Group("key", {Article: [other, one]}), TOOLS)
    assert isinstance(first, Issue)
    assert isinstance(second, Issue)
    assert (first.subject, first.level, first.code) == ("article-0", "info", "same-address")
    assert first.message == second.message
    assert "2 reports share the address http://skerra.example/ferry" in first.message
    assert "table.csv" in first.message
    assert "their texts are the same" in first.message
    shorter = replace(other, text=other.text.replace("Osprey", "Heron "))
    (told, _) = join_listings(Group("key", {Article: [shorter, one]}), TOOLS)
    assert isinstance(told, Issue)
    assert "their texts differ" in told.message


@pytest.mark.parametrize("order", ["page first", "feed first", "together"])
def test_a_feed_that_comes_later_dates_the_page_and_one_that_goes_undates_it(order: str) -> None:
    plan = [stage for stage in stages(Settings()) if stage.name in ("listings", "dating")]
    page, feed = article(), listing("a", "2031-05-11T14:05:00+02:00", fetched="2031-05-11T13:00:00Z")
    story = Story("story-1", (page.id,))
    store, engine = MemoryStore(), LocalEngine(workers=1)
    steps = {"page first": ([page, story], [feed]), "feed first": ([feed], [page, story]), "together": ([feed, page, story],)}
    for step in steps[order]:
        store.put(step)
        engine.run(plan, store, TOOLS)
    (dating,) = store.all(Dating)
    assert (dating.value, dating.zone, dating.basis, dating.seen) == ("2031-05-11T14:05:00", "+02:00", "feed", "2031-05-11T13:00:00Z")
    store.drop(Listing, [feed.id])
    engine.run(plan, store, TOOLS)
    assert not store.all(Listed)
    assert [d.value for d in store.all(Dating)] == [""]
