"""Reasons: what of the page, the text and the other reports agrees with a chosen date, in plain words. Reports in, words out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from onrecord.story.dating_reports import Report, days_since, numbered

#: What candidates of other bases are called.
FIRM = 0.8  # score from which a printed date that differs is told
_PLACES = {"metadata": "the metadata", "url": "the address", "feed": "a feed", "printed": "the page"}


def agreement(report: Report, others: Sequence[Report]) -> str:
    """Return what agrees with a settled date: "the address says the same; the text’s “Monday” fits; ..."."""
    return "; ".join(_agreeing(report, others))


def _agreeing(report: Report, others: Sequence[Report]) -> Iterator[str]:
    day, written = report.written, report.written
    if day is None or written is None:
        return
    chosen = report.chosen
    if chosen is not None:
        value = chosen.value[:10]
        places = {c.basis for _, c in report.days if c.value[:10] == value and c.kind == "published"} - {chosen.basis}
        named = [_PLACES[basis] for basis in sorted(places) if basis in _PLACES]
        if named:
            yield f"{' and '.join(named)} {'says' if len(named) == 1 else 'say'} the same day"
        printed = [c.value[:10] for _, c in report.days if c.basis == "printed" and c.kind == "published" and c.score >= FIRM]
        if printed and value not in printed and written.isoformat() not in printed:
            yield f"the page prints {printed[0]}"
        lead = report.lead
        if lead is not None and days_since(written, lead) <= 2:
            words = report.article.text[lead.start : lead.end]
            yield f"the text’s “{words}” fits"
        elif lead is not None and lead.direction == "past" and days_since(written, lead) >= 5:
            yield f"the text’s “{report.article.text[lead.start : lead.end]}” would be {days_since(written, lead)} days back"
        near = [d for d in numbered(report.named, written.year) if timedelta(0) <= written - d <= timedelta(days=2)]
        if near:
            yield f"the text names {max(near).isoformat()} by number"
    same = sum(other.written == written for other in others if other is not report)
    close = sum(other.written is not None and 0 < abs((other.written - written).days) <= 1 for other in others if other is not report)
    if same:
        yield f"{_count(same)} written on {written.isoformat()}"
    if close:
        yield f"{_count(close)} a day before or after it"


def _count(number: int) -> str:
    return "another report" if number == 1 else f"{number} other reports"
