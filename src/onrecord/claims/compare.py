"""Comparison of values by type: what two readings of one question are to each other."""

from __future__ import annotations

import re
from typing import Literal

from onrecord.model.annotations import Quantity, Timex
from onrecord.tools.dates import (
    hours_of,
    interval_of,
    month_number,
    parse_day,
    precision_of,
    relation,
    weekday_number,
)

#: How two values lie to each other; "unclear" where nothing can be said, and nothing is.
Outcome = Literal["same", "less_precise", "rounded", "different", "unclear"]

_SECONDS = {
    "second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0,
    "month": 2629746.0, "year": 31556952.0,
}  # fmt: skip
#: A number may stand for another where it is that number rounded, and they are no farther apart than this.
_ROUNDING = 0.1
#: A bound tells nothing of a number this many times larger.
_FAR = 1.6
#: A duration this many times longer is of something else (a four-year deal that took four days).
_ELSE = 20
#: The hour of a time of day; the day of "around 11 p.m." is not in its words.
_CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?")
#: Minutes between two hours of one thing: fewer may be rounding; zones, and morning for evening, are whole half hours.
_LEAST_APART = 10
_ZONE_STEP = 30
_VAGUE = frozenset({"vague", "approximate"})


def compare_values(left: Timex | Quantity, right: Timex | Quantity) -> Outcome:
    """Compare two typed values; a duration is one whether it was found as a time or as a quantity."""
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        return compare_quantities(left, right)
    hours = (_hours(left), _hours(right))
    if None not in hours:
        return "same" if hours[0] == hours[1] else "different"
    if isinstance(left, Timex) and isinstance(right, Timex) and hours == (None, None):
        return compare_dates(left, right)
    return "unclear"


def _hours(value: Timex | Quantity) -> float | None:
    if isinstance(value, Timex):
        return hours_of(value.value) if value.type in {"DURATION", "SET"} else None
    return value.value * _SECONDS[value.unit] / 3600 if value.unit in _SECONDS else None


def entails(told: Timex | Quantity, asked: Timex | Quantity) -> bool:
    """Say whether a told value makes an asked one true: the same, or one that lies within what is asked.

    "Seventeen" makes "at least eleven" true; "at least eleven" does not make "fifteen" true.
    """
    outcome = compare_values(told, asked)
    if outcome != "less_precise":
        return outcome in {"same", "rounded"}
    if isinstance(told, Timex) and isinstance(asked, Timex):
        return relation(asked.value, told.value) in {"same", "contains"}
    if isinstance(told, Quantity) and isinstance(asked, Quantity):
        inner, outer = _scaled(told), _scaled(asked)
        if inner is None or outer is None:
            return False
        low, at, high = inner
        exact = told.approximate and (low, high) == (None, None)
        return _holds(outer[0], outer[2], at if exact else low, at if exact else high)
    return False


def compare_dates(left: Timex, right: Timex) -> Outcome:
    """Compare two resolved dates by the days they cover."""
    clocks = [_CLOCK.search(t.value) for t in (left, right)]
    if clocks[0] and clocks[1] and not _about(left) and not _about(right):
        return _compare_hours(clocks[0], clocks[1])
    if any(clocks) or _vague(left) or _vague(right):
        return "unclear"
    found = relation(left.value, right.value)
    if found == "same":
        return "same"
    if found in {"contains", "inside"}:
        return "less_precise"
    apart = found == "apart" and _same_grain(left, right) and _names_day(left) and _names_day(right)
    if apart and (_may_be(left, right) or _may_be(right, left)):
        return "unclear"
    return "different" if apart else "unclear"


def _about(timex: Timex) -> bool:
    """Say whether an hour is only about told; an hour whose day is not told is called vague, and may be exact."""
    first = timex.span.exact.split()[:1]
    return timex.precision == "approximate" or not first or not first[0][0].isdecimal()


def _compare_hours(left: re.Match[str], right: re.Match[str]) -> Outcome:
    """Compare two hours of the day; "different" needs minutes, and a gap that no other zone's clock explains."""
    if left[0] == right[0]:
        return "same"
    if {left[2], right[2]} & {None, "00"}:
        return "unclear"  # a full hour is a round one
    apart = abs(int(left[1]) * 60 + int(left[2]) - int(right[1]) * 60 - int(right[2]))
    return "different" if apart >= _LEAST_APART and apart % _ZONE_STEP else "unclear"


def _names_day(timex: Timex) -> bool:
    """Say whether the words name a day or month themselves; "the first day" hangs on what it is the first of."""
    words = re.findall(r"[^\W\d_]+|\d+", timex.span.exact)
    return any(w.isdecimal() or weekday_number(w) or month_number(w) for w in words)


def _may_be(weekday: Timex, day: Timex) -> bool:
    """Say whether a bare weekday may be of another week than its anchor's: "Friday", and 6 June, a Friday."""
    numbers = {weekday_number(word) for word in re.findall(r"[^\W\d_]+|\d+", weekday.span.exact)}
    other = parse_day(day.value)
    return len(numbers) == 1 and other is not None and numbers == {other.isoweekday()}


def _vague(timex: Timex) -> bool:
    return timex.precision in _VAGUE or interval_of(timex.value) is None


def _same_grain(left: Timex, right: Timex) -> bool:
    """Days differ from days, months from months; "since 2018" against "on Monday" is another question."""
    grains = {precision_of(t.value).replace("part-of-day", "day") for t in (left, right)}
    return len(grains) == 1 and "interval" not in grains


def compare_quantities(left: Quantity, right: Quantity) -> Outcome:
    """Compare two numbers with units and bounds."""
    a, b = _scaled(left), _scaled(right)
    if a is None or b is None or (left.unit != right.unit and not (left.unit in _SECONDS and right.unit in _SECONDS)):
        return "unclear"
    (low_a, at_a, high_a), (low_b, at_b, high_b) = a, b
    if at_a == at_b and (low_a, high_a) == (low_b, high_b):
        return "same" if left.approximate == right.approximate else "rounded"
    if at_a == at_b:
        # "up to ten" and "at least ten" bound the number from two sides
        opposite = (low_a is None and high_b is None) or (low_b is None and high_a is None)
        return "unclear" if opposite and not (left.approximate or right.approximate) else "less_precise"
    if min(at_a, at_b) <= 0 or max(at_a, at_b) / min(at_a, at_b) > _FAR:
        # "more than five" holds five hundred, but nobody means it
        far = max(at_a, at_b) / max(min(at_a, at_b), 1e-9) > _ELSE and left.unit in _SECONDS
        return "different" if None not in (low_a, high_a, low_b, high_b) and not far else "unclear"
    # "about 6,200" has no bounds of its own: its number is what another bound must hold
    within_a = (low_a, high_a) if (low_a, high_a) != (None, None) else (at_a, at_a)
    within_b = (low_b, high_b) if (low_b, high_b) != (None, None) else (at_b, at_b)
    held = _holds(low_a, high_a, *within_b) or _holds(low_b, high_b, *within_a)
    if held and (_only_bounds(left) or _only_bounds(right)):
        return "less_precise"
    if _rounds(left, right, at_a, at_b):
        return "rounded"
    if held:
        return "less_precise"
    apart = (high_a is not None and low_b is not None and high_a < low_b) or (
        high_b is not None and low_a is not None and high_b < low_a
    )
    return "different" if apart else "unclear"


def _scaled(quantity: Quantity) -> tuple[float | None, float, float | None] | None:
    factor = _SECONDS.get(quantity.unit, 1.0)
    low = None if quantity.low is None else quantity.low * factor
    high = None if quantity.high is None else quantity.high * factor
    return low, quantity.value * factor, high


def _only_bounds(quantity: Quantity) -> bool:
    """Say whether the words only bound the number ("more than 6,000"); "nearly 6,000" is about that many."""
    return not quantity.approximate and (quantity.low is None) != (quantity.high is None)


def _holds(low: float | None, high: float | None, inner_low: float | None, inner_high: float | None) -> bool:
    """Say whether one range holds the other; an open end holds all."""
    if low is None and high is None:
        return False
    below = low is None or (inner_low is not None and low <= inner_low)
    above = high is None or (inner_high is not None and inner_high <= high)
    return below and above


def _rounds(left: Quantity, right: Quantity, a: float, b: float) -> bool:
    if not max(abs(a), abs(b)) or abs(a - b) / max(abs(a), abs(b)) > _ROUNDING:
        return False
    if left.approximate or right.approximate:
        return True
    return left.unit != right.unit or _round_to(a, b) or _round_to(b, a)


def _round_to(exact: float, rounded: float) -> bool:
    """Say whether the second is the first with fewer digits that tell (297 and 300)."""
    if rounded < 20 or rounded != int(rounded):
        return False
    digits = len(str(int(rounded))) - len(str(int(rounded)).rstrip("0"))
    return digits > 0 and round(exact, -digits) == rounded and exact != rounded
