"""Text made fit to be shown: controls made visible, long words of others cut; dates in words."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ](\d{2}:\d{2})\S*)?$")

# Characters that change how the rest of a page reads, or that no reader sees: bidirectional embeddings,
# overrides and isolates (Unicode TR 36, "bidirectional spoofing"), tag characters (text hidden from people).
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def shown(text: str) -> str:
    """Return the text with every character that acts unseen made visible.

    Bidirectional controls and tag characters become their code point in angle brackets; other controls
    and lone surrogates the replacement character. All else stays as it is.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str, limit: int = 0) -> str:
    """Return the text as one line; with a limit, cut at a word's end before that many characters."""
    line = " ".join(shown(text).split())
    if not limit or len(line) <= limit:
        return line
    cut = line[: limit - 1]
    head, blank, _ = cut.rpartition(" ")
    return (head if blank and len(head) > limit // 2 else cut).rstrip(",;:–— ") + "…"


def _day(year: int, month: int, day: int, weekday: bool) -> str:
    words = f"{day} {_MONTHS[month - 1]} {year}"
    return f"{_DAYS[date(year, month, day).weekday()]} {words}" if weekday else words


def _moment(value: str, weekday: bool) -> str:
    match = _ISO.fullmatch(value)
    if not match:
        return one_line(value, 40)
    year, month, day, clock = match.groups()
    try:
        if day:
            words = _day(int(year), int(month), int(day), weekday)
            return f"{words}, {clock}" if clock else words
        return f"{_MONTHS[int(month) - 1]} {year}" if month else year
    except (ValueError, IndexError):
        return one_line(value, 40)


def date_in_words(value: str, *, weekday: bool = False) -> str:
    """Return an ISO date, month, year, time or interval (`a/b`) in words; what is none of these as it is."""
    first, slash, last = value.partition("/")
    if not slash or first == last:
        return _moment(first, weekday)
    if not first or not last:
        return f"until {_moment(last, False)}" if last else f"from {_moment(first, False)}"
    if first[:7] == last[:7] and len(first) == len(last) == 10:
        whole = _moment(last, False)
        return f"{int(first[8:])}–{whole}" if first[8:].isdigit() else whole
    return f"{_moment(first, False)} to {_moment(last, False)}"


def moment_in_words(value: str, zone: str, *, weekday: bool = False) -> str:
    """Return an ISO date or time in words, with its offset from UTC; a time without one says so."""
    words = date_in_words(value, weekday=weekday)
    if "T" not in value:
        return words
    return f"{words} ({'UTC' if zone in ('Z', '+00:00') else f'UTC{zone}' if zone else 'zone unknown'})"


def count_of(number: int, one: str, many: str = "") -> str:
    """Return "1 report", "2 reports"; `many` where an "s" does not do."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(items: list[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)
