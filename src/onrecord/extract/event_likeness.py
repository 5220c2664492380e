"""Whether two codings may tell one event: two codings in; whether they can, and whether they do, out.

Two things are asked. *May* they be one: same type, modes that go together, parties that go together, no two days, no
two places, and not a deed done with one denied. *Do* they tell one: the same day, or, where a day is missing, the same
words besides the parties' names. Both are the same either way round.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from onrecord.model.annotations import Coding
from onrecord.tools.tables import words

#: Types in which both sides act, whoever is named first.
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "ASSAULT"})
#: Deeds told of in full only in several sentences: a visit lasts, a war goes on.
_LASTING = {"visit": 3}
#: Modes under which a meeting may be told besides none: a visit holds talks, a phone call is another occasion.
_LOOSE = frozenset({"", "visit", "third-party", "multilateral"})
#: Letters by which words are compared: "strikes" and "strike", "accused" and "accuses".
_STEM = 6
_WORD = re.compile(r"[^\W\d_]{3,}")
_INTERVAL = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)\Z")


@dataclass(frozen=True, slots=True)
class LikenessConfig:
    """Settings of the comparison."""

    #: Share of the shorter sentence's words that undated codings must have in common.
    words: float = 0.4
    #: Words that they must have in common at least.
    least: int = 3
    #: Characters within which the lead follows the headline.
    lead: int = 400


@dataclass(frozen=True, slots=True)
class Side:
    """A coding made ready to be compared."""

    coding: Coding
    first: date | None
    last: date | None
    told: frozenset[str]
    #: Whether it stands in the first sentence of its article that tells of anything.
    opens: bool = False


def side_of(coding: Coding, *, opens: bool = False) -> Side:
    """Return a coding with its days and the words of its sentence, the parties' names left out."""
    first, last = days_of(coding.when)
    names = {word for name in (*coding.actors, *coding.recipients) for word in _WORD.findall(name.lower())}
    told = frozenset(_WORD.findall(coding.evidence.exact.lower())) - names - words("events/empty_words.txt")
    return Side(coding, first, last, frozenset(word[:_STEM] for word in told), opens)


@lru_cache(maxsize=10_000)
def days_of(when: str) -> tuple[date | None, date | None]:
    """Return the first and last day of a year, month, day or interval of days, twice None for any other text."""
    try:
        if match := _INTERVAL.match(when):
            return date.fromisoformat(match[1]), date.fromisoformat(match[2])
        if len(when) == 10:
            return date.fromisoformat(when), date.fromisoformat(when)
        if len(when) == 7:
            first = date.fromisoformat(f"{when}-01")
            return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        if len(when) == 4:
            return date(int(when), 1, 1), date(int(when), 12, 31)
    except (ValueError, OverflowError):
        pass
    return None, None


def may_be_one(a: Side, b: Side) -> bool:
    """Say whether nothing keeps two codings from telling one event."""
    one, two = a.coding, b.coding
    return (
        one.type == two.type
        and _modes_fit(one.mode, two.mode)
        and _senses_fit(one.status, two.status)
        and _days_fit(a, b)
        and _places_fit(one.place, two.place)
        and _parties_fit(one, two)
    )


def do_tell_one(a: Side, b: Side, config: LikenessConfig) -> bool:
    """Say whether two codings that may tell one event do: by the day, or by the words where a day is missing."""
    exact = all(s.first is not None and s.first == s.last for s in (a, b))
    if exact or (a.coding.mode == b.coding.mode == "visit" and a.first and b.first):
        return True
    if a.coding.when and a.coding.when == b.coding.when and len(a.coding.when) == 7 and _same_persons(a.coding, b.coding):
        return True
    if a.coding.evidence.article == b.coding.evidence.article:
        if a.coding.pattern and a.coding.pattern == b.coding.pattern and a.coding.actors == b.coding.actors:
            return True  # a headline without a day, and the sentence with it
        if _heads_lead(a, b, config) or _heads_lead(b, a, config):
            return True
        # Headline, lead and a later paragraph tell of one thing in other words.
        config = LikenessConfig(words=config.words / 2, least=1)
    common = len(a.told & b.told)
    shorter = min(len(a.told), len(b.told))
    return a.told == b.told or (common >= config.least and common >= config.words * shorter)


def _heads_lead(a: Side, b: Side, config: LikenessConfig) -> bool:
    """Say whether `a` is a headline without a day and `b` the lead that tells the same in other words."""
    one, two = a.coding, b.coding
    if not a.opens or one.when or not 0 < two.evidence.start - one.evidence.end <= config.lead:
        return False
    parties = one.actor_countries, one.recipient_countries
    return bool(one.actor_countries) and one.mode == two.mode and parties == (two.actor_countries, two.recipient_countries)


def _same_persons(a: Coding, b: Coding) -> bool:
    """Say whether two codings tell of a meeting of the same two persons, by their full names."""
    met = a.actors + a.recipients
    return a.type == "CONSULT" and len(met) == 2 and _persons(met) and set(met) == set(b.actors + b.recipients)


def _modes_fit(a: str, b: str) -> bool:
    return a == b or not a or not b or {a, b} <= _LOOSE


def _senses_fit(a: str, b: str) -> bool:
    """A plan and the deed go together where day and parties do (they are asked for elsewhere); all else only with itself."""
    return a == b or {a, b} == {"planned", "happened"}


def _days_fit(a: Side, b: Side) -> bool:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return a.coding.status == b.coding.status
    slack = timedelta(days=min(_LASTING.get(a.coding.mode, 0), _LASTING.get(b.coding.mode, 0)))
    return a.first <= b.last + slack and b.first <= a.last + slack


def _places_fit(a: str, b: str) -> bool:
    left, right = a.casefold(), b.casefold()
    return not left or not right or left in right or right in left


def _parties_fit(a: Coding, b: Coding) -> bool:
    if _side_fits(a.actors, a.actor_countries, b.actors, b.actor_countries) and _side_fits(
        a.recipients, a.recipient_countries, b.recipients, b.recipient_countries, open_end=True
    ):
        return True
    if a.type not in _MUTUAL:
        return False
    left = (a.actors + a.recipients, a.actor_countries + a.recipient_countries)
    right = (b.actors + b.recipients, b.actor_countries + b.recipient_countries)
    persons = [{name for name in names if _persons((name,))} for names in (left[0], right[0])]
    if persons[0] and persons[1] and not (persons[0] <= persons[1] or persons[1] <= persons[0]):
        return False
    sides = set(left[1]), set(right[1])
    return bool(set(left[0]) & set(right[0])) and (sides[0] == sides[1]) and len(sides[0]) > 1


def _side_fits(
    names: tuple[str, ...], codes: tuple[str, ...], others: tuple[str, ...], other_codes: tuple[str, ...], *, open_end: bool = False
) -> bool:
    """Say whether two descriptions may be of one party: a name in common, or one country and no two persons.

    `open_end`: a party that one coding leaves out fits any.
    """
    if not (names or codes) or not (others or other_codes):
        return open_end
    if set(names) & set(others):
        return True
    if not (codes and other_codes):
        return bool(_heads(names) & _heads(others))
    if not set(codes) & set(other_codes) or not (set(codes) <= set(other_codes) or set(other_codes) <= set(codes)):
        return False
    return not (_persons(names) and _persons(others))


def _heads(names: tuple[str, ...]) -> set[str]:
    """Return the last words of those names that are common nouns: "rebels" for "Separatist rebels"."""
    return {name.split()[-1].lower() for name in names if name.split() and (name.split()[-1].islower() or " " not in name)}


def _persons(names: tuple[str, ...]) -> bool:
    """Say whether all of a party's names look like persons': two words or more, all with a capital."""
    return bool(names) and all(len(name.split()) > 1 and name.istitle() for name in names)
