"""The derivation graph: from which articles an article's words come, how, and by what we know which was first.

Coverage and the words by their source in, Takings out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from onrecord.model.articles import Article
from onrecord.model.reuse import Manner, Taking
from onrecord.reuse.coverage import Coverage
from onrecord.reuse.newsrooms import Newsroom
from onrecord.reuse.takes import take_reasons
from onrecord.tools.directory import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphConfig:
    """What is told of a taking. Part of the shared words that are the same, measured on planted reprints."""

    least: int = 8  # words below which a taking is not told: the shortest passage has as many
    verbatim: float = 0.985  # cut and reordered copies have 0.99 and up
    edited: float = 0.88  # copies with one sentence in seven edited have 0.9 and up, spun ones less
    reworded: float = 0.65  # sentence by sentence with other words; below it is retold
    held: float = 0.95  # part of the words from one article that a nearer one must have too
    nearer: float = 0.03  # how much more of the shared words must be the same there: cuts and edits of a copy of a copy
    order: float = 0.1  # part of reworded passages out of order, above which it is retold: spun copies have none


@dataclass(frozen=True, slots=True)
class Side:
    """One end of a taking: an article, the newsroom it names itself, its moment, its length in words.

    `moment` is ISO to the minute, "" for none; `hour` says that the article gives the hour, `zoned` that it is in UTC.
    """

    article: Article
    named: Newsroom
    moment: str
    hour: bool
    zoned: bool
    words: int


def taking(
    counts: tuple[int, int], sides: tuple[Side, Side], owner: Newsroom, manner: Manner, *, common: str = ""
) -> Taking:
    """Return the edge from the first side, the senior, to the second. `counts` are the words taken and the taker's.

    `owner` is the newsroom that the words are held to be of; `common` an agency that both say contributed.
    """
    reason, sure = direction(*sides)
    third = common or (owner.name if owner.id != sides[0].named.id else "")
    if third:
        said = f"Both say that {third} contributed, and may have it from there" if common else f"Both may have it from {third}"
        reason, sure = f"{said}. {reason}", False
    elif not sure and not _same_credit(*sides):  # what two credit to one agency is told with the reason
        reason = f"{reason} Both may have it from a third."
    return Taking(sides[0].article.id, counts[0], round(counts[0] / max(1, counts[1]), 3), manner, reason, sure)


def nearer_source(
    name: str, source: str, words: set[int], between: Sequence[str], coverage: Coverage, *, config: GraphConfig = GraphConfig()
) -> str:
    """Return the article that some words of an article came through, `source`, which had them first, where none did.

    It is one of `between`, those of the same newsroom that stand between the two in order, which has these words as well,
    and more of them as they are here: a reprint of a later take is of that take, not an edited one of the first.
    """
    mine = coverage.shared.get(name, {})
    if source not in mine:
        return source
    least = likeness(name, source, coverage.shared, coverage.matched) + config.nearer
    fitting = []
    for other in between:
        if other in mine and len(words & mine[other]) >= config.held * len(words):
            like = likeness(name, other, coverage.shared, coverage.matched)
            if like >= least:
                fitting.append((-round(like, 3), -len(mine[other]), other))
    return min(fitting)[2] if fitting else source


def direction(senior: Side, junior: Side) -> tuple[str, bool]:
    """Say in a sentence why the senior is held to have been first, and whether that is well founded.

    What is told is what decided: the credit before the time, the time before the length.
    """
    first, second = senior.named, junior.named
    if first.credited and not second.credited:
        whose = f"is credited to {first.name}" if senior.article.credit else f"is {_of(first.name)} own"
        late = senior.moment and junior.moment and senior.moment[:10] > junior.moment[:10]
        note = ", though it is dated later: agencies date a text by its last take" if late else ""
        return f"The other {whose}, this one is not{note}.", True
    marked = take_reasons(junior.article, senior.article) if _one_day(senior, junior) else ()
    if marked and _same_credit(senior, junior):
        return marked[0], True
    if _is_otherwise(senior, junior):
        return "Marks in the texts put the other first, though neither its time nor its length does.", False
    time, sure = _by_time(senior, junior)
    if _same_credit(senior, junior) and _is_own(senior) and _is_own(junior):
        return f"Both are {_of(first.name)} own, one an earlier take or text. {time or _by_length(senior, junior)}", sure
    if _same_credit(senior, junior) and _is_own(senior):
        return f"The other is {_of(first.name)} own page, this one credits {first.name}. {time}".rstrip(), True
    if _same_credit(senior, junior):
        return f"Both credit {first.name}, and may have it from there. {time or _by_length(senior, junior)}", False
    if time:
        return time, sure
    return _by_length(senior, junior), False


def _one_day(senior: Side, junior: Side) -> bool:
    return senior.moment[:10] == junior.moment[:10]


def _is_otherwise(senior: Side, junior: Side) -> bool:
    """Say whether neither time nor length put the senior first: marks of takes or the like did."""
    later = bool(junior.moment) and (not senior.moment or senior.moment > junior.moment)
    return later or (senior.moment == junior.moment and senior.words < junior.words)


def _of(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _same_credit(senior: Side, junior: Side) -> bool:
    return senior.named.credited and junior.named.credited and senior.named.id == junior.named.id


def _is_own(side: Side) -> bool:
    """Say whether the agency itself published it."""
    return fold(side.article.source) == fold(side.named.name)


def _by_time(senior: Side, junior: Side) -> tuple[str, bool]:
    """Return what the two moments tell, "" where they tell nothing."""
    if not senior.moment or senior.moment == junior.moment:
        return "", False
    if not junior.moment:
        return "The other has a date and this one has none, so that which was first is not sure.", False
    if senior.moment > junior.moment:
        return "", False
    days = (senior.moment[:10], junior.moment[:10])
    if days[0] != days[1]:
        if senior.hour and junior.hour and senior.zoned == junior.zoned and _minutes(senior.moment, junior.moment) < 24 * 60:
            return f"The other was published {_lapse(senior.moment, junior.moment)} earlier.", True
        return f"The other is dated {days[0]}, this one {days[1]}.", True
    if not (senior.hour and junior.hour):
        return "Both are of one day, and only one of them tells the hour, so that which was first is not sure.", False
    if senior.zoned != junior.zoned:
        return "By its hour the other was first, but the zone of one of the two hours is not told.", False
    return f"The other was published {_lapse(senior.moment, junior.moment)} earlier.", True


def _by_length(senior: Side, junior: Side) -> str:
    more = senior.words - junior.words
    if more > 0:
        return f"The other is longer by {more} word{'s' * (more != 1)}; nothing else tells which was first."
    return "Nothing tells which of the two was first."


def _minutes(first: str, second: str) -> int:
    try:
        lapse = datetime.fromisoformat(second) - datetime.fromisoformat(first)
    except ValueError:
        return 0
    return int(lapse.total_seconds() // 60)


def _lapse(first: str, second: str) -> str:
    minutes = _minutes(first, second)
    if minutes < 60:
        return f"{minutes} minute{'s' * (minutes != 1)}"
    hours = round(minutes / 60)
    return f"{hours} hour{'s' * (hours != 1)}"


def manner_of(name: str, source: str, coverage: Coverage, *, config: GraphConfig = GraphConfig()) -> Manner:
    """Return how an article repeats another: by the part of their shared words that are the same.

    Where the two share no passage themselves, the words came through a third, and the closest of those speaks for it.
    """
    mine = coverage.shared.get(name, {})
    via = source if source in mine else max(sorted(mine), key=lambda other: len(mine[other]), default="")
    if not via:
        return "retold"
    same = likeness(name, via, coverage.shared, coverage.matched)
    if same >= config.verbatim:
        return "verbatim"
    if same >= config.edited:
        return "lightly edited"
    turned = _out_of_order(coverage.ranges[name].get(via, ())) > config.order
    return "retold" if turned or same < config.reworded else "reworded"


def _out_of_order(ranges: Sequence[tuple[range, range]]) -> float:
    """Return the part of an article's passages that stand before the passage before them in the other."""
    theirs = [other.start for mine, other in sorted(ranges, key=lambda pair: (pair[0].start, pair[1].start))]
    return sum(later < former for former, later in pairwise(theirs)) / max(1, len(theirs) - 1)


def likeness(
    name: str, other: str, shared: Mapping[str, Mapping[str, set[int]]], matched: Mapping[str, Mapping[str, int]]
) -> float:
    """Return the part of the words of the longer side of two articles' passages that are the same on both."""
    longer = max(len(shared[name][other]), len(shared[other][name]))
    return min(1.0, matched[name][other] / longer) if longer else 0.0
