"""Where reports differ: a point in, one sentence with each side's own words out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.dossier.backing import MOST_CITED, copy_label, holds_words
from onrecord.dossier.config import DossierConfig
from onrecord.dossier.material import Material
from onrecord.dossier.patterns import fill, patterns
from onrecord.dossier.questions import embedded, general
from onrecord.dossier.telling import Teller
from onrecord.dossier.wording import inner_quote, is_word, join_names, units
from onrecord.model.dossiers import BriefSentence
from onrecord.model.statements import DIFFERING, Claim, Point, Statement
from onrecord.tools.labels import is_unnamed
from onrecord.tools.tables import words as table

#: What is told of each kind of point first; those up to `contested` are always told.
ORDER = ("disputed", "superseded", "contested", "naming", "scope", "rounded", "less_precise", "spelling")
FIRM = frozenset(ORDER[:3])
#: Words before the quoted ones that are looked at for the beginning of a name or title.
_NAME = 4
_KINDS = ("number", "duration", "sense", "date", "place", "name", "wording")


def tell_differences(material: Material, teller: Teller, config: DossierConfig) -> Iterator[tuple[Point, BriefSentence]]:
    """Yield a sentence for each differing point, the gravest first; softer kinds are capped."""
    soft = 0
    asked: set[tuple[str, str]] = set()
    differing = [(_is_garbled(p, material), _gravity(p), p) for p in material.points if p.status in DIFFERING]
    for garbled, _, point in sorted(differing, key=lambda row: row[:2])[: 4 * config.tries]:
        if garbled and point.status not in FIRM:
            continue
        if (point.status not in FIRM and soft >= config.soft_differences) or (point.status, point.question) in asked:
            continue
        made = tell_point(point, material, teller, config)
        if made is not None:
            soft += point.status not in FIRM
            asked.add((point.status, point.question))
            yield point, made


def _is_garbled(point: Point, material: Material) -> bool:
    """Say whether one side stands in a copy in other words alone: such a difference weighs least."""
    for claim in point.claims:
        held = [material.statements[key] for key in claim.statements if key in material.statements]
        if held and all(material.is_reworded(stmt.span.article) for stmt in held):
            return True
    return False


def _gravity(point: Point) -> tuple[int, int, int, int, str]:
    """Rank a point: what cannot both hold first, and of that the victims, then figures, days, places, names, wordings."""
    rooms = sum(claim.independent for claim in point.claims)
    status = ORDER.index(point.status)
    asked = {word.strip("?,:").lower() for word in point.question.split()}
    kind = -1 if asked & table("dossier/victims.txt") else _KINDS.index(point.type) if point.type in _KINDS else len(_KINDS)
    return (0 if point.status in FIRM else status, kind, status, -rooms, point.id)


def tell_point(point: Point, material: Material, teller: Teller, config: DossierConfig) -> BriefSentence | None:
    """Tell one point: its question, and each claim in the words of a report; None where the check refuses it."""
    cited: list[Statement] = []
    items: list[str] = []
    for claim in _in_time(point, material)[: config.readings]:
        stated = [material.statements[key] for key in claim.statements if key in material.statements]
        others = [c for c in point.claims if c is not claim]
        item = _item(point, stated, others, material, config)
        if item is None or item[0] in items:
            continue
        items.append(item[0])
        cited.append(item[1])
    if len(items) < 2 or (point.status not in FIRM and len({item.rpartition("(")[2] for item in items}) < 2):
        return None  # nothing to hold against one another, or wordings of one newsroom
    cited += [s for s in _more(point, material) if s not in cited]
    for text in _wordings(point, "; ".join(items)):
        made = teller.sentence(text, cited[:MOST_CITED])
        if made is not None:
            return made
    return None


def _wordings(point: Point, listed: str) -> Iterator[str]:
    """Yield the ways to put a point, the smoothest first."""
    slot = "sides" if point.status == "contested" else "readings"
    if "{question}" not in patterns()[point.status]:
        yield fill(point.status, **{slot: listed})
        return
    asked = embedded(point.question)
    if asked:
        yield fill(point.status, question=asked, **{slot: listed})
    if general(point.type):
        yield fill(point.status, question=general(point.type), **{slot: listed})
    yield fill(f"{point.status}_plain", question=point.question, **{slot: listed})


def _in_time(point: Point, material: Material) -> list[Claim]:
    """Return a point's claims: as ranked, or for an update the earliest reported first."""
    if point.status != "superseded":
        return list(point.claims)

    return sorted(point.claims, key=lambda claim: (material.first_told(claim) or "9999", claim.id))


def _item(
    point: Point, stated: Sequence[Statement], others: Sequence[Claim], material: Material, config: DossierConfig
) -> tuple[str, Statement] | None:
    """Word one side: quoted words, and who prints or holds them."""
    for stmt in sorted(stated, key=lambda s: (is_unnamed(material.outlet(s)), material.is_copy(s), len(s.span.exact), s.id)):
        quote = reading_words(stmt, [claim.text for claim in others], config.reading_words, value=_value_at(stmt, material))
        if not quote:
            continue
        quote = _with_words_before(stmt, quote) if quote.isdigit() else quote
        if point.status == "contested" and stmt.holder[:1].isupper():
            return f"{stmt.holder}: “{quote}”", stmt
        return f"“{quote}” ({_rooms(stmt, stated, others, quote, material)})", stmt
    return None


def _with_words_before(stmt: Statement, figure: str) -> str:
    """Return a bare figure with the few words before it, which say what it counts."""
    before = stmt.sentence.exact[: max(0, stmt.span.start - stmt.sentence.start)].split()[-4:]
    words = " ".join([*before, figure])
    plain = all(ch.isalnum() or ch in " -,’'" for ch in words) and words[:1].isalnum()
    return inner_quote(words) if plain else figure


def _rooms(
    stmt: Statement, stated: Sequence[Statement], others: Sequence[Claim], quote: str, material: Material
) -> str:
    """Name the newsrooms that print these words; copies that depart from their twin are named as copies."""
    across = {material.statements[key].origin for c in others for key in c.statements if key in material.statements}
    own = material.outlet(stmt)
    if stmt.origin in across and all(material.is_copy(s) for s in stated):
        return copy_label(own)
    return join_names([own, *sorted({material.outlet(s) for s in stated if holds_words(s.sentence.exact, quote)} - {own})])


def _value_at(stmt: Statement, material: Material) -> tuple[int, int] | None:
    """Return where in the statement's span the value stands that the point is about."""
    if stmt.value_type in {"date", "duration"}:
        times = material.times_in(stmt.span)
        exact = [t for t in times if t.value == stmt.value] or list(times)
        if exact:
            return exact[0].span.start - stmt.span.start, exact[0].span.end - stmt.span.start
    if stmt.value_type in {"number", "duration"}:
        numbers = material.quantities_in(stmt.span)
        held = [q for q in numbers if f"{q.value:g}" in stmt.value] or list(numbers)
        if held:
            return held[0].span.start - stmt.span.start, held[0].span.end - stmt.span.start
    return None


def reading_words(stmt: Statement, others: Sequence[str], most: int, *, value: tuple[int, int] | None = None) -> str:
    """Return the words of a statement to quote: all of its span, or those around what the others do not say.

    `value` are the offsets, in the span, of the words that must be among them.
    """
    places = [(m.start(), m.end()) for m in re.finditer(r"\S+", stmt.span.exact)]
    if not places:
        return ""
    first, last = 0, len(places) - 1
    if len(places) > most:
        core = [n for n, (a, b) in enumerate(places) if value and a < value[1] and value[0] < b]
        near = _nearest(stmt.span.exact, places, others) or _fresh(stmt.span.exact, places, others)
        first, last = _window(core, near, size=most, end=last)
        first = _name_begins([stmt.span.exact[a:b] for a, b in places], first)
        while last > first and stmt.span.exact[slice(*places[last])].strip(" ,;:").lower() in table("dossier/dangling.txt"):
            last -= 1
    words = " ".join(stmt.span.exact[places[first][0] : places[last][1]].split()).strip(" ,;:.")
    words = inner_quote(_evened(words))
    return words if any(ch.isalnum() for ch in words) else ""


def _window(core: Sequence[int], fresh: Sequence[int], *, size: int, end: int) -> tuple[int, int]:
    """Return the first and last word of a stretch of `size` words that ends near the value, or begins near what differs."""
    if core:
        last = min(end, max(core[-1], core[0] + 2) + (0 if core[-1] >= size else 2))
        first = max(0, min(core[0], last - size + 1))
        return first, min(last, first + size - 1)
    first = max(0, min(fresh[0] - 3, end - size + 1)) if fresh else 0
    return first, min(end, first + size - 1)


def _name_begins(words: Sequence[str], first: int) -> int:
    """Return where the name or title begins that the word stands in: "Secretary of State" is not cut before "State"."""
    at = first
    while first - at < _NAME and words[at][:1].isupper():
        step = 2 if at > 1 and words[at - 1] == "of" else 1
        if at < step or not words[at - step][:1].isupper() or not words[at - step][-1:].isalnum():
            return at
        at -= step
    return first


def _nearest(text: str, places: Sequence[tuple[int, int]], others: Sequence[str]) -> list[int]:
    """Return the word at which a stretch begins that shares most with another side, where that is a short one."""
    short = [other for other in others if len(other.split()) < len(places)]
    if not short:
        return []
    common = table("dossier/dangling.txt")
    known = {unit.lower() for other in short for unit, _ in units(other) if is_word(unit)} - common
    hits = [n for n, (a, b) in enumerate(places) if any(u.lower() in known for u, _ in units(text[a:b]))]
    size = max(len(other.split()) for other in short) + 2
    best = max(hits, key=lambda n: (sum(n <= m < n + size for m in hits), -n), default=None)
    return [] if best is None else [best]


def _fresh(text: str, places: Sequence[tuple[int, int]], others: Sequence[str]) -> list[int]:
    """Return the first run of words that the other sides do not have, figures before words."""
    known = {unit.lower() for other in others for unit, _ in units(other)}
    fresh = [n for n, (a, b) in enumerate(places) if any(is_word(u) and u.lower() not in known for u, _ in units(text[a:b]))]
    figures = [n for n in fresh if any(ch.isdigit() for ch in text[places[n][0] : places[n][1]])]
    return (figures or fresh)[:1]


def _evened(words: str) -> str:
    """Take away the quotation marks and brackets around the words, and those that have lost their partner."""
    for opens, closes in (("“", "”"), ("«", "»"), ("(", ")"), ('"', '"')):
        text = words.strip(" ,;:.")
        if text[:1] == opens and text[-1:] == closes and text.count(opens) + text.count(closes) in {2, 4}:
            words = text[1:-1]
        odd = words.count(opens) != words.count(closes) if opens != closes else words.count(opens) % 2 == 1
        if odd:
            words = words.replace(opens, "").replace(closes, "")
    return words.strip(" ,;:.")


def _more(point: Point, material: Material) -> list[Statement]:
    """Return further statements of a point, one a newsroom and claim, claim by claim in turn."""
    columns = []
    for claim in point.claims:
        rooms: dict[str, Statement] = {}
        for key in claim.statements:
            if key in material.statements:
                rooms.setdefault(material.statements[key].origin, material.statements[key])
        columns.append(list(rooms.values()))
    longest = max((len(column) for column in columns), default=0)
    return [column[n] for n in range(longest) for column in columns if n < len(column)]
