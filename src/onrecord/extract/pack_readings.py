"""What a time expression of a language pack means: a match and its scene in, a TIMEX3 reading out.

The readings that a pack's table names are the fields of `READINGS`. They know no language: words become numbers and
codes by the pack's calendar, and the arithmetic is the one for English (`timex_units`, `tools/dates.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from types import MappingProxyType

from onrecord.extract.pack_scenes import PackScene, Told, got, part_code, relative, year_of
from onrecord.extract.timex_calendar import part_of
from onrecord.extract.timex_counts import duration_value, unit_code
from onrecord.extract.timex_scenes import NOTHING, Reading, dated, lasting, repeated
from onrecord.extract.timex_units import shifted, unit_value
from onrecord.tools.dates import Interval, add_days, interval_of, make_day, month_days, parse_day

#: How many units "several" may be at the least and at most, and how far back "recent weeks" may reach.
SOME = (2, 10)
#: Days back up to which a weekday whose verb does not tell lies behind.
NEAR_BACK = 3
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def iso(match: re.Match[str], _scene: PackScene, _told: Told) -> Reading | None:
    """Read 2031-06-18."""
    day = make_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return dated(day.isoformat()) if day else None


def figures(match: re.Match[str], scene: PackScene, told: Told) -> Reading | None:
    """Read 18/06/2031, or the other way round where the language or the numbers say so."""
    pair = (int(match["d"]), int(match["m"]))
    first, second = pair if scene.pack.habits.day_first else pair[::-1]
    year = year_of(match, scene, told, (second, first))
    day = (make_day(year, second, first) or make_day(year, first, second)) if year else None
    return dated(day.isoformat()) if day else None


def day(match: re.Match[str], scene: PackScene, told: Told) -> Reading | None:
    """Read "el 12 de mayo de 2031", "Montag, 12. Mai"."""
    month, number = int(scene.value("month", got(match, "month")) or 0), int(match["d"])
    year = _weekday_year(match, scene, (month, number)) or year_of(match, scene, told, (month, number))
    if year is None:
        return dated(f"XXXX-{month:02d}-{number:02d}", precision="day") if make_day(2000, month, number) else None
    found = make_day(year, month, number)
    return dated(found.isoformat() + part_code(match, scene, told)) if found else None


def _weekday_year(match: re.Match[str], scene: PackScene, place: tuple[int, int]) -> int | None:
    number = scene.value("weekday", got(match, "weekday"))
    if not number or not scene.anchor or got(match, "y"):
        return None
    days = [make_day(scene.anchor.year + shift, *place) for shift in (0, -1, 1)]
    return next((found.year for found in days if found and found.isoweekday() == int(number)), None)


def span_of_days(match: re.Match[str], scene: PackScene, told: Told) -> Reading | None:
    """Read "del 12 al 15 de mayo"."""
    month, first, last = int(scene.value("month", got(match, "month")) or 0), int(match["d"]), int(match["d2"])
    year = year_of(match, scene, told, (month, first))
    ends = (make_day(year, month, first), make_day(year, month, last)) if year else (None, None)
    if not ends[0] or not ends[1] or ends[0] >= ends[1]:
        return None
    return dated(f"{ends[0].isoformat()}/{ends[1].isoformat()}", precision="interval")


def day_of_month(match: re.Match[str], scene: PackScene, told: Told) -> Reading | None:
    """Read "el día 12" as the nearest such day in its direction."""
    if scene.anchor is None:
        return None
    number, anchor = int(match["d"]), scene.anchor
    rel = relative(match, scene, told)
    ahead = rel > 0 if rel else scene.ahead(match)
    for step in range(12):
        months = anchor.year * 12 + anchor.month - 1 + (step if ahead else -step)
        year, month = divmod(months, 12)
        found = make_day(year, month + 1, number) if year >= 1 and number <= month_days(year, month + 1) else None
        if found and (found >= anchor if ahead else found <= anchor):
            return dated(found.isoformat())
    return None


def month(match: re.Match[str], scene: PackScene, told: Told) -> Reading | None:
    """Read "agosto", "en marzo pasado", "Ende Mai 2030"."""
    word = match["month"]
    begins = not scene.text[: match.start()].strip(" «“\"„—-(¿¡")
    if not scene.pack.habits.noun_capitals and word[0].isupper() and not begins and len(word) > 3:
        return None  # a name: months have small letters here
    number = int(scene.value("month", got(match, "month")) or 0)
    full = max(len(form) for form, value in scene.pack.calendar["month"].items() if value == str(number))
    if len(word) <= 3 < full and not got(match, "y"):
        return None  # an abbreviation needs its day or year
    year = year_of(match, scene, told, (number, 0))
    if year is None:
        return dated(f"XXXX-{number:02d}", precision="month")
    return _modified(f"{year:04d}-{number:02d}", match, scene)


def _modified(value: str, match: re.Match[str], scene: PackScene) -> Reading:
    """Narrow a date's days by "a finales de" and the like."""
    mod = scene.value("mod", got(match, "mod"))
    return dated(value, part_of(interval_of(value), mod), precision="interval" if mod else "")


def year(match: re.Match[str], scene: PackScene, told: Told) -> Reading | None:
    """Read four digits as a year where the words around say so: a word that leads to one, or none that is counted."""
    before = scene.text[: match.start()].split()
    after = re.match(r"\s+(\w+)|\s*[%€$]", scene.text[match.end() :])
    led = bool(before) and before[-1].lower().strip("(") in scene.pack.calendar.get("lead", {})
    sure = bool(before) and scene.value("lead", before[-1].strip("(¿¡«“„\"")) == "sure"
    spoken = match.group() != match["y"] or sure
    word = (after.group(1) or "%") if after else ""
    small = not word or scene.pack.is_small(word)
    if scene.pack.habits.noun_capitals:
        small = small or word[0].islower()
    if not (spoken or (small and (led or "bare" in told)) or (match.group().isdigit() and _bracketed(match, scene))):
        return None
    return _modified(match["y"], match, scene)


def _bracketed(match: re.Match[str], scene: PackScene) -> bool:
    return scene.text[match.start() - 1 : match.start()] == "(" and scene.text[match.end() : match.end() + 1] in {")", "-", "–"}


def weekday(match: re.Match[str], scene: PackScene, told: Told) -> Reading | None:
    """Read "el lunes", "el próximo martes", "Montagabend"."""
    number = int(scene.value("weekday", got(match, "weekday")) or 0)
    tail = part_code(match, scene, told)
    found = _weekday_day(match, scene, told, number)
    return dated(found.isoformat() + tail) if found else dated(f"XXXX-WXX-{number}{tail}", precision="day")


def _weekday_day(match: re.Match[str], scene: PackScene, told: Told, number: int) -> date | None:
    anchor, rel = scene.anchor, relative(match, scene, told)
    if anchor is None:
        return None
    back, ahead = (anchor.isoweekday() - number) % 7, (number - anchor.isoweekday()) % 7
    if rel:
        return add_days(anchor, -(back or 7) if rel < 0 else (ahead or 7))
    spoken = any(a <= match.start() < b for a, b in scene.quoted)
    if scene.direction(match) == "neither" and not scene.lean(match) and not spoken:
        return add_days(anchor, -back if back <= NEAR_BACK else ahead)
    return add_days(anchor, ahead if scene.ahead(match) else -back)


def shift(match: re.Match[str], scene: PackScene, told: Told) -> Reading | None:
    """Read "ayer", "heute Abend": so many days from the anchor."""
    found = add_days(scene.anchor, int(told["days"])) if scene.anchor else None
    return dated((found.isoformat() if found else "XXXX-XX-XX") + part_code(match, scene, told))


def part(match: re.Match[str], scene: PackScene, told: Told) -> Reading | None:
    """Read "por la noche" on the day that the sentence names, else the one last told, else the anchor."""
    found = scene.day or parse_day(scene.last) or scene.anchor
    return dated((found.isoformat() if found else "XXXX-XX-XX") + part_code(match, scene, told))


def unit(match: re.Match[str], scene: PackScene, told: Told) -> Reading | None:
    """Read "la semana pasada", "kommendes Jahr", "a finales de este mes"."""
    name, rel = scene.value("unit", got(match, "unit")), relative(match, scene, told)
    if rel is None or unit_code(name)[0].startswith("T") or name == "night":
        return None
    if scene.anchor is None:
        return dated("PAST_REF" if rel < 0 else "FUTURE_REF" if rel else "PRESENT_REF", precision="vague")
    found = shifted(scene.anchor, name, rel)
    if name == "weekend" and scene.anchor.isoweekday() < 6 and rel == 0 and not scene.ahead(match):
        found = shifted(scene.anchor, name, -1)
    return _modified(unit_value(found, name), match, scene) if found else None


def _count(match: re.Match[str], scene: PackScene) -> float | None:
    """Return the number that a count's words name, the higher one of two, None for "several"."""
    words = got(match, "count").split()
    whole = scene.value("number", " ".join(words))
    parts = [whole] if whole else [scene.value("number", word) or word.replace(",", ".") for word in words]
    numbers = [float(p) for p in parts if re.fullmatch(r"\d+(?:\.\d+)?", p)]
    count = numbers[-1] if numbers else None
    return count + 0.5 if count is not None and got(match, "half") else count


def ago(match: re.Match[str], scene: PackScene, told: Told) -> Reading | None:
    """Read "hace tres días", "in zwei Wochen", "dos días después": from the anchor, or from the date last told."""
    name, count, way = scene.value("unit", got(match, "unit")), _count(match, scene), int(told["way"])
    base = scene.anchor
    if told.get("base") == "told":
        base = parse_day(scene.last)
    if base is None or (way > 0 and "base" not in told and not _points(match, scene)):
        return lasting(duration_value(count, name))
    if count is None:
        ends = [shifted(base, name, way * n) for n in SOME]
        days = Interval(min(ends[0], ends[1]), max(ends[0], ends[1])) if ends[0] and ends[1] else None
        return dated("PAST_REF" if way < 0 else "FUTURE_REF", days, precision="approximate")
    found = shifted(base, name, way * count)
    fine = unit_code(name)[0] == "D"
    return dated(unit_value(found, name), precision="day" if fine else "approximate") if found else None


def _points(match: re.Match[str], scene: PackScene) -> bool:
    """Say whether "in drei Tagen" is a day ahead and no length of time: the verb does not look back."""
    return len(match.group().split()) > 3 or scene.ahead(match)


def span(match: re.Match[str], scene: PackScene, told: Told) -> Reading | None:
    """Read "los últimos tres meses", "die kommenden Wochen" as a length of time with its days."""
    name = scene.value("unit", got(match, "unit") or got(match, "unitmany"))
    count, rel = _count(match, scene), relative(match, scene, told) or 0
    reach = count if count is not None else SOME[1]
    far = shifted(scene.anchor, name, rel * reach) if scene.anchor else None
    days = Interval(min(far, scene.anchor), max(far, scene.anchor)) if far and scene.anchor and rel else None
    return lasting(duration_value(count, name), days)


def duration(match: re.Match[str], scene: PackScene, _told: Told) -> Reading | None:
    """Read "tres horas", "anderthalb Jahre"."""
    name, count = scene.value("unit", got(match, "unit")), _count(match, scene)
    if name in {"night", "weekend", "second"} and count in {None, 1.0}:
        return None
    if name == "day" and scene.pack.is_word("determiner", got(match, "count")):
        return None  # "un día histórico"
    return lasting(duration_value(count, name), precision="duration" if count is not None else "approximate")


def age(match: re.Match[str], scene: PackScene, told: Told) -> Reading | None:
    """Read "de 45 años" as an age, which is no time, unless a noun before it lasts: "una pena de 12 años"."""
    before = scene.text[: match.start()].split()
    lasts = bool(before) and before[-1].lower() in scene.pack.calendar.get("lasting", {})
    return duration(match, scene, told) if lasts else NOTHING


def repeat(match: re.Match[str], scene: PackScene, told: Told) -> Reading | None:
    """Read "cada lunes", "alle drei Wochen", "täglich"."""
    if told.get("value"):
        return repeated(told["value"])
    named = got(match, "weekday") or match.group().lower().removesuffix("s")
    if number := scene.value("weekday", named):
        return repeated(f"XXXX-WXX-{number}")
    name = scene.value("unit", got(match, "unit") or got(match, "unitmany"))
    count = _count(match, scene) if got(match, "count") else 1.0
    return repeated(duration_value(count, name))


def decade(match: re.Match[str], scene: PackScene, _told: Told) -> Reading | None:
    """Read "los años noventa", "1990er Jahre", "los 90"."""
    if got(match, "y"):
        return dated(match["y"])
    first = scene.value("decade", got(match, "decade"))
    begin = int(first) if first else scene.pack.habits.century + int(match["yy"])
    return dated(f"{begin // 10}")


def century(match: re.Match[str], _scene: PackScene, _told: Told) -> Reading | None:
    """Read "siglo XX", "20. Jahrhundert" (TIMEX3: 19)."""
    if got(match, "n"):
        number = int(match["n"])
    else:
        digits = [_ROMAN[ch] for ch in match["roman"].upper()]
        number = sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))
    return dated(f"{number - 1:02d}") if 1 < number <= 22 else None


def clock(match: re.Match[str], scene: PackScene, told: Told) -> Reading | None:
    """Read "a las 19.00 horas", "18.30 Uhr", "a las tres de la madrugada"."""
    time = told.get("time") or _time(match, scene)
    if time is None:
        return None
    found = scene.day or parse_day(scene.last) or scene.anchor
    if number := scene.value("weekday", got(match, "weekday")):
        found = _weekday_day(match, scene, told, int(number))
    return dated(f"{found.isoformat() if found else 'XXXX-XX-XX'}T{time}", precision="minute" if found else "vague")


def _time(match: re.Match[str], scene: PackScene) -> str | None:
    hour = int(got(match, "h") or scene.value("hour", got(match, "hour")) or 99)
    minute = int(got(match, "min") or scene.value("minutes", got(match, "minutes")) or 0)
    bare = not (got(match, "min") or got(match, "part") or got(match, "hour") or got(match, "weekday"))
    if hour > 24 or (bare and not re.search(r"[^\W\d]\w*\.?$", match.group())):
        return None
    late = scene.value("part", got(match, "part")) in {"AF", "EV", "NI"}
    hour += 12 if late and hour < 12 else 0
    return f"{hour:02d}:{minute:02d}"


def reference(_match: re.Match[str], scene: PackScene, told: Told) -> Reading | None:
    """Read "ahora", "kürzlich"."""
    now = Interval(scene.anchor, scene.anchor) if scene.anchor and told["value"] == "PRESENT_REF" else None
    return dated(told["value"], now, precision="vague")


def season(match: re.Match[str], scene: PackScene, told: Told) -> Reading | None:
    """Read "el verano pasado", "Winter 2029"."""
    code = scene.value("season", got(match, "season"))
    if got(match, "y"):
        return _modified(f"{match['y']}-{code}", match, scene)
    if scene.anchor is None:
        return dated(f"XXXX-{code}", precision="vague")
    rel = relative(match, scene, told)
    ahead = rel > 0 if rel else scene.ahead(match)
    for step in range(3):
        value = f"{scene.anchor.year + (step - 1 if ahead else 1 - step):04d}-{code}"
        days = interval_of(value)
        fits = days is not None and (days.latest >= scene.anchor if ahead else days.earliest <= scene.anchor)
        if days and fits and not (rel and days.earliest <= scene.anchor <= days.latest):
            return _modified(value, match, scene)
    return None


def quarter(match: re.Match[str], scene: PackScene, told: Told) -> Reading | None:
    """Read "el tercer trimestre", "erstes Halbjahr 2030"."""
    number = scene.value("ordinal", got(match, "ordinal"))
    year = got(match, "y") or (str(scene.anchor.year) if scene.anchor else "")
    if not number or not year or (told["part"] == "H" and int(number) > 2):
        return None
    return dated(f"{year}-{told['part']}{number}", precision="interval")


def nothing(_match: re.Match[str], _scene: PackScene, _told: Told) -> Reading | None:
    """Mark words that only look like a time: an age, "más tarde"."""
    return NOTHING


Read = Callable[[re.Match[str], PackScene, Told], Reading | None]
READINGS: MappingProxyType[str, Read] = MappingProxyType({
    "iso": iso, "figures": figures, "day": day, "range": span_of_days, "dom": day_of_month, "month": month, "year": year,
    "weekday": weekday, "shift": shift, "part": part, "unit": unit, "ago": ago, "span": span, "duration": duration,
    "age": age, "set": repeat, "decade": decade, "century": century, "clock": clock, "reference": reference,
    "season": season, "quarter": quarter, "nothing": nothing,
})  # fmt: skip
