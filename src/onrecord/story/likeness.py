"""How alike two reports are: two StoryKeys in, a score in [0, 1] out, with what it rests on.

The cosines of what the whole articles, their beginnings and their headlines say, and the days between them, are
weighed by a logistic regression, whose probability that both report one event gives the score.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import exp, fsum, log, sqrt

from onrecord.model.stories import StoryKeys

#: How keys begin: words of the whole article, of its beginning, of its headline.
WHOLE, LEAD, HEADLINE = "", "lead:", "headline:"

#: Logits beyond which a probability is as good as 0 or 1.
SURE = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LikenessConfig:
    """Weights of a logistic regression, in logits, with an L2 penalty of 3 on standardised features.

    Fitted on the 3,138 pairs of articles with something in common, within two weeks, of which both are of stories in
    one half (by a hash of the story's id) of a set of 1,944 articles of US politics; see `bench/stories.py`. What days
    apart count for falls more slowly than was fitted (5.2, 4.4, 2.3, 0.4): that set has a story a day, while reports
    of one event go on for a week; it costs 0.003 of F1 there. Cosines of names, of names of two words, of numbers, of
    quoted words and of pairs of words beside these three were tried, too, and made no difference that both halves
    bear out.
    """

    base: float = -7.9
    whole: float = 7.4
    lead: float = 4.0
    headline: float = 3.9
    days: tuple[float, ...] = (5.4, 4.5, 3.8, 3.6, 3.3, 2.0, 1.2, 0.7, 0.4, 0.2)  # by days apart; later: nothing
    unsure: float = 4.4  # what they count for at least where a date is missing or not well founded


@dataclass(frozen=True, slots=True)
class Vectors:
    """What an article is compared by: the weights of its keys by the part they are of, and the days it may be of."""

    whole: Mapping[str, float]
    lead: Mapping[str, float]
    headline: Mapping[str, float]
    days: tuple[int, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two articles have in common: three cosines, the days between them (None: not known), the score."""

    whole: float
    lead: float
    headline: float
    gap: int | None
    score: float


def vectors_of(record: StoryKeys) -> Vectors:
    """Return what a record's article is compared by."""
    keys = record.keys
    lead = bisect_left(keys, 1, key=_part)
    headline = bisect_left(keys, 2, lo=lead, key=_part)
    days = tuple([date.fromisoformat(day).toordinal() for day in record.days])
    return Vectors(dict(keys[:lead]), dict(keys[lead:headline]), dict(keys[headline:]), days, record.sure)


def _part(item: tuple[str, float]) -> int:
    """Return which part of the article a key is of: 0 the whole, 1 its beginning, 2 its headline, in this order."""
    return 1 if item[0].startswith(LEAD) else 2 if item[0].startswith(HEADLINE) else 0


def score_of(left: StoryKeys, right: StoryKeys, config: LikenessConfig = LikenessConfig()) -> float:
    """Return how likely two articles report one event: the root of the probability, in [0, 1].

    The root, for a story's articles are held together by their average score, which one doubtful pair should not undo.
    """
    return compare(vectors_of(left), vectors_of(right), config).score


def compare(left: Vectors, right: Vectors, config: LikenessConfig = LikenessConfig()) -> Likeness:
    """Compare two articles. Where one has no headline, or says nothing in it, the whole stands in for headlines."""
    whole = _cosine(left.whole, right.whole)
    lead = _cosine(left.lead, right.lead) if left.lead and right.lead else whole
    headline = _cosine(left.headline, right.headline) if left.headline and right.headline else whole
    gap = min([abs(one - other) for one in left.days for other in right.days], default=None)
    logit = (
        config.base + config.whole * whole + config.lead * lead + config.headline * headline
        + _worth(gap, left.sure and right.sure, config)
    )  # fmt: skip
    return Likeness(whole, lead, headline, gap, score_at(logit) if whole > 0 else 0.0)


def score_at(logit: float) -> float:
    """Return the score of a pair with this logit."""
    return sqrt(1 / (1 + exp(-max(-SURE, min(SURE, logit)))))


def raised(score: float, logit: float) -> float:
    """Return a score with something more that speaks for one event, in logits."""
    probability = score * score
    before = SURE if probability >= 1 else -SURE if probability <= 0 else log(probability / (1 - probability))
    return score_at(before + logit)


def _cosine(mine: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """Return the product of two vectors of length 1; the sum is exact, so that the order of keys does not matter."""
    return min(1.0, fsum([mine[key] * theirs[key] for key in mine.keys() & theirs.keys()]))


def _worth(gap: int | None, sure: bool, config: LikenessConfig) -> float:
    worth = config.days[gap] if gap is not None and gap < len(config.days) else 0.0
    return worth if sure else max(worth, config.unsure)
