"""Shares told as so many in so many: "one in five", "nine out of 10" in, the number they make out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.tools.numbers import Number

_IN = re.compile(r"\s+(?P<link>in|out\s+of|of)\s+(?P<every>every\s+|each\s+)?", re.I)
#: Most of which one is told in this way ("one in a million").
MOST = 1_000_000


def with_shares(text: str, numbers: Sequence[Number]) -> Iterator[Number]:
    """Yield the numbers of a text, those that make a share joined to one."""
    at = 0
    while at < len(numbers):
        first = numbers[at]
        share = _share(text, first, numbers[at + 1]) if at + 1 < len(numbers) else None
        yield share or first
        at += 2 if share else 1


def is_joined(text: str, number: Number) -> bool:
    """Say whether a number was told as so many in so many."""
    return 0 < number.value < 1 and bool(re.search(r"\s(?:in|out\s+of)\s", text[number.core : number.end]))


def _share(text: str, first: Number, second: Number) -> Number | None:
    """Join "one" and "five" of "one in five"; None for "two in 2031", "three in 24 hours", "one of 12"."""
    link = _IN.fullmatch(text[first.end : second.start])
    whole = (first.value, second.value) == (int(first.value), int(second.value))
    if not link or not whole or second.bounded or not 0 < first.value < second.value <= MOST:
        return None
    if link["link"].lower() == "of" or (1900 <= second.value < 2100 and not link["every"]):
        return None
    spelt = first.form == "words" or link["link"].lower() != "in" or link["every"] or first.value == 1
    timed = re.match(r"[\s-]+(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?)\b", text[second.end :])
    if not spelt or timed or first.form == "plural":
        return None
    share = first.value / second.value
    low = None if first.low is None else first.low / second.value
    high = None if first.high is None else first.high / second.value
    return replace(first, end=second.end, value=share, low=low, high=high, form=second.form)
