"""Quotations: an article's marks and reported clauses in, what stands between the marks with source and kind out.

What nobody is told to say is `scare`: a word at arm's length, a label. Titles, nicknames and names of things are left out.
A quotation without a source of its own inside a reported clause ("Aaro said the “ice law” was dead") has the clause's.
The signs decide (`extract/mark_signs.py`); without the table of weights the rules of `extract/shapes.py` do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.mark_signs import Seen, mark_signs
from onrecord.extract.marks import Marked
from onrecord.extract.sequel import Sequel, stands_alone
from onrecord.extract.shapes import classify, is_announced, is_label, is_quotation, worded_kind
from onrecord.extract.speakers import Attributor
from onrecord.extract.weights import are_fitted, weigh
from onrecord.extract.wholes import complete, whole_kinds
from onrecord.model.annotations import Quote, QuoteKind

#: Where the weights are.
TABLE = "quotes/mark-weights.tsv"


@dataclass(frozen=True, slots=True)
class QuotationConfig:
    """From which weight on what stands between marks is somebody's words; set on PolNeAR's training part."""

    least: int = 300  # where the rules take it for a quotation
    labels: int = 1500  # where a word before it announces a name or a label ("so-called")
    passed: int = 700  # where they take it for a title or a name
    spoken: int = -1500  # where they have found its speaker and it is a sentence


def seen_marks(work: Attributor, reported: Sequence[Quote]) -> list[Seen]:
    """Return what stands between the marks of an article, in order, with what is known of it."""
    view = work.view
    marks = [m for m in work.marks if any(not view.is_mark(n) for n in range(view.at(m.start), view.before(m.end) + 1))]
    kept = [is_quotation(view, mark) for mark in marks]
    known = iter(Sequel(work, [m for m, whole in zip(marks, kept, strict=True) if whole]).sources())
    found_sources = complete(view, work.people, marks, [next(known) if whole else None for whole in kept])
    # A doer tells whose words they are, not that they are somebody's words.
    doers = [source if source and source.basis == "doer" else None for source in found_sources]
    sources = [None if doer else source for doer, source in zip(doers, found_sources, strict=True)]
    held = _within(marks, reported)
    spoken = {_plain(work, m) for m, source in zip(marks, sources, strict=True) if source}
    company = {view.sentence_of[view.at(m.start)]: source for m, source in zip(marks, sources, strict=True) if source}
    found: list[Seen] = []
    for mark, whole, source, over, doer in zip(marks, kept, sources, held, doers, strict=True):
        alone = stands_alone(view, mark)
        kind = classify(view, mark, source, alone=alone)
        beside = None if source else company.get(view.sentence_of[view.at(mark.start)])
        again = source is None and _plain(work, mark) in spoken
        found.append(Seen(mark, source, kind, whole, over, beside, alone, again, doer))
    return found


def judge_all(work: Attributor, seen: Sequence[Seen]) -> list[tuple[Seen, QuoteKind | None]]:
    """Return what stands between the marks of an article, each with its kind in its company."""
    kinds = [judge(work, one) for one in seen]
    whole = whole_kinds(work.view, [one.mark for one in seen], [one.source for one in seen], kinds)
    return list(zip(seen, whole, strict=True))


def judge(work: Attributor, seen: Seen, *, config: QuotationConfig = QuotationConfig()) -> QuoteKind | None:
    """Return the kind of what stands between marks, None where it is a title, a nickname or the name of a thing."""
    rule: QuoteKind = seen.kind
    if not are_fitted(TABLE, work.view):
        return rule if seen.kept else None
    weight = weigh(TABLE, mark_signs(work.view, seen))
    if not seen.kept:
        named = weight < config.passed or is_label(work.view, seen.mark)
        return None if named else worded_kind(work.view, seen.mark)
    if rule == "scare":
        least = config.labels if is_announced(work.view, seen.mark) else config.least
        return worded_kind(work.view, seen.mark) if weight >= least else "scare"
    sure = seen.source is not None and rule == "direct"
    return rule if weight >= (config.spoken if sure else config.least) else "scare"


def _plain(work: Attributor, mark: Marked) -> str:
    return work.view.article.text[mark.start : mark.end].strip(" ,.;:!?").lower()


def _within(marks: Sequence[Marked], reported: Sequence[Quote]) -> Iterator[Quote | None]:
    """Yield for each quotation the narrowest reported clause that it lies in, None for none."""
    clauses = sorted(reported, key=lambda q: (q.content.start, -q.content.end))
    open_: list[Quote] = []
    at = 0
    for mark in marks:
        while at < len(clauses) and clauses[at].content.start <= mark.start:
            open_.append(clauses[at])
            at += 1
        while open_ and open_[-1].content.end < mark.end - 1:
            open_.pop()
        yield open_[-1] if open_ else None
