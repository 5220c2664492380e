"""What a line of the pattern table cannot do without: its words in, the kinds of word that a sentence must hold out.

Most sentences name no month and no weekday: the patterns that need one are then not tried, which halves the cost.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.tools.tables import rows

#: The kind of word that a macro of the table stands for.
_KINDS = {
    "month": "month", "weekday": "weekday", "weekdayb": "weekday", "season": "season", "part": "part",
    "holiday": "holiday", "units": "unit", "unit1": "unit", "unitsp": "unit", "unitw": "unit", "unitf": "unit",
    "year": "digit", "dom": "digit",
}  # fmt: skip
#: The innermost group of a pattern, with what follows it: a group that may be missing, or has a choice in it, tells nothing.
_GROUP = re.compile(r"\((?P<head>\?(?:P<\w+>|:|=|!|<=|<!|-i:)|)(?P<body>[^()]*)\)(?P<after>\?|\*|\{0?,\d*\})?")
_CLASS = re.compile(r"\[(?:\\.|[^\]])*\]|\\.")


def needs_of(pattern: str) -> frozenset[str]:
    """Return the kinds of word without which a pattern of the table (its macros not filled) matches nothing."""
    left = _CLASS.sub("~", pattern)
    while group := _GROUP.search(left):
        looks = group["head"] in {"?=", "?!", "?<=", "?<!"}
        body = "" if looks or group["after"] or "|" in group["body"] else group["body"]
        left = left[: group.start()] + body + left[group.end() :]
    if "|" in left:
        return frozenset()
    return frozenset(_KINDS[name] for name in re.findall(r"<(\w+)>(?!\?)", left) if name in _KINDS)


def kinds_in(text: str) -> frozenset[str]:
    """Return the kinds of word that a text may hold: never one too few."""
    return frozenset(kind for kind, forms in _forms().items() if forms.search(text))


@cache
def _forms() -> dict[str, re.Pattern[str]]:
    names = rows("times/names.tsv")
    forms = {kind: {row["form"] for row in names if row["kind"] == kind} for kind in ("month", "weekday", "season", "part")}
    forms["unit"] = {form for row in rows("times/units.tsv") for form in (row["form"], row["plural"])}
    found = {kind: re.compile("|".join(map(re.escape, sorted(words))), re.I) for kind, words in forms.items()}
    # a holiday's name is printed with a capital and any white space: its first word will do
    first = {re.escape(re.split(r"[\s'’]", row["name"])[0]) for row in rows("times/holidays.tsv")}
    return found | {"holiday": re.compile("|".join(sorted(first)), re.I), "digit": re.compile(r"\d")}
