"""Dates: the days that a page, a record or an address declares, as candidates; the best of all candidates first.

In: declared values and addresses. Out: `DateCandidate`s with what happened then (published, modified, seen) and the
zone as given. Which one holds is settled once the story is known; what is printed is found in `printed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model.articles import DateBasis, DateCandidate, DateKind, Precision
from onrecord.model.spans import Span
from onrecord.tools.calendars import find_days, is_day
from onrecord.tools.clocks import zone_at
from onrecord.tools.tables import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class DateConfig:
    """Scores in [0, 1] of a printed date by where it stands; chosen by the order in which they should win."""

    stated: float = 0.9  # "Published June 19, 2023" near the headline or under the text
    stamped: float = 0.85  # an agency's stamp under the text
    alone_below: float = 0.8  # a line of its own between headline and body
    dateline: float = 0.85
    masthead: float = 0.6  # above the headline, with the paper's name or price
    updated: float = 0.55
    after: float = 0.3  # a date of its own after the body's end
    clock: float = 0.25  # alone above the headline, with its weekday: a site's clock, or a paper's day
    listed: float = 0.05  # beside another article, in a comment
    metadata: float = 0.95
    modified: float = 0.35
    listing: float = 0.85  # a feed's or news sitemap's date for the page
    url: float = 0.75
    seen: float = 0.0  # when the bytes were fetched: a bound, no date of publication


DEFAULT = DateConfig()
IN_URL = re.compile(r"(?<![\d])((?:19|20)\d\d)[/_-](\d\d?)[/_-](\d\d?)(?![\d])|(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
IN_URL_WORDS = re.compile(r"/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(\d\d?)(?!\d)", re.I)
MONTH_IN_URL = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(?=[^/]*\D)")
#: A copy that an archive keeps, with the time in its address, in UTC (Wayback Machine, archive.today, Memento servers).
ARCHIVED = re.compile(r"https?://(?:[\w-]+\.)*(?:archive\.(?:org|today|ph|is|li|md|vn|fo)|[\w.-]+/(?:web|wayback))/(?:web/)?"
                      r"(\d{8})(\d{6})(?:\w\w_)?/", re.IGNORECASE)  # fmt: skip
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
ISO = re.compile(r"^\s*(\d{4})-?(\d\d)(?:-?(\d\d))?(?:[Tt ](\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d{1,9})?)?")
#: Candidates of one article that are kept: a page that lists others prints hundreds of dates.
MOST = 100
#: Midnight to the second: a day for which a system made up a time.
MIDNIGHT = re.compile(r"T00:00(?::00)?$")
#: The day that computers count from: a date that was never set.
UNSET = frozenset({"1970-01-01", "1969-12-31"})


def declared_date(
    value: str, *, score: float, reason: str, basis: DateBasis = "metadata", kind: DateKind = "published"
) -> DateCandidate | None:
    """Make a candidate from a declared date: ISO 8601, RFC 2822, an epoch or words; None where it cannot be read."""
    blank = DateCandidate("", "day", basis, round(score, 3), None, reason, kind)
    if re.fullmatch(r"\s*\d{9,13}(?:\.\d+)?\s*", value):
        return _from_epoch(float(value), blank)
    if re.fullmatch(r"\s*(?:19|20)\d\d\s*", value):
        return replace(blank, value=value.strip(), precision="year")
    got = ISO.match(value)
    if got and is_day(int(got[1]), int(got[2]), int(got[3] or 1)):
        iso = f"{got[1]}-{got[2]}" + (f"-{got[3]}" if got[3] else "")
        clock = f"T{got[4]}:{got[5]}" + (f":{got[6]}" if got[6] else "") if got[3] and _is_time(got) else ""
        day = date(int(got[1]), int(got[2]), int(got[3])) if got[3] else None
        return _filled(blank, iso, clock, zone_at(value, got.end(), day, exact=True)[1] if clock else "")
    days = [day for day in find_days(value) if day.iso]
    if not days:
        return None
    first = days[0]
    return _filled(blank, first.iso, f"T{first.time}" if first.time and first.day else "", first.zone)


def url_dates(url: str, config: DateConfig = DEFAULT) -> Iterator[DateCandidate]:
    """Yield the day that a URL's path names, or the month where it names no day."""
    address = url[:2000]
    named = IN_URL_WORDS.search(address)
    if named:
        parts = [int(named[1]), MONTHS.index(named[2].lower()) + 1, int(named[3])]
    else:
        found = IN_URL.search(address)
        parts = [int(g) for g in found.groups() if g] if found else []
    if len(parts) == 3 and is_day(*parts):
        iso = f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}"
        yield DateCandidate(iso, "day", "url", config.url, None, "the URL’s path names the day")
        return
    month = MONTH_IN_URL.search(address)
    if month and is_day(int(month[1]), int(month[2]), 1):
        iso = f"{int(month[1]):04}-{int(month[2]):02}"
        yield DateCandidate(iso, "month", "url", config.url - 0.1, None, "the URL’s path names the month")


def seen_dates(fetched: str, url: str = "", config: DateConfig = DEFAULT) -> Iterator[DateCandidate]:
    """Yield when the bytes were taken off the web, by us or by the archive in whose address they lie."""
    kept = ARCHIVED.match(url[:2000])
    if kept:
        stamp = f"{kept[1]}T{kept[2]}Z"
        found = declared_date(stamp, score=config.seen, reason="when an archive kept the page", basis="url", kind="seen")
        if found is not None:
            yield found
    found = declared_date(fetched, score=config.seen, reason="when the page was fetched", basis="fetched", kind="seen") if fetched else None
    if found is not None:
        yield found


def best_first(candidates: Iterable[DateCandidate]) -> tuple[DateCandidate, ...]:
    """Sort candidates by score; of those that say the same of the same place only the best stays."""
    def key(found: DateCandidate) -> tuple[float, str, str, int, str]:
        return -found.score, found.value, found.kind, found.evidence.start if found.evidence else -1, found.reason

    kept: dict[tuple[str, str, str, Span | None], DateCandidate] = {}
    for found in sorted(candidates, key=key):
        if found.value[:10] not in UNSET:
            kept.setdefault((found.value, found.basis, found.kind, found.evidence), found)
    told = [found for found in kept.values() if found.kind != "seen"][:MOST]
    return (*told, *(found for found in kept.values() if found.kind == "seen"))


def country_of_host(host: str) -> str:
    """Return the country (ISO 3166-1 alpha-3) whose top-level domain a host lies under, "" for none."""
    domain = host.rpartition(".")[2].lower()
    return next((row["country"] for row in rows("times/countries.tsv") if row["domain"] == domain), "")


def month_first(country: str) -> bool | None:
    """Say whether a country writes the month before the day in numbers; None where it is not known or neither."""
    order = next((row["order"] for row in rows("times/countries.tsv") if row["country"] == country), "")
    return {"mdy": True, "dmy": False}.get(order)


def _is_time(got: re.Match[str]) -> bool:
    return bool(got[4]) and int(got[4]) < 24 and int(got[5]) < 60 and int(got[6] or 0) < 60


def _filled(blank: DateCandidate, iso: str, clock: str, zone: str) -> DateCandidate:
    """Write a day with its time and zone into a candidate; a midnight that a system made up is no time."""
    reason = blank.reason
    if MIDNIGHT.search(clock) and blank.kind != "seen":
        clock, reason = "", f"{reason}, midnight for a day without a time"
    return replace(blank, value=iso + clock, precision=precision_of(iso, clock), zone=zone, reason=reason)


def precision_of(iso: str, clock: str) -> Precision:
    """Return how exact a day (or month) with a time of day ("T14:05", "") is."""
    if len(iso) < 10:
        return "month"
    return "day" if not clock else "second" if clock.count(":") == 2 else "minute"


def _from_epoch(seconds: float, blank: DateCandidate) -> DateCandidate | None:
    """Read seconds or milliseconds since 1970 (POSIX), which are in UTC by definition."""
    from datetime import UTC, datetime

    seconds = seconds / 1000 if seconds > 1e11 else seconds
    try:
        value = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    if not is_day(value.year, value.month, value.day):
        return None
    return replace(blank, value=value.strftime("%Y-%m-%dT%H:%M:%S"), precision="second", zone="Z")
