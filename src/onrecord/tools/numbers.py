"""Numbers in English text: words and figures in, values with their bounds out.

``seven and a half`` is 7.5, ``two dozen`` 24, ``1.2 million`` 1200000, ``tens of thousands`` an unknown
number above 20000, ``20 to 30`` a range, ``more than five`` at least 5 (open above). Pure functions
of the text, in time linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from onrecord.tools.tables import rows

Form = Literal["figures", "words", "plural"]

#: Longest run of words read as one number ("nine hundred and ninety-nine thousand nine hundred and ninety-nine").
MAX_WORDS = 12
_TOKEN = re.compile(
    r"(?<![A-Za-z\d])(?P<figure>\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?(?!,?\d)|\d{1,15}(?:\.\d{1,9})?)"
    r"(?P<glued>(?:bn|mn|tn|mln|bln|k|m|b)\b)?"
    r"|(?P<vulgar>[½¼¾⅓⅔])|(?P<word>[A-Za-z]+)|(?P<mark>[^\sA-Za-z\d])"
)
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_GLUED = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12}
_DASHES = "-–—‑"
#: "between" before a number, money's sign taken off.
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)


#: What rose "from 12 to 19" went from one number to another, and is no range.
_CHANGED = re.compile(
    r"\b(?:rose|risen|rises?|rising|fell|fallen|falls?|falling|grew|grown|grow|dropped|climbed|jumped|increased?|increasing|decreased?|cut|raised"
    r"|reduced|up|down|went|gone|doubled|soared|slipped|declined)\s(?:[^.;,]{0,30}\s)?from\s+$", re.I,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `[start, end)` of a text, its bounding words included; `core` is where the number itself begins.

    `low` and `high` bound the value (None: open); equal to `value` where it is exact. `form` is "plural" for
    "dozens" or "tens of thousands". `strict` marks "more than" and "less than", which exclude the value.
    """

    start: int
    end: int
    core: int
    value: float
    low: float | None
    high: float | None
    approximate: bool
    form: Form
    strict: bool = False

    @property
    def bounded(self) -> bool:
        """Say whether anything but the plain value was said."""
        return self.approximate or self.low != self.value or self.high != self.value


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    kind: str
    value: float


@cache
def _number_words() -> dict[str, tuple[str, float]]:
    known: dict[str, tuple[str, float]] = {}
    for row in rows("quantities/number_words.tsv"):
        if row["kind"] != "ordinal":
            known[row["word"]] = (row["kind"], float(row["value"]))
    return known


@cache
def ordinals() -> dict[str, int]:
    """Return the ordinal words with their numbers ("third": 3)."""
    return {row["word"]: int(row["value"]) for row in rows("quantities/number_words.tsv") if row["kind"] == "ordinal"}


@cache
def _bounds(place: str) -> re.Pattern[str]:
    forms = sorted(_bound_of(place), key=lambda form: (-len(form), form))
    words = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    before = rf"\b({words})\s+(?:[A-Z]{{0,3}}[$€£¥₹])?$"
    return re.compile(before if place == "before" else rf"(?:\s+|-)({words})\b", re.IGNORECASE)


@cache
def _bound_of(place: str) -> dict[str, str]:
    return {row["words"]: row["bound"] for row in rows("quantities/bounds.tsv") if row["place"] == place}


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the signs and codes of money that stand before a sum ("€", "US$", "EUR"): ending a text, and at a place."""
    forms = {form for row in rows("quantities/units.tsv") if row["place"] == "before" for form in row["forms"].split("|")}
    either = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<!\w)(?:{either})\s?$"), re.compile(rf"\s*(?:{either})\s?(?=\d)")


def find_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text in order, without overlaps, with ranges and bounds read."""
    words = _words(text)
    i = 0
    while i < len(words):
        read = _read(words, i)
        if read is None:
            i += 1
            continue
        number, i = read
        second = _range_end(text, words, i, number)
        if second:
            number, i = second
        number = _bounded(text, number)
        while i < len(words) and words[i].start < number.end:
            i += 1
        yield number


def parse_number(text: str) -> float | None:
    """Return the value of a text that is one number and nothing else ("twenty-four", "a dozen", "2 1/2")."""
    words = _words(text)
    read = _read(words, 0) if words else None
    return read[0].value if read and read[1] == len(words) else None


def _words(text: str) -> list[_Word]:
    known = _number_words()
    found = []
    for match in _TOKEN.finditer(text):
        raw = match.group().lower()
        if match["figure"]:
            value = float(match["figure"].replace(",", ""))
            kind = "figure"
            if match["glued"]:
                kind, value = "scaled", _plain(value * _GLUED[match["glued"].lower()])
        elif match["vulgar"]:
            kind, value = "vulgar", _VULGAR[raw]
        elif match["word"]:
            kind, value = known.get(raw, ("word", 0.0))
        else:
            kind, value = "mark", 0.0
        found.append(_Word(match.start(), match.end(), raw, kind, value))
    return found


def _read(words: list[_Word], i: int) -> tuple[Number, int] | None:
    """Read the number that begins at word `i`; return it and the index of the word after it."""
    first = words[i]
    if first.kind == "plural":
        return _plural(words, i)
    if first.kind == "fraction" and first.text == "half":
        return _half(words, i)
    if first.text in {"a", "an"}:
        return _article(words, i)
    if first.kind not in {"unit", "ten", "figure", "scaled", "vulgar"}:
        return None
    value, j = _cardinal(words, i)
    return _finish(words, i, j, value)


def _cardinal(words: list[_Word], i: int) -> tuple[float, int]:
    """Read units, tens and scales: what stands before a scale is multiplied by it, then all is added."""
    total, part, j = 0.0, 0.0, i
    last, lowest = "", float("inf")
    while j < len(words) and j - i < 2 * MAX_WORDS:
        word = words[j]
        if word.kind == "scale" and j > i and word.value < lowest * (1000 if last == "scale" else 1):
            if word.value < 1000:
                part = (part or 1) * word.value
            else:
                total, part = total + (part or 1) * word.value, 0.0
                lowest = word.value
        elif _adds(word, last):
            part += word.value
        elif word.text == "and" and last == "scale" and _goes_on(words, j + 1):
            last, j = "and", j + 1
            continue
        elif word.text in _DASHES and _touches(words, j) and _hyphened(last, words[j + 1]):
            j += 1
            continue
        else:
            break
        last = word.kind
        j += 1
    return _plain(total + part), j


def _plain(value: float) -> float:
    """Take the error of binary fractions off: 4.1 billion is 4100000000, not 4099999999.9999995."""
    return float(f"{value:.12g}")


def _adds(word: _Word, last: str) -> bool:
    """Say whether a word adds to the part read so far, after a word of the kind `last`."""
    if word.kind == "unit":
        return last in {"", "scale", "and"} or (last == "ten" and 0 < word.value < 10)
    if word.kind == "ten":
        return last in {"", "scale", "and"}
    return word.kind in {"figure", "scaled", "vulgar"} and not last


def _hyphened(last: str, following: _Word) -> bool:
    """Say whether a hyphen goes on with the number: "twenty-four", "five-million"."""
    return following.kind == "scale" or (last == "ten" and following.kind == "unit")


def _goes_on(words: list[_Word], j: int) -> bool:
    return j < len(words) and words[j].kind in {"unit", "ten"} and words[j - 2].value in {100, 1000}


def _touches(words: list[_Word], j: int) -> bool:
    """Say whether a dash stands between two words without spaces."""
    return j + 1 < len(words) and words[j - 1].end == words[j].start and words[j].end == words[j + 1].start


def _finish(words: list[_Word], i: int, j: int, value: float) -> tuple[Number, int]:
    """Read what may follow a cardinal: "and a half", "1/2", "-thirds"."""
    if [word.text for word in words[j : j + 5]] == ["-", "and", "-", "a", "-"] and _is_fraction(words, j + 5):
        words = [*words[:j], words[j + 1], words[j + 3], *words[j + 5 :]]
        number, after = _finish(words, i, j, value)
        return number, after + 3
    texts = [word.text for word in words[j : j + 4]]
    if texts[:2] == ["and", "a"] and len(texts) > 2 and words[j + 2].kind == "fraction":
        value, j = value + 1 / words[j + 2].value, j + 3
        if j < len(words) and words[j].kind == "scale":
            value, j = value * words[j].value, j + 1
    elif words[j - 1].kind == "figure" and len(texts) > 2 and _slash(words, j) and words[j + 2].value:
        value, j = value + words[j].value / words[j + 2].value, j + 3
    elif words[j - 1].kind == "figure" and texts and words[j].kind == "vulgar":
        value, j = value + words[j].value, j + 1
    elif words[j - 1].kind == "unit" and texts[:1] == ["-"] and _is_fraction(words, j + 1):
        value, j = value / words[j + 1].value, j + 2
    elif words[j - 1].kind == "unit" and texts and _parts(words[j], value):
        value, j = value / words[j].value, j + 1
    if value < 1 and words[j - 1].kind == "fraction" and (scale := _of_scale(words, j)):
        value, j = _plain(value * scale), j + 3
    form: Form = "figures" if words[i].kind in {"figure", "scaled"} else "words"
    return _exact(words[i].start, words[j - 1].end, value, form), j


def _of_scale(words: list[_Word], j: int) -> float:
    """Return the scale of "of a million" at word `j`, 0 for none: "a quarter of a million" is 250000."""
    texts = [word.text for word in words[j : j + 2]]
    large = texts == ["of", "a"] and j + 2 < len(words) and words[j + 2].kind == "scale" and words[j + 2].value >= 1000
    return words[j + 2].value if large else 0.0


def _is_fraction(words: list[_Word], j: int) -> bool:
    return j < len(words) and words[j].kind == "fraction"


def _parts(word: _Word, count: float) -> bool:
    """Say whether the word names parts: the "thirds" of "two thirds"."""
    named = word.kind == "fraction" and word.text != "half"
    return named and count < 10 and (word.text.endswith("s") or count == 1)


def _slash(words: list[_Word], j: int) -> bool:
    """Say whether a fraction in figures ("1/2") stands at word `j`, apart from what precedes it."""
    a, mark, b = words[j : j + 3]
    return (
        a.kind == b.kind == "figure" and mark.text == "/" and mark.start == a.end and b.start == mark.end
        and a.value < b.value <= 16 and words[j - 1].end < a.start
    )  # fmt: skip


def _plural(words: list[_Word], i: int) -> tuple[Number, int]:
    """Read "hundreds", "tens of thousands", "hundreds of millions"."""
    value, j = words[i].value, i + 1
    while j + 1 < len(words) and words[j].text == "of" and words[j + 1].kind == "plural":
        value, j = value * words[j + 1].value, j + 2
    low = value * 2
    number = Number(words[i].start, words[j - 1].end, words[i].start, low, low, None, True, "plural")
    return number, j


def _half(words: list[_Word], i: int) -> tuple[Number, int]:
    """Read "half", "half a million", "half a dozen"."""
    j = i + 1
    if j < len(words) and words[j].text in {"a", *_DASHES}:
        j += 1
    if j < len(words) and words[j].kind == "scale":
        return _exact(words[i].start, words[j].end, words[j].value / 2, "words"), j + 1
    j = i + 1
    return _exact(words[i].start, words[i].end, 0.5, "words"), j


def _article(words: list[_Word], i: int) -> tuple[Number, int] | None:
    """Read "a hundred", "a dozen", "a third", "a million and a half"."""
    if i + 1 >= len(words):
        return None
    following = words[i + 1]
    if following.kind == "scale":
        value, j = _cardinal([replace(words[i], kind="unit", value=1.0), *words[i + 1 : i + 2 * MAX_WORDS]], 0)
        return _finish(words, i, i + j, value)
    after = words[i + 2].text if i + 2 < len(words) else ""
    if following.kind == "fraction" and following.text != "half" and (scale := _of_scale(words, i + 2)):
        return _exact(words[i].start, words[i + 4].end, _plain(scale / following.value), "words"), i + 5
    if following.kind == "fraction" and following.text != "half" and after in {"of", "more", "less", ",", "."}:
        return _exact(words[i].start, following.end, 1 / following.value, "words"), i + 2
    return None


def _exact(start: int, end: int, value: float, form: Form) -> Number:
    return Number(start, end, start, value, value, value, False, form)


def _range_end(text: str, words: list[_Word], i: int, first: Number) -> tuple[Number, int] | None:
    """Read "20 to 30", "20-30", "between 20 and 30", "two or three"."""
    percent = i + 1 < len(words) and words[i].text in {"%", "percent"}
    i += percent
    if i + 1 >= len(words) or first.form == "plural":
        return None
    link, then = words[i].text, i + 1
    joined = link in _DASHES and words[i].start == words[i - 1].end and words[i].end == words[i + 1].start
    lead = text[max(0, first.start - 20) : first.start]
    sign = _signs()[0].search(lead)
    between = _BETWEEN.search(lead[: sign.start()] if sign else lead)
    if link == "to" and _CHANGED.search(text[max(0, first.start - 60) : first.start]):
        return None
    if not (joined or link in {"to", "or"} or (link == "and" and between)):
        return None
    if second := _signs()[1].match(text, words[i].end):
        # "fell 6.8% to €23" and "from 5 to $7" are no ranges: money needs its sign at both ends
        if percent or not sign:
            return None
        then = next((n for n in range(then, min(then + 4, len(words))) if words[n].start >= second.end()), then)
    read = _read(words, then)
    if read is None or read[0].form == "plural":
        return None
    last, j = read
    low, high = first.value, last.value
    low = _same_scale(words[j - 1], low, high)
    if not low < high or (link == "or" and high - low > 1) or (joined and _score(text, first, last)):
        return None
    start = first.start - len(lead) + between.start() if between else first.start
    return Number(start, last.end, first.start, low, low, high, link == "or", first.form), j


def _same_scale(last: _Word, low: float, high: float) -> float:
    """Return the lower end of "3 to 5 million" in millions: a scale after the upper end holds for both."""
    if last.kind == "scale" and low < 1000 <= high and low * last.value < high:
        return low * last.value
    return low


def _score(text: str, first: Number, second: Number) -> bool:
    """Say whether the numbers joined by a dash are rather a year or code ("2023-24", "555-1234")."""
    return (first.value >= 1000 and second.value < 100) or text[first.start] == "0"


def _bounded(text: str, number: Number) -> Number:
    """Take in the words before and after a number that bound or blur it."""
    before = _bounds("before").search(text[max(0, number.start - 40) : number.start])
    bound = ""
    if before:
        bound = _bound_of("before")[" ".join(before[1].lower().split())]
        start = number.start - (len(before.group()) - before.start(1) + before.start())
        number = replace(number, start=start)
    after = _bounds("after").match(text, number.end)
    if after and not bound:
        bound = _bound_of("after")[" ".join(after[1].lower().split())]
        number = replace(number, end=after.end())
    return _apply(number, bound) if bound else number


def _apply(number: Number, bound: str) -> Number:
    low, high = number.low, number.high
    if bound.startswith(("low", "above")):
        high = None
    elif bound.startswith(("high", "below")):
        low = None
    near = bound.endswith("near")
    if bound == "near" and number.form != "plural":
        low = high = None
    strict = bound.startswith(("above", "below"))
    return replace(number, low=low, high=high, approximate=number.approximate or near, strict=strict)
