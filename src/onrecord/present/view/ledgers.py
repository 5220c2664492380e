"""What became of each sentence of the bodies: counts a report, and the sentences not understood."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import get_args

from onrecord.model.dossiers import Dossier
from onrecord.model.statements import Fate
from onrecord.present.view.citations import Citation, Citations, Place
from onrecord.present.view.handles import Handle, Newsroom

FATES: tuple[Fate, ...] = get_args(Fate)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """A report's sentences by fate, in the order of `FATES`; `parts` are (begin, width) in percent of the bar."""

    handle: Handle
    total: int
    counts: tuple[int, ...]
    parts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The rows, the totals, and the sentences that were not understood, a report at a time."""

    rows: tuple[LedgerRow, ...]
    total: int
    counts: tuple[int, ...]
    not_understood: tuple[tuple[Handle, tuple[Citation, ...]], ...]


def _parts(counts: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    total, begins, done, parts = sum(counts), 0, 0, []
    for count in counts:
        done += count
        ends = round(100 * done / total) if total else 0
        parts.append((begins, ends - begins))
        begins = ends
    return tuple(parts)


def build_ledger(
    dossier: Dossier, newsrooms: tuple[Newsroom, ...], *, citations: Citations, prefix: str
) -> Ledger:
    """Count the ledger's lines, each sentence once, and cite those that were not understood."""
    place = Place("ledger", 0, f"{prefix}-ledger", quiet=True)
    rows, lost = [], []
    for handle in (handle for room in newsrooms for handle in room.handles):
        lines = sorted((line for line in dossier.ledger if line.span.article == handle.article), key=lambda x: x.span)
        fates = Counter(line.fate for line in lines)
        counts = tuple(fates[fate] for fate in FATES)
        rows.append(LedgerRow(handle=handle, total=sum(counts), counts=counts, parts=_parts(counts)))
        cited = citations.cite_all((line.span for line in lines if line.fate == "not_understood"), place)
        if cited:
            lost.append((handle, cited))
    counts = tuple(sum(row.counts[place] for row in rows) for place in range(len(FATES)))
    return Ledger(rows=tuple(rows), total=sum(counts), counts=counts, not_understood=tuple(lost))
