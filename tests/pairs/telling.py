"""Invented events of countries, the sentences that tell them, and strategies that make many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from onrecord.model.annotations import Coding, Event, Modality
from onrecord.model.articles import Article, Dating
from onrecord.model.reuse import Derivation, Part
from onrecord.model.spans import Span
from onrecord.present.pairs.accounts import PairRecords

STORY = "story-00000000000000aa"
TEXT = "Skerra warned Ardovia. The two met later. " * 4


def make_article(name: str, *, outlet: str = "", text: str = TEXT, url: str = "") -> Article:
    """An article whose outlet is its name unless another is given."""
    return Article(
        id=f"article-{name}", capture="c", path=f"{name}.txt", url=url, record_id="", sha256="", text=text, headline=None,
        source=outlet or f"The {name}", author="", language="en", blocks=(),
    )  # fmt: skip


def make_dating(name: str, day: str) -> Dating:
    """When an article was published."""
    return Dating(f"article-{name}", day, "day", "printed", day)


def make_derivation(name: str, origin: str, *, parts: tuple[Part, ...] = ()) -> Derivation:
    """Whose text an article is."""
    return Derivation(f"article-{name}", f"origin-{origin}", origin, "agency", True, parts=parts)


def make_event(
    told: Sequence[tuple[str, int]], *, type: str = "ACCUSE", mode: str = "", actors: Sequence[str] = ("CHN",),
    recipients: Sequence[str] = ("USA",), when: str = "", status: Modality = "happened", cue: str = "", text: str = TEXT,
) -> tuple[Event, list[Coding]]:  # fmt: skip
    """An event and its codings: one for each (article, place) that tells it."""
    codings = []
    for name, start in told:
        span = Span(f"article-{name}", start, start + 22, text[start : start + 22])
        word = Span(span.article, start, start + len(cue), cue) if cue else None
        codings.append(Coding(
            STORY, type, mode, tuple(actors), tuple(actors), tuple(recipients), tuple(recipients), when, "", status, span, word,
        ))  # fmt: skip
    event = Event(
        STORY, type, mode, tuple(actors), tuple(actors), tuple(recipients), tuple(recipients), when, "", status,
        tuple(coding.id for coding in codings), tuple(coding.evidence for coding in codings),
    )  # fmt: skip
    return event, codings


def make_records(
    events: Sequence[tuple[Event, list[Coding]]], articles: Sequence[Article], datings: Sequence[Dating] = (),
    derivations: Sequence[Derivation] = (),
) -> PairRecords:  # fmt: skip
    """Put them together."""
    return PairRecords(
        events=[event for event, _ in events], codings=[coding for _, codings in events for coding in codings],
        articles=articles, datings=datings, derivations=derivations,
    )  # fmt: skip


@dataclass(frozen=True)
class Newspapers:
    """The articles that made events are told in."""

    names: tuple[str, ...] = ("a", "b", "c", "d", "e")
    outlets: tuple[str, ...] = ("Herald", "Herald", "Lantern", "Lantern", "Times")
    origins: tuple[str, ...] = ("NPA", "Herald", "NPA", "Lantern", "NPA")

    def articles(self) -> list[Article]:
        """The articles: two outlets have two each."""
        return [make_article(name, outlet=outlet) for name, outlet in zip(self.names, self.outlets, strict=True)]

    def derivations(self) -> list[Derivation]:
        """An agency has three of them."""
        return [make_derivation(name, origin) for name, origin in zip(self.names, self.origins, strict=True)]

    def datings(self) -> list[Dating]:
        """One a day, and one undated."""
        return [make_dating(name, f"2031-05-{number + 3:02}") for number, name in enumerate(self.names[:-1])]


_WHENS = ("", "2031-05-03", "2031-04-30T20:00", "2031-W18", "2031-04", "2031", "2019-11-02", "FUTURE_REF", "2040-01-01", "203")
_KINDS = (
    ("CONSULT", "visit"), ("CONSULT", ""), ("AGREE", ""), ("AID", ""), ("ACCUSE", "allege"), ("REQUEST", "assist"),
    ("ASSAULT", "aerial"), ("COERCE", "no such mode"), ("NO-SUCH-TYPE", ""),
)  # fmt: skip
_SIDES = ((("USA",), ("CHN",)), (("CHN",), ("USA",)), (("CHN", "USA"), ()), (("USA", "JPN"), ("CHN",)), (("USA",), ("USA",)), ((), ("CHN",)))


@st.composite
def many_events(draw: st.DrawFn) -> list[tuple[Event, list[Coding]]]:
    """Events of a few countries, each told in a few places; no place tells two."""
    count = draw(st.integers(0, 9))
    places = draw(st.permutations([(name, 22 * place) for name in Newspapers().names for place in range(6)]))
    made = []
    for number in range(count):
        kind, mode = draw(st.sampled_from(_KINDS))
        actors, recipients = draw(st.sampled_from(_SIDES))
        told = places[3 * number : 3 * number + draw(st.integers(1, 3))]
        status: Modality = draw(st.sampled_from(("happened", "happened", "happened", "planned", "hypothetical", "denied")))
        made.append(make_event(told, type=kind, mode=mode, actors=actors, recipients=recipients, when=draw(st.sampled_from(_WHENS)),
                               status=status))  # fmt: skip
    return made


def without_article(made: Sequence[tuple[Event, list[Coding]]], name: str) -> list[tuple[Event, list[Coding]]]:
    """What is left of events where an article was never read: the other codings, and the events that they tell."""
    left = []
    for event, codings in made:
        kept = [coding for coding in codings if coding.evidence.article != f"article-{name}"]
        if kept:
            ids, evidence = tuple(one.id for one in kept), tuple(one.evidence for one in kept)
            left.append((replace(event, codings=ids, evidence=evidence), kept))
    return left
