"""Whom names mean, as chains of custody: material in; actors, mentions and references with their reasons out.

An actor rests on the mentions, descriptions and pronouns that refer to it, each with why it is held to; these on words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from onrecord.engine.judgements import describe
from onrecord.model.annotations import Actor, Mention, Office, Reference
from onrecord.model.spans import Span
from onrecord.present.links import Link
from onrecord.present.material import Material


class Whom:
    """The links of a material's actors and of what refers to them; `words` makes the link of words in an article."""

    def __init__(self, material: Material, words: Callable[[Span], Link]) -> None:
        self._words = words
        self._judgements = {one.id: one for one in material.judgements}
        self._mentions = {mention.id: mention for mention in material.mentions}
        self._references = {one.id: one for one in material.references}
        self._actors = {actor.id: actor for actor in material.actors if any(m in self._mentions for m in actor.mentions)}
        self._reasons = {mention: reason for actor in material.actors for mention, reason in actor.reasons}
        self._owner = {mention: actor for actor in self._actors.values() for mention in actor.mentions}
        self._referring: dict[str, list[Reference]] = {}
        for one in sorted(material.references, key=lambda r: (r.span, r.id)):
            self._referring.setdefault(one.actor, []).append(one)

    def starts(self) -> Mapping[str, Callable[[], Link]]:
        """Return every id that a chain can start at here, with what makes its link."""
        found: dict[str, Callable[[], Link]] = {name: partial(self.mention, one) for name, one in self._mentions.items()}
        found |= {name: partial(self.reference, one) for name, one in self._references.items()}
        return found | {name: partial(self.actor, one) for name, one in self._actors.items()}

    def users(self, thing: str) -> Iterator[Link]:
        """Yield the actor that a mention or a reference belongs to, without its own chain."""
        one = self._references.get(thing)
        actor = self._owner.get(thing) or (self._actors.get(one.actor) if one else None)
        if actor:
            yield Link("actor", actor.id, told_of(actor))

    def actor(self, actor: Actor) -> Link:
        """An actor rests on what refers to it; what a person said of it stands beside."""
        mine = sorted((self._mentions[m] for m in actor.mentions if m in self._mentions), key=lambda m: (m.span, m.id))
        below = [*(self.mention(m) for m in mine), *(self.reference(one) for one in self._referring.get(actor.id, ()))]
        said = tuple(
            Link("judgement", one.id, f"A person said: {describe(one, {})}{f' ({one.note})' if one.note else ''}.")
            for name in actor.judgements if (one := self._judgements.get(name))
        )  # fmt: skip
        return Link("actor", actor.id, told_of(actor), tuple(below), beside=said)

    def mention(self, mention: Mention) -> Link:
        """A mention rests on its words; its own text tells why it is its actor's."""
        owner = self._owner.get(mention.id)
        why = self._reasons.get(mention.id, "") or ("the name itself" if owner else "")
        whose = f" is {owner.name}: {why}" if owner else ""
        return Link("mention", mention.id, f"“{mention.span.exact}”{whose}", (self._words(mention.span),))

    def reference(self, one: Reference) -> Link:
        """A description or a pronoun rests on its words; its own text tells why it refers to its actor."""
        return Link(one.kind, one.id, one.reason, (self._words(one.span),))


def told_of(actor: Actor) -> str:
    """Return an actor in a line: name, countries, offices with their days."""
    parts = [actor.name]
    if actor.countries:
        parts.append(", ".join(actor.countries))
    parts += [office_told(office) for office in actor.offices]
    return "; ".join(parts)


def office_told(office: Office) -> str:
    """Return an office with the days on which reports print it."""
    role = f"{office.role} (held no longer)" if office.past and not office.role.lower().startswith(("former", "ex-")) else office.role
    if not office.first:
        return f"“{role}”"
    days = office.first if office.first == office.last else f"{office.first} to {office.last}"
    return f"“{role}”, printed {days}"
