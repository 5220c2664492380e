"""The readings that the pattern table names: a name in, the function that gives the value out."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import MappingProxyType

from onrecord.extract import timex_calendar as calendar
from onrecord.extract import timex_days as days
from onrecord.extract import timex_durations as durations
from onrecord.extract import timex_holidays as holidays
from onrecord.extract import timex_numeric as numeric
from onrecord.extract import timex_quarters as quarters
from onrecord.extract import timex_units as units
from onrecord.extract.timex_scenes import Reading, Scene

Read = Callable[[re.Match[str], Scene], Reading | None]

_FUNCTIONS: tuple[Read, ...] = (
    numeric.iso_day, numeric.slash_day, calendar.full_day, calendar.day_range, calendar.month_of,
    calendar.year_of, calendar.year_words, quarters.fiscal, calendar.year_span, calendar.decade_of,
    calendar.century_of, quarters.quarter_of, quarters.quarter_same,
    quarters.quarter_then, quarters.quarter_ago, quarters.period_ended, calendar.era, calendar.season_of, holidays.holiday,
    days.today, days.day_part, days.weekday, days.weekdays, days.clock, days.ordinal_day,
    days.overnight, days.weekday_span, days.nth_weekday, days.day_around,
    units.unit_rel, units.before_last, units.unit_the, units.unit_part, units.ago, units.ago_vague, units.last_n, units.recent,
    durations.duration, durations.duration_vague, durations.set_every, durations.set_adverb, durations.set_rate,
    units.same_time, units.since_then, units.reference, units.nothing,
)  # fmt: skip

READINGS: MappingProxyType[str, Read] = MappingProxyType({f.__name__: f for f in _FUNCTIONS})
