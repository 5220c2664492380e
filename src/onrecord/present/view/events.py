"""Events as a page and a terminal list them: a story's events in, one line each out, in the order of their days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model.annotations import Event
from onrecord.present.pairs.days import By, days_of, label_of, period_at
from onrecord.present.view.citations import Citation, Citations, Place
from onrecord.present.view.contents import balanced
from onrecord.present.view.shown import count_of, date_in_words, listed, one_line

#: So many characters of what tells an event are shown with it.
WORDS = 220
#: Names of one side that are shown.
NAMES = 4
#: Periods that have a name of their own.
MONTHS: tuple[By, ...] = ("month", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """An event: when (in words, and as ISO 8601 has it, "" for no date), who to whom, what (PLOVER's type and mode), its status where it did not happen, and what tells it."""

    id: str
    anchor: str
    when: str
    day: str
    actors: str
    recipients: str
    what: str
    status: str
    told: str
    citations: tuple[Citation, ...] = ()

    @property
    def words(self) -> str:
        """Of the sentences that tell it the one that names most of its parties, the shortest of such, cut; "" where none is cited."""
        parties = {word for word in re.findall(r"\w+", f"{self.actors} {self.recipients}") if word[:1].isupper()}

        def order(words: str) -> tuple[int, int, str]:
            return (-len(parties.intersection(re.findall(r"\w+", words))), len(words), words)

        return balanced(one_line(min((one.words for one in self.citations), key=order, default=""), WORDS))


def build_events(events: Iterable[Event], citations: Citations, *, prefix: str) -> tuple[EventLine, ...]:
    """Return the lines of a story's events, each citing the sentences that tell it."""
    lines = []
    for number, event in enumerate(in_order(events), start=1):
        place = Place("event", number, f"{prefix}-event-{number}", quiet=True)
        lines.append(event_line(event, anchor=place.anchor, citations=citations.cite_all(event.evidence, place)))
    return tuple(lines)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return events by their days, those without after the others, then by their sentences."""
    def key(event: Event) -> tuple[bool, str, tuple[object, ...], str]:
        days = days_of(event.when)
        return days is None, days[0].isoformat() if days else "", event.evidence, event.id

    return sorted(events, key=key)


def event_line(event: Event, *, anchor: str = "", citations: tuple[Citation, ...] = ()) -> EventLine:
    """Return one event in words."""
    days = days_of(event.when)
    reports = len({span.article for span in event.evidence})
    told = count_of(len(event.evidence), "sentence")
    return EventLine(
        id=event.id, anchor=anchor, when=days_in_words(event.when), day=label_of(*days) if days else "",
        actors=_side(event.actors, event.actor_countries), recipients=_side(event.recipients, event.recipient_countries),
        what=one_line(f"{event.type}, {event.mode}" if event.mode else event.type, 60),
        status="" if event.status == "happened" else event.status,
        told=told if reports == 1 else f"{told} in {count_of(reports, 'report')}", citations=citations,
    )  # fmt: skip


def days_in_words(value: str) -> str:
    """Return a TIMEX3 date in words: a day, the days of a week, a month, a year; "" where it names no days."""
    days = days_of(value)
    if days is None:
        return ""
    whole = next((period for by in MONTHS if (period := period_at(days[0], by)).last == days[1] and period.first == days[0]), None)
    return date_in_words(whole.label if whole else f"{days[0].isoformat()}/{days[1].isoformat()}")


def _side(names: Sequence[str], countries: Sequence[str]) -> str:
    """Return the parties of one side, their countries in brackets."""
    shown = [one_line(name, 60) for name in names[:NAMES]]
    if len(names) > NAMES:
        shown.append(f"{len(names) - NAMES} more")
    codes = ", ".join(one_line(code, 8) for code in countries[:NAMES])
    return f"{listed(shown)} ({codes})" if shown and codes else listed(shown) or codes


def in_one_line(line: EventLine) -> str:
    """Return an event as a line of text: who, what, to whom, whether, and how often it is told."""
    parties = f"{line.actors or 'somebody'} → {line.recipients}" if line.recipients else line.actors
    status = f" ({line.status})" if line.status else ""
    return f"{line.what}{status}: {parties}; {line.told}"
