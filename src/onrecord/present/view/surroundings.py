"""What lies around a story, as a page shows it: the stories of its affair, and the round-ups and live blogs that tell of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.present.around import Around, Elsewhere, Tie
from onrecord.present.view.shown import date_in_words, one_line
from onrecord.present.view.sources import web_address

#: Characters of a section's words that are shown, and stories after one that are.
SHOWN, MOST = 240, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class TieView:
    """Another story of the affair. `anchor` leads to its dossier where that is on the page, else ""."""

    story: str
    anchor: str
    title: str
    days: str
    ordered: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """A section: its heading, its first words where they say more, and its place in characters."""

    heading: str
    words: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldView:
    """A round-up or live blog that tells of the story in some of its sections. `url` is a web address or ""."""

    form: str
    source: str
    title: str
    article: str
    url: str
    places: tuple[PlaceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnwardView:
    """A section of one of the story's own articles, and the other story that it tells of."""

    heading: str
    article: str
    tie: TieView


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What lies around one story; `more` counts the stories after it that are not shown."""

    before: tuple[TieView, ...]
    after: tuple[TieView, ...]
    more: int
    told: tuple[ToldView, ...]
    onward: tuple[OnwardView, ...]

    @property
    def sections(self) -> int:
        """How many sections tell of the story."""
        return sum(len(one.places) for one in self.told)


def build_surroundings(around: Around, anchors: Mapping[str, str]) -> Surroundings:
    """Return what lies around a story; `anchors` are those of the dossiers on the page, by their stories."""
    by_article = groupby(around.told, key=lambda place: place.article.id)
    return Surroundings(
        before=tuple(_tie(tie, anchors) for tie in around.before),
        after=tuple(_tie(tie, anchors) for tie in around.after[:MOST]),
        more=max(0, len(around.after) - MOST),
        told=tuple(_told(list(places)) for _, places in by_article),
        onward=tuple(
            OnwardView(
                heading=one_line(one.place.heading, 160), article=one_line(one.place.article.source or one.place.article.title, 80),
                tie=_tie(Tie(one.story, one.title, one.first, one.last, True, one.place.score, one.place.reasons), anchors),
            )
            for one in around.onward
        ),
    )  # fmt: skip


def _tie(tie: Tie, anchors: Mapping[str, str]) -> TieView:
    first, last = tie.first[:10], tie.last[:10]
    return TieView(
        story=tie.story, anchor=anchors.get(tie.story, ""), title=one_line(tie.title, 200) or "Untitled story",
        days=date_in_words(f"{first}/{last}" if first and last else first or last), ordered=tie.ordered,
        reason=one_line(" ".join(tie.reasons), 300),
    )  # fmt: skip


def _told(places: Sequence[Elsewhere]) -> ToldView:
    article = places[0].article
    return ToldView(
        form={"live-blog": "live blog", "round-up": "round-up"}.get(article.form, "report"),
        source=one_line(article.source or article.path or article.url, 80), title=one_line(article.title, 160),
        article=article.id, url=web_address(article.url),
        places=tuple(_place(place) for place in places),
    )  # fmt: skip


def _place(place: Elsewhere) -> PlaceView:
    """Return a section with its heading, where it has one, and the words that follow."""
    blocks = place.article.blocks
    head = next((b for b in blocks if b.kind == "heading" and b.start <= place.span.start < b.end), None)
    words = place.article.text[head.end if head else place.span.start : place.span.end]
    return PlaceView(
        heading=one_line(place.heading, 160) if head else "", words=one_line(words[: 4 * SHOWN], SHOWN),
        start=place.span.start, end=place.span.end, reason=one_line(" ".join(place.reasons), 300),
    )  # fmt: skip
