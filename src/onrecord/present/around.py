"""What lies around a story: the stories of its affair before and after it, and where else it is told. Material in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from onrecord.model.articles import Article
from onrecord.model.dossiers import Outline, outline_of
from onrecord.model.spans import Span
from onrecord.model.stories import Sequel, Told
from onrecord.present.material import Material


@dataclass(frozen=True, slots=True)
class Tie:
    """A story of the same affair. `ordered` is false where the days do not tell which of the two came first."""

    story: str
    title: str
    first: str
    last: str
    ordered: bool
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A section of a round-up or a live blog that tells of the story: the article, the words' place, the section's heading."""

    id: str
    article: Article
    span: Span
    heading: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Onward:
    """A section of one of the story's own articles, a round-up or a live blog, and another story that it tells of."""

    place: Elsewhere
    story: str
    title: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Around:
    """What lies around one story. `before` is one story at most; `after` is in the order of days, `told` of articles;
    `onward` are the other stories that sections of its own articles tell of."""

    before: tuple[Tie, ...] = ()
    after: tuple[Tie, ...] = ()
    told: tuple[Elsewhere, ...] = ()
    onward: tuple[Onward, ...] = ()


def find_around(material: Material) -> dict[str, Around]:
    """Return what lies around each story of a material, by the story's id, whatever the order of the records."""
    outlines = {one.story: one for one in (*material.outlines, *map(outline_of, material.dossiers))}
    articles = {article.id: article for article in (*material.digests, *material.articles)}
    before: dict[str, list[Tie]] = defaultdict(list)
    after: dict[str, list[Tie]] = defaultdict(list)
    for sequel in sorted(material.sequels, key=lambda tie: tie.id):
        if sequel.earlier in outlines and sequel.later in outlines:
            before[sequel.later].append(_tie(outlines[sequel.earlier], sequel))
            after[sequel.earlier].append(_tie(outlines[sequel.later], sequel))
    told: dict[str, list[Elsewhere]] = defaultdict(list)
    onward: dict[str, list[Onward]] = defaultdict(list)
    home = {name: dossier.story for dossier in material.dossiers for name in dossier.articles}
    for place in sorted(material.told, key=lambda one: (one.article, one.start, one.id)):
        if place.article in articles:
            found = _elsewhere(place, articles[place.article])
            told[place.story].append(found)
            other = outlines.get(place.story)
            if other is not None and place.article in home:
                onward[home[place.article]].append(Onward(found, other.story, other.title, other.first, other.last))
    return {
        story: Around(tuple(_by_day(before[story])), tuple(_by_day(after[story])), tuple(told[story]), tuple(onward[story]))
        for story in sorted({dossier.story for dossier in material.dossiers})
    }


def _tie(outline: Outline, sequel: Sequel) -> Tie:
    return Tie(outline.story, outline.title, outline.first, outline.last, sequel.ordered, sequel.score, sequel.reasons)


def _by_day(ties: list[Tie]) -> list[Tie]:
    return sorted(ties, key=lambda tie: (tie.first, tie.last, tie.story))


def _elsewhere(place: Told, article: Article) -> Elsewhere:
    span = article.span(place.start, place.end)
    return Elsewhere(place.id, article, span, place.heading, place.score, place.reasons)
