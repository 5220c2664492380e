"""What a time expression is read against: the anchor, the sentence, and what the article has named so far."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from onrecord.extract.timex_tense import Direction, direction_at
from onrecord.model.annotations import Sentence, TimexType
from onrecord.tools.dates import Interval, interval_of, precision_of


@dataclass(frozen=True, slots=True)
class Scene:
    """The circumstances of one sentence.

    `anchor` is the day of writing or, in a quotation, of speaking (None: unknown); `last` is the value of the
    last date told before ("a few months later"), `past` of the last one before the day of writing ("at the
    time"), `ahead` of the last one after it ("until then"), `quarter` of the last quarter. A past weekday among `open_weekdays` (ISO) is named and not dated. `carried` is
    the day of what happened that a time of day without a day falls on (None: in doubt). `month_first`
    says how the outlet writes numeric dates (None: unknown).
    """

    sentence: Sentence
    anchor: date | None
    last: str = ""
    past: str = ""
    quarter: str = ""
    open_weekdays: tuple[int, ...] = ()
    carried: date | None = None
    month_first: bool | None = None
    ahead: str = ""

    def direction(self, match: re.Match[str]) -> Direction:
        """Say which way the expression points, by the tense of its verb."""
        return direction_at(self.sentence, self.sentence.span.start + match.start())

    def is_over(self, match: re.Match[str]) -> bool:
        """Say whether the sentence tells what lies behind: then nothing in it falls after the day of writing."""
        return self.direction(match) == "past"

    def told(self, match: re.Match[str]) -> str:
        """Return the value of the date last told that "that evening" may refer to: none ahead of what is over."""
        days = interval_of(self.last)
        if days and self.anchor and days.earliest > self.anchor and self.is_over(match):
            return self.past
        return self.last

    def label(self, match: re.Match[str], group: str) -> str:
        """Return the name label (OntoNotes) of the word at a group of the match, "" for none."""
        start = self.sentence.span.start + match.start(group)
        return next((t.entity.partition("-")[2] for t in self.sentence.tokens if t.start == start), "")


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means. `type` None: it is no time expression, and nothing shorter in it is one."""

    type: TimexType | None
    value: str = ""
    days: Interval | None = None
    precision: str = ""


NOTHING = Reading(None)


def dated(value: str, days: Interval | None = None, *, precision: str = "") -> Reading:
    """Return a reading as a date (or a time of day, where the value has a T), its days from the value."""
    kind: TimexType = "TIME" if "T" in value and "_REF" not in value else "DATE"
    return Reading(kind, value, days or interval_of(value), precision or precision_of(value))


def lasting(value: str, days: Interval | None = None, *, precision: str = "duration") -> Reading:
    """Return a reading as a duration."""
    return Reading("DURATION", value, days, precision)


def repeated(value: str) -> Reading:
    """Return a reading as a set of times."""
    return Reading("SET", value, None, "vague")
