"""Where time expressions stand in a language that has a pack: its table's patterns, macros filled; a text in, matches out.

Macros stand for a named group of the same name over the words of the pack's calendar: `<month>`, `<weekday>`, `<unit>`,
`<count>`, `<rel>`, `<part>`, `<season>`, `<ordinal>`, `<decade>`, `<hour>`, `<minutes>`, `<dom>`, `<year>`; `<mod>`
(early, mid, late), `<unitmany>` is a unit without a count. Repetitions are bounded by the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.tools.language_packs import LanguagePack, language_pack

_MACRO = re.compile(r"(?<!\?P)<(\w+)>")


@dataclass(frozen=True, slots=True)
class PackPattern:
    """One line of a pack's table of times, compiled."""

    rank: int
    reading: str
    told: Mapping[str, str]
    expression: re.Pattern[str]


def scan_by_pack(text: str, pack: LanguagePack) -> Iterator[tuple[PackPattern, re.Match[str]]]:
    """Yield every match of every pattern, in the table's order."""
    for pattern in _patterns(pack.code):
        for match in pattern.expression.finditer(text):
            yield pattern, match


@cache
def _patterns(code: str) -> tuple[PackPattern, ...]:
    pack = language_pack(code)
    if pack is None:
        return ()
    macros = macros_of(pack)
    found = []
    for rank, (reading, told, pattern) in enumerate(pack.times):
        filled = _MACRO.sub(lambda match: macros[match[1]], pattern)
        found.append(PackPattern(rank, reading, told, re.compile(rf"(?<![\w$€])(?:{filled})(?!\w)", re.I)))
    return tuple(found)


def macros_of(pack: LanguagePack) -> dict[str, str]:
    """Return what the macros stand for in a language."""
    words = {kind: _either(forms) for kind, forms in pack.calendar.items()}
    figure = r"\d{1,3}(?:[.,]\d{1,3})?"
    number = rf"(?:{words['number']}|{figure})(?:\s+(?:{words['join']})\s+(?:{words['number']}|{figure}))?"
    named = {name: f"(?P<{name}>{words[kind]})" for name, kind in (
        ("month", "month"), ("weekday", "weekday"), ("part", "part"), ("season", "season"), ("unit", "unit"),
        ("unitmany", "unit"), ("rel", "relative"), ("ordinal", "ordinal"), ("decade", "decade"), ("hour", "hour"),
        ("minutes", "minutes"),
    )}  # fmt: skip
    return named | {
        "count": f"(?P<count>{number})",
        "mod": rf"(?P<mod>{words['mod']})",
        "dom": r"(?P<d>3[01]|[12]\d|0?[1-9])",
        "year": r"(?P<y>(?:1[5-9]|20)\d\d)",
    }


def _either(forms: Iterable[str]) -> str:
    """Join forms, longest first, white space in them matching any."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in ordered)
