"""Answers: what was asked about two countries, in a person's words, in; their series out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from onrecord.model.annotations import Modality
from onrecord.present.pairs.accounts import Account, PairRecords
from onrecord.present.pairs.asking import country_code, wanted_types
from onrecord.present.pairs.days import By, bound, grain_of
from onrecord.present.pairs.series import COUNTED, HAPPENED, Asked, Series, series_of
from onrecord.tools.dates import parse_day
from onrecord.tools.errors import WrongUse


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of two countries. `by` None is what suits the days of the reports; `since` and `until` are days, months
    or years, "" for none; `types` are PLOVER's, none for all; `statuses` none for what happened."""

    by: By | None = None
    since: str = ""
    until: str = ""
    types: Collection[str] = ()
    statuses: Collection[Modality] = ()


def two_countries(a: str, b: str, accounts: Sequence[Account]) -> tuple[str, str]:
    """Return the ISO 3166 alpha-3 codes of two countries; WrongUse where one is none, or both are one."""
    seen = {account.actor for account in accounts} | {account.recipient for account in accounts}
    found = country_code(a, seen), country_code(b, seen)
    if found[0] == found[1]:
        raise WrongUse(f"{a!r} and {b!r} are one country, {found[0]}. Name two: onrecord pairs USA CHN")
    return found


def answer(
    records: PairRecords, accounts: Sequence[Account], pair: tuple[str, str], question: Question
) -> tuple[Series, Series, Series]:
    """Return the series of what the one does to the other, the other to the one, and each to the other.

    WrongUse where a day, a type or a status means nothing, or the days are reversed.
    """
    reported = [day for one in records.datings if (day := parse_day(one.value))]
    odd = [status for status in question.statuses if status not in COUNTED]
    if odd:
        raise WrongUse(f"{odd[0]!r} is not counted. There are: {', '.join(COUNTED)}.")
    since, until = bound(question.since, "--since"), bound(question.until, "--until", end=True)
    if since and until and since > until:
        raise WrongUse(f"The dates are reversed: --since {question.since} is after --until {question.until}.")
    asked = Asked(
        by=question.by or grain_of(min(reported, default=None), max(reported, default=None)),
        since=since, until=until, types=wanted_types(question.types), statuses=tuple(sorted(set(question.statuses))) or HAPPENED,
    )  # fmt: skip
    a, b = pair
    return (series_of(accounts, a, b, asked=asked), series_of(accounts, b, a, asked=asked),
            series_of(accounts, a, b, asked=asked, both=True))  # fmt: skip
