"""Inference: the day of writing that a report's own words point to, against the days of the others. Reports in.

"Began on Sunday" is written on that Sunday or the day after, and the days that a text names must fall on days that the
other reports name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model.spans import Span
from onrecord.story.dating_config import DatingConfig
from onrecord.story.dating_reports import DAY, Report, day_of, days_since, resolve
from onrecord.story.dating_windows import Window
from onrecord.tools.calendars import is_day


@dataclass(frozen=True, slots=True)
class Inferred:
    """The day that a report's words point to, with its score, the words and the reason."""

    score: float
    day: date
    spans: tuple[Span, ...]
    reason: str


def infer(report: Report, dated: Sequence[Report], window: Window | None, config: DatingConfig) -> Inferred | None:
    """Return the day of writing that a report's own words point to against the others', with its score."""
    others = [other for other in dated if other is not report]
    if window is None or not (others or _grounded(report, window)):
        return None
    known: dict[date, list[Report]] = {}
    for other in others:
        for day in sorted(other.resolved | ({other.written} if other.written else set())):
            known.setdefault(day, []).append(other)
    twins = {other.written for other in others if other.written and _same_text(report, other)}
    best: tuple[float, int, date, list[Span], list[str]] | None = None
    day = window[0] - DAY * config.near
    while day <= window[1] + DAY * config.near:
        score, spans, reasons = _fit(report, day, known, config)
        if day in twins:
            score += config.twin
            reasons.append("another report with the same sentences was written that day")
        distance = min((abs((day - other.written).days) for other in others if other.written), default=0)
        score = round(score - config.apart * distance, 6)
        if best is None or (score, -distance) > (best[0], best[1]):
            best = (score, -distance, day, spans, reasons)
        day += DAY
    if best is None or best[0] < config.enough:
        return None
    return Inferred(best[0], best[2], tuple(best[3]), "; ".join(best[4]))


def take_inferred(report: Report, found: Inferred | None, window: Window | None, config: DatingConfig) -> None:
    """Use the inferred day for a report without a date, or with one far off that its words speak against."""
    if found is None:
        return
    if report.chosen is not None:
        own = day_of(report.chosen.value)
        far = own is not None and window is not None and (
            own < window[0] - DAY * config.far or own > window[1] + DAY * config.far
        )
        if not far or found.score < config.strong:
            return
    report.chosen, report.written = None, found.day
    report.evidence, report.reason = list(found.spans), found.reason


def _grounded(report: Report, window: Window) -> bool:
    """Say whether a report names a day of the window with its year: ground to stand on without other reports."""
    full = [(d.year, d.month, d.day) for d in report.named if d.year and d.day]
    return any(is_day(y, m, d) and window[0] <= date(y, m, d) <= window[1] for y, m, d in full)


def _fit(
    report: Report, day: date, known: dict[date, list[Report]], config: DatingConfig
) -> tuple[float, list[Span], list[str]]:
    """Score how well a report's words fit its having been written on a day."""
    score, spans, reasons = 0.0, [], []
    article = report.article
    if report.lead is not None:
        gap = days_since(day, report.lead)
        score += config.lead if gap == 0 else config.eve if gap == 1 else -0.5
        spans.append(article.span(report.lead.start, report.lead.end))
        name = report.lead
        reasons.append(f"its opening tells of {article.text[name.start : name.end]}, {resolve(name, day).isoformat()}")
    matched = 0.0
    for mention in report.weekdays:
        found = known.get(resolve(mention, day))
        matched += 0.5 if found else -0.1
        if found and mention is report.lead:
            spans += [s for other in found[:2] for s in other.evidence[:1]]
            reasons.append("which other reports name as well")
    score += min(2.0, matched)
    for named in report.named:
        if named.day is None or (named.year and named.year != day.year):
            continue
        if is_day(day.year, named.month, named.day):
            gap = (day - date(day.year, named.month, named.day)).days
            score += 1.0 if 0 <= gap <= 2 else -1.0 if -2 <= gap < 0 else 0.0
            if 0 <= gap <= 2:
                spans.append(article.span(named.start, named.end))
                reasons.append("a day named by number in it fits")
    return score, spans, list(dict.fromkeys(reasons))


def _same_text(left: Report, right: Report) -> bool:
    """Say whether two reports share a good part of their sentences."""
    shared = len(left.sentences & right.sentences)
    return shared >= 3 and shared >= 0.25 * min(len(left.sentences), len(right.sentences))
