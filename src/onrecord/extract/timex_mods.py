"""What stands at the edge of a time expression: "nearly five years" in, TIMEX3's modifier out; "since" before it.

The modifiers are TimeML's (1.2.1): APPROX, START, MID, END; MORE_THAN, LESS_THAN, EQUAL_OR_MORE, EQUAL_OR_LESS of
lengths; BEFORE, AFTER, ON_OR_BEFORE, ON_OR_AFTER of points.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.tools.tables import rows, words

#: Modifiers of the bounds that numbers have, for a length of time.
_OF_BOUND = {
    "low": "EQUAL_OR_MORE", "above": "MORE_THAN", "above-near": "MORE_THAN", "high": "EQUAL_OR_LESS",
    "below": "LESS_THAN", "below-near": "LESS_THAN", "near": "APPROX",
}  # fmt: skip
#: The same of a point that a length back from now names: "more than a year ago" lies before it; ahead it lies after.
_BACK = {"EQUAL_OR_MORE": "ON_OR_BEFORE", "MORE_THAN": "BEFORE", "EQUAL_OR_LESS": "ON_OR_AFTER", "LESS_THAN": "AFTER"}
_AHEAD = {"EQUAL_OR_MORE": "ON_OR_AFTER", "MORE_THAN": "AFTER", "EQUAL_OR_LESS": "ON_OR_BEFORE", "LESS_THAN": "BEFORE"}
#: Words anywhere in an expression that make it approximate.
_ABOUT = re.compile(r"\bor\s+so\b|\bcouple\s+of\b", re.I)
#: Characters before an expression in which its signal is looked for.
_REACH = 24
#: The second end of "between 2029 and 2031".
_SECOND = re.compile(r"\bbetween\s[^.;,]+\sand\s+$", re.I)

#: Words before "over ten years" after which it is more than ten.
_EXCEEDS = re.compile(
    r"\b(?:for|of|in|by|after|with|is|was|are|were|been|than|takes?|took|taken|lasts?|lasted|spends?|spent|waited|wait|just|well|served"
    r"|within|had|have|has|every)\s+$", re.I,
)  # fmt: skip


@cache
def _edges() -> tuple[dict[str, str], dict[str, str]]:
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    for row in rows("quantities/bounds.tsv"):
        (first if row["place"] == "before" else last)[row["words"]] = _OF_BOUND[row["bound"]]
    for row in rows("times/mods.tsv"):
        (first if row["place"] == "first" else last)[row["words"]] = row["mod"]
    return first, last


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    first, last = (
        "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(forms, key=lambda f: (-len(f), f)))
        for forms in _edges()
    )
    signals = "|".join(
        re.escape(form).replace(r"\ ", r"\s+") for form in sorted(words("times/signals.txt"), key=lambda f: (-len(f), f))
    )
    return (
        re.compile(rf"(?:on\s+|the\s+)?({first})(?![a-z])", re.I),
        re.compile(rf"(?<![a-z])({last})$", re.I),
        re.compile(rf"(?<![\w-])({signals})\s+(?:at\s+least\s+)?(?:the\s+)?$", re.I),
    )


def mod_of(expression: str, kind: str) -> str:
    """Return the TIMEX3 modifier that the words of an expression tell, "" for none; `kind` is its TIMEX3 type."""
    head, tail, _ = _patterns()
    lead, end = head.match(expression), tail.search(expression)
    found = _edges()[0][_plain(lead[1])] if lead else _edges()[1][_plain(end[1])] if end else ""
    if not found and _ABOUT.search(expression):
        return "APPROX"
    if kind in {"DURATION", "SET"}:
        return found
    ahead = re.search(r"\b(?:later|hence|from\s+(?:now|today)|afterwards?)$", expression, re.I)
    return (_AHEAD if ahead else _BACK).get(found, found)


def spans(text: str, start: int) -> bool:
    """Say whether the "over" that begins an expression means during: "cut 5,000 jobs over 10 years"."""
    return text[start : start + 5].lower() == "over " and not _EXCEEDS.search(text[max(0, start - _REACH) : start])


def signal_before(text: str, start: int) -> str:
    """Return the word right before the expression at `start` that relates to it: "since", "by", "until"; "" for none."""
    found = _patterns()[2].search(text[max(0, start - _REACH) : start])
    if found:
        return _plain(found[1])
    return "and" if _SECOND.search(text[max(0, start - 2 * _REACH) : start]) else ""


def _plain(words_found: str) -> str:
    return " ".join(words_found.lower().split())
