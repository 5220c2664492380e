"""What a person said of articles, as the grouping of stories has to keep to it.

A `Judgement` in, one `Judged` an article out (`spread_judgement`); of a component's `Judged` records what is to be
together, what apart (`constraints`), and what is told of it (`judged_reasons`).

A component is not made larger by what must stay apart: a record `different` goes to the component of its own article
alone, and says something there where the other article is in it as well, whichever chain of links brought it there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from onrecord.model.articles import Article
from onrecord.model.judgements import Judged, Judgement
from onrecord.tools.protocols import Tools

#: Articles of one judgement that are named in a story's reasons; the rest are counted.
NAMED = 4


def spread_judgement(judgement: Judgement, tools: Tools) -> Iterator[Judged]:
    """Yield what a judgement says of each of its articles; nothing of one that is on both sides."""
    del tools
    if judgement.about != "event":
        return
    if judgement.verdict == "same":
        for before, article in pairwise(judgement.one):
            yield Judged(article, "same", (before,), judgement.id, judgement.note)
        return
    for mine, theirs in ((judgement.one, judgement.other), (judgement.other, judgement.one)):
        apart = tuple(name for name in theirs if name not in mine)
        for article in mine:
            if apart and article not in theirs:
                yield Judged(article, "different", apart, judgement.id, judgement.note)


def judged_ends(record: Judged) -> tuple[str, ...]:
    """Return the articles that a record holds together: those said to be of one event, else its own alone."""
    return (record.article, *record.others) if record.verdict == "same" else (record.article,)


def constraints(
    judged: Sequence[Judged], members: Collection[str]
) -> tuple[list[frozenset[str]], frozenset[tuple[str, str]]]:
    """Return the sets of articles that are together, and the pairs (the smaller id first) that must be apart.

    Sets share no article. A pair inside a set is left out: what was said to be one event by one and the same person
    cannot be two, and is refused when it is said; only two articles that became one can bring it about.
    """
    inside = set(members)
    home: dict[str, set[str]] = {}
    for record in judged:
        if record.verdict == "same":
            joined = {name for end in judged_ends(record) for name in home.get(end, {end})}
            home.update(dict.fromkeys(joined, joined))
    groups = {min(group): group for group in home.values()}
    together = [frozenset(group & inside) for _, group in sorted(groups.items()) if len(group & inside) > 1]
    apart = {
        (min(record.article, other), max(record.article, other))
        for record in judged if record.verdict == "different" and record.article in inside
        for other in record.others if other in inside and other not in home.get(record.article, ())
    }  # fmt: skip
    return together, frozenset(apart)


def judged_clusters(
    link: Callable[[Sequence[str], Sequence[frozenset[str]], frozenset[tuple[str, str]]], list[tuple[str, ...]]],
    members: Sequence[str],
    together: Sequence[frozenset[str]],
    apart: frozenset[tuple[str, str]],
) -> list[tuple[str, ...]]:
    """Return clusters that keep to what a person said, and are else those that there would be had nothing been said.

    `link` makes clusters of articles, given sets that it starts from and pairs that it keeps apart. Two stories that
    are said to be one event become one whole, so that a later report of the one event still finds it. Where this, or a
    story as it was found, holds what is to be apart, it is parted there and nowhere else: of a story that is parted,
    who is apart from no one stays with those most like it, and all that may stay together do. An article that was
    taken out of a story stands alone: nobody said that it belongs to another.
    """
    found = link(members, (), frozenset())
    here = set(members)
    together = [group & here for group in together if len(group & here) > 1]
    apart = frozenset(pair for pair in apart if here.issuperset(pair))
    if not together and not apart:
        return found
    bins = _Bins(members, apart)
    for group in together:
        bins.gather(sorted(group))
    for cluster in sorted(found, key=lambda names: (-len(names), names)):
        inside = set(cluster)
        barred = frozenset(pair for pair in apart if inside.issuperset(pair))
        if barred:
            held = [group & inside for group in together if len(group & inside) > 1]
            for part in sorted(link(cluster, held, barred), key=lambda names: (-len(names), names)):
                bins.gather(part)
        bins.gather(cluster)
    return bins.clusters()


class _Bins:
    """Articles in bins, none with one that it is to be apart from."""

    def __init__(self, members: Sequence[str], apart: frozenset[tuple[str, str]]) -> None:
        self._home = {name: name for name in members}
        self._names = {name: {name} for name in members}
        self._barred: dict[str, set[str]] = {name: set() for name in members}
        for one, other in apart:
            self._barred[one].add(other)
            self._barred[other].add(one)

    def gather(self, names: Sequence[str]) -> None:
        """Make the bins of articles one, those that hold most of them first; where two may not be one, more than one."""
        counts = Counter(self._home[name] for name in names)
        heads: list[str] = []
        for place in sorted(counts, key=lambda found: (-counts[found], min(self._names[found]))):
            head = next((head for head in heads if self._barred[head].isdisjoint(self._names[place])), None)
            if head is None:
                heads.append(place)
                continue
            for name in self._names[place]:
                self._home[name] = head
            self._names[head] |= self._names.pop(place)
            self._barred[head] |= self._barred.pop(place)

    def clusters(self) -> list[tuple[str, ...]]:
        """Return the bins, sorted."""
        return sorted(tuple(sorted(names)) for names in self._names.values())


def judged_reasons(cluster: Collection[str], judged: Sequence[Judged], articles: Mapping[str, Article]) -> tuple[str, ...]:
    """Return what a person said that a story's articles are, or are not, of one event; a sentence a judgement."""
    inside = set(cluster)
    found: dict[tuple[str, str, str], tuple[set[str], set[str]]] = {}
    for record in judged:
        if record.article not in inside:
            continue
        mine, theirs = found.setdefault((record.judgement, record.verdict, record.note), (set(), set()))
        mine.add(record.article)
        (mine if record.verdict == "same" else theirs).update(record.others)
    return tuple(
        _reason(verdict, _names(mine, articles), _names(theirs, articles), note)
        for (_, verdict, note), (mine, theirs) in sorted(found.items())
    )


def _reason(verdict: str, mine: str, theirs: str, note: str) -> str:
    why = f": {note}" if note else "."
    if verdict == "same":
        return f"A person said that {mine} are of the same event{why}"
    return f"A person said that {mine} and {theirs} are of different events{why}"


def _names(found: Collection[str], articles: Mapping[str, Article]) -> str:
    names = [f"“{articles[name].title}”" if name in articles else name for name in sorted(found)]
    shown = names[:NAMED] + ([f"{len(names) - NAMED} more"] if len(names) > NAMED else [])
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)
