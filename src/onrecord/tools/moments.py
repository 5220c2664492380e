"""Moments: a date or time with the offset it is given in, as the stretch of UTC in which it lies. Values in, bounds out.

A day without an offset may begin 14 hours before UTC's day and end 12 hours after it; so two times are told apart only
where they cannot be the same. Nothing that is shown is converted.
"""

from __future__ import annotations

import calendar
import re
from datetime import datetime, timedelta

#: The widest offsets from UTC in use (IANA): Kiribati's and Baker Island's.
EAST, WEST = timedelta(hours=14), timedelta(hours=12)
_VALUE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?)?)?")
_ZONE = re.compile(r"([+-])(\d\d):(\d\d)")


def split_zone(moment: str) -> tuple[str, str]:
    """Split an ISO moment into its local value and its offset ("" for none): "2031-05-12T14:05+02:00"."""
    found = re.search(r"(?<=\d)(Z|[+-]\d\d:\d\d)$", moment) if "T" in moment else None
    return (moment[: found.start()], found[1]) if found else (moment, "")


def utc_bounds(value: str, zone: str = "") -> tuple[datetime, datetime] | None:
    """Return the first and the last moment, in UTC, that a local value with an offset may mean; None for no date."""
    found = _VALUE.fullmatch(value)
    if not found:
        return None
    year, month, day, hour, minute, second = (int(part) if part else None for part in found.groups())
    try:
        first = datetime(year or 1, month or 1, day or 1, hour or 0, minute or 0, second or 0)
        last_day = day or calendar.monthrange(year or 1, month or 12)[1]
        end = (hour if hour is not None else 23, minute if minute is not None else 59, second if second is not None else 59)
        last = datetime(year or 1, month or 12, last_day, *end)
        shift = _shift(zone)
        return (first - EAST, last + WEST) if shift is None else (first - shift, last - shift)
    except (ValueError, OverflowError):
        return None


def surely_after(left: tuple[str, str], right: tuple[str, str], *, slack: timedelta = timedelta(0)) -> bool:
    """Say whether a (value, zone) lies after another beyond doubt, by more than `slack`."""
    a, b = utc_bounds(*left), utc_bounds(*right)
    return a is not None and b is not None and a[0] - b[1] > slack


def _shift(zone: str) -> timedelta | None:
    if zone == "Z":
        return timedelta(0)
    found = _ZONE.fullmatch(zone)
    if not found:
        return None
    shift = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return shift if found[1] == "+" else -shift
