"""How near a part of a text is to a report: two StoryKeys in, a score in [0, 1] out.

The weights of `likeness` are fitted on whole reports. A section of a digest says little, and a round-up of several
events: for these the cosines are weighed by hand, less for the days between.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from onrecord.model.stories import StoryKeys
from onrecord.story.likeness import compare, vectors_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NearnessConfig:
    """What the parts of a text and the days between two texts are worth."""

    parts: tuple[float, float, float] = (0.7, 0.15, 0.15)  # the whole, its beginning, its headline
    late: float = 0.4  # what likeness is worth when the days are far apart
    days: float = 2.0  # days in which the rest of its worth falls to 1/e
    unsure: float = 0.8  # least worth where a date is missing or not well founded


def near_score(left: StoryKeys, right: StoryKeys, config: NearnessConfig = NearnessConfig()) -> float:
    """Return the weighed cosines of what two texts say, less for the days between them, in [0, 1]."""
    found = compare(vectors_of(left), vectors_of(right))
    whole, lead, headline = config.parts
    alike = whole * found.whole + lead * found.lead + headline * found.headline
    gap = found.gap
    worth = config.late + (1 - config.late) * exp(-gap / config.days) if gap is not None else 0.0
    return alike * (worth if left.sure and right.sure else max(worth, config.unsure))
