"""Accounts: events with the sentences that tell them in; who tells which event between which two countries, and when, out.

An event stands between each country that acts and each that it is done to. Where no recipient is named, what countries
do together (they talk, sign, trade, cease fire) each does to the others: PLOVER's reciprocal events. Which types these are,
and why, stands in `data/events/scores.tsv`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations, product

from onrecord.model.annotations import Coding, Event
from onrecord.model.articles import Article, Dating
from onrecord.model.reuse import Derivation, Part, is_foreign
from onrecord.model.spans import Span
from onrecord.present.pairs.days import days_of
from onrecord.present.pairs.scores import Score, says_mutual, score_of
from onrecord.tools.dates import parse_day

#: Countries of one side at most that an event is counted for: a list of the world's countries is no meeting of two.
MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRecords:
    """What pairs are computed from; the order does not matter."""

    events: Sequence[Event]
    codings: Sequence[Coding]
    articles: Sequence[Article]
    derivations: Sequence[Derivation] = ()
    datings: Sequence[Dating] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """An event on the scale, with the days it may have happened on (None: nothing tells). `told` is false where these are
    the day of its first report, for want of a date."""

    event: Event
    score: Score
    first: date | None
    last: date | None
    told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One sentence's account of an event that one country does to another (ISO 3166 alpha-3 codes).

    `coding` is its id, the same in both directions of a `mutual` event. `outlet` is who published it (the article's id
    where nothing tells), `origin` whose words it is: an agency's in a reprint.
    """

    actor: str
    recipient: str
    mutual: bool
    scored: Scored
    coding: str
    span: Span
    cue: Span | None
    outlet: str
    origin: str

    @property
    def key(self) -> tuple[str, ...]:
        """What accounts are sorted by: the event's days, the event, the place."""
        first = self.scored.first.isoformat() if self.scored.first else ""
        at = (f"{self.span.start:09}", f"{self.span.end:09}")
        return (first, self.scored.event.id, self.span.article, *at, self.coding, self.actor, self.recipient)


def accounts_of(records: PairRecords) -> list[Account]:
    """Return the accounts of all events between two countries, in the order of the days.

    An event without a date stands on the day of its first report; so does one said to have happened after its last.
    Drafts tell nothing; an event of a type that PLOVER does not have is passed over.
    """
    reports = {article.id: article for article in records.articles if not article.draft}
    codings = {coding.id: coding for coding in records.codings}
    published = {d.article: day for d in records.datings if (day := parse_day(d.value)) is not None}
    derivations = {d.article: d for d in records.derivations}
    found: list[Account] = []
    for event in sorted(records.events, key=lambda one: one.id):
        told = [one for key in sorted(set(event.codings)) if (one := codings.get(key)) and one.evidence.article in reports]
        score = score_of(event.type, event.mode)
        if not told or score is None:
            continue
        sides = _sides(event, score, told)
        scored = _dated(event, score, [published[one.evidence.article] for one in told if one.evidence.article in published])
        for one in told if sides else ():
            article = reports[one.evidence.article]
            outlet = outlet_key(article)
            origin = origin_at(one.evidence, derivations.get(article.id), outlet)
            for actor, recipient, mutual in sides:
                found.append(Account(
                    actor=actor, recipient=recipient, mutual=mutual, scored=scored, coding=one.id, span=one.evidence,
                    cue=one.cue, outlet=outlet, origin=origin,
                ))  # fmt: skip
    return sorted(found, key=lambda account: account.key)


def _sides(event: Event, score: Score, told: Iterable[Coding]) -> list[tuple[str, str, bool]]:
    """Return who does it to whom, and whether to one another, sorted."""
    actors = sorted(set(event.actor_countries))[:MOST]
    recipients = sorted(set(event.recipient_countries))[:MOST]
    if recipients or event.recipients:
        return [(a, b, False) for a, b in product(actors, recipients) if a != b]
    if score.mutual == "no" or (score.mutual == "told" and not any(one.cue and says_mutual(one.cue.exact) for one in told)):
        return []
    return [(a, b, True) for a, b in permutations(actors, 2)]


def _dated(event: Event, score: Score, published: Sequence[date]) -> Scored:
    """Put an event on its days: what happened before its reports, not after them."""
    days = days_of(event.when)
    if days and event.status == "happened" and published and days[0] > max(published):
        days = None
    if days:
        return Scored(event=event, score=score, first=days[0], last=days[1], told=True)
    first = min(published, default=None)
    return Scored(event=event, score=score, first=first, last=first, told=False)


def outlet_key(article: Article) -> str:
    """Return what tells one outlet from another: its name, folded; without one the article is its own."""
    return " ".join(article.source.casefold().split()) or article.id


def origin_at(span: Span, derivation: Derivation | None, outlet: str) -> str:
    """Return the id of the newsroom whose words a sentence is: the article's origin, or, of what stands outside that one's
    text, the origin that has most of it, else the outlet."""
    if derivation is None:
        return outlet
    if not is_foreign(derivation, span.start, span.end):
        return derivation.origin
    held: defaultdict[str, int] = defaultdict(int)
    for part in derivation.parts:
        held[part.origin] += _overlap(part, span)
    most = max(sorted(held), key=lambda origin: held[origin], default="")
    return most or outlet


def _overlap(part: Part, span: Span) -> int:
    return max(0, min(part.end, span.end) - max(part.start, span.start))


def by_pair(accounts: Iterable[Account]) -> Mapping[tuple[str, str], list[Account]]:
    """Return the accounts by the two countries, whichever of them acts; the codes in order."""
    found: defaultdict[tuple[str, str], list[Account]] = defaultdict(list)
    for account in accounts:
        a, b = sorted((account.actor, account.recipient))
        found[a, b].append(account)
    return dict(sorted(found.items()))


def told_once(accounts: Iterable[Account]) -> Iterator[Account]:
    """Yield accounts, those of a mutual event in one direction only: both countries together have it once."""
    seen: set[str] = set()
    for account in accounts:
        if account.coding not in seen:
            seen.add(account.coding)
            yield account
