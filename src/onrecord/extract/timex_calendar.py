"""Readings of expressions that name a place in the calendar: "June 18", "in November", "the third quarter"."""

from __future__ import annotations

import re
from datetime import date

from onrecord.extract.timex_scenes import NOTHING, Reading, Scene, dated
from onrecord.tools.dates import (
    Interval,
    add_days,
    interval_of,
    make_day,
    month_number,
    weekday_number,
    word_numbers,
)
from onrecord.tools.numbers import ordinals, parse_number
from onrecord.tools.tables import words

_FIRST = re.compile(r"early|beginning|start|first", re.I)
_LAST = re.compile(r"late|end|close|last|second", re.I)
_MIDDLE = re.compile(r"mid", re.I)
#: Words before "May" or "April" after which it is the month and not somebody's name.
_LEADS = re.compile(
    r"\b(?:in|since|by|last|this|until|next|from|during|between|through|and|on|for|of|early|late|to|a|the|every|each)\s+$",
    re.I,
)
#: Words before four digits after which they are no year.
_COUNTING = re.compile(
    r"(?:\b(?:flight|boeing|no\.?|number|page|room|route|resolution|highway"
    r"|about|some|nearly|almost|than|least|to a|over)|#)\s+$"
)
#: Words before four digits after which they are a year, however long ago.
_DATING = re.compile(r"\b(?:in|since|of|by|around|circa|from|until|before|after)\s+$")
_MEASURES = re.compile(
    r"\s*(?:hours|hrs|gmt|utc|km|miles|metres|meters|feet|kg|tons|tonnes|years|days|acres|degrees)\b"
)

#: Farthest a day may lie from the day of writing for its printed year to be taken for a slip.
SLIP_DAYS = 31


def got(match: re.Match[str], name: str) -> str:
    """Return a named group's words in lower case, "" where the pattern has no such group or it is empty."""
    return re.sub(r"\s+", " ", (match.groupdict().get(name) or "").lower())


def part_of(days: Interval | None, mod: str) -> Interval | None:
    """Return the third of an interval that "early", "mid" or "late" means."""
    if days is None or not mod:
        return days
    if "half" in mod:
        middle = (days.days - 1) // 2
        ends = (None, middle) if "first" in mod else (middle + 1, None)
        low = days.earliest if ends[0] is None else add_days(days.earliest, ends[0])
        high = days.latest if ends[1] is None else add_days(days.earliest, ends[1])
        return Interval(low, high) if low and high and low <= high else days
    third = (days.days - 1) // 3
    if _MIDDLE.search(mod):
        low, high = add_days(days.earliest, third), add_days(days.latest, -third)
    elif _FIRST.search(mod):
        low, high = days.earliest, add_days(days.latest, -2 * third)
    elif _LAST.search(mod):
        low, high = add_days(days.earliest, 2 * third), days.latest
    else:
        return days
    return Interval(low, high) if low and high else days


def modified(value: str, mod: str) -> Reading:
    """Return a date's reading with its days narrowed by "early" and the like."""
    return dated(value, part_of(interval_of(value), mod), precision="interval" if mod else "")


def ordinal_number(word: str) -> int | None:
    """Return the number of "third", "3rd", "twenty-first"."""
    word = word.lower()
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", word):
        return int(match[1])
    if "-" in word or " " in word:
        ten, _, digit = re.split(r"([\s-])", word, maxsplit=1)
        tens, ones = parse_number(ten), ordinals().get(digit)
        return int(tens) + ones if tens and ones else None
    return ordinals().get(word)


def relative_year(rel: str, anchor: date | None) -> int | None:
    """Return the year of "last year", "this year", "next year"."""
    if anchor is None or not rel:
        return None
    if rel.startswith(("last", "the previous", "past")):
        return anchor.year - 1
    if rel.startswith(("next", "the following", "the coming")):
        return anchor.year + 1
    return anchor.year if rel.startswith(("this", "the")) else None


def nearest_year(scene: Scene, match: re.Match[str], month: int, day: int = 0) -> int | None:
    """Return the year of a month (and day) told without one, by the direction of the verb; None without anchor.

    Where the verb points to a month ten or more away and the other way one lies close, the close one is meant,
    unless "since" or "until" stands before it.
    """
    if scene.anchor is None:
        return None
    anchor = scene.anchor
    now, then = (anchor.month, anchor.day if day else 0), (month, day)
    if then == now:
        return anchor.year
    ahead = anchor.year if then > now else anchor.year + 1
    back = anchor.year if then < now else anchor.year - 1
    months = (month - anchor.month) % 12 or (12 if then < now else 0)
    direction = scene.direction(match)
    before = match.string[max(0, match.start() - 20) : match.start()].lower()
    if re.search(r"\bsince\s+(?:\w+\s+)?$", before):
        return back
    if re.search(r"\b(?:until|till|by|starting|beginning|due)\s+(?:\w+\s+)?$", before) and direction != "past":
        return ahead
    if day and months <= 6 and re.search(r"\b(?:payable|effective|of\s+record)\s+(?:on\s+)?$", before):
        return ahead
    if direction == "present" and day:
        return ahead if months <= 9 else back  # "takes office on January 20"
    if direction in {"near", "present"}:
        return ahead if months <= 5 else back
    if direction == "future":
        return back if months >= 10 else ahead
    # "the November edition" of which an October report tells is the one to come, whatever the verb's tense
    named = not day and re.match(r"(?:['’]s)?\s+(?!(?:and|or|of|in|at|by|for|to|on|when|after|before|the|a|an|he|she|it)\b)[a-z]+",
                                match.string[match.end() :]) and re.search(r"(?:\bthe|['’]s)\s+$|\bfor\s+$", before)  # fmt: skip
    if named and months <= 2:
        return ahead
    return ahead if months <= 1 and direction == "past" and day else back


def full_day(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "Wednesday, June 18, 2031", "18 June", "the fourth of July", "June 18 morning"."""
    month, number = month_number(match["month"]), ordinal_number(match["d"])
    if month is None or number is None:
        return None
    year = int(got(match, "y") or 0) or relative_year(got(match, "rel"), scene.anchor)
    year = year or _weekday_year(match, scene, month, number) or nearest_year(scene, match, month, number)
    if year is None:
        return dated(f"XXXX-{month:02d}-{number:02d}", precision="day") if make_day(2000, month, number) else None
    day = make_day(year, month, number)
    if day is None:
        return None
    part = word_numbers("part").get(got(match, "part"), "")
    if slip := _slipped_year(match, scene, day):
        return dated(slip.isoformat() + (f"T{part}" if part else ""), precision="approximate")
    return dated(day.isoformat() + (f"T{part}" if part else ""))


def _slipped_year(match: re.Match[str], scene: Scene, day: date) -> date | None:
    """Return the day meant where the year printed is a slip: in January, "Friday, Jan. 10" of the year before.

    The weekday printed contradicts that year, and fits the year of writing, at most a month from that day.
    """
    weekday = weekday_number(got(match, "weekday")) if got(match, "weekday") else None
    if weekday is None or scene.anchor is None or day.isoweekday() == weekday or not got(match, "y"):
        return None
    meant = make_day(scene.anchor.year, day.month, day.day)
    fits = meant is not None and meant.isoweekday() == weekday and abs((meant - scene.anchor).days) <= SLIP_DAYS
    return meant if fits else None


def _weekday_year(match: re.Match[str], scene: Scene, month: int, number: int) -> int | None:
    """Return the year near the anchor's in which the day falls on the weekday told with it."""
    weekday = weekday_number(got(match, "weekday")) if got(match, "weekday") else None
    if weekday is None or scene.anchor is None:
        return None
    days = [make_day(scene.anchor.year + shift, month, number) for shift in (0, -1, 1)]
    return next((day.year for day in days if day and day.isoweekday() == weekday), None)


def day_range(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "June 18-20" as an interval."""
    month, first, last = month_number(match["month"]), ordinal_number(match["d"]), ordinal_number(match["d2"])
    if month is None or first is None or last is None or first >= last:
        return None
    year = int(got(match, "y") or 0) or nearest_year(scene, match, month, first)
    days = (make_day(year, month, first), make_day(year, month, last)) if year else (None, None)
    if not days[0] or not days[1]:
        return None
    return dated(f"{days[0].isoformat()}/{days[1].isoformat()}", precision="interval")


def month_of(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "October 2031", "last November", "in February", "early May"."""
    month = month_number(match["month"])
    if month is None or _is_name(match) or scene.label(match, "month") == "PERSON":
        return NOTHING
    year = int(got(match, "y") or got(match, "late") or 0) or relative_year(got(match, "rel"), scene.anchor)
    if got(match, "c"):
        year = spelt_year(match)
    if year is None:
        year = _month_year(match, scene, month)
    mod = got(match, "mod")
    if year is None:
        return dated(f"XXXX-{month:02d}", precision="month")
    return modified(f"{year:04d}-{month:02d}", mod)


def _is_name(match: re.Match[str]) -> bool:
    """Say whether the month's word is part of a name or a verb: "Theresa May", "April Jones", "May I"."""
    if got(match, "month") not in {"may", "march", "april", "june", "august", "jan", "mar"}:
        return False
    before, after = match.string[: match.start("month")], match.string[match.end("month") :]
    if re.search(r"[A-Z][\w’'-]+\s+$", before) and not _LEADS.search(before):
        return not re.match(r"\s+\d", after)
    if got(match, "month") == "may" and re.match(r"\s+(?:I|we|you|he|she|they|be|have|not|would|said|says|told|did|could|should|insisted|warned|had)\b", after):
        return True
    return bool(re.match(r"\s+(?!Day\b)[A-Z][a-z]+\b", after)) and not _LEADS.search(before)


def _month_year(match: re.Match[str], scene: Scene, month: int) -> int | None:
    rel, anchor = got(match, "rel2"), scene.anchor
    if anchor is None:
        return None
    if rel in {"last", "this past"}:
        return anchor.year if month < anchor.month else anchor.year - 1
    if rel in {"next", "this coming"}:
        return anchor.year if month > anchor.month else anchor.year + 1
    if rel == "this":
        return anchor.year
    return nearest_year(scene, match, month)


def year_of(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read a bare year, where the words around it say that it is one and not a count."""
    before, after = match.string[: match.start()].lower(), match.string[match.end() :].lower()
    mod = got(match, "mod")
    if int(match["y"]) < 1500 and not _DATING.search(before):
        return None
    if not mod and (_COUNTING.search(before) or _MEASURES.match(after) or _counts(match, scene)):
        return None
    if "half" in mod:
        return dated(f"{match['y']}-H{1 if 'first' in mod else 2}", precision="interval")
    return modified(match["y"], mod)


def _counts(match: re.Match[str], scene: Scene) -> bool:
    """Say whether the number counts the plural noun after it: "1,998 people" without its comma."""
    start = scene.sentence.span.start + match.start("y")
    for index, token in enumerate(scene.sentence.tokens):
        if token.start == start:
            head = scene.sentence.tokens[token.head]
            before = scene.sentence.tokens[index - 1].text.lower() if index else ""
            led = before in {"the", "in", "of", "since", "its", "'s", "’s"}
            beside = token.dep == "nummod" and head.tag == "NNS" and token.head == index + 1
            return beside and not led and head.lemma.lower() in words("times/counted.txt")
    return False


def year_words(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "nineteen ninety-six", "the year two thousand"."""
    if got(match, "t"):
        number = parse_number(got(match, "t"))
        return dated(f"{int(number):04d}") if number and number < 2100 else None
    year = spelt_year(match)
    return dated(f"{year:04d}") if year else None


def spelt_year(match: re.Match[str]) -> int | None:
    """Return the year of "nineteen ninety-six"."""
    century, rest = parse_number(got(match, "c")), parse_number(re.sub(r"^oh[ -]", "", got(match, "n")))
    return int(century * 100 + rest) if century and rest is not None else None


def year_span(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "2029-31" and "2029-2031"."""
    first, last = int(match["y"]), int(match["y2"])
    if len(match["y2"]) == 2:
        last += first // 100 * 100
    return dated(f"{first:04d}/{last:04d}", precision="interval") if first < last <= first + 60 else None


_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def decade_of(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the late 1970s", "the '80s", "the nineties": the latest such decade that has begun."""
    if got(match, "y"):
        return modified(match["y"][:3], got(match, "mod"))
    number = int(got(match, "yy")) if got(match, "yy") else (_TENS.index(got(match, "w")) + 2) * 10
    now = scene.anchor.year if scene.anchor else 2000
    marked = re.search(r"['’‘]|\bthe\b", match.group(), re.I)
    if not marked or re.search(r"\b(?:his|her|their|my|our)\s+(?:\w+\s+)?$", match.string[: match.start()]):
        return None
    century = now // 100 if number <= now % 100 else now // 100 - 1
    return modified(f"{century}{number // 10}", got(match, "mod"))


def century_of(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the 20th century" (TIMEX3: 19)."""
    number = ordinal_number(got(match, "n")) if got(match, "n") != "century" else None
    if number is None:
        return dated(f"{scene.anchor.year // 100 * 100:04d}", precision="approximate") if scene.anchor else None
    return modified(f"{number - 1:02d}", got(match, "mod")) if 1 < number <= 22 else None


def era(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "300 BC" (TIMEX3: BC0300), "the 2nd century BC" (BC01), "AD 79" (0079); before our era there are no days."""
    before = got(match, "era").replace(".", "").startswith("bc")
    if got(match, "n"):
        number = ordinal_number(got(match, "n"))
        if not number:
            return None
        return dated(f"BC{number - 1:02d}" if got(match, "c") else f"BC{number - 1}", precision="interval")
    year = int(match["y"])
    if not year:
        return None
    return dated(f"BC{year:04d}" if before else f"{year:04d}", precision="year")


def season_of(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "last summer", "spring 2031", "the winter"."""
    word = got(match, "season")
    code = word_numbers("season").get(word, "")
    rel, anchor = got(match, "rel"), scene.anchor
    spelt = got(match, "yw").replace("-", " ").split(" ", 1)
    year: int | None = int(got(match, "y") or 0) or None
    if len(spelt) == 2:
        century, rest = parse_number(spelt[0]), parse_number(spelt[1])
        year = int(century * 100 + rest) if century and rest else None
    if year is None and anchor:
        year = _season_year(code, anchor, rel or scene.direction(match))
    if year is None:
        return dated(f"XXXX-{code}", precision="interval")
    return modified(f"{year:04d}-{code}", got(match, "mod"))


def _season_year(code: str, anchor: date, rel: str) -> int:
    year = anchor.year
    days = interval_of(f"{year}-{code}")
    if days is None:
        return year
    if rel.endswith(("last", "past", "previous")):
        return year if days.latest < anchor else year - 1
    if rel.endswith(("next", "coming", "following", "future")):
        return year if days.earliest > anchor else year + 1
    return year
