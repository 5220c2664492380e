"""Tolls: counts that change as news comes in (killed, injured, missing, rescued), each report's first figure.

Reports of one event give such counts in short clauses that share little else, so they are found by what is
counted and what befell it, not by alignment: the first figure that a report gives is its figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from onrecord.claims.building import Draft, Side, make_side
from onrecord.claims.compare import compare_quantities
from onrecord.claims.material import Material
from onrecord.claims.readings import Node, Reading
from onrecord.claims.stating import canonical, make_statement, words_of
from onrecord.model.annotations import Quantity, Timex
from onrecord.model.statements import Statement, Status
from onrecord.tools.dates import interval_of, parse_day
from onrecord.tools.tables import rows, words
from onrecord.tools.terms import term

#: A report tells its toll in its first sentences or its first part; what stands far down is of other days.
_HEAD = 8
_LEAD = 0.4
#: Days before the day of writing after which a sentence is about something else.
_PAST = 6
#: Newsrooms whose larger figure makes a smaller one that comes later a part of it.
_SEVERAL = 2


def toll_points(material: Material) -> list[Draft]:
    """Compare the reports' first figures for each kind of toll."""
    position = _positions(material)
    first: dict[str, dict[str, tuple[Reading, int, int]]] = {}
    for reading in material.readings:
        for n, node in enumerate(reading.nodes):
            at = befell(reading, n) if _counts_people(node) else -1
            if at < 0 or {n, at} & reading.negated or _partial(reading, n):
                continue
            family = toll_of(reading, at)
            if _of_another_day(material, reading) or position[reading.sentence.id] > _LEAD:
                continue
            statement = make_statement(material, reading, _told(reading, n, at), kind="number")
            if not statement.background and statement.modality in {"happened", "planned"}:
                first.setdefault(family, {}).setdefault(reading.article, (reading, n, at))
    return [draft for family in sorted(first) for draft in _drafts(material, family, first[family])]


def _positions(material: Material) -> dict[str, float]:
    """Return how far down its report each sentence stands, from 0 to 1; the first eight count as its head."""
    found: dict[str, float] = {}
    for article in sorted(material.articles):
        told = [r for r in material.readings if r.article == article]
        for n, reading in enumerate(told):
            found[reading.sentence.id] = 0.0 if n < _HEAD else n / len(told)
    return found


def _of_another_day(material: Material, reading: Reading) -> bool:
    """Say whether the sentence tells of days long past: "the 2009 earthquake", "last month’s attack"."""
    written = parse_day(material.written.get(reading.article, ""))
    for node in reading.nodes:
        value = node.value
        days = interval_of(value.value) if isinstance(value, Timex) and value.type != "DURATION" else None
        if days and written and (written - days.latest).days > _PAST:
            return True
    return any(t.lemma.lower() in words("claims/former.txt") for t in reading.sentence.tokens)


def _told(reading: Reading, n: int, at: int) -> list[int]:
    """Return the nodes that tell a figure: with what befell, or with the verb and the toll that reached it."""
    if at != n:
        return [n, at]
    up = reading.nodes[n].parent
    beside = [m for m, node in enumerate(reading.nodes) if up >= 0 and node.parent == up and node.key == "*kill"]
    return [n, *([up] if up >= 0 and beside else []), *beside]


def _counts_people(node: Node) -> bool:
    quantity = node.value
    if not isinstance(quantity, Quantity) or quantity.unit:
        return False
    return not quantity.noun or quantity.noun in words("claims/people.txt")


def befell(reading: Reading, n: int) -> int:
    """Return the node of what befell those who are counted: above them, below them, or beside them."""
    tolls = {row["family"] for row in rows("claims/tolls.tsv")}
    node = reading.nodes[n]
    if toll_of(reading, n) in tolls:
        return n
    near = [node.parent] if node.parent >= 0 else []
    near += [m for m, other in enumerate(reading.nodes) if other.parent == n]
    near += [m for m, other in enumerate(reading.nodes) if other.parent == node.parent and other.link in _BESIDE]
    return next((m for m in near if reading.nodes[m].key in tolls and not _is_counted(reading.nodes[m])), -1)


def _is_counted(node: Node) -> bool:
    """Say whether a node has a figure of its own, as the deaths in "22,000 fled, and two deaths were confirmed"."""
    return isinstance(node.value, Quantity)


def toll_of(reading: Reading, n: int) -> str:
    """Return the family of what befell: the node's own, or that of the noun it counts ("eleven dead")."""
    quantity = reading.nodes[n].value
    return term(quantity.noun) if isinstance(quantity, Quantity) and quantity.noun else reading.nodes[n].key


_BESIDE = frozenset({"acomp", "attr", "oprd", "xcomp", "ROOT", "conj", "ccomp"})


def _partial(reading: Reading, n: int) -> bool:
    """Say whether the count is of a part: "nine of them", "17 from the village", "another two"."""
    node = reading.nodes[n]
    tokens = reading.sentence.tokens
    before = {t.text.lower() for t in tokens[max(0, node.first - 2) : node.last + 1]}
    after = [t.text.lower() for t in tokens[node.last + 1 : node.last + 3]]
    part = words("claims/part.txt")
    return bool(before & part) or after[:1] == ["from"] or (after[:1] == ["of"] and bool(set(after[1:]) & part))


def _drafts(material: Material, family: str, first: dict[str, tuple[Reading, int, int]]) -> list[Draft]:
    """Compare the figures; a smaller one that the reports bear out to be of a part is told as such."""
    sides = _sides(material, first)
    shrinks = family == "*miss"
    whole = [s for s in sides if not _is_part(material, s, sides, shrinks=shrinks)]
    parts = [s for s in sides if s not in whole]
    found = [_draft(material, family, whole)] if len(whole) > 1 else []
    if parts and whole:
        largest = max(whole, key=lambda s: s[0].value)
        told = tuple(_side(statements, text) for _, statements, text in [largest, *parts])
        found.append(Draft(_question(family), "number", "scope", told, topic=family))
    return [draft for draft in found if draft]


Figure = tuple[Quantity, list[Statement], str]


def _is_part(material: Material, one: Figure, sides: Sequence[Figure], *, shrinks: bool) -> bool:
    """Say whether a figure is of a part of others: smaller, when reports of several newsrooms had larger ones.

    One newsroom's larger figure may as well be wrong, unless the smaller one counts some kind of people only
    ("two pupils" of "three people"). The missing may be fewer later; the dead and the rescued may not.
    """
    mine = min(material.moment.get(s.span.article, "") for s in one[1])
    known: dict[Statement, str] = {}
    larger: list[Figure] = []
    for other in sides:
        if compare_quantities(one[0], other[0]) != "different" or one[0].value >= other[0].value:
            continue
        told = {s: moment for s in other[1] if (moment := material.moment.get(s.span.article, "")) and moment <= mine}
        larger += [other] if told else []
        known |= told
    if not known:
        return False
    if any(_counts_anybody(other[0]) for other in larger) and not _counts_anybody(one[0]):
        return True
    rooms, own = ({s.origin for s in stated} for stated in (known, one[1]))
    if len(rooms) < _SEVERAL or len(rooms) <= len(own):
        return False
    later = told_before(min(known.values()), mine)
    return len(one[1]) < max(len(other[1]) for other in larger) if shrinks or not later else True


def _counts_anybody(quantity: Quantity) -> bool:
    """Say whether all people are counted, not some kind of them ("pupils", "firefighters")."""
    return not quantity.noun or quantity.noun in words("claims/anybody.txt")


def told_before(one: str, other: str) -> bool:
    """Say whether a moment is before another for certain: a day is not before an hour of the same day."""
    size = min(len(one), len(other))
    return one[:size] < other[:size]


def _question(family: str) -> str:
    return next(row["question"] for row in rows("claims/tolls.tsv") if row["family"] == family)


def _sides(material: Material, first: dict[str, tuple[Reading, int, int]]) -> list[Figure]:
    sides: list[Figure] = []
    for article in sorted(first):
        reading, n, at = first[article]
        quantity = reading.nodes[n].value
        if not isinstance(quantity, Quantity):
            continue
        value = canonical(material, reading, n)
        statement = make_statement(material, reading, _told(reading, n, at), kind="number", value=value)
        home = next((s for s in sides if compare_quantities(s[0], quantity) == "same"), None)
        if home is None:
            sides.append((quantity, [statement], words_of(reading, n)))
        else:
            home[1].append(statement)
    return sides


def _draft(material: Material, family: str, sides: Sequence[Figure]) -> Draft | None:
    made = tuple(_side(statements, text) for _, statements, text in sides)
    values = [quantity for quantity, _, _ in sides]
    in_time = _in_time(material, values, made)
    falls = family != "*miss" and any(
        values[a].value > values[b].value and compare_quantities(values[a], values[b]) == "different"
        for a, b in pairwise(in_time)
    )
    status = _falling(values) if falls else "superseded" if in_time else _likeness(values)
    if status is None:
        return None
    preferred = made[in_time[-1]].value if status == "superseded" and not falls else ""
    return Draft(_question(family), "number", status, made, preferred=preferred, topic=family)


def _falling(values: Sequence[Quantity]) -> Status | None:
    """Two figures of all who died or were hurt, the smaller one later: not both can be right.

    Of more than two some are news, and nothing tells which of them is wrong.
    """
    if len(values) > 2:
        return "superseded"
    return "disputed" if all(_counts_anybody(value) for value in values) else None


def _side(statements: list[Statement], text: str) -> Side:
    side = make_side(statements[0].value, statements)
    return Side(side.value, text, side.statements)


def _in_time(material: Material, values: Sequence[Quantity], sides: Sequence[Side]) -> list[int]:
    """Return the sides in the order of their moments; empty where one of them does not wholly follow another.

    "Eleven" and "at least eleven" need no order: neither revises the other.
    """
    moments = [sorted(material.moment.get(a, "") for a in side.articles) for side in sides]
    ordered = sorted(range(len(sides)), key=lambda n: moments[n])
    told = all(m and m[0] for m in moments)
    later = [told_before(moments[a][-1], moments[b][0]) for a, b in combinations(ordered, 2)]
    apart = [compare_quantities(values[a], values[b]) == "different" for a, b in combinations(ordered, 2)]
    follow = all(after or not differ for after, differ in zip(later, apart, strict=True))
    return ordered if told and follow and told_before(moments[ordered[0]][-1], moments[ordered[-1]][0]) else []


def _likeness(values: Sequence[Quantity]) -> Status | None:
    outcomes = {compare_quantities(a, b) for a, b in combinations(values, 2)}
    if outcomes <= {"less_precise", "same"}:
        return "less_precise"
    # exact figures of one moment are left alone: one of them is mostly the newer, and nothing tells which
    return "rounded" if outcomes <= {"rounded", "less_precise", "same"} else None
