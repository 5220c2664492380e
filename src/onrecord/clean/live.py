"""Live blogs: entries with times of day, among them headings, boxes of key events and buttons.

In: units. Out: whether they are a live blog's, and the same units with entry times labelled as dates.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from onrecord.clean.formwords import said_as
from onrecord.clean.units import Unit

ZONE = r"(?:\s*(?:uhr|h|hrs?|[ap]\.?\s?m\.?))?(?:\s*\(?(?:[a-z]{2,4}t|gmt|utc|cet|ist|мск|مكة)(?:[+-]\d{1,2})?\)?)?"
#: "14:35", "2.35pm GMT", "14h35", "14.35 Uhr", "Updated 14:35", "下午2:35", and the like, alone on a line or before the entry's words.
CLOCK = re.compile(
    r"^\W{0,3}(?:(?:updated|posted|published|post|um|at|às|le|à|alle|ore|kl|om|в|обновлено|更新于?|上午|下午|الساعة)\s*(?:at)?[.:]?\s*)?"
    rf"(?P<hour>[0-2]?\d)(?:\s?[:.h٫]\s?(?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d|[.,]\d|\s?%)|(?=\s?[ap]\.?\s?m\b)){ZONE}",
    re.IGNORECASE,
)
AGO = re.compile(
    r"^\W{0,3}(?:\d{1,2}\s?(?:m|h|min(?:ute)?s?|hours?|hrs?)\.? ago|vor \d{1,2} (?:minuten?|stunden?|std\.?|min\.?)|il y a \d{1,2} ?(?:min(?:utes?)?|h(?:eures?)?)"
    r"|hace \d{1,2} (?:minutos?|horas?)|há \d{1,2} (?:minutos?|horas?)|\d{1,2} (?:minuti?|or[ae]) fa|\d{1,2} (?:minu(?:ut|ten)|uur) geleden"
    r"|\d{1,2} (?:минут\w?|час\w{0,2}|мин\.?) назад|\d{1,2}\s?(?:分钟|小时|分鐘|小時)前|منذ \d{1,2} (?:دقائق|دقيقة|ساعات|ساعة))\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveConfig:
    """When times make a live blog. A timeline inside a report has times too: so more are asked without a declaration."""

    #: Times that must be there where the page or its title says that it is live, and where nothing does.
    told: int = 3
    untold: int = 6
    #: The same where a line announces entries ("all times local"), and lines around the first time among which it stands.
    announced: int = 2
    around: int = 6
    #: Units behind a time among which the entry's prose must begin.
    near: int = 4
    #: Share of the times that must run one way, from one to the next (a day's turn breaks the run once).
    ordered: float = 0.75


DEFAULT = LiveConfig()
#: Lines above the first paragraph among which its time may stand.
ABOVE = 3


def above_body(first: int) -> int:
    """Return from where the first entry's time is looked for: it stands above the body's first paragraph."""
    return max(0, first - ABOVE)


def entry_times(units: list[Unit], start: int, stop: int, config: LiveConfig = DEFAULT) -> list[int]:
    """Return the indexes of the lines that give an entry's time, with the entry's prose close behind."""
    found = []
    for index in range(start, stop):
        if _is_time(units[index]) and _entry_follows(units, index, config):
            found.append(index)
    return found


def is_live(units: list[Unit], times: list[int], *, told: bool, config: LiveConfig = DEFAULT) -> bool:
    """Say whether times such as these are a live blog's; `told` says that the page or the headline says so."""
    announced = len(times) >= config.announced and _announced(units[max(0, times[0] - config.around) : times[0] + 2])
    told = told or announced
    if len(times) < (config.announced if announced else config.told if told else config.untold):
        return False
    clocks = [clock for clock in (_clock(units[index]) for index in times) if clock is not None]
    if told and len(clocks) < min(config.told, len(times)):
        return True
    if len(clocks) < 0.8 * len(times):
        return False
    steps = [b - a for a, b in itertools.pairwise(clocks)]
    down, up = sum(step <= 0 for step in steps), sum(step >= 0 for step in steps)
    return max(down, up) >= config.ordered * len(steps)


def _announced(units: list[Unit]) -> bool:
    return any(said_as("live-blog", "line", [unit.text]) for unit in units)


def label_times(units: list[Unit], times: list[int]) -> None:
    """Label the entries' times, those alone on their line, as dates."""
    for index in times:
        if units[index].kind in (None, "furniture", "date"):
            units[index].label("date", "the time of an entry")


def _is_time(unit: Unit) -> bool:
    if unit.words > 12 or unit.kind not in (None, "furniture", "date"):
        return False
    match = CLOCK.match(unit.text[:60])
    if match is not None:
        return not any(ch.isalpha() for ch in re.sub(r"(?i)\bshare\b|\bet\b", "", unit.text[match.end() :])) or unit.kind == "date"
    return bool(AGO.match(unit.text[:40]))


def _clock(unit: Unit) -> int | None:
    match = CLOCK.match(unit.text[:60])
    if match is None:
        return None
    half = re.search(r"(?i)([ap])\.?\s?m|下午", match.group())
    hour = int(match["hour"])
    if half and (half.group() == "下午" or half.group()[0] in "pP") and hour < 12:
        hour += 12
    return hour * 60 + int(match["minute"] or 0)


def _entry_follows(units: list[Unit], index: int, config: LiveConfig) -> bool:
    for unit in units[index + 1 : index + 1 + config.near]:
        if _is_time(unit):
            return False
        if unit.kind in (None, "paragraph", "blockquote", "list") and unit.prose and unit.terminal:
            return True
    return False
