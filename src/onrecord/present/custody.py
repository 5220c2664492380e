"""Custody: a store in; the bytes behind an article, its earlier versions and the feeds that list it out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from onrecord.engine.places import current, moment_of, versions
from onrecord.flow.protocols import Store
from onrecord.model.articles import Article
from onrecord.model.captures import Capture, Listing
from onrecord.tools.urls import page_key

#: Characters of a capture's beginning in which its title is looked for, and those of the longest title.
TITLED, LONGEST = 200_000, 300
TITLE = re.compile(rf"<title\b[^<>]{{0,200}}>([^<]{{1,{LONGEST}}})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """Where bytes were found and how they were read; "" where nothing tells.

    `fetched` is when they were fetched first, `fetched_last` when the same bytes were fetched last (ISO 8601, UTC);
    `path` is relative to the argument read; `charset_reason` says why `charset` was taken.
    """

    url: str
    fetched: str
    fetched_last: str
    warc_record: str
    path: str
    record_id: str
    sha256: str
    size: int
    media_type: str
    charset: str
    charset_reason: str

    def __str__(self) -> str:
        """Tell all of it in one line."""
        where = self.url or self.path or "standard input"
        parts = [f"{where}, record {self.record_id}" if self.record_id else where]
        if self.fetched:
            again = self.fetched_last not in ("", self.fetched)
            parts.append(f"fetched {self.fetched}{f' and last {self.fetched_last}' if again else ''}")
        if self.warc_record:
            parts.append(f"WARC record {self.warc_record}")
        if self.url and self.path:
            parts.append(f"file {self.path}")
        parts.append(f"{self.size} bytes, {self.media_type}, {self.charset} ({self.charset_reason}), sha256 {self.sha256}")
        return "; ".join(parts)


def title_of(capture: Capture) -> str:
    """Return the title that a capture bears: its record's headline, its page's title, its first line; "" for none."""
    if capture.record is not None:
        return " ".join(capture.record.headline.split())
    head = capture.text[:TITLED]
    if capture.media_type == "text/html":
        found = TITLE.search(head)
        return " ".join(unescape(found[1]).split()) if found else ""
    return " ".join(next((line for line in head.splitlines() if line.strip()), "")[:LONGEST].split())


class Evidence:
    """The captures and listings of a store, read when they are asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._listings: dict[str, list[Listing]] | None = None

    def captures(self) -> list[str]:
        """Return the ids of the captures on record."""
        return [entry.id for entry in self._store.entries(Capture)]

    def capture(self, name: str) -> Capture | None:
        """Return a capture on record, or one that a later one replaced."""
        return next(iter(self._store.load(Capture, [name])), None) or self._store.places.former(Capture, name)

    def custody(self, capture: Capture) -> Custody:
        """Return where a capture's bytes were found and how they were read."""
        times = [seen.last for seen in self._store.places.of(Capture, capture.id)] if capture.fetched else []
        last = max(times, default="")
        return Custody(
            url=capture.url, fetched=capture.fetched, fetched_last=moment_of(last),
            warc_record=capture.warc_record, path=capture.path, record_id=capture.record_id, sha256=capture.sha256,
            size=capture.size, media_type=capture.media_type, charset=capture.charset,
            charset_reason=capture.charset_reason,
        )  # fmt: skip

    def earlier(self, capture: str) -> list[Capture]:
        """Return the captures that were found before at the places of a capture, the oldest first."""
        names = self.earlier_ids(capture)
        return [one for _, one in versions(Capture, capture, self._store) if one.id in names] if names else []

    def earlier_ids(self, capture: str) -> frozenset[str]:
        """Return the ids of the captures that were found before at the places of a capture."""
        known = {seen.record for place in self._places(capture) for seen in self._store.places.at(place)}
        return frozenset(known) - self.today(capture)

    def today(self, capture: str) -> frozenset[str]:
        """Return the captures (ids) that are current at the places where a capture was found."""
        return frozenset().union(*(current(self._store.places.at(place)) for place in self._places(capture)))

    def _places(self, capture: str) -> list[str]:
        return sorted({seen.place for seen in self._store.places.of(Capture, capture)})

    def listings(self, article: Article) -> Sequence[Listing]:
        """Return what feeds and sitemaps say of an article's page, sorted by id."""
        if self._listings is None:
            self._listings = {}
            for listing in self._store.all(Listing):
                self._listings.setdefault(page_key(listing.url), []).append(listing)
        return self._listings.get(page_key(article.url), []) if article.url else []
