"""Times of fetching: what an archive, a table or a feed says in, ISO 8601 in UTC out."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def utc(text: str) -> str:
    """Return a time (ISO 8601, RFC 5322, seconds since 1970, "20310402050607") in UTC to the second; "" for none."""
    text = text.strip()[:64]
    if text.isascii() and text.isdigit() and len(text) in (10, 13):
        return _form(datetime.fromtimestamp(int(text[:10]), UTC))
    try:
        return _form(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        pass
    try:
        if len(text) == 14 and text.isdigit():
            return _form(datetime.strptime(text, "%Y%m%d%H%M%S"))
        return _form(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _form(when: datetime) -> str:
    try:
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
        return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return ""
