"""Days carried to a time of day: the days told so far in, the day that "at 6:40 p.m." falls on out.

The day of what happened is carried, from the same sentence or from one before; never the day on which somebody
said so, nor one long before the day of writing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from onrecord.extract.cues import is_saying
from onrecord.model.annotations import Sentence
from onrecord.model.spans import Span
from onrecord.tools.dates import add_days, parse_day

#: A day further before the day of writing is told as background and is carried to no other sentence, in days.
BACKGROUND_DAYS = 14
#: A verb of saying so many words before a day owns it ("said on Wednesday"); without a parser one further away.
_BESIDE, _NEAR = 2, 3


@dataclass(slots=True)
class CarriedDays:
    """The days of an article that times of day may fall on; `written` is its day of writing.

    `paragraph` is the last day told in the paragraph being read, `told` are those of the article, in order.
    """

    written: date | None
    paragraph: date | None = None
    told: list[date] = field(default_factory=list)
    _last: Span | None = None

    def enter(self, sentence: Sentence, text: str) -> None:
        """Begin a sentence; a line break before it begins a paragraph."""
        if self._last is None or "\n" in text[self._last.end : sentence.span.start]:
            self.paragraph = None
        self._last = sentence.span

    def note(self, value: str) -> None:
        """Note the day of a date that is told as when something happened."""
        day = parse_day(value)
        if day is None:
            return
        if self.written is None or (self.written - day).days <= BACKGROUND_DAYS:
            self.paragraph = day
            self.told.append(day)

    def day(self, *, over: bool = False) -> date | None:
        """Return the day to carry: the paragraph's, else the article's last where its first is the same; else None.

        What is `over` lies on no day after the one of writing.
        """
        told = [day for day in self.told if not (over and self._is_ahead(day))]
        if self.paragraph is not None and not (over and self._is_ahead(self.paragraph)):
            return self.paragraph
        return told[-1] if told and told[0] == told[-1] else None

    def eve(self) -> date | None:
        """Return the day before that of writing, where the report has so far told of that day and none after; else None."""
        day = add_days(self.written, -1) if self.written else None
        return day if day and self.told and self.told[0] == day and self.written not in self.told else None

    def _is_ahead(self, day: date) -> bool:
        return self.written is not None and day > self.written


def is_of_saying(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether the words `[start, end)` of a sentence tell when something was said: their verb is one of speech."""
    tokens = sentence.tokens
    inside = [n for n, t in enumerate(tokens) if sentence.span.start + start <= t.start < sentence.span.start + end]
    if not inside:
        return False
    at = inside[0]
    near = range(max(0, at - (_BESIDE if tokens[at].dep else _NEAR)), at)
    if any(is_saying(tokens[n].text) for n in near):
        return True
    for _ in range(len(tokens)):
        if tokens[at].pos in {"VERB", "AUX"} or tokens[at].head == at:
            break
        at = tokens[at].head
    return is_saying(tokens[at].text)
