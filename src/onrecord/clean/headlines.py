"""Headlines: which line above the body is its headline, which repeat it, and the standfirst between.

A headline's words come back in the body; a masthead's, a section's and a clock's do not.
"""

from __future__ import annotations

import re
from collections import Counter

from onrecord.clean.units import WORD, Unit, fold
from onrecord.tools.calendars import find_days

#: Marks between a site's name, its sections and its motto.
SECTIONS = re.compile(r"\s[|>›»·•]\s")

#: Words of the longest and the shortest headline; letters that compare two forms of a word.
LONGEST, SHORTEST, STEM = 40, 2, 4
#: Unlabelled lines above the body that are looked at, the lines among which they stand, and words of the body.
HEAD, FAR, BODY_WORDS = 60, 400, 4000
#: A line this good, compared with the best one, is taken if it stands first.
GOOD = 0.4
#: "Ann Oy and Bo Ek in Ost": names of reporters without "by".
NAMED = re.compile(r"^(?:[A-Z][\w.’'-]+\s+){1,3}[A-Z][\w’'-]+(?:(?:,| and| &)\s+(?:[A-Z][\w.’'-]+\s+){1,3}[A-Z][\w’'-]+)*\s+in\s+[A-Z]")
#: Lines by which the headline may stand above the line that is most like one.
ABOVE = 4
#: Lines at a text's top among which its outlet's name stands, and words of that.
TOP, MASTHEAD = 3, 4
#: Share of a standfirst's words that the body or the headline has too, where it is no sentence.
KNOWN = 0.25
#: Lines below the headline among which its standfirst is looked for.
NEAR = 3


def find_headline(units: list[Unit], first: int, last: int) -> int | None:
    """Return the index of the headline among the units above the body (or leading it), None for none.

    `first` and `last` bound the body; a line without a full stop that leads the body is looked at as well.
    """
    stop = first
    while stop < last and not units[stop].terminal and units[stop].words <= LONGEST:
        stop += 1
    if stop >= last:
        stop = min(last, first + 1)
    body = _stems(units[stop : last] or units[first:last])
    copies = Counter(unit.folded for unit in units[: min(len(units), stop + HEAD)])
    names = _site_words(units)
    near = [
        i
        for i in range(max(0, stop - FAR), stop)
        if units[i].kind is None and SHORTEST <= units[i].words <= LONGEST and not units[i].teaser
    ]
    scored = [
        (_likeness(units[i], body, copies) * _no_masthead(units, i, names) * _nearness(stop - i) + _followed(units, i), i)
        for i in near[-HEAD:]
    ]
    best, place = max(scored, key=lambda s: (s[0], -s[1]), default=(0.0, 0))
    if best <= 0:
        return scored[0][1] if len(scored) == 1 else None
    # A standfirst has more of the body's words than the headline right above it.
    return next(i for score, i in scored if i == place or (score >= GOOD * best and place - i <= ABOVE))


def label_head(units: list[Unit], headline: int, first: int) -> None:
    """Label the headline, its repetitions, and what stands between it and the body's first paragraph."""
    units[headline].label("headline", "the line above the body whose words come back in it")
    same = units[headline].folded
    for index, unit in enumerate(units):
        if index != headline and unit.folded == same and unit.words <= LONGEST:
            unit.label("duplicate", "repeats the headline")
    for unit in units[:headline]:
        if unit.kind is None:
            unit.label("furniture", "stands above the headline")
    _label_between(units, headline + 1, first)


def _label_between(units: list[Unit], start: int, first: int) -> None:
    """Label what stands between headline and body: a line of words right below the headline is its standfirst."""
    standing = 0
    body = _stems(units[first:]) + _stems(units[start - 1 : start], labelled=True)
    for index in range(start, first):
        unit = units[index]
        if unit.kind is None and NAMED.match(unit.text) and unit.words <= 10:
            unit.label("byline", "names between headline and body")
        elif unit.kind is None and not standing and index < start + NEAR and unit.words >= 6 and not unit.teaser and _of_body(unit, body):
            unit.label("standfirst", "stands right below the headline")
        elif unit.kind is None:
            unit.label("furniture", "a line between headline and body")
        elif unit.kind == "standfirst" and (standing or index >= start + 3 * NEAR):
            unit.label("teaser", "too far below the headline for its standfirst")
        standing += unit.kind == "standfirst"


def _likeness(unit: Unit, body: Counter[str], copies: Counter[str]) -> float:
    stems = [word.casefold()[:STEM] for word in WORD.findall(unit.text) if len(word) > 3 or word.isupper()]
    if not stems:
        return 0.1 if unit.words > 2 else 0.0
    found = sum(stem in body for stem in stems)
    score = found * found / len(stems) if len(stems) < 8 else 8.0 * found / len(stems)
    if unit.terminal and not unit.text.rstrip().endswith(("?", "!", "’", "'", '"', "”", "»")):
        score *= 0.4
    if len(copies) and copies[unit.folded] > 1:
        score *= 1.5
    return score + 0.1


def _no_masthead(units: list[Unit], index: int, names: frozenset[str]) -> float:
    """Return a factor below 1 for a line with the marks of a paper's name, its sections or its day."""
    unit = units[index]
    words = {word.casefold() for word in WORD.findall(unit.text)}
    factor = 1.0
    if words <= names:
        factor *= 0.1
    if len(words) <= 10 and SECTIONS.search(unit.text):
        factor *= 0.3
    if any(day.year and day.day for day in find_days(unit.text)):
        factor *= 0.2
    if unit.text.isupper() and unit.words <= 4:
        factor *= 0.5
    below = units[index + 1] if index + 1 < len(units) else None
    if index < TOP and unit.words <= MASTHEAD and below is not None and below.words <= 3 and not below.terminal:
        factor *= 0.3
    return factor


def _nearness(distance: int) -> float:
    """Return a factor that halves 50 lines above the body."""
    return 50 / (49 + distance)


def _followed(units: list[Unit], index: int) -> float:
    """Return what it adds that a byline or a date stands right below."""
    below = units[index + 1].kind if index + 1 < len(units) else None
    return 0.6 if below in ("byline", "date") else 0.0


def _site_words(units: list[Unit]) -> frozenset[str]:
    """Return the words of the page's copyright lines: the site's name is among them."""
    lines = [unit.text for unit in units if unit.kind == "copyright" and unit.words <= 40]
    return frozenset(word.casefold() for line in lines for word in WORD.findall(line)) | {"the"}


def _of_body(unit: Unit, body: Counter[str]) -> bool:
    """Say whether a line is a sentence, or has words that come back in the body."""
    stems = {word.casefold()[:STEM] for word in WORD.findall(unit.text[:6000]) if len(word) > 3}
    known = sum(stem in body for stem in stems)
    return (unit.prose and unit.terminal) or len(stems) < SHORTEST or known >= KNOWN * len(stems)


def _stems(units: list[Unit], *, labelled: bool = False) -> Counter[str]:
    found: Counter[str] = Counter()
    words = 0
    for unit in units:
        if (unit.kind is None or labelled) and words < BODY_WORDS:
            words += unit.words
            found.update(word.casefold()[:STEM] for word in WORD.findall(unit.text[:6000]))
    return found


def same_words(left: str, right: str) -> bool:
    """Say whether two lines say the same, apart from case, marks and a site's name at the end."""
    a, b = fold(left), fold(right)
    return bool(a) and (a == b or (len(a) > 20 and (b.startswith(a) or a.startswith(b))))
