"""Actors as they are shown: a story's actors with what refers to them in, one entry each out, the most named first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model.annotations import Actor
from onrecord.present.material import Material
from onrecord.present.view.shown import date_in_words, one_line
from onrecord.present.whom import office_told
from onrecord.tools.names import fold_organisation

#: Actors, other forms and reasons that are shown at most; the tables have all.
MOST, FORMS, REASONS = 60, 8, 6
_SHOWN = frozenset({"person", "organisation", "place"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorView:
    """An actor: `names` counts its names in place, `otherwise` the descriptions and pronouns for it.

    `reasons` tell why names in another form are held to be its, each once.
    """

    id: str
    name: str
    kind: str
    countries: str
    offices: tuple[str, ...]
    forms: tuple[str, ...]
    names: int
    otherwise: int
    reports: int
    reasons: tuple[str, ...]
    judged: bool


def story_actors(material: Material, story: str) -> tuple[ActorView, ...]:
    """Return the named actors of a story, those named most often first: persons and bodies, then places."""
    found = sorted(_views(material, story), key=lambda a: (a.kind == "place", -a.names - a.otherwise, a.name, a.id))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Who is named, as a page lists it: `told` one by one, the rest in a line: `once` named once, and `places`.

    `more` counts those that are not shown.
    """

    told: tuple[ActorView, ...]
    once: tuple[str, ...]
    places: tuple[str, ...]
    more: int = 0


def named_in(actors: Sequence[ActorView]) -> Named:
    """Return the actors of a story as they are listed.

    Of one who is named once, by whom nothing is told but the name, the name says it all. The days on which roles are
    printed are left out where they are the same for all.
    """
    shown = actors[:MOST]
    days = {printed for one in actors for office in one.offices for printed in [office.rpartition("”")[2]]}
    plain = [replace(one, offices=tuple(_role(office, dated=len(days) > 1) for office in one.offices)) for one in shown]
    places = tuple(_place(one) for one in plain if one.kind == "place")
    once = tuple(one for one in plain if one.kind != "place" and one.names < 2 and not (one.otherwise or one.offices or one.judged))
    told = tuple(one for one in plain if one.kind != "place" and one not in once)
    return Named(told=told, once=tuple(sorted(one.name for one in once)), places=places, more=len(actors) - len(shown))


def _role(office: str, *, dated: bool) -> str:
    """Return an office with its days in words, or without them."""
    role, mark, printed = office.rpartition("”")
    words, _, days = printed.partition("printed ")
    return f"{role}{mark}{words}printed {date_in_words(days.replace(' to ', '/'))}" if dated and days else f"{role}{mark}"


def _place(one: ActorView) -> str:
    forms = f"; also {', '.join(one.forms)}" if one.forms else ""
    return f"{one.name} ({one.names}{forms})"


def times_named(one: ActorView) -> str:
    """Return how often an actor is named and spoken of in other words: "once by name, twice otherwise"."""
    otherwise = f", {_times(one.otherwise)} otherwise" if one.otherwise else ""
    return f"{_times(one.names)} by name{otherwise}"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _views(material: Material, story: str) -> Iterator[ActorView]:
    mentions = {mention.id: mention for mention in material.mentions}
    otherwise: dict[str, int] = {}
    for one in material.references:
        otherwise[one.actor] = otherwise.get(one.actor, 0) + 1
    for actor in material.actors:
        if actor.story != story or actor.kind not in _SHOWN:
            continue
        own = [mentions[m] for m in actor.mentions if m in mentions]
        yield ActorView(
            id=actor.id, name=one_line(actor.name), kind=actor.kind, countries=", ".join(actor.countries),
            offices=tuple(one_line(office_told(office)) for office in actor.offices[:FORMS]), forms=_forms(actor),
            names=len(own), otherwise=otherwise.get(actor.id, 0), reports=len({m.span.article for m in own}),
            reasons=_reasons(actor), judged=bool(actor.judgements),
        )  # fmt: skip


def _forms(actor: Actor) -> tuple[str, ...]:
    own = fold_organisation(actor.name)
    return tuple(one_line(form) for form in actor.names if fold_organisation(form) != own)[:FORMS]


def _reasons(actor: Actor) -> tuple[str, ...]:
    told: dict[str, int] = {}
    for _, reason in actor.reasons:
        told[reason] = told.get(reason, 0) + 1
    ordered = sorted(told, key=lambda reason: (-told[reason], reason))
    return tuple(one_line(reason, 300) for reason in ordered[:REASONS])
