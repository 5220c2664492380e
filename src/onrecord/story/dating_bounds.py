"""Bounds: what the times of fetching and of changes say of the other dates. Reports in, reports with fewer dates out.

What a page prints was published before it was fetched, and changed after it was published. A date after the fetch is
wrong; a clock that shows the day of the fetch tells nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from onrecord.model.articles import DateCandidate
from onrecord.model.issues import Issue
from onrecord.story.dating_config import DatingConfig
from onrecord.story.dating_reports import STAGE, Report
from onrecord.tools.moments import surely_after, utc_bounds

#: By how much clocks of servers may differ.
SLACK = timedelta(hours=1)


def bound_dates(report: Report, config: DatingConfig) -> None:
    """Take out the dates that lie after the fetch, and the clocks that show its day."""
    _call_changes(report, config)
    fetched = fetched_at(report)
    if fetched is None:
        return
    moment = (fetched.value, fetched.zone)
    late = [c for _, c in report.days if surely_after((c.value, c.zone), moment, slack=SLACK)]
    for candidate in [c for c in late if c.score >= config.accept][:1]:
        message = (f"The page gives the date {candidate.value[:10]}, which lies after the day it was fetched "
                   f"({fetched.value[:10]}); it was not taken.")  # fmt: skip
        report.doubts.append(Issue(STAGE, report.article.id, "warning", "date-after-fetch", message, candidate.evidence))
    clocks = [c for _, c in report.days if c.basis == "printed" and c.score < config.clock and _same_day(c, fetched)]
    gone = {id(c) for c in (*late, *clocks)}
    report.days = [(day, c) for day, c in report.days if id(c) not in gone]
    report.changes = [c for c in report.changes if id(c) not in gone]
    report.vague = [c for c in report.vague if not surely_after((c.value, c.zone), moment, slack=SLACK)]


def _call_changes(report: Report, config: DatingConfig) -> None:
    """Take dates of publication for dates of a change where a feed listed the page before them."""
    listed = min((c for c in report.sights if c.basis == "feed"), key=_order, default=None)
    if listed is None:
        return
    for number, (day, found) in enumerate(report.days):
        if found.kind == "published" and surely_after((found.value, found.zone), (listed.value, listed.zone), slack=SLACK):
            reason = f"{found.reason}, after a feed had listed the page"
            changed = replace(found, kind="modified", score=min(found.score, config.change), reason=reason)
            report.days[number] = (day, changed)
            report.changes.append(changed)


def fetched_at(report: Report) -> DateCandidate | None:
    """Return when this article's own bytes were fetched, by us or by an archive; None where that is not known."""
    own = [c for c in report.sights if c.basis != "feed"]
    return min(own, key=_order) if own else None


def first_seen(report: Report) -> DateCandidate | None:
    """Return when the article was first seen: fetched, or listed in a feed."""
    return min(report.sights, key=_order) if report.sights else None


def last_change(report: Report, config: DatingConfig) -> DateCandidate | None:
    """Return the last change that the article or its page tells; none that lies before its publication."""
    own = [c for c in report.changes if c.score >= config.change and utc_bounds(c.value, c.zone)]
    chosen = report.chosen
    if chosen is not None:
        own = [c for c in own if not _precedes(c, chosen)]
    elif report.written is not None:
        own = [c for c in own if c.value[:10] >= report.written.isoformat()[: len(c.value)]]
    return max(own, key=lambda c: (c.value, bool(c.zone), c.score)) if own else None


def _precedes(change: DateCandidate, published: DateCandidate) -> bool:
    """Say whether a change lies before a publication, as exactly as both are given."""
    if change.zone == published.zone or not (change.zone and published.zone):
        exact = min(len(change.value), len(published.value))
        return change.value[:exact] < published.value[:exact]
    return surely_after((published.value, published.zone), (change.value, change.zone))


def changed_before(report: Report, config: DatingConfig) -> str:
    """Return the last day on which the page says that it was changed, "" for none."""
    return max((c.value[:10] for c in report.changes if c.score >= config.change and len(c.value) >= 10), default="")


def _order(candidate: DateCandidate) -> tuple[str, str]:
    bounds = utc_bounds(candidate.value, candidate.zone)
    return (bounds[0].isoformat() if bounds else "", candidate.value)


def _same_day(candidate: DateCandidate, fetched: DateCandidate) -> bool:
    """Say whether a printed day is the day of fetching."""
    return len(candidate.value) >= 10 and candidate.value[:10] == fetched.value[:10]
