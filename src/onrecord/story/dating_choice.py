"""Choice: an article's best candidate for its day of publication, with what speaks for it. Report in, report settled.

A candidate's own score counts most; the other reports, other places that name the same day, the weekday printed with
it, the text's opening and the date of the last change move it up or down.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.model.articles import DateCandidate
from onrecord.model.issues import Issue
from onrecord.story.dating_bounds import changed_before
from onrecord.story.dating_config import DatingConfig
from onrecord.story.dating_reports import (
    DAY,
    STAGE,
    Report,
    days_since,
    numbered,
    resolved_days,
    weekday_beside,
)
from onrecord.story.dating_windows import Window
from onrecord.tools.moments import surely_after

#: Score from which a printed day is the day where the article was published.
LOCAL = 0.7
#: How long before its publication a day lies that a report names by number.
RECENT = timedelta(days=2)
Scored = tuple[float, DateCandidate, date]


def choose(report: Report, window: Window | None, supporters: frozenset[str], config: DatingConfig) -> None:
    """Take an article's best candidate, where one is good enough with what the others vouch for."""
    others = bool(supporters - {report.article.id})
    scored = [(_score(report, c, day, window if others else None, config), c, day) for day, c in report.days]
    if not scored:
        return
    best = min(scored, key=lambda s: (-s[0], -len(s[1].value), s[1].value, s[1].kind, s[1].reason))
    if best[0] < config.accept:
        return
    take(report, best[1], best[2], _supporting(scored, best))
    _doubt_order(report, scored, best, config)


def take(report: Report, candidate: DateCandidate, day: date, supporting: Sequence[DateCandidate]) -> None:
    """Settle a report's date, the words it rests on and the day of writing."""
    report.chosen = candidate
    report.evidence = [c.evidence for c in supporting if c.evidence is not None][:3]
    report.reason = candidate.reason
    if candidate.kind == "modified":
        given = next((c.value[:10] for _, c in report.days if c.kind == "published" and c.score >= candidate.score), "")
        report.reason += f"; the date of publication given, {given}, is far from the other reports’" if given else (
            "; no date of publication is given, so that it may be older")  # fmt: skip
    _write_before(report, _local_day(report, candidate, day))


def _local_day(report: Report, candidate: DateCandidate, day: date) -> date:
    """Return the day where it was published, for a time declared in UTC or no zone: the one that the page prints."""
    if candidate.zone not in ("Z", "+00:00", "") or candidate.basis == "printed" or "T" not in candidate.value:
        return day
    moment = (candidate.value, candidate.zone)
    printed = [(d, c) for d, c in report.days if c.basis == "printed" and c.kind == "published" and c.score >= LOCAL]
    for other_day, other in [] if any(d == day for d, _ in printed) else printed:
        apart = surely_after((other.value, other.zone), moment) or surely_after(moment, (other.value, other.zone))
        if not apart and abs((other_day - day).days) == 1:
            report.reason += f"; {other_day.isoformat()} where it was published, as the page prints"
            return other_day
    return day


def _score(report: Report, candidate: DateCandidate, day: date, window: Window | None, config: DatingConfig) -> float:
    """Weigh a candidate with what the other reports, the page and the text say of its day."""
    score = candidate.score
    if window:
        near = window[0] - DAY * config.near <= day <= window[1] + DAY * config.near
        score += config.inside if near else -config.outside
    printed = candidate.evidence and weekday_beside(report.article.text, candidate.evidence)
    if printed and printed != day.isoweekday():
        score -= config.wrong_weekday
    if any(_elsewhere(candidate, other) and d == day and other.score >= config.accept for d, other in report.days):
        score += config.agree
    if report.lead is not None and days_since(day, report.lead) <= 1:
        score += config.fits
    score += config.names if _names(report, candidate, day) else 0.0
    changed = changed_before(report, config)
    if changed and candidate.basis == "printed" and candidate.score < config.firm and day.isoformat() > changed:
        score -= config.after_change
    return round(score, 6)


def _names(report: Report, candidate: DateCandidate, day: date) -> bool:
    """Say whether the text names one of two readings of a date, or a day just before it, in another place."""
    place = candidate.evidence
    if place is None or not any(c.evidence == place and d != day for d, c in report.days):
        return False
    apart = [named for named in report.named if named.end <= place.start or place.end <= named.start]
    return any(timedelta(0) <= day - told <= RECENT for told in numbered(apart, day.year))


def _elsewhere(candidate: DateCandidate, other: DateCandidate) -> bool:
    """Say whether another candidate is of another place: printed elsewhere, or declared in another way."""
    return other.kind == "published" and (other.basis != candidate.basis or (
        other.evidence is not None and candidate.evidence is not None and not other.evidence.overlap(candidate.evidence)))


def _supporting(scored: Sequence[Scored], best: Scored) -> list[DateCandidate]:
    """Return the candidates of the chosen day, the strongest first."""
    same = [s for s in scored if s[2] == best[2]]
    return [s[1] for s in sorted(same, key=lambda s: (-s[0], s[1].value))]


def _doubt_order(report: Report, scored: Sequence[Scored], best: Scored, config: DatingConfig) -> None:
    """Say where nothing but custom settled whether the day or the month stands first."""
    place = best[1].evidence
    if place is None or "first" not in best[1].reason:
        return
    for score, other, day in scored:
        gained = (best[0] - best[1].score) - (score - other.score)
        if other.evidence == place and day != best[2] and other.reason != best[1].reason and gained < config.settles:
            if any(c.evidence != place and d == best[2] for _, c, d in scored):
                return
            message = (f"“{place.exact}” may be {best[2].isoformat()} or {day.isoformat()}; nothing settles which, and the first "
                       "was taken.")  # fmt: skip
            report.doubts.append(Issue(STAGE, report.article.id, "warning", "date-order", message, place))
            return


def _write_before(report: Report, day: date) -> None:
    """Settle the day of writing: the day before, where the text still expects the printed day."""
    same = [m for m in report.weekdays if m.weekday == day.isoweekday()]
    ahead = [m for m in same if m.direction == "future"]
    behind = [m for m in same if m.direction == "past"]
    lead = report.lead
    if ahead and not behind and (lead is None or days_since(day, lead) > 0):
        report.written = day - DAY
        mention = ahead[0]
        report.evidence.append(report.article.span(mention.start, mention.end))
        report.reason += "; written the day before, as the text still expects that weekday"
    else:
        report.written = day
    report.resolved = resolved_days(report, report.written)
