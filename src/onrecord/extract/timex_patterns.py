"""Where time expressions stand: a sentence's text in, matches of the pattern table out, longest first.

`data/times/patterns.tsv` writes patterns with macros (`<month>`, `<count>`); this module fills them from the word
tables. Every repetition is bounded, so that matching takes time linear in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.extract.timex_needs import Needs, all_words, held_in, needs_of
from onrecord.tools.numbers import ordinals
from onrecord.tools.tables import rows, words

#: Short names that are no abbreviations: a full stop after them ends the sentence.
_WHOLE = frozenset({"March", "April", "May", "June", "July"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of the table, compiled: the name of its reading, its place in the table and the words it needs."""

    rank: int
    reading: str
    expression: re.Pattern[str]
    needs: Needs = ()


@cache
def load_patterns() -> tuple[Pattern, ...]:
    """Return the table's patterns in order, their macros filled."""
    macros = _macros()
    return tuple(
        Pattern(rank, row["reading"], re.compile(rf"(?<![\w$€£])(?:{pattern})(?!\w)", re.I), needs_of(pattern))
        for rank, row in enumerate(rows("times/patterns.tsv"))
        for pattern in [_fill(row["pattern"], macros)]
    )


def scan(text: str) -> Iterator[tuple[Pattern, re.Match[str]]]:
    """Yield every match of every pattern, in the table's order."""
    held = held_in(text, _asked())
    for pattern in load_patterns():
        if any(map(held.isdisjoint, pattern.needs)):
            continue
        for match in pattern.expression.finditer(text):
            yield pattern, match


@cache
def _asked() -> tuple[str, ...]:
    return all_words(pattern.needs for pattern in load_patterns())


def _fill(pattern: str, macros: dict[str, str]) -> str:
    return re.sub(r"(?<!\?P)<(\w+)>", lambda match: macros[match[1]], pattern)


def _either(forms: Iterable[str]) -> str:
    """Join forms, longest first, white space in them matching any."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", r"\s+").replace("'", "['’]") for form in ordered)


def _names(kind: str) -> str:
    """Return the names of a kind: freely cased, or with a capital where the word means something else without."""
    table = [row for row in rows("times/names.tsv") if row["kind"] == kind]
    free = [row["form"] for row in table if row["cased"] == "no"]
    cased = [row["form"] for row in table if row["cased"] == "yes"]
    cased += [form.upper() for form in cased]
    parts = [_either(free)] if free else []
    if cased:
        short = [form for form in cased if len(form) <= 5 and form.capitalize() not in _WHOLE]
        whole = [form for form in cased if form not in short]
        parts += [f"(?-i:{_either(short)})\\.?"] * bool(short) + [f"(?-i:{_either(whole)})"] * bool(whole)
    return "|".join(parts)


def _number_forms() -> tuple[str, str, str, str]:
    """Return patterns of digits, teens, tens, and of a whole number in words or figures."""
    table = rows("quantities/number_words.tsv")
    by = {kind: [row for row in table if row["kind"] == kind] for kind in ("unit", "ten", "scale")}
    digit = _either(row["word"] for row in by["unit"] if 0 < int(row["value"]) < 10)
    teen = _either(row["word"] for row in by["unit"] if int(row["value"]) >= 10)
    ten = _either(row["word"] for row in by["ten"])
    scale = _either(row["word"] for row in by["scale"] if len(row["word"]) > 3)
    word = rf"(?:{digit}|{teen}|{ten}|{scale})"
    spelt = rf"(?:an?\s+(?:{scale})|{word}(?:(?:\s+and\s+|\s+|-){word}){{0,5}})(?:(?:\s+and\s+a\s+|-and-a-)(?:half|quarter))?"
    figure = r"\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d{1,2})?(?:\s+[1-9]/[2-9]|[½¼¾])?"
    spread = rf"(?:{spelt}|{figure})(?:(?:\s+(?:to|or)\s+|\s?[-–]\s?)(?:{spelt}|{figure}))?"
    return digit, teen, ten, spread


def _macros() -> dict[str, str]:
    digit, teen, ten, number = _number_forms()
    units = rows("times/units.tsv")
    singular, plural = _either(row["form"] for row in units), _either(row["plural"] for row in units)
    bounds = [row["words"] for row in rows("quantities/bounds.tsv") if row["place"] == "before"]
    vague = r"several|a\s+few|few|some|many|a\s+couple(?:\s+of)?|a\s+number\s+of|a\s+(?:half[\s-])?dozen|an?"
    weekday, month = _names("weekday"), _names("month")
    weekday_plain = _either(row["form"] for row in rows("times/names.tsv")
                            if row["kind"] == "weekday" and row["cased"] == "no")  # fmt: skip
    part, zone = _names("part"), _either(words("times/zones.txt"))
    edges = r"beginning|start|end|middle|close|turn|first\s+days|last\s+days|first\s+half|second\s+half"
    return {
        "weekday": f"(?P<weekday>{weekday})",
        "weekdayb": f"(?:{weekday_plain})",
        "month": f"(?P<month>{month})",
        "monthb": f"(?:{month})",
        "season": f"(?P<season>{_names('season')})",
        "part": rf"(?:in\s+the\s+|around\s+)?(?:(?:early|late)\s+|mid-?)?(?P<part>{part})s?",
        "mod": rf"(?P<mod>early|late|mid|mid-to-late|end(?=-)|(?:the\s+)?(?:{edges})\s+of)[\s-]+",
        "earlylate": r"(?P<mod>earlier|later|early|late|mid)(?:\s+(?:on\s+)?|-)",
        "dom": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,:]\d|[\s-](?:million|billion|percent))",
        "year": r"(?:1[0-9]|20)\d\d(?!\d|['’]s?\d)",
        "ordword": rf"(?:{_either(ordinals())}|\d{{1,2}}(?:st|nd|rd|th))",
        "count": rf"(?P<count>{number}|{vague})",
        "count2": rf"(?P<count2>{number})",
        "numw": f"(?:{number})",
        "digit": f"(?:{digit})",
        "teen": f"(?:{teen})",
        "ten": f"(?:{ten})",
        "units": f"(?P<unit>{plural}|{singular})",
        "units2": f"(?P<unit2>{plural}|{singular})",
        "unit1": f"(?P<unit>{singular})",
        "unitsp": f"(?P<unit>{plural})",
        "unitsp2": f"(?P<unit2>{plural})",
        "unitw": f"(?P<unit>{singular})",
        "unitf": f"{plural}|{singular}",
        "approx": rf"(?P<approx>{_either(bounds)}|just|only|barely)\s+",
        "tz": f"(?:{zone})",
        "dayword": rf"(?:{weekday}|today|tonight|yesterday|tomorrow|(?:{month})\s+\d{{1,2}}(?:,?\s+\d{{4}})?)",
        "holiday": f"(?P<holiday>{_either(row['name'] for row in rows('times/holidays.tsv'))})",
        "reference": f"(?P<w>{_either(row['words'] for row in rows('times/references.tsv'))})",
    }
