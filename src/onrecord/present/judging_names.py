"""What a person says of names: actors or mentions named in, the judgement to keep out.

An actor stands for the names that it has now, each in each of its articles; a mention for the one place where it
stands. So a judgement outlives the ids of actors, which change with what is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.flow.protocols import Store
from onrecord.model.annotations import Actor, Mention
from onrecord.model.articles import Article
from onrecord.model.judgements import Judgement, NameIn, Said, said
from onrecord.present.naming import find_story
from onrecord.tools.errors import WrongUse
from onrecord.tools.names import fold_name

#: Actors that a message names where a name fits several.
SHOWN = 5


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor or a mention that was named: what the person wrote, its name, and the keys of what is meant."""

    wrote: str
    id: str
    title: str
    keys: frozenset[str]
    person: bool


def are_actors(names: Sequence[str]) -> bool:
    """Say whether names are ids of actors or mentions, or their beginnings."""
    return any(name.startswith(("actor-", "mention-")) for name in names)


def actors_judged(verdict: Said, names: Sequence[str], store: Store, *, story: str = "", note: str = "") -> tuple[Judgement, list[NamedActor]]:
    """Return what is said of actors, to be kept, and whom the names mean; WrongUse where they mean nothing or too much."""
    home = find_story(store, story) if story else ""
    found = [_find(name, home, store) for name in names]
    if len({one.id for one in found}) < len(found):
        raise WrongUse(_why_one(verdict, found, store))
    if len(found) < 2:
        raise WrongUse("Name two or more different actors or mentions. For their ids: onrecord actors STORY, onrecord export mentions")
    if len({one.person for one in found}) > 1:
        raise WrongUse("A person and an organisation or place cannot be judged together: " + ", ".join(_shown(one) for one in found))
    if verdict == "same":
        keys, others = {key for one in found for key in one.keys}, set[str]()
    else:
        others = {key for one in found[1:] for key in one.keys}
        keys = set(found[0].keys) - others
        if not keys:
            raise WrongUse(f"{_shown(found[0])} is one with what it is to differ from: nothing is another actor than itself.")
    articles = {key.partition("\t")[0] for key in keys | others}
    captures = {article.id: article.capture for article in store.load(Article, articles)}
    return said(verdict, keys, others, note=note, captures=captures, about="actor"), found


def _why_one(verdict: Said, found: Sequence[NamedActor], store: Store) -> str:
    """Say which two names mean one actor, and by which mentions they can be told apart."""
    one, other = next((a, b) for n, a in enumerate(found) for b in found[n + 1 :] if a.id == b.id)
    if one.wrote == other.wrote:
        return f"{_shown(one)} is named twice. Name two or more different actors or mentions. For their ids: onrecord actors STORY, onrecord export mentions"
    seen = f"{one.wrote!r} and {other.wrote!r} are names of one actor now: “{one.title}” ({one.id})."
    if verdict == "same":
        return seen
    actor = next((actor for actor in store.load(Actor, [one.id])), None)
    mentions = sorted(store.load(Mention, actor.mentions) if actor else [], key=lambda m: (m.span.article, m.span.start, m.id))
    pair = [next((m for m in mentions if fold_name(m.span.exact) == fold_name(name.wrote)), None) for name in (one, other)]
    if any(m is None for m in pair):
        return f"{seen} To part them, name the mentions that are another's: onrecord export mentions"
    return f"{seen} To part them, name the places where they stand: onrecord different {' '.join(m.id for m in pair if m)}"


def _find(name: str, story: str, store: Store) -> NamedActor:
    if name.startswith("mention-"):
        mention = _only(name, [entry.id for entry in store.entries(Mention) if entry.id.startswith(name)], "a mention")
        return _mention(name, store.load(Mention, [mention])[0], store)
    actors = store.of_story(Actor, story) if story else store.all(Actor)
    if name.startswith("actor-"):
        fitting = [actor for actor in actors if actor.id.startswith(name)]
    else:
        folded = fold_name(name)
        named = [actor for actor in actors if actor.kind != "role"]
        fitting = [actor for actor in named if actor.name == name] or [a for a in named if name in a.names]
        fitting = fitting or [a for a in named if folded and any(fold_name(form) == folded for form in (a.name, *a.names))]
    if len(fitting) != 1:
        seen = ", ".join(f"{actor.id} ({actor.name})" for actor in fitting[:SHOWN])
        gone = "is no actor now: an actor's id changes when it is joined, parted or read again" if name.startswith("actor-") else "is no actor here"
        raise WrongUse(f"{name!r} {f'fits several actors: {seen}' if seen else gone}. For the ids: onrecord actors STORY")
    actor = fitting[0]
    if actor.kind == "role":
        raise WrongUse(f"{name!r} ({actor.name}) has no name: what is described only cannot be judged.")
    keys = {NameIn(m.span.article, m.name).key for m in store.load(Mention, actor.mentions)}
    return NamedActor(name, actor.id, actor.name, frozenset(keys), actor.kind == "person")


def _mention(name: str, mention: Mention, store: Store) -> NamedActor:
    owner = next((actor for actor in store.all(Actor) if mention.id in actor.mentions), None)
    if owner is None or owner.kind == "role":
        raise WrongUse(f"{name!r} (“{mention.span.exact}”) is no name of an actor.")
    place = NameIn(mention.span.article, mention.span.exact, mention.span.start, mention.span.end)
    return NamedActor(name, mention.id, mention.span.exact, frozenset({place.key}), owner.kind == "person")


def _only(name: str, fitting: Sequence[str], kind: str) -> str:
    if len(fitting) != 1:
        raise WrongUse(f"{name} {'fits several' if fitting else f'is not the id of {kind} of this workspace'}. For the ids: onrecord export mentions")
    return fitting[0]


def _shown(one: NamedActor) -> str:
    return f"“{one.title}” ({one.wrote})"


def told_of(verdict: Said, found: Sequence[NamedActor]) -> str:
    """Return what is said of actors in words."""
    names = [_shown(one) for one in found]
    if verdict == "same":
        return f"{' and '.join([', '.join(names[:-1]), names[-1]])} are the same actor"
    return f"{names[0]} is another actor than {', '.join(names[1:])}"
