"""Declared facts: what a page's metadata or a record's fields say of an article, in one shape."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.clean.dates import DEFAULT, DateConfig, declared_date, url_dates
from onrecord.model.articles import DateBasis, DateCandidate
from onrecord.model.captures import RecordFields


@dataclass(frozen=True, slots=True)
class Declared:
    """What is said of an article apart from its text; "" where nothing is.

    `standfirst` is the declared description, `body` the text that is declared to be the article's, `owner` who owns
    the publisher. `types` are the schema.org types of the article's own object ("LiveBlogPosting"), `page_types` those of
    everything else that is declared of the page ("CollectionPage", "ImageGallery") with Open Graph's type ("og:article").
    `free` is schema.org's isAccessibleForFree (None: not said), `updates` the number of entries of a live blog,
    `translated` says that the page names a work it is translated from.
    """

    headline: str = ""
    source: str = ""
    author: str = ""
    language: str = ""
    url: str = ""
    dates: tuple[DateCandidate, ...] = ()
    standfirst: str = ""
    body: str = ""
    owner: str = ""
    types: tuple[str, ...] = ()
    page_types: tuple[str, ...] = ()
    free: bool | None = None
    updates: int = 0
    translated: bool = False


def declared_by_record(fields: RecordFields, *, feed: bool = False, config: DateConfig = DEFAULT) -> Declared:
    """Read a record's fields; `feed` says that it is an entry of a feed."""
    basis: DateBasis = "feed" if feed else "metadata"
    whose = "the feed’s date" if feed else "the record’s date"
    told = [
        declared_date(fields.published, score=config.metadata, reason=whose, basis=basis),
        declared_date(fields.modified, score=config.modified, reason=f"{whose} of change", basis=basis, kind="modified"),
    ]
    dates = (*(one for one in told if one is not None), *url_dates(fields.url, config))
    return Declared(
        fields.headline, fields.publisher, _without_by(fields.author), fields.language, fields.url, dates,
        standfirst=fields.description,
    )  # fmt: skip


def _without_by(author: str) -> str:
    author = author.strip()
    return author[3:].strip() if author.lower().startswith("by ") else author
