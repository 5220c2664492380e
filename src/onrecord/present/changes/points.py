"""Rows of points: the points of a story before and after in; those that are new, gone or say otherwise out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from onrecord.model.statements import STATUSES, Point
from onrecord.present.changes.rows import ClaimedRow, PointChange, PointChangeRow

#: The order in which points are told: what differs first, what one newsroom alone tells last.
ORDER = tuple(sorted(STATUSES, key=lambda status: (status == "single_source", status == "agreed")))

#: New points with one mark that a former one is compared with, at most.
COMPARED = 50


def point_rows(before: Sequence[Point], after: Sequence[Point]) -> list[PointChangeRow]:
    """Return what became of the points of a story, the gravest first.

    A point's id hashes its statements, so one of a changed report has a new id: it is the same question where it
    rests on some of the same statements, else where it is asked in the same words, else where the same is claimed.
    """
    old = {point.id: point for point in before}
    new = {point.id: point for point in after}
    pairs = [(old.pop(name), new.pop(name)) for name in sorted(old.keys() & new.keys())]
    _drop_same(old, new)
    for marks in (_statements, _question, _claimed):
        pairs += list(_matched(old, new, marks))
    rows = [_row("reworded" if _weight(a) == _weight(b) else "changed", a, b) for a, b in pairs if _told(a) != _told(b)]
    rows += [_row("new", None, point) for point in new.values()]
    rows += [_row("gone", point, None) for point in old.values()]
    kinds = ("changed", "new", "gone", "reworded")
    return sorted(rows, key=lambda row: (
        ORDER.index(row["status"] or row["status_before"] or "single_source"), kinds.index(row["change"]),
        row["question"], row["id"], row["before"],
    ))  # fmt: skip


def _drop_same(old: dict[str, Point], new: dict[str, Point]) -> None:
    """Take out the points that a reader could not tell from one that was there before."""
    seen: dict[tuple[object, ...], list[str]] = {}
    for point in old.values():
        seen.setdefault(_told(point), []).append(point.id)
    for point in list(new.values()):
        if same := seen.get(_told(point)):
            del old[same.pop()], new[point.id]


def _matched(
    old: dict[str, Point], new: dict[str, Point], marks: Callable[[Point], Iterable[Hashable]]
) -> Iterator[tuple[Point, Point]]:
    """Take out pairs that have marks in common, those with most first."""
    holding: dict[Hashable, list[str]] = {}
    for point in new.values():
        for mark in set(marks(point)):
            holding.setdefault(mark, []).append(point.id)
    shared: Counter[tuple[str, str]] = Counter()
    for point in old.values():
        for mark in set(marks(point)):
            others = holding.get(mark, ())[:COMPARED]
            shared.update((point.id, other) for other in others if new[other].type == point.type)
    for a, b in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if a in old and b in new:
            yield old.pop(a), new.pop(b)


def _statements(point: Point) -> Iterator[str]:
    return (statement for claim in point.claims for statement in claim.statements)


def _question(point: Point) -> Iterator[str]:
    yield " ".join(point.question.lower().split())


def _claimed(point: Point) -> Iterator[str]:
    return (" ".join(claim.text.lower().split()) for claim in point.claims)


def _told(point: Point) -> tuple[object, ...]:
    """Return what a reader sees of a point."""
    return (point.status, point.question, tuple(sorted((claim.text, claim.independent) for claim in point.claims)))


def _weight(point: Point) -> tuple[object, ...]:
    """Return what a point comes to: its status, and each claim's value with the newsrooms that assert it.

    Where all tell a thing alike and it has no value but its words, any report's words will do.
    """
    alike = point.status in ("agreed", "single_source") and point.type in ("sense", "wording")
    claims = (("" if alike else claim.value or claim.text, claim.independent) for claim in point.claims)
    return (point.status, tuple(sorted(claims)))


def _row(change: PointChange, before: Point | None, after: Point | None) -> PointChangeRow:
    point = after or before
    if point is None:
        raise ValueError("a change of no point")
    return {
        "change": change,
        "id": after.id if after else "",
        "before": before.id if before else "",
        "question": point.question,
        "type": point.type,
        "status_before": before.status if before else None,
        "status": after.status if after else None,
        "claims_before": _claims(before),
        "claims": _claims(after),
        "explanation": point.explanation,
    }


def _claims(point: Point | None) -> list[ClaimedRow]:
    claims = point.claims if point else ()
    return [{"text": claim.text, "independent": claim.independent} for claim in claims]
