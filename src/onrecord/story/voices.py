"""Reports that are one voice: articles and the text they share in, groups of copies out.

A report most of which is a copy of another's text is of the same event, and is no second voice for what an event's
reports have in common. So copies start as one in the linkage of stories, and are held against others by the best pair
of theirs: a further copy of a text then changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model.articles import Article
from onrecord.model.reuse import Passage
from onrecord.model.stories import StoryKeys

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceConfig:
    """When two articles are one voice: shares are parts of a body, by characters, that are copied.

    Both count, for a brief that is wholly part of a long round-up says nothing of what else the round-up tells.
    """

    more: float = 0.6  # least share of the one that has more of the other's text
    less: float = 0.3  # least share of the other
    whole: float = 0.9  # share of both from which they are one text, whenever they were published
    days: int = 14  # days apart, both well founded, beyond which others are not: old text runs in reports of new events
    words: int = 60  # least words that are copied
    speakers: int = 8  # articles of a group, the smallest ids, that are held against others


def one_voice(
    articles: Mapping[str, Article],
    keys: Mapping[str, StoryKeys],
    passages: Iterable[Passage],
    config: VoiceConfig = VoiceConfig(),
) -> list[Pair]:
    """Return the pairs of articles that are one voice, sorted; `keys` tell the days that articles may be of."""
    shared: dict[Pair, tuple[int, int, int]] = {}
    for passage in passages:
        left, right = passage.articles
        if passage.kind == "copy" and left in articles and right in articles:
            words, mine, theirs = shared.get(passage.articles, (0, 0, 0))
            spans = passage.left, passage.right
            lengths = [span.end - span.start for span in spans]
            shared[passage.articles] = (words + passage.matched, mine + lengths[0], theirs + lengths[1])
    long = {pair: found for pair, found in shared.items() if found[0] >= config.words}
    body = {name: _body(articles[name]) for name in sorted({end for pair in long for end in pair})}
    found = []
    for (left, right), (_, mine, theirs) in sorted(long.items()):
        less, more = sorted((mine / max(1, body[left]), theirs / max(1, body[right])))
        near = less >= config.whole or _days_apart(keys.get(left), keys.get(right)) <= config.days
        if more >= config.more and less >= config.less and near:
            found.append((left, right))
    return found


def _body(article: Article) -> int:
    return sum(block.end - block.start for block in article.blocks if block.is_body)


def _days_apart(left: StoryKeys | None, right: StoryKeys | None) -> int:
    """Return the least number of days between two articles; 0 where it is not well founded."""
    if not (left and right and left.sure and right.sure):
        return 0
    mine, theirs = ([date.fromisoformat(day).toordinal() for day in record.days] for record in (left, right))
    return min([abs(one - other) for one in mine for other in theirs], default=0)


class Voices:
    """Articles by their voice, which is named as its smallest article."""

    def __init__(
        self,
        members: Sequence[str],
        pairs: Iterable[Pair],
        *,
        together: Iterable[frozenset[str]] = (),
        apart: Iterable[Pair] = (),
        config: VoiceConfig = VoiceConfig(),
    ) -> None:
        """Group members by pairs; those that a person holds apart, by whatever chain, are left as they are."""
        inside = set(members)
        ties = [pair for pair in pairs if inside.issuperset(pair)]
        held = [(min(group), name) for group in together for name in sorted(group) if name != min(group)]
        apart = [pair for pair in apart if inside.issuperset(pair)]
        while True:
            home = _homes(members, [*ties, *held])
            torn = {home[left] for left, right in apart if home[left] == home[right]}
            kept = [pair for pair in ties if home[pair[0]] not in torn]
            if len(kept) == len(ties):
                break
            ties = kept
        self.home = _homes(members, ties)
        self._config = config
        self.names: dict[str, list[str]] = {}
        for name in sorted(members):
            self.names.setdefault(self.home[name], []).append(name)

    def best(self, score: Callable[[str, str], float]) -> Callable[[str, str], float]:
        """Return a function that gives the score of two voices, that of the best pair of their articles."""
        most = self._config.speakers

        def of(left: str, right: str) -> float:
            mine, theirs = self.names[left][:most], self.names[right][:most]
            return max([score(a, b) if a < b else score(b, a) for a in mine for b in theirs])

        return of

    def pairs(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Return the pairs of voices that pairs of articles are of, sorted, the smaller name first."""
        ends = ((self.home[left], self.home[right]) for left, right in pairs if left in self.home and right in self.home)
        return sorted({(min(pair), max(pair)) for pair in ends if pair[0] != pair[1]})

    def sets(self, sets: Iterable[frozenset[str]]) -> list[frozenset[str]]:
        """Return sets of articles as sets of voices."""
        return [frozenset([self.home[name] for name in names if name in self.home]) for names in sets]

    def spread(self, cluster: Iterable[str]) -> tuple[str, ...]:
        """Return the articles of a cluster of voices, sorted."""
        return tuple(sorted([name for voice in cluster for name in self.names[voice]]))


def _homes(members: Sequence[str], pairs: Iterable[Pair]) -> dict[str, str]:
    """Return the smallest member that each is tied to, by whatever chain of pairs."""
    home = {name: name for name in members}

    def root(name: str) -> str:
        while home[name] != name:
            home[name] = home[home[name]]
            name = home[name]
        return name

    for left, right in pairs:
        if left in home and right in home:
            low, high = sorted((root(left), root(right)))
            home[high] = low
    return {name: root(name) for name in members}
